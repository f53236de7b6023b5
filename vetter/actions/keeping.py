"""Backups: made on demand, daily and before what changes much; listed, saved elsewhere, put back."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

from vetter.actions import clock
from vetter.actions.desk import open_desk
from vetter.actions.papers import check_target, sweep_once
from vetter.errors import CaseFileError, OutputError
from vetter.storage import backups as copies
from vetter.storage import disk, inspection, restoring
from vetter.storage import salvage as salvaging
from vetter.storage.backups import Backup
from vetter.storage.inspection import HALF_PROTECTED, Inspection
from vetter.storage.restoring import Replaced
from vetter.storage.salvage import Salvaged
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vetter.actions.desk import Desk
    from vetter.storage.backups import Reason

__all__ = [
    "BACKUP_REASONS",
    "HALF_PROTECTED",
    "Backup",
    "Inspection",
    "Replaced",
    "Salvaged",
    "back_up",
    "back_up_daily",
    "backups",
    "check_folder",
    "dated_ahead",
    "look_into_backup",
    "opened_again",
    "restore",
    "restore_into",
    "safeguard",
    "salvage",
    "salvage_into",
    "save_backup",
]

BACKUP_REASONS = {
    "daily": tr("the day's own"),
    "asked": tr("made by you"),
    "update": tr("before an update of Vetter"),
    "import": tr("before an import"),
    "restore": tr("before a restore"),
    "erase": tr("before erasing somebody"),
    "repair": tr("before a repair"),
}
"""Why a backup was made, in words."""


def back_up(desk: Desk, reason: Reason = "asked") -> Backup:
    """Back up the case file with its evidence; raise `CaseFileError` when that cannot be done."""
    if desk.folder is None or desk.read_only:
        message = tr("Nothing can be backed up here: the case file may only be read. Copy its folder while Vetter is closed.")
        raise CaseFileError(message)
    made = copies.make(desk.folder, reason, clock.now())
    copies.thin(desk.folder, clock.now())
    return made


def safeguard(desk: Desk, reason: Reason) -> None:
    """See to it that there is a backup of what the case file says now, before it changes much."""
    if desk.folder is None or desk.read_only:
        return
    last = copies.newest(desk.folder, clock.now())
    if last is None or copies.changed_since(desk.folder, last):
        back_up(desk, reason)


def back_up_daily(folder: Path) -> Backup | None:
    """Back up a data folder, once a day and only if something changed; it opens the file itself, so that any thread may call it."""
    last = copies.newest(folder, clock.now())
    if last is not None and (last.made_at.astimezone().date() == clock.today() or not copies.changed_since(folder, last)):
        return None
    made = copies.make(folder, "daily", clock.now())
    copies.thin(folder, clock.now())
    return made


def backups(folder: Path) -> tuple[Backup, ...]:
    """Return the backups in a data folder, the newest first."""
    return copies.kept(folder, clock.now())


def dated_ahead(backup: Backup) -> str:
    """Return a sentence about a backup that is dated in the future, nothing about any other."""
    if not copies.is_ahead(backup, clock.now()):
        return ""
    return tr("Dated in the future: the clock was wrong when it was made, or is now. It counts as the oldest.")


def look_into_backup(folder: Path, source: Path) -> Backup:
    """Return what a backup holds, one of the data folder's or one from elsewhere; raise `CaseFileError` when it is not whole."""
    return copies.look_into(source, folder / f".{uuid4().hex}.part")


def save_backup(desk: Desk, target: Path) -> Backup:
    """Back up, and write the backup as one zip file to keep elsewhere; raise `OutputError` when it cannot be written there."""
    part = target.with_name(f".vetter-{uuid4().hex}.part")
    try:
        check_target(target)
        sweep_once(target.parent)
        made = back_up(desk)
        copies.save_elsewhere(made, part)
        part.replace(target)
        disk.settle(target.parent)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or tr("its name is not usable")
        message = tr(
            "{target} cannot be written to {parent}: {reason}. Choose another folder or name.",
            target=target.name,
            parent=target.parent,
            reason=reason,
        )
        raise OutputError(message) from error
    finally:
        disk.discard(part)
    return made


def restore(desk: Desk, source: Path) -> Replaced:
    """Put a backup in place of the case file that is open, keep what it replaces, and open what was put there."""
    if desk.folder is None or desk.read_only:
        message = tr("Nothing can be put back here: the case file may only be read. Check the folder's permissions.")
        raise CaseFileError(message)
    with opened_again(desk):
        return restore_into(desk.folder, source)


def salvage(desk: Desk) -> Salvaged:
    """Make a new case file of what can be read of the one that is open, which is kept, and open the new one."""
    if desk.folder is None or desk.read_only:
        message = tr("Nothing can be repaired here: the case file may only be read. Check the folder's permissions.")
        raise CaseFileError(message)
    with opened_again(desk):
        return salvage_into(desk.folder)


@contextmanager
def opened_again(desk: Desk) -> Iterator[None]:
    """Close the case file, and open what is in its place afterwards; both in the thread the desk belongs to.

    It is not looked through again: it is what was open, or what was put in its place after it was compared.
    """
    desk.file.close()
    try:
        yield
    finally:
        again = open_desk(desk.folder, sound=True)
        again.file.wait_at_most(desk.file.patience)
        desk.file, desk.benchmarks, desk.settings = again.file, again.benchmarks, again.settings


def check_folder(folder: Path) -> Inspection:
    """Look whether everything in a data folder is as it was saved; nothing is changed, and any thread may call it."""
    return inspection.inspect(folder)


def salvage_into(folder: Path) -> Salvaged:
    """Make a case file of what can still be read of a damaged one that is not open; the damaged one is kept."""
    return salvaging.salvage(folder, clock.now())


def restore_into(folder: Path, source: Path) -> Replaced:
    """Put a backup into a data folder whose case file is not open, damaged or gone; what was there is kept."""
    return restoring.restore(folder, source, clock.now())
