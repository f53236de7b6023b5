"""A frozen dossier reads back equal, part by part, and says which parts it may be made of."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.benchmark_table import shipped
from tests.often import often
from tests.strategies import cases
from tests.worked_cases import WORKED_CASES, case_of
from vetter import dossier
from vetter.assessment import assess
from vetter.domain.evidence import Evidence
from vetter.domain.verdict import Tone, Verdict
from vetter.dossier import frozen, model
from vetter.exchange.samples import sample, sample_names
from vetter.settings import Settings

if TYPE_CHECKING:
    from vetter.domain.case import Case
    from vetter.dossier.model import Dossier

BLOCKS = get_args(model.Block)
FIGURES = st.floats(allow_nan=False)
"""What stands in a part's figures; the rest Hypothesis makes from the annotations, so that a new part is covered at once."""


def _judged(case: Case) -> Dossier:
    table, chosen = shipped(), Settings()
    return dossier.compose(case, assess(case, table, chosen), table, chosen, date(2026, 11, 12))


def _assert_round_trip(made: Dossier) -> None:
    text = frozen.dumps(made)
    assert frozen.loads(text) == made
    assert frozen.dumps(frozen.loads(text)) == text


def _kinds(value: Any) -> set[type]:
    """Return the class of every part of a dossier, the enumerations too: equality does not tell text from them."""
    if isinstance(value, tuple):
        return {kind for item in value for kind in _kinds(item)}
    if is_dataclass(value):
        return {type(value)} | {kind for field in fields(value) for kind in _kinds(getattr(value, field.name))}
    return {type(value)}


@pytest.mark.parametrize("key", sample_names())
def test_samples(key: str) -> None:
    """Each sample's dossier reads back equal, its parts of the same classes."""
    made = _judged(sample(key))
    _assert_round_trip(made)
    assert _kinds(frozen.loads(frozen.dumps(made))) == _kinds(made)


@pytest.mark.parametrize("worked", WORKED_CASES, ids=lambda worked: worked["id"])
def test_worked_cases(worked: dict[str, Any]) -> None:
    """Each worked case's dossier reads back equal."""
    _assert_round_trip(_judged(case_of(worked)))


@pytest.mark.goal("G15", "verdicts kept and read back equal", often(50, of=4_000))
@given(cases(most=12))
@settings(max_examples=often(50, of=4_000), suppress_health_check=[HealthCheck.too_slow])
def test_any_case(case: Case) -> None:
    """Whatever was answered, its dossier reads back equal."""
    _assert_round_trip(_judged(case))


@pytest.mark.parametrize("kind", BLOCKS, ids=lambda kind: kind.__name__)
@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_every_kind_of_block(kind: type[Any], data: st.DataObject) -> None:
    """Every kind of block, with anything in it, reads back equal and of the same classes."""
    st.register_type_strategy(float, FIGURES)
    block = data.draw(st.builds(kind))
    section = model.Section("key", "Title", (block, block), place=data.draw(st.sampled_from(model.Place)))
    made = replace(_walk_in(), sections=(section,))
    _assert_round_trip(made)
    assert _kinds(frozen.loads(frozen.dumps(made))) == _kinds(made)


@cache
def _walk_in() -> Dossier:
    return _judged(sample("walk-in"))


def test_enumerations_come_back_as_such() -> None:
    """A verdict, an evidence level, a tone and a place come back as themselves, not as their keys."""
    again = frozen.loads(frozen.dumps(_walk_in()))
    assert isinstance(again.verdict, Verdict)
    assert isinstance(again.best_evidence, Evidence)
    assert all(isinstance(section.place, model.Place) for section in again.sections)
    flags = [flag for section in again.sections for block in section.blocks if isinstance(block, model.Flags) for flag in block.items]
    assert flags
    assert all(isinstance(flag.tone, Tone) for flag in flags)


def test_every_enumeration_of_the_model_is_known() -> None:
    """An enumeration added to a part of the dossier is read back as one, or this fails."""
    for kind in vars(model).values():
        if isinstance(kind, type) and is_dataclass(kind):
            named = {
                field.name
                for field in fields(kind)
                if any(name in str(field.type) for name in ("Evidence", "Tone", "Verdict", "Align", "Place"))
            }
            assert set(frozen._enum_fields(kind.__name__)) == named  # noqa: SLF001 - the table that the reading stands on


def test_a_field_added_later_takes_its_default() -> None:
    """A dossier frozen before a field with a default existed still reads, and one with a field since dropped too."""
    text = json.loads(frozen.dumps(_walk_in()))
    del text["sections"][0]["aside"]
    text["sections"][0]["dropped"] = "old"
    again = frozen.loads(json.dumps(text))
    assert again == replace(_walk_in(), sections=(replace(_walk_in().sections[0], aside=""), *_walk_in().sections[1:]))


@pytest.mark.parametrize("text", ["[]", '"x"', "null", "3"])
def test_not_a_dossier(text: str) -> None:
    """Text that holds something else is refused."""
    with pytest.raises(TypeError, match="does not hold a dossier"):
        frozen.loads(text)
