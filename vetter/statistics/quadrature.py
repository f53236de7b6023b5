"""Gauss-Legendre quadrature: fixed points and weights for integrals of smooth functions, computed once."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_STEPS = 8  # Newton's method from the starting values below settles in four


@lru_cache(maxsize=32)
def gauss_legendre(count: int) -> tuple[tuple[float, float], ...]:
    """Return the ``count`` pairs (point, weight) on -1 to 1, ascending; exact up to degree 2 count - 1.

    Points are the roots of the Legendre polynomial, found by Newton's method from Tricomi's cosine approximation.

    Raises:
        ValueError: if ``count`` is not positive.

    """
    if count < 1:
        text = f"quadrature needs at least one point, not {count!r}"
        raise ValueError(text)
    return tuple(_root(count, index) for index in range(count, 0, -1))


def _root(count: int, index: int) -> tuple[float, float]:
    x = math.cos(math.pi * (index - 0.25) / (count + 0.5))
    for _ in range(_STEPS):
        value, slope = _legendre(count, x)
        x -= value / slope
    slope = _legendre(count, x)[1]
    return x, 2.0 / ((1.0 - x * x) * slope * slope)


def _legendre(count: int, x: float) -> tuple[float, float]:
    """Return the Legendre polynomial of degree ``count`` and its slope at ``x``, by the three-term recurrence."""
    before, value = 0.0, 1.0
    for degree in range(1, count + 1):
        before, value = value, ((2 * degree - 1) * x * value - (degree - 1) * before) / degree
    return value, count * (before - x * value) / (1.0 - x * x)


def integrate(function: Callable[[float], float], low: float, high: float, count: int = 32) -> float:
    """Return the integral of a smooth ``function`` from ``low`` to ``high`` by Gauss-Legendre with ``count`` points."""
    half, middle = (high - low) / 2.0, (high + low) / 2.0
    return half * math.fsum(weight * function(middle + half * x) for x, weight in gauss_legendre(count))
