"""Entries that may be one person: asked about side by side, joined, told apart, and everything taken back again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.actions.people import NO_DAY, person
from tests.gui.screen import focused, offered, press, said
from vetter import actions
from vetter.domain.case import Answer
from vetter.gui.places import CandidatesPlace, DoublesPlace
from vetter.questions.start import CONTACT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow

SAME, APART = "The same person: Maren Oduya and Maren Lindgren", "Two people: Maren Oduya and Maren Lindgren"


@pytest.fixture
def both(window: MainWindow) -> tuple[str, str]:
    """Return one woman under two names; the page that asks about her is open."""
    saved = []
    for day, name in enumerate(("Maren Oduya", "Maren Lindgren")):
        case = person(name, held=NO_DAY + timedelta(days=day)).with_answer(CONTACT, Answer("maren@example.org"))
        saved.append(actions.finish(window.desk, case).candidate)
    window.open(DoublesPlace())
    return saved[0], saved[1]


def listed(window: MainWindow) -> list[str]:
    """Return who stands in the list."""
    return [row.name for row in actions.list_candidates(window.desk).rows]


def test_reached_from_the_list(qtbot: QtBot, window: MainWindow) -> None:
    """And says so when there is nothing to ask; the way back is there."""
    window.open(CandidatesPlace())
    press(qtbot, window.candidates, "Possible doubles")
    assert "No two entries share" in said(window.doubles)
    press(qtbot, window.doubles, "All candidates")
    assert window.candidates.isVisible()


def test_why_they_may_be_one_is_said(window: MainWindow, both: tuple[str, str]) -> None:
    """Both with their interviews, and the first answer has the focus."""
    del both
    words = said(window.doubles)
    assert "They have the same e-mail, number or account." in words
    assert "1 interview, last on 12" in words
    assert focused().accessibleName() == SAME


def test_joined_and_taken_back(qtbot: QtBot, window: MainWindow, both: tuple[str, str]) -> None:
    """The banner says under which name, and Undo makes two of them again."""
    press(qtbot, window.doubles, SAME)
    assert listed(window) == ["Maren Lindgren"]
    assert "are one person now, as Maren Lindgren" in window.doubles.banner.text
    assert "No two entries share" in said(window.doubles)
    press(qtbot, window.doubles, "Undo")
    assert sorted(listed(window)) == ["Maren Lindgren", "Maren Oduya"]
    assert SAME in offered(window.doubles)
    assert actions.joined_with(window.desk, both[1]) == ()


def test_told_apart_and_taken_back(qtbot: QtBot, window: MainWindow, both: tuple[str, str]) -> None:
    """Nobody asks again, unless the owner takes it back."""
    del both
    press(qtbot, window.doubles, APART)
    window.open(DoublesPlace())
    assert "No two entries share" in said(window.doubles)
    assert len(listed(window)) == 2


def test_undo_of_two_people_asks_again(qtbot: QtBot, window: MainWindow, both: tuple[str, str]) -> None:
    """As if nothing had been answered."""
    del both
    press(qtbot, window.doubles, APART)
    press(qtbot, window.doubles, "Undo")
    assert {SAME, APART} <= set(offered(window.doubles))
