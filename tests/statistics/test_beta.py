"""The beta distribution against SciPy, and the laws that its cdf and quantile obey for every parameter."""

from __future__ import annotations

import itertools
import math
import sys

import mpmath
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from vetter.statistics import Beta
from vetter.statistics.incomplete_beta import log_beta

GRID = (0.01, 0.2, 0.56, 1.0, 1.16, 8.5, 52.6, 900.0, 1e4, 1e5)
PROBABILITIES = (1e-6, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1 - 1e-6)

parameters = st.floats(-2.0, 5.0).map(lambda exponent: 10.0**exponent)
betas = st.builds(Beta, parameters, parameters)
shares = st.floats(0.0, 1.0)
inner = st.floats(1e-6, 1 - 1e-6)


@pytest.mark.parametrize(("a", "b"), list(itertools.product(GRID, GRID)))
def test_cdf_agrees_with_scipy(a: float, b: float) -> None:
    """The cdf is within 2e-10 of SciPy's at nine quantiles for a, b from 0.01 to 100,000."""
    reference = stats.beta(a, b)
    for p in PROBABILITIES:
        x = float(reference.ppf(p))
        assert Beta(a, b).cdf(x) == pytest.approx(float(reference.cdf(x)), abs=2e-10)
        assert Beta(a, b).probability_above(x) == pytest.approx(float(reference.sf(x)), abs=2e-10)


@pytest.mark.parametrize(("a", "b"), list(itertools.product(GRID, GRID)))
def test_quantile_agrees_with_scipy(a: float, b: float) -> None:
    """The quantile is within a relative 1e-9 of SciPy's, also for a = 0.2, b = 10,000 and for a < 1."""
    for p in PROBABILITIES:
        expected = float(stats.beta.ppf(p, a, b))
        if expected > 1e-290:
            assert Beta(a, b).ppf(p) == pytest.approx(expected, rel=1e-9)


def test_upper_tail_keeps_its_digits() -> None:
    """A probability above of 1e-40 is right to nine digits, not rounded away as one minus something."""
    with mpmath.workdps(40):
        expected = float(mpmath.betainc(1.16, 52.6, 0.82, 1, regularized=True))
    assert expected < 1e-35
    assert Beta(1.16, 52.6).probability_above(0.82) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize(("a", "b"), [(10.0, 10.0), (10.0, 11.5), (0.5, 10.0), (1.16, 52.6), (2.0, 1e5), (12.0, 3e4)])
def test_the_beta_function_keeps_its_digits(a: float, b: float) -> None:
    """Where the series takes over from the gammas, and far beyond, its logarithm is right to the last digit but one."""
    with mpmath.workdps(40):
        expected = float(mpmath.log(mpmath.beta(a, b)))
    assert log_beta(a, b) == pytest.approx(expected, rel=1e-15, abs=1e-14)


def test_moments_agree_with_scipy() -> None:
    """Mean, variance and standard deviation are SciPy's."""
    beta, reference = Beta(1.16, 52.6), stats.beta(1.16, 52.6)
    assert beta.mean == pytest.approx(float(reference.mean()))
    assert beta.variance == pytest.approx(float(reference.var()))
    assert beta.sd == pytest.approx(float(reference.std()))


def test_interval_holds_its_mass_with_equal_tails() -> None:
    """An 80 % interval leaves 10 % on either side; one of mass 1 is everything."""
    beta = Beta(5.2, 160.0)
    low, high = beta.interval(0.8)
    assert beta.cdf(low) == pytest.approx(0.1)
    assert beta.probability_above(high) == pytest.approx(0.1)
    assert beta.interval(1.0) == (0.0, 1.0)


@given(betas, shares, shares)
def test_cdf_never_falls(beta: Beta, first: float, second: float) -> None:
    """A larger rate is never less probably reached, whatever the distribution."""
    low, high = sorted((first, second))
    assert 0.0 <= beta.cdf(low) <= beta.cdf(high) + 1e-12
    assert beta.cdf(high) <= 1.0


