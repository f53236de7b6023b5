"""A passphrase for tests, and folders that are protected by it from their first file on."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest

from vetter.storage import connection, envelope, keys
from vetter.storage.layout import KEY_FILE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from pathlib import Path

PASSPHRASE = "correct horse battery"  # noqa: S105 - of tests
SECRET = bytes(range(envelope.SECRET))
QUICK = 1 << 4
"""Stretching that costs nothing: what is tested is that it is done, not that it is slow."""

BOTH = pytest.mark.parametrize("desk", [False, True], ids=["plain", "protected"], indirect=True)
"""For tests of what must work with a passphrase as without."""


def protected(folder: Path) -> Path:
    """Let a folder be protected before there is anything in it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    closed = envelope.closed(SECRET, PASSPHRASE, "locked")
    keys.hold(SECRET, closed)
    envelope.write(folder, closed)
    return folder


def unlocked(path: Path) -> Path:
    """Give another program the key of a file's folder, if it has one; return the file."""
    closed = envelope.read(path.parent)
    if closed is not None:
        keys.hold(SECRET, closed)
    return path


def bare(path: Path) -> sqlite3.Connection:
    """Open a case file as another program would that has its key, and minds nothing else."""
    opened = connection.connect(unlocked(path))
    opened.execute("PRAGMA foreign_keys=OFF")
    return opened


def listed(folder: Path) -> list[str]:
    """Return the names of what lies in a data folder, besides its key file."""
    return sorted(path.name for path in folder.iterdir() if path.name != KEY_FILE)


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Stretch passphrases quickly, and forget every key afterwards."""
    monkeypatch.setattr(envelope, "COST", QUICK)
    yield
    keys.forget()


@contextmanager
def held(path: Path, how: str = "BEGIN IMMEDIATE") -> Iterator[Callable[[], object]]:
    """Hold a lock on a case file as another program would, until what is lent is called or all is over."""
    other = bare(path)
    other.isolation_level = None
    other.execute(how)
    with closing(other):
        yield other.close
