"""The method's worked cases, typed in once as data, and the way from their shorthand to a case."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from vetter.domain.case import Answer, AnswerState, Case
from vetter.domain.claims import (
    ClientMoney,
    Conversion,
    Metric,
    Number,
    OtherNumber,
    Reference,
    ReferenceOutcome,
    Said,
)
from vetter.domain.evidence import Evidence
from vetter.domain.quantities import Base
from vetter.questions import Axis, rated
from vetter.questions.pitch import SAID
from vetter.questions.reputation import REFERENCES
from vetter.questions.results import CONVERSIONS, MONEY, NUMBERS
from vetter.questions.start import MONTHS_WORKING
from vetter.questions.watch import FACTS, Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Worked = dict[str, Any]

WORKED_CASES: tuple[Worked, ...] = tuple(
    json.loads(
        (Path(__file__).parent / "data" / "worked_cases.json").read_text(encoding="utf-8"),
        parse_float=Decimal,
    )
)


def case_of(worked: Worked) -> Case:
    """Return the case that a worked case's shorthand stands for."""
    identity = str(uuid5(NAMESPACE_URL, f"worked case {worked['id']}"))
    case = Case(identity, str(uuid5(NAMESPACE_URL, identity)))
    case = case.with_answer(SAID, _rows(worked.get("said"), _said))
    nothing: Answer[Any] | None = Answer(state=AnswerState.NONE) if worked.get("asked_results") else None
    case = case.with_answer(CONVERSIONS, _rows(worked.get("conversions"), _conversion) or nothing)
    case = case.with_answer(MONEY, _rows(worked.get("money"), _money) or nothing)
    case = case.with_answer(REFERENCES, _rows(worked.get("references"), _reference))
    case = case.with_answer(NUMBERS, _numbers(worked))
    case = case.with_answer(FACTS, _facts(worked))
    months = worked.get("months")
    case = case.with_answer(MONTHS_WORKING, None if months is None else Answer(int(months)))
    return _with_ratings(case, worked.get("ratings") or {})


def _rows(listed: Iterable[Any] | None, row: Callable[[Any], Any]) -> Answer[Any] | None:
    rows = tuple(row(item) for item in listed or ())
    return Answer(rows) if rows else None


def _evidence(word: str | None) -> Evidence | None:
    return None if word is None else Evidence(word.replace(" ", "_"))


def _figure(number: Decimal | int | None, times: int = 1) -> Decimal | None:
    """Return the number without the decimals that only its notation brought along."""
    if number is None:
        return None
    value = Decimal(number) * times
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def _said(item: tuple[str, str, bool]) -> Said:
    metric, evidence, complete = item
    return Said(metric=Metric(metric), evidence=_evidence(evidence), complete=complete)


def _conversion(item: Worked) -> Conversion:
    percent = item.get("percent")
    return Conversion(
        count=item.get("k"),
        out_of=item.get("n"),
        base=Base(item["base"]) if item.get("base") else None,
        days=item.get("days"),
        evidence=_evidence(item.get("evidence")),
        percent=None if percent is None else Decimal(f"{Decimal(percent):.{item.get('decimals', 0)}f}"),
    )


def _money(item: Worked) -> ClientMoney:
    return ClientMoney(
        revenue=_figure(item.get("revenue")),
        cost=_figure(item.get("cost")),
        margin=_figure(item.get("margin"), times=100),
        savings=_figure(item.get("savings")),
        days=item.get("days"),
        evidence=_evidence(item.get("evidence")),
    )


def _reference(item: tuple[str, bool]) -> Reference:
    outcome, independent = item
    return Reference(outcome=ReferenceOutcome(outcome.replace(" ", "_")), independent=independent)


def _numbers(worked: Worked) -> Answer[Any] | None:
    shown = worked.get("funnel_evidence") or {}
    rows = tuple(
        OtherNumber(what=Number(name), number=_figure(number), evidence=_evidence(shown.get(name, "word")))
        for name, number in (worked.get("funnel") or {}).items()
    )
    return Answer(rows) if rows else None


def _facts(worked: Worked) -> Answer[Any] | None:
    ticked = {Fact(key) for key in worked.get("facts") or ()}
    if worked.get("admits_little"):
        ticked.add(Fact.ADMITS_LIMITS)
    return Answer(tuple(fact for fact in Fact if fact in ticked)) if ticked else None


def _with_ratings(case: Case, ratings: dict[str, list[list[int | None]]]) -> Case:
    """Turn one list for each interviewer into one answer for each question."""
    for axis, interviewers in ratings.items():
        for place, question in enumerate(rated(Axis(axis))):
            marks = tuple(listed[place] if place < len(listed) else None for listed in interviewers)
            if any(mark is not None for mark in marks):
                case = case.with_answer(question, Answer(marks))
    return case
