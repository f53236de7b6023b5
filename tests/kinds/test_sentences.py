"""What each kind of answer says when it refuses, to the letter, and the JSON Schema by which others write its values."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from vetter.domain.labelled import Labelled
from vetter.domain.region import REGIONS
from vetter.errors import InputError
from vetter.kinds import Amount, Choice, Column, Count, Figure, Kind, Marks, Percent, Scale, Table, Text, Ticks, UnclearError, YesNo
from vetter.kinds.base import quoted
from vetter.kinds.numbers import LARGEST, MOST_DECIMALS

GB = REGIONS["en_GB"]


class Colour(Labelled):
    """Something to choose from."""

    RED = "red", "Red"
    DARK_BLUE = "dark_blue", "Blue, dark"


@dataclass(frozen=True)
class Line:
    """A row to fill in."""

    many: int | None = None
    colour: Colour | None = None


ROWS = Table(Line, (Column("many", "How many", Count()), Column("colour", "Which", Choice(Colour))))
ONE_ROW = Table(Line, ROWS.columns, single=True)
PLAIN = "Write it in digits, such as 1,200 or 100k or 1.2 million."

TYPED: list[tuple[Kind[Any], str, str]] = [
    (Count(), "many", f"“many” is not a number. {PLAIN}"),
    (Count(), "10-20", "“10-20” is two numbers. Which one was told?"),
    (Count(), "1.250", "“1.250” can be read in two ways. Which is meant?"),
    (Count(), "about 100", "Write the number alone: 100."),
    (Count(), "about 1.000", "Write the number alone: 1,000 or 1."),
    (Count(), "12.5", "“12.5” is not a whole number. People are counted whole."),
    (Count(), "2000000 bn", "“2000000 bn” is larger than anything that can be counted here."),
    (Figure(), "0.1234567890123", "“0.1234567890123” has more than 12 decimals."),
    (Figure(), " " + "9" * 101, f"“{'9' * 60}…” is too long for a number."),
    (Choice(Colour), "green", "“green” is not on the list: Red, Blue, dark."),
    (YesNo("Sold", "Kept"), "perhaps", "“perhaps” is neither “Sold” nor “Kept”."),
    (Marks(), "6", "“6” is not a mark from 1 to 5."),
    (Scale(1, 7), "0", "“0” is not a whole number from 1 to 7."),
    (Scale(1, 7), "8", "“8” is not a whole number from 1 to 7."),
    (Text(limit=3), "abcd", "This is 4 characters long; at most 3 can be kept here."),
    (Text(), "ab\0c", "The character at position 3 cannot be stored. Take it out, please."),
    (ROWS, "38 of 2,900", "Rows are filled in field by field."),
]

TOLD: list[tuple[Kind[Any], Any, str, str]] = [
    (Count(), True, "", "This must be a number."),
    (Count(), Decimal("1.5"), "", "1.5 must be a whole number."),
    (Count(), -1, "", "-1 is outside what can be counted: 0 to 1,000,000,000,000,000."),
    (Count(), int(LARGEST) + 1, "", "1000000000000001 is outside what can be counted: 0 to 1,000,000,000,000,000."),
    (Figure(), "12,50", "", '“12,50” is not a plain number such as "12.50".'),
    (Figure(), Decimal("0.1234567890123"), "", "0.1234567890123 has more than 12 decimals."),
    (Choice(Colour), "green", "", "“green” is not one of: red, dark_blue."),
    (YesNo(), "yes", "", "This must be true or false."),
    (Ticks(Colour), "red", "", "This must be a list."),
    (Ticks(Colour), ["red", "x"], "", "“x” is not one of: red, dark_blue."),
    (Marks(), 0, "", "0 is not a mark from 1 to 5."),
    (Marks(), [1, True], "", "true is not a mark from 1 to 5."),
    (Scale(1, 7), True, "", "true is not a whole number from 1 to 7."),
    (Text(), 5, "", "This must be text in quotation marks."),
    (Text(limit=3), "abcd", "", "This is 4 characters long; at most 3 can be kept here."),
    (ROWS, {}, "", "This must be a list of rows."),
    (ROWS, [{}, "x"], "1", "This must be a row with named fields."),
    (ROWS, [{}, {}, {"much": 1}], "2", "There is no field “much”; known are: many, colour."),
    (ROWS, [{}, {"many": "x"}], "1.many", '“x” is not a plain number such as "12.50".'),
    (ONE_ROW, [{"many": 1}, {"many": 2}], "", "Only one row fits here."),
    (ROWS, [{}] * 1_001, "", "At most 1,000 rows fit here."),
]


@pytest.mark.parametrize(("kind", "text", "sentence"), TYPED)
def test_what_is_typed_is_refused_in_these_words(kind: Kind[Any], text: str, sentence: str) -> None:
    """With what was typed in them, so that the owner sees what was meant."""
    with pytest.raises(InputError) as caught:
        kind.parse(text, GB)
    assert caught.value.problem == sentence
    assert caught.value.where == ""


@pytest.mark.parametrize(("kind", "raw", "where", "sentence"), TOLD)
def test_what_a_file_holds_is_refused_in_these_words(kind: Kind[Any], raw: Any, where: str, sentence: str) -> None:
    """With the place in the answer."""
    with pytest.raises(InputError) as caught:
        kind.from_json(raw)
    assert (caught.value.where, caught.value.problem) == (where, sentence)


MARK = {"type": "integer", "minimum": 1, "maximum": 5}
NUMBER = {"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": r"^[0-9]{1,16}(\.[0-9]{1,12})?$"}]}
ROW = {
    "type": "object",
    "properties": {
        "many": {"title": "How many", "type": "integer", "minimum": 0},
        "colour": {"title": "Which", "enum": ["red", "dark_blue"]},
    },
    "additionalProperties": False,
}
SCHEMAS: list[tuple[Kind[Any], dict[str, Any]]] = [
    (Count(), {"type": "integer", "minimum": 0}),
    (Figure(), NUMBER),
    (Percent(), NUMBER),
    (Amount(), NUMBER),
    (Choice(Colour), {"enum": ["red", "dark_blue"]}),
    (Choice(Colour, (Colour.RED,)), {"enum": ["red"]}),
    (YesNo(), {"type": "boolean"}),
    (Ticks(Colour), {"type": "array", "items": {"enum": ["red", "dark_blue"]}, "uniqueItems": True}),
    (Marks(), {"anyOf": [MARK, {"type": "array", "items": {"anyOf": [MARK, {"type": "null"}]}}]}),
    (Scale(1, 7), {"type": "integer", "minimum": 1, "maximum": 7}),
    (Text(limit=300), {"type": "string", "maxLength": 300}),
    (ROWS, {"type": "array", "items": ROW, "maxItems": 1_000}),
    (ONE_ROW, {"type": "array", "items": ROW, "maxItems": 1}),
]


@pytest.mark.parametrize(("kind", "schema"), SCHEMAS)
def test_the_schema(kind: Kind[Any], schema: dict[str, Any]) -> None:
    """Other programs write interview files by it."""
    assert kind.schema() == schema


AT_THE_EDGE: list[tuple[Kind[Any], Any, Any]] = [
    (Count(), int(LARGEST), int(LARGEST)),
    (Figure(), Decimal("0." + "1" * MOST_DECIMALS), Decimal("0." + "1" * MOST_DECIMALS)),
    (Choice(Colour), " Dark-Blue ", Colour.DARK_BLUE),
    (Choice(Colour), "dark blue", Colour.DARK_BLUE),
    (Text(limit=3), "abc", "abc"),
    (Text(), "  ", None),
    (Scale(1, 7), 1, 1),
    (Scale(1, 7), 7, 7),
    (ROWS, [{}] * 1_000, (Line(),) * 1_000),
    (ONE_ROW, [{"many": 1}], (Line(1),)),
    (ROWS, [], None),
]


@pytest.mark.parametrize(("kind", "raw", "value"), AT_THE_EDGE)
def test_what_just_fits(kind: Kind[Any], raw: Any, value: Any) -> None:
    """The largest of everything is still taken."""
    assert kind.from_json(raw) == value


WORDS = {"yes": True, "Y": True, "true": True, "sold": True, "No": False, "n": False, "FALSE": False, "Kept": False}


@pytest.mark.parametrize(("text", "value"), WORDS.items())
def test_yes_in_many_words(text: str, value: bool) -> None:  # noqa: FBT001 - the value of this kind is a bool
    """In English, in short, and in the words of the question."""
    assert YesNo("Sold", "Kept").parse(text, GB) is value


def test_one_mark_is_written_alone() -> None:
    """And a figure without decimals as a whole number, as a person would write the file."""
    assert Marks().to_json((4,)) == 4
    assert Marks().to_json((4, None)) == [4, None]
    assert Figure().to_json(Decimal(12)) == 12
    assert isinstance(Figure().to_json(Decimal(12)), int)
    assert Figure().to_json(Decimal("12.50")) == "12.50"


def test_ticks_between_commas_or_semicolons() -> None:
    """A label with a comma in it stands between semicolons."""
    assert Ticks(Colour).parse("Blue, dark; red", GB) == (Colour.RED, Colour.DARK_BLUE)
    assert Ticks(Colour).parse("red, dark_blue", GB) == (Colour.RED, Colour.DARK_BLUE)


def test_rows_are_written_a_line_each() -> None:
    """Label and value of what is filled in."""
    assert ROWS.write((Line(1_200, Colour.RED), Line(3)), GB) == "How many: 1,200; Which: Red\nHow many: 3"


@pytest.mark.parametrize(
    ("raw", "shown"),
    [("x" * 60, f"“{'x' * 60}”"), ("x" * 61, f"“{'x' * 60}…”"), (10**59, str(10**59)), (10**60, f"1{'0' * 59}…"), ([], "a list"),
     ({}, "a group of named fields"), (True, "true"), (False, "false"), (None, "null"), ("a\nb\u00a0c", "“a\ufffdb\u00a0c”")],
)  # fmt: skip
def test_quoting(raw: Any, shown: str) -> None:
    """Short, on one line, always printable."""
    assert quoted(raw) == shown


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (Figure(), Decimal("1.234"), "1.2340"),
        (Figure(), Decimal("1.000"), "1"),
        (Figure(), Decimal("999.999"), "999.9990"),
        (Figure(), Decimal("1000.125"), "1,000.125"),
        (Figure(), Decimal("0.125"), "0.125"),
        (Figure(), Decimal("1.25"), "1.25"),
        (Percent(), Decimal("1.250"), "1.250\u00a0%"),
    ],
)
def test_numbers_are_written_so_that_they_read_in_one_way(kind: Kind[Any], value: Decimal, text: str) -> None:
    """Three decimals after a small number would look like thousands."""
    assert kind.write(value, GB) == text
    assert kind.parse(text, GB) == value


@pytest.mark.parametrize("text", ["1.234,56,7", "12,34.5", "1.23,456.7"])
def test_mixed_marks_that_mean_nothing(text: str) -> None:
    """Are not taken for a number."""
    with pytest.raises(InputError, match="is not a number") as caught:
        Figure().parse(text, GB)
    assert not isinstance(caught.value, UnclearError)


def test_the_largest_reading_is_offered() -> None:
    """Up to the largest that can be counted and not beyond."""
    with pytest.raises(UnclearError) as caught:
        Figure().parse("1,000 million or 1,000,000 bn", GB)
    assert "1,000,000,000,000,000" in caught.value.readings
