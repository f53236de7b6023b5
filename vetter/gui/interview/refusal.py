"""What is said when something typed could not be saved: why, and two ways out, again or into a file elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from vetter import actions
from vetter.errors import BusyFileError, VetterError
from vetter.gui.waiting import HELD
from vetter.gui.widgets.files import BACKUP_FILES
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from vetter.actions import Desk
    from vetter.gui.places import InterviewPlace
    from vetter.gui.widgets.banner import Banner

COPIED = tr("What you typed, and everything saved before, is in {name}. Put it back in the settings, under Backups.")


class Refusal:
    """Says once that something could not be saved; what was typed stays on the screen."""

    def __init__(self, desk: Desk, banner: Banner, typed: Callable[[], InterviewPlace], copied: Callable[[], object]) -> None:
        """Speak on a banner about what is `typed`; `copied` is called when that is in a file elsewhere."""
        self._desk, self._banner, self._typed, self._copied = desk, banner, typed, copied
        self._text = ""

    def say_unkept(self, error: VetterError, again: Callable[[], object]) -> None:
        """Say why something typed is not kept yet; what another program holds up is kept by itself later."""
        if isinstance(error, BusyFileError):
            self._text = HELD
            self._banner.wait(HELD, (tr("Save a copy to…"), lambda: self._save_copy(error, again)))
        else:
            self.say(error, again)

    def say(self, error: VetterError, again: Callable[[], object]) -> None:
        """Say why, and offer to do it `again` or to save a copy elsewhere."""
        self._text = tr("Not saved. {error} What you typed is still here.", error=error)
        if not (self._banner.isVisible() and self._banner.text == self._text):
            ways = ((tr("Try again"), again), (tr("Save a copy to…"), lambda: self._save_copy(error, again)))
            self._banner.say(self._text, *ways, problem=True)

    def over(self) -> None:
        """Take it back: it is saved now."""
        self._banner.over(self._text)

    def _save_copy(self, error: VetterError, again: Callable[[], object]) -> None:
        """Ask where, and write there what is on the screen with everything that was read."""
        name, _filter = QFileDialog.getSaveFileName(self._banner, tr("Save a copy"), "vetter-copy.zip", BACKUP_FILES)
        place = self._typed()
        if not name or place.case is None:
            self.say(error, again)
            return
        try:
            actions.save_copy(self._desk, place.case, place.section, Path(name))
        except VetterError as unwritten:
            self.say(unwritten, again)
            return
        self._copied()
        self._banner.say(COPIED.format(name=Path(name).name))
