"""The beta distribution of a rate: its quantiles, its fit to published percentiles and its rank among other rates."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from vetter.statistics.incomplete_beta import log_beta, log_share, quantile_log_odds, share, tails

SMALLEST_PARAMETER = 1e-6
LARGEST_PARAMETER = 1e9


_WIDER = 2.0  # beyond this ratio of spreads it is cheaper to sum over the reference
_POINTS_APART = 0.6  # of the finest spread; the error falls as exp(-2 pi^2 / this^2)
_NEGLIGIBLE = 20.0  # natural logarithm of peak over tail density
_EXPONENTIAL = 1e6  # the reciprocal of the share of the sum at which a tail counts as a pure exponential


@dataclass(frozen=True, slots=True)
class Beta:
    """A rate between 0 and 1, distributed as Beta(a, b).

    Read as counts, ``a`` is buyers seen and ``b`` people seen who did not buy, prior included.

    Raises:
        ValueError: if a parameter is not between 1e-6 and 1e9, where the numerics are not tested.

    """

    a: float
    b: float

    def __post_init__(self) -> None:
        """Refuse parameters for which no figure could be relied on."""
        for value in (self.a, self.b):
            if not SMALLEST_PARAMETER <= value <= LARGEST_PARAMETER:
                text = f"a beta distribution needs parameters between 1e-6 and 1e9, not {self.a!r} and {self.b!r}"
                raise ValueError(text)

    @property
    def mean(self) -> float:
        """The expected rate."""
        return self.a / (self.a + self.b)

    @property
    def variance(self) -> float:
        """The variance of the rate."""
        total = self.a + self.b
        return (self.a / total) * (self.b / total) / (total + 1.0)

    @property
    def sd(self) -> float:
        """The standard deviation of the rate."""
        return math.sqrt(self.variance)

    def cdf(self, x: float) -> float:
        """Return the probability that the rate is at most ``x``; absolute error below 2e-10."""
        return self._tails(x)[0]

    def probability_above(self, x: float) -> float:
        """Return the probability that the rate is above ``x``, exact also where it is tiny."""
        return self._tails(x)[1]

    def ppf(self, p: float) -> float:
        """Return the quantile: the rate that a share ``p`` of the distribution does not exceed.

        A quantile below the smallest number a float can hold (about 5e-324) comes back as 0.

        Raises:
            ValueError: if ``p`` is not between 0 and 1.

        """
        if not 0.0 <= p <= 1.0:
            text = f"a quantile is asked for at a probability between 0 and 1, not {p!r}"
            raise ValueError(text)
        if p in {0.0, 1.0}:
            return p
        return share(quantile_log_odds(self.a, self.b, p))

    def interval(self, mass: float) -> tuple[float, float]:
        """Return the equal-tailed range that holds the share ``mass`` of the distribution.

        Raises:
            ValueError: if ``mass`` is not between 0 and 1.

        """
        if not 0.0 <= mass <= 1.0:
            text = f"the mass of an interval lies between 0 and 1, not {mass!r}"
            raise ValueError(text)
        tail = (1.0 - mass) / 2.0
        return self.ppf(tail), self.ppf(1.0 - tail)

    def _tails(self, x: float) -> tuple[float, float]:
        if math.isnan(x):
            text = "a rate must be a number, not NaN"
            raise ValueError(text)
        if x <= 0.0:
            return 0.0, 1.0
        if x >= 1.0:
            return 1.0, 0.0
        return tails(self.a, self.b, math.log(x), math.log1p(-x))


# --- one rate among others --------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def expected_cdf(rate: Beta, reference: Beta) -> tuple[float, float]:
    """Return mean and standard deviation of F_ref(X) for X ~ ``rate``, where F_ref is the cdf of ``reference``.

    The mean is the probability that the rate beats a random draw from the reference; the standard deviation says how
    sure that rank is. Both are shares of one; error of the mean below 1e-6, of the standard deviation below 2e-5.

    The integrals are taken on the log-odds scale, where a beta density is smooth with exponential tails even if it is
    singular on the scale of rates, so that equally spaced points (the trapezoidal rule on the whole line) converge
    exponentially. The cdf of the reference is remembered at those points for the next rate.
    """
    if _WIDER * _spread(reference) < _spread(rate):
        first, second = _moments_over_reference(rate, reference)
    else:
        first, second = _moments_over_rate(rate, reference)
    return min(1.0, max(0.0, first)), math.sqrt(max(0.0, second - first * first))


def _spread(beta: Beta) -> float:
    """Return the finest scale on which the density changes, in log-odds: close to its standard deviation if narrow."""
    return math.sqrt(1.0 / (beta.a + 1.0) + 1.0 / (beta.b + 1.0))


def _level(spread: float) -> int:
    """Return the power of one half that spaces the points finely enough for a density of this spread."""
    return math.ceil(-math.log2(_POINTS_APART * spread))


class _Point(NamedTuple):
    """One point of the log-odds scale: ln x, ln(1 - x) and both tails of the remembered distribution there."""

    ln_x: float
    ln_y: float
    below: float
    above: float


@lru_cache(maxsize=128)
def _remembered(beta: Beta, level: int) -> dict[int, _Point]:
    """Return the memory of one distribution's cdf at the multiples of 2 ** -level; it fills as points are asked for."""
    del beta, level
    return {}


