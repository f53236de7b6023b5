"""Marks become sub-scores: Kelley's regressed score by raters and questions (METHOD 4.3), references as Beta (4.4)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from vetter.assessment.observed import outcome
from vetter.assessment.subscore import SubScore
from vetter.domain.claims import ReferenceOutcome
from vetter.questions import Axis, rated
from vetter.questions.kits import kit_of, shown
from vetter.questions.reputation import REFERENCES
from vetter.statistics import Beta
from vetter.tongue import tr, trn

if TYPE_CHECKING:
    from vetter.assessment.reading import Reading
    from vetter.settings import Assumptions

FULL_INTERVIEW = 10
"""Questions after which one more adds nothing to reliability as counted here.

The reliability of one interviewer was measured on whole interviews, so more questions cannot take it beyond that.
"""

REFUSED = (20.0, 20.0)
OVERLAP = 0.25
"""How much two references of one candidate repeat each other."""

FRIEND = 0.25
"""What a confirmation counts by family, friends or staff, or by somebody nobody said to be independent."""

CONTRADICTION = 1.5
REFERENCE_SHARE = 0.6


def spearman_brown(reliability: float, n: float) -> float:
    """Return the reliability of n parallel measurements."""
    return n * reliability / (1 + (n - 1) * reliability)


def regressed(marks: list[tuple[int, ...]], assumptions: Assumptions) -> tuple[float, float]:
    """Return score and sd of rated questions, each with one mark a listener; unasked ones are left out, never 0."""
    given = [answer for answer in marks if answer]
    if not given:
        return 50.0, assumptions.mark_spread
    everything = [mark for answer in given for mark in answer]
    raw = sum(25 * (mark - 1) for mark in everything) / len(everything)
    listeners = max(len(answer) for answer in given)
    single = assumptions.single_question_reliability
    questions = min(1.0, spearman_brown(single, len(given)) / spearman_brown(single, FULL_INTERVIEW))
    reliability = spearman_brown(assumptions.rater_reliability, listeners) * questions
    return 50 + reliability * (raw - 50), assumptions.mark_spread * math.sqrt(1 - reliability)


def marks_of(reading: Reading, axis: Axis) -> list[tuple[int, ...]]:
    """Return the marks given on one axis, question by question."""
    return [tuple(mark for mark in reading.case[question] or () if mark is not None) for question in rated(axis)]


def rated_score(reading: Reading, axis: Axis, weight: float) -> SubScore:
    """Return the sub-score of one rated axis."""
    marks = marks_of(reading, axis)
    asked = sum(1 for answer in marks if answer)
    score, sd = regressed(marks, reading.settings.assumptions)
    reason = tr("{asked} of {offered} questions marked.", asked=asked, offered=_offered(reading, axis)) if asked else tr("Not asked yet.")
    return SubScore(axis.value, axis.label, weight, score, sd, asked=asked > 0, reason=reason)


def _offered(reading: Reading, axis: Axis) -> int:
    """Return how many questions of an axis the kit of the case shows, those marked already among them."""
    kit = kit_of(reading.case)
    return sum(1 for question in rated(axis) if reading.case.asked(question) or shown(question, kit, reading.case))


def references(reading: Reading, *, certain: bool) -> tuple[float, float]:
    """Return score and sd of the references; `certain` takes those offered as confirmed."""
    confirmed, contradicted = 0.0, 0.0
    for row in reading.case[REFERENCES] or ():
        came = outcome(row.outcome, row.expected, row.heard)
        if came is ReferenceOutcome.REFUSED:
            return REFUSED
        if came is ReferenceOutcome.CONTRADICTED:
            contradicted += 1
        elif came is ReferenceOutcome.CONFIRMED or (certain and came is ReferenceOutcome.OFFERED):
            confirmed += 1.0 if row.independent else FRIEND
    if reading.case.withheld(REFERENCES):
        return REFUSED
    design = 1 + (max(confirmed + contradicted, 1) - 1) * OVERLAP
    spread = Beta(1 + confirmed / design, 1 + CONTRADICTION * contradicted / design)
    return 100 * spread.mean, 100 * spread.sd


def independent_confirmations(reading: Reading) -> int:
    """Return how many independent references confirmed their figure."""
    return sum(
        1
        for row in reading.case[REFERENCES] or ()
        if outcome(row.outcome, row.expected, row.heard) is ReferenceOutcome.CONFIRMED and row.independent
    )


def reputation_score(reading: Reading, *, certain: bool) -> SubScore:
    """Return the reputation sub-score: six tenths references, four tenths marks."""
    called, called_sd = references(reading, certain=certain)
    marks = marks_of(reading, Axis.REPUTATION)
    marked, marked_sd = regressed(marks, reading.settings.assumptions)
    asked = reading.case.asked(REFERENCES) or any(marks)
    score = REFERENCE_SHARE * called + (1 - REFERENCE_SHARE) * marked
    sd = math.hypot(REFERENCE_SHARE * called_sd, (1 - REFERENCE_SHARE) * marked_sd)
    confirmed = independent_confirmations(reading)
    told = trn("{number} independent reference confirmed.", "{number} independent references confirmed.", confirmed)
    reason = (told if confirmed else tr("No independent references confirmed.")) if asked else tr("Not asked yet.")
    weight = reading.settings.weights.reputation
    return SubScore("reputation", tr("Reputation"), weight, score, sd, asked=asked, reason=reason)
