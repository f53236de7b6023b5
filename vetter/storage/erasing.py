"""Erasing a person: out of every table, the index, the free pages, the evidence and every backup, with a receipt that names nobody."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlite_utils import Database

from vetter.progress import step
from vetter.storage import backups, bundle, content, cut_short, disk, history, keys, seals
from vetter.storage.connection import connect, goes_on
from vetter.storage.layout import EVIDENCE, FILE_NAME, SET_ASIDE
from vetter.storage.schema import CANDIDATE, ERASURE, EXHIBIT, SEARCH
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from vetter.storage.backups import Backup
    from vetter.storage.casefile import CaseFile

_ENTRIES = "SELECT id, name, number FROM candidate WHERE id = ?1 OR same_as = ?1"
_TALKS = (
    "SELECT id FROM interview WHERE candidate IN (SELECT value FROM json_each(?1)) "
    "UNION SELECT id FROM draft WHERE candidate IN (SELECT value FROM json_each(?1))"
)
_VERDICTS = "SELECT id FROM verdict WHERE candidate IN (SELECT value FROM json_each(?))"
_FILES = "SELECT DISTINCT sha256 || '.' || kind FROM exhibit"
_OUT = "DELETE FROM :table WHERE :columns IN (SELECT value FROM json_each(?))"
_TOLD_ELSEWHERE = "DELETE FROM history WHERE what = 'joined' AND instr(detail, ?) > 0"
_QUOTES = (("“", "”"), ("„", "“"), ("«", "»"))
"""What stands around a name in the history, in whichever language it was written."""
LEFTOVERS = (SET_ASIDE, "vetter-before-update.db")
"""Files that hold what was there once: damaged ones that were set aside, and the copies an earlier Vetter made."""


def take_out(db: Database, candidate: str) -> int:
    """Take everything about a person out of a database, joined entries too, inside the caller's transaction; return how many rows.

    Which tables are about a person is told by their columns, so that a table made later is not forgotten.
    """
    entries = db.execute(_ENTRIES, (candidate,)).fetchall() if "same_as" in db.table(CANDIDATE).columns_dict else []
    entries = entries or db.execute("SELECT id, name, number FROM candidate WHERE id = ?", (candidate,)).fetchall()
    ids = json.dumps([row[0] for row in entries] or [candidate])
    about = {
        "candidate": ids,
        "interview": json.dumps([row[0] for row in db.execute(_TALKS, (ids,))]),
        "verdict": json.dumps([row[0] for row in db.execute(_VERDICTS, (ids,))]),
        "one": ids,
        "other": ids,
        "same_as": ids,
    }
    db.execute("PRAGMA defer_foreign_keys=ON")
    gone = 0
    for table in content.tables(db.conn):
        if table not in {SEARCH, CANDIDATE, ERASURE}:
            gone += sum(
                db.execute(content.of_table(_OUT, table, (column,)), (about[column],)).rowcount
                for column in content.columns(db.conn, table)
                if column in about and not (column == "verdict" and table == "verdict")
            )
    for _key, name, number in entries:
        gone += sum(db.execute(_TOLD_ELSEWHERE, (f"{before}{name}{after}",)).rowcount for before, after in _QUOTES)
        db.execute("DELETE FROM search WHERE rowid = ?", (number,))
    gone += db.execute(content.of_table(_OUT, CANDIDATE, ("id",)), (ids,)).rowcount
    if gone:
        db.execute("INSERT INTO search (search) VALUES ('rebuild')")  # the index keeps deleted words until it is made anew
        history.link_again(db)
    return gone


def erase(case_file: CaseFile, candidate: str, at: str) -> str:
    """Take a person out of the case file and note a receipt; return its id. `finish` does the rest, at once or at the next start."""
    receipt = str(uuid4())
    with case_file.write() as db:
        rows = take_out(db, candidate)
        db.table(ERASURE).insert({"id": receipt, "candidate": candidate, "at": at, "rows": rows, "files": 0})
    return receipt


def unfinished(case_file: CaseFile) -> list[dict[str, Any]]:
    """Return receipts of erasures that were cut short."""
    return case_file.rows("SELECT * FROM erasure WHERE finished_at IS NULL ORDER BY at")


def receipts(case_file: CaseFile) -> list[dict[str, Any]]:
    """Return all receipts, the newest first."""
    return case_file.rows("SELECT * FROM erasure ORDER BY at DESC")


def finish(case_file: CaseFile, folder: Path, candidates: Iterable[str], at: str) -> None:
    """Take these people out of free pages, evidence, backups and leftovers as well; done again it changes nothing more.

    Raises `CaseFileError` when the disk does not take it; it goes on at the next start.
    """
    gone = tuple(candidates)
    with goes_on():
        case_file.db.execute("VACUUM")
        files = _drop_evidence(case_file, folder)
        cut_short.sweep(folder)
        every = backups.kept(folder)
        for number, backup in enumerate(every):
            step(tr("Taking it out of the backups"), number, len(every))
            _rewrite(folder, backup, gone)
        for pattern in LEFTOVERS:
            for path in folder.glob(pattern):
                path.unlink()
                files += 1
        with case_file.write() as db:
            for candidate in gone:
                db.execute(
                    "UPDATE erasure SET files = files + ?, finished_at = ? WHERE candidate = ? AND finished_at IS NULL",
                    (files, at, candidate),
                )


def _drop_evidence(case_file: CaseFile, folder: Path) -> int:
    wanted = {row["file"] for row in case_file.rows("SELECT DISTINCT sha256 || '.' || kind AS file FROM exhibit")}
    strays = [path for path in (folder / EVIDENCE).glob("*.*") if path.name not in wanted]
    for path in strays:
        path.unlink()
    return len(strays)


def _rewrite(folder: Path, backup: Backup, candidates: tuple[str, ...]) -> None:
    """Make a backup anew without these people, and only then take the old one away; one that does not know them stays as it is."""
    told = bundle.read(backup.path)
    home = backup.path.parent
    part, old = home / f".{uuid4().hex}.part", home / f".{uuid4().hex}.part"
    try:
        part.mkdir(mode=0o700)
        (part / EVIDENCE).mkdir(mode=0o700)
        keys.lend(backup.path, part)
        with closing(connect(backup.path / FILE_NAME, read_only=True)) as source, closing(connect(part / FILE_NAME, new=True)) as copy:
            source.backup(copy)
            if not _without(copy, candidates):
                return
            rows, said = content.counts(copy), content.fingerprint(copy)
            wanted = {row[0] for row in copy.execute(_FILES)} if EXHIBIT in content.tables(copy) else set()
        disk.settled(part / FILE_NAME)
        members = {FILE_NAME: bundle.Member((part / FILE_NAME).stat().st_size, disk.fingerprint(part / FILE_NAME))}
        for name in sorted(wanted):
            inside = f"{EVIDENCE}/{name}"
            if inside in told.members and (backup.path / inside).exists():
                disk.take_over(backup.path / inside, part / inside)
                members[inside] = told.members[inside]
        absent = tuple(name for name in sorted(wanted) if f"{EVIDENCE}/{name}" not in members)
        bundle.write(part, bundle.manifest(told.made_at, told.reason, rows, said, members, absent))
        disk.settle(part)
        if not any(
            each.made_at == backup.made_at and each.path != backup.path for each in backups.kept(folder)
        ):  # else it was cut short here
            part.rename(backups.free_name(home, backup.made_at))
            disk.settle(home)
        backup.path.rename(old)
        disk.settle(home)
    finally:
        disk.discard(part)
        disk.discard(old)


def _without(copy: sqlite3.Connection, candidates: tuple[str, ...]) -> bool:
    db = Database(copy, execute_plugins=False)
    with db.atomic():
        gone = sum(take_out(db, candidate) for candidate in candidates)
    if gone:
        copy.execute("VACUUM")
    return bool(gone)


def erase_again(present: Path, part: Path) -> None:
    """Take out of a case file that is to be put in place whoever was erased from the present one since; keep the receipts."""
    try:
        with closing(connect(present, read_only=True)) as now:
            kept = now.execute("SELECT id, candidate, at, rows, files, finished_at FROM erasure").fetchall()
    except sqlite3.DatabaseError:
        return  # damaged, gone, or older than receipts
    if not kept:
        return
    with closing(connect(part)) as new:
        seals.keep(new)
        db, gone = Database(new, execute_plugins=False), 0
        with db.atomic():
            for receipt in kept:
                gone += take_out(db, receipt[1])
                db.execute("INSERT OR IGNORE INTO erasure (id, candidate, at, rows, files, finished_at) VALUES (?, ?, ?, ?, ?, ?)", receipt)
        if gone:
            new.execute("VACUUM")
