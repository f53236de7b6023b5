"""The three claims every candidate makes, always answered: followers, conversion, referrals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.assessment.trust import shown
from vetter.assessment.words import about, plural, share
from vetter.domain.case import AnswerState
from vetter.dossier.against import beaten, claim
from vetter.dossier.model import Cell, Grid, Head, Section
from vetter.dossier.sheet import capital, whole_brief
from vetter.questions.results import CONVERSIONS, OFFERS, REFERRALS

if TYPE_CHECKING:
    from vetter.assessment.conversion import Comparison
    from vetter.dossier.sheet import Sheet
    from vetter.questions.model import Question

_CAME = {AnswerState.NONE: "None was given.", AnswerState.DODGED: "Dodged.", AnswerState.DECLINED: "Declined."}


def three(sheet: Sheet) -> Section:
    """Return what was told of each of the three, and what it comes to."""
    heads = (Head("", share=1.1), Head("Told", share=2.6), Head("What it comes to", share=4.0))
    rows = (_followers(sheet), _conversion(sheet), _referrals(sheet))
    return whole_brief(Section("three", "The three claims everybody makes", (Grid(heads, rows),)))


def _followers(sheet: Sheet) -> tuple[Cell, ...]:
    found = sheet.assessment.audience
    if found is None:
        return (Cell("Followers", strong=True), Cell("Not told.", quiet=True), Cell("Nothing is lost by that: size adds nothing."))
    step, region = found.buyers, sheet.region
    likely = about(step.middle, region)
    answer = (
        f"About {likely} {'buyer' if likely == '1' else 'buyers'} a month by usual ratios "
        f"({about(step.low, region)} to {about(step.high, region)}). Size itself adds nothing."
    )
    return (Cell("Followers", strong=True), Cell(sheet.count(found.followers)), Cell(answer))


def _conversion(sheet: Sheet) -> tuple[Cell, ...]:
    head = Cell("Conversion", strong=True)
    items = sheet.assessment.comparisons
    if not items:
        return (head, _withheld(sheet, CONVERSIONS if sheet.case.asked(CONVERSIONS) else OFFERS), Cell("Nothing to compare."))
    best = max(items, key=lambda item: (item.complete, shown(item.row.evidence).step, item.percentile or 0.0))
    return (head, Cell(capital(claim(best.row, sheet))), Cell(_compared(best, sheet)))


def _compared(item: Comparison, sheet: Sheet) -> str:
    if item.rate is None:
        return "Not a count out of a base that can be compared."
    rate = sheet.rate(item.rate)
    if item.prior is None:
        return f"{rate}. No fair benchmark: {item.reason}"
    return f"{rate}: {beaten(item)} ({item.prior.rows[0].citation}). Shown by: {shown(item.row.evidence).label.lower()}."


def _referrals(sheet: Sheet) -> tuple[Cell, ...]:
    head = Cell("Referrals", strong=True)
    rows = [row for row in sheet.case[REFERRALS] or () if row.came is not None]
    confirmed = sheet.assessment.confirmations
    backed = (
        f"{confirmed} independent {plural(confirmed, 'reference')} confirmed figures."
        if confirmed
        else "No independent reference has confirmed any figure yet."
    )
    if not rows:
        return (head, _withheld(sheet, REFERRALS), Cell(backed))
    row = rows[0]
    told = f"{sheet.count(row.came or 0)} of {sheet.count(row.out_of)} clients" if row.out_of else f"{sheet.count(row.came or 0)}"
    part = f"{share((row.came or 0) / row.out_of, sheet.region)} of clients. " if row.out_of and row.came else ""
    return (head, Cell(told), Cell(f"{part}{backed} Published figures have another base; see below."))


def _withheld(sheet: Sheet, question: Question[object]) -> Cell:
    answer = sheet.case.answer(question)
    return Cell("Not asked." if answer is None else _CAME.get(answer.state, "No number."), quiet=True)
