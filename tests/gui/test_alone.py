"""One window a data folder: whose lock it is, and what is asked where another computer left one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.gui.screen import press, said
from vetter.gui.alone import LOCK_FILE, Alone, Elsewhere

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def left_by(folder: Path, host: str) -> bytes:
    """Leave the lock of another computer, as a synced folder brings it here; return what it says."""
    told = f"4242\nvetter\n{host}\n1234\n5678\n".encode()
    (folder / LOCK_FILE).write_bytes(told)
    return told


def _answer(qtbot: QtBot, words: str) -> list[str]:
    """Press a button of the question as soon as it is there; return what it said then."""
    heard: list[str] = []

    def look() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, Elsewhere)
        heard.append(said(shown))
        press(qtbot, shown, words)

    QTimer.singleShot(0, look)
    return heard


@pytest.mark.usefixtures("app_theme")
@pytest.mark.parametrize(("words", "opened"), [("It is closed there: open it here", True), ("Leave it", False)])
def test_another_computer_has_it_open(qtbot: QtBot, tmp_path: Path, words: str, opened: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """It is named, and the owner says whether it is closed there; left, its lock is as it was."""
    before = left_by(tmp_path, "studio-mac")
    heard = _answer(qtbot, words)
    alone = Alone(tmp_path)
    assert alone.holds(None) is opened
    assert "On the computer “studio-mac” Vetter has this data folder open" in heard[0]
    assert ((tmp_path / LOCK_FILE).read_bytes() == before) is not opened
    alone.let_go()


def test_a_lock_that_says_nothing_is_nobodys(tmp_path: Path) -> None:
    """Cut short by a sync, say."""
    (tmp_path / LOCK_FILE).write_bytes(b"")
    alone = Alone(tmp_path)
    assert alone.holds(None)
    alone.let_go()


def test_a_window_that_is_open_is_called(qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the file it was given; the second start holds nothing."""
    first, second = Alone(tmp_path), Alone(tmp_path)
    assert first.holds(None)
    with qtbot.waitSignal(first.called) as heard:
        assert not second.holds(tmp_path / "a.interview.json")
    assert heard.args == [str(tmp_path / "a.interview.json")]
    assert "its window was brought to the front" in capsys.readouterr().err
    first.let_go()


def test_a_window_that_does_not_answer_is_not_said_to_be_in_front(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is told is what happened."""
    first, second = Alone(tmp_path), Alone(tmp_path)
    assert first._taken()  # noqa: SLF001 - held, and nobody listens
    assert not second.holds(None)
    assert "does not answer" in capsys.readouterr().err
    first.let_go()
