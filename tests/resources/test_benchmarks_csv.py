"""The benchmark table keeps its own rules: every row has its base, segment, source and tier, and none stands twice."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from vetter.domain.quantities import Base

FOLDER = Path(__file__).parents[2] / "resources" / "benchmarks"
GUIDE = (FOLDER / "README.md").read_text(encoding="utf-8")
COLUMNS = [
    "id",
    "metric",
    "base",
    "platform",
    "industry",
    "segment",
    "statistic",
    "value",
    "unit",
    "year",
    "sample_size",
    "source",
    "publisher",
    "url",
    "tier",
    "read_at",
    "note",
]
PERCENTILES = ("p10", "p25", "median", "p75", "p80", "p90")
RANGE = ("range_low", "range_high")
ALLOWED = {
    "base": {base.value for base in Base},
    "statistic": {*PERCENTILES, *RANGE, "mean"},
    "unit": {"fraction", "usd", "hours", "count", "ratio"},
    "tier": {"1", "2", "3"},
    "read_at": {"publisher", "secondary"},
}
PATTERNS = {
    "id": r"[a-z0-9]+(-[a-z0-9]+)*",
    "metric": r"[a-z][a-z0-9]*(_[a-z0-9]+)*",
    "platform": r"[a-z]+(_[a-z]+)*",
    "industry": r"[a-z0-9]+(_[a-z]+)*",
    "value": r"\d+(\.\d+)?",
    "year": r"20[0-2]\d|199\d",
    "sample_size": r"([1-9]\d*)?",
    "source": r"\S(.*\S)?",
    "publisher": r"\S(.*\S)?",
    "url": r"https?://\S+",
}
SEGMENT = re.compile(r"[a-z]+=[a-z0-9_+-]+(;[a-z]+=[a-z0-9_+-]+)*")
SPAN = re.compile(r"(0|[1-9]\d*)-([1-9]\d*)?")
SIZE_IN_WORDS = re.compile(r"\d[\d,]*[km]?\+? (followers\b(?! (classified|labelled))|likes\b|tier\b)", re.IGNORECASE)
LEFT_OVER = re.compile(r"\(\s|\s\)|\(\)|[;:,]\)|quoted in|\s{2}|not stated|inferred")
LITTLEDATA = "visit-conversion-rate-any-retail-ecommerce-{}-2024-littledata"

Row = dict[str, str]


def _rows() -> list[Row]:
    with (FOLDER / "benchmarks.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


ROWS = _rows()
BY_ID = {row["id"]: row for row in ROWS}


def _pairs(row: Row) -> list[tuple[str, str]]:
    if row["segment"] == "all":
        return []
    return [(key, value) for key, _sign, value in (part.partition("=") for part in row["segment"].split(";"))]


def _breaking(pattern: str, column: str) -> list[str]:
    return [row["id"] for row in ROWS if not re.fullmatch(pattern, row[column])]


def test_columns_stand_in_order_and_every_row_fills_them() -> None:
    """The heads are the agreed ones, and no row is shorter or longer."""
    assert list(ROWS[0]) == COLUMNS
    assert not [row["id"] for row in ROWS if None in row or None in row.values()]


def test_no_row_was_lost_and_no_id_stands_twice() -> None:
    """All 564 figures are there, each under its own id."""
    assert len(ROWS) == len(BY_ID) == 564


@pytest.mark.parametrize("column", sorted(ALLOWED))
def test_fixed_words_only(column: str) -> None:
    """A column with a fixed vocabulary holds nothing else."""
    assert {row[column] for row in ROWS} <= ALLOWED[column]


@pytest.mark.parametrize("column", sorted(PATTERNS))
def test_every_cell_has_its_form(column: str) -> None:
    """Ids, names, figures, years and addresses are written in one way, and none is blank but an unpublished sample."""
    assert _breaking(PATTERNS[column], column) == []


def test_shares_are_fractions() -> None:
    """No share is written per cent."""
    assert [row["id"] for row in ROWS if row["unit"] == "fraction" and not 0 < Decimal(row["value"]) <= 1] == []


def test_a_metric_has_one_base_and_one_unit() -> None:
    """Rows of one metric can be compared with each other at all."""
    kinds = defaultdict(set)
    for row in ROWS:
        kinds[row["metric"]].add((row["base"], row["unit"]))
    assert {metric for metric, found in kinds.items() if len(found) > 1} == set()


def test_a_metric_that_names_its_base_has_it() -> None:
    """What an engagement rate is divided by stands both in its name and in its base, and they agree."""
    named = {"reach": "reached"}
    for row in ROWS:
        ending = row["metric"].removeprefix("engagement_rate_")
        if ending != row["metric"] and not ending.startswith("denominator"):
            assert row["base"] == named.get(ending, ending), row["id"]


def test_absolute_figures_have_no_base() -> None:
    """Money, hours and counts are divided by nothing."""
    assert [row["id"] for row in ROWS if row["unit"] in {"usd", "hours", "count"} and row["base"] != "none"] == []


def test_segments_are_sorted_pairs() -> None:
    """A segment is "all", or pairs sorted by key with each key once."""
    for row in ROWS:
        keys = [key for key, _value in _pairs(row)]
        assert row["segment"] == "all" or SEGMENT.fullmatch(row["segment"]), row["id"]
        assert keys == sorted(set(keys)), row["id"]


def test_sizes_are_plain_numbers_that_rise() -> None:
    """A size of account or a price is LOW-HIGH with LOW below HIGH; the upper end may be open."""
    spans = [(row["id"], value) for row in ROWS for key, value in _pairs(row) if key in {"followers", "price"}]
    assert len(spans) > 40
    for identity, value in spans:
        found = SPAN.fullmatch(value)
        assert found, identity
        assert found[2] is None or int(found[1]) < int(found[2]), identity


def test_what_narrows_a_row_stands_in_its_segment_and_not_in_the_title() -> None:
    """Titles hold no size of account and nothing left over from taking one out."""
    assert [row["source"] for row in ROWS if SIZE_IN_WORDS.search(row["source"]) or LEFT_OVER.search(row["source"])] == []


def test_a_metric_of_one_device_or_format_says_so_in_its_segment() -> None:
    """Mobile, desktop and story figures are never taken for figures of everything."""
    endings = {"_mobile": "device=mobile", "_desktop": "device=desktop"}
    for row in ROWS:
        for ending, pair in endings.items():
            assert not row["metric"].endswith(ending) or pair in row["segment"], row["id"]
        assert not row["metric"].startswith("story_") or "format=stories" in row["segment"], row["id"]


def test_no_figure_stands_twice_under_one_description() -> None:
    """Two rows that say the same of the same cell would count a source double."""
    described = [tuple(row[name] for name in COLUMNS if name not in {"id", "value", "sample_size"}) for row in ROWS]
    assert len(set(described)) == len(described)


@pytest.mark.parametrize("scale", [PERCENTILES, RANGE], ids=["percentiles", "ranges"])
def test_figures_of_one_cell_rise(scale: tuple[str, ...]) -> None:
    """Within one cell of one study the quartiles lie in order, and a range begins below its end."""
    cells = defaultdict(list)
    for row in ROWS:
        if row["statistic"] in scale:
            cell = tuple(row[name] for name in ("metric", "platform", "industry", "segment", "year", "source", "publisher"))
            cells[cell].append((scale.index(row["statistic"]), Decimal(row["value"])))
    assert any(len(found) > 1 for found in cells.values())
    for cell, found in cells.items():
        values = [value for _at, value in sorted(found)]
        assert values == sorted(set(values)), cell


def test_the_usual_rate_of_visitors_has_its_quartiles() -> None:
    """The starting point for visitors who order is there whole, over every segment, from one study."""
    cell = [BY_ID[LITTLEDATA.format(statistic)] for statistic in ("p25", "median", "p75")]
    assert [row["value"] for row in cell] == ["0.008", "0.014", "0.031"]
    assert {(row["base"], row["segment"], row["source"]) for row in cell} == {("visitors", "all", cell[0]["source"])}


def test_the_same_figure_told_twice_is_marked() -> None:
    """The 1.4 % that stands again as an average names the row it repeats and is set aside."""
    again = [row for row in ROWS if row["publisher"] == "Littledata" and row["value"] == "0.014" and row["statistic"] == "mean"]
    assert len(again) == 1
    assert LITTLEDATA.format("median") in again[0]["note"]
    assert "not used as a prior" in again[0]["note"]


def test_list_figures_say_that_they_are_of_automated_e_mails() -> None:
    """The only rate of list members never passes for one of a one-off offer."""
    found = [row for row in ROWS if row["metric"] == "list_conversion_rate"]
    assert found
    assert {row["segment"] for row in found} == {"flow=automated"}
    assert all("one-off" in row["note"] for row in found)


def test_notes_read_as_part_of_a_sentence() -> None:
    """A note begins small and has no full stop, for it is set into one; only a name is written large."""
    assert [row["id"] for row in ROWS if row["note"] != row["note"].strip() or row["note"].endswith(".") or row["note"][:1].isupper()] == []


def test_the_guide_names_every_column_base_and_segment() -> None:
    """What the table holds is explained beside it."""
    keys = {key for row in ROWS for key, _value in _pairs(row)}
    missing = [name for name in (*COLUMNS, *sorted(ALLOWED["base"]), *sorted(keys)) if f"`{name}`" not in GUIDE]
    assert missing == []


def test_the_edition_is_a_year_and_a_month() -> None:
    """Editions sort by their names."""
    assert re.fullmatch(r"20\d\d\.(0[1-9]|1[0-2])\n", (FOLDER / "VERSION").read_text(encoding="utf-8"))
