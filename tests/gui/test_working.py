"""Work one waits for: nothing is shown of quick work, a calm bar of slow work, and Cancel stops it without a trace."""

from __future__ import annotations

import threading
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.actions.people import everything, person
from tests.gui.screen import every, press, said
from vetter import actions, progress
from vetter.errors import InputError
from vetter.gui import jobs
from vetter.gui.places import CandidatesPlace, HistoryPlace, SettingsPlace
from vetter.gui.widgets.gradually import Gradually
from vetter.gui.working import SLOW, STOPPING, Working, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow


class Slowly:
    """Work in steps that goes on until it is let go, and keeps what came of it."""

    def __init__(self, window: MainWindow, *, alone: bool = False) -> None:
        """Begin to work for the page that is open."""
        self.began = time.monotonic()
        self.gate = threading.Event()
        self.came: list[object] = []
        self.final = threading.Event()
        self.shown = wait_for(
            window.present_page(),
            "Counting the sheep",
            self._work,
            self.came.append,
            self.came.append,
            lambda: self.came.append("stopped"),
            alone=alone,
        )

    def _work(self) -> str:
        number = 0
        while not self.gate.wait(0.01):
            number += 1
            progress.step("Sheep", min(number, 70), 70)
            if self.final.is_set():
                with progress.to_the_end("The last ones"):
                    self.gate.wait(10)
        return "counted"


@pytest.fixture
def slowly(window: MainWindow) -> Iterator[Slowly]:
    """Lend work under way; it is let go afterwards."""
    made = Slowly(window)
    yield made
    made.gate.set()
    jobs.stop_all()


def test_quick_work_shows_nothing(qtbot: QtBot, window: MainWindow) -> None:
    """Nothing flashes up for what is done at once."""
    came: list[object] = []
    opened: list[bool] = []
    for _time in range(20):
        shown = wait_for(window.present_page(), "Quickly", lambda: "done", came.append, came.append, lambda: None)
        shown.show_slow = lambda: opened.append(True)  # type: ignore[method-assign]
    qtbot.waitUntil(lambda: came == ["done"] * 20, timeout=20_000)
    qtbot.wait(SLOW + 100)
    assert not opened
    assert not window.findChildren(Working)


def test_what_was_needed_is_let_go_in_this_thread_once_it_is_told(qtbot: QtBot, window: MainWindow) -> None:
    """A page that is gone is kept by no work that was done for it, and is never cleared away in another thread."""

    class Needed:
        """Notes which thread clears it away."""

        def __del__(self) -> None:
            cleared.append(threading.current_thread() is threading.main_thread())

    cleared: list[bool] = []
    came: list[object] = []
    for needed in [Needed() for _time in range(20)]:
        wait_for(window.present_page(), "Quickly", partial(id, needed), came.append, came.append, partial(id, needed))
    del needed
    qtbot.waitUntil(lambda: len(came) == 20 and not window.findChildren(Working), timeout=20_000)
    assert cleared == [True] * 20


def test_slow_work_is_shown_after_a_moment_and_not_before(qtbot: QtBot, slowly: Slowly) -> None:
    """In plain words, how far it is, and named for a screen reader."""
    qtbot.waitUntil(slowly.shown.isVisible, timeout=10_000)
    assert (time.monotonic() - slowly.began) * 1000 >= SLOW * 0.9  # Qt's timers may come a twentieth early
    assert slowly.shown.windowTitle() == "Counting the sheep"
    assert "Counting the sheep" in [label.text() for label in slowly.shown.findChildren(QLabel)]
    assert slowly.shown.bar.accessibleName() == "Counting the sheep"
    qtbot.waitUntil(lambda: slowly.shown.bar.maximum() == 70)
    qtbot.waitUntil(lambda: slowly.shown.told.text().startswith("Sheep: "))
    assert slowly.shown.told.text().endswith(" of 70")
    assert slowly.shown.bar.accessibleDescription().startswith("Sheep: ")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is slowly.shown.cancel)
    slowly.gate.set()
    qtbot.waitUntil(lambda: slowly.came == ["counted"])


@pytest.mark.parametrize("how", ["escape", "button", "close"])
def test_cancel_escape_and_closing_call_it_off(qtbot: QtBot, slowly: Slowly, how: str) -> None:
    """It says that it is stopping, goes when the work has ended, and nothing is told as done."""
    shown = slowly.shown
    qtbot.waitUntil(shown.isVisible, timeout=10_000)
    if how == "escape":
        qtbot.keyClick(shown.cancel, Qt.Key.Key_Escape)
    elif how == "button":
        qtbot.mouseClick(shown.cancel, Qt.MouseButton.LeftButton)
    else:
        shown.close()
    assert shown.told.text() == STOPPING
    assert not shown.cancel.isEnabled()
    qtbot.waitUntil(lambda: slowly.came == ["stopped"])


