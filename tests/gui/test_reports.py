"""Reports on several candidates at once, from the list into a folder."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.actions.people import NO_DAY, person
from tests.gui.screen import press
from vetter import actions, progress
from vetter.domain.case import Answer
from vetter.gui.places import CandidatesPlace
from vetter.gui.working import Working
from vetter.questions.start import NAME

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow


@pytest.fixture
def chosen(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """Return a window in which six are chosen, one of them without a verdict."""
    for day in range(5):
        actions.finish(window.desk, person(f"Nr {day}", held=NO_DAY + timedelta(days=day)))
    actions.keep_draft(window.desk, actions.new_case(window.desk).with_answer(NAME, Answer("Nadia Okafor")), "pitch")
    with qtbot.waitActive(window):
        window.activateWindow()
    window.open(CandidatesPlace(choosing=True))
    window.candidates.table.selectAll()
    return window


def test_chosen_written_and_written_again(qtbot: QtBot, chosen: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One for each verdict, whole; the second time nothing is left to do."""
    folder = tmp_path / "reports"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(folder))
    for said in ("5 written to reports, 0 there already", "0 written to reports, 5 there already"):
        press(qtbot, chosen.candidates, "Reports on the chosen, as PDF")
        qtbot.waitUntil(lambda said=said: chosen.candidates.banner.text.startswith(said), timeout=90_000)
        assert len(list(folder.glob("*.pdf"))) == 5
    assert all(each.read_bytes().startswith(b"%PDF-") for each in folder.iterdir())


def test_called_off_it_leaves_only_whole_ones(qtbot: QtBot, chosen: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the button of the bar that comes when it takes a while."""
    begun: list[bool] = []

    def slow(_papers: object, count: int, _told: object, *, page: str) -> None:
        begun.append(bool(page) and count == 5)
        latest = time.monotonic() + 20
        while time.monotonic() < latest:
            progress.step("Reports", 0, count)
            time.sleep(0.01)

    monkeypatch.setattr(actions, "export_all", slow)
    chosen.candidates.reports.write(chosen.candidates._chosen_people(), tmp_path)  # noqa: SLF001 - those that are chosen
    qtbot.waitUntil(lambda: any(each.isVisible() for each in chosen.findChildren(Working)), timeout=10_000)
    (working,) = chosen.findChildren(Working)
    assert working.windowTitle() == "Writing the reports"
    working.cancel.click()
    qtbot.waitUntil(lambda: chosen.candidates.banner.text.startswith("Stopped. 0 written"), timeout=20_000)
    assert begun == [True]
    assert not list(tmp_path.glob("*.pdf"))


def test_what_cannot_be_written_is_said(qtbot: QtBot, chosen: MainWindow, tmp_path: Path) -> None:
    """In a sentence, beside what could be."""
    chosen.candidates.reports.write(chosen.candidates._chosen_people()[:2], tmp_path / "none")  # noqa: SLF001 - as above
    qtbot.waitUntil(lambda: "cannot be written" in chosen.candidates.banner.text, timeout=90_000)
