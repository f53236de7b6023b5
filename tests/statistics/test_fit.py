"""Fitting a beta distribution to published percentiles: published examples, recovery, refusals."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from vetter.statistics import Beta, fit_quantiles, fit_two_quantiles
from vetter.statistics.fit import _damped_step

parameters = st.floats(-1.0, 4.0).map(lambda exponent: 10.0**exponent)
betas = st.builds(Beta, parameters, parameters)

SLOPES = st.integers(-8, 8).map(float)


def test_three_published_quartiles() -> None:
    """Quartiles .8, 1.4 and 3.1 % are nearly Beta(1.16, 52.6), whose own quartiles are .72, 1.59 and 2.99 %."""
    beta = fit_quantiles(((0.25, 0.008), (0.5, 0.014), (0.75, 0.031)))
    assert beta.a == pytest.approx(1.16, abs=0.005)
    assert beta.b == pytest.approx(52.6, abs=0.05)
    fitted = [beta.ppf(p) for p in (0.25, 0.5, 0.75)]
    assert fitted == pytest.approx([0.0072, 0.0159, 0.0299], abs=5e-5)


@pytest.mark.parametrize(
    ("p", "x", "q", "y", "a", "b"),
    [(0.5, 0.0171, 0.9, 0.0571, 0.96, 38.0), (0.5, 0.009, 0.75, 0.024, 0.56, 31.3)],
)
def test_two_published_percentiles(p: float, x: float, q: float, y: float, a: float, b: float) -> None:
    """Two percentiles are met exactly, in either order."""
    beta = fit_two_quantiles(p, x, q, y)
    assert beta.a == pytest.approx(a, abs=0.005)
    assert beta.b == pytest.approx(b, abs=0.05)
    assert (beta.cdf(x), beta.cdf(y)) == pytest.approx((p, q), abs=1e-10)
    assert fit_two_quantiles(q, y, p, x) == beta


@given(betas, st.floats(0.02, 0.9), st.floats(0.05, 0.9))
def test_two_quantiles_recover_the_distribution(beta: Beta, p: float, gap: float) -> None:
    """The distribution that two percentiles were taken from is found again."""
    q = p + gap
    assume(q < 0.98)
    x, y = beta.ppf(p), beta.ppf(q)
    assume(1e-12 < x < y < 1 - 1e-6)
    found = fit_two_quantiles(p, x, q, y)
    assert (found.a, found.b) == pytest.approx((beta.a, beta.b), rel=1e-5)


@given(betas)
def test_five_quantiles_recover_the_distribution(beta: Beta) -> None:
    """Percentiles that are truly those of a beta distribution leave nothing to compromise on."""
    points = [(p, beta.ppf(p)) for p in (0.1, 0.25, 0.5, 0.75, 0.9)]
    assume(points[0][1] > 1e-12)
    assume(points[-1][1] < 1 - 1e-6)
    found = fit_quantiles(points)
    assert (found.a, found.b) == pytest.approx((beta.a, beta.b), rel=1e-5)


@given(st.floats(0.002, 0.05), st.floats(1.1, 3.0), st.floats(1.1, 3.0))
def test_a_compromise_is_a_minimum(median: float, below: float, above: float) -> None:
    """Of three percentiles that no beta has, the fit passes between: not all three are missed on the same side."""
    points = ((0.25, median / below), (0.5, median), (0.75, median * above))
    beta = fit_quantiles(points)
    misses = [beta.cdf(x) - p for p, x in points]
    assert min(misses) <= 1e-9
    assert max(misses) >= -1e-9
    assert max(map(abs, misses)) < 0.2


@given(st.lists(st.tuples(SLOPES, SLOPES, SLOPES), min_size=1, max_size=4), st.sampled_from((0.0, 1e-18, 1e-3, 1.0)))
@example([(1.0, 1.0, 1.0)], 0.0)
@example([(2.0, 1.0, 1.0)], 0.0)
def test_a_step_goes_downhill(rows: list[tuple[float, float, float]], damping: float) -> None:
    """Even where both parameters pull at the points in the same way, so that no single step is the best one."""
    by_centre, by_precision, misses = map(list, zip(*rows, strict=True))
    uphill = [sum(slope * miss for slope, miss in zip(slopes, misses, strict=True)) for slopes in (by_centre, by_precision)]
    move, turn = _damped_step(by_centre, by_precision, misses, damping)
    assert move * uphill[0] + turn * uphill[1] < 0 or not any(uphill)


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ([], "two percentiles or more"),
        ([(0.5, 0.01)], "two percentiles or more"),
        ([(0.5, 0.02), (0.9, 0.01)], "rise together"),
        ([(0.5, 0.02), (0.5, 0.03)], "rise together"),
        ([(0.5, 0.02), (0.9, 0.02)], "rise together"),
        ([(0.0, 0.02), (0.9, 0.03)], "between 0 and 1"),
        ([(0.5, 0.02), (0.9, 1.0)], "between 0 and 1"),
        ([(0.5, float("nan")), (0.9, 0.5)], "between 0 and 1"),
        ([(0.1, 0.5), (0.9, 0.5 + 1e-9)], "no beta distribution in range"),
        ([(0.11, 2.7e-12), (0.96, 2.1e-10)], "no beta distribution in range"),
    ],
)
def test_bad_percentiles_are_refused(points: list[tuple[float, float]], said: str) -> None:
    """Percentiles that cannot be fitted are refused in words."""
    with pytest.raises(ValueError, match=said):
        fit_quantiles(points)
