"""The binomial against SciPy."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy import stats

from vetter.statistics import binomial_pmf, binomial_upper_tail

CHANCES = st.just(0.0) | st.floats(1e-200, 1.0)
"""Below that SciPy divides by a number too small to be one."""


@given(st.integers(-2, 500), st.integers(0, 400), CHANCES)
@example(5, 5, 1.0)
@example(4, 5, 1.0)
@example(0, 0, 0.0)
def test_each_chance_and_each_tail_agree(k: int, n: int, p: float) -> None:
    """Counts outside 0 to n included."""
    assert binomial_pmf(k, n, p) == pytest.approx(stats.binom.pmf(k, n, p), rel=1e-9, abs=1e-300)
    assert binomial_upper_tail(k, n, p) == pytest.approx(stats.binom.sf(k - 1, n, p), rel=1e-9, abs=1e-12)


def test_three_round_numbers_of_four_are_a_surprise() -> None:
    """4 x 0.01^3 x 0.99 + 0.01^4."""
    assert binomial_upper_tail(3, 4, 0.01) == pytest.approx(3.97e-6)


@pytest.mark.parametrize(("n", "p"), [(-1, 0.5), (3, -0.1), (3, 1.1), (3, float("nan"))])
def test_what_is_no_binomial_is_refused(n: int, p: float) -> None:
    """With both numbers in the sentence."""
    with pytest.raises(ValueError, match="a binomial needs"):
        binomial_pmf(1, n, p)
