"""Keeping an interview while it is typed: on the disk soon after each edit, and whether it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from vetter.errors import VetterError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

KEEP_AFTER = 800
"""Milliseconds from a keystroke until it is on the disk, even while typing goes on."""


class Keeping(QObject):
    """What is typed and not yet on the disk, and the timer that puts it there.

    Signals:
        changed: it is unsaved now, or saved.
        kept: the moment it was on the disk.
        refused: the error that stood in the way.
    """

    changed = Signal()
    kept = Signal(object)
    refused = Signal(object)

    def __init__(self, write: Callable[[], datetime | None], parent: QObject) -> None:
        """Put things on the disk by `write`, which returns when they were there; None where nothing is to be kept."""
        super().__init__(parent)
        self._write = write
        self.dirty = False
        self.saved_at: datetime | None = None
        self._timer = QTimer(self, singleShot=True, interval=KEEP_AFTER)
        self._timer.timeout.connect(self.keep)

    def begin(self) -> None:
        """Begin with an interview nobody has typed in."""
        self.end()
        self.saved_at = None
        self.changed.emit()

    def touch(self) -> None:
        """Note an edit; it is kept soon."""
        self.dirty = True
        self.changed.emit()
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> bool:
        """Put it on the disk now; return whether it is there."""
        self._timer.stop()
        if not self.dirty:
            return True
        try:
            moment = self._write()
        except VetterError as error:
            self.refused.emit(error)
            self.changed.emit()
            return False
        self.dirty, self.saved_at = False, moment
        self.changed.emit()
        if moment is not None:
            self.kept.emit(moment)
        return True

    def end(self) -> None:
        """Nothing is left to keep."""
        self._timer.stop()
        self.dirty = False
