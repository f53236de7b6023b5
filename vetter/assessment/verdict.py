"""The verdict: sub-scores combined, then nine lines tried in order, the first that holds decides (METHOD 5.2, 5.3)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vetter.assessment.model import Because, Track
from vetter.assessment.rule import Severity
from vetter.assessment.subscore import RANGE
from vetter.domain.claims import ReferenceOutcome
from vetter.domain.verdict import Verdict
from vetter.questions.reputation import REFERENCES
from vetter.questions.start import MONTHS_WORKING
from vetter.questions.watch import FACTS, Fact

if TYPE_CHECKING:
    from vetter.assessment.conversion import Belief
    from vetter.assessment.money import MoneyBelief
    from vetter.assessment.reading import Reading
    from vetter.assessment.rule import Finding
    from vetter.assessment.subscore import SubScore
    from vetter.assessment.vanity import Vanity
    from vetter.settings import Settings

LITTLE_DATA = 20
"""Fewer sales than this in all complete claims is little data."""

HALO = frozenset({"audience", "trust", "plan"})


def combined(
    subscores: tuple[SubScore, ...],
    vanity: Vanity,
    ambers: int,
    settings: Settings,
    conversions: tuple[Belief, ...],
    money: MoneyBelief,
) -> Track:
    """Return S = sum w s - 0.25 max(0, V - 50) - min(12, 4 AMBER), with halo between the rated sub-scores."""
    lines, total = settings.lines, sum(item.weight for item in subscores)
    score = sum(item.weight * item.score for item in subscores) / total
    score -= lines.vanity_penalty * max(0.0, vanity.share - lines.vanity_penalty_from)
    score -= min(lines.amber_most, lines.amber_points * ambers)
    score = min(100.0, max(0.0, score))
    variance = sum((item.weight * item.sd) ** 2 for item in subscores)
    rated = [item.weight * item.sd for item in subscores if item.key in HALO]
    variance += settings.assumptions.halo * (sum(rated) ** 2 - sum(part**2 for part in rated))
    sd = math.sqrt(variance) / total
    low, high = max(0.0, score - RANGE * sd), min(100.0, score + RANGE * sd)
    return Track(subscores, score, sd, low, high, conversions, money)


@dataclass(frozen=True)
class Grounds:
    """What the lines look at, gathered once."""

    reading: Reading
    proven: Track
    claimed: Track
    vanity: Vanity
    findings: tuple[Finding, ...]
    complete_claims: int
    best_claim_verified: bool
    confirmations: int
    sales_counted: int
    asked_weight: float
    verified_rate: float | None
    verified_money: float | None
    verified_sales: float


def decide(grounds: Grounds) -> tuple[Verdict, Because]:
    """Return the first verdict whose line holds."""
    for verdict, because, holds in _LINES:
        if holds(grounds):
            return verdict, because
    return Verdict.UNPROVEN, Because.NOTHING_CHECKED


def _stopped(grounds: Grounds) -> bool:
    return any(finding.severity is Severity.RED for finding in grounds.findings)


def _hardly_asked(grounds: Grounds) -> bool:
    return grounds.asked_weight < grounds.reading.settings.lines.enough_asked


def _all_vanity(grounds: Grounds) -> bool:
    line = grounds.reading.settings.lines.vanity
    return grounds.vanity.share >= line and len(grounds.vanity.rows) >= 3 and not grounds.complete_claims


def _professional(grounds: Grounds) -> bool:
    lines = grounds.reading.settings.lines
    return (
        grounds.proven.score >= lines.professional_score
        and grounds.proven.low >= lines.professional_low
        and grounds.proven.results >= lines.professional_results
        and grounds.best_claim_verified
        and grounds.confirmations >= 1
        and grounds.vanity.share < lines.vanity
        and not _amber(grounds)
    )


def _newcomer(grounds: Grounds) -> bool:
    lines, case = grounds.reading.settings.lines, grounds.reading.case
    months = case[MONTHS_WORKING]
    new = months is not None and months < lines.newcomer_months
    return (
        grounds.complete_claims > 0
        and Fact.ADMITS_LIMITS in (case[FACTS] or ())
        and grounds.vanity.share < lines.newcomer_vanity
        and (new or grounds.sales_counted < LITTLE_DATA)
        and not _amber(grounds)
    )


def _below_bar(grounds: Grounds) -> bool:
    lines = grounds.reading.settings.lines
    slow = grounds.verified_rate is not None and grounds.verified_rate < lines.below_bar_percentile
    costly = grounds.verified_money is not None and grounds.verified_money < lines.below_bar_money
    return (slow or costly) and grounds.proven.results < lines.below_bar_results


def _promising(grounds: Grounds) -> bool:
    lines = grounds.reading.settings.lines
    return (
        grounds.claimed.score >= lines.promising_claimed
        and grounds.claimed.results >= lines.promising_results
        and grounds.complete_claims > 0
        and not _refuses(grounds)
    )


def _mixed(grounds: Grounds) -> bool:
    enough = grounds.verified_sales >= grounds.reading.settings.lines.verified_sales
    return enough or grounds.verified_money is not None


def _amber(grounds: Grounds) -> bool:
    return any(finding.severity is Severity.AMBER for finding in grounds.findings)


def _refuses(grounds: Grounds) -> bool:
    case = grounds.reading.case
    refused = any(row.outcome is ReferenceOutcome.REFUSED for row in case[REFERENCES] or ())
    return refused or case.withheld(REFERENCES) or Fact.REFUSED_EVIDENCE in (case[FACTS] or ())


_LINES = (
    (Verdict.STOP, Because.RED, _stopped),
    (Verdict.NOT_ENOUGH_ASKED, Because.TOO_LITTLE, _hardly_asked),
    (Verdict.VANITY_ONLY, Because.ALL_VANITY, _all_vanity),
    (Verdict.PROFESSIONAL, Because.CONFIRMED, _professional),
    (Verdict.NEWCOMER, Because.SMALL_BUT_OPEN, _newcomer),
    (Verdict.BELOW_BAR, Because.LOW, _below_bar),
    (Verdict.PROMISING, Because.IF_TRUE, _promising),
    (Verdict.MIXED, Because.MIDDLING, _mixed),
)
