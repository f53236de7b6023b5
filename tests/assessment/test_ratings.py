"""Marks on any number of questions: more of them help up to a whole interview, and never beyond one interviewer's worth."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.assessment.cases import case_with, judged
from tests.benchmark_table import shipped
from vetter.assessment.ratings import FULL_INTERVIEW, independent_confirmations, references, regressed, spearman_brown
from vetter.assessment.reading import Reading
from vetter.domain.claims import Reference, ReferenceOutcome
from vetter.questions import Axis, rated
from vetter.settings import Assumptions, Settings

GIVEN = Assumptions()


@given(questions=st.integers(1, 60), listeners=st.integers(1, 40), mark=st.integers(1, 5))
def test_a_score_never_goes_beyond_the_marks(questions: int, listeners: int, mark: int) -> None:
    """The spread is a number, and the score stands between the middle and the marks."""
    score, sd = regressed([(mark,) * listeners] * questions, GIVEN)
    raw = 25 * (mark - 1)
    assert min(50, raw) <= score <= max(50, raw)
    assert 0 <= sd <= GIVEN.mark_spread


def test_more_questions_help_up_to_a_whole_interview() -> None:
    """The spread narrows with each question, then stays."""
    spreads = [regressed([(4,)] * number, GIVEN)[1] for number in range(1, 30)]
    assert all(narrower < wider for wider, narrower in pairwise(spreads[:FULL_INTERVIEW]))
    assert len(set(spreads[FULL_INTERVIEW - 1 :])) == 1


def test_a_whole_interview_is_as_reliable_as_one_interviewer_was_measured() -> None:
    """With all the questions of the longest axis marked, one interviewer counts 0.44."""
    score, _sd = regressed([(5,)] * len(rated(Axis.TRUST)), GIVEN)
    assert score == 50 + 50 * spearman_brown(GIVEN.rater_reliability, 1)


def test_marks_of_every_question_enter() -> None:
    """A question outside the usual talk counts like any other once it is marked."""
    usual = {question.key: (4,) for question in rated(Axis.PLAN)[:4]}
    better, worse = (judged(case_with(**usual, written_plan=(mark,))) for mark in (5, 1))
    assert better.proven.subscores[4].score > worse.proven.subscores[4].score
    assert better.proven.subscores[4].reason == "5 of 5 questions marked."


@pytest.mark.parametrize(("heard", "confirmed"), [(None, 1), (Decimal(100), 1), (Decimal(40), 0)])
def test_a_reference_whose_own_figure_differs_confirms_nothing(heard: Decimal | None, confirmed: int) -> None:
    """Whatever was noted in the heat of the talk."""
    row = Reference(outcome=ReferenceOutcome.CONFIRMED, independent=True, expected=Decimal(100), heard=heard)
    assert independent_confirmations(Reading(case_with(references=(row,)), Settings(), shipped())) == confirmed


def reference(outcome: ReferenceOutcome, **told: Any) -> Reference:
    """Return what came of one reference."""
    return Reference(outcome=outcome, **{"independent": True, **told})


def called(*rows: Reference, certain: bool = False) -> tuple[float, float]:
    """Return score and sd of these references."""
    return references(Reading(case_with(references=rows), Settings(), shipped()), certain=certain)


OK, NO, OFFERED = ReferenceOutcome.CONFIRMED, ReferenceOutcome.CONTRADICTED, ReferenceOutcome.OFFERED


@pytest.mark.parametrize(
    ("rows", "confirmed", "contradicted"),
    [
        ((), 0, 0),
        ((reference(OK),), 1, 0),
        ((reference(OK), reference(OK)), 2, 0),
        ((reference(OK, independent=False),), 0.25, 0),
        ((reference(NO),), 0, 1),
        ((reference(NO), reference(NO), reference(OK)), 1, 2),
        ((reference(OFFERED),), 0, 0),
        ((reference(OK, expected=Decimal(100), heard=Decimal(40)),), 0, 1),
    ],
)
def test_references_are_counted_as_the_method_says(rows: tuple[Reference, ...], confirmed: float, contradicted: float) -> None:
    """A Beta of one of each; a contradiction counts one and a half, and references of one candidate repeat each other."""
    design = 1 + (max(confirmed + contradicted, 1) - 1) * 0.25
    a, b = 1 + confirmed / design, 1 + 1.5 * contradicted / design
    sd = 100 * (a * b / ((a + b) ** 2 * (a + b + 1))) ** 0.5
    assert called(*rows) == pytest.approx((100 * a / (a + b), sd))


def test_offered_counts_as_confirmed_only_where_all_checks_out() -> None:
    """And refused counts against whatever else was confirmed."""
    assert called(reference(OFFERED), certain=True) == called(reference(OK))
    assert called(reference(OFFERED)) == called()
    assert called(reference(OK), reference(ReferenceOutcome.REFUSED)) == (20, 20)
    offered = judged(case_with(references=(reference(OFFERED),)))
    assert offered.claimed.subscores[5].score > offered.proven.subscores[5].score


def test_one_mark_is_an_answer() -> None:
    """An axis with one question marked was asked."""
    found = judged(case_with(P1=(4,))).proven.subscores
    assert [score.asked for score in found] == [False, False, False, False, True, False]
