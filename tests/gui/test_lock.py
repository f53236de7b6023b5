"""The lock window: the passphrase, the recovery code, and what is told apart from a wrong one."""

from __future__ import annotations

import threading
import time
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.actions.people import person
from tests.gui.program import folder, started
from tests.gui.screen import every, focused, press, said, signs
from tests.gui.test_accessibility import check
from tests.locked import PASSPHRASE, _quick
from vetter import actions
from vetter.errors import CaseFileError
from vetter.storage import connection, envelope, keys
from vetter.storage.layout import FILE_NAME, KEY_FILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.program import Program

__all__ = ["_quick", "folder", "started"]
pytestmark = pytest.mark.usefixtures("_quick")
ANOTHER = "a second set of words"


def test_it_asks_before_anything_else(qtbot: QtBot, folder: Path, started: Callable[..., Program]) -> None:
    """A wrong passphrase is told as such, the right one opens."""
    program = started(folder)
    shown = program.lock_window
    assert focused() is shown.passphrase
    qtbot.keyClicks(shown.passphrase, "quite another")
    qtbot.keyClick(shown.passphrase, Qt.Key.Key_Return)
    program.until(lambda: "This is not the passphrase. The file is whole" in said(shown))
    assert "Problem" in signs(shown)
    assert shown.passphrase.selectedText()
    assert "Home" in program.unlock().windowTitle()
    assert [each.name for each in actions.list_candidates(program.window.desk).rows] == ["Ana Ruiz"]


def test_what_is_typed_is_dots_until_wanted_and_capitals_are_noticed(qtbot: QtBot, folder: Path, started: Callable[..., Program]) -> None:
    """A letter that is large though Shift is up."""
    shown = started(folder).lock_window
    qtbot.keyClicks(shown.passphrase, "correct")
    assert shown.passphrase.displayText() != "correct"
    assert "Capitals are locked" not in said(shown)
    qtbot.keyClick(shown.passphrase, "H", Qt.KeyboardModifier.NoModifier)
    shown.passphrase.capitals.emit(True)  # noqa: FBT003 - offscreen, every large letter comes with Shift
    assert "Capitals are locked" in said(shown)
    press(qtbot, shown, "Show what is typed")
    assert shown.passphrase.displayText().startswith("correct")


def test_it_can_be_heard_and_reached(folder: Path, started: Callable[..., Program]) -> None:
    """Both of its sheets: names, labels, a focus that shows; Escape closes nothing."""
    shown = started(folder).lock_window
    for recovering in (False, True):
        shown.show_recovery(recovering=recovering)
        assert not check(shown)
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.isVisible()


def test_a_forgotten_passphrase_is_replaced_by_the_code(qtbot: QtBot, folder: Path, started: Callable[..., Program]) -> None:
    """Mistyped groups are named; the new passphrase opens from then on."""
    actions.unlock(folder, PASSPHRASE)
    with actions.open_desk(folder) as desk:
        code = actions.recovery_code(desk)
        actions.lock(desk)
    program = started(folder)
    shown = program.lock_window
    press(qtbot, shown, "I forgot my passphrase…")
    shown.code.setText(code.replace(code[0], "Z" if code[0] != "Z" else "Y", 1))
    shown.new.first.setText(ANOTHER)
    shown.new.again.setText(f"{ANOTHER}!")
    press(qtbot, shown, "Set it and open")
    assert "The two are not the same" in said(shown)
    shown.new.again.setText(ANOTHER)
    press(qtbot, shown, "Set it and open")
    program.until(lambda: "roup 1" in shown.problem.text())
    shown.code.setText(code.lower())
    press(qtbot, shown, "Set it and open")
    program.until(lambda: program.application._window is not None)  # noqa: SLF001
    program.lock()
    program.unlock(ANOTHER)


@pytest.mark.parametrize("damage", ["gone", "damaged"])
def test_without_its_key_file_the_code_is_asked_for(folder: Path, started: Callable[..., Program], damage: str) -> None:
    """And it is said what is wrong."""
    key = folder / KEY_FILE
    key.unlink() if damage == "gone" else key.write_bytes(key.read_bytes()[:-20])
    shown = started(folder).lock_window
    assert KEY_FILE in said(shown)
    assert "Recovery code" in said(shown)
    assert not shown.passphrase.isVisible()


def test_without_the_extra_it_says_what_to_install(folder: Path, started: Callable[..., Program], monkeypatch: pytest.MonkeyPatch) -> None:
    """And asks for nothing."""
    monkeypatch.setattr("vetter.storage.keys.available", lambda: False)
    shown = started(folder).lock_window
    assert "pip install 'vetter[passphrase]'" in said(shown)
    assert [each for each in every(shown, QLineEdit) if each.isEnabled()] == []


