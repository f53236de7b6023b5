"""What the owner's own numbers tell before anybody is interviewed, what each missing one would unlock, and how the owner leans."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING

from vetter.assessment.prospect import left_of_a_sale, unlocks
from vetter.assessment.spread import prior_for
from vetter.assessment.words import about, count, money, share, shares
from vetter.domain.business import Business
from vetter.domain.claims import Action
from vetter.domain.quantities import Base
from vetter.dossier.leaning import owner_leaning
from vetter.dossier.model import Line, Lines, Section
from vetter.questions.business import BUSINESS
from vetter.questions.start import SWAY, TRADE
from vetter.tongue import tr, trn

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
        *([Section("told", tr("What your numbers tell already"), (Lines(told),))] if told else []),
        *([Section("missing", tr("What the blank ones would tell you"), (Lines(missing),))] if missing else []),
        *([Section("leaning", tr("Which way you lean"), (Lines(leans),))] if leans else []),
    )


def _told(business: Business, case: Case, benchmarks: BenchmarkTable, settings: Settings) -> Iterator[Line]:
    region, gain = settings.region, left_of_a_sale(business, settings)
    if gain is not None:
        yield Line(
            strong=tr("{gain} is what one more sale leaves you.", gain=_money(gain, settings)),
            text=tr(
                "{order_value} a sale, {margin} of it left after goods, and {incremental_share} of such sales would not have come anyway.",
                order_value=money(business.order_value or Decimal(0), region),
                margin=share(float(business.margin or 0) / 100, region),
                incremental_share=share(settings.assumptions.incremental_share, region),
            ),
        )
        needed = math.ceil(float(HUNDRED) / gain - 1e-9)
        words = trn(
            "So each {hundred} a month that you pay must bring {number} more customer a month.",
            "So each {hundred} a month that you pay must bring {number} more customers a month.",
            needed,
            hundred=money(HUNDRED, region),
            number=count(needed, region),
        )
        yield Line(text=words)
        if business.capacity:
            most = _money(gain * business.capacity, settings)
            yield Line(
                text=tr(
                    "With room for {capacity} new customers a month, no fee above {most} a month can pay for itself.",
                    capacity=count(business.capacity, region),
                    most=most,
                )
            )
    prior = prior_for(benchmarks, Base.VISITORS, Action.SALE, None, case[TRADE])
    if business.visits and prior is not None:
        low, high = prior.beta.ppf(0.25), prior.beta.ppf(0.75)
        yield Line(
            text=tr(
                "Of the visitors of comparable shops {low} buy in the middle half, {median} at the median. Of your {visits} a "
                "month that is about {buyers}.",
                low=shares(low, high, region),
                median=share(prior.median, region),
                visits=count(business.visits, region),
                buyers=about(business.visits * prior.median, region),
            )
        )
    if business.own_hours and business.hour_value:
        worth = _money(float(business.own_hours * business.hour_value), settings)
        yield Line(text=tr("Your own hours on this are worth {worth} a month. They count as a cost.", worth=worth))


def _money(amount: float, settings: Settings) -> str:
    rounded = Decimal(round(amount)) if amount >= ROUND_FROM else Decimal(str(round(amount, 2)))
    return money(rounded, settings.region)
