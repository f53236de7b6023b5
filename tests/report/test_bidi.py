"""Right-to-left lines in the order they are seen, and Arabic letters in the forms they take."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.report.bidi import joined, mirrored, reads_right_to_left, right_to_left_places, visual_order


def seen(text: str) -> str:
    """Return a line as it is seen from left to right; capitals stand in for Hebrew letters."""
    hebrew = "".join(chr(0x05D0 + ord(each) - ord("A")) if each.isupper() else each for each in text)
    base = reads_right_to_left(hebrew)
    turned = right_to_left_places(hebrew, right_to_left=base)
    order = visual_order(hebrew, right_to_left=base)
    return "".join(mirrored(text[at]) if at in turned else text[at] for at in order)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("abc def", "abc def"),
        ("ABC DEF", "FED CBA"),
        ("abc ABC DEF def", "abc FED CBA def"),
        ("ABC abc DEF", "FED abc CBA"),
        ("ABC 123 DEF", "FED 123 CBA"),
        ("ABC 1,234.5 DEF", "FED 1,234.5 CBA"),
        ("ABC 12% DEF", "FED 12% CBA"),
        ("ABC (abc) 12", "12 (abc) CBA"),
        ("abc (ABC) def", "abc (CBA) def"),
        ("ABC!", "!CBA"),
    ],
)
def test_lines_stand_as_they_are_read(typed: str, shown: str) -> None:
    """Words, numbers, signs and brackets stand where a reader of Hebrew looks for them."""
    assert seen(typed) == shown


@given(text=st.text(alphabet="ab אבג ا 12,.%()[]\u05b8\n", max_size=30), base=st.booleans())
def test_nothing_is_lost_in_ordering(text: str, *, base: bool) -> None:
    """Ordering is a rearrangement: every place stands once."""
    assert sorted(visual_order(text, right_to_left=base)) == list(range(len(text)))


def test_arabic_letters_join() -> None:
    """First, middle and last letters take their forms; lam and alef are one; marks do not part a word."""
    assert joined("\u0628\u0628\u0628") == "\ufe91\ufe92\ufe90"
    assert joined("\u0644\u0627") == "\ufefb"
    assert joined("\u0628\u064e\u0628") == "\ufe91\u064e\ufe90"
    assert joined("\u0627\u0628") == "\ufe8d\ufe8f"
    assert joined("plain") == "plain"
