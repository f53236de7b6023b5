"""The open case file: the one write path, migrations with a copy beforehand, and reads."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlite_utils import Database

from vetter.errors import CaseFileError, DamagedFileError
from vetter.progress import step
from vetter.storage import backups, connection, content, disk, envelope, keys, seals
from vetter.storage.connection import (
    ANOTHER_FORM,
    APPLICATION_ID,
    DAMAGED,
    FORMAT,
    check,
    connect,
    in_memory,
    in_words,
    look_at,
    private,
    stoppable,
)
from vetter.storage.layout import FILE_NAME
from vetter.storage.schema import SEARCH, TABLES, migrations
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["FILE_NAME", "CaseFile"]


ASK_AGAIN = 0.004
"""Seconds between two tries to begin to write."""
IN_A_WINDOW, CALLED_OFF = 0.25, 60.0
"""Seconds to wait for another program where somebody types meanwhile, and where whoever waits can call it off."""


class _Knowing(Database):
    """A database that knows what its SQLite can do.

    Asking would make and drop a table in the middle of a save, and a disk that fails just then would be taken for an answer:
    SQLite has taken everything back by then, and what follows would be kept without what came before.
    """

    @property
    def supports_strict(self) -> bool:
        """Strict tables have been there since SQLite 3.37, the oldest that Vetter works with."""
        return True

    @property
    def supports_on_conflict(self) -> bool:
        """As have upserts, since 3.24."""
        return True


class CaseFile:
    """One SQLite database with interviews, verdicts, history, drafts and benchmarks.

    `read_only` tells that it may be looked at but not changed.
    """

    def __init__(self, opened: sqlite3.Connection, path: Path | None, *, read_only: bool = False) -> None:
        """Hold an open connection, `opened`; use `open` or `in_memory` to get one."""
        self.keys = None if path is None else keys.of(path.parent)
        self.db = _Knowing(opened, execute_plugins=False)
        self.path, self.read_only = path, read_only
        self.patience = connection.BUSY_SECONDS

    @classmethod
    def open(cls, folder: Path, *, sound: bool = False) -> CaseFile:
        """Open the case file of a data folder, making both when they are not there; a `sound` one was opened a moment ago.

        Raises `CaseFileError` in one sentence when it is busy, damaged, foreign, newer, or cannot be reached.
        """
        private(folder)
        path = folder.resolve() / FILE_NAME
        with in_words(path):
            if not look_at(path):
                _refuse_to_begin_anew(path)
                make(path)
            read_only = not _writable(path)
            connection = connect(path, read_only=read_only)
            try:
                check(connection, path, sound=sound)
                _refuse_triggers(connection, path)
                case_file = cls(connection, path, read_only=read_only)
                case_file._migrate(path)
                _require_tables(connection, path)
                if not read_only:
                    seals.keep(connection)
            except BaseException:
                connection.close()
                raise
        return case_file

    @classmethod
    def look(cls, folder: Path) -> CaseFile:
        """Open a damaged case file for looking: what can be read is shown, nothing can be saved."""
        path = folder.resolve() / FILE_NAME
        with in_words(path):
            return cls(connect(path, read_only=True), path, read_only=True)

    @contextmanager
    def beside(self, *, writing: bool = False) -> Iterator[CaseFile]:
        """Lend the same file to any thread, over a connection of its own; one in memory as it is.

        It may be read only, unless `writing` is asked for and this one may be written itself.
        """
        if self.path is None:
            yield self
            return
        lent = CaseFile.open(self.path.parent) if writing and not self.read_only else CaseFile.look(self.path.parent)
        lent.wait_at_most(CALLED_OFF)
        try:
            with stoppable(lent.db.conn):
                yield lent
        finally:
            lent.close()

    @classmethod
    def in_memory(cls) -> CaseFile:
        """Open a case file that touches no disk and is gone when closed."""
        case_file = cls(in_memory(), None)
        migrations.apply(case_file.db)
        seals.keep(case_file.db.conn)
        return case_file

    def close(self) -> None:
        """Close the connection, and let go of its key."""
        self.db.conn.close()
        self.keys = None

    def wait_at_most(self, seconds: float) -> None:
        """Wait no longer for another program that holds the file."""
        self.patience = seconds
        self.db.execute(f"PRAGMA busy_timeout={round(min(seconds, connection.BUSY_SECONDS) * 1000)}")

    def copy_to(self, folder: Path) -> None:
        """Write what the open connection reads into a new case file in `folder`, wherever the file itself has gone."""
        if self.keys is not None:
            envelope.write(folder, self.keys.envelope)
        with self._in_words(), closing(connect(folder / FILE_NAME, new=True)) as copy:
            self.db.conn.backup(copy)

    @contextmanager
    def write(self) -> Iterator[Database]:
        """Lend the database for one transaction: all of it is on the disk afterwards, or none.

        BEGIN IMMEDIATE comes first, because a deferred transaction that reads before it writes fails at once
        when another program writes, whatever the waiting time.
        """
        if self.read_only:
            message = tr("The case file may only be read here, so nothing was saved. Check the folder's permissions.")
            raise CaseFileError(message)
        with self._in_words():
            self._begin()
            try:
                with self.db.atomic():
                    yield self.db
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.conn.in_transaction:
                    self.db.execute("ROLLBACK")
                raise

    def _begin(self) -> None:
        """Begin to write, asking often: SQLite waits longer each time, so that of three that save at once one may never have its turn."""
        latest = time.monotonic() + self.patience
        self.db.execute("PRAGMA busy_timeout=0")
        try:
            while True:
                try:
                    self.db.execute("BEGIN IMMEDIATE")
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > latest:
                        raise
                    step(tr("Waiting for another program that uses the case file"))
                    time.sleep(ASK_AGAIN)
                else:
                    return
        finally:
            self.wait_at_most(self.patience)

    def rows(self, sql: str, parameters: tuple[Any, ...] = ()) -> list[dict[str, Any]]:
        """Return the rows of a query as dictionaries."""
        with self._in_words():
            cursor = self.db.execute(sql, parameters)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def row(self, sql: str, parameters: tuple[Any, ...] = ()) -> dict[str, Any] | None:
        """Return the first row of a query, or None."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        if self.path is None:
            yield
        else:
            with in_words(self.path):
                yield

    def _migrate(self, path: Path) -> None:
        """Bring an older file up to date in one transaction, after a copy; of two programs that start, one does it."""
        if not migrations.pending(self.db):
            return
        if self.read_only:
            message = tr(
                "{path} was written by an older Vetter and may not be brought up to date here. Check the folder's permissions.",
                path=path.name,
            )
            raise CaseFileError(message)
        with self.write() as db:
            if migrations.pending(db):
                # Through a connection of its own, because one that holds the write lock may not be copied from.
                backups.make(path.parent, "update", datetime.now(UTC))
                bring_up_to_date(db)


