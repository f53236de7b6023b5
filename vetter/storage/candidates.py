"""Candidates: one row each with the last verdict beside it, found by words, sorted by an index, read in pages."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vetter.domain.labelled import Labelled
from vetter.storage.schema import CANDIDATE, SEARCH

if TYPE_CHECKING:
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
_ALL = """
SELECT c.id AS candidate, c.name, c.interviews, c.last_seen, c.verdict, c.score, c.low, c.high, c.best_evidence, c.sample,
       EXISTS (SELECT 1 FROM draft d WHERE d.candidate = c.id) AS draft
FROM candidate c
ORDER BY :column :way, c.id :way LIMIT ? OFFSET ?
"""
_MATCHING = _ALL.replace("FROM candidate c\n", "FROM candidate c WHERE c.number IN (SELECT rowid FROM search WHERE search MATCH ?)\n")


def _sorted(query: str, order: Order, *, falling: bool) -> str:
    """Return one of these queries with its order; both words come from this module, never from a person."""
    return query.replace(":column", _COLUMN[order]).replace(":way", "DESC" if falling else "ASC")


@dataclass(frozen=True)
class Found:
    """One page of a list: its rows, how many match, how many there are."""

    rows: list[dict[str, Any]]
    matching: int
    total: int


def sort_name(name: str) -> str:
    """Return a name as it is sorted: without accents and case."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    return "".join(character for character in folded if not unicodedata.combining(character)).strip()


def words_query(typed: str) -> str:
    """Return typed words as a query that nothing typed can break: each a quoted prefix."""
    words = dict.fromkeys(typed.encode("utf-8", "replace").decode().replace("\x00", " ").split())
    told = [word for word in words if any(character.isalnum() for character in word)]
    return " ".join('"' + word.replace('"', '""') + '"*' for word in told[:MOST_WORDS])


def page(case_file: CaseFile, typed: str, order: Order, limit: int, offset: int, *, falling: bool) -> Found:
    """Return one page of candidates that hold every word typed; nothing typed finds all."""
    total = case_file.rows("SELECT count(*) AS n FROM candidate")[0]["n"]
    if not typed.strip():
        rows = case_file.rows(_sorted(_ALL, order, falling=falling), (limit, offset))
        return Found(rows, total, total)
    query = words_query(typed)
    if not query:
        return Found([], 0, total)
    rows = case_file.rows(_sorted(_MATCHING, order, falling=falling), (query, limit, offset))
    matching = case_file.rows("SELECT count(*) AS n FROM search WHERE search MATCH ?", (query,))[0]["n"]
    return Found(rows, matching, total)


def ensure(db: Database, candidate: str, name: str, *, sample: bool, seen: str) -> None:
    """Make the candidate's row if there is none."""
    if db.execute("SELECT 1 FROM candidate WHERE id = ?", (candidate,)).fetchone():
        return
    db.table(CANDIDATE).insert(
        {
            "id": candidate,
            "name": name,
            "sort_name": sort_name(name),
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
        db.table(CANDIDATE).update(row[0], {"name": name, "sort_name": sort_name(name), "last_seen": seen[:10]})
        index_words(db, candidate, name)


def count_interviews(db: Database, candidate: str) -> None:
    """Count a candidate's finished interviews anew."""
    db.execute(
        "UPDATE candidate SET interviews = (SELECT count(*) FROM interview WHERE candidate = ?) WHERE id = ?",
        (candidate, candidate),
    )


def forget_unfinished(db: Database, candidate: str) -> None:
    """Take away a candidate who has neither a finished interview nor a draft."""
    row = db.execute(
        "SELECT number FROM candidate WHERE id = ? AND interviews = 0 "
        "AND NOT EXISTS (SELECT 1 FROM draft WHERE draft.candidate = candidate.id)",
        (candidate,),
    ).fetchone()
    if row:
        db.table(SEARCH).delete_where("rowid = ?", [row[0]])
        db.table(CANDIDATE).delete(row[0])


def index_words(db: Database, candidate: str, words: str) -> None:
    """Replace the words a candidate is found by."""
    number = db.execute("SELECT number FROM candidate WHERE id = ?", (candidate,)).fetchone()[0]
    db.execute("DELETE FROM search WHERE rowid = ?", (number,))
    db.execute("INSERT INTO search (rowid, candidate, words) VALUES (?, ?, ?)", (number, candidate, words))


def name_of(case_file: CaseFile, candidate: str) -> str | None:
    """Return a candidate's name, or None when there is none of that id."""
    row = case_file.row("SELECT name FROM candidate WHERE id = ?", (candidate,))
    return None if row is None else str(row["name"])
