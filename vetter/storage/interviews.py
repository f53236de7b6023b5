"""Saved interviews and their frozen verdicts: one transaction a save, nothing changed afterwards."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vetter.domain.likeness import folded
from vetter.storage import candidates, history, people, seals
from vetter.storage.benchmarks import note_uses
from vetter.storage.schema import ANSWER, CANDIDATE, DRAFT, FLAG, INTERVIEW, NOTE_FLAGS, UNREAD, VERDICT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlite_utils import Database

    from vetter.storage.casefile import CaseFile


@dataclass(frozen=True)
class Judgement:
    """A verdict as it is frozen: what went in, by which rules and benchmarks, and what came out, all as text."""

    id: str
    interview: str
    candidate: str
    judged_at: str
    verdict: str
    score: int
    low: int
    high: int
    rules: str
    benchmarks: str
    settings: str
    inputs: str
    dossier: str

    @property
    def sha256(self) -> str:
        """The fingerprint of everything that was judged and by what; the day of judging is not part of it."""
        parts = (self.interview, self.rules, self.benchmarks, self.settings, self.inputs, self.verdict)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


@dataclass(frozen=True)
class Interview:
    """What is saved of one interview besides its verdict."""

    id: str
    candidate: str
    name: str
    held_on: str | None
    sample: bool
    answers: Mapping[str, str]
    unread: Mapping[str, str]
    words: str
    best_evidence: str
    trade: str | None = None
    contact: str = ""


def save(case_file: CaseFile, interview: Interview, judged: Judgement, events: tuple[history.Event, ...], *, imported: bool = False) -> str:
    """Save an interview with its verdict in one transaction and return the verdict's id.

    The same content saved again, after an error or by a second Enter, is recognised and adds nothing. What was
    typed since comes first: an import of an earlier state adds nothing either, and leaves the draft alone.
    """
    with case_file.write() as db:
        if not imported:
            _delete_draft(db, interview.id)
        known = _known(db, judged, any_state=imported)
        if known:
            return known
        candidates.ensure(db, interview.candidate, interview.name, sample=interview.sample, seen=judged.judged_at)
        _write_interview(db, interview, judged.judged_at)
        db.table(VERDICT).insert({**_columns(judged), "sha256": judged.sha256})
        note_uses(db, judged.id)
        for event in events:
            history.add(db, event)
        _note_latest(db, interview, judged)
    return judged.id


def _known(db: Database, judged: Judgement, *, any_state: bool) -> str | None:
    """Return the verdict that says the same already: the interview's last, or any it ever had."""
    rows = db.execute("SELECT id, sha256 FROM verdict WHERE interview = ? ORDER BY rowid DESC", (judged.interview,)).fetchall()
    same = [str(row[0]) for row in rows[: None if any_state else 1] if row[1] == judged.sha256]
    return same[0] if same else None


def _columns(judged: Judgement) -> dict[str, Any]:
    return {name: getattr(judged, name) for name in Judgement.__dataclass_fields__}


def _write_interview(db: Database, interview: Interview, saved_at: str) -> None:
    before = db.execute("SELECT candidate FROM interview WHERE id = ?", (interview.id,)).fetchone()
    db.table(INTERVIEW).upsert(
        {
            "id": interview.id,
            "candidate": interview.candidate,
            "held_on": interview.held_on,
            "saved_at": saved_at,
            "sample": int(interview.sample),
        },
        pk="id",
    )
    db.table(ANSWER).delete_where("interview = ?", [interview.id])
    db.table(ANSWER).insert_all({"interview": interview.id, "question": key, "answer": text} for key, text in interview.answers.items())
    db.table(UNREAD).delete_where("interview = ?", [interview.id])
    db.table(UNREAD).insert_all({"interview": interview.id, "path": path, "text": text} for path, text in interview.unread.items())
    seals.seal(db, INTERVIEW, interview.id)
    for candidate in {interview.candidate, before[0] if before else interview.candidate}:
        candidates.count_interviews(db, candidate)


def _note_latest(db: Database, interview: Interview, judged: Judgement) -> None:
    db.table(CANDIDATE).update(
        db.execute("SELECT number FROM candidate WHERE id = ?", (interview.candidate,)).fetchone()[0],
        {
            "name": interview.name,
            "sort_name": folded(interview.name),
            "sample": int(interview.sample),
            "last_seen": interview.held_on or judged.judged_at[:10],
            "verdict": judged.verdict,
            "score": judged.score,
            "low": judged.low,
            "high": judged.high,
            "best_evidence": interview.best_evidence,
            "trade": interview.trade,
            "shelf": "current",
        },
    )
    candidates.index_words(db, interview.candidate, interview.words)
    people.note_marks(db, interview.candidate, interview.name, interview.contact, sample=interview.sample)
    db.table(FLAG).delete_where("candidate = ?", [interview.candidate])
    db.execute(NOTE_FLAGS, (interview.candidate,))


def _delete_draft(db: Database, interview: str) -> None:
    row = db.execute("SELECT candidate FROM draft WHERE id = ?", (interview,)).fetchone()
    db.table(DRAFT).delete_where("id = ?", [interview])
    if row:
        candidates.forget_unfinished(db, row[0])


def verdict(case_file: CaseFile, verdict_id: str) -> Judgement | None:
    """Return a frozen verdict, or None when there is none of that id."""
    row = case_file.row("SELECT * FROM verdict WHERE id = ?", (verdict_id,))
    return None if row is None else Judgement(**{name: row[name] for name in Judgement.__dataclass_fields__})


def judged_between(case_file: CaseFile, first: str, end: str) -> Iterator[str]:
    """Give the frozen dossiers of what was judged from `first` up to before `end` (moments in UTC, or their beginnings)."""
    for row in case_file.rows("SELECT id FROM verdict WHERE judged_at >= ? AND judged_at < ?", (first, end)):
        kept = verdict(case_file, row["id"])
        if kept is not None:
            yield kept.dossier


def summaries(case_file: CaseFile, candidate: str) -> dict[str, dict[str, Any]]:
    """Return verdict, score and range of each verdict of a candidate, by verdict id."""
    rows = case_file.rows(
        "SELECT id, verdict, score, low, high FROM verdict WHERE candidate = ?1 "
        "OR candidate IN (SELECT id FROM candidate WHERE same_as = ?1)",
        (candidate,),
    )
    return {row["id"]: row for row in rows}


def latest(case_file: CaseFile, candidate: str | None = None) -> str | None:
    """Return the id of the last verdict, of one candidate or of anybody, or None."""
    newest = "SELECT verdict FROM history WHERE verdict IS NOT NULL ORDER BY seq DESC LIMIT 1"
    theirs = (
        "SELECT verdict FROM history WHERE (candidate = ?1 OR candidate IN (SELECT id FROM candidate WHERE same_as = ?1)) "
        "AND verdict IS NOT NULL ORDER BY seq DESC LIMIT 1"
    )
    row = case_file.row(theirs, (candidate,)) if candidate else case_file.row(newest)
    return None if row is None else str(row["verdict"])
