"""Files that are on the disk when a function returns: copied whole, fingerprinted, their folder settled."""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import uuid4

from vetter.progress import step

if TYPE_CHECKING:
    from pathlib import Path

CHUNK = 1 << 20


def settle(folder: Path) -> None:
    """Ask the disk to keep a folder's entries; not every system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)


def put(path: Path, data: bytes) -> None:
    """Write a new file and have the disk keep it."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def rewrite(path: Path, data: bytes, made_in: Path | None = None) -> None:
    """Put a file in place of what is there: afterwards there is the old one or the new one, never half of one.

    It is made beside it, or in another folder of the same disk where nothing else may lie beside it, not even for a moment.
    """
    part = (made_in or path.parent) / f".{uuid4().hex}.part"
    try:
        put(part, data)
        part.replace(path)
    finally:
        discard(part)
    settle(path.parent)


def settled(path: Path) -> None:
    """Have the disk keep a file that another hand has written."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def copy(source: Path, target: Path) -> str:
    """Copy a file to one that is not there yet, and return the fingerprint of what was copied."""
    digest = hashlib.sha256()
    with source.open("rb") as read, target.open("xb") as written:
        while chunk := read.read(CHUNK):
            step()
            digest.update(chunk)
            written.write(chunk)
        written.flush()
        os.fsync(written.fileno())
    return digest.hexdigest()


def take_over(source: Path, target: Path) -> None:
    """Give a file a second name that is not there yet, or on a disk without hard links a copy under it."""
    try:
        target.hardlink_to(source)
    except OSError:
        copy(source, target)


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            step()
            digest.update(chunk)
    return digest.hexdigest()


def room_for(folder: Path, size: int) -> bool:
    """Return whether so many bytes fit beside what is there."""
    return shutil.disk_usage(folder).free > size


def discard(path: Path) -> None:
    """Take a file or folder of ours away, if it is there; what cannot be taken away now is swept up later."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()
