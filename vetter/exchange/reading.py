"""Reading a file that somebody else made: of a bearable size, really a file, and UTF-8."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from vetter.errors import InputError
from vetter.tongue import tr

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_FILE = 20_000_000
"""Bytes; a larger file is no interview and no table of figures."""


def text_of(path: Path, what: str) -> str:
    """Return the text of a file; raise `InputError` in one sentence when it cannot be one. `what` names what it should be."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            message = tr("This is not a file that can be read.")
            raise InputError(message, source=path.name)
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        message = tr("There is no such file.")
        raise InputError(message, source=str(path)) from error
    except (OSError, ValueError) as error:
        message = tr("This file cannot be read ({getattr}).", getattr=getattr(error, "strerror", None) or tr("its name is not usable"))
        raise InputError(message, source=path.name) from error
    if len(data) > LARGEST_FILE:
        message = tr("This is larger than {largest_file} MB, which no {what} is.", largest_file=LARGEST_FILE // 1000000, what=what)
        raise InputError(message, source=path.name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = tr("This is not UTF-8 text (byte {start:,}). Save it as UTF-8, please.", start=error.start + 1)
        raise InputError(message, source=path.name) from error
