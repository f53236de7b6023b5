"""The beta distribution of a rate: its quantiles, its fit to published percentiles and its rank among other rates."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from vetter.statistics.incomplete_beta import log_beta, log_odds_of, log_share, quantile_log_odds, share, tails
from vetter.statistics.normal import normal_ppf

if TYPE_CHECKING:
    from collections.abc import Sequence

SMALLEST_PARAMETER = 1e-6
LARGEST_PARAMETER = 1e9

_MOST_STEPS = 200

_WIDER = 2.0  # beyond this ratio of spreads it is cheaper to sum over the reference
_POINTS_APART = 0.6  # of the finest spread; the error falls as exp(-2 pi^2 / this^2)
_NEGLIGIBLE = 20.0  # natural logarithm of peak over tail density
_EXPONENTIAL = 1e6  # the reciprocal of the share of the sum at which a tail counts as a pure exponential

_FEWEST_POINTS = 2
_FARTHEST_GUESS = 10.0
_SMALLEST_GUESS = 0.01
_LARGEST_GUESS = 1e8
_NUDGE = 1e-5
_SETTLED = 1e-14
_HOPELESS = 1e12
_EXACT = 1e-18
_FAINTEST = 1e-300


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


def fit_two_quantiles(p1: float, x1: float, p2: float, x2: float) -> Beta:
    """Return the beta distribution with P(X <= x1) = p1 and P(X <= x2) = p2.

    Raises:
        ValueError: if the percentiles contradict each other or no beta distribution in range has both.

    """
    return fit_quantiles(((p1, x1), (p2, x2)))


def fit_quantiles(points: Sequence[tuple[float, float]]) -> Beta:
    """Return the beta distribution that fits published percentiles, given as pairs (p, x) with P(X <= x) = p.

    Two points are met exactly. More are met in the least-squares sense, a miss being measured in z-scores: the
    standard normal score of the fitted cdf at the published value, less that of its p.

    Raises:
        ValueError: if fewer than two points are given, one is outside 0 to 1, they contradict each other, or no beta
            distribution in range has two points.

    """
    ordered = tuple(sorted((float(p), float(x)) for p, x in points))
    _check_percentiles(ordered)
    return _fitted(ordered)


def _check_percentiles(ordered: tuple[tuple[float, float], ...]) -> None:
    if len(ordered) < _FEWEST_POINTS:
        text = f"a beta distribution is fitted to two percentiles or more, not to {len(ordered)}"
        raise ValueError(text)
    for p, x in ordered:
        if not (0.0 < p < 1.0 and 0.0 < x < 1.0):
            text = f"a percentile must lie between 0 and 1 and so must its rate; got {p!r} and {x!r}"
            raise ValueError(text)
    for (p, x), (next_p, next_x) in pairwise(ordered):
        if not (p < next_p and x < next_x):
            text = f"percentiles must rise together: {x!r} at {p!r} and {next_x!r} at {next_p!r} do not"
            raise ValueError(text)


@lru_cache(maxsize=512)
def _fitted(points: tuple[tuple[float, float], ...]) -> Beta:
    fit = _Fit(tuple((log_share(t), log_share(-t), normal_ppf(p)) for p, t in ((p, log_odds_of(x)) for p, x in points)))
    least = _EXACT if len(points) == _FEWEST_POINTS else math.inf
    found: Beta | None = None
    for guess in (_first_guess(points), *_tail_guesses(points)):
        try:
            centre, precision, cost = fit.solve(*guess)
            settled = _from_centre(centre, precision)
        except (ValueError, OverflowError):  # the search began, or ended, at the edge of the parameters' range
            continue
        if cost < least:
            found, least = settled, cost
        if cost < _EXACT:
            break
    if found is None:
        text = f"no beta distribution in range was found for these percentiles: {points!r}"
        raise ValueError(text)
    return found


def _from_centre(centre: float, precision: float) -> Beta:
    """Return the beta distribution with the given log-odds of its mean and logarithm of a + b."""
    return Beta(math.exp(precision + log_share(centre)), math.exp(precision + log_share(-centre)))


def _first_guess(points: tuple[tuple[float, float], ...]) -> tuple[float, float]:
    """Return log-odds of the mean and ln(a + b) of the beta that is like the normal curve through the outer points."""
    (p, x), (q, y) = points[0], points[-1]
    sd = (log_odds_of(y) - log_odds_of(x)) / (normal_ppf(q) - normal_ppf(p))
    middle = log_odds_of(x) - sd * normal_ppf(p)
    middle = min(_FARTHEST_GUESS, max(-_FARTHEST_GUESS, middle))
    precision = -2.0 * math.log(sd) - log_share(middle) - log_share(-middle)
    lowest = -min(log_share(middle), log_share(-middle)) + math.log(_SMALLEST_GUESS)
    return middle, min(math.log(_LARGEST_GUESS), max(lowest, precision))


def _tail_guesses(points: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    """Return the power laws x^a and 1 - (1-x)^b through the outer points: where the normal curve is too far off to start from.

    Far out in a tail every beta is such a power law.
    """
    (p, x), (q, y) = points[0], points[-1]
    a = math.log(q / p) / math.log(y / x)
    b = (math.log1p(-p) - math.log1p(-q)) / (math.log1p(-x) - math.log1p(-y))
    return (math.log(a), math.log1p(a)), (-math.log(b), math.log1p(b))


@dataclass(frozen=True, slots=True)
class _Fit:
    """Least squares over (log-odds of the mean, ln(a + b)) for points given as (ln x, ln(1 - x), z-score of p)."""

    points: tuple[tuple[float, float, float], ...]

    def misses(self, centre: float, precision: float) -> list[float]:
        """Return each point's miss in z-scores."""
        beta = _from_centre(centre, precision)
        return [_score(*tails(beta.a, beta.b, ln_x, ln_y)) - z for ln_x, ln_y, z in self.points]

    def solve(self, centre: float, precision: float) -> tuple[float, float, float]:
        """Return the best parameters and their sum of squared misses, by the Levenberg-Marquardt method."""
        misses = self.misses(centre, precision)
        cost = _squares(misses)
        damping = 1e-3
        for _ in range(_MOST_STEPS):
            by_centre = self._slopes(centre, precision, _NUDGE, 0.0)
            by_precision = self._slopes(centre, precision, 0.0, _NUDGE)
            while True:
                move, turn = _damped_step(by_centre, by_precision, misses, damping)
                trial, trial_cost = self._tried(centre + move, precision + turn)
                if trial_cost < cost or damping > _HOPELESS:
                    break
                damping *= 10.0
            if not trial_cost < cost:
                break
            centre, precision, misses, cost = centre + move, precision + turn, trial, trial_cost
            damping = max(damping / 100.0, 1e-18)
            if abs(move) + abs(turn) < _SETTLED:
                break
        return centre, precision, cost

    def _tried(self, centre: float, precision: float) -> tuple[list[float], float]:
        """Return misses and cost at a trial point; parameters out of range cost infinitely much."""
        try:
            misses = self.misses(centre, precision)
        except (ValueError, OverflowError):
            return [], math.inf
        return misses, _squares(misses)

    def _slopes(self, centre: float, precision: float, move: float, turn: float) -> list[float]:
        """Return the change of each miss by central differences along one of the two parameters."""
        forward = self.misses(centre + move, precision + turn)
        backward = self.misses(centre - move, precision - turn)
        return [(f - b) / (2.0 * _NUDGE) for f, b in zip(forward, backward, strict=True)]


def _squares(values: list[float]) -> float:
    return math.fsum(value * value for value in values)


def _score(below: float, above: float) -> float:
    """Return the normal score of a probability given with its complement, so that neither tail is rounded away."""
    if below <= above:
        return normal_ppf(max(below, _FAINTEST))
    return -normal_ppf(max(above, _FAINTEST))


def _damped_step(by_centre: list[float], by_precision: list[float], misses: list[float], damping: float) -> tuple[float, float]:
    """Solve the two damped normal equations."""
    cc = _squares(by_centre) * (1.0 + damping) + _FAINTEST
    pp = _squares(by_precision) * (1.0 + damping) + _FAINTEST
    cp = math.fsum(c * p for c, p in zip(by_centre, by_precision, strict=True))
    c = math.fsum(slope * miss for slope, miss in zip(by_centre, misses, strict=True))
    p = math.fsum(slope * miss for slope, miss in zip(by_precision, misses, strict=True))
    determinant = cc * pp - cp * cp
    if determinant <= 0.0:
        return -c / cc, -p / pp
    return (cp * p - pp * c) / determinant, (cp * c - cc * p) / determinant
