"""The three claims every candidate makes, always answered: followers, conversion, referrals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.assessment.trust import shown
from vetter.assessment.words import about, share
from vetter.domain.case import AnswerState
from vetter.dossier.against import beaten, claim
from vetter.dossier.model import Cell, Grid, Head, Section
from vetter.dossier.sheet import capital, whole_brief
from vetter.questions.results import CONVERSIONS, OFFERS, REFERRALS
from vetter.tongue import inside, tr, trn

if TYPE_CHECKING:
    from vetter.assessment.conversion import Comparison
    from vetter.dossier.sheet import Sheet
    from vetter.questions.model import Question

_CAME = {AnswerState.NONE: tr("None was given."), AnswerState.DODGED: tr("Dodged."), AnswerState.DECLINED: tr("Declined.")}


def three(sheet: Sheet) -> Section:
    """Return what was told of each of the three, and what it comes to."""
    heads = (Head("", share=1.5), Head(tr("Told"), share=2.6), Head(tr("What it comes to"), share=4.0))
    rows = (_followers(sheet), _conversion(sheet), _referrals(sheet))
    return whole_brief(Section("three", tr("The three claims everybody makes"), (Grid(heads, rows),)))


def _followers(sheet: Sheet) -> tuple[Cell, ...]:
    found = sheet.assessment.audience
    if found is None:
        return (
            Cell(tr("Followers"), strong=True),
            Cell(tr("Not told."), quiet=True),
            Cell(tr("Nothing is lost by that: size adds nothing.")),
        )
    step, region = found.buyers, sheet.region
    likely = about(step.middle, region)
    answer = trn(
        "About {number} buyer a month by usual ratios ({low} to {high}). Size itself adds nothing.",
        "About {number} buyers a month by usual ratios ({low} to {high}). Size itself adds nothing.",
        1 if likely == "1" else 2,
        number=likely,
        low=about(step.low, region),
        high=about(step.high, region),
    )
    return (Cell(tr("Followers"), strong=True), Cell(sheet.count(found.followers)), Cell(answer))


def _conversion(sheet: Sheet) -> tuple[Cell, ...]:
    head = Cell(tr("Conversion"), strong=True)
    items = sheet.assessment.comparisons
    if not items:
        return (head, _withheld(sheet, CONVERSIONS if sheet.case.asked(CONVERSIONS) else OFFERS), Cell(tr("Nothing to compare.")))
    best = max(items, key=lambda item: (item.complete, shown(item.row.evidence).step, item.percentile or 0.0))
    return (head, Cell(capital(claim(best.row, sheet))), Cell(_compared(best, sheet)))


def _compared(item: Comparison, sheet: Sheet) -> str:
    if item.rate is None:
        return tr("Not a count out of a base that can be compared.")
    rate = sheet.rate(item.rate)
    if item.prior is None:
        return tr("{rate}. No fair benchmark: {reason}", rate=rate, reason=item.reason)
    return tr(
        "{rate}: {beaten} ({citation}). Shown by: {inside}.",
        rate=rate,
        beaten=beaten(item),
        citation=item.prior.rows[0].citation,
        inside=inside(shown(item.row.evidence).label),
    )


def _referrals(sheet: Sheet) -> tuple[Cell, ...]:
    head = Cell(tr("Referrals"), strong=True)
    rows = [row for row in sheet.case[REFERRALS] or () if row.came is not None]
    confirmed = sheet.assessment.confirmations
    backed = (
        trn("{number} independent reference confirmed figures.", "{number} independent references confirmed figures.", confirmed)
        if confirmed
        else tr("No independent reference has confirmed any figure yet.")
    )
    if not rows:
        return (head, _withheld(sheet, REFERRALS), Cell(backed))
    row = rows[0]
    told = (
        trn("{came} of {all} client", "{came} of {all} clients", row.out_of, came=sheet.count(row.came or 0), all=sheet.count(row.out_of))
        if row.out_of
        else f"{sheet.count(row.came or 0)}"
    )
    part = tr("{came} of clients.", came=share((row.came or 0) / row.out_of, sheet.region)) if row.out_of and row.came else ""
    other = tr("Published figures have another base; see below.")
    return (head, Cell(told), Cell(" ".join(filter(None, (part, backed, other)))))


def _withheld(sheet: Sheet, question: Question[object]) -> Cell:
    answer = sheet.case.answer(question)
    return Cell(tr("Not asked.") if answer is None else _CAME.get(answer.state, tr("No number.")), quiet=True)
