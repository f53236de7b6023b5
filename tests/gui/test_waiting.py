"""Another program has the case file: the window says so at once, goes on hearing every key, and loses nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.gui.screen import every, press, said, type_along
from tests.gui.test_freezing import Watchdog
from tests.gui.test_leaving import begun, drafts
from tests.locked import held
from vetter import actions
from vetter.domain.case import Answer
from vetter.gui import keeping
from vetter.gui.interview.card import QuestionCard
from vetter.gui.places import BusinessPlace, HistoryPlace, InterviewPlace, VerdictPlace
from vetter.gui.waiting import HELD, WAITING, Waiting
from vetter.gui.working import Working
from vetter.questions.business import BUSINESS
from vetter.questions.start import NAME
from vetter.storage.layout import FILE_NAME

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow

FREEZE = 400.0
"""Milliseconds in which the window may hear no key."""


def _path(window: MainWindow) -> Path:
    assert window.desk.folder is not None
    return window.desk.folder / FILE_NAME


@pytest.mark.parametrize("how", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_typing_goes_on(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    """What is typed meanwhile is kept as soon as the file is free, and the banner goes."""
    monkeypatch.setattr(keeping, "AGAIN", 300)
    window.open(InterviewPlace())
    field, dog = window.interview.first_field(), Watchdog()
    assert field is not None
    with held(_path(window), how) as let_go:
        with dog.watching(qtbot, "typing"):
            qtbot.keyClicks(field, "Nadia")
            qtbot.waitUntil(lambda: window.interview.banner.text == HELD and window.interview.banner.isVisible())
            qtbot.keyClicks(field, " Okafor")
            qtbot.wait(700)
        assert window.interview.has_unsaved
        assert dog.longest["typing"] < FREEZE
        let_go()
    qtbot.waitUntil(lambda: not window.interview.has_unsaved)
    assert [draft.name for draft in actions.drafts(window.desk)] == ["Nadia Okafor"]
    assert not window.interview.banner.isVisible()


def test_the_profile_waits_too(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """As does everything that is kept while it is typed; one that goes while it waits stays where it is."""
    monkeypatch.setattr(keeping, "AGAIN", 100)
    window.open(BusinessPlace())
    next(card for card in every(window.business, QuestionCard) if card.question is BUSINESS).focus()
    with held(_path(window)):
        type_along(qtbot, "1500")
        qtbot.waitUntil(lambda: window.business.banner.text == HELD)
        assert not window.close()
    qtbot.waitUntil(lambda: not window.business.banner.isVisible())


@pytest.mark.parametrize("waits", [True, False], ids=["done", "cancelled"])
def test_a_deed_is_done_once(qtbot: QtBot, window: MainWindow, *, waits: bool) -> None:
    """It waits in sight until the file is free, and is called off by Cancel."""
    saved = actions.finish(window.desk, actions.samples()[0].case)
    window.open(HistoryPlace(saved.candidate))
    before = len(actions.history(window.desk, saved.candidate).entries)
    window.history.decision.note.put("Ask her accountant")
    with held(_path(window)) as let_go:
        press(qtbot, window.history.decision, "Add note")
        shown = window.findChild(Waiting)
        assert shown is not None
        assert shown.isVisible()
        assert WAITING in said(shown)
        if waits:
            let_go()
            qtbot.waitUntil(lambda: window.findChild(Waiting) is None)
        else:
            press(qtbot, shown, "Cancel")
    entries = actions.history(window.desk, saved.candidate).entries
    assert [entry.detail for entry in entries[before:]] == (["Ask her accountant"] if waits else [])
    assert window.history.decision.note.text() == ("" if waits else "Ask her accountant")


@pytest.mark.parametrize("waits", [True, False], ids=["done", "cancelled"])
def test_finishing_waits_and_can_be_called_off(qtbot: QtBot, window: MainWindow, *, waits: bool) -> None:
    """In its own thread, however long it takes."""
    window.open(InterviewPlace(actions.new_case(window.desk).with_answer(NAME, Answer("Nadia Okafor"))))
    assert window.interview.keep()
    with held(_path(window)) as let_go:
        window.interview.finish()
        qtbot.waitUntil(lambda: window.findChild(Working) is not None and window.findChild(Working).isVisible())
        shown = window.findChild(Working)
        assert shown is not None
        qtbot.waitUntil(lambda: "another program" in shown.told.text())
        if waits:
            let_go()
            qtbot.waitUntil(lambda: isinstance(window.present_place(), VerdictPlace))
        else:
            qtbot.keyClick(shown, Qt.Key.Key_Escape)
            qtbot.waitUntil(lambda: window.interview.banner.text.startswith("Stopped."))
    assert QApplication.activeModalWidget() is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks a program to end by a message")
def test_asked_to_end_it_waits(tmp_path: Path) -> None:
    """The program ends once what was typed is on the disk."""
    with begun(tmp_path, "signal") as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "typed True\n"
        with held(tmp_path / FILE_NAME):
            running.send_signal(signal.SIGTERM)
            with pytest.raises(subprocess.TimeoutExpired):
                running.wait(timeout=0.5)
        assert running.wait(timeout=30) == 0
    assert drafts(tmp_path) == ["Nadia Okafor"]
