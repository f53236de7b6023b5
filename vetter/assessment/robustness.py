"""How often a verdict changes when weights, assumptions and lines are moved about, and to which (METHOD 5.5)."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from vetter.assessment import assess
from vetter.statistics import lattice, normal_ppf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vetter.domain.benchmark import BenchmarkTable
    from vetter.domain.case import Case
    from vetter.domain.verdict import Verdict
    from vetter.settings import Settings

DRAWS = 211
"""A prime, so that the points can be spread evenly."""
WEIGHTS_LOG_SD = 0.4
ASSUMPTIONS_LOG_SD = 0.3
"""Assumptions are moved by 25 to 40 % each way."""
LINES_MOVE = 2.0
"""Points by which verdict lines are moved at most, each way."""

_PROPORTIONS = {"single_question_reliability", "rater_reliability", "halo", "incremental_share", "shared_harshness"}
_POINTS = (
    "vanity", "professional_score", "professional_low", "professional_results", "newcomer_vanity", "below_bar_percentile",
    "below_bar_money", "below_bar_results", "promising_claimed", "promising_results",
)  # fmt: skip
S = TypeVar("S")


@dataclass(frozen=True)
class Robustness:
    """Verdicts over many moved settings: how many kept it, and what the others became."""

    verdict: Verdict
    draws: int
    counts: Mapping[Verdict, int]

    @property
    def changed(self) -> float:
        """The share of settings under which the verdict is another."""
        return 1 - self.counts.get(self.verdict, 0) / self.draws

    @property
    def neighbours(self) -> tuple[tuple[Verdict, int], ...]:
        """The other verdicts, the most frequent first."""
        rest = [(verdict, count) for verdict, count in self.counts.items() if verdict is not self.verdict]
        return tuple(sorted(rest, key=lambda pair: (-pair[1], pair[0].value)))


def robustness(case: Case, benchmarks: BenchmarkTable, settings: Settings, draws: int = DRAWS) -> Robustness:
    """Return how the verdict fares under settings moved all at once; the same each time, without chance."""
    verdict = assess(case, benchmarks, settings).verdict
    found = Counter(assess(case, benchmarks, moved).verdict for moved in jittered(settings, draws))
    return Robustness(verdict, draws, found)


def jittered(settings: Settings, draws: int) -> Iterator[Settings]:
    """Yield settings with weights, assumptions and lines all moved, by points spread evenly through what is possible."""
    weights, assumptions = fields(settings.weights), fields(settings.assumptions)
    for point in lattice(draws, len(weights) + len(assumptions) + len(_POINTS)):
        draw = iter(point)
        yield replace(
            settings,
            weights=_moved(settings.weights, [field.name for field in weights], draw, WEIGHTS_LOG_SD),
            assumptions=_moved(settings.assumptions, [field.name for field in assumptions], draw, ASSUMPTIONS_LOG_SD),
            lines=replace(settings.lines, **{name: getattr(settings.lines, name) + LINES_MOVE * (2 * next(draw) - 1) for name in _POINTS}),
        )


def _moved(group: S, names: list[str], draw: Iterator[float], log_sd: float) -> S:
    """Return the group with each number multiplied by a lognormal factor; shares stay below one."""
    values: dict[str, Any] = {}
    for name in names:
        value = getattr(group, name) * math.exp(log_sd * normal_ppf(next(draw)))
        values[name] = min(value, 0.95) if name in _PROPORTIONS else value
    return replace(group, **values)  # type: ignore[type-var] # every group of settings is a dataclass