def _require_tables(connection: sqlite3.Connection, path: Path) -> None:
    found = set(content.tables(connection))
    if not found >= TABLES:
        raise DamagedFileError(DAMAGED.format(file=path.name))
    more = found - TABLES - {SEARCH}
    if more and content.known(content.steps(connection)):  # a newer Vetter may have made more
        raise _foreign(path, min(more))


def _refuse_triggers(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file before anything is written through what another program has put into it; ours has neither triggers nor views."""
    found = connection.execute("SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY 1").fetchone()
    if found is not None:
        raise _foreign(path, found[0])


def _foreign(path: Path, name: str) -> DamagedFileError:
    return DamagedFileError(ANOTHER_FORM.format(path=path.name, part=name))


def _refuse_to_begin_anew(path: Path) -> None:
    """Refuse to make an empty file where there was one: backups are here, and it is not."""
    if backups.newest(path.parent) is not None:
        message = tr(
            "{path} is gone from {parent}, but backups of it are there. Put one in its place; nothing was changed.",
            path=path.name,
            parent=path.parent,
        )
        raise DamagedFileError(message)


def bring_up_to_date(db: Database) -> None:
    """Apply every migration that is missing, and say in the header whose file it is."""
    migrations.apply(db)
    with db.atomic():
        seals.seal_the_rest(db)
    db.execute(f"PRAGMA application_id={APPLICATION_ID}")  # numbers of our own
    db.execute(f"PRAGMA user_version={FORMAT}")


def make(path: Path) -> None:
    """Put a whole new case file in place: cut short, it leaves none, rather than half of one that is refused for ever."""
    part = path.with_name(f".{uuid4().hex}.new")
    try:
        connection = connect(part, new=True)
        try:
            bring_up_to_date(Database(connection, execute_plugins=False))
        finally:
            connection.close()
        _put(part, path)
    finally:
        disk.discard(part)


def _put(part: Path, path: Path) -> None:
    """Give the file its name, unless another program was faster."""
    try:
        path.hardlink_to(part)
    except FileExistsError:
        return
    except OSError:  # a disk without hard links
        if not path.exists():
            part.rename(path)


def _writable(path: Path) -> bool:
    """Return whether both the file and its folder (for the journal) may be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
