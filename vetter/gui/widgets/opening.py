"""How large a window of its own opens: as its words need, and never larger than what it opens over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vetter.gui import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

AROUND = 32
"""Pixels that are left to see of what lies beneath."""


def open_at(window: QWidget, wide: int, high: int = 0) -> None:
    """Give a window that is filled its size at the usual text size; without a height, the one its words take."""
    room = _room(window)
    width = min(theme.scaled(wide), room.width() - AROUND)
    if not high:
        window.setMinimumWidth(width)
    window.resize(width, min(theme.scaled(high) if high else _needed(window, width), room.height() - AROUND))


def _room(window: QWidget) -> QSize:
    parent = window.parentWidget()
    return parent.window().size() if parent is not None else window.screen().availableSize()


def _needed(window: QWidget, width: int) -> int:
    """Return the height at a width, once every part knows how it is drawn."""
    for each in window.findChildren(QWidget):
        each.ensurePolished()
    layout = window.layout()
    if layout is None:
        return window.sizeHint().height()
    layout.invalidate()
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
