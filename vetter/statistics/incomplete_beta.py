"""The regularized incomplete beta function on the log-odds scale, from the standard library alone.

Both tails are computed together, each exact in its own small values, and arguments are taken as logarithms, so that
nothing is lost where a rate is far below the smallest ordinary number or hardly below one.
"""

from __future__ import annotations

import math
from functools import lru_cache

_TINY = 1e-300
_PRECISION = 1e-15
_STIRLING_FROM = 10.0
_HALF = 0.5
_MOST_STEPS = 200
_STEP_PRECISION = 1e-7  # Newton's error is squared at each step: the one after this would change nothing


def log_share(log_odds: float) -> float:
    """Return ln x for the share x whose log-odds are given, without overflow at either end."""
    if log_odds < 0.0:
        return log_odds - math.log1p(math.exp(log_odds))
    return -math.log1p(math.exp(-log_odds))


def share(log_odds: float) -> float:
    """Return the share x = 1 / (1 + exp(-log_odds)); below log-odds of about -745 this is zero."""
    return math.exp(log_share(log_odds))


def log_odds_of(x: float) -> float:
    """Return ln(x / (1 - x)) for 0 < x < 1."""
    return math.log(x) - math.log1p(-x)


def log_beta(a: float, b: float) -> float:
    """Return ln B(a, b).

    Where one parameter is large the difference of two large log-gammas would cost up to six digits; Stirling's series
    is then subtracted term by term instead (Abramowitz & Stegun 6.1.41).
    """
    small, large = (a, b) if a <= b else (b, a)
    if large < _STIRLING_FROM:
        return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    total = small + large
    difference = small - small * math.log(large) - (total - 0.5) * math.log1p(small / large) + _stirling_rest(large) - _stirling_rest(total)
    return math.lgamma(small) + difference


def log_density(a: float, b: float, ln_x: float, ln_y: float) -> float:
    """Return the logarithm of the density on the log-odds scale: ln of x^a (1-x)^b / B(a, b).

    With two large parameters the three terms are huge and nearly cancel; they are then taken relative to the mean
    (Loader 2000), where each is small.
    """
    if min(a, b) < _STIRLING_FROM:
        return a * ln_x + b * ln_y - log_beta(a, b)
    total = a + b
    away = a * (ln_x + math.log1p(b / a)) + b * (ln_y + math.log1p(a / b))
    rests = _stirling_rest(a) + _stirling_rest(b) - _stirling_rest(total)
    return away - rests - 0.5 * math.log(2.0 * math.pi * (total / a) / b)


def _stirling_rest(z: float) -> float:
    """Return ln Gamma(z) less (z - 1/2) ln z - z + ln(2 pi)/2, for z >= 10; error below 1e-14."""
    w = 1.0 / (z * z)
    return (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w * (1 / 1188 - w * 691 / 360360))))) / z


def tails(a: float, b: float, ln_x: float, ln_y: float) -> tuple[float, float]:
    """Return P(X <= x) and P(X > x) for X ~ Beta(a, b), given ln x and ln(1 - x).

    The continued fraction (Abramowitz & Stegun 26.5.8) converges fast only on one side of the mean; on the other side
    the mirrored distribution is used.
    """
    front = math.exp(log_density(a, b, ln_x, ln_y))
    x = math.exp(ln_x)
    if x < (a + 1.0) / (a + b + 2.0):
        below = min(1.0, front * _continued_fraction(a, b, x) / a)
        return below, 1.0 - below
    above = min(1.0, front * _continued_fraction(b, a, math.exp(ln_y)) / b)
    return 1.0 - above, above


def _continued_fraction(a: float, b: float, x: float) -> float:
    """Evaluate 1/(1 + d1/(1 + d2/(1 + ...))) by Lentz's method, two terms in each turn."""
    total = a + b
    numerator = 1.0
    denominator = _away_from_zero(1.0 - total * x / (a + 1.0))
    value = denominator = 1.0 / denominator
    turns = 1000 + int(20.0 * math.sqrt(max(a, b)))
    for m in range(1, turns):
        index = a + 2 * m
        even = m * (b - m) * x / ((index - 1.0) * index)
        denominator = 1.0 / _away_from_zero(1.0 + even * denominator)
        numerator = _away_from_zero(1.0 + even / numerator)
        value *= denominator * numerator
        odd = -(a + m) * (total + m) * x / (index * (index + 1.0))
        denominator = 1.0 / _away_from_zero(1.0 + odd * denominator)
        numerator = _away_from_zero(1.0 + odd / numerator)
        step = denominator * numerator
        value *= step
        if abs(step - 1.0) < _PRECISION:
            break
    return value


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


@lru_cache(maxsize=8192)
def quantile_log_odds(a: float, b: float, p: float) -> float:
    """Return the log-odds of the rate that Beta(a, b) does not exceed with probability p, for 0 < p < 1."""
    if p <= _HALF:
        return _lower_log_odds(a, b, p)
    return -_lower_log_odds(b, a, 1.0 - p)


def _lower_log_odds(a: float, b: float, p: float) -> float:
    """Return the log-odds t at which P(X <= x(t)) = p, by Newton's method on the logarithm of the probability.

    On the log-odds scale the density is log-concave, hence so is the probability; and it lies below its asymptote
    exp(a t) / (a B). Started from the asymptote's own root, every step therefore stays left of the answer and moves
    towards it: no bracket is needed, whatever the parameters.
    """
    target = math.log(p)
    t = (target + math.log(a) + log_beta(a, b)) / a
    for _ in range(_MOST_STEPS):
        log_below, ratio = _log_below_and_ratio(a, b, log_share(t), log_share(-t))
        step = (target - log_below) * ratio
        t += step
        if abs(step) <= _STEP_PRECISION * ratio:
            break
    return t


def _log_below_and_ratio(a: float, b: float, ln_x: float, ln_y: float) -> tuple[float, float]:
    """Return ln P(X <= x), and P(X <= x) divided by the density on the log-odds scale; neither underflows."""
    ln_density = log_density(a, b, ln_x, ln_y)
    x = math.exp(ln_x)
    if x < (a + 1.0) / (a + b + 2.0):
        ratio = _continued_fraction(a, b, x) / a
        return ln_density + math.log(ratio), ratio
    density = math.exp(ln_density)
    below = 1.0 - density * _continued_fraction(b, a, math.exp(ln_y)) / b
    return math.log(below), below / density
