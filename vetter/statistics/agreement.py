"""How far two or more listeners agree: Krippendorff's alpha with the interval metric, and plain counts."""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Marks = tuple[float | None, ...]
_PAIR = 2
_FEWEST_UNITS = 3


def krippendorff(units: Sequence[Marks]) -> float | None:
    """Return alpha = 1 - D_observed / D_expected; each unit holds one mark a listener, None where there is none.

    None when no unit has two marks. When all marks are the same there is nothing to disagree about: 1.
    (Hayes and Krippendorff 2007; interval metric: the squared difference.)
    """
    pairable = [[mark for mark in unit if mark is not None] for unit in units]
    pairable = [marks for marks in pairable if len(marks) >= _PAIR]
    values = [mark for marks in pairable for mark in marks]
    if not values:
        return None
    observed = math.fsum(2 * _squares(marks) / (len(marks) - 1) for marks in pairable) / len(values)
    expected = 2 * _squares(values) / (len(values) * (len(values) - 1))
    return 1.0 if expected == 0 else 1.0 - observed / expected


def krippendorff_range(units: Sequence[Marks], width: float) -> tuple[float, float] | None:
    """Return alpha plus and minus `width` standard errors by leaving out one unit at a time; never above 1.

    None with fewer than three units that have two marks: then it cannot be told.
    """
    pairable = [unit for unit in units if sum(1 for mark in unit if mark is not None) >= _PAIR]
    whole = krippendorff(pairable)
    if whole is None or len(pairable) < _FEWEST_UNITS:
        return None
    left_out = [krippendorff([*pairable[:at], *pairable[at + 1 :]]) or 0.0 for at in range(len(pairable))]
    mean = math.fsum(left_out) / len(left_out)
    error = math.sqrt(math.fsum((each - mean) ** 2 for each in left_out) * (len(left_out) - 1) / len(left_out))
    return whole - width * error, min(1.0, whole + width * error)


def _squares(values: Sequence[float]) -> float:
    """Return the sum of squared differences of all pairs."""
    return math.fsum((first - second) ** 2 for first, second in combinations(values, 2))
