"""The verdict: sub-scores combined, then nine lines tried in order, the first that holds decides (METHOD 5.2, 5.3)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vetter.assessment.model import Because, Condition, Track, Tried
from vetter.assessment.rule import Severity
from vetter.assessment.subscore import RANGE
from vetter.domain.claims import ReferenceOutcome
from vetter.domain.verdict import Verdict
from vetter.questions.reputation import REFERENCES
from vetter.questions.start import MONTHS_WORKING
from vetter.questions.watch import FACTS, Fact
from vetter.tongue import tr

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

VOLUNTEERED = 3
"""Fewer numbers volunteered than this show nothing about what somebody leads with."""

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


def decide(grounds: Grounds) -> tuple[Tried, ...]:
    """Return the verdicts tried in order; the last is the first whose conditions all hold, and decides."""
    tried = []
    for verdict, because, conditions in _LINES:
        tried.append(Tried(verdict, because, conditions(grounds)))
        if tried[-1].holds:
            return tuple(tried)
    return (*tried, Tried(Verdict.UNPROVEN, Because.NOTHING_CHECKED, ()))


def _reaches(words: str, found: float, line: float) -> Condition:
    return Condition(words, found >= line, found, line)


def _below(words: str, found: float, line: float) -> Condition:
    return Condition(words, found < line, found, line, at_least=False)


def _stopped(grounds: Grounds) -> tuple[Condition, ...]:
    reds = any(finding.severity is Severity.RED for finding in grounds.findings)
    return (Condition(tr("Numbers or facts that cannot stand together"), reds),)


def _hardly_asked(grounds: Grounds) -> tuple[Condition, ...]:
    enough = grounds.reading.settings.lines.enough_asked
    return (Condition(tr("Less than half of what counts was asked"), grounds.asked_weight < enough),)


def _all_vanity(grounds: Grounds) -> tuple[Condition, ...]:
    return (
        _reaches(tr("Vanity share of what was volunteered"), grounds.vanity.share, grounds.reading.settings.lines.vanity),
        Condition(tr("Three or more numbers volunteered"), len(grounds.vanity.rows) >= VOLUNTEERED),
        Condition(tr("No complete business result"), not grounds.complete_claims),
    )


def _professional(grounds: Grounds) -> tuple[Condition, ...]:
    lines = grounds.reading.settings.lines
    return (
        _reaches(tr("Proven score"), grounds.proven.score, lines.professional_score),
        _reaches(tr("Lower end of its range"), grounds.proven.low, lines.professional_low),
        _reaches(tr("Mean of conversion and money"), grounds.proven.results, lines.professional_results),
        Condition(tr("The best result seen live or confirmed"), grounds.best_claim_verified),
        Condition(tr("An independent reference that confirmed its figure"), grounds.confirmations >= 1),
        _below(tr("Vanity share of what was volunteered"), grounds.vanity.share, lines.vanity),
        Condition(tr("No warning that costs points"), not _amber(grounds)),
    )


def _newcomer(grounds: Grounds) -> tuple[Condition, ...]:
    lines, case = grounds.reading.settings.lines, grounds.reading.case
    months = case[MONTHS_WORKING]
    new = months is not None and months < lines.newcomer_months
    return (
        Condition(tr("A complete result"), grounds.complete_claims > 0),
        Condition(tr("Limits named unasked"), Fact.ADMITS_LIMITS in (case[FACTS] or ())),
        _below(tr("Vanity share of what was volunteered"), grounds.vanity.share, lines.newcomer_vanity),
        Condition(tr("New to the work, or few sales so far"), new or grounds.sales_counted < LITTLE_DATA),
        Condition(tr("No warning that costs points"), not _amber(grounds)),
    )


def _below_bar(grounds: Grounds) -> tuple[Condition, ...]:
    lines = grounds.reading.settings.lines
    slow = grounds.verified_rate is not None and grounds.verified_rate < lines.below_bar_percentile
    costly = grounds.verified_money is not None and grounds.verified_money < lines.below_bar_money
    return (
        Condition(tr("A checked rate, or checked money, below what comparable accounts reach"), slow or costly),
        _below(tr("Mean of conversion and money"), grounds.proven.results, lines.below_bar_results),
    )


def _promising(grounds: Grounds) -> tuple[Condition, ...]:
    lines = grounds.reading.settings.lines
    return (
        _reaches(tr("Score if everything checks out"), grounds.claimed.score, lines.promising_claimed),
        _reaches(tr("Conversion and money if everything checks out"), grounds.claimed.results, lines.promising_results),
        Condition(tr("A complete result"), grounds.complete_claims > 0),
        Condition(tr("No reference or figure refused"), not _refuses(grounds)),
    )


def _mixed(grounds: Grounds) -> tuple[Condition, ...]:
    enough = grounds.verified_sales >= grounds.reading.settings.lines.verified_sales
    return (Condition(tr("Checked sales, or checked money"), enough or grounds.verified_money is not None),)


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
