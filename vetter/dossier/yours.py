"""Money for the owner: break-even against what is proven, a month's profit, a trial with its lines, and pay by results."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from vetter.assessment.words import count
from vetter.dossier.model import Block, Facts, Line, Lines, Place, Section
from vetter.dossier.sheet import pays
from vetter.tongue import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.assessment.prospect import Prospect, Trial
    from vetter.domain.quantities import VisitorRate
    from vetter.dossier.sheet import Sheet


def yours(sheet: Sheet) -> Section | None:
    """Return what hiring would mean in money, or None while no number of the owner's is known."""
    found = sheet.prospect
    if found is None:
        return None
    lines = tuple(_lines(found, sheet))
    blocks: list[Block] = [Lines(lines)]
    if facts := tuple(_facts(found, sheet)):
        blocks.append(Facts(facts))
    if found.missing:
        blocks.append(Lines(tuple(Line(quiet=tr("Still to fill in: {missing}", missing=missing)) for missing in found.missing)))
    short = tuple(_in_short(found, sheet))
    brief = Section("yours", tr("Money for you"), (Lines(short) if short else blocks[-1],), place=Place.SIDE)
    return Section("yours", tr("Money for you"), tuple(blocks), points=("break_even", "profit", "trial"), brief=brief)


def _in_short(found: Prospect, sheet: Sheet) -> Iterator[Line]:
    """Yield break-even and what was proven against it, as the first page of the report says it."""
    if found.break_even_customers is not None:
        yield Line(strong=_needed(found.break_even_customers, sheet), text=tr("must come before anything is earned."))
    if found.break_even_rate is not None:
        yield Line(
            text=tr(
                "Needed: {needed}. {whose}: {rate_low}.",
                needed=sheet.rate(found.break_even_rate),
                whose=_whose(found),
                rate_low=sheet.share(found.rate_low.value),
            )
        )


def _needed(customers: float, sheet: Sheet) -> str:
    needed = math.ceil(customers - 1e-9)
    return trn("{written} more customer a month", "{written} more customers a month", needed, written=count(needed, sheet.region))


def _whose(found: Prospect) -> str:
    return tr("Proven at the low end") if found.own_rate else tr("Nothing was shown for visitors; comparable accounts at the low end")


def _lines(found: Prospect, sheet: Sheet) -> Iterator[Line]:
    if found.break_even_customers is not None:
        yield Line(
            strong=_needed(found.break_even_customers, sheet),
            text=tr(
                "must come before anything is earned: {cost} a month, at {gain_per_sale} that each sale leaves and would not "
                "have come anyway.",
                cost=_money(found.cost, sheet),
                gain_per_sale=_money(found.gain_per_sale or 0, sheet),
            ),
        )
    if found.break_even_rate is not None:
        yield Line(text=_against_proven(found.break_even_rate, found, sheet))
    if found.profit is not None:
        low, middle, high = (_money(each, sheet) for each in (found.profit.low, found.profit.middle, found.profit.high))
        yield Line(
            text=tr(
                "A month would leave {middle}; in 1 case of 10 less than {low}, in 1 of 10 more than {high}.",
                middle=middle,
                low=low,
                high=high,
            )
        )
        yield Line(text=tr("It {pays}.", pays=pays(found.profit.pays)))
    if found.visits_needed is not None and found.profit is not None and found.profit.middle < 0:
        needed = math.ceil(found.visits_needed / 10) * 10
        yield Line(
            text=tr(
                "At this rate about {needed} visitors a month would pay: that is the number to change.", needed=count(needed, sheet.region)
            )
        )
    if sheet.assessment.audience is not None:
        buyers = sheet.assessment.audience.buyers
        yield Line(
            text=trn(
                "The followers told stand for about {middle} buyer a month by usual ratios.",
                "The followers told stand for about {middle} buyers a month by usual ratios.",
                1 if (middle := count(buyers.middle, sheet.region)) == "1" else 2,
                middle=middle,
            )
        )


def _against_proven(needed: VisitorRate, found: Prospect, sheet: Sheet) -> str:
    verdict = tr("enough even then") if found.rate_low >= needed else tr("not enough")
    chance = round(10 * (found.beats_break_even or 0.0))
    return tr(
        "That is {needed}. {whose}: {rate_low}, which is {verdict}. The usual rate reaches it in about {chance} of 10 cases.",
        needed=sheet.rate(needed),
        whose=_whose(found),
        rate_low=sheet.share(found.rate_low.value),
        verdict=verdict,
        chance=chance,
    )


def _facts(found: Prospect, sheet: Sheet) -> Iterator[tuple[str, str]]:
    if found.payback_months is not None:
        yield (
            tr("The set-up is earned back"),
            trn("in about {number} month in the middle case", "in about {number} months in the middle case", round(found.payback_months)),
        )
    if found.trial is not None:
        yield from trial_facts(found.trial, sheet)
    if found.terms is not None:
        terms = found.terms
        yield (
            tr("Pay by results"),
            (
                tr(
                    "{base_fee} a month and {bonus} for each tracked sale that is not paid back, at most {most} in all. Somebody who "
                    "believes the promised rate loses nothing by accepting. Logins and data stay yours.",
                    base_fee=_money(terms.base_fee, sheet),
                    bonus=_money(terms.bonus, sheet),
                    most=_money(terms.most, sheet),
                )
            ),
        )


def trial_facts(trial: Trial, sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield how long a trial runs, when it has passed, and its stop lines; or that the traffic is too small for one."""
    fixed, lines = trial.fixed, trial.sequential
    people, sales = sheet.count(fixed.people), sheet.count(fixed.sales)
    promised, worth = sheet.rate(trial.good), sheet.share(trial.poor.value)
    if trial.too_small:
        yield (
            tr("A trial"),
            (
                tr(
                    "Your traffic is too small to tell {promised} from {worth} in {most_days} days: that takes {people} visitors. "
                    "Judge by enquiries instead.",
                    promised=promised,
                    worth=worth,
                    most_days=sheet.settings.prospects.most_days,
                    people=people,
                )
            ),
        )
        return
    yield (
        tr("A trial"),
        (
            tr(
                "{people} visitors, about {days} days. It passes with {sales} sales: {worth} would reach that in 1 case of 10, "
                "the promised {promised} in 8 of 10.",
                people=people,
                days=trial.days,
                sales=sales,
                worth=worth,
                promised=promised,
            )
        ),
    )
    half = fixed.people // 2
    fails = lines.fails_at(half)
    stop = tr("stop with {fails} or fewer", fails=fails) if fails >= 0 else tr("it is too early to stop")
    yield (
        tr("Stop lines"),
        (
            tr(
                "After {half} visitors it has passed with {passes_at} sales; {stop}. At the latest after {people}: passed with {sales}.",
                half=sheet.count(half),
                passes_at=lines.passes_at(half),
                stop=stop,
                people=sheet.count(lines.people),
                sales=lines.sales,
            )
        ),
    )


def _money(amount: float, sheet: Sheet) -> str:
    return sheet.money(sheet.rounded(amount))
