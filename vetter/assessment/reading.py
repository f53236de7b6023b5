"""The case as rules read it: claim rows with their paths, numbers by platform, answers at hand."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from vetter.assessment.trust import shown, trust
from vetter.domain.claims import ClientMoney, Conversion
from vetter.questions.results import CONVERSIONS, MONEY, NUMBERS, OFFERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.assessment.chain import Reconciled
    from vetter.domain.benchmark import BenchmarkTable
    from vetter.domain.case import Case
    from vetter.domain.claims import Number, OtherNumber
    from vetter.settings import Settings


@dataclass(frozen=True)
class Reading:
    """One case under one set of settings and benchmarks; every derived view is a pure function of the three."""

    case: Case
    settings: Settings
    benchmarks: BenchmarkTable
    reconciled: tuple[Reconciled, ...] = ()
    """The other numbers beside what they say of each other, worked out once for all who ask."""

    @cached_property
    def conversions(self) -> tuple[tuple[str, Conversion], ...]:
        """Conversion rows of both questions, each with its path."""
        return tuple(
            (f"{question.key}.{index}", row)
            for question in (CONVERSIONS, OFFERS)
            for index, row in enumerate(self.case[question] or ())
            if row != Conversion()
        )

    @cached_property
    def once(self) -> tuple[tuple[str, Conversion], ...]:
        """Conversion rows without those that tell a result again; what was shown best stands for it, then what says most."""

        def rank(told: tuple[str, Conversion]) -> tuple[float, int, str]:
            blanks = sum(value is None for value in astuple(told[1]))
            return -trust(told[1].evidence, self.settings.assumptions), blanks, str(told[1])

        kept: dict[str, Conversion] = {}
        for path, row in sorted(self.conversions, key=rank):
            if not any(row.same_campaign(other) for other in kept.values()):
                kept[path] = row
        return tuple((path, row) for path, row in self.conversions if path in kept)

    @cached_property
    def money(self) -> tuple[tuple[str, ClientMoney], ...]:
        """Rows of money for earlier clients, each with its path."""
        return tuple((f"{MONEY.key}.{index}", row) for index, row in enumerate(self.case[MONEY] or ()) if row != ClientMoney())

    @cached_property
    def numbers(self) -> tuple[tuple[str, OtherNumber], ...]:
        """Other numbers claimed that have both a value and a name, each with its path."""
        return tuple(
            (f"{NUMBERS.key}.{index}", row)
            for index, row in enumerate(self.case[NUMBERS] or ())
            if row.what is not None and row.number is not None
        )

    @cached_property
    def by_kind(self) -> dict[Number, list[tuple[str, OtherNumber]]]:
        """The other numbers by what they count."""
        found: dict[Number, list[tuple[str, OtherNumber]]] = {}
        for path, row in self.numbers:
            if row.what is not None:
                found.setdefault(row.what, []).append((path, row))
        return found

    def pairs(self, first: Number, second: Number) -> Iterator[tuple[str, OtherNumber, str, OtherNumber]]:
        """Yield rows of two kinds that can be held against each other: same platform, same length of time."""
        for path, row in self.by_kind.get(first, ()):
            for other_path, other in self.by_kind.get(second, ()):
                if comparable(row, other):
                    yield path, row, other_path, other


def comparable(row: OtherNumber, other: OtherNumber) -> bool:
    """Return whether two numbers can describe the same thing; what is blank fits everything."""
    if row.platform is not None and other.platform is not None and row.platform is not other.platform:
        return False
    days, other_days = row.period.days, other.period.days
    return days is None or other_days is None or max(days, other_days) <= 1.1 * min(days, other_days)


def verified(row: Conversion | ClientMoney | OtherNumber) -> bool:
    """Return whether a row was seen in analytics or confirmed by a third party."""
    return shown(row.evidence).verified
