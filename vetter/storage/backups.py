"""Backups: verified copies of the case file with its evidence, one folder each, thinned over a year."""

from __future__ import annotations

import os
import re
import sqlite3
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal
from uuid import uuid4

from vetter.errors import CaseFileError
from vetter.progress import step
from vetter.storage import bundle, connection, content, cut_short, disk, envelope, evidence, keys
from vetter.storage.connection import connect, copy_all, is_locked, stoppable, what_failed
from vetter.storage.layout import BACKUPS, EVIDENCE, FILE_NAME
from vetter.storage.schema import CANDIDATE, EXHIBIT, INTERVIEW, VERDICT
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from vetter.storage.bundle import Manifest, Member

Reason = Literal["daily", "asked", "update", "import", "restore", "erase", "repair"]

AHEAD = timedelta(hours=1)
"""How far the clocks of two computers may lie apart; a backup dated further ahead was made while the clock was wrong."""
KEPT_WHOLE = timedelta(days=2)
"""How far back every backup stays."""
DAYS, WEEKS, MONTHS = 12, 10, 9
"""Beyond that: the last of so many days, then of so many weeks, then of so many months; about a year in all."""

_NAME = "%Y-%m-%d-%H%M%S"
_NAMED = re.compile(r"\d{4}-\d\d-\d\d-\d{6}")
ASK_AGAIN = 0.1
"""Seconds between two tries while a passphrase is being set or taken away."""
_TOO_LITTLE = tr("There is too little space on the disk for a backup. Free some space elsewhere; nothing was changed.")


@dataclass(frozen=True)
class Backup:
    """One backup: where it is, when and why it was made, and what it holds."""

    path: Path
    made_at: datetime
    reason: str
    candidates: int
    interviews: int
    verdicts: int
    exhibits: int
    size: int
    content: str
    absent: tuple[str, ...] = ()
    """Evidence files that were missing or changed already when it was made."""


class _MeanwhileError(CaseFileError):
    """Another program set or took away a passphrase, or erased somebody, while a backup was made."""

    def __init__(self) -> None:
        super().__init__(tr("{file} is in use by another program. Close it there and try again; nothing is lost.", file=FILE_NAME))


def make(folder: Path, reason: Reason, at: datetime) -> Backup:
    """Copy the case file of a data folder with its evidence, and verify the copy.

    Raises `CaseFileError` in one sentence when that cannot be done; a copy that is not whole is never left behind. When a passphrase
    is set or taken away or somebody erased by another program just then, it is tried again for some seconds.
    """
    latest = time.monotonic() + connection.BUSY_SECONDS
    while True:
        before = envelope.read(folder)
        try:
            return _made(folder, reason, at)
        except CaseFileError as error:
            settled = not isinstance(error, _MeanwhileError) and envelope.read(folder) == before
            if settled or time.monotonic() > latest:
                raise
        time.sleep(ASK_AGAIN)


def _made(folder: Path, reason: Reason, at: datetime) -> Backup:
    home = folder / BACKUPS
    part, begun = home / f".{uuid4().hex}.part", False
    try:
        home.mkdir(mode=0o700, exist_ok=True)
        with suppress(OSError):  # tried again the next time
            cut_short.sweep(folder, idle=cut_short.IDLE)
        if not disk.room_for(home, 2 * (folder / FILE_NAME).stat().st_size):
            raise CaseFileError(_TOO_LITTLE)
        part.mkdir(mode=0o700)
        begun = True
        (part / EVIDENCE).mkdir(mode=0o700)
        keys.lend(folder, part)
        told = _fill(folder, part, reason, at)
        step()
        bundle.write(part, told)
        for each in (part / EVIDENCE, part):
            disk.settle(each)
        made, closed = free_name(home, at), _closing(part)
        part.rename(made)
        if _closing(folder) != closed:  # looked at last: who turns the backups notes it first, and then turns those that are there
            with suppress(FileNotFoundError):
                made.rename(part)
            raise _MeanwhileError
        disk.settle(home)
    except (OSError, sqlite3.DatabaseError) as error:
        if begun and not part.is_dir():  # swept away, because everything is being turned or somebody erased
            raise _MeanwhileError from error
        message = tr("No backup could be made: {reason}. What you saved is where it was.", reason=what_failed(error))
        raise CaseFileError(message) from error
    finally:
        disk.discard(part)
    return _backup(made, told)


