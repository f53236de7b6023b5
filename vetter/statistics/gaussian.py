"""Gaussian trees: noisy readings of unknown levels, tied by noisy differences, and what all others say about one of them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

N = TypeVar("N")
Reading = tuple[float, float]
"""What was read of a level, and the standard deviation of the reading."""

Tie = tuple[N, float, float]
"""The other end, how much higher this end lies than the other, and the standard deviation of that difference."""


def predicted(of: N, readings: Mapping[N, Reading], ties: Mapping[N, Sequence[Tie[N]]]) -> Reading | None:
    """Return mean and standard deviation that all others give one level, its own reading left out.

    Each tie hands on what its far side knows, with its own doubt added; what comes from several sides is
    weighed by precision. On a tree that is the exact posterior. None when no reading leads here.
    """
    known = _gathered(of, None, readings, ties)
    return None if known is None else (known[0], math.sqrt(1.0 / known[1]))


def _gathered(
    of: N, coming_from: N | None, readings: Mapping[N, Reading], ties: Mapping[N, Sequence[Tie[N]]]
) -> tuple[float, float] | None:
    """Return mean and precision of a level by everything on this side; its own reading counts only when handed on."""
    precision = total = 0.0
    if coming_from is not None and of in readings:
        value, sd = readings[of]
        precision = 1.0 / (sd * sd)
        total = precision * value
    for other, above, sd in ties.get(of, ()):
        if other == coming_from:
            continue
        known = _gathered(other, of, readings, ties)
        if known is not None:
            weight = 1.0 / (1.0 / known[1] + sd * sd)
            precision += weight
            total += weight * (known[0] + above)
    return (total / precision, precision) if precision else None
