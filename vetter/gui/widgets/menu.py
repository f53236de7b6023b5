"""A menu with our own signs: a tick before what is set, a chevron after what leads on, both as large as the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QMenu, QStyle

from vetter.gui import icons, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

SIGN, EDGE = 16, 8
"""Side of a sign at the usual text size, and its distance from the edge."""


class Menu(QMenu):
    """Entries under each other; the style sheet leaves room for the signs that are drawn here."""

    def __init__(self, parent: QWidget, title: str = "") -> None:
        """Begin empty."""
        super().__init__(title, parent)

    def leading_to(self, title: str) -> Menu:
        """Add an entry that opens a menu of its own, and return that one."""
        inner = Menu(self, title)
        self.addMenu(inner)
        return inner

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the entries, then the signs."""
        super().paintEvent(event)
        side, colours = theme.scaled(SIGN), theme.current()
        painter = QPainter(self)
        for action in self.actions():
            row = self.actionGeometry(action)
            colour = colours.ink if action.isEnabled() else colours.ink2
            signs = [("check", row.left() + EDGE)] if action.isChecked() else []
            signs += [("chevron-right", row.right() - EDGE - side)] if action.menu() is not None else []
            for name, x in signs:
                place = QRect(x, row.center().y() - side // 2, side, side)
                seen = QStyle.visualRect(self.layoutDirection(), row, place)
                painter.drawPixmap(seen.topLeft(), icons.pixmap(name, colour, side))
        painter.end()
