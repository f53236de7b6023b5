"""What is left of work that was cut short: half-made files and folders, known by their names, in whose place nothing came."""

from __future__ import annotations

import re
import shutil
import time
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import uuid4

from vetter.storage.layout import BACKUPS, EVIDENCE

if TYPE_CHECKING:
    from pathlib import Path

IDLE = 600.0
"""Seconds after which what lies half made is taken for cut short."""
_EXPORT = r"\.vetter-\w+\.part"
_HALF_MADE = re.compile(rf"\.[0-9a-f]{{32}}\.(part|new|new-journal)|{_EXPORT}")


def sweep(folder: Path, *, idle: float = 0) -> None:
    """Take it away from a data folder; what was touched in the last `idle` seconds another program may be making.

    Raises `OSError` when some of it stays.
    """
    for place in (folder, folder / EVIDENCE, folder / BACKUPS):
        for path in place.iterdir() if place.is_dir() else ():
            if _HALF_MADE.fullmatch(path.name) and not (idle and time.time() - _touched(path) < idle):
                _take_away(path)


def sweep_exports(folder: Path) -> None:
    """Take away from any folder what writing a file there has left half done, unless it may be under way; what stays is let be."""
    with suppress(OSError):
        for path in folder.iterdir():
            if re.fullmatch(_EXPORT, path.name) and path.is_file() and time.time() - _touched(path) >= IDLE:
                path.unlink()


def _take_away(path: Path) -> None:
    if not path.is_dir():
        path.unlink(missing_ok=True)
        return
    gone = path.with_name(f".{uuid4().hex}.part")
    with suppress(FileNotFoundError):
        path.rename(gone)  # in one step, so that whoever is making it notices
        shutil.rmtree(gone)


def _touched(path: Path) -> float:
    """Return when something was written last, in a folder too."""
    with suppress(FileNotFoundError):
        return max(each.stat().st_mtime for each in (path, *path.rglob("*")))
    return time.time()
