"""Restoring: the rows of a backup copied into a fresh case file, which then takes the place of the present one; that one is kept."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlite_utils import Database

from vetter.errors import CaseFileError
from vetter.progress import step, to_the_end
from vetter.storage import backups, bundle, content, disk, envelope, evidence, keys
from vetter.storage.casefile import bring_up_to_date
from vetter.storage.connection import APPLICATION_ID, FORMAT, attach, connect, is_locked, of_the_disk, what_failed
from vetter.storage.erasing import erase_again
from vetter.storage.layout import EVIDENCE, FILE_NAME
from vetter.storage.schema import SEARCH
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from vetter.storage.backups import Reason


_TAKE_OVER = "INSERT INTO main.:table (:columns) SELECT :columns FROM old.:table ORDER BY rowid"


@dataclass(frozen=True)
class Replaced:
    """Where the file that was there before is kept: a backup of it, or the damaged file itself; None where there was none."""

    kept: Path | None
    damaged: bool = False


def restore(folder: Path, source: Path, at: datetime) -> Replaced:
    """Put what a backup holds in place of the case file, and keep what was there.

    Raises `CaseFileError` in one sentence when the backup is not whole or not of ours; then nothing has changed.
    """
    scratch = folder / f".{uuid4().hex}.part"
    with bundle.opened(source, scratch) as (whole, told), _protected_as(whole, folder), fresh(folder) as part, _in_words(source.name):
        step(tr("Reading the backup"))
        copy_rows(whole / FILE_NAME, part, told.content)
        step()
        erase_again(folder / FILE_NAME, part)
        step(tr("Putting the evidence back"))
        _bring_evidence(whole, folder, tuple(told.members))
        return put_in_place(folder, part, "restore", at)


@contextmanager
def _protected_as(whole: Path, folder: Path) -> Iterator[None]:
    """Protect a folder that is not as a backup is that is put back into it; what else lies there follows at the next start."""
    theirs = keys.of(whole)
    begun = theirs is not None and keys.of(folder) is None
    if theirs is not None and begun:
        envelope.write(folder, envelope.in_state(theirs.envelope, theirs.secret, "locking"))
    try:
        yield
    except BaseException:
        if begun and not ((folder / FILE_NAME).exists() and is_locked(folder / FILE_NAME)):
            envelope.remove(folder)
        raise


@contextmanager
def fresh(folder: Path) -> Iterator[Path]:
    """Lend the name of a case file to be made; whatever is left of it is gone afterwards."""
    part = folder / f".{uuid4().hex}.new"
    try:
        yield part
    finally:
        for path in (part, part.with_name(f"{part.name}-journal")):
            disk.discard(path)


def copy_rows(source: Path, target: Path, said: str) -> None:
    """Make a fresh case file with the rows of another one, whatever else that one may carry, and bring it up to date."""
    with closing(connect(source, read_only=True)) as old:
        _check(old, source.name)
        done, form = content.steps(old), content.form(old)
        if not content.known(done):
            raise _refused(source.name, tr("it was made by a newer Vetter or by another program"))
        with closing(connect(target, new=True)) as new:
            content.shape(new, done)
            if content.form(new) != form:
                raise _refused(source.name, tr("its tables are not those of a case file"))
            _fill(new, source)
            if not content.says(new, said) or new.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise _refused(source.name, tr("its rows are not those it was made with"))
            finish(new)


def finish(new: sqlite3.Connection) -> None:
    """Bring a file that was filled up to date, and see that it is sound."""
    bring_up_to_date(Database(new, execute_plugins=False))
    new.execute("INSERT INTO search (search) VALUES ('rebuild')")
    new.commit()
    if new.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
        raise _refused(FILE_NAME, tr("what was made of it is not sound"))


def put_in_place(folder: Path, part: Path, reason: Reason, at: datetime) -> Replaced:
    """Give a new case file its name, and keep what had it before; other programs can save nothing in between."""
    path = folder / FILE_NAME
    with to_the_end(tr("Keeping what is there now")), held(path) as hold:
        replaced = _keep(path, reason, at)
        take_place(part, path, hold)
    return replaced


def take_place(part: Path, path: Path, hold: sqlite3.Connection | None) -> None:
    """Give a new file the name of one that is held."""
    disk.settled(part)
    if sys.platform == "win32" and hold is not None:
        hold.close()  # an open file cannot be replaced there
    for left in _companions(path):
        left.unlink(missing_ok=True)
    part.replace(path)
    disk.settle(path.parent)


def _keep(path: Path, reason: Reason, at: datetime) -> Replaced:
    if not path.exists():
        return Replaced(None)
    try:
        return Replaced(backups.make(path.parent, reason, at).path)
    except CaseFileError:
        return Replaced(_set_aside(path, at), damaged=True)


def _set_aside(path: Path, at: datetime) -> Path:
    """Keep a damaged file under a name of its own, with its journal."""
    day = at.astimezone().date().isoformat()
    names = (f"{path.name}.damaged-{day}{'' if number == 1 else f'-{number}'}" for number in range(1, 10_000))
    aside = next(candidate for name in names if not (candidate := path.with_name(name)).exists())
    for one, other in zip((path, *_companions(path)), (aside, *_companions(aside)), strict=True):
        if one.exists():
            disk.take_over(one, other)
    disk.settle(path.parent)
    return aside


def _companions(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(f"{path.name}{ending}") for ending in ("-journal", "-wal", "-shm"))


@contextmanager
def held(path: Path) -> Iterator[sqlite3.Connection | None]:
    """Keep others from writing to a file, if it is one that can be written to at all."""
    try:
        hold = connect(path)
    except (sqlite3.DatabaseError, CaseFileError):
        yield None
        return
    with closing(hold):
        try:
            hold.execute("BEGIN IMMEDIATE")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise
        yield hold


def _check(old: sqlite3.Connection, name: str) -> None:
    if old.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise _refused(name, tr("it belongs to another program"))
    if old.execute("PRAGMA user_version").fetchone()[0] > FORMAT:
        raise _refused(name, tr("it was made by a newer Vetter"))
    if old.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise _refused(name, tr("it is damaged"))


def _fill(new: sqlite3.Connection, source: Path) -> None:
    """Copy rows and nothing else: no trigger, view or table of another's making comes along."""
    new.execute("PRAGMA foreign_keys=OFF")
    attach(new, source)
    new.execute("BEGIN IMMEDIATE")
    for table in content.tables(new):
        number = ["rowid"] if table == SEARCH else []
        new.execute(content.of_table(_TAKE_OVER, table, number + content.columns(new, table)))
    new.execute("COMMIT")
    new.execute("DETACH old")
    new.execute("PRAGMA foreign_keys=ON")


def _bring_evidence(whole: Path, folder: Path, members: tuple[str, ...]) -> None:
    """Put evidence files back that are missing or changed; none is taken away."""
    (folder / EVIDENCE).mkdir(mode=0o700, exist_ok=True)
    for name in members:
        target = folder / name
        if name == FILE_NAME or (target.is_file() and evidence.fingerprint(target) == target.stem):
            continue
        part = target.with_name(f".{uuid4().hex}.part")
        try:
            evidence.copy(whole / name, part)
            part.replace(target)
        finally:
            disk.discard(part)
    disk.settle(folder / EVIDENCE)


@contextmanager
def _in_words(name: str) -> Iterator[None]:
    try:
        yield
    except (sqlite3.DatabaseError, OSError) as error:
        if isinstance(error, sqlite3.DatabaseError) and not of_the_disk(error):
            raise _refused(name, tr("its case file cannot be read")) from error
        raise CaseFileError(
            tr("{name} could not be put in place: {reason}. Nothing was changed.", name=name, reason=what_failed(error))
        ) from error


def _refused(name: str, what: str) -> CaseFileError:
    return CaseFileError(tr("{name} cannot be used: {what}. Choose another backup; nothing was changed.", name=name, what=what))