def kept(folder: Path, now: datetime | None = None) -> tuple[Backup, ...]:
    """Return the backups of a data folder, the newest first; what is none is left alone and not told.

    When each was made is what it says itself: its name is a later second where another had that one, or where it was made anew. One
    dated ahead of `now`, if that is told, was made nobody knows when, so that it comes last.
    """
    found = (told for path in _paths(folder) if (told := _told(path)) is not None)
    return tuple(sorted(found, key=lambda each: (now is None or not is_ahead(each, now), each.made_at, each.path.name), reverse=True))


def is_ahead(backup: Backup, now: datetime) -> bool:
    """Return whether a backup is dated in the future: the clock was wrong when it was made, or is now."""
    return backup.made_at - now > AHEAD


def newest(folder: Path, now: datetime | None = None) -> Backup | None:
    """Return the first of these, or None."""
    return next(iter(kept(folder, now)), None)


def look_into(source: Path, scratch: Path) -> Backup:
    """Return what a backup holds, anywhere, after comparing every byte; raise `CaseFileError` when it is none or not whole."""
    with bundle.opened(source, scratch) as (_folder, told):
        return _backup(source, told)


def changed_since(folder: Path, backup: Backup) -> bool:
    """Return whether the case file says anything else than a backup of it does."""
    with closing(connect(folder / FILE_NAME, read_only=True)) as source:
        return not content.says(source, backup.content)


def save_elsewhere(backup: Backup, target: Path) -> None:
    """Write a backup as one zip file that is not there yet."""
    bundle.pack(backup.path, target)


def thin(folder: Path, now: datetime) -> tuple[Path, ...]:
    """Discard what need not be kept any more, and return it."""
    home = folder / BACKUPS
    times = {_moment(path): path for path in _paths(folder)}
    gone = tuple(times[moment] for moment in superfluous(times, now))
    for path in gone:
        part = home / f".{uuid4().hex}.part"
        path.rename(part)  # in one step it is no longer a backup
        disk.discard(part)
    return gone


def superfluous(moments: Iterable[datetime], now: datetime) -> tuple[datetime, ...]:
    """Return the moments that need no backup any more, oldest last.

    All of the last two days stay; then the last of each of 12 days, of each of 10 weeks, of each of 9 months.
    """
    stages = iter(((_day, DAYS), (_week, WEEKS), (_month, MONTHS)))
    period, room = next(stages)
    gone: list[datetime] = []
    last: datetime | None = None
    for moment in sorted((each for each in moments if now - each > KEPT_WHOLE), reverse=True):
        if not room or (last is not None and period(moment) == period(last)):
            gone.append(moment)
            continue
        last, room = moment, room - 1
        if not room:
            period, room = next(stages, (_month, 0))
    return tuple(gone)


