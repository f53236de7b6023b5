"""Lognormal amounts: against SciPy, constructors that agree with each other, products."""

from __future__ import annotations

import math
from itertools import starmap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from vetter.statistics import Lognormal

medians = st.floats(1e-3, 1e6)
sigmas = st.floats(0.01, 3.0)
amounts = st.builds(Lognormal.from_median_sigma, medians, sigmas)


def test_agrees_with_scipy() -> None:
    """Mean, median, cdf, quantile and interval are SciPy's."""
    amount, reference = Lognormal(0.3, 0.7), stats.lognorm(0.7, scale=math.exp(0.3))
    assert amount.mean == pytest.approx(float(reference.mean()))
    assert amount.median == pytest.approx(float(reference.median()))
    assert amount.cdf(2.5) == pytest.approx(float(reference.cdf(2.5)))
    assert amount.ppf(0.9) == pytest.approx(float(reference.ppf(0.9)))
    assert amount.interval(0.8) == pytest.approx((float(reference.ppf(0.1)), float(reference.ppf(0.9))))


@given(medians, sigmas)
def test_constructors_agree(median: float, sigma: float) -> None:
    """From its mean or from two of its quantiles the same distribution comes back."""
    amount = Lognormal.from_median_sigma(median, sigma)
    assert amount.median == pytest.approx(median)
    again = Lognormal.from_mean_sigma(amount.mean, sigma)
    assert again.mu == pytest.approx(amount.mu, abs=1e-9)
    fitted = Lognormal.from_quantiles([(p, amount.ppf(p)) for p in (0.25, 0.5, 0.9)])
    assert fitted.mu == pytest.approx(amount.mu, abs=1e-9)
    assert fitted.sigma == pytest.approx(sigma, rel=1e-9)


def test_quartiles_and_top_decile() -> None:
    """Sigma is ln(p75/p25)/1.3490 from quartiles and ln(p90/p50)/1.2816 from median and top decile."""
    quartiles = Lognormal.from_quantiles([(0.25, 0.008), (0.75, 0.031)])
    assert quartiles.sigma == pytest.approx(math.log(0.031 / 0.008) / 1.3490, rel=1e-4)
    decile = Lognormal.from_quantiles([(0.5, 0.0171), (0.9, 0.0571)])
    assert decile.median == pytest.approx(0.0171)
    assert decile.sigma == pytest.approx(math.log(0.0571 / 0.0171) / 1.2816, rel=1e-4)


@given(amounts, amounts, amounts)
def test_products(first: Lognormal, second: Lognormal, third: Lognormal) -> None:
    """Medians multiply, variances of the logarithm add, and grouping makes no difference."""
    whole = first.product(second, third)
    assert whole.median == pytest.approx(first.median * second.median * third.median)
    assert whole.sigma**2 == pytest.approx(first.sigma**2 + second.sigma**2 + third.sigma**2)
    stepwise = first.product(second).product(third)
    assert stepwise.mu == pytest.approx(whole.mu, abs=1e-9)
    assert stepwise.sigma == pytest.approx(whole.sigma)


def test_buyers_behind_a_hundred_thousand_followers() -> None:
    """Six uncertain steps leave about 5 buyers a month, 80 % range 0.6 to 38."""
    steps = [(0.72, 0.20), (0.06, 0.9), (0.010, 0.9), (0.009, 1.0), (12.0, 0.0)]
    buyers = Lognormal.from_median_sigma(1e5, 0.0).product(*starmap(Lognormal.from_median_sigma, steps))
    low, high = buyers.interval(0.8)
    assert (round(buyers.median), round(low, 1), round(high)) == (5, 0.6, 38)


@given(amounts, st.floats(1e-6, 1 - 1e-6))
def test_cdf_undoes_the_quantile(amount: Lognormal, p: float) -> None:
    """The cdf of a quantile is its probability."""
    assert amount.cdf(amount.ppf(p)) == pytest.approx(p, rel=1e-6)


def test_known_exactly() -> None:
    """An amount known exactly is all at one place."""
    exact = Lognormal.from_median_sigma(80.0, 0.0)
    assert (exact.cdf(79.0), exact.cdf(81.0)) == (0.0, 1.0)
    assert exact.interval(0.8) == pytest.approx((80.0, 80.0))


def test_no_amount_is_negative() -> None:
    """Nothing lies at or below zero."""
    assert Lognormal(0.0, 1.0).cdf(0.0) == Lognormal(0.0, 1.0).cdf(-3.0) == 0.0


@pytest.mark.parametrize(("mu", "sigma"), [(math.nan, 1.0), (math.inf, 1.0), (0.0, -0.1), (0.0, math.nan)])
def test_impossible_parameters_are_refused(mu: float, sigma: float) -> None:
    """Parameters that describe no distribution are an error in words."""
    with pytest.raises(ValueError, match="lognormal needs"):
        Lognormal(mu, sigma)


@pytest.mark.parametrize("points", [[], [(0.5, 1.0)], [(0.5, 1.0), (0.5, 2.0)], [(0.0, 1.0), (0.5, 2.0)], [(0.5, 1.0), (1.0, 2.0)]])
def test_too_few_percentiles_are_refused(points: list[tuple[float, float]]) -> None:
    """One percentile, or one told twice, fixes no distribution."""
    with pytest.raises(ValueError, match="two or more different percentiles"):
        Lognormal.from_quantiles(points)


def test_falling_percentiles_are_refused() -> None:
    """Percentiles that fall contradict each other."""
    with pytest.raises(ValueError, match="rise together"):
        Lognormal.from_quantiles([(0.5, 2.0), (0.9, 1.0)])


@pytest.mark.parametrize("median", [0.0, -1.0, math.inf, math.nan])
def test_impossible_amounts_are_refused(median: float) -> None:
    """An amount of zero or less has no logarithm."""
    with pytest.raises(ValueError, match="positive and finite"):
        Lognormal.from_median_sigma(median, 1.0)


@pytest.mark.parametrize("p", [0.0, 1.0, -1.0, math.nan])
def test_impossible_probabilities_are_refused(p: float) -> None:
    """The ends of the distribution are no amounts."""
    with pytest.raises(ValueError, match="between 0 and 1"):
        Lognormal(0.0, 1.0).ppf(p)


def test_impossible_mass_is_refused() -> None:
    """A range that must hold everything has no upper end."""
    with pytest.raises(ValueError, match="mass of an interval"):
        Lognormal(0.0, 1.0).interval(1.0)
