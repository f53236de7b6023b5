"""What may be passed on: facts, evidence and what would change the finding, without score, flag, money of the owner or third parties."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vetter.assessment.model import Because
from vetter.assessment.rule import Severity
from vetter.assessment.words import spelled
from vetter.domain.evidence import Evidence
from vetter.domain.verdict import Verdict
from vetter.dossier.against import strips
from vetter.dossier.flags import innocently
from vetter.dossier.model import Blank, Block, Cell, Grid, Head, Line, Lines, Section
from vetter.dossier.sheet import capital
from vetter.dossier.why import MOST, bare, deciding, proudest, rates, withheld_results
from vetter.questions import MUST_ASK
from vetter.questions.reputation import REFERENCES
from vetter.questions.watch import REPLY
from vetter.tongue import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.dossier.sheet import Sheet

LINES_FOR_REPLY = 4

_WITHOUT_SCORE = {
    Because.RED: tr("Some of what was told does not agree yet. Nothing else is judged before that is explained."),
    Because.IF_TRUE: tr("What was told would be enough if it is opened and confirmed; what was shown so far is not."),
}
"""Reasons whose private wording names a score or something observed."""

_RAISED = tr("A point raised in the talk has to be cleared up first. Nothing else is judged before that.")
_CHECKS = {
    "base": tr("How many, out of how many, and when, for each result that was volunteered"),
    "screen": tr("The analytics opened together, with the figures as they were told"),
    "export": tr("A sales export opened together, with takings and cost as they were told"),
    "ring_1": tr("A client who confirms the same figures by telephone"),
    "ring_2": tr("Another client who confirms the same figures by telephone"),
    "name": tr("The name of a client who confirms a figure by telephone"),
    "interview": tr("Answers to the questions not asked yet"),
    "count": tr("One result with how many, out of how many, did what and when, opened together in analytics"),
    "money": tr("What one client took in and paid through the work, opened together"),
}
"""The checks of the advice, said to the one who would bring the evidence."""


def reasons(sheet: Sheet) -> Section:
    """Return why the finding is what it is, the deciding line first."""
    because = sheet.assessment.because
    first = _RAISED if _only_seen(sheet) else _WITHOUT_SCORE.get(because) or deciding(sheet)
    withheld = (replace(line, quiet="") for line in withheld_results(sheet))  # what was said instead may be about others
    rest = [line for line in (*rates(sheet), *bare(sheet), *withheld, *proudest(sheet)) if line.plain]
    lines = (Line(strong=first, quiet=tr("This decides the finding.")), *rest[: MOST - 1])
    return Section("reasons", tr("Why this finding"), (Lines(lines, numbered=True),))


def _only_seen(sheet: Sheet) -> bool:
    """Return whether what stops the verdict is something seen or heard, which stays with the owner, and no claim."""
    reds = [finding for finding in sheet.assessment.findings if finding.severity is Severity.RED]
    return bool(reds) and not any(finding.charged for finding in reds)


def legend(sheet: Sheet) -> Section:
    """Return how evidence is read, the same for everybody."""
    del sheet
    steps = tuple(step for step in Evidence if step is not Evidence.NOTHING)
    grid = Grid(
        tuple(Head("") for _ in steps),
        (tuple(Cell(step.label, evidence=step) for step in steps),),
        tr("Each step to the right counts for more. Audience size counts for nothing at any step, for every candidate alike."),
    )
    return Section("legend", tr("How evidence is read here"), (grid,))


def compared(sheet: Sheet) -> Section | None:
    """Return the results told against published figures, or None where none can be compared."""
    found = strips(sheet)
    return Section("compared", tr("Results told, against published figures"), tuple(found)) if found else None


def apart(sheet: Sheet) -> Section | None:
    """Return the sums that do not agree yet, each with what could explain it and what to tell; None when all agree."""
    blocks: list[Block] = []
    for finding in sheet.assessment.findings:
        if finding.charged:  # a finding about claims; what was seen of manner stays with the owner
            asked = (Line(strong=tr("Still to tell:"), text=finding.rule.ask),) if finding.rule.ask else ()
            blocks.append(Lines((Line(text=finding.sentence, quiet=innocently(finding.rule)), *asked)))
    return Section("apart", tr("Figures that do not agree yet"), tuple(blocks)) if blocks else None


def would_change(sheet: Sheet) -> Section:
    """Return what would change the finding, cheapest first."""
    return Section("would_change", tr("What would change this finding"), (Lines(tuple(_changes(sheet)), numbered=True),))


def _changes(sheet: Sheet) -> Iterator[Line]:
    if sheet.assessment.verdict is Verdict.STOP:
        raised = tr("An answer to the point raised in the talk. Nothing else is judged before that.")
        unequal = tr("An explanation of what does not agree yet. Nothing else is judged before that.")
        yield Line(text=raised if _only_seen(sheet) else unequal)
        return
    checks = {check.key: check.minutes for check in sheet.advice.checks} if sheet.advice else {}
    named = [(words, checks[key]) for key, words in _CHECKS.items() if key in checks]
    if named:
        yield from (Line(text=tr("{words} ({minutes}\u00a0minutes).", words=words, minutes=minutes)) for words, minutes in named)
    elif sheet.assessment.verdict is Verdict.PROFESSIONAL:
        yield Line(text=tr("Nothing more is needed for this finding. Later figures can change it."))
    else:
        yield from (Line(text=f"{_CHECKS[key]}.") for key in ("count", "name"))


def not_checked(sheet: Sheet) -> Section:
    """Return what was neither checked nor asked, from which nothing is concluded."""
    parts = []
    if sheet.assessment.audience is not None:
        parts.append(tr("The follower list was not checked."))
    if not sheet.assessment.confirmations:
        parts.append(
            tr("No reference has confirmed a figure yet.") if sheet.case.asked(REFERENCES) else tr("References were not asked for.")
        )
    unasked = sum(1 for question in MUST_ASK if not sheet.case.asked(question))
    if unasked:
        words = trn(
            "Nothing is concluded from the one question not asked.",
            "Nothing is concluded from the {number} questions not asked.",
            unasked,
            number=spelled(unasked),
        )
        parts.append(words)
    text = " ".join(parts) or tr("Nothing of what was told stayed unchecked, and no question was left out.")
    return Section("not_checked", tr("Not checked, and not asked"), (Lines((Line(text=capital(text)),)),))


def reply(sheet: Sheet) -> Section:
    """Return the candidate's reply, or lines to write it on."""
    said = sheet.case[REPLY]
    told = Line(text=said) if said else Line(quiet=tr("Reply so far: not asked."))
    note = Line(quiet=tr("Corrections are printed with every later edition of this page."))
    blocks: tuple[Block, ...] = (Lines((told, note)),) if said else (Lines((told, note)), Blank(LINES_FOR_REPLY))
    return Section("reply", tr("Your reply"), blocks)
