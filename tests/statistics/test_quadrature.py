"""Gauss-Legendre points and weights, against NumPy and the degree they are exact to."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.statistics import gauss_legendre, integrate


@pytest.mark.parametrize("count", [1, 2, 3, 8, 48, 101])
def test_agrees_with_numpy(count: int) -> None:
    """Points and weights are NumPy's, ascending."""
    points, weights = np.polynomial.legendre.leggauss(count)
    found = gauss_legendre(count)
    assert [point for point, _ in found] == pytest.approx(points.tolist(), abs=1e-14)
    assert [weight for _, weight in found] == pytest.approx(weights.tolist(), rel=1e-11)


@given(st.integers(1, 30), st.data())
def test_exact_for_polynomials(count: int, data: st.DataObject) -> None:
    """Powers up to 2 count - 1 are integrated exactly."""
    power = data.draw(st.integers(0, 2 * count - 1))
    assert integrate(lambda x: x**power, 0.0, 1.0, count) == pytest.approx(1.0 / (power + 1), rel=1e-12)


def test_smooth_function() -> None:
    """The bell curve from -5 to 5 has the area that the error function says."""
    area = integrate(lambda x: math.exp(-x * x), -5.0, 5.0, 48)
    assert area == pytest.approx(math.sqrt(math.pi) * math.erf(5.0), abs=1e-13)


def test_no_points_are_refused() -> None:
    """Quadrature with no point is an error in words."""
    with pytest.raises(ValueError, match="at least one point"):
        gauss_legendre(0)
