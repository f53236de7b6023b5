"""Locking: nothing typed is lost, nothing of a candidate is left to be seen; and what the settings do about the passphrase."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from tests.gui.program import folder, started
from tests.gui.screen import every, focused, press, said, settle
from tests.locked import PASSPHRASE, _quick
from vetter import actions
from vetter.gui import jobs, locking, look, watch
from vetter.gui.pages.page import Page
from vetter.gui.places import CandidatesPlace, HistoryPlace, HomePlace, InterviewPlace, SettingsPlace, VerdictPlace
from vetter.questions.start import NAME
from vetter.storage.layout import KEY_FILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.program import Program
    from vetter.gui.places import Place
    from vetter.gui.window import MainWindow

__all__ = ["_quick", "folder", "started"]
pytestmark = pytest.mark.usefixtures("_quick")
ANOTHER = "a second set of words"


def test_idle_it_locks_and_nothing_typed_is_lost(
    qtbot: QtBot, folder: Path, started: Callable[..., Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the middle of an answer; afterwards the cursor stands where it stood."""
    monkeypatch.setattr(watch, "MINUTE", 0.3)
    monkeypatch.setattr(watch, "TICK", 50)
    look.choose_idle_minutes(folder, 0)
    program = started(folder)
    window = program.unlock()
    window.open(InterviewPlace(section="results"))
    qtbot.keyClicks(focused(), "7600")
    qtbot.keyClick(focused(), Qt.Key.Key_Left)
    look.choose_idle_minutes(folder, 5)
    program.wait_locked()
    assert "nobody had touched it" in said(program.lock_window)
    look.choose_idle_minutes(folder, 0)
    window = program.unlock()
    assert window.present_page() is window.interview
    assert window.present_place().section == "results"  # type: ignore[union-attr]
    field = focused()
    assert isinstance(field, QLineEdit)
    assert (field.accessibleName(), field.text(), field.cursorPosition()) == ("How many", "7600", 3)
    window.interview.case = None


def places(window: MainWindow) -> dict[str, Place]:
    """Return places where a candidate can be read."""
    found = actions.list_candidates(window.desk).rows[0]
    verdict = next(each.verdict_id for each in actions.history(window.desk, found.candidate).entries if each.verdict_id)
    return {
        "list": CandidatesPlace("Ana"),
        "history": HistoryPlace(found.candidate),
        "verdict": VerdictPlace(actions.open_verdict(window.desk, verdict)),
    }


def texts() -> str:
    """Return the text of every widget there is, shown or not, and the title of each window."""
    found: list[str] = []
    for each in QApplication.allWidgets():
        found += [each.windowTitle(), each.accessibleName(), each.toolTip(), each.accessibleDescription()]
        if isinstance(each, QLabel | QLineEdit):
            found.append(each.text())
        elif isinstance(each, QPlainTextEdit):
            found.append(each.toPlainText())
        elif isinstance(each, QComboBox):
            found += [each.itemText(at) for at in range(each.count())]
    return "\n".join(found)


