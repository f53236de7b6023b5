"""Marking blind: the other listener's marks are hidden and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.gui.screen import every, focused, offered, press, said
from vetter import actions
from vetter.domain.case import Answer, AnswerState
from vetter.gui.editors.marks import MarkRow
from vetter.gui.interview.blind import HIDE
from vetter.gui.places import InterviewPlace
from vetter.questions import QUESTIONS
from vetter.questions.audience import BUYER, REAL_SHARE
from vetter.questions.results import MONEY
from vetter.questions.start import SECOND_LISTENER
from vetter.questions.trust import LADDER

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow


@pytest.fixture
def two(window: MainWindow) -> MainWindow:
    """Return a window with an interview that two people mark, at the section on the audience."""
    case = actions.new_case(window.desk).with_answer(SECOND_LISTENER, Answer("Petra & Co"))
    window.open(InterviewPlace(case.with_answer(BUYER, Answer((4, 2))), "audience"))
    return window


def rows(window: MainWindow) -> list[str]:
    """Return the names of the rows of marks that are shown."""
    return [row.accessibleName() for row in every(window.interview, MarkRow)]


def test_one_listener_has_nothing_to_hide(window: MainWindow) -> None:
    """No second name, no tick."""
    window.open(InterviewPlace(section="audience"))
    assert HIDE not in offered(window.interview)


def test_a_section_without_marks_has_nothing_to_hide(two: MainWindow) -> None:
    """Where nothing is marked there is no tick."""
    assert HIDE in offered(two.interview)
    two.interview.open_section("results")
    assert HIDE not in offered(two.interview)


def test_hidden_marks_are_not_shown_and_are_kept(qtbot: QtBot, two: MainWindow) -> None:
    """Each listener sees one row a question; the case has both marks all the time."""
    assert two.interview.case is not None
    assert len(rows(two)) == 8
    press(qtbot, two.interview, HIDE)
    assert rows(two) == [
        f"{short}, You" for short in ("Knows the buyer", "Knows what is not real", "Knows where buyers gather", "The best contact")
    ]
    assert "Petra & Co" not in said(two.interview)
    assert two.interview.case[BUYER] == (4, 2)
    press(qtbot, two.interview, "Marking now: Petra & Co")
    assert all(name.endswith(", Petra & Co") for name in rows(two))
    second = every(two.interview, MarkRow)[1]
    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_5)
    assert two.interview.case[REAL_SHARE] == (None, 5)
    press(qtbot, two.interview, HIDE)
    assert len(rows(two)) == 8
    assert two.interview.case[BUYER] == (4, 2)


def test_no_score_gives_hidden_marks_away(qtbot: QtBot, two: MainWindow) -> None:
    """The panel waits with it until marks are shown again."""
    assert two.interview.case is not None
    case = two.interview.case
    for question in QUESTIONS:
        if question.rated:
            case = case.with_answer(question, Answer((4, 2)))
    two.open(InterviewPlace(case.with_answer(MONEY, Answer(state=AnswerState.NONE)), "audience"))
    assert "Proven " in said(two.interview)
    press(qtbot, two.interview, HIDE)
    assert "Proven " not in said(two.interview)
    assert "The score waits" in said(two.interview)
    press(qtbot, two.interview, HIDE)
    assert "Proven " in said(two.interview)


def test_it_holds_in_every_section(qtbot: QtBot, two: MainWindow) -> None:
    """Whoever marks goes on to the next section and sees only what is theirs, there as here."""
    press(qtbot, two.interview, HIDE)
    press(qtbot, two.interview, "Marking now: Petra & Co")
    two.interview.open_section("trust")
    assert rows(two)
    assert all(name.endswith(", Petra & Co") for name in rows(two))
    two.interview.open_question(LADDER.key)
    qtbot.waitUntil(lambda: isinstance(focused(), MarkRow) and focused().accessibleName().endswith(", Petra & Co"))


def test_tab_passes_hidden_rows(qtbot: QtBot, two: MainWindow) -> None:
    """Nothing hidden takes the keys."""
    press(qtbot, two.interview, HIDE)
    first = every(two.interview, MarkRow)[0]
    first.setFocus()
    seen = []
    for _press in range(30):
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        if isinstance(focused(), MarkRow):
            seen.append(focused().accessibleName())
    assert seen
    assert not [name for name in seen if "Petra" in name]


def test_without_the_second_name_all_is_shown_again(qtbot: QtBot, two: MainWindow) -> None:
    """A mark that is there without its listener is not hidden for ever."""
    press(qtbot, two.interview, HIDE)
    two.interview.open_question(SECOND_LISTENER.key)
    qtbot.waitUntil(lambda: focused().accessibleName() == SECOND_LISTENER.short)
    focused().selectAll()  # type: ignore[attr-defined] # a line
    qtbot.keyClick(focused(), Qt.Key.Key_Delete)
    two.interview.open_section("audience")
    assert "Knows the buyer, Listener 2" in rows(two)
    assert HIDE not in offered(two.interview)


def test_another_interview_begins_with_all_shown(qtbot: QtBot, two: MainWindow) -> None:
    """Hiding is a matter of this sitting, not of the answers."""
    press(qtbot, two.interview, HIDE)
    two.open(InterviewPlace(two.interview.case, "audience"))
    assert len(rows(two)) == 8
