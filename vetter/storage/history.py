"""The history: what happened with a candidate, in order, each line chained to the one before."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from vetter.storage.schema import HISTORY

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from sqlite_utils import Database

    from vetter.storage.casefile import CaseFile


_LINES = "SELECT seq, chain, at, candidate, interview, verdict, what, title, detail FROM history ORDER BY seq"


@dataclass(frozen=True)
class Event:
    """One line of history; `seq` is given by the file and orders it, whatever the clock says.

    `altered` tells that the line no longer says what it said when it was written, or that the one before is gone.
    """

    at: str
    candidate: str
    interview: str
    verdict: str | None
    what: str
    title: str
    detail: str
    seq: int = 0
    altered: bool = False


def add(db: Database, event: Event) -> None:
    """Add a line inside the caller's transaction."""
    last = db.execute("SELECT chain FROM history ORDER BY seq DESC LIMIT 1").fetchone()
    db.table(HISTORY).insert(
        {
            "at": event.at,
            "candidate": event.candidate,
            "interview": event.interview,
            "verdict": event.verdict,
            "what": event.what,
            "title": event.title,
            "detail": event.detail,
            "chain": _link(last[0] if last else "", event),
        }
    )


def of(case_file: CaseFile, candidate: str) -> tuple[Event, ...]:
    """Return a candidate's history, and of entries joined with it, oldest first, each line compared with its link to the one before."""
    rows = case_file.rows(
        "SELECT *, (SELECT chain FROM history b WHERE b.seq < h.seq ORDER BY b.seq DESC LIMIT 1) AS before "
        "FROM history h WHERE candidate = ?1 OR candidate IN (SELECT id FROM candidate WHERE same_as = ?1) ORDER BY seq",
        (candidate,),
    )
    return tuple(_checked(row) for row in rows)


def _checked(row: dict[str, Any]) -> Event:
    chain, before = row.pop("chain"), row.pop("before")
    event = Event(**row)
    return replace(event, altered=_link(before or "", event) != chain)


def broken(case_file: CaseFile) -> int | None:
    """Return the number of the first line that does not follow from the one before, or None."""
    return next((seq for seq, _candidate in unchained(case_file.db.conn)), None)


def link_again(db: Database) -> None:
    """Chain the lines that are left to one another, after some were erased; the links before the first gap stay as they are."""
    before = ""
    names = tuple(Event.__dataclass_fields__)[:8]
    for row in db.execute("SELECT at, candidate, interview, verdict, what, title, detail, seq, chain FROM history ORDER BY seq").fetchall():
        linked = _link(before, Event(**dict(zip(names, row[:8], strict=True))))
        if linked != row[8]:
            db.execute("UPDATE history SET chain = ? WHERE seq = ?", (linked, row[7]))
        before = linked


def unchained(connection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    """Yield number and candidate of every line that does not follow from the one before as it is."""
    before = ""
    for seq, chain, *told in connection.execute(_LINES):
        if _linked(before, *told) != chain:
            yield int(seq), str(told[1])
        before = chain


def _link(before: str, event: Event) -> str:
    return _linked(before, event.at, event.candidate, event.interview, event.verdict, event.what, event.title, event.detail)


def _linked(*parts: str | None) -> str:
    return hashlib.sha256("\x1f".join([part or "" for part in parts]).encode()).hexdigest()