@pytest.mark.parametrize("name", ["list", "history", "verdict"])
def test_nothing_of_a_candidate_is_left(folder: Path, started: Callable[..., Program], name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In no widget, no title, not in the clipboard; the pages are gone from memory, and one comes back to the same place."""
    program = started(folder)
    window = program.unlock()
    window.open(places(window)[name])
    assert "Ana" in f"{said(window)}{texts()}"
    before, shown = window.present_place(), window.present_page()
    QGuiApplication.clipboard().setText("Ana Ruiz")
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: True)  # without a desktop Qt does not know whose it is
    pages = window.findChildren(Page)
    assert {window.home, shown} <= set(pages)
    gone = [weakref.ref(each) for each in (window, *pages, window.candidates.model, window.desk, window.desk.file)]
    del pages
    del window, shown
    program.lock()
    assert "Ana" not in texts()
    assert QGuiApplication.clipboard().text() == ""
    assert not (folder / "opened").exists()
    gc.collect()
    assert [type(each()).__name__ for each in gone if each() is not None] == []
    assert program.application._locking._left is not None  # noqa: SLF001
    assert b"Ana" not in program.application._locking._left.closed  # noqa: SLF001
    assert program.unlock().present_place() == before


def test_what_was_copied_elsewhere_stays(folder: Path, started: Callable[..., Program]) -> None:
    """It is not ours to take away."""
    program = started(folder)
    program.unlock()
    QGuiApplication.clipboard().setText("from another program")
    program.lock()
    assert QGuiApplication.clipboard().text() == "from another program"


def test_an_unkept_note_comes_back(qtbot: QtBot, folder: Path, started: Callable[..., Program]) -> None:
    """What was typed into a field and not kept yet."""
    program = started(folder)
    window = program.unlock()
    window.open(places(window)["history"])
    note = next(each for each in every(window.history, QLineEdit) if each.accessibleName() == "Note")
    note.setFocus()
    qtbot.keyClicks(note, "ring her on Mon")
    del window, note
    program.lock()
    window = program.unlock()
    assert "ring her on Mon" in [each.text() for each in every(window.history, QLineEdit)]


def test_a_job_under_way_is_finished_first(folder: Path, started: Callable[..., Program]) -> None:
    """Meanwhile the window is hidden already, and the passphrase not taken yet."""
    program = started(folder)
    window = program.unlock()
    window.open(places(window)["verdict"])
    target = folder.parent / "report.pdf"
    window.verdict.export(target)
    assert jobs.under_way()
    program.application._locking.lock(watch.SLEEP)  # noqa: SLF001
    shown = program.lock_window
    assert not window.isVisible()
    assert not shown.passphrase.isEnabled()
    program.wait_locked()
    assert target.read_bytes().startswith(b"%PDF")
    assert shown.passphrase.isEnabled()
    assert QThreadPool.globalInstance().activeThreadCount() == 0


def test_a_dialog_is_closed_first(folder: Path, started: Callable[..., Program]) -> None:
    """Whatever stands before the window goes with it."""
    program = started(folder)
    window = program.unlock()
    window.open(HomePlace())
    window.show_keys()
    program.lock()
    assert [type(each).__name__ for each in QApplication.topLevelWidgets() if each.isVisible()] == ["LockWindow"]


def test_what_cannot_be_kept_keeps_it_open(qtbot: QtBot, folder: Path, started: Callable[..., Program]) -> None:
    """Nothing typed is given up; the page says why."""
    program = started(folder)
    window = program.unlock()
    window.open(InterviewPlace())
    qtbot.keyClicks(focused(), "Nadia")
    window.desk.file.read_only = True
    program.application._locking.lock(watch.IDLE)  # noqa: SLF001
    assert window.isVisible()
    assert window.interview.banner.text.startswith("Not saved.")
    window.desk.file.read_only = False
    program.lock()
    window = program.unlock()
    assert [draft.case[NAME] for draft in actions.drafts(window.desk)] == ["Nadia"]
    window.interview.case = None


def test_lock_now_is_a_deed_of_protected_files_alone(window: MainWindow, folder: Path, started: Callable[..., Program]) -> None:
    """By its key, in the menu and the finder."""
    deed = next(each for each in window.deeds if each.text() == "Lock now")
    assert not deed.isEnabled()
    program = started(folder)
    deed = next(each for each in program.unlock().deeds if each.text() == "Lock now")
    assert deed.isEnabled()
    deed.trigger()
    program.wait_locked()
    assert locking.BY_OWNER in said(program.lock_window)


def test_the_computer_slept(folder: Path, started: Callable[..., Program], monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock on the wall went on much farther than it should have between two looks."""
    program = started(folder)
    program.unlock()
    guard = program.application._locking._watch  # noqa: SLF001
    assert guard is not None
    guard.look()
    assert program.application._locking.shown is None  # noqa: SLF001
    later = watch.time.time() + 3_600
    monkeypatch.setattr(watch.time, "time", lambda: later)
    guard.look()
    program.wait_locked()
    assert watch.SLEEP in said(program.lock_window)


def test_set_changed_and_removed_in_the_settings(qtbot: QtBot, tmp_path: Path, started: Callable[..., Program]) -> None:
    """From a plain file to a protected one, another passphrase, and back; the sheet is shown, and remembered until it is kept."""
    program = started(tmp_path / "plain")
    window = program.window
    window.open(SettingsPlace())
    part = window.settings.passphrase

    def answer(*lines: str) -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, QWidget)
        for field, text in zip(every(form, QLineEdit), lines, strict=True):
            field.setText(text)
        form.try_it()  # type: ignore[attr-defined]

    press(qtbot, part, "Set a passphrase…")
    answer("short", "short")
    assert "fewer than 10" in said(QApplication.activeModalWidget())
    answer(PASSPHRASE, PASSPHRASE)
    program.until(lambda: type(QApplication.activeModalWidget()).__name__ == "Preview")
    sheet = QApplication.activeModalWidget()
    assert "was not printed or saved yet" in said(part)
    sheet.printed.emit()  # type: ignore[attr-defined]
    assert "was not printed or saved yet" not in said(part)
    sheet.close()
    assert actions.is_protected(window.desk)
    press(qtbot, part, "Change it…")
    answer("not this one", ANOTHER, ANOTHER)
    program.until(lambda: "This is not the passphrase" in said(QApplication.activeModalWidget()))
    answer(PASSPHRASE, ANOTHER, ANOTHER)
    program.until(lambda: "is changed" in window.settings.banner.text)
    program.lock()
    window = program.unlock(ANOTHER)
    window.open(SettingsPlace())
    press(qtbot, window.settings.passphrase, "Remove it…")
    answer(ANOTHER)
    program.until(lambda: "is removed" in window.settings.banner.text)
    assert not actions.is_protected(window.desk)
    assert not (tmp_path / "plain" / KEY_FILE).exists()


def test_a_backup_of_another_asks_for_its_passphrase(qtbot: QtBot, folder: Path, tmp_path: Path, started: Callable[..., Program]) -> None:
    """And is shown once it was given."""
    actions.unlock(folder, PASSPHRASE)
    with actions.open_desk(folder) as desk:
        actions.save_backup(desk, tmp_path / "elsewhere.zip")
        actions.lock(desk)
    program = started(tmp_path / "other")
    program.window.open(SettingsPlace())
    program.window.settings.backups.offer(tmp_path / "elsewhere.zip")
    settle(program.window)
    form = QApplication.activeModalWidget()
    every(form, QLineEdit)[0].setText(PASSPHRASE)
    press(qtbot, form, "Unlock")
    program.until(lambda: type(QApplication.activeModalWidget()).__name__ == "PutBack")
    QApplication.activeModalWidget().close()
