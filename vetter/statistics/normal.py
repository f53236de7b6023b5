"""The normal distribution, and the moments of a straight line over it that is cut off at 0 and 1."""

from __future__ import annotations

import math
from statistics import NormalDist

_STANDARD = NormalDist()
_ROOT_TWO = math.sqrt(2.0)
_ROOT_TWO_PI = math.sqrt(2.0 * math.pi)


def normal_pdf(z: float) -> float:
    """Return the density of the standard normal distribution at ``z``."""
    return math.exp(-0.5 * z * z) / _ROOT_TWO_PI


def normal_cdf(z: float) -> float:
    """Return the probability that a standard normal variable is at most ``z``; relative accuracy in the lower tail."""
    return 0.5 * math.erfc(-z / _ROOT_TWO)


def normal_ppf(p: float) -> float:
    """Return the standard normal quantile, infinite at 0 and 1.

    Raises:
        ValueError: if ``p`` is not between 0 and 1.

    """
    if not 0.0 <= p <= 1.0:
        text = f"a quantile is asked for at a probability between 0 and 1, not {p!r}"
        raise ValueError(text)
    if p == 0.0:
        return -math.inf
    if p == 1.0:
        return math.inf
    return _STANDARD.inv_cdf(p)


def expected_clamped_linear(mean: float, sd: float, slope: float, intercept: float) -> tuple[float, float]:
    """Return mean and standard deviation of clamp(intercept + slope L, 0, 1) for L ~ N(mean, sd^2), in closed form.

    The moments of a doubly censored normal variable, taken about its clamped centre so that a narrow one loses no
    digits.

    Raises:
        ValueError: if ``sd`` is negative.

    """
    if not sd >= 0.0:
        text = f"a standard deviation is zero or more, not {sd!r}"
        raise ValueError(text)
    line = intercept + slope * mean
    centre = min(1.0, max(0.0, line))
    spread = abs(slope) * sd
    if spread == 0.0:
        return centre, 0.0
    first, second = _censored_moments(line - centre, spread, -centre, 1.0 - centre)
    expected = min(1.0, max(0.0, centre + first))
    return expected, math.sqrt(max(0.0, second - first * first))


def _censored_moments(mean: float, sd: float, low: float, high: float) -> tuple[float, float]:
    """Return E[Y] and E[Y^2] for Y = clamp(X, low, high) with X ~ N(mean, sd^2)."""
    at_low, at_high = (low - mean) / sd, (high - mean) / sd
    below, above = normal_cdf(at_low), normal_cdf(-at_high)
    inside = 1.0 - below - above
    density_low, density_high = normal_pdf(at_low), normal_pdf(at_high)
    first = low * below + mean * inside + sd * (density_low - density_high) + high * above
    second = (
        low * low * below
        + (mean * mean + sd * sd) * inside
        + sd * ((mean + low) * density_low - (mean + high) * density_high)
        + high * high * above
    )
    return first, second
