"""The samples that ship: complete, in their plainest form, and the same cases as the method's."""

from __future__ import annotations

import json

import jsonschema  # type: ignore[import-untyped]
import pytest

from tests.worked_cases import WORKED_CASES, case_of
from vetter import resources
from vetter.errors import InputError
from vetter.exchange.interview_file import dumps, schema
from vetter.exchange.samples import INTRODUCTIONS, sample, sample_names
from vetter.questions import MUST_ASK, QUESTIONS
from vetter.questions.results import CONVERSIONS, MONEY
from vetter.questions.start import NAME

WORKED = {worked["id"]: worked for worked in WORKED_CASES}
SAME = {"walk-in": "V01", "specialist": "V02", "beginner": "V04"}


def test_every_shipped_sample_is_offered() -> None:
    """The folder and the list name the same samples, and each has a title and a sentence."""
    shipped = set(resources.names("samples"))
    assert shipped == {f"samples/{name}.interview.json" for name in sample_names()}
    assert all(introduction.title and introduction.text for introduction in INTRODUCTIONS)


@pytest.mark.parametrize("name", sample_names())
def test_a_sample_is_complete(name: str) -> None:
    """A sample is marked as one, has a name, and leaves out no question of a first interview."""
    case = sample(name)
    assert case.sample
    assert case[NAME]
    assert [question.key for question in MUST_ASK if not case.asked(question)] == []


@pytest.mark.parametrize("name", sample_names())
def test_a_sample_stands_in_the_form_the_program_writes(name: str) -> None:
    """Read and written again, the file is the same to the byte, and it fits the schema."""
    text = resources.read_text(f"samples/{name}.interview.json")
    assert dumps(sample(name)) == text
    jsonschema.Draft202012Validator(schema()).validate(json.loads(text))


@pytest.mark.parametrize(("name", "worked"), SAME.items())
def test_a_sample_has_the_numbers_of_its_worked_case(name: str, worked: str) -> None:
    """What the score is made of is the same in the sample and in the method's worked case."""
    shipped, reference = sample(name), case_of(WORKED[worked])
    rated = [question for question in QUESTIONS if question.rated]
    assert [shipped[question] for question in rated] == [reference[question] for question in rated]
    assert shipped.answers["conversions"].state is reference.answers["conversions"].state
    results = [
        [(row.count, row.out_of, row.base, row.period.days, row.evidence) for row in case[CONVERSIONS] or ()]
        for case in (shipped, reference)
    ]
    assert results[0] == results[1]
    earned = [
        [(row.revenue, row.cost, row.margin, row.savings, row.period.days, row.evidence) for row in case[MONEY] or ()]
        for case in (shipped, reference)
    ]
    assert earned[0] == earned[1]


def test_an_unknown_sample() -> None:
    """A sample that does not exist is named, with those that do."""
    with pytest.raises(InputError, match="There is no sample “nobody”; there are: walk-in, specialist, beginner"):
        sample("nobody")
