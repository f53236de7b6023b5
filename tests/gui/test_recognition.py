"""Somebody met before: recognised while the name is typed, and what was judged then closed until this talk is finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.actions.people import person
from tests.gui.screen import offered, press, said
from vetter import actions
from vetter.domain.case import Answer
from vetter.gui.places import CandidatesPlace, InterviewPlace
from vetter.questions.start import CONTACT, NAME

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow


@pytest.fixture
def known(window: MainWindow) -> str:
    """Return somebody who was interviewed, whose name is typed into another interview."""
    saved = actions.finish(window.desk, person("Maren Oduya").with_answer(CONTACT, Answer("maren@example.org")))
    case = actions.new_case(window.desk).with_answer(NAME, Answer("Oduya, Maren"))
    window.open(InterviewPlace(case))
    return saved.candidate


def test_asked_while_the_name_is_typed(window: MainWindow, known: str) -> None:
    """With how often, when last and why; nothing of the verdict."""
    del known
    words = said(window.interview)
    assert "Seen before? Maren Oduya, 1 interview, last on 12" in words
    assert "the same name" in words


def test_the_same_person_closes_what_was_judged(qtbot: QtBot, window: MainWindow, known: str) -> None:
    """In the interview and in the list, until the talk is finished; then both stand in one history."""
    press(qtbot, window.interview, "The same person")
    assert window.interview.case is not None
    assert window.interview.case.candidate == known
    qtbot.waitUntil(lambda: "You have met before. What was judged then stays closed" in said(window.interview))
    window.open(CandidatesPlace())
    (row,) = actions.list_candidates(window.desk).rows
    assert (row.candidate, row.draft, row.verdict) == (known, True, None)
    draft = actions.drafts(window.desk)[0].case
    actions.finish(window.desk, draft)
    (row,) = actions.list_candidates(window.desk).rows
    assert row.verdict is not None
    assert row.interviews == 2


def test_somebody_else_after_all(qtbot: QtBot, window: MainWindow, known: str) -> None:
    """Taken back, it is a talk with a stranger again, and nobody asks a second time."""
    press(qtbot, window.interview, "The same person")
    qtbot.waitUntil(lambda: "Somebody else after all" in offered(window.interview))
    press(qtbot, window.interview, "Somebody else after all")
    qtbot.waitUntil(lambda: "Somebody else after all" not in offered(window.interview))
    assert window.interview.case is not None
    assert window.interview.case.candidate != known
    assert "The same person" not in offered(window.interview)
    assert window.interview.keep()
    assert {row.verdict is None for row in actions.list_candidates(window.desk).rows} == {True, False}


def test_somebody_else(qtbot: QtBot, window: MainWindow, known: str) -> None:
    """Said once, the question is gone."""
    del known
    press(qtbot, window.interview, "Somebody else")
    assert "Seen before?" not in said(window.interview)