def _day(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month, moment.day


def _week(moment: datetime) -> tuple[int, ...]:
    return tuple(moment.isocalendar()[:2])


def _month(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month


def _fill(folder: Path, part: Path, reason: Reason, at: datetime) -> Manifest:
    rows, said = _copy_database(folder / FILE_NAME, part / FILE_NAME)
    with closing(connect(part / FILE_NAME, read_only=True)) as copy:
        wanted = _exhibits(copy)
    members = {FILE_NAME: bundle.Member((part / FILE_NAME).stat().st_size, disk.fingerprint(part / FILE_NAME))}
    last, absent = newest(folder, at), []
    before = None if last is None else (last.path, bundle.read(last.path))
    for number, name in enumerate(wanted):
        step(tr("Copying the evidence"), number, len(wanted))
        member = copy_exhibit(folder, part, name, before)
        if member is None:
            absent.append(name)
        else:
            members[f"{EVIDENCE}/{name}"] = member
    return bundle.manifest(at.astimezone(UTC).isoformat(), reason, rows, said, members, tuple(absent))


def _copy_database(source: Path, target: Path) -> tuple[dict[str, int], str]:
    """Copy through SQLite, never as a file, and compare; return rows and fingerprint."""
    step(tr("Copying the case file"))
    whole = not _half_way(source, target)
    if not whole:
        copy_all(source, target, keys.of(target.parent))
    with closing(connect(source, read_only=True)) as ours, closing(connect(target, new=whole)) as copy, stoppable(ours):
        if whole and type(ours) is not type(copy):  # it was put in its place in this moment
            raise _MeanwhileError
        ours.execute("BEGIN")  # one state of the file, whatever others write meanwhile
        said = content.fingerprint(ours)
        if whole:
            ours.backup(copy)
        step(tr("Comparing the copy"))
        rows = content.counts(ours)
        sound = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        same = sound and content.counts(copy) == rows and content.fingerprint(copy) == said
        if sound and not same and not whole:  # something was saved in between
            raise _MeanwhileError
        if not same:
            message = tr(
                "No backup could be made: {source} is damaged. Let Vetter check it; the file was left as it is.", source=source.name
            )
            raise CaseFileError(message)
    disk.settled(target)
    return rows, said


def _half_way(source: Path, target: Path) -> bool:
    """Return whether a passphrase is being set or taken away, so that pages cannot be taken over as they are."""
    return keys.of(source.parent) is not None and is_locked(source) != (_closing(target.parent) != "")


def _closing(folder: Path) -> str:
    """Return the name of the key that closes what is made in a folder, "" where nothing does."""
    found = envelope.read(folder)
    return found.key if found is not None and found.state != "unlocking" else ""


def _exhibits(copy: sqlite3.Connection) -> tuple[str, ...]:
    """Return the names of the evidence files a case file speaks of."""
    if EXHIBIT not in content.tables(copy):
        return ()
    found = copy.execute("SELECT DISTINCT sha256, kind FROM exhibit ORDER BY 1, 2").fetchall()
    return tuple(f"{sha256}.{kind}" for sha256, kind in found)


def copy_exhibit(folder: Path, part: Path, name: str, before: tuple[Path, Manifest] | None) -> Member | None:
    """Take an evidence file into a bundle: the same bytes as the last bundle holds, else copied; None when they are gone or changed."""
    target, inside = part / EVIDENCE / name, f"{EVIDENCE}/{name}"
    if before is not None and inside in before[1].members and _linked(before[0] / inside, target, evidence.head_in(part)):
        return before[1].members[inside]
    try:
        copied = evidence.copy(folder / EVIDENCE / name, target)
    except FileNotFoundError:
        copied = ""
    if copied != name.partition(".")[0]:
        target.unlink(missing_ok=True)
        return None
    return bundle.Member(target.stat().st_size, disk.fingerprint(target))


def _linked(before: Path, target: Path, head: bytes) -> bool:
    """Give a file a second name, unless it is encrypted in another way."""
    try:
        if evidence.head(before) != head:
            return False
        os.link(before, target)
    except OSError:  # not there, or a disk without hard links
        return False
    return True


def free_name(home: Path, at: datetime) -> Path:
    """Return the name of a backup of that moment, or of the first second after it that is free."""
    moment = at.astimezone(UTC)
    while (path := home / f"{moment:{_NAME}}").exists():
        moment += timedelta(seconds=1)
    return path


def _paths(folder: Path) -> list[Path]:
    home = folder / BACKUPS
    found = [path for path in home.iterdir() if _NAMED.fullmatch(path.name)] if home.is_dir() else []
    return sorted(found, reverse=True)


def _moment(path: Path) -> datetime:
    return datetime.strptime(path.name, _NAME).replace(tzinfo=UTC)


def _told(path: Path) -> Backup | None:
    try:
        return _backup(path, bundle.read(path))
    except CaseFileError:
        return None


def _backup(path: Path, told: Manifest) -> Backup:
    rows = told.rows
    return Backup(
        path=path,
        made_at=datetime.fromisoformat(told.made_at),
        reason=told.reason,
        candidates=rows.get(CANDIDATE, 0),
        interviews=rows.get(INTERVIEW, 0),
        verdicts=rows.get(VERDICT, 0),
        exhibits=len(told.members) - 1,
        size=sum(member.size for member in told.members.values()),
        content=told.content,
        absent=told.absent,
    )
