"""Cases for the laws: small builders, and strategies of interviews as they really come and as they never should."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from tests.benchmark_table import shipped
from vetter.assessment import Assessment, assess
from vetter.domain.case import Answer, AnswerState, Case
from vetter.domain.claims import (
    ClientMoney,
    Conversion,
    Metric,
    MetricClass,
    Number,
    OtherNumber,
    Reference,
    ReferenceOutcome,
    Said,
)
from vetter.domain.evidence import Evidence
from vetter.domain.quantities import Base
from vetter.questions import QUESTIONS
from vetter.questions.pitch import SAID
from vetter.questions.reputation import REFERENCES
from vetter.questions.results import CONVERSIONS, MONEY, NUMBERS
from vetter.questions.watch import FACTS, Fact
from vetter.settings import Settings

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

RATED = tuple(question for question in QUESTIONS if question.rated)
VANITY = tuple(metric for metric in Metric if metric.kind is MetricClass.VANITY)
SHOWN = (Evidence.WORD, Evidence.SCREENSHOT, Evidence.ANALYTICS, Evidence.THIRD_PARTY)
BASES = (Base.VISITORS, Base.LIST, Base.LEADS, Base.FOLLOWERS)


def judged(case: Case) -> Assessment:
    """Judge a case by the shipped benchmarks and the default settings."""
    return assess(case, shipped(), Settings())


def case_with(**answers: Any) -> Case:
    """Return a case with these answers, by key; a tuple is a value, an `Answer` stands for itself."""
    by_key = {question.key: question for question in QUESTIONS}
    case = Case("case", "candidate")
    for key, value in answers.items():
        case = case.with_answer(by_key[key], value if isinstance(value, Answer) else Answer(value))
    return case


def conversion(count: int, out_of: int, evidence: Evidence = Evidence.ANALYTICS, base: Base = Base.VISITORS, **more: Any) -> Conversion:
    """Return a complete claim of 60 days."""
    return Conversion(**{"count": count, "out_of": out_of, "base": base, "evidence": evidence, "days": 60, **more})


def client(revenue: int, cost: int, evidence: Evidence = Evidence.ANALYTICS, **more: Any) -> ClientMoney:
    """Return a complete money claim of 90 days with half of each sale left."""
    told = {"revenue": Decimal(revenue), "cost": Decimal(cost), "margin": Decimal(50), "savings": Decimal(0)}
    return ClientMoney(**{**told, "evidence": evidence, "days": 90, **more})


@st.composite
def conversions(draw: Any) -> Conversion:
    """Draw a claim that can be true."""
    out_of = draw(st.integers(1, 200_000))
    return conversion(draw(st.integers(0, out_of)), out_of, draw(st.sampled_from(SHOWN)), draw(st.sampled_from(BASES)))


@st.composite
def clients(draw: Any) -> ClientMoney:
    """Draw an earlier client."""
    return client(draw(st.integers(0, 500_000)), draw(st.integers(1, 100_000)), draw(st.sampled_from(SHOWN)))


@st.composite
def references(draw: Any) -> Reference:
    """Draw a reference that does not contradict."""
    outcome = draw(st.sampled_from((ReferenceOutcome.OFFERED, ReferenceOutcome.CONFIRMED, ReferenceOutcome.NOT_REACHED)))
    return Reference(outcome=outcome, independent=draw(st.booleans()))


def volunteered() -> SearchStrategy[Said]:
    """Return a strategy for a number volunteered."""
    return st.builds(Said, metric=st.sampled_from(Metric), evidence=st.sampled_from(SHOWN), complete=st.booleans())


PARTS = (
    (SAID, st.lists(volunteered(), max_size=5)),
    (CONVERSIONS, st.lists(conversions(), max_size=3)),
    (MONEY, st.lists(clients(), max_size=2)),
    (REFERENCES, st.lists(references(), max_size=3)),
)
UNTOLD = st.sampled_from((None, Answer(state=AnswerState.NONE)))
MARKS = st.tuples(*(st.sampled_from((None, 1, 2, 3, 4, 5)) for _question in RATED))
TICKS = st.lists(st.sampled_from((Fact.MASS_DM, Fact.HARD_SELL, Fact.PRESSURE, Fact.ADMITS_LIMITS)), unique=True, max_size=2)
"""Strategies are made once: making them anew for each case takes longer than judging it."""


@st.composite
def interviews(draw: Any) -> Case:
    """Draw a whole interview without contradictions."""
    case = Case("case", "candidate")
    for question, rows in PARTS:
        told = tuple(draw(rows))
        case = case.with_answer(question, Answer(told) if told else draw(UNTOLD))
    for question, mark in zip(RATED, draw(MARKS), strict=True):
        case = case.with_answer(question, None if mark is None else Answer((mark,)))
    ticked = draw(TICKS)
    return case.with_answer(FACTS, Answer(tuple(fact for fact in Fact if fact in ticked)) if ticked else None)


def with_followers(case: Case, followers: int) -> Case:
    """Return the case with so many followers among its numbers."""
    others = tuple(row for row in case[NUMBERS] or () if row.what is not Number.FOLLOWERS)
    return case.with_answer(NUMBERS, Answer((*others, OtherNumber(what=Number.FOLLOWERS, number=Decimal(followers)))))
