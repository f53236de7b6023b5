"""The whole catalogue, walked: every question is complete, and so is the set of them."""

from __future__ import annotations

import re
import types
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_type_hints

import pytest

from vetter.kinds import Choice, Count, Day, Figure, Kind, Table, Text, Ticks, YesNo
from vetter.questions import BY_KEY, CATALOGUE, MUST_ASK, QUESTIONS, Axis, Kit, Question, rated

if TYPE_CHECKING:
    from vetter.domain.labelled import Labelled

MUST_LIST = "C01 C02 C07 C10 C11 C12 C17 C20 C22 C37 C40 C50 C51 C52 C53 C58 C59 C82 C84"
"""The questions a first interview should not leave out; C49 is worked out by the program."""

each_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
TABLES = {question.key: question.kind for question in QUESTIONS if isinstance(question.kind, Table)}
each_table = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)


def test_keys_are_unique_and_plain() -> None:
    """A key is stored for ever: no two questions share one, and each is fit for a file and a column."""
    assert len(BY_KEY) == len(QUESTIONS)
    assert all(key.isascii() and key.isidentifier() for key in BY_KEY)


def test_sections_are_complete() -> None:
    """Every section has a key of its own, a title, a word of introduction, and questions."""
    sections = [part.section for part in CATALOGUE]
    assert len({section.key for section in sections}) == len(sections)
    assert all(section.title and section.intro for section in sections)
    assert all(part.questions for part in CATALOGUE)


@each_question
def test_a_question_is_complete(question: Question[Any]) -> None:
    """Every question has its wording, a short name, and says why it is asked."""
    assert question.ask
    assert question.short
    assert question.why
    assert question.why.endswith((".", "?"))


@each_question
def test_read_aloud_questions_stand_in_quotation_marks(question: Question[Any]) -> None:
    """What the owner reads aloud is in quotation marks; headings for the owner are not."""
    assert question.ask.startswith("“") == question.aloud
    assert not question.probe or question.probe.startswith("“")


@each_question
def test_marks_have_three_anchors(question: Question[Any]) -> None:
    """A rated question says what earns 1, 3 and 5; no other question has anchors."""
    anchors = [bool(anchor) for anchor in (question.weak, question.middling, question.strong)]
    assert anchors in ([True] * 3, [False] * 3)
    assert question.rated == anchors[0]


def test_the_method_s_fourteen_rated_questions_come_first() -> None:
    """Four each on audience, trust and plan, two on reputation, as the method has them; the others follow."""
    usual = {axis: [question.key for question in rated(axis) if question.smallest is not Kit.FULL] for axis in Axis if rated(axis)}
    assert all([question.key for question in rated(axis)][: len(keys)] == keys for axis, keys in usual.items())
    assert usual == {
        Axis.AUDIENCE: ["A1", "A2", "A3", "A4"],
        Axis.TRUST: ["T1", "T2", "T3", "T4"],
        Axis.PLAN: ["P1", "P2", "P3", "P4"],
        Axis.REPUTATION: ["K1", "K2"],
    }


def test_the_first_interview_is_covered() -> None:
    """Together, the questions marked for a first interview cover its whole list."""
    covered = {criterion for question in MUST_ASK for criterion in question.criteria}
    assert sorted(set(MUST_LIST.split()) - covered) == []


def test_the_first_interview_stays_short() -> None:
    """A first interview of more than twenty questions is not held."""
    assert len(MUST_ASK) <= 20


@each_table
def test_columns_fill_the_row(table: Table[Any]) -> None:
    """Every column names a field of its row, every field has one column, and every field may stay blank."""
    names = [column.name for column in table.columns]
    assert sorted(names) == sorted(field.name for field in fields(table.row))
    assert all(column.label and column.width > 0 and column.line > 0 for column in table.columns)
    assert table.empty(table.row())


def _type_of(kind: Kind[Any]) -> type:
    plain = {Text: str, Count: int, Day: date, YesNo: bool}
    if isinstance(kind, Choice):
        return kind.options
    return Decimal if isinstance(kind, Figure) else plain[type(kind)]


