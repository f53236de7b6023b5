"""Why the verdict is what it is: the deciding line first, then what else weighs."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from vetter.assessment.conversion import bare_percentage
from vetter.assessment.model import Because
from vetter.assessment.rule import Severity
from vetter.assessment.spread import prior_for
from vetter.assessment.words import spelled
from vetter.domain.case import AnswerState
from vetter.domain.claims import Action, Conversion
from vetter.domain.evidence import Evidence
from vetter.domain.quantities import Base
from vetter.dossier.model import Line, Lines, Section
from vetter.dossier.sheet import Sheet, capital, pays
from vetter.kinds.numbers import group
from vetter.questions.pitch import PROUDEST
from vetter.questions.results import CONVERSIONS, MONEY, OFFERS
from vetter.questions.start import TRADE
from vetter.tongue import in_quotes, tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vetter.questions.model import Question

DECIDES = tr("This decides the verdict.")
MOST = 5
"""Reasons beyond these are read further down."""
ON_FIRST_PAGE = 3


def why(sheet: Sheet) -> Section:
    """Return the reasons, the deciding one first."""
    rest = [line for line in _rest(sheet) if line.plain]
    first = Line(strong=deciding(sheet), quiet=DECIDES)
    lines = (first, *rest[: MOST - 1])
    brief = Section("why", tr("Why"), (Lines(lines[:ON_FIRST_PAGE], numbered=True),))
    return Section("why", tr("Why"), (Lines(lines, numbered=True),), points=("verdict",), brief=brief)


def deciding(sheet: Sheet) -> str:
    """Return the sentence that decides."""
    return _DECIDING[sheet.assessment.because](sheet)


def _red(sheet: Sheet) -> str:
    reds = [finding for finding in sheet.assessment.findings if finding.severity is Severity.RED]
    return reds[0].sentence


def _too_little(sheet: Sheet) -> str:
    return tr("{asked_weight:.0f}\u00a0% of what counts has been asked; half is needed.", asked_weight=sheet.assessment.asked_weight * 100)


def _all_vanity(sheet: Sheet) -> str:
    number = len(sheet.assessment.vanity.rows)
    return trn(
        "One number was volunteered and none is a business result.",
        "{number} numbers were volunteered and none is a business result.",
        number,
        number=capital(spelled(number)),
    )


def _confirmed(sheet: Sheet) -> str:
    seen = {
        Evidence.THIRD_PARTY: tr("Results confirmed by a third party"),
        Evidence.ANALYTICS: tr("Results seen live in analytics"),
    }.get(sheet.assessment.best_evidence, tr("Results seen"))
    return trn(
        "{seen}, and one reference confirmed the figures.",
        "{seen}, and {number} references confirmed the figures.",
        sheet.assessment.confirmations,
        seen=seen,
        number=spelled(sheet.assessment.confirmations),
    )


def _open(sheet: Sheet) -> str:
    del sheet
    return tr("A small result, complete and checked as far as shown, and its limits were named unasked.")


def _low(sheet: Sheet) -> str:
    del sheet
    return tr("The results were checked, and comparable accounts reach more.")


def _if_true(sheet: Sheet) -> str:
    return tr(
        "What was told would reach {claimed:.0f} if it is opened and confirmed; what was shown reaches {proven}.",
        claimed=sheet.assessment.claimed.score,
        proven=sheet.assessment.score,
    )


def _middling(sheet: Sheet) -> str:
    del sheet
    return tr("Results were checked; together they are neither good nor poor.")


def _nothing(sheet: Sheet) -> str:
    if sheet.assessment.complete_claims:
        return tr("No result was seen live or confirmed by anybody, and what was told would not be enough.")
    return tr("No result was shown with how many, out of how many, and when.")


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
        yield from _withheld(sheet, CONVERSIONS, tr("Asked for one result with a count, a base and dates"))
    if not sheet.assessment.returns:
        yield from _withheld(sheet, MONEY, tr("Asked which client made money, and at what cost"))
    yield from _withheld(sheet, OFFERS, tr("Asked for the last three offers, the worst included"))


def rates(sheet: Sheet) -> Iterator[Line]:
    """Yield the usual rate of each base that results were told of."""
    for belief in sheet.assessment.proven.conversions:
        base = belief.prior.rows[0].base
        better = min(9, max(1, round(belief.score / 10)))
        yield Line(
            text=tr(
                "The usual rate is probably {range} {of_base}: better than about {better} in 10 comparable accounts.",
                range=sheet.shares(belief.low, belief.high),
                of_base=base.of_them,
                better=better,
            )
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
            readings.append(tr("{of_base} it would beat {beaten} in 100", of_base=base.of_them, beaten=beaten))
    can = "; ".join(readings)
    return tr(
        "{percent}\u00a0% of what? {number} of {all} gives it too. {can}; of followers nothing like it is published.",
        percent=told,
        number=k,
        all=n,
        can=capital(can),
    )


def _earned(sheet: Sheet) -> Iterator[Line]:
    found = sheet.assessment.returns
    if not found:
        return
    revenue = _total(item.row.revenue for item in found)
    cost = _total(item.row.cost for item in found)
    savings = _total(item.row.savings for item in found)
    took = sheet.money(revenue)
    if savings:
        took = tr("{took} in sales and {savings} of service cost saved", took=took, savings=sheet.money(savings))
    else:
        took = tr("{took} in sales", took=took)
    words = trn(
        "One client: {took} for {cost} of fee, ads and tools. Work like this {pays}.",
        "{number} clients: {took} for {cost} of fee, ads and tools. Work like this {pays}.",
        len(found),
        number=capital(spelled(len(found))),
        took=took,
        cost=sheet.money(cost),
        pays=pays(sheet.assessment.proven.money.pays),
    )
    yield Line(text=words)


def _withheld(sheet: Sheet, question: Question[object], asked: str) -> Iterator[Line]:
    answer = sheet.case.answer(question)
    if answer is None or answer.state is AnswerState.ANSWERED:
        return
    came = {
        AnswerState.NONE: tr("none was given"),
        AnswerState.DODGED: tr("the question was not answered"),
        AnswerState.DECLINED: tr("the answer was declined"),
    }[answer.state]
    note = in_quotes(answer.note) if answer.note and len(answer.note) <= 120 else ""
    yield Line(text=f"{asked}, {came}.", quiet=note)


def proudest(sheet: Sheet) -> Iterator[Line]:
    """Yield what was named as the proudest success."""
    metric = sheet.case[PROUDEST]
    if metric is not None:
        yield Line(text=tr("Asked what last year's proudest success was, the answer was {metric}.", metric=metric.label))


def _total(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), start=Decimal(0))
