"""How far two listeners who marked apart agree (METHOD 4.3): shown, never a condition of anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vetter.assessment.subscore import RANGE
from vetter.questions import QUESTIONS
from vetter.statistics import krippendorff, krippendorff_range

if TYPE_CHECKING:
    from vetter.domain.case import Case
    from vetter.questions import Question

FAR = 2
"""Marks this far apart are worth a second listen."""


@dataclass(frozen=True)
class Agreement:
    """Questions both marked, on how many they agree to within one mark, those far apart, and Krippendorff's alpha.

    `alpha` and its range are None where there are too few marks to tell.
    """

    both: int
    near: int
    far: tuple[Question[Any], ...]
    alpha: float | None
    around: tuple[float, float] | None


def agreement(case: Case) -> Agreement | None:
    """Return how far the marks of two listeners agree, or None while no question has two."""
    marked = [(question, marks) for question in QUESTIONS if question.rated and len(marks := _marks(case, question)) > 1]
    if not marked:
        return None
    far = tuple(question for question, marks in marked if max(marks) - min(marks) >= FAR)
    units = [marks for _question, marks in marked]
    return Agreement(len(marked), len(marked) - len(far), far, krippendorff(units), krippendorff_range(units, RANGE))


def _marks(case: Case, question: Question[Any]) -> tuple[float, ...]:
    return tuple(float(mark) for mark in case[question] or () if mark is not None)
