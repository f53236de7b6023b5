"""What was asked and answered, what was not checked, the candidate's reply, and how the verdict was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.assessment.words import spelled
from vetter.domain.benchmark import TIERS
from vetter.domain.claims import ReferenceOutcome
from vetter.dossier.against import source
from vetter.dossier.model import Block, Cell, Facts, Grid, Head, Line, Lines, Place, Section
from vetter.dossier.sheet import capital, whole_brief
from vetter.kinds import Marks, Table, Text
from vetter.questions import CATALOGUE, MUST_ASK
from vetter.questions.business import BUSINESS, OFFER
from vetter.questions.kits import kit_of, shown
from vetter.questions.pitch import BIO, SAID
from vetter.questions.reputation import REFERENCES
from vetter.questions.results import CONVERSIONS, MONEY, NUMBERS, OFFERS, RECORD, REFERRALS
from vetter.questions.start import HELD_ON, KIT, NAME, SWAY
from vetter.questions.watch import GUT, NOTES, REPLY
from vetter.tongue import in_quotes, tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.domain.benchmark import Benchmark
    from vetter.dossier.sheet import Sheet
    from vetter.questions.model import Question

LONG = 300
"""Answers longer than this stand under the table, not in it."""


def unchecked(sheet: Sheet) -> Section:
    """Return what was not checked, the reply, and the sealed gut feeling."""
    told = [item for item in sheet.assessment.comparisons if item.complete]
    loose = sum(1 for item in told if item.row.evidence is None or not item.row.evidence.verified)
    rung = [row for row in sheet.case[REFERENCES] or () if row.outcome is ReferenceOutcome.OFFERED and row.heard is None]
    unasked = sum(1 for question in MUST_ASK if not sheet.case.asked(question))
    parts = []
    if loose:
        words = trn("one result taken on word or screenshot", "{number} results taken on word or screenshot", loose, number=spelled(loose))
        parts.append(words)
    if sheet.assessment.audience is not None:
        parts.append(tr("the follower list"))
    if rung:
        parts.append(trn("one reference not rung", "{number} references not rung", len(rung), number=spelled(len(rung))))
    if unasked:
        parts.append(tr("{unasked} of {number} must-ask questions not asked", unasked=unasked, number=len(MUST_ASK)))
    facts = [
        (tr("Not checked"), f"{capital(', '.join(parts))}." if parts else tr("Nothing of what was told stayed unchecked.")),
        (tr("The candidate's reply"), _short(sheet.case[REPLY]) or tr("Not asked.")),
    ]
    if (gut := sheet.case[GUT]) is not None:
        facts.append((tr("Your gut, sealed before"), tr("{gut}. Never scored.", gut=GUT.kind.show(gut, sheet.region))))
    return whole_brief(Section("unchecked", tr("Not checked, and the reply"), (Facts(tuple(facts)),), place=Place.SIDE))


def _short(text: str | None) -> str:
    return "" if not text else text if len(text) <= LONG else tr("{text} … (in full at the end)", text=text[:LONG].rstrip())


def ledger(sheet: Sheet) -> Section:
    """Return every answer that is not told elsewhere, with the words noted; rows and long texts stand under the table."""
    kit = kit_of(sheet.case)
    heads = (Head(tr("Question"), share=1.6), Head(tr("Answer"), share=1.5), Head(tr("Words noted"), share=3.6))
    rows, texts, silent = [], [], []
    for question in _plain_questions():
        if not sheet.case.asked(question):
            if shown(question, kit, sheet.case) and not isinstance(question.kind, Table):
                silent.append(question.short)
            continue
        value, note = _value(question, sheet), _note(question, sheet)
        if question in _TEXTS or isinstance(question.kind, Table) or len(value) > LONG:
            texts.append((question.short, value))
        elif isinstance(question.kind, Text):
            rows.append((Cell(question.short), Cell(""), Cell(value)))
        else:
            rows.append((Cell(question.short), Cell(value), Cell(note, quiet=True)))
    blocks: list[Block] = [Grid(heads, tuple(rows))] if rows else []
    if silent:
        blocks.append(Lines((Line(strong=tr("Not asked:"), text=f"{', '.join(silent)}."),)))
    blocks += [Lines((Line(strong=f"{title}:", text=text),)) for title, text in texts]
    return Section("ledger", tr("Every answer"), tuple(blocks), paper_only=True)


def _plain_questions() -> Iterator[Question[object]]:
    for part in CATALOGUE:
        for question in part.questions:
            if question not in _ELSEWHERE:
                yield question


_ELSEWHERE = (SAID, CONVERSIONS, OFFERS, MONEY, RECORD, REFERRALS, REFERENCES, NUMBERS, BUSINESS, OFFER, GUT, NAME, HELD_ON, KIT, SWAY)
_TEXTS = (BIO, NOTES, REPLY)


def _value(question: Question[object], sheet: Sheet) -> str:
    text = sheet.told(question)
    return tr("{mark} of 5", mark=text) if isinstance(question.kind, Marks) and sheet.case[question] is not None else text


def _note(question: Question[object], sheet: Sheet) -> str:
    answer = sheet.case.answer(question)
    note = answer.note if answer else ""
    return in_quotes(note) if note and len(note) <= LONG else note


def method(sheet: Sheet) -> Section:
    """Return how the verdict was made, its limits, its versions and its sources."""
    lines = (
        Line(strong=tr("Proven"), text=tr("counts evidence as it was shown; a spoken number weighs a third of a checked one.")),
        Line(strong="50", text=tr("is what to expect of somebody nobody knows anything about. The range holds in 8 of 10 cases.")),
        Line(strong=tr("Rates"), text=tr("are compared only with figures over the same base, and one campaign counts as one campaign.")),
        Line(strong=tr("Followers, likes and views"), text=tr("enter no score at any size; led with, they cost up to 12 points.")),
        Line(
            strong=tr("Limits."),
            text=tr(
                "Benchmarks are of shops and accounts, mostly larger ones, not of managers. Weights and lines are reasoned, "
                "not learnt from outcomes. The rules are fixed and published; no software learns from anybody here."
            ),
        ),
    )
    cited = tuple(Line(text=text) for text in dict.fromkeys(_sources(sheet)))
    tiers = "; ".join(f"{tier}: {meaning}" for tier, meaning in TIERS.items())
    blocks: list[Block] = [Lines(lines)]
    if cited:
        blocks.append(Lines((Line(strong=tr("Sources."), text=tr("How far to trust a figure, tier {tiers}.", tiers=tiers)), *cited)))
    return Section("method", tr("How this verdict was made"), tuple(blocks), paper_only=True)


def _sources(sheet: Sheet) -> Iterator[str]:
    for item in sheet.assessment.comparisons:
        if item.prior:
            yield f"{source(item.prior.rows, item.prior.scope)} {_where(item.prior.rows[0])}"
    if sheet.assessment.audience:
        for row in sheet.assessment.audience.sources:
            yield f"{row.citation}. {_where(row)}"


def _where(row: Benchmark) -> str:
    """Return the title, and the address where it was read on the publisher's own page."""
    if row.own:
        return tr("Your own figure")
    return f"{row.source}, {row.url}" if row.read_at == "publisher" else tr("{source}, read where it is cited", source=row.source)
