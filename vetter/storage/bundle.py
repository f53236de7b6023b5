"""A backup as a bundle: a folder with the case file, the evidence and a manifest of all fingerprints, or the same as one zip file."""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec

from vetter.errors import CaseFileError, LockedFileError
from vetter.progress import step
from vetter.storage import disk, envelope, keys
from vetter.storage.layout import EVIDENCE, FILE_NAME, KEY_FILE
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MANIFEST = "manifest.json"
_FORMAT, _VERSION = "vetter-backup", 2
_VERSIONS = (1, _VERSION)
"""Version 1 spelled its rows otherwise; see `content.says`."""
_LARGEST_MANIFEST = 64_000_000
_MEMBER = re.compile(rf"{re.escape(FILE_NAME)}|{EVIDENCE}/[0-9a-f]{{64}}\.[a-z]{{3,4}}")


class Member(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of a bundle: its size in bytes and the SHA-256 of its bytes."""

    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a bundle says of itself; `content` is the fingerprint of all rows, `absent` names evidence that was gone or changed already."""

    format: str
    version: int
    made_at: str
    reason: str
    rows: dict[str, int]
    content: str
    members: dict[str, Member]
    absent: tuple[str, ...] = ()


def manifest(
    made_at: str, reason: str, rows: dict[str, int], content: str, members: dict[str, Member], absent: tuple[str, ...]
) -> Manifest:
    """Return the manifest of a bundle that is being made."""
    return Manifest(_FORMAT, _VERSION, made_at, reason, rows, content, members, absent)


def write(folder: Path, told: Manifest) -> None:
    """Put the manifest into a bundle, last, so that a bundle with one is whole."""
    disk.put(folder / MANIFEST, msgspec.json.format(msgspec.json.encode(told), indent=1))


def read(folder: Path) -> Manifest:
    """Return what a bundle says of itself; raise `CaseFileError` for a folder that is none."""
    try:
        with (folder / MANIFEST).open("rb") as file:
            return _manifest(file.read(_LARGEST_MANIFEST + 1), folder.name)
    except OSError as error:
        message = tr("{folder} is not a backup of Vetter: it has no {manifest}.", folder=folder.name, manifest=MANIFEST)
        raise CaseFileError(message) from error


def verify(folder: Path) -> Manifest:
    """Return the manifest after comparing every byte with it; raise `CaseFileError` naming what differs."""
    told = read(folder)
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()}
    found.discard(KEY_FILE)  # another passphrase is another one
    for name in sorted(found ^ {MANIFEST, *told.members}):
        raise _wrong(folder.name, tr("{name} is {state}", name=name, state=tr("not in the manifest") if name in found else "missing"))
    for number, (name, member) in enumerate(told.members.items()):
        step(tr("Comparing the backup"), number, len(told.members))
        path = folder / name
        try:
            sound = path.is_file() and not path.is_symlink() and path.stat().st_size == member.size
            sound = sound and disk.fingerprint(path) == member.sha256
        except OSError:
            sound = False
        if not sound:
            raise _wrong(folder.name, tr("{name} is not as it was when the backup was made", name=name))
    return told


def pack(folder: Path, target: Path) -> None:
    """Write a bundle as one zip file that is not there yet; the case file is pressed, evidence is pressed already."""
    told = verify(folder)
    with zipfile.ZipFile(target, "x", allowZip64=True) as packed:
        closed = (KEY_FILE,) if (folder / KEY_FILE).is_file() else ()
        for number, name in enumerate((MANIFEST, *closed, *sorted(told.members))):
            step(tr("Writing the backup"), number, len(told.members) + 1)
            packed.write(folder / name, name, zipfile.ZIP_STORED if name.startswith(EVIDENCE) else zipfile.ZIP_DEFLATED)
    disk.settled(target)


