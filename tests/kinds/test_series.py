"""Rows of numbers: read as they are copied, refused by the one that is none."""

from __future__ import annotations

from typing import Any

import pytest

from vetter.domain.region import DEFAULT_REGION, REGIONS
from vetter.errors import InputError
from vetter.kinds import Count, Series


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


@pytest.mark.parametrize(("typed", "named"), [("120 many 98", "many"), ("12 9.5", "9.5"), ("3 -4", "-4")])
def test_what_is_no_number_is_named_by_its_place(typed: str, named: str) -> None:
    """The second one each time."""
    with pytest.raises(InputError, match=f"Number 2, “{named}”, cannot be read. Write whole numbers"):
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


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("120 98", "“120 98” must be a list of whole numbers, such as [120, 98, 143]."),
        ({"a": 1}, "a group of named fields must be a list of whole numbers, such as [120, 98, 143]."),
        ([120, "x"], "Number 2: “x”"),
        ([120, 1.5], "Number 2: This must be a number."),
        ([True], "Number 1: This must be a number."),
        ([-1], "Number 1: "),
        ([120, None], "Number 2 is missing."),
    ],
)
def test_a_file_holds_a_list_of_whole_numbers(raw: Any, said: str) -> None:
    """Anything else is refused in words, by its place."""
    with pytest.raises(InputError) as caught:
        Series().from_json(raw)
    assert str(caught.value).startswith(said)


def test_as_many_as_can_be_kept_are_kept() -> None:
    """Four hundred, from the keyboard and from a file."""
    assert len(Series().parse("1 " * 400, DEFAULT_REGION) or ()) == 400
    assert len(Series().from_json([1] * 400) or ()) == 400


def test_a_file_s_form_is_told() -> None:
    """For programs that write one."""
    assert Series(most=3).schema() == {"type": "array", "items": Count().schema(), "maxItems": 3}


def test_long_rows_are_shown_in_part() -> None:
    """How many, and the first six; six or fewer are shown whole."""
    assert Series().show((1_000,) * 7, REGIONS["en_GB"]) == "7 numbers: 1,000; 1,000; 1,000; 1,000; 1,000; 1,000; …"
    assert Series().show((1_000,) * 6, REGIONS["en_GB"]) == "; ".join(["1,000"] * 6)
