"""A case: blank, none, dodged, declined and nought are five different things."""

from __future__ import annotations

import pytest

from vetter.domain.case import Answer, AnswerState, Case
from vetter.questions.results import CONVERSIONS, OFFERS
from vetter.questions.start import MONTHS_WORKING, NAME

CASE = Case("i", "c")


def test_not_asked() -> None:
    """A question without an answer was not asked, and has no value."""
    assert CASE[NAME] is None
    assert CASE.answer(NAME) is None
    assert not CASE.asked(NAME)
    assert not CASE.withheld(NAME)


def test_nought_is_an_answer() -> None:
    """No months of paid work is a fact, not a blank."""
    case = CASE.with_answer(MONTHS_WORKING, Answer(0))
    assert case[MONTHS_WORKING] == 0
    assert case.asked(MONTHS_WORKING)


@pytest.mark.parametrize(("state", "withheld"), [(AnswerState.NONE, False), (AnswerState.DODGED, True), (AnswerState.DECLINED, True)])
def test_states_without_a_value(state: AnswerState, withheld: bool) -> None:  # noqa: FBT001 - the value under test
    """Asked without getting a value: only dodging and declining are withholding."""
    case = CASE.with_answer(CONVERSIONS, Answer(state=state, note="“Later.”"))
    assert case.asked(CONVERSIONS)
    assert case[CONVERSIONS] is None
    assert case.withheld(CONVERSIONS) is withheld
    assert not case.asked(OFFERS)


def test_a_value_under_a_dodge_does_not_count() -> None:
    """What was typed before the answer was taken back stays stored but is no answer."""
    case = CASE.with_answer(NAME, Answer("Ann", AnswerState.DODGED))
    assert case[NAME] is None
    assert (answer := case.answer(NAME)) is not None
    assert answer.value == "Ann"


def test_a_case_is_never_changed() -> None:
    """Each change is a new case; the old one stays as it was, and cannot be written into."""
    changed = CASE.with_answer(NAME, Answer("Ann")).with_unread({"months_working": "a few"})
    assert (CASE.answers, CASE.unread) == ({}, {})
    with pytest.raises(TypeError):
        changed.answers["x"] = Answer("y")  # type: ignore[index]
    with pytest.raises(TypeError):
        changed.unread["x"] = "y"  # type: ignore[index]


def test_back_to_not_asked() -> None:
    """An answer can be taken back altogether."""
    assert CASE.with_answer(NAME, Answer("Ann")).with_answer(NAME, None) == CASE
