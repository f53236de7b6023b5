"""The beta distribution that passes through published percentiles, or comes nearest to them (METHOD 2.2)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from vetter.statistics.beta import Beta
from vetter.statistics.incomplete_beta import log_odds_of, log_share, tails
from vetter.statistics.normal import normal_ppf

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_STEPS = 200
_FEWEST_POINTS = 2
_FARTHEST_GUESS = 10.0
_SMALLEST_GUESS = 0.01
_LARGEST_GUESS = 1e8
_NUDGE = 1e-5
_SETTLED = 1e-14
_HOPELESS = 1e12
_EXACT = 1e-18
_FAINTEST = 1e-300


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