def _point(beta: Beta, t: float) -> _Point:
    ln_x, ln_y = log_share(t), log_share(-t)
    return _Point(ln_x, ln_y, *tails(beta.a, beta.b, ln_x, ln_y))


def _weighted_points(weight: Beta, known: Beta, level: int, sign: int) -> list[tuple[float, _Point]]:
    """Walk from the peak of ``weight`` down one side; return density times spacing with what is known at each point.

    The walk ends where the density is negligible, or where both distributions have become pure exponentials, so that
    the rest is a geometric series.
    """
    a, b = weight.a, weight.b
    spacing = 2.0**-level
    memory = _remembered(known, level)
    peak = math.log(a / b)
    shift = -log_beta(a, b) + math.log(spacing)
    floor = a * log_share(peak) + b * log_share(-peak) + shift - _NEGLIGIBLE
    index = round(peak / spacing) + (sign > 0)
    last = math.log(_EXPONENTIAL * max(a + b, known.a + known.b)) / spacing
    points: list[tuple[float, _Point]] = []
    while True:
        point = memory.get(index)
        if point is None:
            point = memory[index] = _point(known, index * spacing)
        log_weight = a * point.ln_x + b * point.ln_y + shift
        points.append((math.exp(log_weight), point))
        index += sign
        if log_weight < floor or sign * index > last:
            return points


def _moments_over_rate(rate: Beta, reference: Beta) -> tuple[float, float]:
    """Return E[F] and E[F^2] by summing over the density of the rate, which is normed by its own sum."""
    level = _level(min(_spread(rate), _spread(reference)))
    spacing = 2.0**-level
    left = _weighted_points(rate, reference, level, -1)
    right = _weighted_points(rate, reference, level, 1)
    total = first = second = 0.0
    for weight, point in left + right:
        product = weight * point.below
        total += weight
        first += product
        second += product * point.below
    weight, end = left[-1]
    total += weight * _series(rate.a * spacing)
    first += weight * end.below * _series((rate.a + reference.a) * spacing)
    second += weight * end.below**2 * _series((rate.a + 2.0 * reference.a) * spacing)
    weight, end = right[-1]
    certain = weight * _series(rate.b * spacing)
    missing = weight * end.above * _series((rate.b + reference.b) * spacing)
    twice = weight * end.above**2 * _series((rate.b + 2.0 * reference.b) * spacing)
    total += certain
    return (first + certain - missing) / total, (second + certain - 2.0 * missing + twice) / total


def _series(decay: float) -> float:
    """Return exp(-decay) + exp(-2 decay) + ..., the part of a sum that lies beyond its last point."""
    return 1.0 / math.expm1(decay) if decay < _NEGLIGIBLE else 0.0


def _moments_over_reference(rate: Beta, reference: Beta) -> tuple[float, float]:
    """Return E[F] and E[F^2] for a reference much narrower than the rate, by summing over the reference.

    By parts: E[F] = E[P(X > Y)] and E[F^2] = E[2 F(Y) P(X > Y)] for Y from the reference.
    """
    level = _level(_spread(reference))
    total = first = second = 0.0
    for sign in (-1, 1):
        for weight, point in _weighted_points(reference, reference, level, sign):
            product = weight * tails(rate.a, rate.b, point.ln_x, point.ln_y)[1]
            total += weight
            first += product
            second += 2.0 * product * point.below
    return first / total, second / total


# --- fit to published percentiles -------------------------------------------------------------------------------
