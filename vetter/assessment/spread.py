"""Which benchmark a claim may be compared with: same metric, same base, most specific first (METHOD 1.2, 2.2)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from vetter.domain.claims import Action, Industry, Platform
from vetter.domain.quantities import Base, BasesDifferError, Rate
from vetter.statistics import Beta, fit_quantiles
from vetter.tongue import inside, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vetter.domain.benchmark import Benchmark, BenchmarkTable

QUANTILES = {"p10": 0.10, "p25": 0.25, "median": 0.50, "p75": 0.75, "p80": 0.80, "p90": 0.90}
RANGE = {"range_low": 0.25, "range_high": 0.75}
"""A published range counts as the middle half (METHOD 1.2)."""

SMALLEST_STUDY = 30
"""A published spread of fewer cases than this is an anecdote, not a yardstick."""

NARROWEST = 0.4
"""Two figures closer than this on the logit scale are two averages, not a spread between accounts."""

ROUGH = 0.20
"""A fit that misses a published figure by more than a fifth is called rough."""

BUYING = frozenset({None, Action.SALE, Action.BOOKING})
SOCIAL = frozenset(Platform) - {Platform.EMAIL, Platform.WEBSITE, Platform.OTHER}
GENERAL_INDUSTRY = "retail_ecommerce"
"""Where no row speaks of every trade, online shops stand in, and the comparison says so."""


@dataclass(frozen=True)
class Prior:
    """What comparable accounts do: a Beta fitted to published percentiles, and the rows it came from."""

    beta: Beta
    rows: tuple[Benchmark, ...]
    points: tuple[tuple[float, float], ...]
    scope: str
    rough: bool

    @property
    def median(self) -> float:
        """Median of the fitted Beta."""
        return self.beta.ppf(0.5)

    @property
    def base(self) -> Base:
        """What the rates of this prior are of."""
        return self.rows[0].base

    @property
    def of_visitors_who_buy(self) -> bool:
        """Whether its rates are of visitors who buy; those of visitors who only ask bring nobody money yet."""
        return self.rows[0].metric == metric_of(Base.VISITORS, Action.SALE)

    def beaten_by(self, rate: Rate[Base]) -> float:
        """Return the share of comparable accounts below a rate; raise `BasesDifferError` for a rate of another base."""
        if rate.base is not self.base:
            message = f"a rate of {rate.base.label} cannot be held against a benchmark of {self.base.label}"
            raise BasesDifferError(message)
        return self.beta.cdf(rate.value)

    def published(self, probability: float) -> float | None:
        """Return the published figure at a percentile, if there is one."""
        return next((value for at, value in self.points if abs(at - probability) < 1e-9), None)


def metric_of(base: Base | None, action: Action | None) -> str | None:
    """Return the benchmark metric of a claim, or None where nothing fair is published."""
    if action is Action.OTHER:
        return None
    if base is Base.VISITORS:
        return "visit_conversion_rate" if action in BUYING else "visit_to_lead_rate"
    if action in BUYING:
        return (
            {
                Base.LIST: "list_conversion_rate",
                Base.LEADS: "lead_to_customer_rate",
                Base.QUALIFIED_LEADS: "sql_to_customer_rate",
                Base.BUYERS: "repeat_purchase_rate",
            }.get(base)
            if base
            else None
        )
    return "ad_conversion_rate" if base is Base.AD_CLICKS and action is Action.LEAD else None


def why_no_benchmark(base: Base | None, action: Action | None) -> str:
    """Return one sentence on why a claim has no fair benchmark."""
    if base is None:
        return tr("Nobody said what the number is out of, so there is nothing to compare it with.")
    if base in {Base.FOLLOWERS, Base.REACHED, Base.VIEWS, Base.IMPRESSIONS}:
        return tr(
            "Nobody publishes how many {base} buy, and a rate of visitors or list members would be a wrong yardstick.", base=base.label
        )
    done = action.label if action and action is not Action.OTHER else tr("did this")
    return tr("No published figure says how many {base} {done}; another base would be a wrong yardstick.", base=base.label, done=done)


@lru_cache(maxsize=512)
def prior_for(
    table: BenchmarkTable, base: Base | None, action: Action | None, platform: Platform | None, industry: Industry | None
) -> Prior | None:
    """Return the most specific prior with a spread, the owner's own first, or None.

    Of what is published, figures whose method is told (tiers 1 and 2) come before those only commonly quoted (tier 3).
    """
    metric = metric_of(base, action)
    if metric is None or base is None:
        return None
    rows = [row for row in table.of(metric, base) if 0 < row.value < 1]
    published = _published([row for row in rows if not row.own], platform, industry)
    return _own([row for row in rows if row.own], published, platform, industry) or published


def _own(rows: list[Benchmark], published: Prior | None, platform: Platform | None, industry: Industry | None) -> Prior | None:
    """Return the prior of the owner's own figures; a middle alone borrows the spread of what is published."""
    for scope, chosen in _scopes(rows, platform, industry):
        if found := _fitted(chosen, scope):
            return found
        middles = [row for row in chosen if row.statistic == "median"]
        if middles and published:
            row = max(middles, key=lambda each: (each.year, each.id))
            shift = _logit(row.value) - _logit(published.median)
            points = tuple((at, _expit(_logit(value) + shift)) for at, value in published.points)
            return _prior((row, *published.rows), points, tr("{scope}; spread as published", scope=scope))
    return None


