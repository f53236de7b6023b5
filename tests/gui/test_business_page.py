"""The page of the owner's business: typed, kept, undone, taken into an interview; and which way the owner leans."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.gui.screen import every, focused, press, said, type_along
from vetter import actions
from vetter.domain.case import Answer
from vetter.errors import CaseFileError
from vetter.gui.interview.card import QuestionCard
from vetter.gui.places import BusinessPlace, HomePlace
from vetter.questions.business import BUSINESS
from vetter.questions.start import SWAY, TRADE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vetter.gui.pages.business import BusinessPage
    from vetter.gui.window import MainWindow


@pytest.fixture
def page(window: MainWindow) -> BusinessPage:
    """Return the page, open."""
    window.open(BusinessPlace())
    return window.business


def numbers(page: BusinessPage) -> QuestionCard:
    """Return the card of the business in numbers."""
    return next(card for card in every(page, QuestionCard) if card.question is BUSINESS)


def test_numbers_are_typed_and_their_meaning_told(qtbot: QtBot, window: MainWindow, page: BusinessPage) -> None:
    """By keyboard alone; leaving the page puts them on the disk."""
    assert "What the blank ones would tell you" in said(page)
    numbers(page).focus()
    type_along(qtbot, "1500", "80", "50", "60")
    assert "is what one more sale leaves you" in said(page)
    assert "What the blank ones would tell you" not in said(page)
    window.open(HomePlace())
    kept = actions.profile(window.desk)[BUSINESS]
    assert kept is not None
    assert (kept[0].visits, kept[0].capacity) == (1_500, 60)
    window.open(BusinessPlace())
    assert "is what one more sale leaves you" in said(window.business)


def test_it_is_kept_soon(qtbot: QtBot, window: MainWindow, page: BusinessPage) -> None:
    """While the page stays open."""
    numbers(page).focus()
    with qtbot.waitSignal(page.saved, timeout=3_000):
        type_along(qtbot, "1500")
    kept = actions.profile(window.desk)[BUSINESS]
    assert kept is not None
    assert kept[0].visits == 1_500


def test_edits_are_undone_and_redone(qtbot: QtBot, window: MainWindow, page: BusinessPage) -> None:
    """Field by field, by the keys of every form."""
    numbers(page).focus()
    type_along(qtbot, "1500", "80")
    assert page.case is not None
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(focused(), Qt.Key.Key_Z, control)
    assert page.case[BUSINESS] is not None
    assert page.case[BUSINESS][0].order_value is None
    qtbot.keyClick(focused(), Qt.Key.Key_Z, control)
    assert page.case[BUSINESS] is None
    for _twice in range(2):
        qtbot.keyClick(focused(), Qt.Key.Key_Z, control | shift)
    assert page.case[BUSINESS][0].order_value == 80
    assert window.present_page() is page


def test_what_cannot_be_saved_stays_on_the_screen(
    qtbot: QtBot, window: MainWindow, page: BusinessPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says so, the page stays, and trying again succeeds."""

    def full(*_args: object) -> None:
        message = "The disk is full."
        raise CaseFileError(message)

    numbers(page).focus()
    type_along(qtbot, "1500")
    with monkeypatch.context() as patch:
        patch.setattr(actions, "keep_profile", full)
        window.open(HomePlace())
        assert window.present_page() is page
        assert "Not saved. The disk is full." in said(page)
    press(qtbot, page, "Try again")
    window.open(HomePlace())
    assert window.present_page() is window.home


def test_where_nothing_can_be_saved_that_is_said(qtbot: QtBot, window: MainWindow, page: BusinessPage) -> None:
    """What is typed is not dropped in silence; whoever only looks can go on."""
    window.desk.file.read_only = True
    numbers(page).focus()
    type_along(qtbot, "1500")
    assert page.flush()
    assert "The case file may only be read here: nothing can be saved." in said(page)
    window.open(HomePlace())
    assert window.present_page() is window.home


def test_an_interview_begins_with_it(qtbot: QtBot, window: MainWindow, page: BusinessPage) -> None:
    """Straight from the end of the form."""
    numbers(page).focus()
    type_along(qtbot, "1500")
    press(qtbot, page, "Begin an interview")
    assert window.interview.case is not None
    assert window.interview.case[BUSINESS] is not None


def test_home_tells_the_leaning(qtbot: QtBot, window: MainWindow) -> None:
    """It offers the exercise, opens it at the question, and tells what came of it."""
    assert "Which way you lean" in said(window.home)
    press(qtbot, window.home, "Which way you lean: Put ten numbers in order (two minutes)")
    assert window.present_page() is window.business
    assert SWAY.kind.entries  # type: ignore[attr-defined]
    card = next(card for card in every(window.business, QuestionCard) if card.question is SWAY)
    qtbot.waitUntil(lambda: card.isAncestorOf(focused()))
    press(qtbot, card, "This is my order")
    assert "Which way you lean" in said(window.business)
    window.open(HomePlace())
    assert "Followers add nothing to a verdict here" in said(window.home)
    assert actions.profile(window.desk)[SWAY] is not None


def test_not_asked_can_be_put_back(qtbot: QtBot, window: MainWindow, page: BusinessPage) -> None:
    """For a form the owner fills in alone there is no such button, but the keys of a list empty it, and Undo brings it back."""
    actions.keep_profile(window.desk, actions.profile(window.desk).with_answer(TRADE, Answer(next(iter(TRADE.kind.options)))))  # type: ignore[attr-defined]
    window.open(BusinessPlace())
    assert page.case is not None
    assert page.case[TRADE] is not None
    first = page.first_field()
    assert first is not None
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Delete)
    assert page.case[TRADE] is None
    page.undo()
    assert page.case[TRADE] is not None
