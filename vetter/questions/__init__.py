"""The catalogue: every question once, in the order of the interview, gathered from the modules beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vetter.questions import audience, business, pitch, plan, reputation, results, start, trust, watch
from vetter.questions.model import Axis, Question, Section

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["BY_KEY", "CATALOGUE", "MUST_ASK", "QUESTIONS", "Axis", "Part", "Question", "Section", "rated"]


@dataclass(frozen=True, eq=False)
class Part:
    """A section with its questions."""

    section: Section
    questions: tuple[Question[Any], ...]


def _part(module: ModuleType) -> Part:
    questions = tuple(value for value in vars(module).values() if isinstance(value, Question))
    return Part(module.SECTION, questions)


CATALOGUE = tuple(_part(module) for module in (start, pitch, results, audience, trust, plan, reputation, business, watch))
QUESTIONS: tuple[Question[Any], ...] = tuple(question for part in CATALOGUE for question in part.questions)
BY_KEY = {question.key: question for question in QUESTIONS}
MUST_ASK = tuple(question for question in QUESTIONS if question.must)


def rated(axis: Axis) -> tuple[Question[tuple[int | None, ...]], ...]:
    """Return the rated questions of one axis, in order."""
    return tuple(question for question in QUESTIONS if question.axis is axis and question.rated)
