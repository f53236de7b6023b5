"""How long a trial must run: the fixed design with exact tails, and Wald's sequential test with its exact behaviour (METHOD 6)."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from itertools import count

from vetter.statistics.beta import Beta

_MOST_SALES = 5_000
"""More sales than this to tell two rates apart is no trial any more."""

_RIPPLE = 8
"""The error falls as sales grow but for whole people being counted: so many sales before the turn are looked at one by one."""


@dataclass(frozen=True, slots=True)
class FixedTrial:
    """Count so many people; it passes with at least so many sales."""

    people: int
    sales: int


@dataclass(frozen=True, slots=True)
class SequentialTrial:
    """Two lines in the count of people n: stop and pass at k >= h1 + s n, stop and fail at k <= h0 + s n.

    At `people` it is cut, and passes with at least `sales`.
    """

    h0: float
    h1: float
    slope: float
    people: int
    sales: int

    def passes_at(self, people: int) -> int:
        """Return the sales from which it passes after so many people."""
        return self.sales if people >= self.people else max(0, math.ceil(self.h1 + self.slope * people - 1e-12))

    def fails_at(self, people: int) -> int:
        """Return the sales up to which it fails after so many people; below 0 when no count fails yet."""
        return self.sales - 1 if people >= self.people else math.floor(self.h0 + self.slope * people + 1e-12)


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What a sequential trial does at a true rate: the chance to pass, and the people it takes on average."""

    passes: float
    people: float


def at_least(sales: int, people: int, rate: float) -> float:
    """Return P(K >= sales) among `people` who each buy with chance `rate`."""
    if sales <= 0:
        return 1.0
    return 0.0 if sales > people else Beta(sales, people - sales + 1).cdf(rate)


def fixed_trial(poor: float, good: float, *, error: float = 0.10, power: float = 0.80) -> FixedTrial | None:
    """Return the smallest trial that passes a poor rate at most with `error` and a good one at least with `power`.

    None when even thousands of sales could not tell the two apart.

    Raises:
        ValueError: unless 0 < poor < good < 1.

    """
    if not 0.0 < poor < good < 1.0:
        text = f"a trial tells a poor rate from a better one, both between 0 and 1; not {poor!r} from {good!r}"
        raise ValueError(text)

    def passing(sales: int) -> FixedTrial | None:
        people = _fewest(sales, good, power)
        return FixedTrial(people, sales) if at_least(sales, people, poor) <= error else None

    if passing(_MOST_SALES) is None:
        return None
    low, high = 0, _MOST_SALES
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if passing(middle) else (middle, high)
    return next(trial for sales in count(max(1, high - _RIPPLE)) if (trial := passing(sales)))


def _fewest(sales: int, rate: float, power: float) -> int:
    """Return the fewest people among whom that many sales come with at least this chance; the chance rises with people."""
    low, high = sales - 1, sales
    while at_least(sales, high, rate) < power:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        if at_least(sales, middle, rate) >= power:
            high = middle
        else:
            low = middle
    return high


def sequential_trial(poor: float, good: float, people: int, *, error: float = 0.10, power: float = 0.80) -> SequentialTrial:
    """Return Wald's test of the same two rates, cut after `people`."""
    gain = math.log(good * (1 - poor) / (poor * (1 - good)))
    slope = math.log((1 - poor) / (1 - good)) / gain
    h0, h1 = math.log((1 - power) / (1 - error)) / gain, math.log(power / error) / gain
    return SequentialTrial(h0, h1, slope, people, max(1, round(slope * people)))


def behaviour(trial: SequentialTrial, rate: float) -> Behaviour:
    """Return what a sequential trial does at a true rate, exactly, by following every undecided count person by person."""
    undecided = {0: 1.0}
    passes, expected = 0.0, 0.0
    for people in range(1, trial.people + 1):
        following: defaultdict[int, float] = defaultdict(float)
        for sales, chance in undecided.items():
            following[sales + 1] += chance * rate
            following[sales] += chance * (1.0 - rate)
        upper, lower = trial.passes_at(people), trial.fails_at(people)
        undecided = {}
        for sales, chance in following.items():
            if sales >= upper:
                passes += chance
                expected += chance * people
            elif sales <= lower:
                expected += chance * people
            else:
                undecided[sales] = chance
        if not undecided:
            break
    return Behaviour(passes, expected)
