"""Work done a little at a time, so that the window hears every key while something long is put together."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QScrollArea, QWidget

TURN = 0.012
"""Seconds of work between two looks at what the owner does; a piece that was begun is finished."""
ASIDE = 25
"""Milliseconds between two pieces of what nobody waits for."""

HALF = object()
"""What a work yields in the middle of something that is in sight: it is shown once it is whole."""


def once(deed: Callable[[], object]) -> Iterator[object]:
    """Return a work of one piece, to be done before what was begun before it."""
    yield deed()


def in_turn(*works: Iterator[object]) -> Iterator[object]:
    """Go through several works side by side, a whole piece of each at a time: what stands side by side comes in sight together."""
    left = list(works)
    while left:
        for work in tuple(left):
            try:
                while (piece := next(work)) is HALF:
                    yield piece
                yield piece
            except StopIteration:
                left.remove(work)


class Gradually(QObject):
    """Goes through the pieces of some work whenever the window has nothing else to do.

    What was there before stays on the screen until the pieces in sight are all there, so that nobody sees a page grow.
    Of several works one is done at a time: the one that was begun last of those that are waited for. What is out of sight, or behind a
    dialog, gives way.
    """

    _every: ClassVar[list[Gradually]] = []

    def __init__(self, owner: QWidget, work: Iterator[object], area: QScrollArea | None = None) -> None:
        """Begin once the window has done what it is doing now, unless `owner` is gone by then; what is seen of it fills `area`."""
        super().__init__(owner)
        self._owner, self._work, self._area = owner, work, area
        self._piece: object = HALF
        self._its_turn = False
        self._held: QWidget | None = None
        if area is not None:
            self._held = owner.window()
            self._held.setUpdatesEnabled(False)
            self.destroyed.connect(partial(_paint_again, self._held))  # whose page is taken away meanwhile cannot let go itself
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._turn)
        self._timer.start()
        Gradually._every = [*filter(shiboken6.isValid, Gradually._every), self]

    @property
    def under_way(self) -> bool:
        """Whether something is left to do."""
        return self._timer.isActive()

    @property
    def waited_for(self) -> bool:
        """Whether somebody looks at what is put together, or sees nothing new until it is there."""
        over = QApplication.activeModalWidget()
        return self._owner.isVisible() and (self._held is not None or over is None or over is self._owner.window())

    def _turn(self) -> None:
        """Do some of the work, unless another has to be done first, or the window has just done something else."""
        before, self._its_turn = self._its_turn, self._first() is self
        if not self._owner.isVisible():
            self._show()
        if before and self._its_turn:
            self._timer.setInterval(0 if self.waited_for else ASIDE)
            self._do_some()

    @staticmethod
    def hold(window: QWidget) -> bool:
        """Return whether a window is not to be painted before something in it is put together."""
        return any(work._held is window for work in Gradually._every if shiboken6.isValid(work))  # noqa: SLF001 - its own kind

    @staticmethod
    def looked_at() -> bool:
        """Return whether anything that somebody looks at is still being put together."""
        return any(work.under_way and work.waited_for for work in Gradually._every if shiboken6.isValid(work))

    @staticmethod
    def _first() -> Gradually:
        waiting = [work for work in reversed(Gradually._every) if shiboken6.isValid(work)]
        return next((work for work in waiting if work.waited_for), waiting[0])

    def _do_some(self) -> None:
        until = time.perf_counter() + (TURN if self.waited_for else 0.0)
        content = self._area.widget() if self._area is not None else None
        filled = self._area is not None and content is not None and content.height() > self._area.viewport().height()
        if filled and self._piece is not HALF:
            self._show()
        self._go_on(until)

    def _go_on(self, until: float) -> None:
        try:
            for piece in self._work:
                self._piece = piece
                if time.perf_counter() >= until:
                    return
        except BaseException:
            self.drop()
            raise
        self._end()

    def _show(self) -> None:
        """Paint again, unless another work still holds the window."""
        held, self._held = self._held, None
        if held is not None:
            _paint_again(held)

    def _end(self) -> None:
        self._timer.stop()
        Gradually._every = [work for work in Gradually._every if work is not self]
        self._show()

    def finish(self) -> None:
        """Do all that is left now."""
        if self.under_way:
            self._go_on(float("inf"))

    def drop(self) -> None:
        """Leave the rest undone: what it was for is shown no more.

        What comes in its place may hold the window in the same breath: let go and held at once, Qt would forget to paint it.
        """
        held, self._held = self._held, None
        if held is not None:
            QTimer.singleShot(0, held, partial(_paint_again, held))
        self._end()
        self._work = iter(())
        self.deleteLater()


def _paint_again(window: QWidget) -> None:
    """Let a window be painted, and ask for it: Qt has let what a blinking cursor asked for meanwhile go by, and would wait for ever."""
    if shiboken6.isValid(window) and not Gradually.hold(window):
        window.setUpdatesEnabled(True)
        QCoreApplication.postEvent(window, QEvent(QEvent.Type.UpdateRequest), Qt.EventPriority.LowEventPriority.value)


def finish_all(widget: QWidget) -> None:
    """Do now what is left to do anywhere in a widget's window."""
    for work in widget.window().findChildren(Gradually):
        work.finish()
