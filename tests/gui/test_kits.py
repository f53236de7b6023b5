"""The kit chosen in the form: which sections and questions are shown, and that nothing typed is lost by a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.gui.screen import every, focused, said
from vetter import actions
from vetter.domain.case import Answer
from vetter.gui.interview.card import QuestionCard
from vetter.gui.interview.sections import SectionButton
from vetter.gui.places import InterviewPlace
from vetter.questions import Kit
from vetter.questions.kits import questions_of
from vetter.questions.results import CONVERSIONS
from vetter.questions.start import KIT, NAME
from vetter.questions.trust import FIRST_MESSAGE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vetter.domain.case import Case
    from vetter.gui.window import MainWindow


def keys(window: MainWindow) -> list[str]:
    """Return the keys of the questions that are shown."""
    return [card.question.key for card in every(window.interview, QuestionCard)]


def sections(window: MainWindow) -> list[str]:
    """Return the sections that are offered."""
    return [made.text() for made in every(window.interview, SectionButton)]


def case_of(window: MainWindow) -> Case:
    """Return the case that is typed."""
    assert window.interview.case is not None
    return window.interview.case


def choose(qtbot: QtBot, window: MainWindow, kit: Kit) -> None:
    """Choose a kit by typing its first letters over the list."""
    window.interview.open_question(KIT.key)
    card = next(card for card in every(window.interview, QuestionCard) if card.question is KIT)
    field = card.editor.first_field()
    qtbot.waitUntil(lambda: focused() is field)
    qtbot.keyClicks(field, kit.label[:9])
    assert case_of(window)[KIT] is kit


@pytest.mark.parametrize("kit", Kit)
def test_the_form_shows_what_the_kit_holds(qtbot: QtBot, window: MainWindow, kit: Kit) -> None:
    """Section by section, the list of sections too, and the cursor stays on the kit."""
    window.open(InterviewPlace())
    choose(qtbot, window, kit)
    parts = questions_of(kit, case_of(window))
    assert sections(window) == [part.section.title for part in parts]
    for part in parts:
        window.interview.open_section(part.section.key)
        assert keys(window) == [question.key for question in part.questions]


def test_the_cursor_stays_on_the_kit(qtbot: QtBot, window: MainWindow) -> None:
    """The pages are made anew; who chose by keyboard goes on from there."""
    window.open(InterviewPlace())
    choose(qtbot, window, Kit.FULL)

    def there() -> bool:
        card = next(card for card in every(window.interview, QuestionCard) if card.question is KIT)
        return focused() is card.editor.first_field()

    qtbot.waitUntil(there)


def test_nothing_typed_is_lost_by_a_change(qtbot: QtBot, window: MainWindow) -> None:
    """Neither an answer nor text that cannot be read yet, on the screen and on the disk."""
    window.open(InterviewPlace())
    qtbot.keyClicks(focused(), "Nadia")
    window.interview.open_section("results")
    field = window.interview.first_field()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "12.500")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    qtbot.keyClicks(focused(), "300")
    for kit in (Kit.LIVE, Kit.FULL, Kit.SECOND, Kit.SHORT, Kit.STANDARD):
        choose(qtbot, window, kit)
        assert "Business results" in sections(window)
    window.interview.open_section("results")
    again = window.interview.first_field()
    assert isinstance(again, QLineEdit)
    assert again.text() == "12.500"
    case = case_of(window)
    assert case[NAME] == "Nadia"
    assert case.unread == {"conversions.0.count": "12.500"}
    rows = case[CONVERSIONS]
    assert rows is not None
    assert rows[0].out_of == 300
    assert window.interview.flush()
    assert actions.drafts(window.desk)[0].case == case


def test_a_question_outside_the_kit_can_still_be_gone_to(qtbot: QtBot, window: MainWindow) -> None:
    """“Ask next” may name a question that the kit does not hold; it is shown then, and stays."""
    window.open(InterviewPlace())
    choose(qtbot, window, Kit.LIVE)
    assert "Business results" not in sections(window)
    window.interview.open_question(CONVERSIONS.key)
    assert keys(window) == [CONVERSIONS.key]
    assert "Business results" in sections(window)
    window.interview.open_section("trust")
    assert FIRST_MESSAGE.key in keys(window)
    assert "Business results" in sections(window)


def test_a_section_the_kit_lacks_opens_the_first(window: MainWindow) -> None:
    """A draft may have been left in a section that its kit no longer shows."""
    case = actions.new_case(window.desk).with_answer(KIT, Answer(Kit.LIVE))
    window.open(InterviewPlace(case, "plan"))
    assert window.interview.place.section == "start"
    assert "question 1 of" in said(window.interview)


def test_answering_does_not_make_a_question_vanish(qtbot: QtBot, window: MainWindow) -> None:
    """In a second talk what is settled is left out; but not under one's hands."""
    case = actions.new_case(window.desk).with_answer(KIT, Answer(Kit.SECOND))
    window.open(InterviewPlace(case, "trust"))
    before = keys(window)
    qtbot.keyClick(focused(), Qt.Key.Key_4)
    assert case_of(window).answers.keys() > case.answers.keys()
    assert keys(window) == before
