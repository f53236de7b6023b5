"""Small Gaussian networks: noisy readings of unknown levels tied by noisy differences, solved exactly."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PIVOT = 1e-300


@dataclass(frozen=True, slots=True)
class Observation:
    """A reading of the unknown ``at``: value ~ N(x_at, sd^2)."""

    at: int
    value: float
    sd: float


@dataclass(frozen=True, slots=True)
class Difference:
    """A tie between two unknowns: x_high - x_low ~ N(value, sd^2)."""

    low: int
    high: int
    value: float
    sd: float


def posterior(size: int, observations: Iterable[Observation], differences: Iterable[Difference]) -> tuple[list[float], list[float]] | None:
    """Return means and variances of ``size`` unknowns, or None when the readings do not reach all of them.

    The negative log-posterior is a quadratic form, so its minimum is one linear solve A x = b, and the
    variances stand on the diagonal of A^-1.

    Raises:
        ValueError: if a standard deviation is not positive and finite.

    """
    matrix = [[0.0] * size for _ in range(size)]
    right = [0.0] * size
    for reading in observations:
        weight = _weight(reading.sd)
        matrix[reading.at][reading.at] += weight
        right[reading.at] += weight * reading.value
    for tie in differences:
        weight = _weight(tie.sd)
        matrix[tie.low][tie.low] += weight
        matrix[tie.high][tie.high] += weight
        matrix[tie.low][tie.high] -= weight
        matrix[tie.high][tie.low] -= weight
        right[tie.high] += weight * tie.value
        right[tie.low] -= weight * tie.value
    inverse = _inverted(matrix)
    if inverse is None:
        return None
    means = [math.fsum(entry * known for entry, known in zip(row, right, strict=True)) for row in inverse]
    return means, [row[at] for at, row in enumerate(inverse)]


def _weight(sd: float) -> float:
    if not (sd > 0.0 and math.isfinite(sd)):
        text = f"a standard deviation is positive and finite, not {sd!r}"
        raise ValueError(text)
    return 1.0 / (sd * sd)


def _inverted(matrix: Sequence[Sequence[float]]) -> list[list[float]] | None:
    """Return the inverse by Gauss and Jordan with the largest pivot, or None for a singular matrix."""
    size = len(matrix)
    work = [[*row, *(1.0 if at == column else 0.0 for column in range(size))] for at, row in enumerate(matrix)]
    scale = max((abs(entry) for row in matrix for entry in row), default=0.0)
    for column in range(size):
        best = max(range(column, size), key=lambda row: abs(work[row][column]))
        pivot = work[best][column]
        if abs(pivot) <= max(_PIVOT, 1e-12 * scale):
            return None
        work[column], work[best] = work[best], work[column]
        work[column] = [entry / pivot for entry in work[column]]
        for row in range(size):
            factor = work[row][column]
            if row != column and factor:
                work[row] = [entry - factor * lead for entry, lead in zip(work[row], work[column], strict=True)]
    return [row[size:] for row in work]
