"""Gaussian trees against NumPy's dense algebra, and by hand where a hand can."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.statistics import predicted

SDS = st.floats(0.05, 2.0)
VALUES = st.floats(-10, 15)
Tree = tuple[int, dict[int, tuple[float, float]], list[tuple[int, int, float, float]]]


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Draw a tree of up to nine unknowns: readings by unknown, and ties (low, high, difference, sd)."""
    size = draw(st.integers(2, 9))
    readings = {at: (draw(VALUES), draw(SDS)) for at in sorted(draw(st.sets(st.integers(0, size - 1), min_size=1)))}
    ties = [(draw(st.integers(0, high - 1)), high, draw(VALUES), draw(SDS)) for high in range(1, size)]
    return size, readings, ties


def both_ways(ties: list[tuple[int, int, float, float]]) -> dict[int, list[tuple[int, float, float]]]:
    """Return the ties as each end sees them."""
    found: dict[int, list[tuple[int, float, float]]] = {}
    for low, high, apart, sd in ties:
        found.setdefault(high, []).append((low, apart, sd))
        found.setdefault(low, []).append((high, -apart, sd))
    return found


@given(trees(), st.data())
def test_it_agrees_with_dense_algebra(tree: Tree, data: st.DataObject) -> None:
    """Mean and standard deviation of one unknown, its own reading left out of the precision matrix."""
    size, readings, ties = tree
    of = data.draw(st.integers(0, size - 1))
    matrix, right = np.zeros((size, size)), np.zeros(size)
    for at, (value, sd) in readings.items():
        if at != of:
            matrix[at, at] += sd**-2
            right[at] += value * sd**-2
    for low, high, apart, sd in ties:
        row = np.zeros(size)
        row[high], row[low] = 1, -1
        matrix += np.outer(row, row) * sd**-2
        right += row * apart * sd**-2
    found = predicted(of, readings, both_ways(ties))
    if set(readings) <= {of}:
        assert found is None
        return
    assert found is not None
    inverse = np.linalg.inv(matrix)
    assert found[0] == pytest.approx(float((inverse @ right)[of]), rel=1e-6, abs=1e-6)
    assert found[1] == pytest.approx(math.sqrt(inverse[of, of]), rel=1e-6)


def test_a_tie_hands_a_reading_on_with_more_doubt() -> None:
    """One reading and one tie: the means add, and so do the variances."""
    found = predicted("sales", {"visits": (math.log(380), 0.4)}, {"sales": [("visits", math.log(0.0145), 0.9)]})
    assert found is not None
    assert math.exp(found[0]) == pytest.approx(380 * 0.0145)
    assert found[1] == pytest.approx(math.hypot(0.4, 0.9))


def test_what_nothing_leads_to_is_not_predicted() -> None:
    """Its own reading is not asked."""
    assert predicted("sales", {"sales": (1.0, 0.5)}, {}) is None
    assert predicted("sales", {}, {"sales": [("visits", 1.0, 0.5)]}) is None
