"""Which questions a talk shows: the kit chosen, and whatever has been answered already."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from vetter.domain.claims import Reference, ReferenceOutcome
from vetter.domain.evidence import Evidence
from vetter.questions import CATALOGUE, Part
from vetter.questions.model import Kit
from vetter.questions.start import KIT, SECTION
from vetter.questions.watch import SECTION as WATCH

if TYPE_CHECKING:
    from collections.abc import Collection

    from vetter.domain.case import Case
    from vetter.questions.model import Question

DEFAULT = Kit.STANDARD
"""The kit of a case in which none was chosen."""

_SIZES = (Kit.SHORT, Kit.STANDARD, Kit.FULL)
_NOT_RUNG = {None, ReferenceOutcome.OFFERED, ReferenceOutcome.NOT_REACHED}
_FRAME = tuple(
    question
    for part in CATALOGUE
    if part.section in {SECTION, WATCH}
    for question in part.questions
    if question.smallest is Kit.SHORT and not question.must
)
"""Who and when, and what was seen: they cost no time of the talk, so every kit holds them."""


def kit_of(case: Case) -> Kit:
    """Return the kit chosen for a case."""
    return case[KIT] or DEFAULT


def questions_of(kit: Kit, case: Case, also: Collection[str] = ()) -> tuple[Part, ...]:
    """Return the sections of a kit with their questions, in the order of the catalogue; sections without any are left out.

    A question that was asked, or holds text that cannot be read yet, is shown whatever the kit; only the second
    talk leaves out what is settled. `also` names questions that are wanted besides.
    """
    parts = (
        replace(part, questions=tuple(each for each in part.questions if each.key in also or shown(each, kit, case))) for part in CATALOGUE
    )
    return tuple(part for part in parts if part.questions)


def shown(question: Question[Any], kit: Kit, case: Case) -> bool:
    """Return whether a kit shows a question of this case."""
    if question in _FRAME or _unread(question, case):
        return True
    if kit is Kit.SECOND:
        return open_still(question, case)
    return case.asked(question) or _holds(kit, question)


def open_still(question: Question[Any], case: Case) -> bool:
    """Return whether a second talk should come back to a question.

    So it is with must-asks that were not asked, with what was dodged or declined, with results nobody has seen
    live or confirmed, and with references not rung.
    """
    if not case.asked(question):
        return question.must
    if case.withheld(question) or _unread(question, case):
        return True
    rows = case[question]
    return isinstance(rows, tuple) and any(_unsettled(row) for row in rows)


def _holds(kit: Kit, question: Question[Any]) -> bool:
    if kit is Kit.LIVE:
        return question.live
    return _SIZES.index(question.smallest) <= _SIZES.index(kit)


def _unread(question: Question[Any], case: Case) -> bool:
    return any(path.partition(".")[0] == question.key for path in case.unread)


def _unsettled(row: object) -> bool:
    """Return whether a row is a claim that somebody could still show or confirm."""
    if isinstance(row, Reference):
        return row.outcome in _NOT_RUNG and row.heard is None
    if not hasattr(row, "evidence"):
        return False
    return not isinstance(row.evidence, Evidence) or not row.evidence.verified
