"""Figures as CSV: exact both ways, guarded, refused by line and column."""

from __future__ import annotations

import csv
from contextlib import suppress
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.benchmark_table import shipped
from tests.often import examples
from vetter.domain.benchmark import Counted
from vetter.domain.claims import Industry, Platform
from vetter.domain.own import OwnFigure
from vetter.domain.published import published
from vetter.domain.region import REGIONS
from vetter.errors import InputError
from vetter.exchange.figures_csv import HEAD, MOST, read, whole_text
from vetter.questions.figures import OWN_FIGURE

SHARES = st.decimals("0.01", "99.99", places=2)
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40).map(str.strip).filter(bool)
TILL = OwnFigure(Counted.VISITORS_ORDER, Decimal("2.1"), year=2026, source="Our till")


FORMULAS = ("=1+1", "+44", "-5", "@x", "'=", "''", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20x", "'\uff1d")


@st.composite
def figures(draw: st.DrawFn) -> OwnFigure:
    """Any figure the form lets through."""
    low, middle, high = sorted(draw(st.lists(SHARES, min_size=3, max_size=3, unique=True)))
    return OwnFigure(
        draw(st.sampled_from(Counted)),
        middle,
        draw(st.sampled_from((None, low))),
        draw(st.sampled_from((None, high))),
        draw(st.none() | st.sampled_from(Platform)),
        draw(st.none() | st.sampled_from(Industry)),
        draw(st.integers(1990, 2100)),
        draw(st.none() | st.integers(0, 10**12)),
        draw(
            st.none()
            | TEXT
            | st.sampled_from(("=1+1", "+44", "-5", "@x", "'=", "''", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20x", "'\uff1d"))
        ),
        draw(st.none() | TEXT),
    )


@pytest.mark.goal("G15", "tables of figures written as CSV and read back exactly", examples(of=4_000))
@settings(max_examples=examples(of=4_000))
@given(st.dictionaries(st.uuids().map(str), figures(), max_size=5))
def test_what_is_written_reads_back(own: dict[str, OwnFigure]) -> None:
    """To the last decimal, with every text."""
    assert read(whole_text(own, ())) == own


@pytest.mark.goal("G4", "any text, wherever it goes", examples(of=1_000))
@settings(max_examples=examples(of=1_000))
@given(figures())
def test_no_cell_begins_a_formula(figure: OwnFigure) -> None:
    """Whatever the owner typed."""
    for row in csv.reader(StringIO(whole_text({"a": figure}, ()), newline="")):
        assert not any(cell.lstrip(" ").startswith(tuple("=+-@\uff1d\uff0b\uff0d\uff20\t\r\n")) for cell in row)


def test_published_figures_are_written_and_left_out_when_read() -> None:
    """All of them stand in the file; only the owner's come back."""
    text = whole_text({"mine": TILL}, published(shipped()))
    assert len(list(csv.reader(StringIO(text, newline="")))) == 2 + len(published(shipped()))
    assert read(text) == {"mine": TILL}


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_a_spreadsheet_s_own_way_of_writing_is_read(between: str) -> None:
    """Semicolons, tabs, a mark at the beginning, percent signs, a comma as the owner's region has it."""
    percent = "2,1\u00a0%" if between != "," else "2.1 %"
    text = "\ufeff" + f"counted{between}middle{between}year\r\nvisitors who order{between}{percent}{between}2026\r\n\r\n"
    (found,) = read(text, REGIONS["de_DE"]).values()
    assert found == OwnFigure(Counted.VISITORS_ORDER, Decimal("2.1"), year=2026)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "This file is empty."),
        ("counted,middle\n", "Line 1: the column “year” is missing."),
        ("counted,middle,year,colour\n", "Line 1: there is no column “colour”."),
        ("counted,middle,year\nvisitors who order,lots,2026\n", "Line 2, column “middle”:"),
        ("counted,middle,year\nvisitors who order,2,2026\nvisitors who fly,2,2026\n", "Line 3, column “counted”:"),
        ("counted,middle,year\nvisitors who order,0,2026\n", "Line 2, column “middle”: A share lies between"),
        ("counted,middle,year\nvisitors who order,2,1066\n", "Line 2, column “year”: Say the year"),
        ("counted,middle,year,low\nvisitors who order,2,2026,3\n", "Line 2, column “middle”: The lower quarter must"),
        ("counted,middle,year\nvisitors who order,2,2026,9\n", "Line 2: there are more cells than columns."),
        ("counted,middle,year,low\nvisitors who order,2,2026\n", "Line 2: there are fewer cells than columns"),
        ("counted,middle,year,middle\n", "Line 1: the column “middle” stands there twice."),
        ('"', "Line 1: this is no row"),
        ("id,counted,middle,year\na,visitors who order,2,2026\na,visitors who order,3,2026\n", "Line 3: the id “a” stands there twice."),
        ("counted,middle,year\n\0", "This is not a CSV file"),
        ('counted,middle,year\n"visitors"x,2,2026\n', "Line 2: this is no row"),
        (f"counted,middle,year,note\nvisitors who order,2,2026,{'x' * 200_000}\n", "Line 2: this is no row"),
        ("counted,middle,year\n" + "visitors who order,2,2026\n" * (MOST + 1), "Line 5002: at most 5,000 figures"),
    ],
)
def test_refused_by_line_and_column(text: str, said: str) -> None:
    """And nothing is read."""
    with pytest.raises(InputError) as caught:
        read(text)
    assert str(caught.value).startswith(said)


def test_old_line_ends_and_a_head_alone() -> None:
    """A lone carriage return ends a line too; a file without figures holds none."""
    (found,) = read("counted,middle,year\rvisitors who order,2,2026\r").values()
    assert found.year == 2026
    assert read("counted,middle,year\n") == {}


@pytest.mark.goal("G4", "any text, wherever it goes", examples(of=1_000))
@settings(max_examples=examples(of=1_000))
@given(st.text())
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    """Never a traceback."""
    with suppress(InputError):
        assert isinstance(read(text), dict)


def test_the_columns_are_those_of_the_form() -> None:
    """A field added to the form is a column of the file."""
    assert {column.name for column in OWN_FIGURE.columns} <= set(HEAD)
