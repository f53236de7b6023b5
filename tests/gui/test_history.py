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
from tests.gui.screen import every, offered, press, said, settle
from vetter import actions
from vetter.domain.decision import Decision, Shelf
from vetter.errors import CaseFileError
from vetter.gui.exhibit_view import ExhibitView
from vetter.gui.explanation import Explanation
from vetter.gui.places import HistoryPlace, HomePlace

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from vetter.gui.widgets.dropdown import DropDown
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


def test_what_is_gone_by_the_time_it_is_read_is_said(window: MainWindow, twice: str) -> None:
    """Erased in another window, say, while the page is being put together."""
    window.open(HistoryPlace(twice))
    actions.erase(window.desk, twice)
    settle(window)
    assert window.history.banner.text.startswith("There is no verdict ")


def test_a_home_page_that_cannot_be_read_says_so(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """In its banner, as every page does."""

    def refuse(*_given: object) -> None:
        message = "The case file is busy."
        raise CaseFileError(message)

    monkeypatch.setattr(actions, "drafts", refuse)
    window.open(HomePlace())
    settle(window)
    assert window.home.banner.text == "The case file is busy."


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


def choose(made: DropDown, at: int) -> None:
    """Choose an entry of a list."""
    made.setCurrentIndex(at)
    made.activated.emit(at)


def test_what_changed_between_two_talks(qtbot: QtBot, window: MainWindow, twice: str) -> None:
    """At a glance beside the timeline, with why; in full on request."""
    del twice
    words = said(window.history.changes)
    assert "What changed between two verdicts" in words
    assert "Honest newcomer" in words
    assert "Business results" in words
    assert "Why it moved" in words
    press(qtbot, window.history, "Everything that changed…")
    shown = window.history.findChild(Explanation)
    assert shown is not None
    words = said(shown)
    assert "Business results shown and confirmed; before: " in words
    assert "Judgements that moved" in words
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert not every(window.history, Explanation)


def test_what_changed_between_any_two(window: MainWindow, twice: str) -> None:
    """Not only neighbours; chosen the wrong way round the earlier still stands first; the same twice is said."""
    third = replace(person("Ingrid Solheim", "walk-in", NO_DAY + timedelta(days=60)), id=str(uuid4()), candidate=twice)
    actions.finish(window.desk, third)
    window.open(HistoryPlace(twice))
    settle(window)
    changes = window.history.changes
    choose(changes._before, 2)  # noqa: SLF001
    choose(changes._after, 0)  # noqa: SLF001
    words = said(changes)
    assert words.index("Honest newcomer") < words.index("Vanity metrics only")
    assert "Business results" not in words
    choose(changes._before, 0)  # noqa: SLF001
    assert "the same verdict: choose two" in said(changes)
    assert "Everything that changed…" not in offered(changes)


def test_the_timeline_narrows_to_one_kind(qtbot: QtBot, window: MainWindow, twice: str, tmp_path: Path) -> None:
    """With how many there are of each; a kind of which there is none is not offered."""
    assert "Show evidence" not in offered(window.history)
    file = tmp_path / "orders.txt"
    file.write_text("76 of 1,800", encoding="utf-8")
    case = actions.open_verdict(window.desk, str(actions.latest_verdict(window.desk, twice))).case
    actions.attach_file(window.desk, case, "conversions", file)
    actions.note(window.desk, twice, "Rang Kari: agrees.")
    window.open(HistoryPlace(twice))
    press(qtbot, window.history, "Show evidence")
    assert "orders.txt" in said(window.history.timeline)
    assert "Verdict:" not in said(window.history.timeline)
    press(qtbot, window.history, "Look at orders.txt")
    assert window.history.findChild(ExhibitView) is not None
    press(qtbot, window.history, "Show yours")
    assert "Rang Kari: agrees." in said(window.history.timeline)
    press(qtbot, window.history, "Show everything")
    assert said(window.history.timeline).count("Verdict:") == 2


def test_verdicts_stay_closed_while_another_talk_is_under_way(qtbot: QtBot, window: MainWindow, twice: str) -> None:
    """Neither words nor figures, nor the way to them; the talk goes on from here."""
    draft = actions.new_case(window.desk, twice)
    actions.keep_draft(window.desk, draft)
    window.open(HistoryPlace(twice))
    words = said(window.history)
    assert "Closed until the talk under way is finished" in words
    assert "Proven" not in words
    assert not {"Compare…", "History on paper", "Save as a file…", "Judge again by today's rules"} & set(offered(window.history))
    assert not window.history.changes.isVisible()
    press(qtbot, window.history, "Go on with the talk")
    assert window.interview.case is not None
    assert window.interview.case.id == draft.id


def test_joined_entries_are_separated_from_the_history(qtbot: QtBot, window: MainWindow, twice: str) -> None:
    """And shown together again by Undo."""
    other = actions.finish(window.desk, person("Ingrid Solhaim", "walk-in"))
    actions.join(window.desk, other.candidate, twice)
    window.open(HistoryPlace(twice))
    assert "Shown together with “Ingrid Solhaim”" in said(window.history)
    assert said(window.history.timeline).count("Verdict:") == 3
    press(qtbot, window.history, "Separate Ingrid Solhaim again")
    assert said(window.history.timeline).count("Verdict:") == 2
    press(qtbot, window.history, "Undo")
    assert said(window.history.timeline).count("Verdict:") == 3


def test_compared_with_others_from_the_history(qtbot: QtBot, window: MainWindow, twice: str) -> None:
    """The one whose history it was is chosen already."""
    actions.finish(window.desk, person("Dale", "walk-in"))
    window.open(HistoryPlace(twice))
    press(qtbot, window.history, "Compare…")
    assert "Ingrid Solheim, and who else?" in said(window.candidates)


def test_tags_are_taken_back(qtbot: QtBot, window: MainWindow, twice: str) -> None:
    """By Undo in the banner."""
    actions.tag(window.desk, twice, ["seasonal"])
    window.open(HistoryPlace(twice))
    window.history.decision.tags.clear()
    press(qtbot, window.history, "Keep tags")
    assert actions.history(window.desk, twice).tags == ()
    press(qtbot, window.history, "Undo")
    assert actions.history(window.desk, twice).tags == ("seasonal",)


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
