"""Candidates side by side: how sure it is that one is better, and who stands where, on absolute scales (METHOD 8)."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from operator import ge
from typing import TYPE_CHECKING

from vetter.domain.labelled import Labelled
from vetter.domain.verdict import Verdict
from vetter.statistics import halton, normal_cdf, normal_ppf
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

POINTS = 4096


class Difference(Labelled):
    """How sure a difference is, in words that stand before any number."""

    NONE = "none", tr("no real difference")
    LEANING = "leaning", tr("leaning")
    PROBABLY = "probably", tr("probably")
    CLEARLY = "clearly", tr("clearly")


_LINES = ((0.60, Difference.NONE), (0.80, Difference.LEANING), (0.95, Difference.PROBABLY))


@dataclass(frozen=True)
class Standing:
    """What one candidate brings to a comparison: the verdict, the proven score and its standard deviation."""

    verdict: Verdict
    score: float
    sd: float
    listeners: frozenset[str] = frozenset()

    @property
    def after(self) -> int:
        """How far after those who can be ranked it is read: 0 for one of them, 1 before enough is asked, 2 before a stop is cleared up."""
        return {Verdict.NOT_ENOUGH_ASKED: 1, Verdict.STOP: 2}.get(self.verdict, 0)


@dataclass(frozen=True)
class Ranking:
    """Side by side: `better[i][j]` is the chance that i is better than j, `ranks[i][r]` that i stands in place r.

    `order` lists the candidates for reading, last those who cannot be ranked: too little was asked, or something has to be cleared
    up first. Their ranks are None.
    """

    better: tuple[tuple[float | None, ...], ...]
    ranks: tuple[tuple[float, ...] | None, ...]
    order: tuple[int, ...]


def better(first: Standing, second: Standing, harshness: float) -> float | None:
    """Return P(first is better): Phi of the difference over its standard deviation; None where too little was asked of either.

    `harshness` is the correlation of their errors, which counts only where the same people listened. Where
    neither can differ the chance is a half; a stopped one is never better than one that is not.
    """
    if Verdict.NOT_ENOUGH_ASKED in {first.verdict, second.verdict}:
        return None
    if first.verdict is not second.verdict and Verdict.STOP in {first.verdict, second.verdict}:
        return 0.0 if first.verdict is Verdict.STOP else 1.0
    shared = harshness if first.listeners & second.listeners else 0.0
    variance = first.sd**2 + second.sd**2 - 2 * shared * first.sd * second.sd
    gap = first.score - second.score
    if variance <= 0:
        return 0.5 if gap == 0 else float(gap > 0)
    return normal_cdf(gap / math.sqrt(variance))


def difference(chance: float) -> Difference:
    """Return the words for a chance, whichever of the two it favours."""
    sure = max(chance, 1 - chance)
    return next((words for line, words in _LINES if sure < line), Difference.CLEARLY)


def rank(standings: Sequence[Standing], harshness: float) -> Ranking:
    """Return everybody side by side. Scales are absolute: a further candidate changes nothing between two others."""
    count = len(standings)
    chances = tuple(tuple(None if i == j else better(standings[i], standings[j], harshness) for j in range(count)) for i in range(count))
    ranked = [at for at in range(count) if not standings[at].after]
    order = sorted(range(count), key=lambda at: (standings[at].after, 0.0 if standings[at].after else -standings[at].score, at))
    return Ranking(chances, _ranks(standings, ranked, harshness), tuple(order))


@cache
def _points(dimensions: int) -> tuple[tuple[float, ...], ...]:
    """Return each coordinate of points spread as evenly as the normal distribution in so many dimensions; the same ones every time."""
    return tuple(tuple(map(normal_ppf, coordinate)) for coordinate in zip(*halton(POINTS, dimensions), strict=True))


def _ranks(standings: Sequence[Standing], ranked: list[int], harshness: float) -> tuple[tuple[float, ...] | None, ...]:
    """Count places over evenly spread points; the last dimension is the harshness all share who were heard by the same people."""
    if not ranked:
        return (None,) * len(standings)
    common = frozenset.intersection(*(standings[at].listeners for at in ranked))
    shared = math.sqrt(harshness) if common and len(ranked) > 1 else 0.0
    own = math.sqrt(1 - shared**2)
    *alone, together = _points(len(ranked) + 1)
    drawn = [
        [standings[at].score + standings[at].sd * (own * z + shared * all_share) for z, all_share in zip(coordinate, together, strict=True)]
        for at, coordinate in zip(ranked, alone, strict=True)
    ]
    tallies = _places(drawn)
    return tuple(tuple(n / POINTS for n in tallies[ranked.index(at)]) if at in ranked else None for at in range(len(standings)))


def _places(drawn: Sequence[Sequence[float]]) -> list[list[int]]:
    """Count how often each of several stands in each place, the highest first; of equals the one named first."""
    count = len(drawn)
    pairs = list(combinations(range(count), 2))
    won = (map(ge, drawn[first], drawn[second]) for first, second in pairs)
    outcomes = Counter(zip(*won, strict=True)) if pairs else {(): len(drawn[0])}
    places = [[0] * count for _each in drawn]
    for outcome, times in outcomes.items():
        before = [0] * count
        for (first, second), first_won in zip(pairs, outcome, strict=True):
            before[second if first_won else first] += 1
        for at, place in enumerate(before):
            places[at][place] += times
    return places
