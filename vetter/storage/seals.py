"""Seals: a fingerprint beside each interview, verdict, draft and word list, so that a changed letter shows in a sound file too."""

from __future__ import annotations

import hashlib
import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

from vetter.storage.content import of_table
from vetter.storage.schema import ANSWER, DRAFT, INTERVIEW, UNREAD, VERDICT

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from sqlite_utils import Database

SEALED = (INTERVIEW, VERDICT, DRAFT)
_PARTS = {INTERVIEW: (ANSWER, UNREAD)}
"""What belongs to a sealed row and lies in tables of its own."""

_ONE, _ALL = "SELECT * FROM :table WHERE id = ?", "SELECT * FROM :table ORDER BY id"
_PART_OF_ONE, _PART = "SELECT * FROM :table WHERE interview = ? ORDER BY 2", "SELECT * FROM :table ORDER BY interview, 2"
_UNSEALED = "SELECT id FROM :table WHERE seal IS NULL"
_WORDS = "SELECT id, words, seal FROM candidate LEFT JOIN search ON search.rowid = number AND candidate = id"
_SET = "UPDATE :table SET seal = ? WHERE id = ?"


def seal(db: Database, table: str, key: str) -> None:
    """Seal a row inside the caller's transaction, with everything that belongs to it."""
    row = _dicts(db.execute(of_table(_ONE, table), (key,)))[0]
    parts = {part: db.execute(of_table(_PART_OF_ONE, part), (key,)).fetchall() for part in _PARTS.get(table, ())}
    db.execute(of_table(_SET, table), (_seal(row, parts), key))


def of_words(words: str) -> str:
    """Return the seal of the words a candidate is found by."""
    return hashlib.sha256(words.encode()).hexdigest()


def wordless(connection: sqlite3.Connection) -> list[str]:
    """Return the candidates whose words are lost or changed."""
    rows = connection.execute(_WORDS).fetchall()
    return [candidate for candidate, words, kept in rows if words is None or of_words(words) != kept]


def seal_the_rest(db: Database) -> None:
    """Seal what was saved before there were seals."""
    for candidate, words, kept in db.execute(_WORDS).fetchall():
        if kept is None and words is not None:
            db.execute("UPDATE candidate SET seal = ? WHERE id = ?", (of_words(words), candidate))
    for table in SEALED:
        for (key,) in db.execute(of_table(_UNSEALED, table)).fetchall():
            seal(db, table, key)


def broken(connection: sqlite3.Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield table and row of everything that no longer says what it said when it was saved."""
    for table in SEALED:
        parts = {part: _grouped(connection, part) for part in _PARTS.get(table, ())}
        cursor = connection.execute(of_table(_ALL, table))
        names = [column[0] for column in cursor.description]
        for values in cursor:
            row = dict(zip(names, values, strict=True))
            if row["seal"] != _seal(row, {part: found.get(row["id"], []) for part, found in parts.items()}):
                yield table, row


def _grouped(connection: sqlite3.Connection, part: str) -> dict[str, list[tuple[Any, ...]]]:
    rows = connection.execute(of_table(_PART, part))
    return {key: list(found) for key, found in groupby(rows, key=lambda row: str(row[0]))}


def _dicts(cursor: sqlite3.Cursor) -> list[dict[str, Any]]:
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _seal(row: dict[str, Any], parts: dict[str, list[tuple[Any, ...]]]) -> str:
    """Return the fingerprint; what is NULL is left out, so that a later Vetter may add columns."""
    said = {name: value for name, value in sorted(row.items()) if value is not None and name != "seal"}
    text = json.dumps([said, parts], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
