"""Keeping what is typed, in an interview or outside one: on the disk soon after each edit, and whether it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from vetter.errors import BusyFileError, VetterError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

KEEP_AFTER = 800
"""Milliseconds from a keystroke until it is on the disk, even while typing goes on."""
AGAIN = 2_000
"""Milliseconds until it is tried again while another program holds the case file: each try holds up the keys for a moment."""


class Keeping(QObject):
    """What is typed and not yet on the disk, and the timer that puts it there.

    Signals:
        changed: it is unsaved now, or saved.
        kept: the moment it was on the disk.
        refused: the error that stood in the way; another program that holds the case file is waited for.
    """

    changed = Signal()
    kept = Signal(object)
    refused = Signal(object)

    def __init__(self, write: Callable[[], datetime | None], page: QWidget) -> None:
        """Put things on the disk by `write`, which returns when they were there; None where nothing is to be kept.

        It is done at once when `page` is left or its window loses the focus.
        """
        super().__init__(page)
        page.installEventFilter(self)
        self._write = write
        self.dirty = False
        self.saved_at: datetime | None = None
        self._timer = QTimer(self, singleShot=True, interval=KEEP_AFTER)
        self._timer.timeout.connect(self.keep)

    def begin(self) -> None:
        """Begin with nothing typed that is not kept somewhere, and nothing saved here yet."""
        self.end()
        self.saved_at = None
        self.changed.emit()

    def touch(self) -> None:
        """Note an edit; it is kept soon."""
        self.dirty = True
        self.changed.emit()
        if not self._timer.isActive():
            self._timer.start(KEEP_AFTER)

    def keep(self) -> bool:
        """Put it on the disk now; return whether it is there."""
        self._timer.stop()
        if not self.dirty:
            return True
        try:
            moment = self._write()
        except VetterError as error:
            if isinstance(error, BusyFileError):
                self._timer.start(AGAIN)
            self.refused.emit(error)
            self.changed.emit()
            return False
        self.dirty, self.saved_at = False, moment
        self.changed.emit()
        if moment is not None:
            self.kept.emit(moment)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what is unsaved when the page goes, or the owner turns to another program."""
        left = event.type() == QEvent.Type.ActivationChange and isinstance(watched, QWidget) and not watched.isActiveWindow()
        if left or event.type() == QEvent.Type.Hide:
            self.keep()
        return super().eventFilter(watched, event)

    def end(self) -> None:
        """Nothing is left to keep."""
        self._timer.stop()
        self.dirty = False
