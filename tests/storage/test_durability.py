"""What was acknowledged is on the disk, whole: through kills, several writers, and failures half-way."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any

import pytest

from tests.locked import listed
from tests.often import often
from tests.storage.kills import check
from tests.storage.rows import assert_whole, identity, save
from vetter.errors import DamagedFileError
from vetter.storage import CaseFile, backups, content, inspection, restoring
from vetter.storage.casefile import FILE_NAME

if TYPE_CHECKING:
    from sqlite_utils import Database

ROOT = Path(__file__).parents[2]
POSIX = pytest.mark.skipif(not hasattr(os, "fork"), reason="the kills are done by forking")
PROGRAMS, EACH = often(3, of=10), often(100, of=1_000)
LIVE, FRESH = often(25, of=500), 25
"""Backups while another program saves, and after how many of them the case file is begun anew."""
AT = datetime(2026, 11, 27, 14, 32, 7, tzinfo=UTC)
EMPTY_AFTER_ROLLBACK = ("candidate", "interview", "answer", "unread", "verdict", "history", "search", "draft")


def _writer(folder: Path, word: str, most: int = 0) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.storage.writer", str(folder), word, str(most), "0"]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _kill_at_statements(folder: Path, which: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.storage.kills", str(folder), which]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


@POSIX
def test_killed_while_saving(folder: Path) -> None:
    """Kills inside a save, at statements of every kind, and around its commits, lose nothing and leave nothing in half."""
    found = _kill_at_statements(folder, "some")
    assert found["in the middle"] >= 13
    assert found["kinds"] >= 8
    assert found["journals"] >= 10


@POSIX
@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_killed_while_saving_often(folder: Path) -> None:
    """A kill at each statement of a save, and two hundred in the middle of commits."""
    found = _kill_at_statements(folder, "every")
    assert found["in the middle"] >= found["statements"]
    assert found["in a commit"] > 10
    assert found["journals"] > 100


@pytest.mark.timeout(600)
@pytest.mark.goal("G7", f"{PROGRAMS} programs that save at once", PROGRAMS * EACH)
def test_several_programs_at_once(folder: Path) -> None:
    """Programs that save so many interviews each, and start at the same moment in an empty folder, keep them all."""
    programs = [_writer(folder, word, EACH) for word in ascii_lowercase[:PROGRAMS]]
    said = "".join(program.communicate()[0] for program in programs)
    assert [program.returncode for program in programs] == [0] * PROGRAMS
    assert said.count("saved ") == PROGRAMS * EACH
    check(folder, said.splitlines())


@pytest.mark.timeout(3_600)
@pytest.mark.goal("G8", "backups made while another program saves, each compared and put back elsewhere", LIVE)
def test_backups_while_another_program_saves(tmp_path: Path) -> None:
    """Each is whole, and what is put back from it says what it said."""
    for begun in range(0, LIVE, FRESH):
        folder, other = tmp_path / f"{begun}" / "data", tmp_path / f"{begun}" / "elsewhere"
        folder.parent.mkdir()
        for each in (folder, other):
            CaseFile.open(each).close()
        program = _writer(folder, "live")
        try:
            for number in range(min(FRESH, LIVE - begun)):
                made = backups.make(folder, "asked", AT + timedelta(seconds=number))
                assert backups.look_into(made.path, tmp_path / "scratch").content == made.content
                restoring.restore(other, made.path, AT + timedelta(seconds=number))
                with closing(CaseFile.open(other)) as opened:
                    assert content.fingerprint(opened.db.conn) == made.content
                assert program.poll() is None
        finally:
            program.kill()
            program.communicate()
        assert made.interviews > 0
        shutil.rmtree(folder.parent)


@pytest.fixture
def crashed(folder: Path) -> Path:
    """Return a data folder in which a program was killed in the middle of a save: some of it is in the file, and the journal undoes it."""
    with closing(CaseFile.open(folder)) as before:
        save(before, "1")
    crashed = folder.parent / "crashed"
    crashed.mkdir()
    with closing(CaseFile.open(folder)) as cut:
        cut.db.execute("PRAGMA cache_size=1").fetchall()
        cut.db.execute("PRAGMA cache_spill=1").fetchall()
        with cut.write() as db:
            for number in range(2_000):
                db.execute("INSERT INTO edition (version, rows) VALUES (?, 0)", (f"{number} {'x' * 200}",))
            for path in folder.iterdir():
                shutil.copy(path, crashed)
    assert (crashed / f"{FILE_NAME}-journal").stat().st_size > 0
    assert (crashed / FILE_NAME).stat().st_size > 2_000 * 200
    return crashed


def _journal_of_another(path: Path) -> Path:
    """Return the journal of another program's file in the middle of a save."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("CREATE TABLE places (url TEXT)")
        other.executemany("INSERT INTO places VALUES (?)", [("x" * 500,)] * 100)
        other.execute("PRAGMA cache_size=1")
        other.execute("BEGIN")
        other.execute("UPDATE places SET url = upper(url)")
        return Path(shutil.copy(f"{path}-journal", path.with_name("journal")))


