"""The normal distribution and the clamped line over it, against SciPy and numerical integration."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from vetter.statistics import expected_clamped_linear, normal_cdf, normal_pdf, normal_ppf


@pytest.mark.parametrize("z", [-35.0, -6.0, -1.2816, 0.0, 0.5, 3.0, 9.0])
def test_agrees_with_scipy(z: float) -> None:
    """Density and cdf are SciPy's to twelve digits, far tails included."""
    assert normal_cdf(z) == pytest.approx(float(stats.norm.cdf(z)), rel=1e-12)
    assert normal_pdf(z) == pytest.approx(float(stats.norm.pdf(z)), rel=1e-12)


@given(st.floats(1e-300, 1 - 1e-12))
def test_cdf_undoes_the_quantile(p: float) -> None:
    """The cdf of a quantile is its probability."""
    assert normal_cdf(normal_ppf(p)) == pytest.approx(p, rel=1e-11)


def test_quantile_ends() -> None:
    """Nothing and everything lie infinitely far out; beyond is an error."""
    assert (normal_ppf(0.0), normal_ppf(1.0)) == (-math.inf, math.inf)
    with pytest.raises(ValueError, match="between 0 and 1"):
        normal_ppf(1.5)


@pytest.mark.parametrize(
    ("mean", "sd", "slope", "intercept"),
    [
        (math.log(0.8), 1.0, 1 / (4 * math.log(2)), 0.5),
        (1.1, 0.6, 1 / (4 * math.log(2)), 0.5),
        (-3.0, 0.2, 0.36, 0.5),
        (4.0, 0.7, 0.36, 0.5),
        (0.3, 2.0, -0.8, 0.1),
        (0.0, 50.0, 1.0, 0.5),
        (0.2, 1e-3, 1.0, 0.0),
    ],
)
def test_clamped_line_agrees_with_integration(mean: float, sd: float, slope: float, intercept: float) -> None:
    """Mean and spread of the clamped line are those of two million equally probable points."""
    levels = (np.arange(2_000_000) + 0.5) / 2_000_000
    values = np.clip(intercept + slope * (mean + sd * stats.norm.ppf(levels)), 0.0, 1.0)
    found = expected_clamped_linear(mean, sd, slope, intercept)
    assert found[0] == pytest.approx(float(values.mean()), abs=1e-6)
    assert found[1] == pytest.approx(float(values.std()), abs=1e-5)


def test_unknown_hire() -> None:
    """Nothing known about the money made for earlier clients is worth 43 give or take 31."""
    mean, sd = expected_clamped_linear(math.log(0.8), 1.0, 1 / (4 * math.log(2)), 0.5)
    assert (round(100 * mean), round(100 * sd)) == (43, 31)


@pytest.mark.parametrize(("mean", "expected"), [(-9.0, 0.0), (0.0, 0.5), (9.0, 1.0)])
def test_certain_line(mean: float, expected: float) -> None:
    """Without spread the line itself is clamped."""
    assert expected_clamped_linear(mean, 0.0, 0.36, 0.5) == (expected, 0.0)


@given(st.floats(-50, 50), st.floats(0.0, 50), st.floats(-5, 5), st.floats(-5, 5))
def test_clamped_line_is_a_share(mean: float, sd: float, slope: float, intercept: float) -> None:
    """Mean within 0 and 1, spread no wider than a coin's; mirrored, the mean is one minus itself."""
    share, spread = expected_clamped_linear(mean, sd, slope, intercept)
    assert 0.0 <= share <= 1.0
    assert 0.0 <= spread <= math.sqrt(share * (1.0 - share)) + 1e-6
    mirrored = expected_clamped_linear(mean, sd, -slope, 1.0 - intercept)
    assert mirrored[0] == pytest.approx(1.0 - share, abs=1e-9)
    assert mirrored[1] == pytest.approx(spread, abs=1e-6)


def test_negative_spread_is_refused() -> None:
    """A negative standard deviation is an error in words."""
    with pytest.raises(ValueError, match="zero or more"):
        expected_clamped_linear(0.0, -1.0, 1.0, 0.0)
