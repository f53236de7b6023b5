"""Laws of every kind in the catalogue: what is written can be read, in every region, and blank stays blank."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.strategies import values
from vetter.domain.region import DEFAULT_REGION, REGIONS
from vetter.errors import InputError
from vetter.kinds import Kind, Table, quoted
from vetter.questions import QUESTIONS


def _kinds() -> dict[str, Kind[Any]]:
    """Return each kind once, under the first place where it is asked: what is alike need not be tried again at every question."""
    found: dict[str, Kind[Any]] = {}
    for question in QUESTIONS:
        asked = {question.key: question.kind}
        if isinstance(question.kind, Table):
            asked |= {f"{question.key}.{column.name}": column.kind for column in question.kind.columns}
        found |= {path: kind for path, kind in asked.items() if kind not in found.values()}
    return found


KINDS = _kinds()
FIELDS = {path: kind for path, kind in KINDS.items() if not isinstance(kind, Table)}
each_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
each_field = pytest.mark.parametrize("kind", FIELDS.values(), ids=FIELDS)
regions = st.sampled_from(list(REGIONS.values()))
quick = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)


@each_field
@quick
@given(st.data(), regions)
def test_what_stands_in_a_field_can_be_read_back(kind: Kind[Any], data: st.DataObject, region: Any) -> None:
    """`write` then `parse` gives the value again, whatever the region."""
    value = data.draw(values(kind))
    assert kind.parse(kind.write(value, region), region) == value


@each_kind
@quick
@given(st.data())
def test_json_there_and_back(kind: Kind[Any], data: st.DataObject) -> None:
    """`to_json` then `from_json` gives the value again, decimals and all, through real JSON text that fits the schema."""
    value = data.draw(values(kind))
    raw = json.loads(json.dumps(kind.to_json(value)))
    jsonschema.Draft202012Validator(kind.schema()).validate(raw)
    again = kind.from_json(raw)
    assert again == value
    assert str(again) == str(value)


@each_kind
@quick
@given(st.data(), regions)
def test_a_value_can_be_shown(kind: Kind[Any], data: st.DataObject, region: Any) -> None:
    """Every value has words for a report, and a generated one has no slip."""
    value = data.draw(values(kind))
    assert isinstance(kind.show(value, region), str)
    assert kind.doubt(value) == ""


@each_kind
@pytest.mark.parametrize("blank", ["", " ", "\t\n", "\u00a0"])
def test_blank_is_nothing(kind: Kind[Any], blank: str) -> None:
    """A blank field is None, never a zero, never a no."""
    assert kind.parse(blank, DEFAULT_REGION) is None


@each_kind
def test_null_is_nothing(kind: Kind[Any]) -> None:
    """A null in a file is None."""
    assert kind.from_json(None) is None


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals(allow_nan=True) | st.text(st.characters(), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)


@each_kind
@quick
@given(raw=junk)
def test_junk_is_refused_in_a_sentence(kind: Kind[Any], raw: object) -> None:
    """Any JSON at all is understood or refused in one printable sentence; nothing else is raised."""
    said = "understood"
    try:
        kind.from_json(raw)
    except InputError as error:
        said = str(error)
    assert said.replace("\u00a0", " ").replace("\u202f", " ").isprintable()


@each_field
@quick
@given(text=st.text(max_size=20), region=regions)
def test_anything_typed_is_understood_or_refused(kind: Kind[Any], text: str, region: Any) -> None:
    """Any text typed is read or refused; what is read is None only if nothing but blanks and dashes stood there."""
    try:
        value = kind.parse(text, region)
    except InputError as error:
        value = str(error)
    assert value not in {None, ""} or all(character.isspace() or character in ",;-–" for character in text)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("a\nb", "“a\ufffdb”"),
        ("x" * 100, f"“{'x' * 60}…”"),
        ([1], "a list"),
        ({}, "a group of named fields"),
        (None, "null"),
        (False, "false"),
        (Decimal("1.50"), "1.50"),
        (int("9" * 80), "9" * 60 + "…"),
    ],
)
def test_foreign_data_in_a_sentence(raw: object, said: str) -> None:
    """Data from outside is quoted short, on one line, and without anything that cannot be printed."""
    assert quoted(raw) == said
