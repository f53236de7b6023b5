"""Jottings: what is typed outside an interview stays where it was typed until it is kept, whatever closes the page or the dialog."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vetter import actions
from vetter.errors import BusyFileError, VetterError
from vetter.gui.keeping import Keeping
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from vetter.actions import Desk

STILL_HERE = tr("Still here as you left it, and not kept yet.")


class Jotting(QObject):
    """What is typed in one field or form: on the disk as it is typed, there again at the next opening, gone once it is kept.

    Signals:
        refused: the error that kept it from the disk.
        kept: it is there.
    """

    refused = Signal(object)
    kept = Signal()

    def __init__(self, desk: Desk, place: str, typed: Callable[[], str], page: QWidget) -> None:
        """Follow what `typed` returns, blank for what needs no keeping; `page` is what may be closed over it."""
        super().__init__(page)
        self._desk, self._place, self._typed, self._candidate = desk, place, typed, ""
        self._keeping = Keeping(self._write, page)
        self._keeping.refused.connect(self.refused)
        self._keeping.kept.connect(lambda _moment: self.kept.emit())

    def left(self, candidate: str = "") -> str:
        """Return what was left here about a candidate, or about nobody, and follow what is typed about them from now on."""
        self.keep()
        self._candidate = candidate
        try:
            return actions.jotting(self._desk, self._place, candidate)
        except VetterError as error:
            self.refused.emit(error)
            return ""

    def touch(self) -> None:
        """Note an edit."""
        self._keeping.touch()

    def keep(self) -> bool:
        """Put what was typed on the disk now; return whether it is there."""
        return self._keeping.keep()

    def done(self) -> None:
        """Leave nothing here: it is kept elsewhere now, or was thrown away; found here once more it does no harm."""
        self._keeping.end()
        with suppress(BusyFileError):
            self._leave("")

    def _write(self) -> datetime | None:
        return self._leave(self._typed())

    def _leave(self, text: str) -> datetime | None:
        return actions.jot(self._desk, self._place, text, self._candidate)