def test_damage_is_not_taken_for_a_wrong_passphrase(folder: Path, started: Callable[..., Program], monkeypatch: pytest.MonkeyPatch) -> None:
    """The right passphrase leads to the rescue window."""
    program = started(folder)
    path = folder / FILE_NAME
    data = bytearray(path.read_bytes())
    data[200:4_000] = bytes(3_800)
    path.write_bytes(bytes(data))
    asked: list[str] = []

    def rescued(error: Exception) -> actions.Desk:
        asked.append(str(error))
        return actions.loose_desk()

    monkeypatch.setattr(program.application, "_rescued", rescued)
    program.lock_window.passphrase.setText(PASSPHRASE)
    program.lock_window.unlock()
    program.until(lambda: bool(asked))
    assert "damaged" in asked[0]


def test_a_file_given_at_the_start_waits(folder: Path, tmp_path: Path, started: Callable[..., Program]) -> None:
    """It is brought in once the passphrase was given."""
    file = actions.export_interview(person("Nadia Okafor"), tmp_path / "new.interview.json")
    program = started(folder, file=file)
    assert program.application._window is None  # noqa: SLF001
    assert "Nadia Okafor" in said(program.unlock())


def test_a_slow_disk_freezes_nothing(qtbot: QtBot, folder: Path, started: Callable[..., Program], monkeypatch: pytest.MonkeyPatch) -> None:
    """The button says that it is being done, Enter again begins nothing anew, Escape leads nowhere, and the window goes on drawing."""
    program = started(folder)
    shown, unlock, begun, beats = program.lock_window, actions.unlock, list[str](), list[float]()

    def slowly(where: Path, passphrase: str) -> None:
        begun.append(passphrase)
        time.sleep(0.5)
        unlock(where, passphrase)

    monkeypatch.setattr(actions, "unlock", slowly)
    shown.passphrase.setText(PASSPHRASE)
    heart = QTimer(shown, interval=10)
    heart.timeout.connect(lambda: beats.append(time.monotonic()))
    heart.start()
    qtbot.keyClick(shown.passphrase, Qt.Key.Key_Return)
    assert shown.open_.text() == "Opening…"
    qtbot.wait(100)
    shown.unlock()
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    qtbot.wait(100)
    assert shown.isVisible()
    until = len(beats)
    program.until(lambda: program.application._window is not None)  # noqa: SLF001
    assert begun == [PASSPHRASE]
    assert until > 4
    assert max(after - before for before, after in pairwise(beats[:until])) < 0.25


def test_what_was_looked_through_beside_the_window_is_not_looked_through_again(
    folder: Path, started: Callable[..., Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large file would hold the window up."""
    looked: list[bool] = []
    check = connection.check

    def noting(*given: Any, sound: bool = False) -> None:
        looked.append(threading.current_thread() is threading.main_thread() and not sound)
        check(*given, sound=sound)

    monkeypatch.setattr("vetter.storage.casefile.check", noting)
    started(folder).unlock()
    assert looked[:2] == [False, False]


def test_escape_leads_back_from_the_recovery_code(qtbot: QtBot, folder: Path, started: Callable[..., Program]) -> None:
    """To the passphrase, which is asked for."""
    shown = started(folder).lock_window
    press(qtbot, shown, "I forgot my passphrase…")
    qtbot.keyClick(shown.code, Qt.Key.Key_Escape)
    assert shown.passphrase.isVisible()
    assert not shown.code.isVisible()


def test_a_full_disk_locks_nobody_out(folder: Path, started: Callable[..., Program], monkeypatch: pytest.MonkeyPatch) -> None:
    """What was begun with the passphrase cannot be finished: the case file opens all the same, and it is told."""
    actions.unlock(folder, PASSPHRASE)
    ours = keys.of(folder)
    assert ours is not None
    envelope.write(folder, envelope.in_state(ours.envelope, ours.secret, "unlocking"))
    keys.forget()
    with monkeypatch.context() as patch:
        patch.setattr("vetter.storage.disk.room_for", lambda _folder, _size: False)
        program = started(folder)
        window = program.unlock()
        assert window.present_page().banner.text == actions.HALF_PROTECTED
        assert actions.list_candidates(window.desk).rows[0].name == "Ana Ruiz"
        program.lock()
    actions.unlock(folder, PASSPHRASE)
    with actions.open_desk(folder) as desk:
        assert not actions.is_half_protected(desk)
        assert not actions.is_protected(desk)


def test_a_passphrase_is_not_half_removed_where_there_is_no_room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused before anything is begun."""
    actions.unlock(folder, PASSPHRASE)
    with actions.open_desk(folder) as desk:
        monkeypatch.setattr("vetter.storage.disk.room_for", lambda _folder, _size: False)
        with pytest.raises(CaseFileError, match="too little space"):
            actions.remove_passphrase(desk, PASSPHRASE)
        assert not actions.is_half_protected(desk)
        assert actions.is_protected(desk)
