"""From followers to buyers in a month: lognormal ratios multiplied, no simulation needed (METHOD 6)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from vetter.domain.claims import Metric, Number, Platform
from vetter.questions.pitch import SAID
from vetter.statistics import Lognormal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.assessment.reading import Reading
    from vetter.domain.benchmark import Benchmark, BenchmarkTable
    from vetter.settings import Funnel

RANGE = 0.8


@dataclass(frozen=True)
class Step:
    """How many remain after one step: the middle, the 80 % range, and a number told for it, if any."""

    key: str
    middle: float
    low: float
    high: float
    told: float | None = None

    @property
    def fits(self) -> bool | None:
        """Whether the number told lies in the range; None without one."""
        return None if self.told is None else self.low <= self.told <= self.high


@dataclass(frozen=True)
class Audience:
    """What an audience comes to, step by step, and the figures its ratios rest on."""

    followers: float
    platform: Platform | None
    steps: tuple[Step, ...]
    sources: tuple[Benchmark, ...]

    @property
    def buyers(self) -> Step:
        """Buyers in a month."""
        return self.steps[-1]


def audience(reading: Reading, table: BenchmarkTable) -> Audience | None:
    """Return what the largest audience told comes to, or None when no followers were told."""
    told = max(_followers(reading), key=lambda pair: pair[0], default=None)
    if told is None or told[0] <= 0:
        return None
    followers, platform = told
    return Audience(followers, platform, _steps(followers, reading), _sources(platform, table))


def _followers(reading: Reading) -> Iterator[tuple[float, Platform | None]]:
    for _path, row in reading.numbers:
        if row.what is Number.FOLLOWERS and row.number is not None:
            yield float(row.number), row.platform
    for said in reading.case[SAID] or ():
        if said.metric is Metric.FOLLOWERS and said.number is not None:
            yield float(said.number), said.platform


def _told(reading: Reading, what: Number) -> float | None:
    found = [float(row.number) for _path, row in reading.numbers if row.what is what and row.number is not None]
    return found[0] if len(found) == 1 else None


def _steps(followers: float, reading: Reading) -> tuple[Step, ...]:
    ratios = reading.settings.funnel
    chain = (
        ("real", ratios.real, 1, None),
        ("reached", ratios.reached, 1, _told(reading, Number.REACH)),
        ("clicks", ratios.clicks, 1, None),
        ("buyers", ratios.buys, ratios.posts, None),
    )
    steps, mu, variance = [], math.log(followers), 0.0
    for key, (median, sigma), times, told in chain:
        mu += math.log(median * times)
        variance += sigma**2
        spread = Lognormal(mu, math.sqrt(variance))
        low, high = spread.interval(RANGE)
        steps.append(Step(key, spread.median, low, high, told))
    return tuple(steps)


def buyers(followers: float, ratios: Funnel) -> Step:
    """Return the buyers a month that a number of followers stands for."""
    parts = (ratios.real, ratios.reached, ratios.clicks, ratios.buys)
    mu = math.log(followers * ratios.posts) + sum(math.log(median) for median, _sigma in parts)
    spread = Lognormal(mu, math.hypot(*(sigma for _median, sigma in parts)))
    low, high = spread.interval(RANGE)
    return Step("buyers", spread.median, low, high)


@lru_cache(maxsize=64)
def _sources(platform: Platform | None, table: BenchmarkTable) -> tuple[Benchmark, ...]:
    """Return one published figure for each ratio, of the same platform where there is one, newest and best first."""
    found = []
    for metric in ("fake_follower_share", "organic_reach_rate", "organic_ctr_reach", "visit_conversion_rate"):
        rows = [row for row in table.rows if row.metric == metric and row.tier < 3 and row.statistic in {"mean", "median"}]
        if rows:
            found.append(
                max(rows, key=lambda row: (row.own, _nearness(row, platform), row.read_at == "publisher", row.year, -row.tier, row.id))
            )
    return tuple(found)


def _standing(row: Benchmark) -> tuple[bool, int, int, str]:
    return row.read_at == "publisher", row.year, -row.tier, row.id


def _nearness(row: Benchmark, platform: Platform | None) -> int:
    if platform is not None and row.platform == platform.value:
        return 3
    return {"social_any": 2, "social_organic": 2, "any": 1}.get(row.platform, 0)
