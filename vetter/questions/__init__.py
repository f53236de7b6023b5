"""The catalogue: every question once, in the order of the interview, gathered from the modules beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from vetter.questions import audience, business, manner, pitch, plan, proof, reputation, results, start, trust, watch
from vetter.questions.model import Axis, Kit, Question, Section

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["BY_KEY", "CATALOGUE", "MUST_ASK", "QUESTIONS", "YOURS", "Axis", "Kit", "Part", "Question", "Section", "rated"]


@dataclass(frozen=True, eq=False)
class Part:
    """A section with its questions."""

    section: Section
    questions: tuple[Question[Any], ...]


def _part(first: ModuleType, *more: ModuleType) -> Part:
    """Return the section of the first module with the questions of all of them."""
    questions = tuple(value for module in (first, *more) for value in vars(module).values() if isinstance(value, Question))
    return Part(first.SECTION, questions)


CATALOGUE = (
    _part(start),
    _part(pitch),
    _part(results, proof),
    _part(audience),
    _part(trust, manner),
    _part(plan),
    _part(reputation),
    _part(business),
    _part(watch),
)
QUESTIONS: tuple[Question[Any], ...] = tuple(question for part in CATALOGUE for question in part.questions)
BY_KEY = {question.key: question for question in QUESTIONS}
MUST_ASK = tuple(question for question in QUESTIONS if question.must)
YOURS = tuple(question for question in QUESTIONS if question.yours)
"""What is asked of the owner's business, whoever is interviewed."""


@cache
def rated(axis: Axis) -> tuple[Question[tuple[int | None, ...]], ...]:
    """Return the rated questions of one axis, in order."""
    return tuple(question for question in QUESTIONS if question.axis is axis and question.rated)
