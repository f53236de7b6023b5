"""The binomial distribution: chances of counts, exact and in logarithms so that large counts do not overflow."""

from __future__ import annotations

import math


def binomial_pmf(k: int, n: int, p: float) -> float:
    """Return P(K = k) for K ~ Bin(n, p).

    Raises:
        ValueError: if n is negative or p is outside 0 to 1.

    """
    _check(n, p)
    if not 0 <= k <= n:
        return 0.0
    if p in {0.0, 1.0}:
        return float(k == (n if p else 0))
    log = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1) + k * math.log(p) + (n - k) * math.log1p(-p)
    return math.exp(log)


def binomial_upper_tail(k: int, n: int, p: float) -> float:
    """Return P(K >= k) for K ~ Bin(n, p), summed from the far end so that small chances keep their digits.

    Raises:
        ValueError: if n is negative or p is outside 0 to 1.

    """
    _check(n, p)
    if k <= 0:
        return 1.0
    return min(1.0, math.fsum(binomial_pmf(at, n, p) for at in range(n, k - 1, -1)))


def _check(n: int, p: float) -> None:
    if n < 0 or not 0.0 <= p <= 1.0:
        text = f"a binomial needs n of zero or more and p between 0 and 1, not {n!r} and {p!r}"
        raise ValueError(text)
