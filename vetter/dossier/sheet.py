"""What every part of a dossier is written from: the case, its assessment and the settings, and the words for counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vetter.assessment.words import count, money, plural, share, shares, spelled
from vetter.domain.case import AnswerState

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from vetter.assessment import Assessment
    from vetter.domain.benchmark import BenchmarkTable
    from vetter.domain.case import Case
    from vetter.domain.region import Region
    from vetter.questions.model import Question
    from vetter.settings import Settings

_WITHHELD = {AnswerState.NONE: "none", AnswerState.DODGED: "dodged", AnswerState.DECLINED: "declined"}


@dataclass(frozen=True)
class Sheet:
    """The case, what was made of it, and how numbers are written."""

    case: Case
    assessment: Assessment
    benchmarks: BenchmarkTable
    settings: Settings
    judged_on: date

    @property
    def region(self) -> Region:
        """How numbers are written."""
        return self.settings.region

    def count(self, number: float | Decimal) -> str:
        """Write a whole number."""
        return count(number, self.region)

    def money(self, amount: Decimal) -> str:
        """Write an amount."""
        return money(amount, self.region)

    def share(self, value: float) -> str:
        """Write a share as a percentage."""
        return share(value, self.region)

    def shares(self, low: float, high: float) -> str:
        """Write a range of shares."""
        return shares(low, high, self.region)

    def told(self, question: Question[Any]) -> str:
        """Return an answer as text: its value, "none", "dodged", "declined" or "not asked"."""
        answer = self.case.answer(question)
        if answer is None:
            return "not asked"
        if answer.state is AnswerState.ANSWERED:
            return "no words noted" if answer.value is None else question.kind.show(answer.value, self.region)
        return _WITHHELD[answer.state]


def capital(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def number_of(number: int, one: str, many: str = "") -> str:
    """Return a spelled number with its noun: "two clients"."""
    return f"{spelled(number)} {plural(number, one, many)}"


def pays(chance: float) -> str:
    """Return how often work like this pays for itself, in words."""
    tenths = round(chance * 10)
    if tenths <= 0:
        return "hardly ever pays for itself"
    return "nearly always pays for itself" if tenths >= 10 else f"pays for itself in about {tenths} of 10 cases"
