"""A field to search by: one hint, one sign; Escape empties it before it does anything else, the arrow down leads to what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaMethod, QRect, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QStyle

from vetter.gui import theme
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.text import picture
from vetter.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent


SIGN, PRESSED = 16, 32
"""Side of the sign, and of what empties the field, which is pressed."""


class SearchField(QLineEdit):
    """A line for words that narrow what is shown.

    Signals:
        left: the arrow down was pressed, to go on to what was found.
    """

    left = Signal()

    def __init__(self, hint: str, name: str = "") -> None:
        """Show `hint` while it is empty; screen readers say `name`, or the hint."""
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(name or hint)
        self._sign = picture("search", theme.current().ink2, SIGN, says=tr("Search"))
        self._empty = button("", self.clear, kind="link", icon="cross", name=tr("Empty the search"))
        for each in (self._sign, self._empty):
            each.setParent(self)
        self._empty.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._empty.hide()
        self.textChanged.connect(lambda text: self._empty.setVisible(bool(text)))
        before, after = theme.scaled(SIGN) + 4, theme.scaled(PRESSED) - 8
        self.setTextMargins(*((after, 0, before, 0) if self.isRightToLeft() else (before, 0, after, 0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sign before the words and what empties the field after them."""
        super().resizeEvent(event)
        sign, pressed = theme.scaled(SIGN), theme.scaled(PRESSED)
        for each, left, side in ((self._sign, 10, sign), (self._empty, self.width() - pressed - 2, pressed)):
            place = QRect(left, (self.height() - side) // 2, side, side)
            each.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))

    def fitting(self, wide: int) -> int:
        """Return a width that was drawn for the usual text size at the present one, or what the hint takes if that is more."""
        return max(theme.scaled(wide), self.fontMetrics().horizontalAdvance(self.placeholderText()) + 2 * theme.scaled(PRESSED))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field on Escape, leave it on the arrow down; a key for which there is nothing to do goes to what it stands in."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down and self.isSignalConnected(QMetaMethod.fromSignal(self.left)):
            self.left.emit()
        else:
            super().keyPressEvent(event)
