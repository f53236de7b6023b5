"""A passphrase asked for in a window of its own: the present one, a new one, or both; what follows is done in another thread."""

from __future__ import annotations

from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QProgressBar

from vetter import actions
from vetter.errors import LockedFileError, VetterError
from vetter.gui import jobs
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.layout import column, row
from vetter.gui.widgets.opening import open_at
from vetter.gui.widgets.problem import Problem
from vetter.gui.widgets.secret import NewPassphrase, SecretLine, Secrets
from vetter.gui.widgets.text import label
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QWidget

WIDE = 520
SOON = 50
"""Milliseconds until it is looked again whether something else is over."""


@dataclass(frozen=True)
class Asking:
    """What is asked for and why: `work` gets the present passphrase and the new one, "" for what is not asked.

    `around` is entered before it and left after it in the window's own thread.
    """

    title: str
    told: str
    deed: str
    work: Callable[[str, str], object]
    present: bool = False
    new: bool = False
    around: Callable[[], AbstractContextManager[object]] = field(default=nullcontext)


class PassphraseForm(QDialog):
    """The fields, and beneath them what is wrong or that it is being done; it closes when it is."""

    def __init__(self, parent: QWidget, asking: Asking, done: Callable[[], object]) -> None:
        """Ask; `done` hears when all is done."""
        super().__init__(parent)
        self.setWindowTitle(asking.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._asking, self._done, self._stack = asking, done, ExitStack()
        self.present = SecretLine(tr("Present passphrase") if asking.new else tr("Passphrase"))
        self.new = NewPassphrase(self.present if asking.present and asking.new else None)
        self.problem = Problem()
        self._progress = QProgressBar(maximum=0)
        self._progress.setAccessibleName(tr("Under way"))
        self._progress.hide()
        self._under_way = label(tr("Under way. It cannot be stopped halfway; should the power fail, it goes on at the next start."))
        self._under_way.hide()
        self.go_on, self._cancel = button(asking.deed, self.try_it, kind="primary"), button(tr("Cancel"), self.reject)
        self.present.returnPressed.connect(self.new.first.setFocus if asking.new else self.try_it)
        self.new.entered.connect(self.try_it)
        asked = self.new if asking.new else Secrets({self.present.accessibleName(): self.present})
        words = [label(asking.title, Role.TITLE), label(asking.told)]
        foot = row([-1, self._cancel, self.go_on])
        self.setLayout(column([*words, asked, self.problem, self._under_way, self._progress, -1, foot], gap=12, margins=(24, 20, 24, 20)))
        open_at(self, WIDE)
        (self.present if asking.present else self.new.first).setFocus()

    def try_it(self) -> None:
        """Do it in another thread, or say what stands in the way."""
        if not self.go_on.isEnabled():
            return
        try:
            new = self.new.passphrase() if self._asking.new else ""
        except VetterError as error:
            self._say(error)
            return
        self._show_busy(busy=True)
        self._begin(partial(self._asking.work, self.present.text(), new))

    def _begin(self, work: Callable[[], object]) -> None:
        """Begin once no other thread is at work: it may have the file open."""
        if jobs.under_way():
            QTimer.singleShot(SOON, self, partial(self._begin, work))
            return
        self._stack.enter_context(self._asking.around())
        jobs.start(work, self._finished, self._failed, self)

    def _finished(self, _result: object) -> None:
        if self._left():
            self.accept()
            self._done()

    def _failed(self, error: VetterError) -> None:
        if self._left():
            self._say(error)

    def _left(self) -> bool:
        """Return whether everything is again as it was around the work."""
        self._show_busy(busy=False)
        try:
            self._stack.close()
        except VetterError as error:
            self._say(error)
            return False
        return True

    def _show_busy(self, *, busy: bool) -> None:
        for each in (self.go_on, self._cancel, self.present, self.new):
            each.setDisabled(busy)
        for each in (self.go_on, self._cancel):
            each.setHidden(busy)
        self._under_way.setVisible(busy)
        self.problem.hide()
        self._progress.setVisible(busy)

    def _say(self, error: VetterError) -> None:
        self.problem.say(str(error))
        field = self.present if self._asking.present else self.new.first
        field.setFocus()
        field.selectAll()

    def reject(self) -> None:
        """Close, unless something is under way: it cannot be stopped halfway."""
        if self.go_on.isEnabled():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay while something is under way."""
        if self.go_on.isEnabled():
            super().closeEvent(event)
        else:
            event.ignore()


def unlocked(parent: QWidget, error: VetterError, again: Callable[[], object], refuse: Callable[[VetterError], object]) -> None:
    """Ask for the passphrase an error names and try `again`; any other error is for `refuse`."""
    if not isinstance(error, LockedFileError):
        refuse(error)
        return
    where = Path(error.where)
    told = tr("{name} is protected by a passphrase: the one that was in use when it was made.", name=where.name)
    asking = Asking(tr("Unlock a backup"), told, tr("Unlock"), lambda present, _new: actions.unlock(where, present), present=True)
    PassphraseForm(parent, asking, again).open()
