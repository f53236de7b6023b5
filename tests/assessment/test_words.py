"""How numbers stand in sentences: no more digits than they carry, and the signs of the region."""

from __future__ import annotations

from decimal import Decimal

import pytest

from vetter.assessment.words import about, count, listed, money, percent, share, share_digits, share_ends, shares, spelled
from vetter.domain.region import DEFAULT_REGION

HERE = DEFAULT_REGION


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"), (-3, "0"), (0.043, "0.04"), (0.0094, "0.009"), (0.1, "0.1"), (0.58, "0.6"), (0.94, "0.9"), (0.96, "1"), (1, "1"),
        (1.4, "1"), (1.6, "2"), (4.6656, "5"), (9.4, "9"), (10, "10"), (37.7, "38"), (43.2, "43"), (4_320, "4,300"), (996, "1,000"),
    ],
)  # fmt: skip
def test_about(number: float, text: str) -> None:
    """Two significant digits, and one below ten."""
    assert about(number, HERE) == text


def test_count() -> None:
    """Whole numbers with their groups."""
    assert [count(number, HERE) for number in (0, 999.6, 1_234_567, Decimal("12.5"))] == ["0", "1,000", "1,234,567", "12"]


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (0.0, 1, "0.0\u00a0%"), (0.0001, 2, "0.01\u00a0%"), (0.0094, 2, "0.94\u00a0%"), (0.0095, 1, "0.9\u00a0%"), (0.042, 1, "4.2\u00a0%"),
        (0.05, 1, "5.0\u00a0%"), (0.1, 1, "10\u00a0%"), (0.125, 1, "12.5\u00a0%"), (0.1999, 1, "20\u00a0%"),
        (0.2, 0, "20\u00a0%"), (2.37, 0, "237\u00a0%"),
    ],
)  # fmt: skip
def test_share(value: float, digits: int, text: str) -> None:
    """Small shares keep two decimals, large ones none."""
    assert share_digits(value) == digits
    assert share_digits(-value) == digits
    assert share(value, HERE) == text


def test_share_with_the_decimals_asked_for() -> None:
    """However many are asked for are shown."""
    assert share(0.5, HERE, 2) == "50.00\u00a0%"
    assert share(0.126, HERE, 0) == "13\u00a0%"
    assert share(0.1, HERE, 1) == "10.0\u00a0%"


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (0.035, 0.051, "3.5 to 5.1\u00a0%"),
        (0.0044, 0.05, "0.4 to 5.0\u00a0%"),
        (0.0001, 0.0094, "0.01 to 0.94\u00a0%"),
        (0.429, 0.748, "42.9 to 74.8\u00a0%"),
    ],
)
def test_shares(low: float, high: float, text: str) -> None:
    """Both ends with the decimals of the higher one."""
    assert shares(low, high, HERE) == text


def test_money() -> None:
    """Pennies only where there are any; a loss has a real minus."""
    amounts = (Decimal(6_460), Decimal("22.5"), Decimal("22.50"), Decimal(-58), Decimal(0))
    assert [money(amount, HERE) for amount in amounts] == ["£6,460", "£22.50", "£22.50", "−£58", "£0"]


def test_small_numbers() -> None:
    """Up to twelve is spelled, the rest stands in digits."""
    assert [spelled(number) for number in range(14)] == [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "13",
    ]  # fmt: skip
    assert spelled(-1) == "-1"


def test_lists() -> None:
    """Commas, and one "and" before the last."""
    assert [listed(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


@pytest.mark.parametrize(
    ("value", "mark", "text"), [(0.042, ".", "4.2"), (0.042, ",", "4,2"), (0.0004, ",", "0,04"), (0.5, ",", "50"), (0.0, ".", "0.0")]
)
def test_percent(value: float, mark: str, text: str) -> None:
    """A bare number, with the decimal mark it is given."""
    assert percent(value, mark) == text


def test_the_ends_of_a_range_have_the_same_decimals() -> None:
    """As many as the larger one carries, and at least one."""
    assert share_ends(0.03, 0.051, HERE) == ("3.0", "5.1\u00a0%")
    assert share_ends(0.001, 0.0094, HERE) == ("0.10", "0.94\u00a0%")
    assert share_ends(0.1, 0.42, HERE)[0] == "10.0"
