"""Rows of numbers: read as they are copied, refused by the one that is none."""

from __future__ import annotations

import pytest

from vetter.domain.region import DEFAULT_REGION, REGIONS
from vetter.errors import InputError
from vetter.kinds import Series


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("120 98 143", (120, 98, 143)),
        ("120\n98\n143", (120, 98, 143)),
        ("120; 98; 1,143", (120, 98, 1143)),
        ("120, 98, 143", (120, 98, 143)),
        ("1.2k 900", (1200, 900)),
        ("0", (0,)),
    ],
)
def test_numbers_are_read_as_they_are_copied(typed: str, expected: tuple[int, ...]) -> None:
    """Blanks, lines, semicolons, a comma with a blank."""
    assert Series().parse(typed, DEFAULT_REGION) == expected


@pytest.mark.parametrize("typed", ["120 many 98", "12 9.5", "3 -4"])
def test_what_is_no_number_is_named_by_its_place(typed: str) -> None:
    """The second one each time."""
    with pytest.raises(InputError, match="Number 2"):
        Series().parse(typed, DEFAULT_REGION)


def test_blank_is_nothing() -> None:
    """Not a row of no numbers."""
    assert Series().parse(" \n ", DEFAULT_REGION) is None
    assert Series().from_json(None) is None
    assert Series().from_json([]) is None


def test_too_many_are_refused() -> None:
    """With the number there are."""
    with pytest.raises(InputError, match="401 numbers; at most 400"):
        Series().parse("1 " * 401, DEFAULT_REGION)


@pytest.mark.parametrize("raw", ["120 98", [120, "x"], [120, 1.5], {"a": 1}, [None], [True], [-1]])
def test_a_file_holds_a_list_of_whole_numbers(raw: object) -> None:
    """Anything else is refused in words."""
    with pytest.raises(InputError):
        Series().from_json(raw)


def test_long_rows_are_shown_in_part() -> None:
    """How many, and the first six."""
    assert Series().show((1_000,) * 7, REGIONS["en_GB"]).startswith("7 numbers: 1,000; ")
