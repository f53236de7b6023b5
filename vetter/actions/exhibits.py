"""Evidence files: attached to a question, kept once by their fingerprint, looked at, taken out and put back."""

from __future__ import annotations

import hashlib
import os
import stat
from typing import TYPE_CHECKING
from uuid import uuid4

from vetter.actions import clock
from vetter.actions.papers import put_whole
from vetter.domain.exhibit import LARGEST, Exhibit, kind_of
from vetter.errors import InputError, OutputError
from vetter.kinds.text import storable
from vetter.storage import evidence
from vetter.storage import exhibits as rows
from vetter.storage.layout import SET_ASIDE
from vetter.tongue import tr

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.actions.desk import Desk
    from vetter.domain.case import Case

LONGEST_NAME = 120
_UNKNOWN = tr("{name} is neither a picture, a PDF nor plain text, so it is not kept. Take a picture of what it shows and attach that.")
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def attach_file(desk: Desk, case: Case, question: str, path: Path) -> Exhibit:
    """Keep a copy of a file as evidence for a question; raise `InputError` for one that cannot be kept."""
    return attach(desk, case, question, path.name, _bytes_of(path))


def attach(desk: Desk, case: Case, question: str, name: str, data: bytes) -> Exhibit:
    """Keep some bytes as evidence for a question. The same bytes for the same question are kept once.

    Raises:
        InputError: for bytes that are neither picture, PDF nor plain text, or too many.
        OutputError: when the disk does not take them.

    """
    if desk.folder is None or desk.read_only:
        message = tr("Nothing can be kept here: the case file may only be read.")
        raise OutputError(message)
    kind = kind_of(data)
    if kind is None or len(data) > LARGEST:
        message = _too_large(name) if kind else _UNKNOWN.format(name=name)
        raise InputError(message)
    sha256 = hashlib.sha256(data).hexdigest()
    known = [each for each in rows.of_interview(desk.file, case.id) if each.question == question and each.sha256 == sha256]
    if known:
        return known[0]
    moment = clock.stamp(clock.now())
    shown = storable(name)[:LONGEST_NAME]
    exhibit = Exhibit(str(uuid4()), case.id, case.candidate, question, sha256, shown, kind, len(data), moment)
    folder = desk.folder / rows.FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    target = folder / exhibit.file
    if not _kept(target, sha256, desk.folder):
        put_whole(target, evidence.as_kept(data, desk.folder))
    rows.keep(desk.file, exhibit)
    return exhibit


def exhibits(desk: Desk, case: Case) -> tuple[Exhibit, ...]:
    """Return what was shown in an interview."""
    return rows.of_interview(desk.file, case.id)


def exhibits_of(desk: Desk, candidate: str) -> tuple[Exhibit, ...]:
    """Return everything a candidate showed, in whichever interview."""
    return rows.of_candidate(desk.file, candidate)


def take_out_exhibit(desk: Desk, exhibit: Exhibit) -> None:
    """Take an exhibit out; until Vetter is started again it can be put back."""
    rows.take_out(desk.file, exhibit.id)


def put_back_exhibit(desk: Desk, exhibit: Exhibit) -> None:
    """Put an exhibit back that was taken out."""
    rows.keep(desk.file, exhibit)


def read_exhibit(desk: Desk, exhibit: Exhibit) -> bytes:
    """Return the bytes of an exhibit; raise `InputError` when they are gone or not what was shown."""
    try:
        data = evidence.read(exhibit_path(desk, exhibit))
    except OSError as error:
        message = tr("The file of {exhibit} is no longer in the data folder.", exhibit=exhibit.name)
        raise InputError(message) from error
    except ValueError:
        data = b""  # what was changed where it was encrypted opens no more
    if hashlib.sha256(data).hexdigest() != exhibit.sha256:
        message = tr("The file of {exhibit} was changed since it was attached, so it is not shown.", exhibit=exhibit.name)
        raise InputError(message)
    return data


def harm(desk: Desk, exhibit: Exhibit) -> str:
    """Return in words what became of the bytes of an exhibit, nothing where they are as they were shown."""
    try:
        return "" if evidence.fingerprint(exhibit_path(desk, exhibit)) == exhibit.sha256 else tr("changed since it was attached")
    except OSError:
        return tr("no longer in the data folder")


def exhibit_path(desk: Desk, exhibit: Exhibit) -> Path:
    """Return where the bytes of an exhibit are kept."""
    if desk.folder is None:
        message = tr("The file of {exhibit} was never kept.", exhibit=exhibit.name)
        raise InputError(message)
    return desk.folder / rows.FOLDER / exhibit.file


def tidy_exhibits(desk: Desk) -> None:
    """Remove files that no interview shows any more; done at the start, when nothing can be undone yet.

    None goes while a damaged case file lies aside: it may be the only one that still says whose they are.
    """
    if desk.folder is None or desk.read_only or any(desk.folder.glob(SET_ASIDE)):
        return
    wanted = rows.forget_strays(desk.file)
    for file in (desk.folder / rows.FOLDER).glob("*.*"):
        if file.name not in wanted and file.is_file():
            file.unlink(missing_ok=True)


def _bytes_of(path: Path) -> bytes:
    if path.is_symlink():
        message = tr("{path} only points to another file. Attach that file itself.", path=path.name)
        raise InputError(message)
    try:
        handle = os.open(path, _READ)
    except (OSError, ValueError) as error:
        message = tr(
            "{path} cannot be read ({reason}).", path=path.name, reason=getattr(error, "strerror", None) or tr("its name is not usable")
        )
        raise InputError(message) from error
    before = os.fstat(handle)
    if not stat.S_ISREG(before.st_mode):
        os.close(handle)
        message = tr("{path} is a folder or a device, not a file that can be attached.", path=path.name)
        raise InputError(message)
    with os.fdopen(handle, "rb") as file:
        data = file.read(LARGEST + 1)
        after = os.fstat(handle)
    if len(data) > LARGEST:
        raise InputError(_too_large(path.name))
    if not len(data) == before.st_size == after.st_size or before.st_mtime_ns != after.st_mtime_ns:
        message = tr("{path} was changing while it was read. Wait until it is written, then attach it again.", path=path.name)
        raise InputError(message)
    return data


def _too_large(name: str) -> str:
    return tr(
        "{name} is larger than {largest}\u00a0MB. Attach the page that matters, or a picture of it.", name=name, largest=LARGEST // 1000000
    )


def _kept(target: Path, sha256: str, folder: Path) -> bool:
    """Return whether the bytes are there already, in the form that they should have."""
    try:
        return evidence.head(target) == evidence.head_in(folder) and evidence.fingerprint(target) == sha256
    except OSError:
        return False
