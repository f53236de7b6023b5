"""What was asked and answered, what was not checked, the candidate's reply, and how the verdict was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.domain.benchmark import TIERS
from vetter.domain.claims import ReferenceOutcome
from vetter.dossier.against import source
from vetter.dossier.model import Block, Cell, Facts, Grid, Head, Line, Lines, Place, Section
from vetter.dossier.sheet import capital, number_of, whole_brief
from vetter.kinds import Marks, Table, Text
from vetter.questions import CATALOGUE, MUST_ASK
from vetter.questions.business import BUSINESS, OFFER
from vetter.questions.kits import kit_of, shown
from vetter.questions.pitch import BIO, SAID
from vetter.questions.reputation import REFERENCES
from vetter.questions.results import CONVERSIONS, MONEY, NUMBERS, OFFERS, RECORD, REFERRALS
from vetter.questions.start import HELD_ON, KIT, NAME, SWAY
from vetter.questions.watch import GUT, NOTES, REPLY

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
        parts.append(number_of(loose, "result taken on word or screenshot", "results taken on word or screenshot"))
    if sheet.assessment.audience is not None:
        parts.append("the follower list")
    if rung:
        parts.append(number_of(len(rung), "reference not rung", "references not rung"))
    if unasked:
        parts.append(f"{unasked} of {len(MUST_ASK)} must-ask questions not asked")
    facts = [
        ("Not checked", f"{capital(', '.join(parts))}." if parts else "Nothing of what was told stayed unchecked."),
        ("The candidate's reply", _short(sheet.case[REPLY]) or "Not asked."),
    ]
    if (gut := sheet.case[GUT]) is not None:
        facts.append(("Your gut, sealed before", f"{GUT.kind.show(gut, sheet.region)}. Never scored."))
    return whole_brief(Section("unchecked", "Not checked, and the reply", (Facts(tuple(facts)),), place=Place.SIDE))


def _short(text: str | None) -> str:
    return "" if not text else text if len(text) <= LONG else f"{text[:LONG].rstrip()} … (in full at the end)"


def ledger(sheet: Sheet) -> Section:
    """Return every answer that is not told elsewhere, with the words noted; rows and long texts stand under the table."""
    kit = kit_of(sheet.case)
    heads = (Head("Question", share=1.6), Head("Answer", share=1.5), Head("Words noted", share=3.6))
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
        blocks.append(Lines((Line(strong="Not asked:", text=f"{', '.join(silent)}."),)))
    blocks += [Lines((Line(strong=f"{title}:", text=text),)) for title, text in texts]
    return Section("ledger", "Every answer", tuple(blocks), paper_only=True)


def _plain_questions() -> Iterator[Question[object]]:
    for part in CATALOGUE:
        for question in part.questions:
            if question not in _ELSEWHERE:
                yield question


_ELSEWHERE = (SAID, CONVERSIONS, OFFERS, MONEY, RECORD, REFERRALS, REFERENCES, NUMBERS, BUSINESS, OFFER, GUT, NAME, HELD_ON, KIT, SWAY)
_TEXTS = (BIO, NOTES, REPLY)


def _value(question: Question[object], sheet: Sheet) -> str:
    text = sheet.told(question)
    return f"{text} of 5" if isinstance(question.kind, Marks) and sheet.case[question] is not None else text


def _note(question: Question[object], sheet: Sheet) -> str:
    answer = sheet.case.answer(question)
    note = answer.note if answer else ""
    return f"“{note}”" if note and len(note) <= LONG else note


def method(sheet: Sheet) -> Section:
    """Return how the verdict was made, its limits, its versions and its sources."""
    lines = (
        Line(strong="Proven", text="counts evidence as it was shown; a spoken number weighs a third of a checked one."),
        Line(strong="50", text="is what to expect of somebody nobody knows anything about. The range holds in 8 of 10 cases."),
        Line(strong="Rates", text="are compared only with figures over the same base, and one campaign counts as one campaign."),
        Line(strong="Followers, likes and views", text="enter no score at any size; led with, they cost up to 12 points."),
        Line(
            strong="Limits.",
            text="Benchmarks are of shops and accounts, mostly larger ones, not of managers. Weights and lines are reasoned, "
            "not learnt from outcomes. The rules are fixed and published; no software learns from anybody here.",
        ),
    )
    cited = tuple(Line(text=text) for text in dict.fromkeys(_sources(sheet)))
    tiers = "; ".join(f"{tier}: {meaning}" for tier, meaning in TIERS.items())
    blocks: list[Block] = [Lines(lines)]
    if cited:
        blocks.append(Lines((Line(strong="Sources.", text=f"How far to trust a figure, tier {tiers}."), *cited)))
    return Section("method", "How this verdict was made", tuple(blocks), paper_only=True)


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
        return "Your own figure"
    return f"{row.source}, {row.url}" if row.read_at == "publisher" else f"{row.source}, read where it is cited"
