"""The recovery sheet: shown from any page, and reminded of until it is outside the computer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vetter import actions
from vetter.gui.pages.printing import Order, Printing
from vetter.gui.widgets.buttons import button
from vetter.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from vetter.actions import Exported
    from vetter.gui.pages.page import Page

REMIND = tr("The recovery sheet was not printed or saved yet. If the passphrase is forgotten, it is the only way in.")


class RecoverySheet(QObject):
    """The sheet of the case file that a page works on.

    Signals:
        kept: it was printed or written, or the owner says that it is kept.
    """

    kept = Signal()

    def __init__(self, page: Page) -> None:
        """Work for `page`."""
        super().__init__(page)
        self._desk, self._printing = page.desk, Printing(page)

    @property
    def missing(self) -> bool:
        """Whether there should be one outside the computer, and is none."""
        return actions.lacks_sheet(self._desk)

    def deeds(self) -> list[QPushButton]:
        """Return the buttons of what can be done about it."""
        made = [button(tr("Recovery sheet…"), self.look_at, kind="strong")]
        if self.missing:
            keep = button(tr("It is kept safe"), self.note_kept)
            keep.setEnabled(not self._desk.read_only)
            made.append(keep)
        return made

    def look_at(self) -> None:
        """Show it, to be printed or saved."""
        self._printing.look(Order(partial(actions.recovery_sheet, self._desk), note=self._note_written, printed=self.note_kept))

    def note_kept(self) -> None:
        """Note that it is outside the computer."""
        actions.note_sheet(self._desk)
        self.kept.emit()

    def _note_written(self, _exported: Exported) -> str:
        self.note_kept()
        return " " + tr("Keep it away from this computer, and delete this file then.")
