"""Mixtures: what is believed when several worlds are possible, each with its own weight."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from vetter.statistics.incomplete_beta import log_beta, log_share, quantile_log_odds, share, tails

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vetter.statistics.beta import Beta

_PRECISION = 1e-8
_MOST_STEPS = 200


def mixture_moments(parts: Iterable[tuple[float, float, float]]) -> tuple[float, float]:
    """Return mean and standard deviation of a mixture given as (weight, mean, sd); weights need not add up to one.

    Raises:
        ValueError: if a weight is negative or none is positive.

    """
    given = tuple(parts)
    shares = _shares([weight for weight, _, _ in given])
    mean = math.fsum(weight * part for weight, (_, part, _) in zip(shares, given, strict=True))
    variance = math.fsum(weight * (sd * sd + (part - mean) ** 2) for weight, (_, part, sd) in zip(shares, given, strict=True))
    return mean, math.sqrt(variance)


def mixture_beta_cdf(parts: Sequence[tuple[float, Beta]], x: float) -> float:
    """Return the probability that a rate from a mixture of betas, given as (weight, beta), is at most ``x``.

    Raises:
        ValueError: if a weight is negative or none is positive.

    """
    shares = _shares([weight for weight, _ in parts])
    total = math.fsum(weight * beta.cdf(x) for weight, (_, beta) in zip(shares, parts, strict=True))
    return min(1.0, total)


def mixture_beta_interval(parts: Sequence[tuple[float, Beta]], mass: float) -> tuple[float, float]:
    """Return the equal-tailed range that holds the share ``mass`` of a mixture of betas; relative precision 1e-6.

    Raises:
        ValueError: if a weight is negative, none is positive, or ``mass`` is not between 0 and 1.

    """
    if not 0.0 <= mass <= 1.0:
        text = f"the mass of an interval lies between 0 and 1, not {mass!r}"
        raise ValueError(text)
    shares = _shares([weight for weight, _ in parts])
    present = tuple((weight, beta) for weight, (_, beta) in zip(shares, parts, strict=True) if weight > 0.0)
    tail = (1.0 - mass) / 2.0
    return _quantile(present, tail), _quantile(present, 1.0 - tail)


def _shares(weights: Sequence[float]) -> list[float]:
    total = math.fsum(weights)
    if not (total > 0.0 and math.isfinite(total) and min(weights) >= 0.0):
        text = f"the weights of a mixture are zero or more and not all zero, not {list(weights)!r}"
        raise ValueError(text)
    return [weight / total for weight in weights]


@lru_cache(maxsize=1024)
def _quantile(parts: tuple[tuple[float, Beta], ...], p: float) -> float:
    """Return the quantile by Newton's method on the log-odds scale, kept inside a bracket by bisection."""
    if p in {0.0, 1.0}:
        return p
    single = [quantile_log_odds(beta.a, beta.b, p) for _, beta in parts]
    low, high = min(single), max(single)
    constants = [log_beta(beta.a, beta.b) for _, beta in parts]
    t = (low + high) / 2.0
    for _ in range(_MOST_STEPS):
        ln_x, ln_y = log_share(t), log_share(-t)
        excess = density = 0.0
        for (weight, beta), constant in zip(parts, constants, strict=True):
            excess += weight * tails(beta.a, beta.b, ln_x, ln_y)[0]
            density += weight * math.exp(beta.a * ln_x + beta.b * ln_y - constant)
        excess -= p
        low, high = (t, high) if excess < 0.0 else (low, t)
        step = -excess / density if density > 0.0 else math.inf
        previous, t = t, t + step
        if not low < t < high:
            t = (low + high) / 2.0
        if abs(t - previous) <= _PRECISION:
            break
    return share(t)
