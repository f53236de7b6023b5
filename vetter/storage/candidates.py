"""Candidates: one row each with the last verdict beside it, found by words, sorted by an index, read in pages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vetter.domain.labelled import Labelled
from vetter.domain.likeness import folded
from vetter.storage import seals
from vetter.storage.schema import CANDIDATE, SEARCH, TAG
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlite_utils import Database

    from vetter.storage.casefile import CaseFile


CURRENT = "current"
ELSEWHERE = "standselsewhere"
"""A word in the index of every entry that is not on the first shelf."""
_END = "\x1e"
"""Ends the words of an entry's own in the index; those of entries joined with it follow."""


class Order(Labelled):
    """What a list of candidates is sorted by."""

    LAST_SEEN = "last_seen", tr("Last seen")
    NAME = "name", tr("Candidate")
    VERDICT = "verdict", tr("Verdict")
    SCORE = "score", tr("Proven")


MOST_WORDS = 50
"""Words of a search that are looked for; a pasted page would take seconds and find no more."""

_COLUMN = {Order.LAST_SEEN: "c.last_seen", Order.NAME: "c.sort_name", Order.VERDICT: "c.verdict", Order.SCORE: "c.score"}
_OTHER_TALK = "EXISTS (SELECT 1 FROM draft d WHERE d.candidate = c.id AND NOT EXISTS (SELECT 1 FROM interview i WHERE i.id = d.id))"
_ROW = """
SELECT c.id AS candidate, c.name, c.interviews, c.last_seen, c.verdict, c.score, c.low, c.high, c.best_evidence, c.sample,
       c.decision, c.shelf, :other_talk AS draft,
       (SELECT group_concat(tag, char(10)) FROM (SELECT tag FROM tag t WHERE t.candidate = c.id ORDER BY tag COLLATE NOCASE)) AS tags
""".replace(":other_talk", _OTHER_TALK)
_COUNT = "SELECT count(*) AS n FROM candidate c WHERE :fitting"
_TALKS = "SELECT DISTINCT d.candidate FROM draft d WHERE NOT EXISTS (SELECT 1 FROM interview i WHERE i.id = d.id)"
_THESE = "FROM candidate c WHERE c.id IN (SELECT value FROM json_each(?)) AND :fitting ORDER BY c.sort_name, c.id"
_JUDGED = frozenset({Order.VERDICT, Order.SCORE})
_ABOUT = _ROW + "FROM candidate c WHERE c.id = ?"
FEW = 2_000
"""Matches that are faster looked up one by one than met on a walk through the whole shelf in order."""
_PAGE = (
    "FROM (SELECT c.number AS place FROM candidate c WHERE :fitting ORDER BY :column :way, c.id :way LIMIT ? OFFSET ?) "
    "JOIN candidate c ON c.number = place ORDER BY :column :way, c.id :way"
)


@dataclass(frozen=True)
class Wanted:
    """Which candidates are wanted: on one shelf, and where given of one verdict, decision, trade, since a day, with a tag, with a flag."""

    shelf: str = CURRENT
    verdict: str | None = None
    decision: str | None = None
    trade: str | None = None
    since: str | None = None
    tag: str | None = None
    flag: str | None = None

    def fitting(self, query: str, *, few: bool = False) -> tuple[str, tuple[str, ...]]:
        """Return the condition for these that hold the words of a query, and what it takes; every word of it comes from this module.

        A plus keeps SQLite from an index: `few` matches are looked up, many are met on the way through the shelf in order.
        """
        by_number, by_shelf = ("c.number", "+c.shelf") if few and query else ("+c.number", "c.shelf")
        by_id = "+c.id" if query else "c.id"
        told = {
            f"{by_number} IN (SELECT rowid FROM search WHERE search MATCH ?)": _on_shelf(query, self.shelf) or None,  # noqa: S608 - words of ours
            f"{by_shelf} = ?": self.shelf,
            "c.verdict = ?": self.verdict,
            "c.decision = ?": self.decision,
            "c.trade = ?": self.trade,
            "c.last_seen >= ?": self.since,
            f"{by_id} IN (SELECT candidate FROM tag WHERE tag = ?)": self.tag,  # noqa: S608 - words of ours
            f"{by_id} IN (SELECT candidate FROM flag WHERE flag = ?)": self.flag,  # noqa: S608 - words of ours
        }
        parts = [condition for condition, value in told.items() if value is not None]
        closed = [f"NOT {_OTHER_TALK}"] if self.verdict or self.flag else []
        return " AND ".join(parts + closed), tuple(value for value in told.values() if value is not None)


