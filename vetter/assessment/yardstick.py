"""Published middle figures for the links between numbers: same metric, same base, the nearest account first (METHOD 1.2)."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from vetter.statistics import Lognormal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.domain.benchmark import Benchmark, BenchmarkTable
    from vetter.domain.claims import Industry, Platform
    from vetter.domain.quantities import Base

SMALL_ACCOUNT = 5_000
"""Below this many followers brand figures do not compare: rates fall as accounts grow (METHOD 1.3)."""

UNKNOWN_SPREAD = 0.9
"""Log-sd between accounts where a figure was published without its spread."""

STEP_UP = 1.25
"""How much wider the spread becomes with each step from the nearest kind of account to a more general one."""

AGE = 0.1
"""Log-sd added, in quadrature, for each year a figure is old."""

_PERCENTILES = {"p10": 0.10, "p25": 0.25, "range_low": 0.25, "median": 0.50, "p75": 0.75, "range_high": 0.75, "p80": 0.80, "p90": 0.90}
_SEVERAL = 2


@dataclass(frozen=True)
class Yardstick:
    """What a ratio usually is: its median, its log-sd, and the rows it rests on; none for a default of the method."""

    median: float
    sigma: float
    rows: tuple[Benchmark, ...] = ()


@lru_cache(maxsize=512)
def closest(table: BenchmarkTable, metric: str, base: Base, platform: Platform | None, followers: float | None) -> Benchmark | None:
    """Return the most specific middle figure of the same metric and base, or None where none is fair."""
    small = followers is not None and followers < SMALL_ACCOUNT
    fitting = []
    for row in table.of(metric, base):
        inside = _inside(row, followers)
        if row.statistic not in {"median", "mean"} or (row.followers is not None and not inside) or (small and not inside and not row.own):
            continue
        near = 3 if platform and row.platform == platform.value else 1 if row.platform in {"any", "social_any"} else 0
        if near and row.general:
            fitting.append(((row.own, near, inside, row.tier < 3, row.statistic == "median", row.year, row.id), row))
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


@lru_cache(maxsize=512)
def usual(
    table: BenchmarkTable, metric: str, base: Base, platform: Platform | None, industry: Industry | None, followers: float | None
) -> Yardstick | None:
    """Return the usual ratio by the nearest rows, wider by each step away from this kind of account and each year of age."""
    for steps, rows in _cells(table, metric, base, platform, industry):
        fitting = [row for row in rows if row.followers is None or _inside(row, followers)]
        sized = [row for row in fitting if row.followers is not None]
        if found := _read(sized or fitting):
            median, sigma, used = found
            age = max(0, table.year - used[0].year)
            return Yardstick(median, math.hypot(sigma * STEP_UP**steps, AGE * age), used)
    return None


def _cells(
    table: BenchmarkTable, metric: str, base: Base, platform: Platform | None, industry: Industry | None
) -> Iterator[tuple[int, list[Benchmark]]]:
    rows = [row for row in table.of(metric, base) if 0 < row.value < 1 and row.tier < 3]
    platforms = [platform.value] if platform else []
    industries = [industry.value] if industry else []
    for own in (True, False):
        for step, where in enumerate([*platforms, "social_organic", "social_any", "any"]):
            for further, trade in enumerate([*industries, "any"]):
                fitting = [row for row in rows if row.own is own and row.platform == where and row.industry == trade]
                yield 0 if own else min(step, 1) + further, fitting


def _read(rows: list[Benchmark]) -> tuple[float, float, tuple[Benchmark, ...]] | None:
    """Return median, log-sd and rows: of a source with several percentiles, else of the newest middle figure."""
    for source in sorted({(row.year, row.source) for row in rows}, reverse=True):
        group = tuple(row for row in rows if (row.year, row.source) == source and row.statistic in _PERCENTILES)
        points = sorted({_PERCENTILES[row.statistic]: row.value for row in group}.items())
        if len(points) >= _SEVERAL and len({value for _at, value in points}) == len(points) and _rising(points):
            fit = Lognormal.from_quantiles(points)
            return fit.median, fit.sigma, group
    middles = [row for row in rows if row.statistic in {"median", "mean"}]
    if not middles:
        return None
    row = max(middles, key=lambda row: (row.statistic == "median", row.year, row.id))
    median = row.value if row.statistic == "median" else row.value * math.exp(-(UNKNOWN_SPREAD**2) / 2)
    return median, UNKNOWN_SPREAD, (row,)


def _rising(points: list[tuple[float, float]]) -> bool:
    return all(first[1] < second[1] for first, second in itertools.pairwise(points))


def _inside(row: Benchmark, followers: float | None) -> bool:
    return row.followers is not None and followers is not None and row.followers[0] <= followers < row.followers[1]
