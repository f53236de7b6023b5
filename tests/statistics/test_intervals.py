"""Wilson and Jeffreys intervals: known values, and laws for every k of n."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from vetter.statistics import jeffreys, wilson

masses = st.floats(0.01, 0.999)


@st.composite
def counts(draw: st.DrawFn) -> tuple[float, float]:
    """Return k of n, whole or fractional, n possibly zero."""
    n = draw(st.one_of(st.integers(0, 10**6).map(float), st.floats(0.0, 1e6)))
    return n * draw(st.floats(0.0, 1.0)), n


@pytest.mark.parametrize(("k", "n", "mass"), [(12, 600, 0.8), (1, 8, 0.9), (0, 300, 0.95), (40, 40, 0.8)])
def test_wilson_agrees_with_scipy(k: int, n: int, mass: float) -> None:
    """The Wilson interval is SciPy's."""
    expected = stats.binomtest(k, n).proportion_ci(mass, method="wilson")
    assert wilson(k, n, mass) == pytest.approx((expected.low, expected.high))


def test_jeffreys_is_a_beta_interval() -> None:
    """12 of 600 give the quantiles of Beta(12.5, 588.5)."""
    expected = stats.beta(12.5, 588.5).ppf([0.1, 0.9])
    assert jeffreys(12, 600, 0.8) == pytest.approx((expected[0], expected[1]))


def test_jeffreys_ends() -> None:
    """None of n reaches down to 0, all of n up to 1."""
    assert jeffreys(0, 20, 0.8)[0] == 0.0
    assert jeffreys(20, 20, 0.8)[1] == 1.0


@given(counts(), masses)
def test_intervals_lie_within_0_and_1_and_hold_what_was_seen(count: tuple[float, float], mass: float) -> None:
    """Both intervals are ranges of shares; Wilson's holds k/n whatever the mass."""
    k, n = count
    low, high = wilson(k, n, mass)
    assert 0.0 <= low <= high <= 1.0
    if n:
        assert low <= k / n <= high
    bottom, top = jeffreys(k, n, mass)
    assert 0.0 <= bottom <= top <= 1.0


@given(st.integers(0, 500), st.integers(1, 500), masses)
def test_ten_times_the_people_say_more(k: int, more: int, mass: float) -> None:
    """The same share of ten times as many people has a narrower interval."""
    n = k + more
    narrow, wide = wilson(10 * k, 10 * n, mass), wilson(k, n, mass)
    assert narrow[1] - narrow[0] < wide[1] - wide[0]


@pytest.mark.parametrize("mass", [0.0, 0.8, 1.0])
def test_nothing_seen_says_nothing(mass: float) -> None:
    """0 of 0 is anything, never a division by zero."""
    assert wilson(0, 0, mass) == (0.0, 1.0)


def test_certainty_is_everything() -> None:
    """An interval that must always hold the truth is 0 to 1."""
    assert wilson(3, 10, 1.0) == (0.0, 1.0)


@pytest.mark.parametrize(("k", "n"), [(2, 1), (-1, 5), (math.nan, 5), (1, math.inf)])
def test_impossible_counts_are_refused(k: float, n: float) -> None:
    """More buyers than people, or fewer than none, is an error in words."""
    with pytest.raises(ValueError, match="between 0 and its base"):
        wilson(k, n)
    with pytest.raises(ValueError, match="between 0 and its base"):
        jeffreys(k, n)


def test_impossible_mass_is_refused() -> None:
    """A mass above one is an error in words."""
    with pytest.raises(ValueError, match="mass of an interval"):
        wilson(1, 2, 1.5)


def test_a_bar_leaves_a_tenth_on_either_side() -> None:
    """Unless another mass is asked for."""
    assert jeffreys(3, 8) == pytest.approx(stats.beta(3.5, 5.5).ppf([0.1, 0.9]))