def _on_shelf(query: str, shelf: str) -> str:
    """Return a query that finds no entry of another shelf, so that its matches need not be looked up to be counted."""
    return f'({query}) NOT "{ELSEWHERE}"' if query and shelf == CURRENT else query


@dataclass(frozen=True)
class Found:
    """One page of a list: its rows, how many match, how many there are."""

    rows: list[dict[str, Any]]
    matching: int
    total: int


def words_query(typed: str) -> str:
    """Return typed words as a query that nothing typed can break: each a quoted prefix."""
    words = dict.fromkeys(typed.encode("utf-8", "replace").decode().replace("\x00", " ").split())
    told = [word for word in words if any(character.isalnum() for character in word)]
    return " ".join('"' + word.replace('"', '""') + '"*' for word in told[:MOST_WORDS])


def page(case_file: CaseFile, wanted: Wanted, typed: str, order: Order, limit: int, offset: int, *, falling: bool) -> Found:
    """Return one page of the candidates wanted that hold every word typed, and how many there are; nothing typed finds all."""
    matching, total = counted(case_file, wanted, typed)
    return Found(listed(case_file, wanted, typed, order, limit, offset, falling=falling, matching=matching), matching, total)


def counted(case_file: CaseFile, wanted: Wanted, typed: str) -> tuple[int, int]:
    """Return how many candidates wanted hold every word typed, and how many stand on their shelf."""
    total = _count(case_file, *Wanted(wanted.shelf).fitting(""))
    query = words_query(typed)
    if typed.strip() and not query:
        return 0, total
    if wanted == Wanted(wanted.shelf):
        if not query:
            return total, total
        if wanted.shelf == CURRENT:
            told = case_file.rows("SELECT count(*) AS n FROM search WHERE search MATCH ?", (_on_shelf(query, CURRENT),))
            return int(told[0]["n"]), total
    return _count(case_file, *wanted.fitting(query)), total


def _count(case_file: CaseFile, fitting: str, values: tuple[str, ...]) -> int:
    return int(case_file.rows(_COUNT.replace(":fitting", fitting), values)[0]["n"])


def listed(
    case_file: CaseFile, wanted: Wanted, typed: str, order: Order, limit: int, offset: int, *, falling: bool, matching: int
) -> list[dict[str, Any]]:
    """Return the rows of one page out of so many that match.

    Those past the middle are counted from the end, so that the last page is as near as the first. Sorted by what was judged,
    those whose verdict is closed stand last.
    """
    closed = _closed(case_file, wanted, typed) if order in _JUDGED else []
    known = matching - len(closed)
    walked = _walked(case_file, wanted, typed, order, min(limit, known - offset), offset, falling=falling, matching=known, closed=closed)
    return walked + closed[max(0, offset - known) : max(0, offset + limit - known)]


def _closed(case_file: CaseFile, wanted: Wanted, typed: str) -> list[dict[str, Any]]:
    """Return those with whom a talk is under way, by name: where they stood among the others would tell their closed verdict."""
    talks = [row["candidate"] for row in case_file.rows(_TALKS)]
    if not talks:
        return []
    fitting, values = wanted.fitting(words_query(typed), few=True)
    return case_file.rows((_ROW + _THESE).replace(":fitting", fitting), (json.dumps(talks), *values))


def _walked(
    case_file: CaseFile,
    wanted: Wanted,
    typed: str,
    order: Order,
    limit: int,
    offset: int,
    *,
    falling: bool,
    matching: int,
    closed: list[dict[str, Any]],
) -> list[dict[str, Any]]:
    if limit <= 0:
        return []
    from_end = offset > matching // 2
    fitting, values = wanted.fitting(words_query(typed), few=matching <= FEW)
    if closed:
        fitting += " AND c.id NOT IN (SELECT value FROM json_each(?))"
        values = (*values, json.dumps([row["candidate"] for row in closed]))
    query = (_ROW + _PAGE).replace(":fitting", fitting).replace(":column", _COLUMN[order])
    skipped = matching - offset - limit if from_end else offset
    rows = case_file.rows(query.replace(":way", "DESC" if falling is not from_end else "ASC"), (*values, limit, skipped))
    return rows[::-1] if from_end else rows


def decide(db: Database, candidate: str, decision: str | None) -> None:
    """Note the owner's decision beside the candidate, or that there is none."""
    db.execute("UPDATE candidate SET decision = ?, changed = changed + 1 WHERE id = ?", (decision, candidate))


