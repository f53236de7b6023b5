"""Work off the main thread: done elsewhere, its steps and its result handed back where widgets live."""

from __future__ import annotations

import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal, Slot

from vetter import progress
from vetter.errors import VetterError

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    from vetter.progress import Step

TOLD_EVERY = 0.05
"""Seconds between two steps that are shown; nobody reads faster."""
GIVES_WAY = 0.000_5
"""Seconds after which a thread at work lets the window go on: it asks many times while it draws one thing."""
PATIENCE = 10_000
"""Milliseconds that work under way has to end when the program does."""


class Outcome(QObject):
    """How a job tells how far it is and what came of it.

    Signals:
        stepped: the step it is at.
        over: it has ended, one way or another; what came of it follows.
        done: the result.
        failed: an error a person can act on.
        broke: any other exception, which is a bug.
        stopped: it was called off, and has taken back what it had begun.
    """

    stepped = Signal(object)
    over = Signal()
    done = Signal(object)
    failed = Signal(object)
    broke = Signal(object)
    stopped = Signal()


class Job(QRunnable):
    """One piece of work."""

    def __init__(self, work: Callable[[], Any]) -> None:
        """Do `work` once it is begun."""
        super().__init__()
        self.setAutoDelete(False)
        self._work = work
        self._told = 0.0
        self._called_off, self._may = threading.Event(), threading.Event()
        self._may.set()
        self._at_work = threading.RLock()
        self.outcome = Outcome(QCoreApplication.instance())

    def begin(self, *, at_once: bool = True) -> None:
        """Work as soon as a thread is free, or else once it is `let_go`, called off, or waited for."""
        sys.setswitchinterval(GIVES_WAY)
        _running.add(self)
        if not at_once:
            self._may.clear()
        QThreadPool.globalInstance().start(self)

    def let_go(self) -> None:
        """Let it work."""
        self._may.set()

    def stop(self) -> None:
        """Call the work off; it ends at its next step."""
        self._called_off.set()
        self.let_go()

    def _tell(self, step: Step) -> None:
        now = time.monotonic()
        if step.final or now - self._told >= TOLD_EVERY:
            self._told = now
            self.outcome.stepped.emit(step)

    def forget(self) -> None:
        """Let go of what was called and whom it was for here: the thread that worked may hold the job a little longer."""
        with self._at_work:
            del self._work
            self.outcome.deleteLater()

    @Slot()
    def run(self) -> None:
        """Work, and tell."""
        self._may.wait()
        with self._at_work:
            self._run()

    def _run(self) -> None:
        try:
            with progress.heard(self._tell, self._called_off.is_set):
                result = self._work()
        except VetterError as error:
            self._end(self.outcome.failed, error)
        except progress.Stopped:
            self._end(self.outcome.stopped)
        except Exception as error:  # noqa: BLE001 - handed to the main thread, which raises it there
            self._end(self.outcome.broke, error)
        else:
            self._end(self.outcome.done, result)

    def _end(self, came: SignalInstance, *what: object) -> None:
        self.outcome.over.emit()
        came.emit(*what)


_running: set[Job] = set()


def start(
    work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[VetterError], None], owner: QObject | None = None
) -> None:
    """Do `work` in another thread, then call `done` or `failed` in this one, unless `owner` is gone; a bug is raised in this one."""
    prepared(work, done, failed, lambda: None, owner).begin()


def prepared(
    work: Callable[[], Any],
    done: Callable[[Any], None],
    failed: Callable[[VetterError], None],
    stopped: Callable[[], None],
    owner: QObject | None = None,
) -> Job:
    """Return the job of `work`, to be begun; it calls `done`, `failed` or `stopped` in this thread, unless `owner` is gone by then."""
    job = Job(work)

    def over(call: Callable[..., None]) -> Callable[..., None]:
        def told(*value: object) -> None:
            _running.discard(job)
            job.forget()
            if owner is None or shiboken6.isValid(owner):
                call(*value)

        return told

    job.outcome.done.connect(over(done))
    job.outcome.failed.connect(over(failed))
    job.outcome.broke.connect(over(_raise))
    job.outcome.stopped.connect(over(stopped))
    return job


def under_way() -> bool:
    """Return whether a job is under way, or what came of it was not told yet."""
    return bool(_running)


def finish_all() -> None:
    """Wait for what is under way."""
    for job in tuple(_running):
        job.let_go()
    QThreadPool.globalInstance().waitForDone(PATIENCE)


def stop_all() -> None:
    """Call off what is under way, and wait until it has ended; called before the window goes."""
    for job in tuple(_running):
        job.stop()
    finish_all()


def _raise(error: BaseException) -> None:
    raise error
