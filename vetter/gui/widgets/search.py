"""A field to search by: one hint, one sign, and Escape empties it before it does anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton

from vetter.gui import icons, theme
from vetter.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


SIGN = 32
"""Width of the sign, and of what empties the field."""


class SearchField(QLineEdit):
    """A line for words that narrow what is shown."""

    def __init__(self, hint: str, name: str = "") -> None:
        """Show `hint` while it is empty; screen readers say `name`, or the hint."""
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(name or hint)
        self.setProperty("kind", "search")
        self.setClearButtonEnabled(True)
        shown = self.addAction(icons.icon("search", theme.current().ink2, theme.scaled(16)), QLineEdit.ActionPosition.LeadingPosition)
        for sign in self.findChildren(QToolButton):
            sign.setAccessibleName(tr("Search") if sign.defaultAction() is shown else tr("Empty the search"))

    def fitting(self, wide: int) -> int:
        """Return a width that was drawn for the usual text size at the present one, or what the hint takes if that is more."""
        return max(theme.scaled(wide), self.fontMetrics().horizontalAdvance(self.placeholderText()) + 2 * theme.scaled(SIGN))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field on Escape; an empty one leaves the key to what it stands in."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
