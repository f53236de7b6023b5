"""Rank of a rate among others: against numerical integration, closed forms and the laws of comparing two rates."""

from __future__ import annotations

import math

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special

from vetter.statistics import Beta, expected_cdf

LITTLEDATA = Beta(1.16, 52.6)

parameters = st.floats(-2.0, 5.0).map(lambda exponent: 10.0**exponent)
betas = st.builds(Beta, parameters, parameters)


def integrated(rate: Beta, reference: Beta) -> tuple[float, float]:
    """Return the same two moments by brute force: SciPy's cdf at many thousand points of the log-odds scale."""
    t = np.linspace(-40.0 / rate.a - 60.0, 40.0 / rate.b + 60.0, 400_001)
    ln_x, ln_y = -np.logaddexp(0.0, -t), -np.logaddexp(0.0, t)
    weight = np.exp(rate.a * ln_x + rate.b * ln_y - special.betaln(rate.a, rate.b))
    weight /= weight.sum()
    below = special.betainc(reference.a, reference.b, np.exp(ln_x))
    above = special.betainc(reference.b, reference.a, np.exp(ln_y))
    cdf = np.where(t < 0.0, below, 1.0 - above)
    mean = float((weight * cdf).sum())
    return mean, math.sqrt(float((weight * (cdf - mean) ** 2).sum()))


@pytest.mark.parametrize(
    ("rate", "reference"),
    [
        (Beta(5.56, 160.2), LITTLEDATA),
        (Beta(1.16, 59.2), LITTLEDATA),
        (Beta(23.2, 142.6), LITTLEDATA),
        (Beta(0.56, 31.3), Beta(0.96, 38.0)),
        (Beta(0.2, 1e4), LITTLEDATA),
        (Beta(0.2, 30.0), Beta(0.3, 10.0)),
        (Beta(0.05, 5.0), Beta(0.1, 3.0)),
        (Beta(0.5, 0.5), Beta(0.2, 0.1)),
        (Beta(40.0, 0.3), Beta(4.0, 0.05)),
        (Beta(1.0, 1.0), Beta(3000.0, 90000.0)),
        (Beta(3000.0, 90000.0), LITTLEDATA),
        (Beta(900.0, 1100.0), Beta(880.0, 1120.0)),
        (Beta(0.3, 7.0), Beta(2000.0, 5e4)),
        (Beta(0.05, 8.0), Beta(900.0, 1.16)),
        (Beta(1.16, 0.05), Beta(1.16, 2e4)),
    ],
)
def test_agrees_with_brute_force(rate: Beta, reference: Beta) -> None:
    """Mean and spread of the rank are within 3e-5 of half a million points, singular densities included."""
    mean, sd = integrated(rate, reference)
    found = expected_cdf(rate, reference)
    assert found[0] == pytest.approx(mean, abs=1e-6)
    assert found[1] == pytest.approx(sd, abs=2e-5)


def test_two_uniform_rates() -> None:
    """The rank of a uniform rate among uniform rates is uniform: one half, give or take 1/sqrt(12)."""
    mean, sd = expected_cdf(Beta(1.0, 1.0), Beta(1.0, 1.0))
    assert (mean, sd) == pytest.approx((0.5, math.sqrt(1 / 12)), abs=1e-9)


@pytest.mark.parametrize(("a", "b"), [(0.01, 3.0), (1.16, 52.6), (8.0, 0.2), (3e4, 70.0)])
def test_against_a_power_law(a: float, b: float) -> None:
    """Among Beta(2, 1) rates the rank of X is X squared, whose moments are products of gammas."""
    second = a * (a + 1) / ((a + b) * (a + b + 1))
    fourth = second * (a + 2) * (a + 3) / ((a + b + 2) * (a + b + 3))
    mean, sd = expected_cdf(Beta(a, b), Beta(2.0, 1.0))
    assert mean == pytest.approx(second, abs=1e-7)
    assert sd == pytest.approx(math.sqrt(fourth - second * second), abs=1e-6)


def test_whole_parameters_in_closed_form() -> None:
    """For whole parameters P(X > Y) is a finite sum of beta functions (Miller 2015)."""
    with mpmath.workdps(30):
        terms = [mpmath.beta(2 + i, 40 + 60) / ((60 + i) * mpmath.beta(1 + i, 60) * mpmath.beta(2, 40)) for i in range(5)]
        expected = float(mpmath.fsum(terms))
    assert expected_cdf(Beta(5.0, 60.0), Beta(2.0, 40.0))[0] == pytest.approx(expected, abs=1e-8)


@given(betas, betas)
def test_one_of_two_is_ahead(first: Beta, second: Beta) -> None:
    """The chance to beat and the chance to be beaten add up to one."""
    total = expected_cdf(first, second)[0] + expected_cdf(second, first)[0]
    assert total == pytest.approx(1.0, abs=3e-5)


@given(betas)
def test_a_random_peer_is_average(beta: Beta) -> None:
    """A rate drawn from the reference itself ranks in the middle, evenly spread."""
    mean, sd = expected_cdf(beta, beta)
    assert mean == pytest.approx(0.5, abs=3e-5)
    assert sd == pytest.approx(math.sqrt(1 / 12), abs=3e-5)


@given(betas, betas)
def test_a_rank_is_a_share(rate: Beta, reference: Beta) -> None:
    """Mean within 0 and 1, spread no wider than a coin's."""
    mean, sd = expected_cdf(rate, reference)
    assert 0.0 <= mean <= 1.0
    assert 0.0 <= sd <= math.sqrt(mean * (1.0 - mean)) + 3e-5


@given(st.floats(0.0, 100.0), st.floats(1.0, 300.0), st.floats(0.1, 20.0))
def test_more_buyers_never_lower_the_rank(buyers: float, others: float, more: float) -> None:
    """One more buyer among the same number of people who did not buy never lowers the rank."""
    fewer = expected_cdf(Beta(1.16 + buyers, 52.6 + others), LITTLEDATA)[0]
    assert expected_cdf(Beta(1.16 + buyers + more, 52.6 + others), LITTLEDATA)[0] >= fewer - 1e-9
