"""Referrals and references: who came on somebody's word, and whose own figures agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.assessment.observed import outcome
from vetter.assessment.trust import shown
from vetter.domain.claims import ReferenceOutcome
from vetter.domain.quantities import Base
from vetter.dossier.model import Align, Cell, Grid, Head, Line, Lines, Section
from vetter.dossier.sheet import capital, number_of
from vetter.kinds.numbers import group
from vetter.questions.reputation import REFERENCES
from vetter.questions.results import RECORD, REFERRALS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.domain.claims import Reference, Referral
    from vetter.dossier.sheet import Sheet

REFERRAL_METRICS = (
    ("consumers_who_actually_refer_share", "of customers really referred somebody"),
    ("consumers_willing_to_refer_share", "of customers said they would"),
    ("referred_customer_margin_uplift", "more was earned on referred customers"),
    ("referred_customer_churn_reduction", "fewer of them left"),
)


def people(sheet: Sheet) -> Section | None:
    """Return referrals against the sourced figures, and references, or None when neither was asked."""
    blocks = [*_referrals(sheet), *_references(sheet)]
    return Section("people", "Referrals and references", tuple(blocks), points=("judgement.reputation",)) if blocks else None


def _referrals(sheet: Sheet) -> Iterator[Lines]:
    rows = sheet.case[REFERRALS] or ()
    if not rows and not sheet.case.asked(REFERRALS):
        return
    lines = [_claim(row, sheet) for row in rows if row.came is not None]
    if not lines:
        lines = [Line(text=f"Asked how many came on the word of somebody who saw results: {sheet.told(REFERRALS)}.")]
    yield Lines((*lines, *_yardstick(sheet), _confirmed(sheet)))


def _claim(row: Referral, sheet: Sheet) -> Line:
    came = sheet.count(row.came or 0)
    evidence = shown(row.evidence).label.lower()
    if not row.out_of:
        return Line(strong=f"{came} came on somebody's word", text=f"out of a number not told; shown by: {evidence}.")
    if row.came is not None and row.came > row.out_of:
        return Line(strong=f"{came} of {sheet.count(row.out_of)} is more than there were.", text="Ask what each figure counts.")
    part = sheet.share((row.came or 0) / row.out_of)
    ring = f" Can be rung: {row.ring}." if row.ring else " Nobody was named who can be rung."
    return Line(
        strong=f"{came} of {sheet.count(row.out_of)} ({part} of clients)",
        text=f"came on somebody's word; shown by: {evidence}.{ring}",
    )


def _yardstick(sheet: Sheet) -> Iterator[Line]:
    known = []
    for metric, words in REFERRAL_METRICS:
        rows = [row for row in sheet.benchmarks.of(metric, Base.BUYERS) if row.tier <= 2]
        if rows:
            row = max(rows, key=lambda each: (each.year, each.id))
            known.append(f"{sheet.share(row.value)} {words} ({row.citation})")
    if known:
        yield Line(
            strong="No fair benchmark",
            text="for the share of clients who came by word of mouth; what is published has another base.",
            quiet=f"Near it: {'; '.join(known)}.",
        )
    record = (sheet.case[REFERRALS] or ()), (sheet.case[RECORD] or ())
    rates = sheet.benchmarks.of("consumers_who_actually_refer_share", Base.BUYERS)
    if record[0] and record[1] and rates and record[1][0].with_result:
        usual = rates[0].value * record[1][0].with_result
        yield Line(
            text=f"Of {number_of(record[1][0].with_result, 'client')} with a result, about {sheet.count(usual)} would "
            "usually send somebody."
        )


def _confirmed(sheet: Sheet) -> Line:
    confirmed = sheet.assessment.confirmations
    if confirmed:
        return Line(text=f"{capital(number_of(confirmed, 'independent reference'))} confirmed figures of this candidate.")
    return Line(text="No independent reference has confirmed any figure yet.")


def _references(sheet: Sheet) -> Iterator[Grid | Lines]:
    rows = sheet.case[REFERENCES] or ()
    if rows:
        heads = (
            Head("Who", share=2.4),
            Head("About", share=2.0),
            Head("Told", Align.RIGHT, 1.1),
            Head("Client said", Align.RIGHT, 1.2),
            Head("What came of it", share=2.2),
        )
        caption = "A figure within a quarter of the one told counts as confirmed. Praise without a figure counts for little."
        yield Grid(heads, tuple(_row(row, sheet) for row in rows), caption)
    elif sheet.case.asked(REFERENCES):
        yield Lines((Line(text=f"Asked for two clients to ring: {sheet.told(REFERENCES)}."),))


def _row(row: Reference, sheet: Sheet) -> tuple[Cell, ...]:
    came = outcome(row.outcome, row.expected, row.heard)
    word = came.label if came else "Not noted"
    apart = "" if row.independent else " (independence not noted)" if row.independent is None else " (not independent)"
    expected = Cell("not told", quiet=True) if row.expected is None else Cell(group(row.expected, sheet.region))
    heard = Cell("not asked", quiet=True) if row.heard is None else Cell(group(row.heard, sheet.region))
    strong = came is ReferenceOutcome.CONFIRMED
    return (Cell(row.who or "Not named"), Cell(row.about or "", quiet=True), expected, heard, Cell(word + apart, strong=strong))
