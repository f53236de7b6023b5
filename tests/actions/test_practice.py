"""Practice: somebody invented is heard, nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter import actions
from vetter.domain.region import DEFAULT_REGION
from vetter.dossier.spoken import spoken
from vetter.exchange import samples
from vetter.questions import BY_KEY, QUESTIONS
from vetter.questions.start import HELD_ON, NAME

if TYPE_CHECKING:
    from pathlib import Path


def test_practice_begins_empty_and_knows_what_is_said(tmp_path: Path) -> None:
    """A sample's case without its answers, dated today."""
    with actions.open_desk(tmp_path) as desk:
        practice = actions.practice(desk)
        assert practice.case.sample
        assert set(practice.case.answers) == {HELD_ON.key}
        assert practice.case[HELD_ON] == actions.today()
        assert practice.name == "Dale Mercer"
        assert practice.spoken["conversions"] == "“People see it and they come. You can't put a number on a brand.”"
        assert actions.practice(desk).case.id != practice.case.id


def test_every_answer_but_the_day_is_heard() -> None:
    """What stands in a sample can be typed from what is told."""
    for name in samples.sample_names():
        case = samples.sample(name)
        told = spoken(case, DEFAULT_REGION)
        expected = {question.key for question in QUESTIONS if question is not HELD_ON and case.answer(question) is not None}
        silent = {key for key in expected - set(told) if not BY_KEY[key].rated}
        assert not silent, (name, silent)
        assert told[NAME.key] == case[NAME]


def test_marks_are_not_told() -> None:
    """They are the owner's to give."""
    case = samples.sample("walk-in")
    assert spoken(case, DEFAULT_REGION)["A1"] == "“Anybody who likes food, so more or less everybody.”"


def test_rows_are_told_with_their_fields() -> None:
    """Each filled field with its label, so that it can be typed."""
    said = spoken(samples.sample("walk-in"), DEFAULT_REGION)["said"]
    assert "I have a hundred thousand followers." in said
    assert "100,000" in said


def test_every_licence_has_a_text() -> None:
    """Of the program, its fonts, and each library it needs."""
    found = tuple(actions.licences())
    assert found[0].name == "vetter"
    assert {"Fonts", "reportlab", "sqlite-utils", "shiboken6", "RapidFuzz"} <= {each.name for each in found}
    assert "pytest" not in {each.name for each in found}
    assert all(each.text for each in found)
