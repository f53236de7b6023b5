"""What every part of a dossier is written from: the case, its assessment and the settings, and the words for counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from vetter.assessment.advice import advise, rests_on
from vetter.assessment.prospect import prospect
from vetter.assessment.words import count, money, share, shares
from vetter.domain.case import AnswerState
from vetter.domain.quantities import Base
from vetter.tongue import tr

if TYPE_CHECKING:
    from datetime import date

    from vetter.assessment import Assessment
    from vetter.assessment.advice import Advice, Support
    from vetter.assessment.prospect import Prospect
    from vetter.domain.benchmark import BenchmarkTable
    from vetter.domain.case import Case
    from vetter.domain.quantities import Rate
    from vetter.domain.region import Region
    from vetter.dossier.model import Section
    from vetter.questions.model import Question
    from vetter.settings import Settings

B = TypeVar("B", bound=Base)
ROUND_FROM = 20
_WITHHELD = {AnswerState.NONE: tr("none"), AnswerState.DODGED: tr("dodged"), AnswerState.DECLINED: tr("declined")}


@dataclass(frozen=True)
class Sheet:
    """The case, what was made of it, and how numbers are written."""

    case: Case
    assessment: Assessment
    benchmarks: BenchmarkTable
    settings: Settings
    judged_on: date

    @cached_property
    def advice(self) -> Advice | None:
        """The cheapest checks that would lift the verdict."""
        return advise(self.case, self.benchmarks, self.settings, self.assessment)

    @cached_property
    def supports(self) -> tuple[Support, ...]:
        """The claims without which the verdict would be another."""
        return rests_on(self.case, self.benchmarks, self.settings, self.assessment)

    @cached_property
    def prospect(self) -> Prospect | None:
        """What hiring would mean in money for the owner."""
        return prospect(self.case, self.benchmarks, self.settings, self.assessment)

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

    def rounded(self, amount: float) -> Decimal:
        """Round an amount that was worked out: whole from twenty up, to the penny below."""
        return Decimal(round(amount)) if abs(amount) >= ROUND_FROM else Decimal(str(round(amount, 2)))

    def share(self, value: float) -> str:
        """Write a share as a percentage."""
        return share(value, self.region)

    def rate(self, rate: Rate[B]) -> str:
        """Write a rate with what it is of: "4.2 % of list members"."""
        return f"{share(rate.value, self.region)} {rate.base.of_them or tr('of people')}"

    def shares(self, low: float, high: float) -> str:
        """Write a range of shares."""
        return shares(low, high, self.region)

    def told(self, question: Question[Any]) -> str:
        """Return an answer as text: its value, "none", "dodged", "declined" or "not asked"."""
        return told(question, self.case, self.region)


def told(question: Question[Any], case: Case, region: Region) -> str:
    """Return an answer as text: its value, "none", "dodged", "declined" or "not asked"."""
    answer = case.answer(question)
    if answer is None:
        return tr("not asked")
    if answer.state is AnswerState.ANSWERED:
        return tr("no words noted") if answer.value is None else question.kind.show(answer.value, region)
    return _WITHHELD[answer.state]


def whole_brief(section: Section) -> Section:
    """Return a section that stands on the first page of the report in full."""
    return replace(section, brief=section)


def capital(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def pays(chance: float) -> str:
    """Return how often work like this pays for itself, in words."""
    tenths = round(chance * 10)
    if tenths <= 0:
        return tr("hardly ever pays for itself")
    return tr("nearly always pays for itself") if tenths >= 10 else tr("pays for itself in about {tenths} of 10 cases", tenths=tenths)
