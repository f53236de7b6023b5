"""Money made for earlier clients: the return multiple, its belief, and the money sub-score (METHOD 5.1)."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from operator import mul
from typing import TYPE_CHECKING

from vetter.assessment.reading import verified
from vetter.assessment.subscore import SubScore
from vetter.assessment.trust import MEASUREMENT_ERROR, checked_out, shown, trust
from vetter.assessment.worlds import worlds
from vetter.questions.results import MONEY
from vetter.statistics import expected_clamped_linear, mixture_moments, normal_cdf
from vetter.tongue import tr, trn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from vetter.assessment.reading import Reading
    from vetter.domain.claims import ClientMoney
    from vetter.settings import Assumptions

ASKED_WITHOUT_RESULT = (26.0, 30.0)
"""Score and sd when money for clients was asked about and no complete result came."""

USUAL_MARGIN = 0.5
UNKNOWN_MARGIN_LOG_SD = 0.5
"""What is left of a sale when nobody said; the doubt is carried along."""

SMALLEST_MULTIPLE = 0.05
"""A return of nothing is taken as a twentieth, so that its logarithm exists."""

SLOPE = 1 / (4 * math.log(2))
"""A quarter back scores 0, break-even 50, fourfold 100."""


@dataclass(frozen=True)
class Return:
    """One client's complete result: the multiple of all cost that came back, and how sure that is."""

    path: str
    row: ClientMoney
    multiple: float
    variance: float
    trust: float
    verified: bool
    margin_told: bool


@dataclass(frozen=True)
class MoneyBelief:
    """Score with sd, the chance that the work pays for itself, and the claims behind it."""

    score: float
    sd: float
    pays: float
    claims: int


def complete(row: ClientMoney) -> bool:
    """Return whether there is both something earned or saved and what it cost."""
    return (row.revenue is not None or row.savings is not None) and row.cost is not None and row.cost > 0


def multiple(row: ClientMoney, assumptions: Assumptions) -> float:
    """Return (revenue x margin x share that would not have come anyway + savings) / cost."""
    margin = USUAL_MARGIN if row.margin is None else min(float(row.margin) / 100, 1.0)
    share = 1.0 if row.held_out else assumptions.incremental_share
    gained = _float(row.revenue) * margin * share + _float(row.savings)
    return gained / _float(row.cost)


def returns(reading: Reading, charges: Mapping[str, float]) -> tuple[Return, ...]:
    """Return every complete money claim with its variance; a missing period halves the trust."""
    assumptions = reading.settings.assumptions
    found = []
    for path, row in reading.money:
        charge = charges.get(path, 1.0)
        if not complete(row) or charge == 0:
            continue
        doubt = assumptions.held_out_log_sd if row.held_out else assumptions.incremental_log_sd
        error = MEASUREMENT_ERROR[shown(row.evidence)]
        unknown = UNKNOWN_MARGIN_LOG_SD if row.margin is None and row.revenue else 0.0
        variance = assumptions.campaigns_differ**2 + doubt**2 + error**2 + unknown**2
        believed = trust(row.evidence, assumptions) * charge * (1.0 if row.period.known else 0.5)
        made = Return(path, row, multiple(row, assumptions), variance, believed, verified(row), row.margin is not None)
        found.append(made)
    return tuple(found)


def if_checked(found: Sequence[Return], assumptions: Assumptions) -> tuple[Return, ...]:
    """Return the results as if each had been opened together in analytics (the claimed track)."""
    return tuple(replace(item, trust=checked_out(item.trust, assumptions), verified=True) for item in found)


def belief(found: Sequence[Return], assumptions: Assumptions) -> MoneyBelief:
    """Return the mixture over worlds of what this work returns."""
    prior_mean, prior_variance = math.log(assumptions.unknown_hire_multiple), assumptions.unknown_hire_log_sd**2
    found = sorted(found, key=lambda item: (item.trust, item.multiple, item.variance))  # whichever was told first
    levels = tuple((item.trust, item.verified) for item in found)
    told = [1 / item.variance for item in found]
    logs = [math.log(max(item.multiple, SMALLEST_MULTIPLE)) / item.variance for item in found]
    parts, pays = [], 0.0
    for weight, shares in worlds(levels):
        precision = 1 / prior_variance + sum(map(mul, shares, told))
        total = prior_mean / prior_variance + sum(map(mul, shares, logs))
        mean, sd = total / precision, math.sqrt(1 / precision)
        parts.append((weight, *expected_clamped_linear(mean, sd, SLOPE, 0.5)))
        pays += weight * normal_cdf(mean / sd)
    score, sd = mixture_moments(parts)
    return MoneyBelief(100 * score, 100 * sd, pays, len(found))


def sub_score(reading: Reading, believed: MoneyBelief) -> SubScore:
    """Return the money sub-score; asked without a complete result counts against."""
    weight, asked = reading.settings.weights.money, reading.case.asked(MONEY)
    label = tr("Money for clients")
    if believed.claims:
        reason = trn("{number} client with money and cost.", "{number} clients with money and cost.", believed.claims)
        return SubScore("money", label, weight, believed.score, believed.sd, asked=True, reason=reason)
    if asked:
        reason = tr("Asked which client made money, and at what cost; no complete result came.")
        return SubScore("money", label, weight, *ASKED_WITHOUT_RESULT, asked=True, reason=reason)
    return SubScore("money", label, weight, believed.score, believed.sd, asked=False, reason=tr("Not asked yet."))


def _float(amount: Decimal | None) -> float:
    return 0.0 if amount is None else float(amount)
