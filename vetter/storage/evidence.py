"""The bytes of evidence files, which stand encrypted in a protected folder and as they are in any other; both are read alike."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from vetter.storage import disk, keys

if TYPE_CHECKING:
    from pathlib import Path


def read(path: Path) -> bytes:
    """Return the bytes that were kept.

    Raises:
        OSError: when the file is not there.
        ValueError: when it was encrypted and does not open any more.
        LockedFileError: when its key was not given.

    """
    data = path.read_bytes()
    theirs = keys.closing(data, path.parent.parent)
    return data if theirs is None else theirs.open(data)


def as_kept(data: bytes, folder: Path) -> bytes:
    """Return some bytes as they are to stand in a data folder or a backup: encrypted where it is protected."""
    ours = keys.of(folder)
    return data if ours is None or not ours.lock_new else ours.close(data)


def head(path: Path) -> bytes:
    """Return with which key a file is encrypted, b"" for a plain one."""
    with path.open("rb") as file:
        begin = file.read(keys.HEAD)
    return begin if begin.startswith(keys.MARK) else b""


def head_in(folder: Path) -> bytes:
    """Return with which key files are encrypted that are made in a folder, b"" where they are plain."""
    ours = keys.of(folder)
    return b"" if ours is None or not ours.lock_new else ours.head


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of what was kept; "" when it was encrypted and does not open any more. Raises `OSError` when it is not there."""
    if not head(path):
        return disk.fingerprint(path)
    try:
        return hashlib.sha256(read(path)).hexdigest()
    except ValueError:
        return ""


def copy(source: Path, target: Path) -> str:
    """Copy an evidence file into another folder in the form it has there; return the fingerprint of what was kept, "" as above."""
    folder = target.parent.parent
    if not head(source) and not head_in(folder):
        return disk.copy(source, target)
    try:
        data = read(source)
    except ValueError:
        return ""
    disk.put(target, as_kept(data, folder))
    return hashlib.sha256(data).hexdigest()
