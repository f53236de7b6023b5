"""Jottings: what is typed outside an interview and not kept yet, by the place where it is typed and whom it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.storage.schema import JOTTING

if TYPE_CHECKING:
    from vetter.storage.casefile import CaseFile


def kept(case_file: CaseFile, place: str, candidate: str) -> str:
    """Return what was left at a place; nothing where nothing was."""
    row = case_file.row("SELECT text FROM jotting WHERE place = ? AND candidate = ?", (place, candidate))
    return row["text"] if row else ""


def keep(case_file: CaseFile, place: str, candidate: str, text: str) -> None:
    """Leave a text at a place in the stead of what was there; a blank one leaves nothing."""
    with case_file.write() as db:
        db.table(JOTTING).delete_where("place = ? AND candidate = ?", [place, candidate])
        if text.strip():
            db.table(JOTTING).insert({"place": place, "candidate": candidate, "text": text})
