"""Interviews: begun, kept as drafts while typed, finished with a verdict."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from vetter.actions import clock
from vetter.actions.judging import judge
from vetter.actions.one_person import shown_as
from vetter.actions.profile import profile, remember
from vetter.domain.case import Answer, Case
from vetter.domain.claims import Platform
from vetter.dossier import frozen
from vetter.dossier.compose import UNNAMED
from vetter.errors import InputError
from vetter.exchange import interview_file
from vetter.kinds import Table, Text
from vetter.kinds.text import storable
from vetter.questions import QUESTIONS, YOURS
from vetter.questions.model import Kit
from vetter.questions.start import CONTACT, HELD_ON, KIT, NAME, TRADE
from vetter.questions.watch import GUT, NOTES, REPLY
from vetter.settings import stored
from vetter.storage import drafts as draft_rows
from vetter.storage import exhibits as exhibit_rows
from vetter.storage import interviews as interview_rows
from vetter.storage.history import Event
from vetter.tongue import tr, trn

if TYPE_CHECKING:
    from datetime import date, datetime

    from vetter.actions.desk import Desk
    from vetter.dossier.model import Dossier
    from vetter.kinds import Kind

OF_ONE_TALK = (HELD_ON, GUT, NOTES, REPLY)
"""What belongs to one talk alone and is not taken into the next."""


@dataclass(frozen=True)
class Draft:
    """An interview under way: its case, when it was kept, the section that was open."""

    case: Case
    name: str
    saved_at: datetime
    section: str


@dataclass(frozen=True)
class Saved:
    """An interview that is on the disk with its verdict."""

    interview: str
    candidate: str
    verdict: str
    dossier: Dossier
    saved_at: datetime


def new_case(desk: Desk, candidate: str | None = None) -> Case:
    """Return a case dated today that begins with what is known of the owner's business.

    For a known candidate it is a second talk: every answer so far counts on, and the form asks what is
    still missing or unchecked.
    """
    case = Case(str(uuid4()), candidate or str(uuid4()))
    last = interview_rows.latest(desk.file, candidate) if candidate else None
    judged = interview_rows.verdict(desk.file, last) if last else None
    if judged:
        before = interview_file.restored(judged.inputs)
        for question in QUESTIONS:
            if question not in OF_ONE_TALK:
                case = case.with_answer(question, before.answer(question))
        case = case.with_answer(KIT, Answer(Kit.SECOND))
    for question, answer in ((each, profile(desk).answer(each)) for each in YOURS):
        if answer is not None:
            case = case.with_answer(question, answer)
    return case.with_answer(HELD_ON, Answer(clock.today()))


def keep_draft(desk: Desk, case: Case, section: str = "") -> datetime:
    """Keep what is being typed; return when it was on the disk."""
    moment = clock.now()
    name = case[NAME] or UNNAMED
    draft_rows.keep(
        desk.file,
        draft_rows.Kept(case.id, case.candidate, name, section, clock.stamp(moment), interview_file.dumps(case)),
    )
    return moment


def is_begun(desk: Desk, case: Case) -> bool:
    """Return whether an interview is kept, as a draft or finished; what is shown in one that is not goes at the next start."""
    return exhibit_rows.is_held(desk.file, case.id)


def drafts(desk: Desk) -> tuple[Draft, ...]:
    """Return the interviews under way, the newest first."""
    return tuple(
        Draft(interview_file.restored(kept.body), kept.name, clock.moment(kept.saved_at), kept.section)
        for kept in draft_rows.kept(desk.file)
    )


def discard_draft(desk: Desk, case_id: str) -> None:
    """Throw a draft away."""
    draft_rows.discard(desk.file, case_id)


def judge_again(desk: Desk, candidate: str) -> Saved | None:
    """Judge a candidate's last interview by today's rules and benchmarks; None when the last verdict was made by these.

    The new verdict is a dated line of its own; the old one stays as it was judged.

    Raises:
        InputError: for a candidate without a verdict.

    """
    last = interview_rows.latest(desk.file, candidate)
    judged = interview_rows.verdict(desk.file, last) if last else None
    if judged is None:
        message = tr("There is no verdict yet that could be judged again.")
        raise InputError(message)
    saved = finish(desk, interview_file.restored(judged.inputs), again=True)
    return None if saved.verdict == last else saved


def finish(desk: Desk, case: Case, *, imported: bool = False, again: bool = False, on: date | None = None) -> Saved:
    """Judge a case and save it with its verdict, all in one transaction.

    Finished again unchanged it adds nothing and returns what was said then; changed, it adds a new dated verdict to the same interview.
    """
    moment, case = clock.now(), replace(case, candidate=shown_as(desk, case.candidate))
    made = judge(desk, case, on)
    judged = interview_rows.Judgement(
        id=str(uuid4()),
        interview=case.id,
        candidate=case.candidate,
        judged_at=clock.stamp(moment),
        verdict=made.verdict.value,
        score=round(made.score.value),
        low=round(made.score.low),
        high=round(made.score.high),
        rules=made.rules_version,
        benchmarks=made.benchmarks_version,
        settings=json.dumps(stored(desk.settings), sort_keys=True),
        inputs=interview_file.dumps(case),
        dossier=frozen.dumps(made),
    )
    events = _events(case, made, judged, imported=imported, again=again)
    kept = interview_rows.save(desk.file, _interview(case, made), judged, events, imported=imported)
    known = interview_rows.verdict(desk.file, kept) if kept != judged.id else None
    if not imported and not again:
        remember(desk, case)
    if known:
        return Saved(case.id, known.candidate, kept, frozen.loads(known.dossier), clock.moment(known.judged_at))
    return Saved(case.id, case.candidate, kept, made, moment)


def _interview(case: Case, made: Dossier) -> interview_rows.Interview:
    document = interview_file.to_document(case)
    held, trade = case[HELD_ON], case[TRADE]
    return interview_rows.Interview(
        id=case.id,
        candidate=case.candidate,
        name=case[NAME] or UNNAMED,
        held_on=held.isoformat() if held else None,
        sample=case.sample,
        answers={key: json.dumps(value, ensure_ascii=False) for key, value in document["answers"].items()},
        unread=document.get("unread", {}),
        words=_words(case),
        best_evidence=made.best_evidence.value,
        trade=trade.value if trade else None,
        contact=case[CONTACT] or "",
    )


def _words(case: Case) -> str:
    """Return what a candidate is found by: everything typed, notes and unread text too, and the platforms spoken of.

    Words of ours, such as the names of evidence levels, would make every search for a name find half the list.
    """
    answers = [(question, answer) for question in QUESTIONS if (answer := case.answer(question)) is not None]
    told = [text for question, answer in answers for text in (*_texts(question.kind, answer.value), answer.note)]
    return storable("\n".join(text for text in (*told, *case.unread.values()) if text))


def _texts(kind: Kind[Any], value: Any) -> list[str]:
    if isinstance(kind, Table):
        cells = [(column.kind, getattr(row, column.name)) for row in value or () for column in kind.columns]
        return [text for inner, cell in cells for text in _texts(inner, cell)]
    if isinstance(value, Platform):
        return [value.label]
    return [value] if isinstance(kind, Text) and value is not None else []


def _events(case: Case, made: Dossier, judged: interview_rows.Judgement, *, imported: bool, again: bool) -> tuple[Event, ...]:
    asked = sum(1 for question in QUESTIONS if case.asked(question))
    first = Event(
        judged.judged_at,
        case.candidate,
        case.id,
        None,
        "imported" if imported else "interview",
        tr("Interview imported") if imported else tr("Interview"),
        trn(
            "Held on {held_on}. {number} question answered, dodged or declined.",
            "Held on {held_on}. {number} questions answered, dodged or declined.",
            asked,
            held_on=made.held_on,
        ),
    )
    detail = tr(
        "Proven {score} ({low} to {high}). Rules {rules}, benchmarks {benchmarks}.",
        score=judged.score,
        low=judged.low,
        high=judged.high,
        rules=judged.rules,
        benchmarks=judged.benchmarks,
    )
    if again:
        same = tr("{detail} The same answers, judged again.", detail=detail)
        return (Event(judged.judged_at, case.candidate, case.id, judged.id, "verdict", made.headline, same),)
    return (first, Event(judged.judged_at, case.candidate, case.id, judged.id, "verdict", made.headline, detail))
