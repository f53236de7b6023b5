"""How a window of its own opens: as large as its words need, never larger than what it opens over, and after a lock again."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from vetter.gui import theme
from vetter.gui.widgets.layout import ANY_WIDTH

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
    """Give a window that is filled its size at the usual text size; what scrolls in it leaves no more of that height than it needs.

    Without a height it gets the one its words take, whatever they become.
    """
    room = _room(window)
    width = min(theme.scaled(wide), room.width() - AROUND)
    if high:
        window.resize(width, min(theme.scaled(high), room.height() - AROUND, _unscrolled(window, width)))
        return
    window.setMinimumWidth(width)
    AsHigh(window).fit(width)


class AsHigh(QObject):
    """Keeps a window as high as its words are at its width; Qt would keep room for what they take at the narrowest."""

    def __init__(self, window: QWidget) -> None:
        """Follow `window`."""
        super().__init__(window)
        self._window = window
        layout = window.layout()
        if layout is not None:
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        window.installEventFilter(self)

    def fit(self, width: int) -> None:
        """Give the window its height at a width, once every part knows how it is drawn."""
        _polish(self._window)
        needed = _needed(self._window, width)
        self._window.setMinimumHeight(needed)
        self._window.resize(width, needed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow words that come, go or change."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._window.setMinimumHeight(_needed(self._window, self._window.width()))
        return super().eventFilter(watched, event)


def _room(window: QWidget) -> QSize:
    parent = window.parentWidget()
    return parent.window().size() if parent is not None else window.screen().availableSize()


def _polish(window: QWidget) -> None:
    """Let every part of a window know how it is drawn before it is measured."""
    for each in window.findChildren(QWidget):
        each.ensurePolished()
    layout = window.layout()
    if layout is not None:
        layout.invalidate()


def _unscrolled(window: QWidget, width: int) -> int:
    """Return the height at which nothing in a window has to be scrolled, without limit where nothing is made to."""
    area = window.findChild(QScrollArea)
    inside = area.widget() if area is not None else None
    if area is None or inside is None:
        return ANY_WIDTH
    _polish(window)
    return _needed(window, width) - area.sizeHint().height() + _needed(inside, width)


def _needed(window: QWidget, width: int) -> int:
    """Return the height at a width."""
    layout = window.layout()
    if layout is None:
        return window.sizeHint().height()
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