def _published(rows: list[Benchmark], platform: Platform | None, industry: Industry | None) -> Prior | None:
    rows = [row for row in rows if (row.sample_size or SMALLEST_STUDY) >= SMALLEST_STUDY]
    for tiers in ({1, 2}, {1, 2, 3}):
        for scope, chosen in _scopes([row for row in rows if row.tier in tiers], platform, industry):
            if found := _fitted(chosen, scope):
                return found
        if found := _pooled([row for row in rows if row.tier in tiers]):
            return found
    return None


def _scopes(rows: list[Benchmark], platform: Platform | None, industry: Industry | None) -> Iterable[tuple[str, list[Benchmark]]]:
    platforms = [(platform.value, platform.label)] if platform else []
    if platform in SOCIAL:
        platforms += [("social_organic", tr("social networks")), ("social_any", tr("social networks"))]
    platforms += [("any", tr("every channel")), ("email", "e-mail")]
    industries = [(industry.value, inside(industry.label))] if industry else []
    industries += [("any", tr("every trade")), (GENERAL_INDUSTRY, tr("online shops"))]
    for platform_key, platform_label in platforms:
        for industry_key, industry_label in industries:
            cell = [row for row in rows if row.platform == platform_key and row.industry == industry_key]
            if cell:
                yield f"{industry_label}; {platform_label}", cell


def _fitted(rows: list[Benchmark], scope: str) -> Prior | None:
    def source(row: Benchmark) -> tuple[str, str, str, int]:
        return (row.publisher, row.source, row.segment, row.year)

    candidates = []
    for _key, grouped in groupby(sorted(rows, key=source), key=source):
        group = tuple(grouped)
        points = _points(group)
        if len(points) >= 2 and _logit(points[-1][1]) - _logit(points[0][1]) >= NARROWEST:
            general = all(row.segment in {"", "all"} for row in group)
            candidates.append(((general, len(points), group[0].year), group, points))
    if not candidates:
        return None
    _rank, group, points = max(candidates, key=lambda candidate: candidate[0])
    return _prior(group, points, scope)


def _pooled(rows: list[Benchmark]) -> Prior | None:
    """Fit the span between sources, of one publisher, when nothing speaks of every source.

    The middle half reaches from the top of the lowest source's range to the bottom of the highest one's.
    """
    for publisher in sorted({row.publisher for row in rows}):
        ranges = [row for row in rows if row.publisher == publisher and row.industry == "any"]
        tops = [row for row in ranges if row.statistic == "range_high"]
        bottoms = [row for row in ranges if row.statistic == "range_low"]
        if not tops or not bottoms:
            continue
        low, high = min(tops, key=lambda row: row.value), max(bottoms, key=lambda row: row.value)
        if low.platform != high.platform and low.value < high.value:
            return _prior((low, high), ((0.25, low.value), (0.75, high.value)), tr("all sources of leads together"))
    return None


def _points(group: tuple[Benchmark, ...]) -> tuple[tuple[float, float], ...]:
    kinds = QUANTILES if any(row.statistic in QUANTILES for row in group) else RANGE
    found = {kinds[row.statistic]: row.value for row in group if row.statistic in kinds}
    return tuple(sorted(found.items()))


def _prior(rows: tuple[Benchmark, ...], points: tuple[tuple[float, float], ...], scope: str) -> Prior | None:
    try:
        beta = fit_quantiles(points)
    except ValueError:  # percentiles no Beta can pass through are no prior; the next scope is tried
        return None
    off = any(abs(beta.ppf(at) / value - 1) > ROUGH for at, value in points)
    return Prior(beta, rows, points, scope, rough=off or any(row.tier == 3 for row in rows))


def _expit(value: float) -> float:
    return 1 / (1 + math.exp(-value))


def _logit(value: float) -> float:
    return math.log(value / (1 - value))
