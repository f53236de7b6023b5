"""Repeating rows as one answer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from vetter.domain.claims import Conversion, Goal, Said
from vetter.domain.quantities import Base
from vetter.domain.region import DEFAULT_REGION as REGION
from vetter.errors import InputError
from vetter.kinds import Table
from vetter.questions.pitch import SAID
from vetter.questions.plan import GOAL_TEXT
from vetter.questions.results import CONVERSIONS, MONEY, NUMBERS, REFERRALS

if TYPE_CHECKING:
    from vetter.questions import Question

KIND = CONVERSIONS.kind


def test_a_row_in_words() -> None:
    """A row reads as its labels and values, blanks left out."""
    row = Conversion(count=38, out_of=2_900, base=Base.VISITORS)
    assert KIND.write((row,), REGION) == "How many: 38; Out of: 2,900; Of what: visitors"


def test_a_value_that_ends_a_sentence_takes_no_further_mark() -> None:
    """Nor does a label that asks."""
    row = Said(words="We had 2,000 views.", number=Decimal(2_000), complete=True)
    assert SAID.kind.write((row,), REGION) == "In their words: We had 2,000 views. How many: 2,000; With base and dates? Yes"


def test_rows_are_typed_field_by_field() -> None:
    """There is no text for a whole table, so none is guessed at."""
    with pytest.raises(InputError, match="field by field"):
        KIND.parse("38 of 2,900", REGION)


def test_blank_rows_keep_their_place() -> None:
    """A row still blank keeps its number, because unread text is filed under it."""
    rows = KIND.from_json([{}, {"count": 3}])
    assert rows == (Conversion(), Conversion(count=3))


@pytest.mark.parametrize("question", [CONVERSIONS, MONEY, NUMBERS, REFERRALS], ids=lambda question: question.key)
def test_dates_that_run_backwards_are_a_slip(question: Question[Any]) -> None:
    """Every row with two dates names the end when it lies before the beginning."""
    kind = question.kind
    assert isinstance(kind, Table)
    backwards = kind.row(start=date(2026, 4, 30), end=date(2026, 3, 1))
    forwards = kind.row(start=date(2026, 3, 1), end=date(2026, 3, 1))
    assert [(slip.where, slip.sentence) for slip in kind.slips((forwards, backwards))] == [("1.end", "This ends before it begins.")]
    assert kind.doubt((backwards,)) == "This ends before it begins."
    assert kind.doubt((forwards,)) == ""


def test_a_row_without_a_check_has_no_slip() -> None:
    """Tables that declare no check find nothing amiss."""
    assert GOAL_TEXT.kind.slips((Goal(number="bookings"),)) == ()


def test_nothing_in_a_row() -> None:
    """Only a row without any value is empty; a zero is a value."""
    assert isinstance(KIND, Table)
    assert KIND.empty(Conversion())
    assert not KIND.empty(Conversion(count=0))
