"""Candidates: one row each with the last verdict beside it, found by words, sorted by an index, read in pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vetter.domain.labelled import Labelled
from vetter.domain.likeness import folded
from vetter.storage.schema import CANDIDATE, SEARCH, TAG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlite_utils import Database

    from vetter.storage.casefile import CaseFile


class Order(Labelled):
    """What a list of candidates is sorted by."""

    LAST_SEEN = "last_seen", "Last seen"
    NAME = "name", "Candidate"
    VERDICT = "verdict", "Verdict"
    SCORE = "score", "Proven"


MOST_WORDS = 50
"""Words of a search that are looked for; a pasted page would take seconds and find no more."""

_COLUMN = {Order.LAST_SEEN: "c.last_seen", Order.NAME: "c.sort_name", Order.VERDICT: "c.verdict", Order.SCORE: "c.score"}
_ROW = """
SELECT c.id AS candidate, c.name, c.interviews, c.last_seen, c.verdict, c.score, c.low, c.high, c.best_evidence, c.sample,
       c.decision, c.shelf, EXISTS (SELECT 1 FROM draft d WHERE d.candidate = c.id
         AND NOT EXISTS (SELECT 1 FROM interview i WHERE i.id = d.id)) AS draft,
       (SELECT group_concat(tag, char(10)) FROM (SELECT tag FROM tag t WHERE t.candidate = c.id ORDER BY tag COLLATE NOCASE)) AS tags
"""
_ABOUT = _ROW + "FROM candidate c WHERE c.id = ?"
_COUNT = "SELECT count(*) AS n"
_FITTING = """
FROM candidate c
WHERE c.shelf = ?1 AND (?2 IS NULL OR c.verdict = ?2) AND (?3 IS NULL OR c.decision = ?3) AND (?4 IS NULL OR c.trade = ?4)
  AND (?5 IS NULL OR c.last_seen >= ?5)
  AND (?6 IS NULL OR EXISTS (SELECT 1 FROM tag t WHERE t.candidate = c.id AND t.tag = ?6))
  AND (?7 IS NULL OR EXISTS (SELECT 1 FROM flag f WHERE f.candidate = c.id AND f.flag = ?7))
"""
_FOUND = """
  AND c.number IN (SELECT rowid FROM search WHERE search MATCH ?8 UNION ALL
    SELECT k.number FROM candidate m JOIN candidate k ON k.id = m.same_as
    WHERE m.same_as IS NOT NULL AND m.number IN (SELECT rowid FROM search WHERE search MATCH ?8))
"""
_PAGE = "ORDER BY :column :way, c.id :way LIMIT ?9 OFFSET ?10"


def _sorted(query: str, order: Order, *, falling: bool) -> str:
    """Return a query with its order; both words come from this module, never from a person."""
    return query.replace(":column", _COLUMN[order]).replace(":way", "DESC" if falling else "ASC")


@dataclass(frozen=True)
class Wanted:
    """Which candidates are wanted: on one shelf, and where given of one verdict, decision, trade, since a day, with a tag, with a flag."""

    shelf: str = "current"
    verdict: str | None = None
    decision: str | None = None
    trade: str | None = None
    since: str | None = None
    tag: str | None = None
    flag: str | None = None

    @property
    def values(self) -> tuple[str | None, ...]:
        """What the queries take, in order."""
        return (self.shelf, self.verdict, self.decision, self.trade, self.since, self.tag, self.flag)


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
    """Return one page of the candidates wanted that hold every word typed; nothing typed finds all."""
    total = case_file.rows("SELECT count(*) AS n FROM candidate WHERE shelf = ?", (wanted.shelf,))[0]["n"]
    query = words_query(typed)
    if typed.strip() and not query:
        return Found([], 0, total)
    fitting = _FITTING + _FOUND if query else _FITTING
    rows = case_file.rows(_sorted(_ROW + fitting + _PAGE, order, falling=falling), (*wanted.values, query, limit, offset))
    if not query and wanted == Wanted(wanted.shelf):
        return Found(rows, total, total)
    matching = case_file.rows(_COUNT + fitting, (*wanted.values, query) if query else wanted.values)[0]["n"]
    return Found(rows, matching, total)


def decide(db: Database, candidate: str, decision: str) -> None:
    """Note the owner's decision beside the candidate."""
    db.execute("UPDATE candidate SET decision = ?, changed = changed + 1 WHERE id = ?", (decision, candidate))


def shelve(case_file: CaseFile, candidates: Sequence[str], shelf: str) -> None:
    """Put candidates on a shelf, all of them or none."""
    with case_file.write() as db:
        for candidate in candidates:
            db.execute("UPDATE candidate SET shelf = ?, changed = changed + 1 WHERE id = ?", (shelf, candidate))


def retag(case_file: CaseFile, candidate: str, tags: Sequence[str]) -> None:
    """Replace a candidate's tags."""
    with case_file.write() as db:
        db.table(TAG).delete_where("candidate = ?", [candidate])
        db.table(TAG).insert_all({"candidate": candidate, "tag": tag} for tag in tags)


def tags(case_file: CaseFile) -> tuple[str, ...]:
    """Return every tag in use, in order."""
    return tuple(row["tag"] for row in case_file.rows("SELECT DISTINCT tag FROM tag ORDER BY tag COLLATE NOCASE"))


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


def index_words(db: Database, candidate: str, words: str) -> None:
    """Replace the words a candidate is found by."""
    number = db.execute("SELECT number FROM candidate WHERE id = ?", (candidate,)).fetchone()[0]
    db.execute("DELETE FROM search WHERE rowid = ?", (number,))
    db.execute("INSERT INTO search (rowid, candidate, words) VALUES (?, ?, ?)", (number, candidate, words))
