"""Work an owner waits for: quick work shows nothing, slower work a calm bar with what is done, how far it is, and Cancel."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog, QProgressBar

from vetter import actions
from vetter.gui import jobs, theme
from vetter.gui.theme import Role
from vetter.gui.widgets.banner import announce
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.gradually import Gradually
from vetter.gui.widgets.layout import column, row
from vetter.gui.widgets.text import label
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QWidget

    from vetter.actions import Desk
    from vetter.errors import VetterError
    from vetter.gui.jobs import Job
    from vetter.progress import Step

T = TypeVar("T")

AGAIN = 10
"""Milliseconds between two looks at whether the window is at rest."""
SLOW = 400
"""Milliseconds of work that show nothing."""
WIDE = 440
STOPPING = tr("Stopping…")
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.Drop,
    }
)


class Working(QDialog):
    """What is being done, in words and as a bar; Cancel and Escape call it off."""

    def __init__(self, parent: QWidget, words: str, job: Job) -> None:
        """Say `words`; nothing is shown until `show_slow`."""
        super().__init__(parent)
        self._job, self._words, self._over = job, words, False
        self.setWindowTitle(words)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(words)
        self.told = label("", Role.QUIET)
        self.cancel = button(tr("Cancel"), self.reject)
        self.setLayout(column([label(words, Role.SECTION), self.bar, self.told, row([-1, self.cancel])], gap=12, margins=(24, 20, 24, 20)))
        self.setFixedWidth(theme.scaled(WIDE))
        job.outcome.stepped.connect(self._show)
        job.outcome.over.connect(self._end)

    def show_slow(self) -> None:
        """Show that it takes a while, and say so."""
        self.open()
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._words)

    def _show(self, step: Step) -> None:
        if step.of:
            self.bar.setRange(0, step.of)
            self.bar.setValue(step.done)
            told = tr("{words}: {done:,} of {of:,}", words=step.words, done=step.done, of=step.of)
        else:
            self.bar.setRange(0, 0)
            told = step.words
        if self.told.text() != STOPPING:
            self.told.setText(told)
            self.bar.setAccessibleDescription(told)
        self.cancel.setEnabled(not step.final and self.told.text() != STOPPING)

    def reject(self) -> None:
        """Call the work off; the window goes once it has ended."""
        if self._over:
            super().reject()
        elif self.cancel.isEnabled():
            self._job.stop()
            self.told.setText(STOPPING)
            self.cancel.setEnabled(False)
            announce(self, STOPPING)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take closing for Cancel."""
        if self._over:
            super().closeEvent(event)
        else:
            event.ignore()
            self.reject()

    def _end(self) -> None:
        self._over = True
        self.close()
        self.deleteLater()


class _Alone(QObject):
    """Keeps keys and clicks from a window until the bar is there, so that nothing is begun beside work that must be alone.

    It listens where they enter the window, before any field gets them.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._kept = _INPUT
        entrance = window.windowHandle()
        if entrance is not None:
            entrance.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Swallow what is typed and clicked."""
        return event.type() in self._kept

    def lift(self) -> None:
        """Let everything through again."""
        self._kept = frozenset()
        self.deleteLater()


def beside(desk: Desk, deed: Callable[[Desk], T], *, writing: bool = False) -> Callable[[], T]:
    """Return a deed that stands on the same case file in whichever thread it is done."""

    def work() -> T:
        with actions.beside(desk, writing=writing) as other:
            return deed(other)

    return work


def wait_for(
    owner: QWidget,
    words: str,
    work: Callable[[], Any],
    done: Callable[[Any], None],
    failed: Callable[[VetterError], None],
    stopped: Callable[[], None],
    *,
    alone: bool = False,
) -> Working:
    """Do `work` in another thread and show that it goes on if it is slow; then call `done`, `failed` or `stopped` for `owner`.

    `words` say what is done. While work is `alone` the window takes no other. Whoever has left the page by the time the bar would
    come is left in peace.
    """
    window = owner.window()
    job = jobs.prepared(work, done, failed, stopped, owner)
    if alone:
        job.outcome.over.connect(_Alone(window).lift)
    shown = Working(window, words, job)
    slow = QTimer(shown, singleShot=True, interval=SLOW)
    slow.timeout.connect(lambda: shown.show_slow() if owner.isVisible() else None)
    job.outcome.over.connect(slow.stop)
    slow.start()
    job.begin(at_once=alone)
    _let_go_after_window(job)
    return shown


def _let_go_after_window(job: Job) -> None:
    """Let it work once all that is looked at stands there: beside a thread at work, Python lays it out several times as slowly."""
    if Gradually.looked_at():
        QTimer.singleShot(AGAIN, partial(_let_go_after_window, job))
    else:
        job.let_go()
