"""Data files that ship with the program: fonts, icons, benchmarks, samples, found wherever it was installed."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable


class MissingResourceError(LookupError):
    """A data file that the program names does not ship with it: a fault of the build."""


def _root() -> Traversable:
    """Return the folder of data files: frozen build, checkout or editable install, wheel, zipped wheel."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle) / "vetter" / "_resources"
    packaged = files("vetter") / "_resources"
    if packaged.is_dir():
        return packaged
    return Path(__file__).resolve().parent.parent / "resources"


def _find(name: str) -> Traversable:
    found = _root()
    for part in name.split("/"):
        found = found / part
    return found


def read_bytes(name: str) -> bytes:
    """Return the bytes of a data file such as "fonts/NotoSans-Regular.ttf"."""
    found = _find(name)
    if not found.is_file():
        message = f"The data file {name} is missing from this installation."
        raise MissingResourceError(message)
    return found.read_bytes()


def read_text(name: str) -> str:
    """Return a data file as text (UTF-8)."""
    return read_bytes(name).decode("utf-8")


def names(folder: str) -> tuple[str, ...]:
    """Return the names of the files in a folder of data files, sorted."""
    found = _find(folder)
    if not found.is_dir():
        message = f"The folder of data files {folder} is missing from this installation."
        raise MissingResourceError(message)
    return tuple(sorted(f"{folder}/{item.name}" for item in found.iterdir() if item.is_file()))


@contextmanager
def path(name: str) -> Iterator[Path]:
    """Lend a data file as a real file on the disk, for libraries that want one."""
    found = _find(name)
    if not found.is_file():
        message = f"The data file {name} is missing from this installation."
        raise MissingResourceError(message)
    with as_file(found) as real:
        yield real
