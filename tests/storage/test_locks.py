"""Two programs on one case file: whoever cannot have it now is told so, and no lock is lost on the way."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.locked import bare
from tests.storage.rows import assert_whole, save
from vetter.errors import CaseFileError
from vetter.storage import CaseFile, connection, restoring

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]

HOLD = """
import sys
from pathlib import Path
from tests.locked import bare
held = bare(Path(sys.argv[1]))
held.isolation_level = None
held.execute("PRAGMA busy_timeout=0")
held.execute(sys.argv[2])
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def _held(path: Path, how: str) -> Iterator[None]:
    """Let another program hold a lock on the file."""
    command = [sys.executable, "-c", HOLD, str(path), how]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield
        other.communicate()


BUSY = r"^vetter\.db is in use by another program\. Close it there and try again; nothing is lost\.$"


def test_locked_while_opening(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that another program holds wholly is refused in one sentence, after a wait."""
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.2)
    before = kept.read_bytes()
    with _held(kept, "BEGIN EXCLUSIVE"), pytest.raises(CaseFileError, match=BUSY):
        CaseFile.open(kept.parent)
    assert kept.read_bytes() == before


def test_locked_while_saving(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program writes, reading works and a save says so; afterwards the same save goes through."""
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.2)
    with closing(CaseFile.open(kept.parent)) as ours:
        with _held(kept, "BEGIN IMMEDIATE"):
            assert ours.row("SELECT count(*) AS n FROM interview") == {"n": 8}
            with pytest.raises(CaseFileError, match=BUSY):
                save(ours, "9")
        assert_whole(ours, save(ours, "9"))


def test_opening_again_drops_no_lock(kept: Path) -> None:
    """Opening the file a second time in the same program leaves the first one's lock where it is."""
    with closing(CaseFile.open(kept.parent)) as first, first.write():
        CaseFile.open(kept.parent).close()
        tried = subprocess.run(
            [sys.executable, "-c", HOLD, str(kept), "BEGIN IMMEDIATE"], cwd=ROOT, capture_output=True, text=True, check=False
        )
    assert "database is locked" in tried.stderr


def test_nobody_saves_into_a_file_whose_place_is_taken(kept: Path) -> None:
    """While another file is put in its place nothing can be saved into it, for nobody would see it again."""
    with restoring.held(kept), closing(bare(kept)) as other:
        other.execute("PRAGMA busy_timeout=0")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