def shelve(case_file: CaseFile, candidates: Sequence[str], shelf: str) -> None:
    """Put candidates on a shelf, all of them or none."""
    with case_file.write() as db:
        for candidate in candidates:
            db.execute("UPDATE candidate SET shelf = ?, changed = changed + 1 WHERE id = ?", (shelf, candidate))
            index_words(db, candidate)


def retag(case_file: CaseFile, candidate: str, tags: Sequence[str]) -> None:
    """Replace a candidate's tags."""
    with case_file.write() as db:
        db.table(TAG).delete_where("candidate = ?", [candidate])
        db.table(TAG).insert_all({"candidate": candidate, "tag": tag} for tag in tags)


def tags(case_file: CaseFile) -> tuple[str, ...]:
    """Return every tag in use, in order."""
    return tuple(row["tag"] for row in case_file.rows("SELECT DISTINCT tag FROM tag ORDER BY tag COLLATE NOCASE"))


def flags(case_file: CaseFile) -> tuple[str, ...]:
    """Return the key of every flag that the last verdict on somebody raised."""
    return tuple(row["flag"] for row in case_file.rows("SELECT DISTINCT flag FROM flag ORDER BY flag"))


def about(case_file: CaseFile, candidate: str) -> dict[str, Any] | None:
    """Return a candidate's name, decision, shelf and tags (one a line), or None when there is none of that id."""
    return case_file.row(_ABOUT, (candidate,))


def ensure(db: Database, candidate: str, name: str, *, sample: bool, seen: str) -> None:
    """Make the candidate's row if there is none."""
    if db.execute("SELECT 1 FROM candidate WHERE id = ?", (candidate,)).fetchone():
        return
    db.table(CANDIDATE).insert(
        {
            "id": candidate,
            "name": name,
            "sort_name": folded(name),
            "sample": int(sample),
            "interviews": 0,
            "last_seen": seen[:10],
            "changed": 0,
        }
    )
    index_words(db, candidate, name)


def rename(db: Database, candidate: str, name: str, seen: str) -> None:
    """Give a candidate who has no finished interview yet the name that is being typed."""
    row = db.execute("SELECT number FROM candidate WHERE id = ? AND interviews = 0", (candidate,)).fetchone()
    if row:
        db.table(CANDIDATE).update(row[0], {"name": name, "sort_name": folded(name), "last_seen": seen[:10]})
        index_words(db, candidate, name)


def count_interviews(db: Database, candidate: str) -> None:
    """Count a candidate's finished interviews anew."""
    db.execute(
        "UPDATE candidate SET interviews = (SELECT count(*) FROM interview WHERE candidate = ?1 "
        "OR candidate IN (SELECT id FROM candidate WHERE same_as = ?1)) WHERE id = ?1",
        (candidate,),
    )


def forget_unfinished(db: Database, candidate: str) -> None:
    """Take away a candidate who has neither a finished interview nor a draft, and of whom nothing else was noted."""
    row = db.execute(
        "SELECT number FROM candidate WHERE id = ? AND interviews = 0 "
        "AND NOT EXISTS (SELECT 1 FROM draft WHERE draft.candidate = candidate.id) "
        "AND NOT EXISTS (SELECT 1 FROM history WHERE history.candidate = candidate.id)",
        (candidate,),
    ).fetchone()
    if row:
        db.table(SEARCH).delete_where("rowid = ?", [row[0]])
        db.table(TAG).delete_where("candidate = ?", [candidate])
        db.table(CANDIDATE).delete(row[0])


def index_words(db: Database, candidate: str, own: str | None = None) -> None:
    """Write the words a candidate is found by: their own, those of entries joined with them, and that they stand on another shelf.

    Without new words of their own, those in the index stay.
    """
    row = db.execute("SELECT number, shelf FROM candidate WHERE id = ?", (candidate,)).fetchone()
    if not row:
        return
    number, shelf = row
    if own is None:
        own = _own_words(db.execute("SELECT words FROM search WHERE rowid = ?", (number,)).fetchone() or ("",))
    joined = db.execute("SELECT s.words FROM candidate j JOIN search s ON s.rowid = j.number WHERE j.same_as = ?", (candidate,)).fetchall()
    words = [own.replace(_END, " "), *map(_own_words, joined), *([] if shelf == CURRENT else [ELSEWHERE])]
    db.execute("DELETE FROM search WHERE rowid = ?", (number,))
    text = _END.join(words)
    db.execute("INSERT INTO search (rowid, candidate, words) VALUES (?, ?, ?)", (number, candidate, text))
    db.execute("UPDATE candidate SET words_seal = ? WHERE number = ?", (seals.of_words(text), number))


def _own_words(row: tuple[str]) -> str:
    return row[0].split(_END)[0]
