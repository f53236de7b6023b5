"""Agreement: the published example, and what agreement means."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.statistics import krippendorff, krippendorff_range

NO = None
PUBLISHED = (
    (1, 1, NO, 1), (2, 2, 3, 2), (3, 3, 3, 3), (3, 3, 3, 3), (2, 2, 2, 2), (1, 2, 3, 4),
    (4, 4, 4, 4), (1, 1, 2, 1), (2, 2, 2, 2), (NO, 5, 5, 5), (NO, NO, 1, 1), (NO, NO, 3, NO),
)  # fmt: skip
MARKS = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=20)


def test_the_published_example() -> None:
    """Four listeners, twelve units, some missing: 0.849 with the interval metric (Krippendorff's textbook data)."""
    assert krippendorff(PUBLISHED) == pytest.approx(0.849, abs=0.0005)


@given(MARKS)
def test_full_agreement_is_one_and_nothing_is_more(marks: list[tuple[int, int]]) -> None:
    """The same marks from both."""
    assert krippendorff([(first, first) for first, _second in marks]) == 1.0
    alpha = krippendorff(marks)
    assert alpha is not None
    assert alpha <= 1.0


@given(MARKS, st.integers(1, 4), st.integers(-3, 3))
def test_a_shift_and_a_stretch_of_the_scale_change_nothing(marks: list[tuple[int, int]], stretch: int, shift: int) -> None:
    """Intervals are compared with intervals."""
    moved = [(stretch * first + shift, stretch * second + shift) for first, second in marks]
    assert krippendorff(moved) == pytest.approx(krippendorff(marks))


def test_without_pairs_there_is_nothing_to_tell() -> None:
    """One listener alone agrees with nobody."""
    assert krippendorff([(3, None), (None, 4)]) is None
    assert krippendorff_range([(3, 4), (2, 2), (1, None)], 1.28) is None


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=3, max_size=20))
def test_the_range_holds_the_value(marks: list[tuple[int, int]]) -> None:
    """And ends at 1."""
    alpha, around = krippendorff(marks), krippendorff_range(marks, 1.28)
    assert alpha is not None
    assert around is not None
    assert around[0] <= alpha + 1e-12
    assert alpha <= around[1] + 1e-12 <= 1 + 1e-9


def test_the_range_is_that_of_leaving_one_unit_out_after_the_other() -> None:
    """The jackknife: (n - 1) / n of the sum of squares about the mean of the values that are left."""
    left = [krippendorff([*PUBLISHED[:at], *PUBLISHED[at + 1 :]]) for at in range(len(PUBLISHED) - 1)]  # the last stands alone
    values = [value for value in left if value is not None]
    number, mean = len(values), math.fsum(values) / len(values)
    error = math.sqrt((number - 1) / number * math.fsum((value - mean) ** 2 for value in values))
    whole, around = krippendorff(PUBLISHED), krippendorff_range(PUBLISHED, 1.28)
    assert whole is not None
    assert around == pytest.approx((whole - 1.28 * error, min(1.0, whole + 1.28 * error)))
