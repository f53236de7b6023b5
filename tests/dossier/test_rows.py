"""What one row comes to, said live beneath it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmark_table import shipped
from tests.strategies import rows
from vetter.domain.claims import (
    ClientMoney,
    ClientRecord,
    Conversion,
    Metric,
    Number,
    OtherNumber,
    Reference,
    Referral,
    Said,
    Thousand,
)
from vetter.domain.evidence import Evidence
from vetter.domain.quantities import Base
from vetter.dossier import read_row
from vetter.dossier.model import RowReading
from vetter.kinds import Table
from vetter.questions import QUESTIONS
from vetter.questions.results import CONVERSIONS
from vetter.settings import Settings

TABLES = tuple(question for question in QUESTIONS if isinstance(question.kind, Table))


def read(row: object) -> RowReading | None:
    """Read a row by the shipped benchmarks."""
    return read_row(CONVERSIONS, row, shipped(), Settings())


def test_the_arithmetic_of_a_whole_claim() -> None:
    """Count, base and rate, what a number this size can mean, and the strip."""
    row = Conversion(count=76, out_of=1800, base=Base.LIST, days=60, evidence=Evidence.ANALYTICS)
    found = read(row)
    assert found is not None
    assert found.arithmetic == "76 of 1,800 list members = 4.2\u00a0%"
    assert found.meaning == (
        "With a number this size the true rate lies between 3.7 and 4.9\u00a0%. Of list members only: this says nothing about followers."
    )
    assert found.missing == ()
    assert found.strip is not None
    assert found.strip.marks[0].filled


def test_a_half_filled_claim_says_what_is_missing() -> None:
    """In the order it is asked for."""
    found = read(Conversion(count=76))
    assert found is not None
    assert found.missing == ("out of how many", "of what", "from when to when", "how we know")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (Conversion(count=9, out_of=3), "9 of 3 people cannot be"),
        (Conversion(percent=Decimal(5)), "5\u00a0% of what?"),
        (Conversion(percent=Decimal(5), out_of=400), "5\u00a0% of 400 people is about 20"),
        (ClientMoney(revenue=Decimal(6460), cost=Decimal(1500), margin=Decimal(60)), "1.55 back for each 1 of £1,500: more than it cost"),
        (Said(metric=Metric.FOLLOWERS, number=Decimal(100_000)), "100,000 followers: about 5 buyers a month"),
        (OtherNumber(what=Number.FOLLOWERS, number=Decimal(1_000)), "1,000 followers: about 0.05 buyers a month"),
        (Referral(came=4, out_of=18), "4 of 18 = 22\u00a0% of clients"),
        (Reference(expected=Decimal(76), heard=Decimal(74)), "74 against 76: within a quarter, so confirmed"),
        (Reference(expected=Decimal(76), heard=Decimal(20)), "20 against 76: more than 25\u00a0% apart"),
        (ClientRecord(total=10, with_result=4), "A result can be named for 4 of 10 clients = 40\u00a0%"),
        (Thousand(sales=5), "5 of 1,000 new followers would buy"),
    ],
)
def test_each_kind_of_row_has_its_arithmetic(row: object, words: str) -> None:
    """Bold first: the sum in words."""
    found = read(row)
    assert found is not None
    assert found.arithmetic == words


@pytest.mark.parametrize(
    "row",
    [
        Conversion(count=1, start=date(2026, 4, 2), end=date(2026, 4, 1)),
        ClientMoney(revenue=Decimal(1), start=date(2026, 4, 2), end=date(2026, 4, 1)),
        OtherNumber(what=Number.REACH, start=date(2026, 4, 2), end=date(2026, 4, 1)),
        Referral(came=1, start=date(2026, 4, 2), end=date(2026, 4, 1)),
        Referral(came=5, out_of=4),
        ClientRecord(total=3, with_result=2, failed=2),
        Thousand(sales=400),
    ],
)
def test_what_cannot_be_is_doubted_and_kept(row: object) -> None:
    """Dates that run backwards, parts larger than the whole."""
    found = read(row)
    assert found is not None
    assert found.doubt.endswith(".")


def test_a_blank_row_says_nothing() -> None:
    """Nor does one that needs no arithmetic."""
    for question in TABLES:
        assert read(question.kind.row()) is None


@given(st.data())
def test_any_row_can_be_read(data: Any) -> None:
    """Nonsense of every kind ends in a reading or in none."""
    question = data.draw(st.sampled_from(TABLES))
    row = data.draw(rows(question.kind))
    found = read_row(question, row, shipped(), Settings())
    assert found is None or isinstance(found, RowReading)
