"""Mixtures over worlds: moments, cdf and equal-tailed range."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vetter.statistics import Beta, mixture_beta_cdf, mixture_beta_interval, mixture_moments

parameters = st.floats(-1.0, 4.0).map(lambda exponent: 10.0**exponent)
weights = st.one_of(st.just(0.0), st.floats(0.001, 10.0))
beta_parts = st.lists(st.tuples(weights, st.builds(Beta, parameters, parameters)), min_size=1, max_size=6)


@given(st.lists(st.tuples(st.floats(0.01, 9.0), st.floats(-50, 50), st.floats(0.0, 30)), min_size=1, max_size=6))
def test_moments_are_those_of_the_raw_moments(parts: list[tuple[float, float, float]]) -> None:
    """Mean and spread follow from the weighted first and second raw moments."""
    share, means, sds = np.array(parts).T
    share /= share.sum()
    first, second = (share * means).sum(), (share * (sds**2 + means**2)).sum()
    mean, sd = mixture_moments(parts)
    assert mean == pytest.approx(first, abs=1e-9)
    assert sd == pytest.approx(math.sqrt(max(0.0, second - first**2)), abs=1e-4)


def test_two_worlds() -> None:
    """Half nothing, half one: one half, give or take one half."""
    assert mixture_moments(iter([(1.0, 0.0, 0.0), (1.0, 1.0, 0.0)])) == (0.5, 0.5)


def test_one_world_is_its_beta() -> None:
    """A mixture of one is that one, however heavy."""
    beta = Beta(1.16, 52.6)
    assert mixture_beta_interval([(7.0, beta)], 0.8) == pytest.approx((beta.ppf(0.1), beta.ppf(0.9)), rel=1e-9)
    assert mixture_beta_cdf([(7.0, beta), (0.0, Beta(5, 5))], 0.02) == pytest.approx(beta.cdf(0.02))


@given(beta_parts, st.floats(0.05, 0.99))
def test_range_leaves_equal_tails(parts: list[tuple[float, Beta]], mass: float) -> None:
    """Just below each end lies less than its probability, just above lies more: a relative precision of 1e-6."""
    assume(any(weight for weight, _ in parts))
    tail = (1.0 - mass) / 2.0
    for end, p in zip(mixture_beta_interval(parts, mass), (tail, 1.0 - tail), strict=True):
        assert mixture_beta_cdf(parts, end * (1.0 - 1e-6)) <= p + 1e-9
        assert mixture_beta_cdf(parts, end * (1.0 + 1e-6)) >= p - 1e-9


def test_range_across_a_gap() -> None:
    """Worlds far apart leave a valley without probability; its edge is still found."""
    parts = [(0.5, Beta(10.0, 1e5)), (0.5, Beta(1e5, 10.0))]
    low, high = mixture_beta_interval(parts, 0.8)
    assert mixture_beta_cdf(parts, low) == pytest.approx(0.1, abs=1e-6)
    assert mixture_beta_cdf(parts, high) == pytest.approx(0.9, abs=1e-6)
    assert 0.0 < mixture_beta_interval(parts, 0.0)[0] < 1.0


def test_everything() -> None:
    """The range that holds all of it is 0 to 1."""
    assert mixture_beta_interval([(1.0, Beta(2, 3)), (1.0, Beta(3, 2))], 1.0) == (0.0, 1.0)


@given(beta_parts, st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_cdf_never_falls(parts: list[tuple[float, Beta]], first: float, second: float) -> None:
    """A larger rate is never less probably reached."""
    assume(any(weight for weight, _ in parts))
    low, high = sorted((first, second))
    assert 0.0 <= mixture_beta_cdf(parts, low) <= mixture_beta_cdf(parts, high) + 1e-12 <= 1.0 + 1e-11


@pytest.mark.parametrize("weights", [[], [0.0], [1.0, -0.5], [math.nan], [math.inf]])
def test_impossible_weights_are_refused(weights: list[float]) -> None:
    """No world at all, or one with a negative weight, is an error in words."""
    with pytest.raises(ValueError, match="weights of a mixture"):
        mixture_moments([(weight, 0.0, 1.0) for weight in weights])
    with pytest.raises(ValueError, match="weights of a mixture"):
        mixture_beta_interval([(weight, Beta(1, 1)) for weight in weights], 0.8)


def test_impossible_mass_is_refused() -> None:
    """A mass above one is an error in words."""
    with pytest.raises(ValueError, match="mass of an interval"):
        mixture_beta_interval([(1.0, Beta(1, 1))], 1.2)
