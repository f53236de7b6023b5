"""SQLCipher with the errors of Python's own SQLite, so that the rest of the code need not know which of the two it works with."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

P = ParamSpec("P")
T = TypeVar("T")
S = TypeVar("S")

_MOVED = "SQLITE_READONLY_DBMOVED"
_EXPORT = "SELECT sqlcipher_export('other')"
_SAID = {
    "disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "readonly database": "SQLITE_READONLY",
    "unable to open": "SQLITE_CANTOPEN",
}
"""How an export, which has no codes of its own, says what the disk did."""
_OURS = ("application_id", "user_version")


def _told(method: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """Let a method raise what Python's own SQLite would; the error keeps its code and name."""

    def telling(self: S, /, *arguments: P.args, **named: P.kwargs) -> T:
        try:
            return method(self, *arguments, **named)
        except dbapi2.Error as error:
            raise _translated(error, getattr(self, "connection", self)) from None

    telling.__doc__ = method.__doc__
    return telling


def _translated(error: Exception, connection: object) -> sqlite3.Error:
    told = cast("sqlite3.Error", getattr(sqlite3, type(error).__name__, sqlite3.DatabaseError)(*error.args))
    told.sqlite_errorcode = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    told.sqlite_errorname = getattr(error, "sqlite_errorname", "SQLITE_ERROR")
    if told.sqlite_errorname == "SQLITE_READONLY" and isinstance(connection, Connection) and connection.moved():
        told.sqlite_errorname = _MOVED
    return told


class Cursor(dbapi2.Cursor):
    """A cursor whose errors are those of Python's own SQLite."""

    execute = _told(dbapi2.Cursor.execute)
    executemany = _told(dbapi2.Cursor.executemany)
    executescript = _told(dbapi2.Cursor.executescript)
    fetchone = _told(dbapi2.Cursor.fetchone)
    fetchmany = _told(dbapi2.Cursor.fetchmany)
    fetchall = _told(dbapi2.Cursor.fetchall)
    __next__ = _told(dbapi2.Cursor.__next__)

    def __iter__(self) -> Iterator[Any]:
        """Give the rows."""
        return cast("Iterator[Any]", self)


class Connection(dbapi2.Connection):
    """A connection whose errors are those of Python's own SQLite."""

    place: os.stat_result | None = None
    path = ""

    commit = _told(dbapi2.Connection.commit)
    rollback = _told(dbapi2.Connection.rollback)
    close = _told(dbapi2.Connection.close)
    backup = _told(dbapi2.Connection.backup)
    create_function = _told(dbapi2.Connection.create_function)
    __exit__ = _told(dbapi2.Connection.__exit__)

    def cursor(self, factory: type[Cursor] = Cursor) -> Cursor:
        """Return a cursor of ours."""
        return cast("Cursor", super().cursor(factory))

    def moved(self) -> bool:
        """Return whether the file that was opened is no longer where it was."""
        try:
            return self.place is not None and not os.path.samestat(Path(self.path).stat(), self.place)
        except OSError:
            return True


def connect(path: Path, uri: str, key: str | None, seconds: float) -> sqlite3.Connection:
    """Open a connection with a key, or without one to a plain file; nothing is said on the terminal."""
    try:
        made = dbapi2.connect(uri, uri=True, timeout=seconds, factory=Connection)
    except dbapi2.Error as error:
        raise _translated(error, None) from None
    made.execute("PRAGMA cipher_log_level=NONE").fetchall()
    if key is not None:
        made.execute(f"PRAGMA key=\"x'{key}'\"").fetchall()
    made.path = str(path)
    with suppress(OSError):
        made.place = path.stat()
    return cast("sqlite3.Connection", made)


def attach(connection: sqlite3.Connection, uri: str, key: str | None) -> None:
    """Attach another file as “old”, with its own key or none."""
    connection.execute("ATTACH ? AS old KEY ?", (uri, "" if key is None else f"x'{key}'"))


def export(source: sqlite3.Connection, target: str, key: str | None) -> None:
    """Write everything of one file into another that is not there yet, closed with a key or plain."""
    source.execute("ATTACH ? AS other KEY ?", (target, "" if key is None else f"x'{key}'"))
    try:
        source.execute(_EXPORT).fetchall()
    except sqlite3.DatabaseError as error:
        error.sqlite_errorname = next((name for said, name in _SAID.items() if said in str(error)), error.sqlite_errorname)
        raise
    for name in _OURS:
        value = int(source.execute(f"PRAGMA main.{name}").fetchone()[0])
        source.execute(f"PRAGMA other.{name}={value}")
    source.commit()
    source.execute("DETACH other")
