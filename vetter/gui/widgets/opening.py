"""How a window of its own opens: as large as its words need, never larger than what it opens over, and after a lock again."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from vetter.gui import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QDialog

D = TypeVar("D", bound="QDialog")

AROUND = 32
"""Pixels that are left to see of what lies beneath."""


AGAIN = "again"


def open_again_by(dialog: D, deed: str, *words: str) -> D:
    """Let a dialog in which something is typed be opened again after a lock, by a deed of the main window, such as “history.hold”."""
    dialog.setProperty(AGAIN, [deed, *words])
    return dialog


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
