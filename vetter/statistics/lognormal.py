"""The lognormal distribution of amounts that multiply: order values, visits, reach, returns."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from vetter.statistics.normal import normal_cdf, normal_ppf

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST_POINTS = 2


@dataclass(frozen=True, slots=True)
class Lognormal:
    """A positive amount X with ln X ~ N(mu, sigma^2); sigma = 0 is an amount known exactly.

    Raises:
        ValueError: if ``mu`` is not finite or ``sigma`` is negative or not finite.

    """

    mu: float
    sigma: float

    def __post_init__(self) -> None:
        """Refuse parameters that describe no distribution."""
        if not (math.isfinite(self.mu) and math.isfinite(self.sigma) and self.sigma >= 0.0):
            text = f"a lognormal needs a finite mu and a sigma of zero or more, not {self.mu!r} and {self.sigma!r}"
            raise ValueError(text)

    @classmethod
    def from_median_sigma(cls, median: float, sigma: float) -> Self:
        """Return the distribution with this median, in the amount's own unit, and this sd of the logarithm."""
        return cls(math.log(_positive(median)), sigma)

    @classmethod
    def from_mean_sigma(cls, mean: float, sigma: float) -> Self:
        """Return the distribution with this mean, in the amount's own unit, and this sd of the logarithm."""
        return cls(math.log(_positive(mean)) - 0.5 * sigma * sigma, sigma)

    @classmethod
    def from_quantiles(cls, points: Sequence[tuple[float, float]]) -> Self:
        """Return the fit to published percentiles (p, x): the least-squares line of ln x on the normal score of p.

        Raises:
            ValueError: if fewer than two different p are given, one is outside 0 to 1, or x does not rise with p.

        """
        if len({p for p, _ in points}) < _FEWEST_POINTS or not all(0.0 < p < 1.0 for p, _ in points):
            text = f"a lognormal is fitted to two or more different percentiles between 0 and 1, not to {points!r}"
            raise ValueError(text)
        scores = [normal_ppf(p) for p, _ in points]
        logs = [math.log(_positive(x)) for _, x in points]
        score_mean, log_mean = math.fsum(scores) / len(scores), math.fsum(logs) / len(logs)
        across = math.fsum((z - score_mean) * (y - log_mean) for z, y in zip(scores, logs, strict=True))
        sigma = across / math.fsum((z - score_mean) ** 2 for z in scores)
        if not sigma > 0.0:
            text = f"percentiles must rise together; these do not: {points!r}"
            raise ValueError(text)
        return cls(log_mean - sigma * score_mean, sigma)

    @property
    def median(self) -> float:
        """The amount that is as often exceeded as not."""
        return math.exp(self.mu)

    @property
    def mean(self) -> float:
        """The expected amount."""
        return math.exp(self.mu + 0.5 * self.sigma * self.sigma)

    def cdf(self, x: float) -> float:
        """Return the probability that the amount is at most ``x``."""
        if x <= 0.0:
            return 0.0
        distance = math.log(x) - self.mu
        if self.sigma == 0.0:
            return 1.0 if distance >= 0.0 else 0.0
        return normal_cdf(distance / self.sigma)

    def ppf(self, p: float) -> float:
        """Return the quantile for 0 < p < 1.

        Raises:
            ValueError: if ``p`` is not between 0 and 1, ends excluded.

        """
        if not 0.0 < p < 1.0:
            text = f"a quantile is asked for at a probability between 0 and 1, not {p!r}"
            raise ValueError(text)
        return math.exp(self.mu + self.sigma * normal_ppf(p))

    def interval(self, mass: float) -> tuple[float, float]:
        """Return the equal-tailed range that holds the share ``mass`` of the distribution, 0 <= mass < 1.

        Raises:
            ValueError: if ``mass`` is out of range.

        """
        if not 0.0 <= mass < 1.0:
            text = f"the mass of an interval lies between 0 and 1, not {mass!r}"
            raise ValueError(text)
        tail = (1.0 - mass) / 2.0
        return self.ppf(tail), self.ppf(1.0 - tail)

    def product(self, *others: Lognormal) -> Lognormal:
        """Return the distribution of the product with independent amounts: means and variances of the logs add."""
        factors = (self, *others)
        return Lognormal(
            math.fsum(factor.mu for factor in factors),
            math.hypot(*(factor.sigma for factor in factors)),
        )


def _positive(value: float) -> float:
    if not (value > 0.0 and math.isfinite(value)):
        text = f"a lognormal amount is positive and finite, not {value!r}"
        raise ValueError(text)
    return value