def test_the_journal_of_another_file(crashed: Path, tmp_path: Path) -> None:
    """Brought in by whoever tidied up: the file is refused, or the check tells what is wrong; it is never taken for whole."""
    shutil.copy(_journal_of_another(tmp_path / "other.db"), crashed / f"{FILE_NAME}-journal")
    with suppress(DamagedFileError):
        CaseFile.open(crashed).close()
        assert not inspection.inspect(crashed).sound


def test_hot_journal(crashed: Path) -> None:
    """A save cut short before its end is undone at the next start, without a word."""
    with closing(CaseFile.open(crashed)) as after:
        assert after.row("SELECT count(*) AS n FROM edition") == {"n": 0}
        assert_whole(after, identity("1"))
    assert listed(crashed) == [FILE_NAME]


def test_rolled_back(case_file: CaseFile) -> None:
    """A failure inside a transaction leaves nothing of it, and the next one works."""

    def _two_steps_and_a_failure() -> None:
        with case_file.write() as db:
            db.execute("INSERT INTO edition (version, rows) VALUES ('x', 0)")
            with db.atomic():
                db.table("edition").insert({"version": "y", "rows": 0})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        _two_steps_and_a_failure()
    assert case_file.rows("SELECT * FROM edition") == []
    save(case_file, "1")


def test_a_nested_failure_spares_what_surrounds_it(case_file: CaseFile) -> None:
    """A failed inner step that is caught takes only itself back."""

    def _inner(db: Database) -> None:
        with db.atomic():
            db.execute("INSERT INTO edition (version, rows) VALUES ('inner', 0)")
            db.execute("INSERT INTO edition (version, rows) VALUES ('outer', 0)")

    with case_file.write() as db:
        db.execute("INSERT INTO edition (version, rows) VALUES ('outer', 0)")
        with pytest.raises(sqlite3.IntegrityError):
            _inner(db)
    assert case_file.rows("SELECT version FROM edition") == [{"version": "outer"}]


def test_a_transaction_inside_another_is_a_mistake(case_file: CaseFile) -> None:
    """There is one transaction at a time; a second inside it fails and takes the first back."""

    def _two() -> None:
        with case_file.write() as db:
            db.execute("INSERT INTO edition (version, rows) VALUES ('x', 0)")
            with case_file.write():
                pytest.fail("a second transaction began")

    with pytest.raises(sqlite3.OperationalError, match="within a transaction"):
        _two()
    assert case_file.rows("SELECT * FROM edition") == []


@pytest.mark.parametrize("step", ["_write_interview", "_note_latest", "history.add", "candidates.index_words"])
def test_a_save_that_fails_on_the_way_leaves_nothing(case_file: CaseFile, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Whichever step of a save fails, none of it is kept; tried again, all of it is."""
    label = "1"
    with monkeypatch.context() as patch:
        patch.setattr(f"vetter.storage.interviews.{step}", _fail)
        with pytest.raises(ZeroDivisionError):
            save(case_file, label)
    for table in EMPTY_AFTER_ROLLBACK:
        assert case_file.rows(f"SELECT * FROM {table}") == []  # noqa: S608 - a table of ours
    assert_whole(case_file, save(case_file, label))


def _fail(*_given: object, **_named: object) -> None:
    raise ZeroDivisionError


def test_saved_twice(case_file: CaseFile) -> None:
    """The same save again, as after an error that came too late, adds nothing."""
    save(case_file, "1")
    assert_whole(case_file, save(case_file, "1"))


def test_a_save_asks_nothing_of_the_database(case_file: CaseFile) -> None:
    """No table is made to try what SQLite can do while an interview is being saved."""
    asked: list[str] = []
    case_file.db.conn.set_trace_callback(asked.append)
    save(case_file, "1")
    assert not [statement for statement in asked if statement.upper().startswith(("CREATE", "DROP"))]


def test_a_save_takes_no_longer_among_many(case_file: CaseFile) -> None:
    """It finds its rows by an index: SQLite takes few steps more for what is there already, and not some for each."""

    def steps(label: str) -> int:
        taken = count()
        case_file.db.conn.set_progress_handler(lambda: next(taken) < 0, 1)
        save(case_file, label)
        case_file.db.conn.set_progress_handler(None, 0)
        return next(taken)

    taken = [steps(f"{number}") for number in range(26)]
    assert min(taken[-5:]) - min(taken[5:10]) < 60
