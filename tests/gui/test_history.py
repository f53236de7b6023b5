"""A candidate's history: the owner's decision, notes and tags, what changed, shelves, all by keyboard as well."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.actions.people import NO_DAY, person
from tests.gui.screen import every, offered, press, said
from vetter import actions
from vetter.domain.decision import Decision, Shelf
from vetter.gui.explanation import Explanation
from vetter.gui.places import HistoryPlace

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow

HOSTILE = "<img src='/etc/passwd'> R&D \u202eevil"


@pytest.fixture
def twice(window: MainWindow) -> str:
    """Return a candidate interviewed twice, whose history is open."""
    first = person("Ingrid Solheim", "beginner")
    second = replace(person("Ingrid Solheim", "specialist", NO_DAY + timedelta(days=30)), id=str(uuid4()), candidate=first.candidate)
    for case in (first, second):
        actions.finish(window.desk, case)
    window.open(HistoryPlace(first.candidate))
    return first.candidate


def test_a_decision_with_its_reason(qtbot: QtBot, window: MainWindow, twice: str) -> None:
    """It stands on top of the history at once, and the button shows it the next time."""
    page = window.history
    assert not page.decision.keep_decision.isEnabled()
    press(qtbot, page, "Your decision: On trial")
    page.decision.reason.insert(HOSTILE)
    qtbot.keyClick(page.decision.reason, Qt.Key.Key_Return)
    assert actions.history(window.desk, twice).decision is Decision.TRIAL
    assert "Your decision: on trial" in said(page)
    assert HOSTILE in said(page)
    assert page.decision.reason.text() == ""
    window.open(HistoryPlace(twice))
    checked = [made.accessibleName() for made in page.decision._group.buttons() if made.isChecked()]  # noqa: SLF001
    assert checked == ["Your decision: On trial"]


def test_a_reason_without_a_decision_is_not_lost(qtbot: QtBot, window: MainWindow, twice: str) -> None:
    """It says what is missing and keeps the words."""
    qtbot.keyClicks(window.history.decision.reason, "Too dear")
    qtbot.keyClick(window.history.decision.reason, Qt.Key.Key_Return)
    assert "Choose one of the four" in said(window.history)
    assert window.history.decision.reason.text() == "Too dear"
    assert actions.history(window.desk, twice).decision is None


def test_notes_and_tags(qtbot: QtBot, window: MainWindow, twice: str) -> None:
    """Both are kept by Enter; an empty note is refused in words."""
    card = window.history.decision
    qtbot.keyClicks(card.note, "Rang Kari: agrees.")
    qtbot.keyClick(card.note, Qt.Key.Key_Return)
    assert "Rang Kari: agrees." in said(window.history)
    press(qtbot, window.history, "Add note")
    assert "nothing in this note" in said(window.history)
    qtbot.keyClicks(card.tags, "list building,  seasonal ,")
    qtbot.keyClick(card.tags, Qt.Key.Key_Return)
    assert actions.history(window.desk, twice).tags == ("list building", "seasonal")
    assert card.tags.text() == "list building, seasonal"


def test_a_tag_that_is_too_long_is_said_and_kept_on_the_screen(qtbot: QtBot, window: MainWindow, twice: str) -> None:
    """Nothing typed is lost by a refusal."""
    qtbot.keyClicks(window.history.decision.tags, "x" * 50)
    qtbot.keyClick(window.history.decision.tags, Qt.Key.Key_Return)
    assert "at most 40 characters" in window.history.banner.text
    assert window.history.decision.tags.text() == "x" * 50
    assert actions.history(window.desk, twice).tags == ()


def test_what_changed_between_two_talks(qtbot: QtBot, window: MainWindow, twice: str) -> None:
    """From the later verdict; the first has nothing before it."""
    del twice
    links = [name for name in offered(window.history) if name.startswith("What changed")]
    assert len(links) == 1
    press(qtbot, window.history, links[0])
    shown = window.history.findChild(Explanation)
    assert shown is not None
    words = said(shown)
    assert "Business results shown and confirmed; before: " in words
    assert "Judgements that moved" in words
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert not every(window.history, Explanation)


def test_archived_and_thrown_away_with_undo(qtbot: QtBot, window: MainWindow, twice: str) -> None:
    """The banner offers the way back, and the foot offers the other shelves."""
    press(qtbot, window.history, "Move to the recycle bin")
    assert actions.history(window.desk, twice).shelf is Shelf.BIN
    assert {"Archive", "Back among the candidates"} <= set(offered(window.history))
    press(qtbot, window.history, "Undo")
    assert actions.history(window.desk, twice).shelf is Shelf.CURRENT
    assert "Back among the candidates" not in offered(window.history)


def test_judged_again_by_the_same_rules(qtbot: QtBot, window: MainWindow, twice: str) -> None:
    """It says that there is nothing new."""
    before = actions.history(window.desk, twice)
    press(qtbot, window.history, "Judge again by today's rules")
    assert "by today's rules and benchmarks already" in window.history.banner.text
    assert actions.history(window.desk, twice) == before
