"""Seals: a fingerprint beside each row that is the owner's, so that a changed letter shows in a sound file too."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from vetter.storage.content import columns, of_table, quoted, read_as, tables
from vetter.storage.schema import ANSWER, INTERVIEW, UNREAD

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

    from sqlite_utils import Database

    Row = tuple[Any, ...]
    Part = tuple[int, bytes]

SEAL = "seal"
"""The column that makes a table a sealed one. What is worked out from other tables, and made anew from them, has none."""
_PARTS = {INTERVIEW: (ANSWER, UNREAD)}
"""What belongs to a sealed row and lies in tables of its own, so that whoever writes both seals it."""

_ONE, _ALL = "SELECT :columns FROM :table WHERE id = ?", "SELECT rowid, seal, :columns FROM :table ORDER BY rowid"
_NUMBERED = "SELECT :columns FROM :table WHERE rowid = ?"
_PART_OF_ONE, _PART = "SELECT * FROM :table WHERE interview = ? ORDER BY 2", "SELECT * FROM :table"
_UNSEALED = "SELECT id FROM :table WHERE seal IS NULL"
_SEAL_UNSEALED = "UPDATE :table SET seal = sealed(:columns) WHERE seal IS NULL"
_WORDS = "SELECT id, words, words_seal FROM candidate LEFT JOIN search ON search.rowid = number AND candidate = id"
_SET = "UPDATE :table SET seal = ? WHERE id = ?"
_WHEN_WRITTEN = {
    "made": (
        "CREATE TEMP TRIGGER :name AFTER INSERT ON main.:table BEGIN UPDATE :table SET seal = sealed(:columns) WHERE rowid = NEW.rowid; END"
    ),
    "changed": (
        "CREATE TEMP TRIGGER :name AFTER UPDATE OF :columns ON main.:table "
        "BEGIN UPDATE :table SET seal = sealed(:columns) WHERE rowid = NEW.rowid; END"
    ),
}


def keep(connection: sqlite3.Connection) -> None:
    """Seal each row as this connection writes it, whatever statement does; nothing of this stands in the file."""
    _teach(connection)
    for table in _sealed_tables(connection):
        if table not in _PARTS:
            for when, statement in _WHEN_WRITTEN.items():
                named = statement.replace(":name", quoted(f"{table} {when}"))
                connection.execute(of_table(named, table, _said(connection, table)))


def seal(db: Database, table: str, key: str) -> None:
    """Seal a row inside the caller's transaction, with everything that belongs to it in other tables."""
    row = db.execute(of_table(_ONE, table, _said(db.conn, table)), (key,)).fetchone()
    parts = {part: _part(db.execute(of_table(_PART_OF_ONE, part), (key,)).fetchall()) for part in _PARTS.get(table, ())}
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
            db.execute("UPDATE candidate SET words_seal = ? WHERE id = ?", (of_words(words), candidate))
    _teach(db.conn)
    for table in _sealed_tables(db.conn):
        if table in _PARTS:
            for (key,) in db.execute(of_table(_UNSEALED, table)).fetchall():
                seal(db, table, key)
        else:
            db.execute(of_table(_SEAL_UNSEALED, table, _said(db.conn, table)))


def broken(connection: sqlite3.Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield table and row of everything that no longer says what it said when it was saved."""
    for table in _sealed_tables(connection):
        names = _said(connection, table)
        with read_as(connection, bytes):  # which spares making text of everything there is
            found = list(_changed(connection, table, names))
        for number in found:
            with read_as(connection, _readable):
                row = connection.execute(of_table(_NUMBERED, table, names), (number,)).fetchone()
            yield table, dict(zip(names, row, strict=True))


def _changed(connection: sqlite3.Connection, table: str, names: list[str]) -> Iterator[int]:
    """Yield the numbers of the rows of a table that do not say what was sealed."""
    at = names.index("id") if table in _PARTS else 0
    parts = {part: _grouped(connection, part) for part in _PARTS.get(table, ())}
    for number, kept, *row in connection.execute(of_table(_ALL, table, names)):
        if kept != _seal(row, {part: found.get(row[at], _NOTHING) for part, found in parts.items()}).encode():
            yield number


def _readable(text: bytes) -> str:
    """Return a text though damage may have made it none."""
    return text.decode(errors="replace")


def _sealed_tables(connection: sqlite3.Connection) -> list[str]:
    return [table for table in tables(connection) if SEAL in columns(connection, table)]


def _said(connection: sqlite3.Connection, table: str) -> list[str]:
    return [name for name in columns(connection, table) if name != SEAL]


def _teach(connection: sqlite3.Connection) -> None:
    connection.create_function("sealed", -1, lambda *row: _seal(row, {}), deterministic=True)


def _grouped(connection: sqlite3.Connection, part: str) -> dict[bytes, Part]:
    """Return what belongs to each sealed row; read as it lies and sorted here, because an index would lead to and fro."""
    rows = defaultdict[bytes, list["Row"]](list)
    for row in connection.execute(of_table(_PART, part)):
        rows[row[0]].append(row)
    spelled = _Spelled()
    return {key: _part(sorted(found, key=itemgetter(1)), spelled) for key, found in rows.items()}


class _Spelled(dict[Any, bytes]):
    """How texts are spelled, those that come again and again only once."""

    def __missing__(self, text: str | bytes) -> bytes:
        """Spell one for the first time."""
        self[text] = spelled = _spelled(text)
        return spelled


def _part(rows: list[Row], spelled: _Spelled | None = None) -> Part:
    """Return how many rows belong to a sealed one, texts all of them, and how they are spelled."""
    spelled = _Spelled() if spelled is None else spelled
    return len(rows), b"".join([spelled[text] for text in chain.from_iterable(rows)])


_NOTHING: Part = (0, b"")


def _seal(row: Iterable[Any], parts: Mapping[str, Part]) -> str:
    """Return the fingerprint; NULLs at the end are left out, so that a later Vetter may add columns."""
    said = list(row)
    while said and said[-1] is None:
        said.pop()
    # In place what `_spelled` does, because a check spells everything there is.
    spelled = [
        b"%d:%b" % (len(value) if value.isascii() else len(_readable(value)), value) if type(value) is bytes else _spelled(value)
        for value in said
    ]
    for part, (number, rows) in parts.items():
        spelled += [_spelled(part), _spelled(number), rows]
    return hashlib.sha256(b"".join(spelled)).hexdigest()


def _spelled(value: object) -> bytes:
    """Spell a value so that no two rows read alike: a text, which may come as its bytes, says how many characters it has."""
    if isinstance(value, bytes):
        return b"%d:%b" % (len(_readable(value)), value)
    return (f"{len(value)}:{value}" if isinstance(value, str) else f"{value!r};").encode()
