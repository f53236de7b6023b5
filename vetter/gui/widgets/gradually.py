"""Work done a little at a time, so that the window hears every key while something long is put together."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Iterator

TURN = 0.012
"""Seconds of work between two looks at what the owner does; a piece that was begun is finished."""


class Gradually(QObject):
    """Goes through the pieces of some work whenever the window has nothing else to do."""

    def __init__(self, owner: QObject, work: Iterator[object]) -> None:
        """Begin at once; what is left when the first turn is over follows, unless `owner` is gone by then."""
        super().__init__(owner)
        self._work = work
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._turn)
        self._turn()

    @property
    def under_way(self) -> bool:
        """Whether something is left to do."""
        return self._timer.isActive()

    def _turn(self) -> None:
        until = time.perf_counter() + TURN
        for _piece in self._work:
            if time.perf_counter() >= until:
                self._timer.start()
                return
        self._timer.stop()

    def finish(self) -> None:
        """Do all that is left now."""
        if self.under_way:
            self._timer.stop()
            for _piece in self._work:
                pass

    def drop(self) -> None:
        """Leave the rest undone: what it was for is shown no more."""
        self._timer.stop()
        self._work = iter(())
        self.deleteLater()
