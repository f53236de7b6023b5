"""Work off the main thread: done elsewhere, its result handed back where widgets live."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from vetter.errors import VetterError

if TYPE_CHECKING:
    from collections.abc import Callable


class Outcome(QObject):
    """How a job tells what came of it.

    Signals:
        done: the result.
        failed: an error a person can act on.
        broke: any other exception, which is a bug.
    """

    done = Signal(object)
    failed = Signal(object)
    broke = Signal(object)


class Job(QRunnable):
    """One piece of work."""

    def __init__(self, work: Callable[[], Any]) -> None:
        """Do `work` when a thread is free."""
        super().__init__()
        self._work = work
        self.outcome = Outcome()

    @Slot()
    def run(self) -> None:
        """Work, and tell."""
        try:
            result = self._work()
        except VetterError as error:
            self.outcome.failed.emit(error)
        except Exception as error:  # noqa: BLE001 - handed to the main thread, which raises it there
            self.outcome.broke.emit(error)
        else:
            self.outcome.done.emit(result)


_running: set[Job] = set()


def start(work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[VetterError], None]) -> None:
    """Do `work` in another thread, then call `done` or `failed` in this one; a bug is raised in this one."""
    job = Job(work)
    job.setAutoDelete(False)
    _running.add(job)

    def over(call: Callable[[Any], None]) -> Callable[[object], None]:
        def told(value: object) -> None:
            _running.discard(job)
            call(value)

        return told

    job.outcome.done.connect(over(done))
    job.outcome.failed.connect(over(failed))
    job.outcome.broke.connect(over(_raise))
    QThreadPool.globalInstance().start(job)


def under_way() -> bool:
    """Return whether a job is under way, or what came of it was not told yet."""
    return bool(_running)


def finish_all() -> None:
    """Wait for what is under way; called before the program ends."""
    QThreadPool.globalInstance().waitForDone(10_000)


def _raise(error: BaseException) -> None:
    raise error