def test_what_must_be_whole_cannot_be_cancelled(qtbot: QtBot, slowly: Slowly) -> None:
    """Cancel is off, and Escape changes nothing, until it is done."""
    shown = slowly.shown
    qtbot.waitUntil(shown.isVisible, timeout=10_000)
    slowly.final.set()
    qtbot.waitUntil(lambda: shown.told.text() == "The last ones")
    assert not shown.cancel.isEnabled()
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.isVisible()
    slowly.gate.set()
    qtbot.waitUntil(lambda: slowly.came == ["counted"])


def test_an_error_is_told_and_the_bar_goes(qtbot: QtBot, window: MainWindow) -> None:
    """A sentence comes back, however long the work took."""
    came: list[object] = []
    refused = InputError("Not these sheep.")

    def work() -> None:
        time.sleep(SLOW / 1000 + 0.3)
        raise refused

    shown = wait_for(window.present_page(), "Counting", work, came.append, came.append, lambda: None)
    qtbot.waitUntil(shown.isVisible, timeout=10_000)
    qtbot.waitUntil(lambda: bool(came), timeout=10_000)
    assert [str(each) for each in came] == ["Not these sheep."]
    assert not every(window, Working)


def test_work_alone_takes_the_keys_until_the_bar_is_there(qtbot: QtBot, window: MainWindow) -> None:
    """Nothing is begun beside it in the meantime, and afterwards all is heard again."""
    window.open(CandidatesPlace())
    work = Slowly(window, alone=True)
    window.activateWindow()
    window.candidates.search.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert window.candidates.search.text() == ""
    work.gate.set()
    qtbot.waitUntil(lambda: work.came == ["counted"])
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    qtbot.waitUntil(lambda: window.candidates.search.text() == "a")


def test_who_has_left_the_page_is_left_in_peace(qtbot: QtBot, window: MainWindow, slowly: Slowly) -> None:
    """No bar comes up over another page."""
    window.open(CandidatesPlace())
    qtbot.wait(SLOW + 100)
    assert not slowly.shown.isVisible()


def test_closing_the_window_stops_what_is_under_way(qtbot: QtBot, window: MainWindow, slowly: Slowly) -> None:
    """It waits for the work to end, and does not tell a window that is gone what came of it."""
    qtbot.waitUntil(slowly.shown.isVisible, timeout=10_000)
    assert window.close()
    assert QThreadPool.globalInstance().activeThreadCount() == 0


def test_stopping_is_said_where_it_was_asked_for(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """A backup and an erasure called off at once: nothing was made, nobody is gone."""
    saved = actions.finish(window.desk, person("Ana Ruiz"))
    before = everything(window.desk)
    monkeypatch.setattr("vetter.progress.called_off", lambda: True)
    window.open(SettingsPlace())
    press(qtbot, window.settings, "Back up now")
    assert "Stopped. No backup was made." in said(window.settings)
    assert window.desk.folder is not None
    assert actions.backups(window.desk.folder) == ()
    window.open(HistoryPlace(saved.candidate))
    press(qtbot, window.history, "Erase…")
    press(qtbot, window.history, "Erase for ever")
    assert "Stopped. Nobody was erased." in said(window.history)
    assert everything(window.desk) == before


def test_the_window_is_put_together_before_a_thread_works_beside_it(qtbot: QtBot, window: MainWindow) -> None:
    """What is looked at comes first; work that is alone begins at once, for nothing else is to happen."""
    seen: list[str] = []

    def pieces() -> Iterator[object]:
        for number in range(5):
            time.sleep(0.02)
            seen.append(f"piece {number}")
            yield number

    Gradually(window.present_page(), pieces())
    wait_for(window.present_page(), "Beside", lambda: seen.append("beside"), seen.append, seen.append, lambda: None)
    wait_for(window.present_page(), "Alone", lambda: seen.append("alone"), seen.append, seen.append, lambda: None, alone=True)
    qtbot.waitUntil(lambda: "beside" in seen)
    assert seen.index("piece 4") < seen.index("beside")
    assert seen.index("alone") < seen.index("piece 4")
