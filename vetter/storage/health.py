"""What SQLite is like here, and whether a case file is whole; looking changes nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from sqlite_utils import Database

from vetter.storage.connection import check, connect, in_words, look_at
from vetter.storage.schema import migrations
from vetter.tongue import tr

if TYPE_CHECKING:
    from pathlib import Path

OLDEST_SQLITE = (3, 37)
"""The first with strict tables."""


def sqlite_version() -> str:
    """Return the version of the SQLite that is used."""
    return sqlite3.sqlite_version


def sqlite_lacks() -> tuple[str, ...]:
    """Return what Vetter needs of SQLite and this one does not have."""
    with closing(sqlite3.connect(":memory:")) as plain:
        options = {row[0] for row in plain.execute("PRAGMA compile_options")}
    lacks = [] if sqlite3.sqlite_version_info >= OLDEST_SQLITE else [tr("strict tables (3.37)")]
    if "ENABLE_FTS5" not in options:
        lacks.append(tr("word search (FTS5)"))
    if "OMIT_FOREIGN_KEY" in options:
        lacks.append(tr("foreign keys"))
    return tuple(lacks)


def is_there(path: Path) -> bool:
    """Return whether a case file is there and whole; raise `CaseFileError` in one sentence when it cannot be used."""
    with in_words(path):
        if not look_at(path):
            return False
        with closing(connect(path, read_only=True)) as connection:
            check(connection, path)
    return True


def is_older(path: Path) -> bool:
    """Return whether a case file will be brought up to date when it is opened."""
    with in_words(path), closing(connect(path, read_only=True)) as connection:
        return bool(migrations.pending(Database(connection, execute_plugins=False)))
