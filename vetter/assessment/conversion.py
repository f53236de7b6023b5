"""Conversion claims: three discounts, belief as a mixture over worlds, percentile among comparable accounts (METHOD 2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from operator import mul
from typing import TYPE_CHECKING

from vetter.assessment.reading import verified
from vetter.assessment.spread import Prior, prior_for, why_no_benchmark
from vetter.assessment.subscore import SubScore
from vetter.assessment.trust import checked_out, trust
from vetter.assessment.worlds import worlds
from vetter.domain.quantities import Base, Rate
from vetter.questions.results import CONVERSIONS, OFFERS
from vetter.questions.start import TRADE
from vetter.statistics import Beta, expected_cdf, mixture_beta_interval, mixture_moments, smallest_base, wilson
from vetter.tongue import tr, trn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vetter.assessment.reading import Reading
    from vetter.domain.claims import Conversion
    from vetter.settings import Assumptions

ASKED_WITHOUT_NUMBER = (25.0, 27.0)
"""Score and sd when a result was asked for and no complete number came: likelihood ratio 1/3 against."""

UNKNOWN = (50.0, 28.9)
"""Score and sd of somebody of whom nothing is known: the spread of a uniform percentile."""

CAP = 2.0
"""One campaign is worth at most this many of the benchmark's sales (campaigns differ by a factor of two, A3)."""

INTERVAL = 0.80
WHOLE = 100
"""Per cent; more than all is not a share of anything."""


@dataclass(frozen=True)
class Counted:
    """One complete claim after the three discounts."""

    path: str
    row: Conversion
    prior: Prior
    trust: float
    k: float
    n: float
    verified: bool

    @property
    def information(self) -> float:
        """Trusted expected sales at the benchmark's median."""
        return self.trust * self.n * self.prior.median


@dataclass(frozen=True)
class Comparison:
    """One conversion claim beside its benchmark: what it says by itself, and what it is worth."""

    path: str
    row: Conversion
    complete: bool
    rate: Rate[Base] | None
    low: float | None
    high: float | None
    prior: Prior | None
    percentile: float | None
    reason: str


@dataclass(frozen=True)
class Belief:
    """What one base kind comes to: percentile and its sd, the usual rate's interval, the information behind it."""

    prior: Prior
    score: float
    sd: float
    low: float
    high: float
    middle: float
    information: float
    sales: float
    claims: int
    posteriors: tuple[tuple[float, Beta], ...]


def complete(row: Conversion) -> bool:
    """Return whether a claim has its count, base and period."""
    return row.count is not None and bool(row.out_of) and row.base is not None and row.period.known


def counted(reading: Reading, charges: Mapping[str, float]) -> tuple[Counted, ...]:
    """Return every claim that has a count, a base and a fair prior, once and discounted; `charges` scale trust by path."""
    found = []
    for path, row in reading.once:
        prior = _prior(reading, row)
        charge = charges.get(path, 1.0)
        if prior is None or row.count is None or not row.out_of or charge == 0:
            continue
        believed = trust(row.evidence, reading.settings.assumptions) * charge * (1.0 if row.period.known else 0.5)
        k, n = discounted(row, prior)
        found.append(Counted(path, row, prior, believed, k, n, verified(row)))
    return tuple(found)


def _prior(reading: Reading, row: Conversion) -> Prior | None:
    return prior_for(reading.benchmarks, row.base, row.action, row.platform, reading.case[TRADE])


def discounted(row: Conversion, prior: Prior) -> tuple[float, float]:
    """Return k and n after the best-example and one-campaign discounts.

    A self-chosen example loses one success and one person (Haldane's inverse sampling); then
    n_eff = n cap/(n + cap) with cap = 2/p0, because one campaign is one campaign.
    """
    out_of = row.out_of or 0
    chosen = 0 if row.owner_picked else 1
    k, n = max(min(row.count or 0, out_of) - chosen, 0), max(out_of - chosen, 0)
    if n == 0:
        return 0.0, 0.0
    cap = CAP / prior.median
    effective = n * cap / (n + cap)
    return k / n * effective, effective


def beliefs(claims: Sequence[Counted]) -> tuple[Belief, ...]:
    """Return one belief for each prior among the claims."""
    priors = list(dict.fromkeys(claim.prior for claim in claims))
    return tuple(_belief(prior, [claim for claim in claims if claim.prior == prior]) for prior in priors)


