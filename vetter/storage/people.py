"""One person under several entries: the marks they are recognised by, entries joined and separated again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vetter.domain.likeness import contact_marks, name_marks
from vetter.storage import candidates
from vetter.storage.schema import APART, MARK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlite_utils import Database

    from vetter.storage.casefile import CaseFile

JOINED = "joined"
"""The shelf of an entry that was joined with another; no list shows it."""
RARE = 40
"""A word of a name that more people bear than this says nothing."""

_SHARED = """
SELECT c.id AS candidate, c.name, c.interviews, c.last_seen, m.kind, m.mark
FROM mark m JOIN candidate c ON c.id = m.candidate, json_each(?1) wanted
WHERE m.kind = json_extract(wanted.value, '$[0]') AND m.mark = json_extract(wanted.value, '$[1]')
  AND c.shelf IN ('current', 'archive') AND c.id <> ?2
ORDER BY c.last_seen DESC, c.id LIMIT 2000
"""
_PAIRS = """
SELECT a.candidate AS one, b.candidate AS other, a.kind FROM mark a JOIN mark b
  ON b.kind = a.kind AND b.mark = a.mark AND b.candidate > a.candidate
JOIN candidate x ON x.id = a.candidate JOIN candidate y ON y.id = b.candidate
WHERE (a.kind IN ('name', 'contact') OR a.mark IN (
    SELECT mark FROM mark WHERE kind = 'word' GROUP BY mark HAVING count(*) BETWEEN 2 AND ?1))
  AND x.shelf IN ('current', 'archive') AND y.shelf IN ('current', 'archive')
  AND NOT EXISTS (SELECT 1 FROM apart WHERE apart.one = a.candidate AND apart.other = b.candidate)
LIMIT ?2
"""


def note_marks(db: Database, candidate: str, name: str, contact: str, *, sample: bool) -> None:
    """Note what a candidate is recognised by; earlier contacts stay, an earlier spelling of the name does not."""
    db.execute("DELETE FROM mark WHERE candidate = ? AND kind IN ('name', 'word')", (candidate,))
    if not sample:
        marks = name_marks(name) | contact_marks(contact)
        db.table(MARK).insert_all(({"candidate": candidate, "kind": kind, "mark": mark} for kind, mark in marks), ignore=True)


def sharing(case_file: CaseFile, marks: str, candidate: str) -> list[dict[str, Any]]:
    """Return who shares one of these marks (a JSON list of kind and mark), a row for each mark shared; not the candidate asked about."""
    return case_file.rows(_SHARED, (marks, candidate))


def pairs(case_file: CaseFile, limit: int) -> list[dict[str, Any]]:
    """Return pairs of entries that share a whole name, a contact or a rare word of the name, and were not told apart by the owner."""
    return case_file.rows(_PAIRS, (RARE, limit))


def told(case_file: CaseFile, keys: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return name, interviews and last day of candidates, by id."""
    rows = (case_file.row("SELECT id, name, interviews, last_seen FROM candidate WHERE id = ?", (key,)) for key in keys)
    return {row["id"]: row for row in rows if row is not None}


def join(db: Database, one: str, into: str) -> None:
    """Show an entry, and whatever was joined with it, as part of another from now on; nothing that was written changes."""
    db.execute("UPDATE candidate SET same_as = ?1 WHERE same_as = ?2", (into, one))
    db.execute("UPDATE candidate SET same_as = ?, shelf = ?, changed = changed + 1 WHERE id = ?", (into, JOINED, one))
    db.execute("INSERT OR IGNORE INTO tag (candidate, tag) SELECT ?, tag FROM tag WHERE candidate = ?", (into, one))
    for each in (one, into):
        candidates.index_words(db, each)
    candidates.count_interviews(db, into)


def separate(db: Database, one: str) -> str | None:
    """Show an entry on its own again; return the one it was joined with."""
    row = db.execute("SELECT same_as FROM candidate WHERE id = ?", (one,)).fetchone()
    db.execute("UPDATE candidate SET same_as = NULL, shelf = 'current', changed = changed + 1 WHERE id = ? AND shelf = ?", (one, JOINED))
    into = row[0] if row else None
    for each in (one, into):
        if each:
            candidates.index_words(db, each)
            candidates.count_interviews(db, each)
    return into


def keep_apart(case_file: CaseFile, one: str, other: str) -> None:
    """Note that two entries are two people, so that nobody asks again."""
    first, second = sorted((one, other))
    with case_file.write() as db:
        db.table(APART).insert({"one": first, "other": second}, ignore=True)


def ask_again(case_file: CaseFile, one: str, other: str) -> None:
    """Forget that two entries were told apart."""
    with case_file.write() as db:
        db.table(APART).delete_where("one = ? AND other = ?", sorted((one, other)))


def kept_as(case_file: CaseFile, candidate: str) -> str:
    """Return the entry a candidate is shown under: another one if they were joined."""
    row = case_file.row("SELECT coalesce(same_as, id) AS shown FROM candidate WHERE id = ?", (candidate,))
    return candidate if row is None else str(row["shown"])


def earlier(case_file: CaseFile, candidate: str, interview: str) -> int:
    """Return how many finished interviews a candidate has besides one."""
    rows = case_file.rows(
        "SELECT count(*) AS n FROM interview WHERE id <> ?2 AND (candidate = ?1 OR candidate IN "
        "(SELECT id FROM candidate WHERE same_as = ?1))",
        (candidate, interview),
    )
    return int(rows[0]["n"])


def joined_with(case_file: CaseFile, candidate: str) -> list[dict[str, Any]]:
    """Return id and name of the entries that were joined with one."""
    return case_file.rows("SELECT id, name FROM candidate WHERE same_as = ? ORDER BY last_seen, id", (candidate,))