def unpack(source: Path, folder: Path) -> None:
    """Read a zip file into an empty folder, exactly the members its manifest names; raise `CaseFileError` for anything else."""
    try:
        with zipfile.ZipFile(source) as packed:
            told = _manifest(_member(packed, MANIFEST, _LARGEST_MANIFEST), source.name)
            names = packed.namelist()
            closed = (KEY_FILE,) if KEY_FILE in names else ()
            if sorted(names) != sorted((MANIFEST, *closed, *told.members)):
                raise _wrong(source.name, tr("what is in it is not what its manifest names"))
            wanted = sum(member.size for member in told.members.values())
            if not disk.room_for(folder, 2 * wanted):
                message = tr("There is too little space on the disk to unpack {source}.", source=source.name)
                raise CaseFileError(message)
            (folder / EVIDENCE).mkdir(mode=0o700)
            if closed:
                envelope.write(folder, envelope.parsed(_member(packed, KEY_FILE, envelope.LARGEST)))
            for number, (name, member) in enumerate(told.members.items()):
                step(tr("Unpacking the backup"), number, len(told.members))
                _extract(packed, name, member, folder, source.name)
            write(folder, told)
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError, ValueError) as error:
        message = tr("{source} cannot be read as a backup of Vetter. Choose another one; nothing was changed.", source=source.name)
        raise CaseFileError(message) from error


@contextmanager
def opened(source: Path, scratch: Path) -> Iterator[tuple[Path, Manifest]]:
    """Lend a bundle as a folder, every byte compared; a zip file is unpacked into `scratch`, which is not there before nor after."""
    if source.is_dir():
        _unlocked(source, source)
        yield source, verify(source)
        return
    scratch.mkdir(mode=0o700)
    try:
        unpack(source, scratch)
        _unlocked(scratch, source)
        yield scratch, verify(scratch)
    finally:
        disk.discard(scratch)


def key_file(source: Path) -> envelope.Envelope | None:
    """Return the key file of a data folder or of a backup, None where it has none; raise `CaseFileError` when it cannot be read."""
    if source.is_dir():
        return envelope.read(source)
    try:
        with zipfile.ZipFile(source) as packed:
            return envelope.parsed(_member(packed, KEY_FILE, envelope.LARGEST)) if KEY_FILE in packed.namelist() else None
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        message = tr("{source} cannot be read as a backup of Vetter. Choose another one; nothing was changed.", source=source.name)
        raise CaseFileError(message) from error


def _unlocked(folder: Path, source: Path) -> None:
    """Raise `LockedFileError` for a bundle whose key was not given."""
    try:
        keys.of(folder)
    except LockedFileError as error:
        raise LockedFileError(str(error), str(source)) from error


def _extract(packed: zipfile.ZipFile, name: str, member: Member, folder: Path, source: str) -> None:
    """Read one member, no further than the size it should have."""
    digest, left = hashlib.sha256(), member.size
    with packed.open(name) as read, (folder / name).open("xb") as written:
        while chunk := read.read(min(disk.CHUNK, left + 1)):
            left -= len(chunk)
            if left < 0:
                break
            digest.update(chunk)
            written.write(chunk)
    if left or digest.hexdigest() != member.sha256:
        raise _wrong(source, tr("{name} is not as it was when the backup was made", name=name))


def _member(packed: zipfile.ZipFile, name: str, most: int) -> bytes:
    with packed.open(name) as read:
        return read.read(most + 1)


def _manifest(data: bytes, name: str) -> Manifest:
    try:
        told = msgspec.json.decode(data[: _LARGEST_MANIFEST + 1], type=Manifest)
    except (msgspec.DecodeError, RecursionError) as error:
        raise _wrong(name, tr("its manifest cannot be read")) from error
    if told.format != _FORMAT or told.version not in _VERSIONS:
        raise _wrong(name, tr("it was made by a newer Vetter") if told.format == _FORMAT else tr("its manifest is of another program"))
    odd = next((member for member in told.members if not _MEMBER.fullmatch(member)), None)
    if odd is not None or FILE_NAME not in told.members:
        raise _wrong(name, tr("its manifest names what no backup holds"))
    return told


def _wrong(name: str, what: str) -> CaseFileError:
    return CaseFileError(tr("{name} cannot be used as a backup: {what}. Choose another one; nothing was changed.", name=name, what=what))