def if_checked(claims: Sequence[Counted], assumptions: Assumptions) -> tuple[Counted, ...]:
    """Return the claims as if each had been opened together in analytics (the claimed track)."""
    return tuple(replace(claim, trust=checked_out(claim.trust, assumptions), verified=True) for claim in claims)


def _belief(prior: Prior, claims: list[Counted]) -> Belief:
    claims = sorted(claims, key=lambda claim: (claim.trust, claim.n, claim.k))  # whichever was told first
    levels = tuple((claim.trust, claim.verified) for claim in claims)
    base = prior.beta
    counts, bases = [claim.k for claim in claims], [claim.n for claim in claims]
    parts, posteriors = [], []
    for weight, shares in worlds(levels):
        k, n = sum(map(mul, shares, counts)), sum(map(mul, shares, bases))
        posterior = Beta(base.a + k, base.b + n - k)
        mean, sd = _percentile(posterior, base)
        parts.append((weight, mean, sd))
        posteriors.append((weight, posterior))
    mean, sd = mixture_moments(parts)
    low, high = mixture_beta_interval(tuple(posteriors), INTERVAL)
    return Belief(
        prior=prior,
        score=100 * mean,
        sd=100 * sd,
        low=low,
        high=high,
        middle=sum(weight * posterior.mean for weight, posterior in posteriors),
        information=sum(claim.information for claim in claims),
        sales=sum(claim.n for claim in claims) * prior.median,
        claims=len(claims),
        posteriors=tuple(posteriors),
    )


@lru_cache(maxsize=4096)
def _percentile(posterior: Beta, reference: Beta) -> tuple[float, float]:
    return expected_cdf(posterior, reference)


def sub_score(reading: Reading, found: Sequence[Belief]) -> SubScore:
    """Return the conversion sub-score: bases averaged by information; silence when asked counts against."""
    weight = reading.settings.weights.conversion
    asked = reading.case.asked(CONVERSIONS) or reading.case.asked(OFFERS)
    label = tr("Conversion")
    information = sum(belief.information for belief in found)
    if found:  # what says nothing, such as one of one, leaves what is thought of anybody
        shares = [(belief.information / information if information else 1 / len(found), belief) for belief in found]
        score = sum(share * belief.score for share, belief in shares)
        sd = sum(share * belief.sd for share, belief in shares)
        claims = sum(belief.claims for belief in found)
        reason = trn("{number} complete result counted.", "{number} complete results counted.", claims)
        return SubScore("conversion", label, weight, score, sd, asked=True, reason=reason)
    if any(complete(row) and not _impossible(row) and _prior(reading, row) is None for _path, row in reading.conversions):
        return SubScore("conversion", label, weight, *UNKNOWN, asked=True, reason=tr("No fair benchmark for what was counted."))
    if asked:
        reason = tr("Asked for a count, its base and dates; no usable number came.")
        return SubScore("conversion", label, weight, *ASKED_WITHOUT_NUMBER, asked=True, reason=reason)
    return SubScore("conversion", label, weight, *UNKNOWN, asked=False, reason=tr("Not asked yet."))


def _impossible(row: Conversion) -> bool:
    return row.count is not None and row.out_of is not None and row.count > row.out_of


def comparisons(reading: Reading) -> tuple[Comparison, ...]:
    """Return each conversion claim beside its benchmark, or the reason why there is none."""
    return tuple(compare(path, row, _prior(reading, row)) for path, row in reading.conversions)


def compare(path: str, row: Conversion, prior: Prior | None) -> Comparison:
    """Return what a claim says by itself (Wilson interval) and where it falls in its benchmark."""
    reason = "" if prior else why_no_benchmark(row.base, row.action)
    if row.count is None or not row.out_of or _impossible(row):
        return Comparison(path, row, False, None, None, None, prior, None, reason)  # noqa: FBT003 - field order
    rate = Rate(row.count / row.out_of, row.base or Base.NONE)
    low, high = wilson(row.count, row.out_of, INTERVAL)
    percentile = prior.beaten_by(rate) if prior else None
    return Comparison(path, row, complete(row), rate, low, high, prior, percentile, reason)


def bare_percentage(row: Conversion, assumptions: Assumptions) -> tuple[int, int, float] | None:
    """Return the smallest count and base that give a bare percentage, and the trust left (METHOD 2.3)."""
    if row.percent is None or row.out_of or row.percent > WHOLE:
        return None
    k, n = smallest_base(row.percent)
    period = 1.0 if row.period.known else 0.5
    return k, n, trust(row.evidence, assumptions) * 0.5 * period
