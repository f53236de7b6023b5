"""The trace: every number of a verdict says how it came about, and the sums are right."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from tests.assessment.cases import interviews, judged
from tests.benchmark_table import shipped
from tests.worked_cases import WORKED_CASES, case_of
from vetter.assessment import assess
from vetter.domain.business import Business, Offer
from vetter.domain.case import Answer
from vetter.dossier import compose, frozen
from vetter.dossier.explain import explained
from vetter.questions.business import BUSINESS, OFFER
from vetter.settings import Settings, changed

if TYPE_CHECKING:
    from vetter.domain.case import Case
    from vetter.dossier.model import Dossier, Point

NUMBER = re.compile(r"−?\d+(?:\.\d+)?")
SHOP = (Business(1_500, Decimal(80), Decimal(50)),)
ASKED = (Offer(Decimal(900), Decimal(200), Decimal(300), Decimal(5)),)


def dossier_of(case: Case, how: Settings | None = None) -> Dossier:
    """Return the verdict on a case in words."""
    used = how or Settings()
    return compose(case, assess(case, shipped(), used), shipped(), used, date(2026, 11, 23))


def priced(case: Case) -> Case:
    """Return the case with the owner's business and an offer."""
    return case.with_answer(BUSINESS, Answer(SHOP)).with_answer(OFFER, Answer(ASKED))


def point(dossier: Dossier, key: str) -> Point:
    """Return one number's trace."""
    return next(each for each in dossier.points if each.key == key)


def last_number(text: str) -> float:
    """Return the number a text ends with."""
    return float(NUMBER.findall(text)[-1].replace("−", "-"))


@pytest.mark.parametrize("worked", WORKED_CASES, ids=lambda worked: worked["id"])
def test_the_score_adds_up_from_its_inputs(worked: dict[str, Any]) -> None:
    """What is added and taken off comes to the number shown."""
    score = point(dossier_of(case_of(worked)), "score")
    added = sum(last_number(given.value) for given in score.inputs if given.point.startswith("judgement."))
    taken = sum(last_number(given.value) for given in score.inputs if given.label.startswith("Taken off"))
    assert max(0.0, added - taken) == pytest.approx(float(score.value), abs=0.4)


@pytest.mark.parametrize("worked", WORKED_CASES, ids=lambda worked: worked["id"])
def test_the_verdict_is_the_first_whose_conditions_hold(worked: dict[str, Any]) -> None:
    """Each verdict tried before lacks something; every condition is told with whether it is met."""
    case = case_of(worked)
    *earlier, deciding = judged(case).tried
    assert deciding.holds
    assert not any(tried.holds for tried in earlier)
    told = {each.label: each.value for each in point(dossier_of(case), "verdict").inputs}
    for tried in (*earlier, deciding):
        for condition in tried.conditions:
            words = f"{tried.verdict.short}: {condition.words[:1].lower()}{condition.words[1:]}"
            assert told[words].startswith("yes" if condition.holds else "no")


@given(interviews())
@settings(deadline=None, max_examples=40)
def test_every_reference_leads_somewhere(case: Case) -> None:
    """What a number is made from, and what a section is explained by, is in the trace; keys are unique."""
    dossier = dossier_of(priced(case))
    keys = [each.key for each in dossier.points]
    assert len(set(keys)) == len(keys)
    for each in dossier.points:
        assert each.value
        assert each.formula.endswith(".")
        assert all(given.point in keys for given in each.inputs if given.point)
    for section in dossier.sections:
        assert not section.points or explained(dossier, section.points)
    assert frozen.loads(frozen.dumps(dossier)) == dossier


def test_every_judgement_claim_and_return_is_explained() -> None:
    """With its evidence, and the benchmark it was held against."""
    dossier = dossier_of(priced(case_of(WORKED_CASES[5])))
    keys = {each.key for each in dossier.points}
    judgements = {f"judgement.{key}" for key in ("conversion", "money", "audience", "trust", "plan", "reputation")}
    assert {"verdict", "score", "range", "claimed", "vanity", "break_even", "profit", "trial", "conversions.0", "money.0"} <= keys
    assert judgements <= keys
    claim = point(dossier, "conversions.0")
    assert claim.evidence == "Word only"
    assert "Littledata, 2024" in claim.sources[0]
    assert claim.value == "3.2\u00a0% of visitors"


def test_one_number_brings_what_it_is_made_from() -> None:
    """The score with its six judgements; money with the clients it was made from."""
    dossier = dossier_of(case_of(WORKED_CASES[1]))
    assert {section.key for section in explained(dossier, ["judgement.money"])} == {"judgement.money", "money.0", "money.1"}
    assert len(explained(dossier, ["score"])) > 7
    assert len(explained(dossier)) == len(dossier.points)


def test_settings_that_were_changed_are_kept_with_the_verdict() -> None:
    """And only those."""
    case = case_of(WORKED_CASES[1])
    assert dossier_of(case).figures is not None
    assert not dossier_of(case).figures.settings
    moved = dossier_of(case, changed(Settings(), {"weights.money": 0.4}))
    assert moved.figures is not None
    assert [(given.label, given.value) for given in moved.figures.settings] == [("weights.money", "0.4")]


def test_two_listeners_agree_or_do_not() -> None:
    """How far is said in plain counts, the coefficient with its range in the trace, and who to hear again."""
    case = case_of(WORKED_CASES[1])
    first = next(key for key in case.answers if key == "T1")
    apart = replace(case.answers[first], value=(5, 2))
    case = type(case)(case.id, case.candidate, {**case.answers, first: apart})
    dossier = dossier_of(case)
    lines = [line.plain for section in dossier.sections if section.key == "judgements" for line in getattr(section.blocks[-1], "items", ())]
    assert lines == ["Two listeners: within one mark on 13 of 14 questions.", "Worth a second listen: steps to a buyer."]
    assert point(dossier, "agreement").inputs[1].value == "13 of 14 questions"
