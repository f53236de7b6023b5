"""Why the verdict is what it is: the deciding line first, then what else weighs."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from vetter.assessment.conversion import bare_percentage
from vetter.assessment.model import Because
from vetter.assessment.rule import Severity
from vetter.assessment.spread import prior_for
from vetter.domain.case import AnswerState
from vetter.domain.claims import Action, Conversion
from vetter.domain.evidence import Evidence
from vetter.domain.quantities import Base
from vetter.dossier.model import Line, Lines, Section
from vetter.dossier.sheet import Sheet, capital, number_of, pays
from vetter.kinds.numbers import group
from vetter.questions.pitch import PROUDEST
from vetter.questions.results import CONVERSIONS, MONEY, OFFERS
from vetter.questions.start import TRADE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vetter.questions.model import Question

DECIDES = "This decides the verdict."
MOST = 5
"""Reasons beyond these are read further down."""
ON_FIRST_PAGE = 3


def why(sheet: Sheet) -> Section:
    """Return the reasons, the deciding one first."""
    rest = [line for line in _rest(sheet) if line.plain]
    first = Line(strong=deciding(sheet), quiet=DECIDES)
    lines = (first, *rest[: MOST - 1])
    brief = Section("why", "Why", (Lines(lines[:ON_FIRST_PAGE], numbered=True),))
    return Section("why", "Why", (Lines(lines, numbered=True),), points=("verdict",), brief=brief)


def deciding(sheet: Sheet) -> str:
    """Return the sentence that decides."""
    return _DECIDING[sheet.assessment.because](sheet)


def _red(sheet: Sheet) -> str:
    reds = [finding for finding in sheet.assessment.findings if finding.severity is Severity.RED]
    return reds[0].sentence


def _too_little(sheet: Sheet) -> str:
    return f"{sheet.assessment.asked_weight * 100:.0f}\u00a0% of what counts has been asked; half is needed."


def _all_vanity(sheet: Sheet) -> str:
    told = number_of(len(sheet.assessment.vanity.rows), "number was", "numbers were")
    return f"{capital(told)} volunteered and none is a business result."


def _confirmed(sheet: Sheet) -> str:
    seen = {
        Evidence.THIRD_PARTY: "Results confirmed by a third party",
        Evidence.ANALYTICS: "Results seen live in analytics",
    }.get(sheet.assessment.best_evidence, "Results seen")
    return f"{seen}, and {number_of(sheet.assessment.confirmations, 'reference')} confirmed the figures."


def _open(sheet: Sheet) -> str:
    del sheet
    return "A small result, complete and checked as far as shown, and its limits were named unasked."


def _low(sheet: Sheet) -> str:
    del sheet
    return "The results were checked, and comparable accounts reach more."


def _if_true(sheet: Sheet) -> str:
    return (
        f"What was told would reach {sheet.assessment.claimed.score:.0f} if it is opened and confirmed; "
        f"what was shown reaches {sheet.assessment.score}."
    )


def _middling(sheet: Sheet) -> str:
    del sheet
    return "Results were checked; together they are neither good nor poor."


def _nothing(sheet: Sheet) -> str:
    if sheet.assessment.complete_claims:
        return "No result was seen live or confirmed by anybody, and what was told would not be enough."
    return "No result was shown with how many, out of how many, and when."


_DECIDING = {
    Because.RED: _red,
    Because.TOO_LITTLE: _too_little,
    Because.ALL_VANITY: _all_vanity,
    Because.CONFIRMED: _confirmed,
    Because.SMALL_BUT_OPEN: _open,
    Because.LOW: _low,
    Because.IF_TRUE: _if_true,
    Because.MIDDLING: _middling,
    Because.NOTHING_CHECKED: _nothing,
}


def _rest(sheet: Sheet) -> Iterator[Line]:
    yield from rates(sheet)
    yield from bare(sheet)
    yield from _earned(sheet)
    yield from withheld_results(sheet)
    yield from proudest(sheet)


def withheld_results(sheet: Sheet) -> Iterator[Line]:
    """Yield what was asked for and withheld, with the words that were said."""
    if not sheet.assessment.proven.conversions:
        yield from _withheld(sheet, CONVERSIONS, "Asked for one result with a count, a base and dates")
    if not sheet.assessment.returns:
        yield from _withheld(sheet, MONEY, "Asked which client made money, and at what cost")
    yield from _withheld(sheet, OFFERS, "Asked for the last three offers, the worst included")


def rates(sheet: Sheet) -> Iterator[Line]:
    """Yield the usual rate of each base that results were told of."""
    for belief in sheet.assessment.proven.conversions:
        base = belief.prior.rows[0].base
        better = min(9, max(1, round(belief.score / 10)))
        yield Line(
            text=f"The usual rate is probably {sheet.shares(belief.low, belief.high)} of {base.label}: "
            f"better than about {better} in 10 comparable accounts."
        )


def bare(sheet: Sheet) -> Iterator[Line]:
    """Yield what the first percentage without a base could mean."""
    for question in (CONVERSIONS, OFFERS):
        for row in sheet.case[question] or ():
            if readings := bare_readings(sheet, row):
                yield Line(text=readings)
                return


def bare_readings(sheet: Sheet, row: Conversion) -> str:
    """Return what a bare percentage could mean, one base after the other; empty when it has its base."""
    smallest = bare_percentage(row, sheet.settings.assumptions)
    if smallest is None or row.percent is None:
        return ""
    k, n, _trust = smallest
    told = group(row.percent, sheet.region)
    readings = []
    for base in (Base.VISITORS, Base.LIST, Base.LEADS):
        prior = prior_for(sheet.benchmarks, base, Action.SALE, None, sheet.case[TRADE])
        if prior is not None:
            beaten = round(100 * prior.beta.cdf(float(row.percent) / 100))
            readings.append(f"of {base.label} it would beat {beaten} in 100")
    can = "; ".join(readings)
    return f"{told}\u00a0% of what? {k} of {n} gives it too. {capital(can)}; of followers nothing like it is published."


def _earned(sheet: Sheet) -> Iterator[Line]:
    found = sheet.assessment.returns
    if not found:
        return
    revenue = _total(item.row.revenue for item in found)
    cost = _total(item.row.cost for item in found)
    savings = _total(item.row.savings for item in found)
    saved = f" and {sheet.money(savings)} of service cost saved" if savings else ""
    yield Line(
        text=f"{capital(number_of(len(found), 'client'))}: {sheet.money(revenue)} in sales{saved} for {sheet.money(cost)} "
        f"of fee, ads and tools. Work like this {pays(sheet.assessment.proven.money.pays)}."
    )


def _withheld(sheet: Sheet, question: Question[object], asked: str) -> Iterator[Line]:
    answer = sheet.case.answer(question)
    if answer is None or answer.state is AnswerState.ANSWERED:
        return
    came = {
        AnswerState.NONE: "none was given",
        AnswerState.DODGED: "the question was not answered",
        AnswerState.DECLINED: "the answer was declined",
    }[answer.state]
    note = f"“{answer.note}”" if answer.note and len(answer.note) <= 120 else ""
    yield Line(text=f"{asked}, {came}.", quiet=note)


def proudest(sheet: Sheet) -> Iterator[Line]:
    """Yield what was named as the proudest success."""
    metric = sheet.case[PROUDEST]
    if metric is not None:
        yield Line(text=f"Asked what last year's proudest success was, the answer was {metric.label}.")


def _total(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), start=Decimal(0))
