"""Protecting a data folder by a passphrase and taking the protection away, file by file, so that it can be cut short anywhere.

The key file says what is under way and is written first; while it says so, whatever opens the folder goes on where the last
one stopped. Each file is made anew beside the old one, compared with it, and put in its place in one step.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING
from uuid import uuid4

from vetter.errors import CaseFileError, DamagedFileError, PassphraseError
from vetter.storage import backups, bundle, content, cut_short, disk, evidence, keys
from vetter.storage import envelope as envelopes
from vetter.storage.connection import HeldUpError, connect, copy_all, goes_on, in_words, is_locked, of_the_disk, what_failed
from vetter.storage.erasing import LEFTOVERS
from vetter.storage.layout import EVIDENCE, FILE_NAME, KEY_FILE, OPENED
from vetter.storage.restoring import fresh, held, take_place
from vetter.tongue import tr

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.storage.backups import Backup
    from vetter.storage.bundle import Manifest
    from vetter.storage.envelope import Envelope
    from vetter.storage.keys import Keys


NOT_PROTECTED = tr("The case file is not protected by a passphrase.")


class _NoRoomError(HeldUpError):
    """The disk has no room for one file more."""

    def __init__(self) -> None:
        super().__init__(tr("There is too little space on the disk. Free some space elsewhere and try again; nothing was changed."))


def protect(folder: Path, passphrase: str) -> None:
    """Encrypt a data folder whose case file is not open.

    Raises:
        PassphraseError: for a passphrase that protects nothing.
        CaseFileError: when it is protected already, damaged, or the disk has no room; then nothing has changed.

    """
    if envelopes.read(folder) is not None:
        raise CaseFileError(tr("The case file is protected already. Change its passphrase instead."))
    secret = os.urandom(envelopes.SECRET)
    adopt(folder, secret, envelopes.closed(secret, passphrase, "locking"))
    try:
        go_on(folder)
    except BaseException:
        with suppress(Exception):
            abandon(folder)
        raise


def adopt(folder: Path, secret: bytes, envelope: Envelope) -> None:
    """Let a folder be protected by a key from now on; what is in it follows when `go_on` is called."""
    keys.hold(secret, envelope)
    _begin(folder, envelopes.in_state(envelope, secret, "locking"))


def abandon(folder: Path) -> None:
    """Take back what was begun, unless the case file is encrypted already."""
    path = folder / FILE_NAME
    if not path.exists() or not is_locked(path):
        envelopes.remove(folder)


def unprotect(folder: Path) -> None:
    """Decrypt a data folder whose key was given and whose case file is not open; raise `CaseFileError` when that cannot be done."""
    ours = _ours(folder)
    _require_room(folder / FILE_NAME, folder)
    _begin(folder, envelopes.in_state(ours.envelope, ours.secret, "unlocking"))
    go_on(folder)


def change(folder: Path, secret: bytes, passphrase: str) -> None:
    """Give a protected folder another passphrase; every backup in it opens with that one too, and no longer with the old."""
    envelope = envelopes.closed(secret, passphrase, _under_way(folder, secret))
    keys.hold(secret, envelope)
    _begin(folder, envelope)
    go_on(folder)


def _begin(folder: Path, envelope: Envelope) -> None:
    """Write the key file with which something begins; raise `CaseFileError` when the disk does not take it.

    Then nothing has changed, unless the file is there all the same and only the disk could not say so.
    """
    with goes_on():
        try:
            envelopes.write(folder, envelope)
        except OSError as error:
            if envelopes.read(folder) == envelope:
                raise
            raise CaseFileError(tr("The disk does not take it: {reason}. Nothing was changed.", reason=what_failed(error))) from error


def _under_way(folder: Path, secret: bytes) -> envelopes.State:
    """Return what is under way besides another passphrase; a key file that is gone, damaged or not ours is not believed."""
    with suppress(CaseFileError):
        present = envelopes.read(folder)
        if present is not None and present.state != "locked":
            envelopes.require_seal(present, secret)
            return present.state
    return "changing"


def recover(folder: Path, secret: bytes, passphrase: str) -> None:
    """Give a protected folder whose passphrase or key file is lost a new one; raise `PassphraseError` for the code of another one."""
    if envelopes.key_id(secret) not in _names_of_keys(folder):
        raise PassphraseError(tr("This is the recovery code of another case file. The code is typed rightly; look for the other sheet."))
    change(folder, secret, passphrase)


def find_key_file(folder: Path) -> Envelope | None:
    """Put the key file of a backup beside an encrypted case file that has lost its own; return it, or None when there is none."""
    name = _name_on(folder / FILE_NAME)
    for backup in backups.kept(folder):
        with suppress(CaseFileError):
            found = envelopes.read(backup.path)
            if found is not None and found.key == name and not (folder / KEY_FILE).exists():
                envelopes.write(folder, found)
                return found
    return None


def _names_of_keys(folder: Path) -> set[str]:
    names = {_name_on(folder / FILE_NAME)}
    for place in (folder, *(backup.path for backup in backups.kept(folder))):
        with suppress(CaseFileError):
            found = envelopes.read(place)
            names |= {found.key} if found is not None else set()
    return names


def _name_on(path: Path) -> str:
    """Return by which key a file is encrypted that nobody has opened yet, "" for a plain one."""
    with suppress(OSError):
        return evidence.head(path)[len(keys.MARK) :].hex()
    return ""


def go_on(folder: Path) -> None:
    """Finish what is under way in a folder; where nothing is, nothing is looked at. Its case file must not be open here."""
    envelope = envelopes.read(folder)
    if envelope is None or envelope.state == "locked":
        return
    with goes_on():
        cut_short.sweep(folder)  # it may be plain
    if envelope.state == "unlocking" and not keys.is_given(envelope) and not _name_on(folder / FILE_NAME):
        envelopes.remove(folder)  # the case file is the last to be decrypted
        return
    ours = _ours(folder)
    with in_words(folder / FILE_NAME), goes_on():
        if envelope.state == "locking":
            _case_file(folder, ours)
        if envelope.state != "changing":
            _files(folder, ours)
        _backups(folder, ours)
        if envelope.state == "unlocking":
            _case_file(folder, ours)
        cut_short.sweep(folder)
        if envelope.state == "unlocking":
            envelopes.remove(folder)
        else:
            envelopes.write(folder, envelopes.in_state(ours.envelope, ours.secret, "locked"))


def _ours(folder: Path) -> Keys:
    ours = keys.of(folder)
    if ours is None:
        raise CaseFileError(NOT_PROTECTED)
    envelopes.require_seal(ours.envelope, ours.secret)
    return ours


def _case_file(folder: Path, ours: Keys) -> None:
    """Encrypt or decrypt the case file: made beside it, compared, and put in its place while nobody else can write."""
    path = folder / FILE_NAME
    if not path.exists() or is_locked(path) == ours.lock_new:
        return
    with fresh(folder) as part, held(path) as hold:
        _make_anew(path, part, ours if ours.lock_new else None)
        take_place(part, path, hold)


def _require_room(source: Path, folder: Path) -> None:
    if not disk.room_for(folder, 2 * source.stat().st_size):
        raise _NoRoomError


def _make_anew(source: Path, target: Path, theirs: Keys | None) -> tuple[dict[str, int], str]:
    """Write a database anew in the other form, and compare; return rows and fingerprint."""
    _require_room(source, target.parent)
    copy_all(source, target, theirs)
    with closing(connect(source, read_only=True)) as one, closing(connect(target, read_only=True)) as other:
        said = content.fingerprint(one)
        sound = other.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        if not sound or content.form(one) != content.form(other) or content.fingerprint(other) != said:
            message = tr("{path} is damaged. Let Vetter check it first; the file was left as it is.", path=source.name)
            raise DamagedFileError(message)
        return content.counts(one), said


def _files(folder: Path, ours: Keys) -> None:
    """Encrypt or decrypt evidence, and whatever else holds what the case file once held."""
    disk.discard(folder / OPENED)
    strays = (path for pattern in LEFTOVERS for path in folder.glob(pattern))
    for path in (*(folder / EVIDENCE).glob("*.*"), *strays):
        if path.is_file() and not path.is_symlink() and bool(evidence.head(path)) != ours.lock_new:
            _rewrite(path, ours)


def _rewrite(path: Path, ours: Keys) -> None:
    data = path.read_bytes()
    try:
        made = ours.close(data) if ours.lock_new else ours.open(data)
    except ValueError:
        return  # damaged: kept as it is, and told by every check
    if ours.lock_new and ours.open(made) != data:
        raise CaseFileError(tr("{path} could not be encrypted. Check the disk; nothing was changed.", path=path.name))
    disk.rewrite(path, made)


def _backups(folder: Path, ours: Keys) -> None:
    """Make each backup anew in the other form, the oldest first, or give it the new key file."""
    last: tuple[Path, Manifest] | None = None
    for backup in reversed(backups.kept(folder)):
        closed = envelopes.read(backup.path)
        if ours.lock_new and closed is not None and closed.key == ours.envelope.key:
            keys.lend(folder, backup.path)
        elif ours.lock_new == (closed is None):
            last = _backup(folder, backup, last) or last


def _backup(folder: Path, backup: Backup, last: tuple[Path, Manifest] | None) -> tuple[Path, Manifest] | None:
    """Make one backup anew; the old one goes when the new one is whole. One that is damaged stays, encrypted as it is."""
    home = backup.path.parent
    part, old = home / f".{uuid4().hex}.part", home / f".{uuid4().hex}.part"
    try:
        before = bundle.read(backup.path)
        part.mkdir(mode=0o700)
        (part / EVIDENCE).mkdir(mode=0o700)
        keys.lend(folder, part)
        told = _fill(backup, part, last)
        if bundle.read(backup.path) != before:  # whoever was making it has taken it back, and has made another by now
            return None
        made = backups.free_name(home, backup.made_at)
        if not _is_there(folder, backup):
            part.rename(made)
            disk.settle(home)
        with suppress(FileNotFoundError):  # as above
            backup.path.rename(old)
        disk.settle(home)
    except (CaseFileError, sqlite3.DatabaseError) as error:
        if not backup.path.is_dir():
            return None
        if isinstance(error, _NoRoomError) or of_the_disk(error):
            raise
        if envelopes.read(backup.path) is None and envelopes.read(part) is not None:
            _as_it_is(folder, backup)
        return None
    finally:
        disk.discard(part)
        disk.discard(old)
    return made, told


def _is_there(folder: Path, backup: Backup) -> bool:
    """Return whether a backup was made anew already, and only its old form was left behind when that was cut short."""
    closed = envelopes.read(backup.path) is not None
    return any(
        each.made_at == backup.made_at and each.path != backup.path and (envelopes.read(each.path) is not None) != closed
        for each in backups.kept(folder)
    )


def _fill(backup: Backup, part: Path, last: tuple[Path, Manifest] | None) -> Manifest:
    told = bundle.verify(backup.path)
    rows, said = _make_anew(backup.path / FILE_NAME, part / FILE_NAME, keys.of(part))
    disk.settled(part / FILE_NAME)
    members = {FILE_NAME: bundle.Member((part / FILE_NAME).stat().st_size, disk.fingerprint(part / FILE_NAME))}
    absent = list(told.absent)
    for inside in sorted(told.members.keys() - {FILE_NAME}):
        name = inside.removeprefix(f"{EVIDENCE}/")
        member = backups.copy_exhibit(backup.path, part, name, last)
        if member is None:
            absent.append(name)
        else:
            members[inside] = member
    made = bundle.manifest(told.made_at, told.reason, rows, said, members, tuple(absent))
    bundle.write(part, made)
    for each in (part / EVIDENCE, part):
        disk.settle(each)
    return made


def _as_it_is(folder: Path, backup: Backup) -> None:
    """Encrypt the files of a backup that cannot be read; it is no use, but it is not ours to throw away."""
    ours = _ours(folder)
    for path in (each for each in backup.path.rglob("*") if each.is_file() and each.name != bundle.MANIFEST and not evidence.head(each)):
        _rewrite(path, ours)
    keys.lend(folder, backup.path)
