"""Locking while the program runs: what is typed is kept, the window with all it shows goes, and the lock window takes its place."""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QThread, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from vetter import actions
from vetter.gui import jobs, look
from vetter.gui.lock import LockWindow
from vetter.gui.pages.interview import InterviewPage
from vetter.gui.returning import HalfDone, Left, half_done, left, open_again
from vetter.gui.watch import Watch
from vetter.tongue import tr

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.gui.window import MainWindow

SOON = 50
"""Milliseconds until it is looked again whether something else is over."""
FINISHING = tr("What is under way is finished first. What you typed is kept.")
BY_OWNER = tr("You locked it. What you typed is kept.")


class Locking(QObject):
    """The lock window of one run of the program, and when it comes.

    Signals:
        locked: nothing of the case file is shown any more, and it is closed.
        answered: the passphrase was given: it can be opened; whether it is known to be sound.
    """

    locked = Signal()
    answered = Signal(bool)

    def __init__(self, folder: Path) -> None:
        """Guard a data folder; nothing is watched before `begin`."""
        super().__init__()
        self._folder = folder
        self.shown: LockWindow | None = None
        self._main: MainWindow | None = None
        self._left: Left | None = None
        self._half_done: list[HalfDone] = []
        self._waiting = False
        self._watch: Watch | None = None

    def ask(self, told: str = "") -> LockWindow:
        """Show the lock window in place of whichever was shown."""
        before, made = self.shown, LockWindow(self._folder, told)
        made.opened.connect(self.answered)
        made.show()
        self.shown = made
        if before is not None:
            _drop(before)
        return made

    def begin(self, main: MainWindow) -> None:
        """Guard a main window from now on; when it comes after a lock, go back to where the owner was."""
        self._main = main
        main.lock_wanted.connect(partial(self._soon, BY_OWNER))
        if self._watch is None:
            self._watch = Watch(self._folder)
            self._watch.due.connect(self.lock)
        if self._left is not None:
            self._left.go_back(main)
        self._left = None
        if self.shown is not None:
            _drop(self.shown)
        self.shown = None

    def lock(self, why: str) -> None:
        """Lock now, unless what was typed cannot be kept: then the page says so and stays.

        Dialogs are closed first, and whatever waits for one in an event loop of its own gets its turn. Those in which something is
        typed are opened again as they were.
        """
        main = self._main
        if self.shown is not None or main is None or not shiboken6.isValid(main) or not actions.is_protected(main.desk):
            return
        self._half_done += half_done(main)
        _close_dialogs()
        if QThread.currentThread().loopLevel() > 1:
            self._soon(why)
            return
        dialogs, self._half_done = self._half_done, []
        place, focused = left(main, dialogs), main.focusWidget()
        if focused is not None:
            focused.clearFocus()
        if not main.present_page().flush():
            open_again(main, dialogs)
            return
        self._left = place
        look.keep_geometry(main, self._folder)
        shown = self.ask()
        shown.show_busy(FINISHING)
        main.hide()
        _empty_clipboard()
        self._finish(why)

    def _soon(self, why: str) -> None:
        """Lock once whatever asked for it is over."""
        if not self._waiting:
            self._waiting = True
            QTimer.singleShot(SOON, self, partial(self._now, why))

    def _now(self, why: str) -> None:
        self._waiting = False
        self.lock(why)

    def _finish(self, why: str) -> None:
        """Let go of everything, once no job is under way."""
        if jobs.under_way():
            QTimer.singleShot(SOON, self, partial(self._finish, why))
            return
        main, self._main = self._main, None
        if main is None or self.shown is None:
            return
        for page in main.findChildren(InterviewPage):
            page.case = None
        actions.lock(main.desk)
        main.deleteLater()
        self.locked.emit()
        QTimer.singleShot(SOON, self, gc.collect)
        self.shown.ready(why)


def _close_dialogs() -> None:
    """Close whatever stands before the window."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog) and each.isVisible():
            each.reject()


def _empty_clipboard() -> None:
    """Take back what was copied here; what was copied elsewhere is not ours."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


def _drop(window: LockWindow) -> None:
    window.forget()
    window.hide()
    window.deleteLater()