@given(betas, shares)
def test_tails_add_up_to_one(beta: Beta, x: float) -> None:
    """At most x and above x exhaust what can happen."""
    assert beta.cdf(x) + beta.probability_above(x) == pytest.approx(1.0, abs=1e-15)


@given(betas, inner)
def test_cdf_of_the_quantile_is_its_probability(beta: Beta, p: float) -> None:
    """Where a float can hold the quantile at all, its cdf is the probability asked for."""
    x = beta.ppf(p)
    assume(1e-290 < x < 1.0)
    neighbours = beta.cdf(math.nextafter(x, 0.0)), beta.cdf(math.nextafter(x, 1.0))
    assert neighbours[0] - 1e-9 <= p <= neighbours[1] + 1e-9


@given(betas, inner)
def test_quantile_of_the_cdf_is_the_rate(beta: Beta, x: float) -> None:
    """The quantile undoes the cdf wherever the cdf still distinguishes rates."""
    p = beta.cdf(x)
    assume(1e-9 < p < 1 - 1e-9)
    slope = math.exp(float(stats.beta.logpdf(x, beta.a, beta.b)))
    assume(slope > 1e-6)
    assert beta.ppf(p) == pytest.approx(x, abs=1e-9 + 1e-9 / slope)


@given(betas, inner)
def test_mirror(beta: Beta, x: float) -> None:
    """Not buying is distributed as buying with the parameters exchanged."""
    assert Beta(beta.b, beta.a).cdf(1.0 - x) == pytest.approx(beta.probability_above(x), abs=1e-8, rel=1e-8)


@given(betas, st.floats(allow_nan=False))
def test_any_number_is_answered(beta: Beta, x: float) -> None:
    """Denormal, negative, huge and infinite rates get a probability, never an error."""
    assert 0.0 <= beta.cdf(x) <= 1.0


@pytest.mark.parametrize("x", [5e-324, sys.float_info.min, 5e-324 / 100])
def test_smallest_numbers(x: float) -> None:
    """A rate next to zero has next to no probability below it."""
    assert Beta(1.16, 52.6).cdf(x) < 1e-300


def test_quantile_below_every_float_is_zero() -> None:
    """A quantile too small to write down is zero, not an error."""
    assert Beta(0.001, 1.0).ppf(0.1) == 0.0


@pytest.mark.parametrize(("a", "b"), [(1e9, 1e9), (1e6, 1e8), (1e9, 1.0), (1e-6, 1e-6), (1e-6, 1e9)])
def test_edge_of_the_range(a: float, b: float) -> None:
    """The largest and smallest parameters allowed still give a quantile in order."""
    low, middle, high = (Beta(a, b).ppf(p) for p in (0.1, 0.5, 0.9))
    assert 0.0 <= low <= middle <= high <= 1.0
    if middle > 0.0:
        assert Beta(a, b).cdf(middle) == pytest.approx(0.5, abs=1e-6)


@pytest.mark.parametrize(("a", "b"), [(0.0, 1.0), (-1.0, 1.0), (1.0, math.nan), (1.0, math.inf), (5e-324, 1.0)])
def test_impossible_parameters_are_refused(a: float, b: float) -> None:
    """Parameters out of range are named in the error."""
    with pytest.raises(ValueError, match="between 1e-6 and 1e9"):
        Beta(a, b)


@pytest.mark.parametrize("p", [-0.1, 1.1, math.nan])
def test_impossible_probabilities_are_refused(p: float) -> None:
    """A quantile or an interval for no probability is an error."""
    with pytest.raises(ValueError, match="between 0 and 1"):
        Beta(1.0, 1.0).ppf(p)
    with pytest.raises(ValueError, match="between 0 and 1"):
        Beta(1.0, 1.0).interval(p)


def test_nan_is_refused() -> None:
    """Not a number is not a rate."""
    with pytest.raises(ValueError, match="NaN"):
        Beta(1.0, 1.0).cdf(math.nan)
