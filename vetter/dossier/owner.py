"""What the owner's own numbers tell before anybody is interviewed, what each missing one would unlock, and how the owner leans."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING

from vetter.assessment.prospect import left_of_a_sale, unlocks
from vetter.assessment.spread import prior_for
from vetter.assessment.words import about, count, money, plural, share, shares
from vetter.domain.business import Business
from vetter.domain.claims import Action
from vetter.domain.quantities import Base
from vetter.dossier.leaning import owner_leaning
from vetter.dossier.model import Line, Lines, Section
from vetter.questions.business import BUSINESS
from vetter.questions.start import SWAY, TRADE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.domain.benchmark import BenchmarkTable
    from vetter.domain.case import Case
    from vetter.settings import Settings

HUNDRED = Decimal(100)
ROUND_FROM = 20


def owner(case: Case, benchmarks: BenchmarkTable, settings: Settings) -> tuple[Section, ...]:
    """Return what the owner's answers come to; a part without any answer is left out."""
    business = next(iter(case[BUSINESS] or ()), Business())
    told = tuple(_told(business, case, benchmarks, settings))
    missing = tuple(Line(text=each) for each in unlocks(business))
    leans = owner_leaning(case[SWAY])
    return (
        *([Section("told", "What your numbers tell already", (Lines(told),))] if told else []),
        *([Section("missing", "What the others would unlock", (Lines(missing),))] if missing else []),
        *([Section("leaning", "Which way you lean", (Lines(leans),))] if leans else []),
    )


def _told(business: Business, case: Case, benchmarks: BenchmarkTable, settings: Settings) -> Iterator[Line]:
    region, gain = settings.region, left_of_a_sale(business, settings)
    if gain is not None:
        yield Line(
            strong=f"{_money(gain, settings)} is what one more sale leaves you.",
            text=f"{money(business.order_value or Decimal(0), region)} a sale, {share(float(business.margin or 0) / 100, region)} of it "
            f"left after goods, and {share(settings.assumptions.incremental_share, region)} of such sales would not have come anyway.",
        )
        needed = math.ceil(float(HUNDRED) / gain - 1e-9)
        customers = plural(needed, "more customer", "more customers")
        yield Line(text=f"So each {money(HUNDRED, region)} a month that you pay must bring {count(needed, region)} {customers} a month.")
        if business.capacity:
            most = _money(gain * business.capacity, settings)
            yield Line(
                text=f"With room for {count(business.capacity, region)} new customers a month, no fee above {most} a month can "
                "pay for itself."
            )
    prior = prior_for(benchmarks, Base.VISITORS, Action.SALE, None, case[TRADE])
    if business.visits and prior is not None:
        low, high = prior.beta.ppf(0.25), prior.beta.ppf(0.75)
        yield Line(
            text=f"Of the visitors of comparable shops {shares(low, high, region)} buy in the middle half, "
            f"{share(prior.median, region)} at the median. Of your {count(business.visits, region)} a month that is about "
            f"{about(business.visits * prior.median, region)}."
        )
    if business.own_hours and business.hour_value:
        worth = _money(float(business.own_hours * business.hour_value), settings)
        yield Line(text=f"Your own hours on this are worth {worth} a month. They count as a cost.")


def _money(amount: float, settings: Settings) -> str:
    rounded = Decimal(round(amount)) if amount >= ROUND_FROM else Decimal(str(round(amount, 2)))
    return money(rounded, settings.region)
