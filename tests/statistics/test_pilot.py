"""Trials: sizes against SciPy, stop lines against simulation-free sums, and the published table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from vetter.statistics import at_least, behaviour, fixed_trial, sequential_trial

PUBLISHED = (
    (0.005, 0.01, 1476, (454, 738, 746), 0.103),
    (0.01, 0.015, 2300, (500, 1157, 1245), 0.118),
    (0.01, 0.02, 737, (226, 367, 371), 0.103),
    (0.01, 0.03, 263, (99, 129, 121), 0.087),
    (0.02, 0.04, 340, (111, 178, 181), 0.108),
    (0.05, 0.075, 429, (95, 219, 237), 0.115),
)
"""Poor and good rate, people, people needed on average at half the poor, the poor and the good rate, and how often the poor one passes."""


@given(st.integers(-1, 60), st.integers(1, 3_000), st.floats(0.0001, 0.5))
def test_the_tail_is_the_binomial_one(sales: int, people: int, rate: float) -> None:
    """Through the incomplete beta instead of a sum."""
    assert at_least(sales, people, rate) == pytest.approx(stats.binom.sf(sales - 1, people, rate), rel=1e-7, abs=1e-12)


@given(st.floats(0.002, 0.1), st.floats(1.3, 4.0))
def test_a_fixed_trial_keeps_its_word_and_is_the_smallest(poor: float, times: float) -> None:
    """Error and power hold exactly; with one person less no number of sales would do."""
    good = min(0.9, poor * times)
    trial = fixed_trial(poor, good)
    assert trial is not None
    assert stats.binom.sf(trial.sales - 1, trial.people, poor) <= 0.10 + 1e-9
    assert stats.binom.sf(trial.sales - 1, trial.people, good) >= 0.80 - 1e-9
    fewer = trial.people - 1
    line = stats.binom.isf(0.10, fewer, poor) + 1
    assert stats.binom.sf(line - 1, fewer, good) < 0.80 or stats.binom.sf(line - 1, fewer, poor) > 0.10


@pytest.mark.parametrize(("poor", "good", "people", "needed", "passes"), PUBLISHED)
def test_the_sequential_trial_behaves_as_published(
    poor: float, good: float, people: int, needed: tuple[int, int, int], passes: float
) -> None:
    """Average people and chances, at the published sizes."""
    trial = sequential_trial(poor, good, round(1.2 * people))
    found = [behaviour(trial, rate) for rate in (poor / 2, poor, good)]
    assert [each.people for each in found] == pytest.approx(needed, rel=0.01)
    assert found[1].passes == pytest.approx(passes, abs=0.004)
    assert found[2].passes == pytest.approx(0.79, abs=0.012)


def test_the_lines_meet_where_the_trial_is_cut() -> None:
    """From then on every count is decided."""
    trial = sequential_trial(0.01, 0.02, 800)
    assert trial.fails_at(800) + 1 == trial.passes_at(800) == trial.sales
    assert all(trial.fails_at(n) < trial.passes_at(n) for n in range(1, 801))


@given(st.floats(0.002, 0.2))
def test_a_better_rate_passes_more_often(rate: float) -> None:
    """The chance to pass rises with the rate."""
    trial = sequential_trial(0.02, 0.04, 400)
    assert behaviour(trial, rate).passes <= behaviour(trial, rate * 1.2).passes + 1e-12


@pytest.mark.parametrize(("poor", "good", "people", "sales"), [(0.001, 0.9, 1, 1), (0.001, 0.5, 3, 1), (0.05, 0.6, 2, 1)])
def test_rates_far_apart_need_hardly_anybody(poor: float, good: float, people: int, sales: int) -> None:
    """One sale can be enough: 1 - 0.5^3 = 0.875 of three people, and 1 - 0.999^3 is next to nothing."""
    trial = fixed_trial(poor, good)
    assert trial is not None
    assert (trial.people, trial.sales) == (people, sales)


def test_rates_that_can_hardly_be_told_apart_have_no_trial() -> None:
    """Thousands of sales would not do."""
    assert fixed_trial(0.02, 0.0201) is None


@pytest.mark.parametrize(("poor", "good"), [(0.0, 0.1), (0.2, 0.2), (0.3, 0.2), (0.5, 1.0)])
def test_a_trial_needs_a_worse_and_a_better_rate(poor: float, good: float) -> None:
    """In that order, both real."""
    with pytest.raises(ValueError, match="tells a poor rate"):
        fixed_trial(poor, good)
