"""Hypothesis strategies made from the catalogue: a value for every kind, an answer for every question, whole cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import singledispatch
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from vetter.domain.case import Answer, AnswerState, Case
from vetter.domain.labelled import Labelled  # noqa: TC001 - as above
from vetter.kinds import Choice, Count, Day, Figure, Kind, Marks, Percent, Ranking, Scale, Series, Table, Text, Ticks, YesNo
from vetter.kinds.dates import EARLIEST, LATEST
from vetter.questions import QUESTIONS

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from vetter.questions import Question

LARGEST = 10**15

texts: SearchStrategy[str] = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=40).filter(
    lambda text: bool(text.strip())
)
"""Any text that can be kept, in any script, that is more than blanks."""


@st.composite
def figures(draw: DrawFn, largest: int = LARGEST, places: int = 6) -> Decimal:
    """Draw a number from 0 up, with decimals (trailing zeros among them) as they may be told."""
    decimals = draw(st.integers(0, places))
    return Decimal(draw(st.integers(0, largest))) if not decimals else draw(_fractions(largest, decimals))


def _fractions(largest: int, decimals: int) -> SearchStrategy[Decimal]:
    return st.integers(0, largest).map(lambda digits: Decimal((0, tuple(map(int, str(digits))), -decimals)))


@singledispatch
def values(kind: Kind[Any]) -> SearchStrategy[Any]:
    """Return a strategy for the values of a kind, blanks left out."""
    message = f"no strategy for {kind!r}"
    raise TypeError(message)


@values.register(Text)
def _(_kind: Text) -> SearchStrategy[str]:
    return texts


@values.register(Count)
def _(_kind: Count) -> SearchStrategy[int]:
    return st.one_of(st.integers(0, 5_000), st.integers(0, LARGEST))


@values.register(Figure)
def _(_kind: Figure) -> SearchStrategy[Decimal]:
    return st.one_of(figures(), figures(largest=99_999, places=3))


@values.register(Percent)
def _(_kind: Percent) -> SearchStrategy[Decimal]:
    return st.one_of(figures(largest=10_000, places=2), figures())


@values.register(Day)
def _(_kind: Day) -> SearchStrategy[date]:
    return st.dates(date(EARLIEST, 1, 1), date(LATEST, 12, 31))


@values.register(Choice)
def _(kind: Choice[Any]) -> SearchStrategy[Any]:
    return st.sampled_from(kind.offered)


@values.register(YesNo)
def _(_kind: YesNo) -> SearchStrategy[bool]:
    return st.booleans()


@values.register(Ticks)
def _(kind: Ticks[Labelled]) -> SearchStrategy[tuple[Labelled, ...]]:
    options = tuple(kind.options)
    chosen = st.sets(st.sampled_from(options), min_size=1)
    return chosen.map(lambda ticked: tuple(option for option in options if option in ticked))


@values.register(Marks)
def _(_kind: Marks) -> SearchStrategy[tuple[int | None, ...]]:
    marks = st.lists(st.none() | st.integers(1, 5), min_size=1, max_size=3)
    return marks.filter(lambda given: any(mark is not None for mark in given)).map(tuple)


@values.register(Ranking)
def _(kind: Ranking[Any]) -> SearchStrategy[tuple[Any, ...]]:
    return st.permutations(kind.entries).map(tuple)


@values.register(Scale)
def _(kind: Scale) -> SearchStrategy[int]:
    return st.integers(kind.low, kind.high)


@values.register(Series)
def _(_kind: Series) -> SearchStrategy[tuple[int, ...]]:
    return st.lists(st.integers(0, LARGEST), min_size=1, max_size=40).map(tuple)


@values.register(Table)
def _(kind: Table[Any]) -> SearchStrategy[Any]:
    filled = rows(kind).filter(lambda row: not kind.empty(row))  # a window keeps no blank rows, and a file read loses them
    return st.lists(filled, min_size=1, max_size=1 if kind.single else 3).map(tuple)


@st.composite
def rows(draw: DrawFn, kind: Table[Any]) -> Any:
    """Draw a row with any of its fields blank, and with no slip between them."""
    row = kind.row(**{column.name: draw(st.none() | values(column.kind)) for column in kind.columns})
    while (slip := kind.check(row)) is not None:  # one at a time is told
        row = replace(row, **{slip.where: None})
    return row


notes = st.just("") | texts


@st.composite
def answers(draw: DrawFn, question: Question[Any]) -> Answer[Any]:
    """Draw an answer in any state, with or without a value, with or without a note."""
    return Answer(draw(st.none() | values(question.kind)), draw(st.sampled_from(AnswerState)), draw(notes))


def _paths() -> tuple[str, ...]:
    found: list[str] = []
    for question in QUESTIONS:
        if isinstance(question.kind, Table):
            found.extend(f"{question.key}.{row}.{column.name}" for row in (0, 7) for column in question.kind.columns)
        else:
            found.append(question.key)
    return tuple(found)


identities = st.uuids().map(str)


@st.composite
def cases(draw: DrawFn, most: int = 6) -> Case:
    """Draw a case with up to `most` questions asked, and some text that could not be read."""
    asked = draw(st.lists(st.sampled_from(QUESTIONS), max_size=most, unique=True))
    told = {question.key: draw(answers(question)) for question in asked}
    unread = draw(st.dictionaries(st.sampled_from(_paths()), texts, max_size=2))
    return Case(draw(identities), draw(identities), MappingProxyType(told), MappingProxyType(unread), draw(st.booleans()))
