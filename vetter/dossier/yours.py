"""Money for the owner: break-even against what is proven, a month's profit, a trial with its lines, and pay by results."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from vetter.assessment.words import count
from vetter.dossier.model import Block, Facts, Line, Lines, Place, Section
from vetter.dossier.sheet import pays

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
        blocks.append(Lines(tuple(Line(quiet=f"Still to fill in: {missing}") for missing in found.missing)))
    brief = Section("yours", "Money for you", (Lines(lines[:2]) if lines else blocks[-1],), place=Place.SIDE)
    return Section("yours", "Money for you", tuple(blocks), points=("break_even", "profit", "trial"), brief=brief)


def _lines(found: Prospect, sheet: Sheet) -> Iterator[Line]:
    if found.break_even_customers is not None:
        needed = math.ceil(found.break_even_customers - 1e-9)
        yield Line(
            strong=f"{count(needed, sheet.region)} more customers a month",
            text=f"must come before anything is earned: {_money(found.cost, sheet)} a month, at {_money(found.gain_per_sale or 0, sheet)} "
            "that each sale leaves and would not have come anyway.",
        )
    if found.break_even_rate is not None:
        yield Line(text=_against_proven(found.break_even_rate, found, sheet))
    if found.profit is not None:
        low, middle, high = (_money(each, sheet) for each in (found.profit.low, found.profit.middle, found.profit.high))
        yield Line(text=f"A month would leave {middle}; in 1 case of 10 less than {low}, in 1 of 10 more than {high}.")
        yield Line(text=f"It {pays(found.profit.pays)}.")
    if found.visits_needed is not None and found.profit is not None and found.profit.middle < 0:
        needed = math.ceil(found.visits_needed / 10) * 10
        yield Line(text=f"At this rate about {count(needed, sheet.region)} visitors a month would pay: that is the number to change.")
    if sheet.assessment.audience is not None:
        buyers = sheet.assessment.audience.buyers
        yield Line(text=f"The followers told stand for about {count(buyers.middle, sheet.region)} buyers a month by usual ratios.")


def _against_proven(needed: VisitorRate, found: Prospect, sheet: Sheet) -> str:
    whose = "Proven at the low end" if found.own_rate else "Nothing was shown for visitors; comparable accounts at the low end"
    verdict = "enough even then" if found.rate_low >= needed else "not enough"
    chance = round(10 * (found.beats_break_even or 0.0))
    return (
        f"That is {sheet.rate(needed)}. {whose}: {sheet.share(found.rate_low.value)}, which is {verdict}. "
        f"The usual rate reaches it in about {chance} of 10 cases."
    )


def _facts(found: Prospect, sheet: Sheet) -> Iterator[tuple[str, str]]:
    if found.payback_months is not None:
        yield "The set-up is earned back", f"in about {found.payback_months:.0f} months in the middle case"
    if found.trial is not None:
        yield from trial_facts(found.trial, sheet)
    if found.terms is not None:
        terms = found.terms
        yield (
            "Pay by results",
            (
                f"{_money(terms.base_fee, sheet)} a month and {_money(terms.bonus, sheet)} for each tracked sale that is not paid back, "
                f"at most {_money(terms.most, sheet)} in all. Somebody who believes the promised rate loses nothing by accepting. "
                "Logins and data stay yours."
            ),
        )


def trial_facts(trial: Trial, sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield how long a trial runs, when it has passed, and its stop lines; or that the traffic is too small for one."""
    fixed, lines = trial.fixed, trial.sequential
    people, sales = sheet.count(fixed.people), sheet.count(fixed.sales)
    promised, worth = sheet.rate(trial.good), sheet.share(trial.poor.value)
    if trial.too_small:
        yield (
            "A trial",
            (
                f"Your traffic is too small to tell {promised} from {worth} in {sheet.settings.prospects.most_days} days: that takes "
                f"{people} visitors. Judge by enquiries instead."
            ),
        )
        return
    yield (
        "A trial",
        (
            f"{people} visitors, about {trial.days} days. It passes with {sales} sales: {worth} would reach that in 1 case of 10, "
            f"the promised {promised} in 8 of 10."
        ),
    )
    half = fixed.people // 2
    fails = lines.fails_at(half)
    stop = f"stop with {fails} or fewer" if fails >= 0 else "it is too early to stop"
    yield (
        "Stop lines",
        (
            f"After {sheet.count(half)} visitors it has passed with {lines.passes_at(half)} sales; {stop}. "
            f"At the latest after {sheet.count(lines.people)}: passed with {lines.sales}."
        ),
    )


def _money(amount: float, sheet: Sheet) -> str:
    return sheet.money(sheet.rounded(amount))
