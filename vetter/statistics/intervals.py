"""What k of n means by itself: intervals for a proportion without a benchmark."""

from __future__ import annotations

import math

from vetter.statistics.beta import Beta
from vetter.statistics.normal import normal_ppf


def wilson(k: float, n: float, mass: float = 0.8) -> tuple[float, float]:
    """Return the Wilson score interval for k of n, both possibly fractional after discounts.

    Nothing seen (n = 0) says nothing: the answer is 0 to 1. Formula: Wilson 1927; recommended by Brown, Cai & DasGupta
    2001.

    Raises:
        ValueError: if k is not between 0 and n, or mass not between 0 and 1.

    """
    _check(k, n, mass)
    if n == 0.0:
        return 0.0, 1.0
    z2 = normal_ppf((1.0 + mass) / 2.0) ** 2
    if math.isinf(z2):
        return 0.0, 1.0
    observed = k / n
    middle = (k + z2 / 2.0) / (n + z2)
    half = math.sqrt(z2 * (k * (1.0 - observed) + z2 / 4.0)) / (n + z2)
    low = 0.0 if k == 0.0 else max(0.0, min(observed, middle - half))
    high = 1.0 if k == n else min(1.0, max(observed, middle + half))
    return low, high


def jeffreys(k: float, n: float, mass: float = 0.8) -> tuple[float, float]:
    """Return the Jeffreys interval for k of n: equal-tailed under Beta(k + 1/2, n - k + 1/2).

    The end is moved to 0 if k = 0 and to 1 if k = n, as Brown, Cai & DasGupta 2001 advise.

    Raises:
        ValueError: if k is not between 0 and n, or mass not between 0 and 1.

    """
    _check(k, n, mass)
    low, high = Beta(k + 0.5, n - k + 0.5).interval(mass)
    return (0.0 if k == 0.0 else low), (1.0 if k == n else high)


def _check(k: float, n: float, mass: float) -> None:
    if not (0.0 <= k <= n and math.isfinite(n)):
        text = f"a count must lie between 0 and its base, not {k!r} of {n!r}"
        raise ValueError(text)
    if not 0.0 <= mass <= 1.0:
        text = f"the mass of an interval lies between 0 and 1, not {mass!r}"
        raise ValueError(text)
