"""Gaussian networks against NumPy, and by hand where a hand can."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.statistics import Difference, Observation, posterior

SDS = st.floats(0.05, 2.0)
VALUES = st.floats(-10, 15)


@st.composite
def chains(draw: st.DrawFn) -> tuple[int, list[Observation], list[Difference]]:
    """Draw a chain of up to eight unknowns of which at least one was read."""
    size = draw(st.integers(1, 8))
    read = draw(st.sets(st.integers(0, size - 1), min_size=1))
    readings = [Observation(at, draw(VALUES), draw(SDS)) for at in sorted(read)]
    ties = [Difference(low, low + 1, draw(VALUES), draw(SDS)) for low in range(size - 1)]
    return size, readings, ties


@given(chains())
def test_it_agrees_with_numpy(chain: tuple[int, list[Observation], list[Difference]]) -> None:
    """Means and variances are those of the precision matrix solved elsewhere."""
    size, readings, ties = chain
    matrix, right = np.zeros((size, size)), np.zeros(size)
    for reading in readings:
        matrix[reading.at, reading.at] += reading.sd**-2
        right[reading.at] += reading.value * reading.sd**-2
    for tie in ties:
        row = np.zeros(size)
        row[tie.high], row[tie.low] = 1, -1
        matrix += np.outer(row, row) * tie.sd**-2
        right += row * tie.value * tie.sd**-2
    solved = posterior(size, readings, ties)
    assert solved is not None
    assert solved[0] == pytest.approx(np.linalg.solve(matrix, right), rel=1e-6, abs=1e-6)
    assert solved[1] == pytest.approx(np.diag(np.linalg.inv(matrix)), rel=1e-6)


def test_a_tie_hands_a_reading_on_with_more_doubt() -> None:
    """One reading and one tie: the means add, and so do the variances."""
    solved = posterior(2, [Observation(0, math.log(380), 0.4)], [Difference(0, 1, math.log(0.0145), 0.9)])
    assert solved is not None
    assert math.exp(solved[0][1]) == pytest.approx(380 * 0.0145)
    assert solved[1] == pytest.approx([0.16, 0.16 + 0.81])


def test_an_unknown_nothing_leads_to_has_no_answer() -> None:
    """Two unknowns, one reading, no tie."""
    assert posterior(2, [Observation(0, 1.0, 0.5)], []) is None


@pytest.mark.parametrize("sd", [0.0, -1.0, math.inf, math.nan])
def test_a_doubt_is_positive_and_finite(sd: float) -> None:
    """Certainty cannot be weighed."""
    with pytest.raises(ValueError, match="positive and finite"):
        posterior(1, [Observation(0, 1.0, sd)], [])