@each_table
def test_a_column_is_filled_with_what_the_field_holds(table: Table[Any]) -> None:
    """The kind of a column makes values of the type its field declares."""
    hints = get_type_hints(table.row)
    for column in table.columns:
        held = hints[column.name]
        assert isinstance(held, types.UnionType)
        assert set(held.__args__) == {_type_of(column.kind), types.NoneType}


@each_table
def test_checks_look_at_columns(table: Table[Any]) -> None:
    """A row with two dates is checked for their order."""
    names = {column.name for column in table.columns}
    if {"start", "end"} <= names:
        slip = table.check(table.row(start=date(2026, 2, 1), end=date(2026, 1, 1)))
        assert slip is not None
        assert slip.where in names


def _lists() -> set[type[Labelled]]:
    kinds = [question.kind for question in QUESTIONS]
    kinds += [column.kind for table in TABLES.values() for column in table.columns]
    return {kind.options for kind in kinds if isinstance(kind, Choice | Ticks)}


@pytest.mark.parametrize("options", sorted(_lists(), key=str))
def test_lists_can_be_told_apart(options: type[Labelled]) -> None:
    """No two entries of a list read the same, and each has words."""
    labels = [option.label.casefold() for option in options if option.label]
    assert len(set(labels)) == len(labels)
    assert len(labels) >= len(options) - 1


CRITERIA = {f"C{number:02}" for number in range(1, 95)}


def test_every_criterion_has_its_question() -> None:
    """All 94 criteria are asked about or observed, and no question names one that there is not."""
    assert {criterion for question in QUESTIONS for criterion in question.criteria} == CRITERIA


@each_question
def test_a_question_read_aloud_can_be_followed_up(question: Question[Any]) -> None:
    """Where a first answer may stop short there is a probe, but for what is done on the spot; while they begin, nobody prompts."""
    if question.aloud and not question.live and question.key != "said":
        assert question.probe


def _spoken(question: Question[Any]) -> list[str]:
    anchors = (question.weak, question.middling, question.strong)
    return [text for text in (question.ask, question.short, question.why, question.probe, *anchors) if text]


JARGON = ("funnel", "kpi", "roi", "cta", "engagement rate", "organic", "niche", "leverage", "synergy", "content strategy", "a/b")
"""Words an owner would have to ask back about."""


@each_question
def test_the_wording_speaks_plainly_of_nobody_in_particular(question: Question[Any]) -> None:
    """No he or she, no name for a person but as a word quoted, no jargon, no straight quotation marks."""
    for text in _spoken(question):
        words = set(re.findall(r"[a-z/]+", text.casefold()))
        assert not words & {"he", "she", "his", "hers", "him", "himself", "herself"}, text
        assert not words & {"guru", "ninja", "rockstar", "wizard"} or question.key == "bio", text
        assert not any(re.search(rf"\b{re.escape(word)}\b", text.casefold()) for word in JARGON), text
        assert '"' not in text
        assert "  " not in text
        assert text == text.strip()


@each_question
def test_the_wording_ends_as_it_should(question: Question[Any]) -> None:
    """A question read aloud and a probe end within their quotation marks, a reason with a full stop, an anchor with neither."""
    if question.ask.endswith("”"):
        assert question.ask[-2] in "?.…’"
    if question.probe:
        assert question.probe[-2:] in {"?”", ".”"}
    assert not question.short.endswith((".", "?"))
    for anchor in (question.weak, question.middling, question.strong):
        assert not anchor.endswith((".", "?"))


def test_no_two_questions_read_alike() -> None:
    """Neither by wording nor by the name they have in lists."""
    for texts in ([question.ask for question in QUESTIONS], [question.short for question in QUESTIONS]):
        assert len({text.casefold() for text in texts}) == len(texts)


def test_short_names_stay_short() -> None:
    """A name in a list takes a line at most."""
    assert max(len(question.short) for question in QUESTIONS) <= 40


def test_nothing_forbidden_is_asked() -> None:
    """Passwords, age, health, origin, religion and family are never asked."""
    asked = " ".join(f"{question.ask} {question.short} {question.probe}" for question in QUESTIONS).casefold()
    for word in (
        "password",
        "how old",
        "your age",
        "birth",
        "religio",
        "pregnan",
        "married",
        "children",
        "nationality",
    ):
        assert word not in asked
