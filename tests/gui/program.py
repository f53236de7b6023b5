"""One run of the program on a protected data folder, without the loop of its own; lent to the tests of the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.actions.people import person
from tests.gui.screen import press
from tests.locked import PASSPHRASE
from vetter import actions
from vetter.gui import jobs, theme, watch
from vetter.gui.app import Application

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from vetter.gui.lock import LockWindow
    from vetter.gui.window import MainWindow


WAIT = 20_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a protected data folder with somebody in it; it is locked."""
    with actions.open_desk(tmp_path / "data") as desk:
        actions.finish(desk, person("Ana Ruiz"))
        actions.set_passphrase(desk, PASSPHRASE)
        actions.lock(desk)
    return tmp_path / "data"


class Program:
    """One run of the program on a data folder, without the loop of its own."""

    def __init__(self, qtbot: QtBot, folder: Path, *, file: Path | None = None) -> None:
        """Begin it."""
        self._qtbot = qtbot
        self.application = Application(folder, file=file)
        self.refused = self.application.begin()

    @property
    def window(self) -> MainWindow:
        """The main window that is shown."""
        found = self.application._window  # noqa: SLF001 - what is shown is what is asked about
        assert found is not None
        return found

    @property
    def lock_window(self) -> LockWindow:
        """The lock window that is shown."""
        found = self.application._locking.shown  # noqa: SLF001 - as above
        assert found is not None
        return found

    def unlock(self, passphrase: str = PASSPHRASE) -> MainWindow:
        """Give the passphrase, and wait for the window."""
        self.lock_window.passphrase.setText(passphrase)
        press(self._qtbot, self.lock_window, "Open")
        self.until(lambda: self.application._window is not None)  # noqa: SLF001
        with self._qtbot.waitActive(self.window):
            self.window.activateWindow()
        return self.window

    def lock(self, why: str = watch.IDLE) -> LockWindow:
        """Lock, and wait until nothing is left of the window."""
        self.application._locking.lock(why)  # noqa: SLF001
        return self.wait_locked()

    def wait_locked(self) -> LockWindow:
        """Wait until it is locked."""
        self.until(lambda: self.application._locking.shown is not None and self.application._window is None)  # noqa: SLF001
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return self.lock_window

    def until(self, happened: Callable[[], bool]) -> None:
        """Wait for something."""
        self._qtbot.waitUntil(happened, timeout=WAIT)

    def end(self) -> None:
        """Close whatever is shown."""
        jobs.finish_all()
        QApplication.processEvents()
        guard = self.application._locking  # noqa: SLF001
        for each in (guard._watch, guard.shown, self.application._window, guard):  # noqa: SLF001
            if each is not None and shiboken6.isValid(each):
                if isinstance(each, QWidget):
                    each.hide()  # first, as the program does: what hears of it must still be whole
                each.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if self.application._desk is not None:  # noqa: SLF001
            self.application._desk.close()  # noqa: SLF001


@pytest.fixture
def started(qtbot: QtBot, app_theme: QApplication) -> Iterator[Callable[..., Program]]:
    """Return what starts the program on a folder; it is ended afterwards."""
    theme.apply(app_theme, theme.LIGHT)
    made: list[Program] = []

    def start(folder: Path, *, file: Path | None = None) -> Program:
        made.append(Program(qtbot, folder, file=file))
        return made[-1]

    yield start
    for each in made:
        each.end()
