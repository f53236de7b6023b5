"""Referrals and references: who came on somebody's word, and whose own figures agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.assessment.observed import outcome
from vetter.assessment.trust import shown
from vetter.assessment.words import spelled
from vetter.domain.claims import ReferenceOutcome
from vetter.domain.quantities import Base
from vetter.dossier.model import Align, Cell, Grid, Head, Line, Lines, Section
from vetter.dossier.sheet import capital
from vetter.kinds.numbers import group
from vetter.questions.reputation import REFERENCES
from vetter.questions.results import RECORD, REFERRALS
from vetter.tongue import inside, tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.domain.claims import Reference, Referral
    from vetter.dossier.sheet import Sheet

REFERRAL_METRICS = (
    ("consumers_who_actually_refer_share", tr("of customers really referred somebody")),
    ("consumers_willing_to_refer_share", tr("of customers said they would")),
    ("referred_customer_margin_uplift", tr("more was earned on referred customers")),
    ("referred_customer_churn_reduction", tr("fewer of them left")),
)


def people(sheet: Sheet) -> Section | None:
    """Return referrals against the sourced figures, and references, or None when neither was asked."""
    blocks = [*_referrals(sheet), *_references(sheet)]
    return Section("people", tr("Referrals and references"), tuple(blocks), points=("judgement.reputation",)) if blocks else None


def _referrals(sheet: Sheet) -> Iterator[Lines]:
    rows = sheet.case[REFERRALS] or ()
    if not rows and not sheet.case.asked(REFERRALS):
        return
    lines = [_claim(row, sheet) for row in rows if row.came is not None]
    if not lines:
        lines = [Line(text=tr("Asked how many came on the word of somebody who saw results: {told}.", told=sheet.told(REFERRALS)))]
    yield Lines((*lines, *_yardstick(sheet), _confirmed(sheet)))


def _claim(row: Referral, sheet: Sheet) -> Line:
    came = sheet.count(row.came or 0)
    evidence = inside(shown(row.evidence).label)
    if not row.out_of:
        return Line(
            strong=tr("{came} came on somebody's word", came=came),
            text=tr("out of a number not told; shown by: {evidence}.", evidence=evidence),
        )
    if row.came is not None and row.came > row.out_of:
        return Line(
            strong=tr("{number} of {all} is more than there were.", number=came, all=sheet.count(row.out_of)),
            text=tr("Ask what each figure counts."),
        )
    part = sheet.share((row.came or 0) / row.out_of)
    ring = tr("Can be rung: {ring}.", ring=row.ring) if row.ring else tr("Nobody was named who can be rung.")
    return Line(
        strong=tr("{number} of {all} ({part} of clients)", number=came, all=sheet.count(row.out_of), part=part),
        text=tr("came on somebody's word; shown by: {evidence}. {ring}", evidence=evidence, ring=ring),
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
            strong=tr("No fair benchmark"),
            text=tr("for the share of clients who came by word of mouth; what is published has another base."),
            quiet=tr("Near it: {list}.", list="; ".join(known)),
        )
    record = (sheet.case[REFERRALS] or ()), (sheet.case[RECORD] or ())
    rates = sheet.benchmarks.of("consumers_who_actually_refer_share", Base.BUYERS)
    if record[0] and record[1] and rates and record[1][0].with_result:
        usual = rates[0].value * record[1][0].with_result
        yield Line(
            text=trn(
                "Of one client with a result, about {usual} would usually send somebody.",
                "Of {number} clients with a result, about {usual} would usually send somebody.",
                record[1][0].with_result,
                number=spelled(record[1][0].with_result),
                usual=sheet.count(usual),
            )
        )


def _confirmed(sheet: Sheet) -> Line:
    confirmed = sheet.assessment.confirmations
    if confirmed:
        words = trn(
            "One independent reference confirmed figures of this candidate.",
            "{number} independent references confirmed figures of this candidate.",
            confirmed,
            number=capital(spelled(confirmed)),
        )
        return Line(text=words)
    return Line(text=tr("No independent reference has confirmed any figure yet."))


def _references(sheet: Sheet) -> Iterator[Grid | Lines]:
    rows = sheet.case[REFERENCES] or ()
    if rows:
        heads = (
            Head(tr("Who"), share=2.4),
            Head(tr("About"), share=2.0),
            Head(tr("Told"), Align.RIGHT, 1.1),
            Head(tr("Client said"), Align.RIGHT, 1.2),
            Head(tr("What came of it"), share=2.2),
        )
        caption = tr("A figure within a quarter of the one told counts as confirmed. Praise without a figure counts for little.")
        yield Grid(heads, tuple(_row(row, sheet) for row in rows), caption)
    elif sheet.case.asked(REFERENCES):
        yield Lines((Line(text=tr("Asked for two clients to ring: {told}.", told=sheet.told(REFERENCES))),))


def _row(row: Reference, sheet: Sheet) -> tuple[Cell, ...]:
    came = outcome(row.outcome, row.expected, row.heard)
    word = came.label if came else tr("Not noted")
    apart = "" if row.independent else tr("(independence not noted)") if row.independent is None else tr("(not independent)")
    expected = Cell(tr("not told"), quiet=True) if row.expected is None else Cell(group(row.expected, sheet.region))
    heard = Cell(tr("not asked"), quiet=True) if row.heard is None else Cell(group(row.heard, sheet.region))
    strong = came is ReferenceOutcome.CONFIRMED
    return (
        Cell(row.who or tr("Not named")),
        Cell(row.about or "", quiet=True),
        expected,
        heard,
        Cell(f"{word} {apart}".rstrip(), strong=strong),
    )
