"""Drafts: what is being typed, kept within a second, offered again at the next start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vetter.storage import candidates
from vetter.storage.schema import DRAFT

if TYPE_CHECKING:
    from vetter.storage.casefile import CaseFile


@dataclass(frozen=True)
class Kept:
    """One draft: the interview as text, and the section that was open."""

    id: str
    candidate: str
    name: str
    section: str
    saved_at: str
    body: str


def keep(case_file: CaseFile, draft: Kept) -> None:
    """Keep a draft in one small transaction."""
    with case_file.write() as db:
        before = db.execute("SELECT candidate FROM draft WHERE id = ?", (draft.id,)).fetchone()
        db.table(DRAFT).upsert({name: getattr(draft, name) for name in Kept.__dataclass_fields__}, pk="id")
        candidates.ensure(db, draft.candidate, draft.name, sample=False, seen=draft.saved_at)
        candidates.rename(db, draft.candidate, draft.name, draft.saved_at)
        if before and before[0] != draft.candidate:
            candidates.forget_unfinished(db, before[0])


def kept(case_file: CaseFile) -> tuple[Kept, ...]:
    """Return all drafts, newest first."""
    rows = case_file.rows("SELECT id, candidate, name, section, saved_at, body FROM draft ORDER BY saved_at DESC, id")
    return tuple(Kept(**row) for row in rows)


def discard(case_file: CaseFile, draft_id: str) -> None:
    """Delete a draft, and its candidate if nothing else is known of that person."""
    with case_file.write() as db:
        row = db.execute("SELECT candidate FROM draft WHERE id = ?", (draft_id,)).fetchone()
        db.table(DRAFT).delete_where("id = ?", [draft_id])
        if row:
            candidates.forget_unfinished(db, row[0])
