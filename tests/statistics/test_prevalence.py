"""A share seen through a test that errs, against plain sums and limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from vetter.statistics import Beta, Screening, prevalence

SURE = Screening(Beta(1e8, 1), Beta(1e8, 1))
"""A test that hardly ever errs."""

FAIR = Beta(1.0, 1.0)


@given(st.integers(1, 400), st.data())
def test_a_perfect_test_leaves_the_beta_binomial(looked_at: int, data: st.DataObject) -> None:
    """Then the share is Beta(1 + found, 1 + not found)."""
    found = data.draw(st.integers(0, looked_at))
    share = prevalence(found, looked_at, (SURE,), FAIR)
    exact = stats.beta(1 + found, 1 + looked_at - found)
    for p in (0.05, 0.5, 0.95):
        assert share.ppf(p) == pytest.approx(exact.ppf(p), abs=0.004)


def test_it_is_where_rogan_and_gladen_put_it() -> None:
    """(f/n + Sp - 1)/(Se + Sp - 1) = (0.3 + 0.95 - 1)/(0.9 + 0.95 - 1) = 0.294 for a well-known test."""
    test = Screening(Beta(9e6, 1e6), Beta(9.5e6, 0.5e6))
    assert prevalence(600, 2_000, (test,), FAIR).ppf(0.5) == pytest.approx(0.294, abs=0.004)


def test_a_test_that_cannot_explain_what_was_found_hardly_counts() -> None:
    """One that catches nothing against one that catches all: nine in ten found."""
    blind = Screening(Beta(1, 200), Beta(200, 1))
    both, alone = prevalence(90, 100, (SURE, blind), FAIR), prevalence(90, 100, (SURE,), FAIR)
    assert both.ppf(0.5) == pytest.approx(alone.ppf(0.5), abs=1e-6)


def test_chances_add_up_and_quantiles_rise() -> None:
    """From 0 to 1."""
    share = prevalence(30, 100, (SURE,), FAIR)
    assert sum(share.chances) == pytest.approx(1.0)
    levels = [share.ppf(p / 100) for p in range(101)]
    assert levels == sorted(levels)
    assert share.ppf(1.0 + 1e-9) == 1.0


def test_beyond_two_thousand_only_the_share_matters() -> None:
    """The test is what is uncertain then."""
    assert prevalence(300_000, 1_000_000, (SURE,), FAIR) == prevalence(600, 2_000, (SURE,), FAIR)


@pytest.mark.parametrize(("found", "looked_at"), [(1, 0), (0, 0), (-1, 5), (6, 5)])
def test_what_is_no_count_is_refused(found: int, looked_at: int) -> None:
    """With both numbers in the sentence."""
    with pytest.raises(ValueError, match="is no count of a sample"):
        prevalence(found, looked_at, (SURE,), FAIR)


@pytest.mark.parametrize("p", [0.1, 0.5, 0.9])
def test_a_test_that_tells_nothing_leaves_what_was_thought(p: float) -> None:
    """Signs that are seen half the time either way say nothing of any share."""
    coin = Screening(Beta(1e6, 1e6), Beta(1e6, 1e6))
    assert prevalence(7, 20, (coin,), Beta(2, 5)).ppf(p) == pytest.approx(stats.beta(2, 5).ppf(p), abs=0.005)
