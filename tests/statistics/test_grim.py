"""Which counts can stand behind a percentage: examples, brute force, and every honestly rounded share passes."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.statistics import is_possible, smallest_base

MODES = (ROUND_HALF_UP, ROUND_HALF_EVEN)

percentages = st.integers(0, 2).flatmap(lambda d: st.integers(0, 100 * 10**d).map(lambda n: Decimal(n).scaleb(-d)))


def rounded(k: int, n: int, decimals: int, rounding: str) -> Decimal:
    """Return k of n as a percentage, rounded without an intermediate step: ties are exact at these sizes."""
    scaled = Fraction(100 * 10**decimals * k, n)
    floor = scaled.numerator // scaled.denominator
    rest = scaled - floor
    tie_up = rounding == ROUND_HALF_UP or floor % 2 == 1
    up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and tie_up)
    return Decimal(floor + up).scaleb(-decimals)


@pytest.mark.parametrize(
    ("percent", "count", "base"),
    [
        ("5", 1, 19),
        ("4.2", 1, 24),
        ("4.20", 5, 119),
        ("5.0", 1, 20),
        ("0", 0, 1),
        ("1", 1, 67),
        ("0.00", 0, 1),
        ("100", 1, 1),
        ("50", 1, 2),
        ("99.99", 6666, 6667),
        ("33.333333", 1, 3),
        ("1E+1", 1, 10),
    ],
)
def test_smallest_base(percent: str, count: int, base: int) -> None:
    """The smallest audience that can produce a bare percentage."""
    assert smallest_base(Decimal(percent)) == (count, base)


@given(percentages)
def test_smallest_base_is_the_first_that_is_possible(percent: Decimal) -> None:
    """Every smaller base is impossible, and the base itself possible."""
    count, base = smallest_base(percent)
    assert percent in {rounded(count, base, -int(percent.as_tuple().exponent), mode) for mode in MODES}
    assert is_possible(percent, base)
    assert not any(is_possible(percent, smaller) for smaller in range(max(1, base - 300), base))


@given(st.integers(1, 5000), st.data(), st.integers(0, 3), st.sampled_from(MODES))
def test_every_honestly_rounded_share_passes(n: int, data: st.DataObject, decimals: int, mode: str) -> None:
    """P26: whatever whole k of n is rounded, up or to even at a tie, the test lets it through."""
    k = data.draw(st.integers(0, n))
    assert is_possible(rounded(k, n, decimals, mode), n)


@given(percentages, st.integers(1, 120))
def test_agrees_with_trying_every_count(percent: Decimal, base: int) -> None:
    """Possible means that some whole count does it, impossible that none does."""
    decimals = -int(percent.as_tuple().exponent)
    expected = any(rounded(k, base, decimals, mode) == percent for k in range(base + 1) for mode in MODES)
    assert is_possible(percent, base) == expected


@pytest.mark.parametrize(
    ("percent", "base", "possible"),
    [
        ("12.5", 8, True),
        ("12", 8, True),
        ("13", 8, True),
        ("14", 8, False),
        ("5.5", 10, False),
        ("37", 1, False),
        ("120", 10, False),
        ("-3", 10, False),
    ],
)
def test_examples(percent: str, base: int, possible: bool) -> None:  # noqa: FBT001 - a column of the table
    """Known possible and impossible shares; 1 of 8 may be told as 12 (to even) or 13 (half up)."""
    assert is_possible(Decimal(percent), base) is possible


@pytest.mark.parametrize("percent", ["-1", "100.1", "NaN", "Infinity"])
def test_no_share_of_anything_is_refused(percent: str) -> None:
    """A bare percentage out of range is an error in words."""
    with pytest.raises(ValueError, match="from 0 to 100"):
        smallest_base(Decimal(percent))


def test_other_bad_input_is_refused() -> None:
    """No base, no number, or decimals without end."""
    with pytest.raises(ValueError, match="at least 1"):
        is_possible(Decimal(5), 0)
    with pytest.raises(ValueError, match="finite"):
        is_possible(Decimal("NaN"), 10)
    with pytest.raises(ValueError, match="at most 40 decimals"):
        is_possible(Decimal("1E-1000000"), 10)
