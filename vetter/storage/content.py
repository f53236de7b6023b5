"""What a database of ours holds: its tables, how many rows, one fingerprint over all of them, and its form."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing, contextmanager
from functools import cache
from typing import TYPE_CHECKING

import msgspec
from sqlite_utils import Database, Migrations

from vetter.storage.schema import DRAFT, SEARCH, VERDICT, migrations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_MIGRATIONS = "_sqlite_migrations"
_FORM = "SELECT type, name, tbl_name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2, 3"
_COLUMNS = 'SELECT name, type, "notnull", dflt_value, pk, hidden FROM pragma_table_xinfo(?) ORDER BY cid'
_INDEXES = (
    'SELECT l.name, l."unique", l.partial, x.name FROM pragma_index_list(?) l, pragma_index_xinfo(l.name) x WHERE x.key ORDER BY 1, x.seqno'
)

_COUNT, _ROWS = "SELECT count(*) FROM :table", "SELECT * FROM :table ORDER BY rowid"
_STEPS = "SELECT name FROM :table ORDER BY id"

_LONG = (VERDICT, DRAFT)
"""Tables whose texts are long."""
_SPELLED = "msgpack:"
"""How a fingerprint begins whose rows were spelled as MessagePack; those of the first backups begin with nothing."""

Row = tuple[object, ...]
Said = str | Row
"""The name of a table, or a row of one."""
Form = tuple[tuple[object, ...], ...]


def of_table(statement: str, table: str, columns: Iterable[str] = ()) -> str:
    """Return a statement about a table and its columns, whose names come from a schema and are quoted; values are never put in."""
    return statement.replace(":table", quoted(table)).replace(":columns", ", ".join(map(quoted, columns)))


def quoted(name: str) -> str:
    """Return a name as SQL takes it, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


def tables(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the names of the tables that hold what the owner keeps, in order."""
    named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return tuple(name for (name,) in named if not name.startswith(("sqlite_", f"{SEARCH}_", _MIGRATIONS)))


@contextmanager
def read_as(connection: sqlite3.Connection, text: Callable[[bytes], object]) -> Iterator[None]:
    """Have texts of a database come as `text` makes them of their bytes."""
    before, connection.text_factory = connection.text_factory, text
    try:
        yield
    finally:
        connection.text_factory = before


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows each table has."""
    return {name: connection.execute(of_table(_COUNT, name)).fetchone()[0] for name in tables(connection)}


def fingerprint(connection: sqlite3.Connection) -> str:
    """Return one SHA-256 over every row of every table, and how they were spelled: two databases that say the same have the same."""
    return _SPELLED + _digest(connection, msgspec.msgpack.encode, _packed)


def says(connection: sqlite3.Connection, said: str) -> bool:
    """Return whether a database says what had a fingerprint, however an earlier Vetter spelled it."""
    return (fingerprint(connection) if said.startswith(_SPELLED) else _digest(connection, _as_once)) == said


def _digest(connection: sqlite3.Connection, spell: Callable[[Said], bytes], spell_long: Callable[[Row], bytes] | None = None) -> str:
    """Return one SHA-256; `spell_long` spells the rows of tables with long texts, which come to it as their bytes."""
    digest = hashlib.sha256()
    for name in tables(connection):
        digest.update(spell(name))
        spelled, text = (spell_long, bytes) if spell_long and name in _LONG else (spell, str)
        with read_as(connection, text):
            for row in connection.execute(of_table(_ROWS, name)):
                digest.update(spelled(row))
    return digest.hexdigest()


def _packed(row: Row) -> bytes:
    """Spell a row whose texts come as their bytes as MessagePack: for long ones far faster than making text of them first."""
    parts = [_packed_text(value) if type(value) is bytes else msgspec.msgpack.encode(value) for value in row]
    return b"".join([msgspec.msgpack.encode([None] * len(row))[: -len(row)], *parts])


def _packed_text(text: bytes) -> bytes:
    """Put before a text how many bytes it has, in as few bytes as MessagePack does."""
    length = len(text)
    if length < 1 << 8:
        return msgspec.msgpack.encode("-" * length)[: -length or None] + text
    return (b"\xda" + length.to_bytes(2) if length < 1 << 16 else b"\xdb" + length.to_bytes(4)) + text


def _as_once(said: Said) -> bytes:
    """Spell the name of a table or a row as the first backups did, three times as slowly."""
    return (f"\x1e{said}\x1e" if isinstance(said, str) else repr(said)).encode()


def form(connection: sqlite3.Connection) -> Form:
    """Return tables, columns and indexes, and anything else there is: triggers and views too."""
    found: list[tuple[object, ...]] = list(connection.execute(_FORM).fetchall())
    for name in tables(connection):
        found += [(name, *row) for row in connection.execute(_COLUMNS, (name,))]
        found += [(name, *row) for row in connection.execute(_INDEXES, (name,))]
    return tuple(found)


def steps(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the names of the migrations a file has been through, in order; none when it is not one of ours."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (_MIGRATIONS,)).fetchone():
        return ()
    return tuple(name for (name,) in connection.execute(of_table(_STEPS, _MIGRATIONS)))


def shape(connection: sqlite3.Connection, done: tuple[str, ...]) -> None:
    """Give an empty database the form it had after these migrations."""
    db = Database(connection, execute_plugins=False)
    ours = {migration.name: migration.fn for migration in migrations.pending(db)}
    chosen = Migrations(migrations.name)
    for name in done:
        chosen(name=name)(ours[name])
    chosen.apply(db)


@cache
def form_after(done: tuple[str, ...]) -> Form:
    """Return the form of a database after these migrations."""
    with closing(sqlite3.connect(":memory:")) as expected:
        shape(expected, done)
        return form(expected)


def every_step() -> tuple[str, ...]:
    """Return the names of all migrations of this Vetter."""
    return tuple(migration.name for migration in migrations.pending(Database(memory=True, execute_plugins=False)))


def known(done: tuple[str, ...]) -> bool:
    """Return whether this Vetter knows all of these migrations."""
    return bool(done) and set(done) <= set(every_step())


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the names of a table's columns that hold something, in order."""
    return [row[0] for row in connection.execute("SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid", (table,))]
