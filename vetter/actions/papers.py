"""Papers: the report written to a file, whole or not at all."""

from __future__ import annotations

import os
import re
import stat
import tempfile
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from vetter.actions import clock
from vetter.dossier.papers import report
from vetter.errors import OutputError
from vetter.storage import history, interviews
from vetter.storage.cut_short import sweep_exports
from vetter.storage.disk import discard, settle
from vetter.storage.layout import FILE_NAME, KEPT_FOLDERS, KEY_FILE
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.actions.desk import Desk
    from vetter.dossier.document import Document
    from vetter.dossier.model import Dossier
    from vetter.report.paper import Paper

LONGEST_NAME = 100
"""Bytes of a file name; some systems allow 255, synchronising folders less."""

LONGEST_WHOSE = 60
WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


@dataclass(frozen=True)
class Exported:
    """Where a report was written, and the characters no bundled font could draw."""

    path: Path
    missing: tuple[str, ...]


def export_pdf(dossier: Dossier, target: Path, *, page: str = "A4", password: str = "") -> Exported:
    """Write the private report of a verdict, as `export_paper` writes any paper."""
    return export_paper(report(dossier), target, page=page, password=password)


def export_paper(paper: Document, target: Path, *, page: str = "A4", password: str = "") -> Exported:
    """Write a paper, closed with a password if there is one; raise `OutputError` in one sentence when it cannot be written there.

    A password too short or too long to protect raises `InputError`.
    """
    made = _made(paper, page)
    write_whole(target, closed(made.data, password))
    return Exported(target, made.missing)


def check_password(password: str) -> None:
    """Raise `InputError` for a password that protects nothing."""
    from vetter.report.reading import checked  # noqa: PLC0415 - as below

    checked(password)


def closed(paper: bytes, password: str) -> bytes:
    """Return a PDF that opens with a password alone, or as it is without one."""
    if not password:
        return paper
    from vetter.report.reading import protected  # noqa: PLC0415 - it costs what only a closed paper should pay

    return protected(paper, password)


def preview_pdf(dossier: Dossier, *, page: str = "A4") -> bytes:
    """Return the private report of a verdict as it would be written, to be looked at."""
    return preview_paper(report(dossier), page=page)


def preview_paper(paper: Document, *, page: str = "A4") -> bytes:
    """Return a paper as it would be written, to be looked at."""
    return _made(paper, page).data


def _made(paper: Document, page: str) -> Paper:
    from vetter.report import render  # noqa: PLC0415 - ReportLab costs 200 ms that a start should not pay

    try:
        return render(paper, page=page)
    except MemoryError as error:
        message = tr("There is too little memory for this paper. Close other programs and try again; nothing was written.")
        raise OutputError(message) from error


def paper_name(dossier: Dossier, ending: str = "pdf") -> str:
    """Return a file name that every system takes: the candidate's name in plain letters, and the day."""
    return _file_name((_slug(dossier.candidate)[:LONGEST_WHOSE] or "candidate", _slug(dossier.held_on)), ending)


def document_name(paper: Document) -> str:
    """Return a file name that every system takes: what kind of paper it is, whose, and the day."""
    return _file_name((_slug(paper.name), _slug(paper.whose)[:LONGEST_WHOSE], paper.day), "pdf")


def _slug(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", folded.lower()).strip("-")


def _file_name(parts: tuple[str, ...], ending: str) -> str:
    name = "-".join(("vetter", *(kept for part in parts if (kept := part.strip("-")))))
    return f"{name[: LONGEST_NAME - len(ending) - 1].strip('-')}.{ending}"


def note_export(desk: Desk, verdict_id: str, target: Path) -> None:
    """Add to the candidate's history that a report was written; the folder is not kept."""
    kept = interviews.verdict(desk.file, verdict_id)
    if kept is None:
        return
    at = clock.stamp(clock.now())
    with desk.file.write() as db:
        title, detail = tr("Report written"), tr("As {target}.", target=target.name)
        history.add(db, history.Event(at, kept.candidate, kept.interview, kept.id, "exported_pdf", title, detail))


def write_whole(target: Path, data: bytes) -> None:
    """Write a file where the owner wants it, so that afterwards there is the old one or the new one, never half of one.

    A link is replaced, and what it points to left alone: whoever made it may have meant another file to be lost.
    """
    try:
        check_target(target)
    except (OSError, ValueError) as error:
        raise _cannot(target, error) from error
    sweep_once(target.parent)
    put_whole(target, data)


def put_whole(target: Path, data: bytes) -> None:
    """Write a file in the same way where it belongs to Vetter."""
    folder = target.parent
    try:
        handle, name = tempfile.mkstemp(dir=folder, prefix=".vetter-", suffix=".part")
    except (OSError, ValueError) as error:
        raise _cannot(target, error) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except (OSError, ValueError) as error:
        message = tr(
            "{target} cannot be written to {folder}: {reason}. What was there before is untouched.",
            target=target.name,
            folder=folder,
            reason=_reason(error),
        )
        raise OutputError(message) from error
    finally:
        discard(part)
    settle(folder)


def check_target(target: Path) -> None:
    """Refuse what must not be replaced: a folder, a device, a file that is protected, a case file and its key, by a link too.

    Refuse as well a place among the evidence or the backups, where what is not Vetter's own goes at the next start. Raises
    `OutputError`, and `OSError` or `ValueError` for a name that cannot be looked at.
    """
    place = target.parent.resolve()
    if any(each.name in KEPT_FOLDERS and (each.parent / FILE_NAME).exists() for each in (place, *place.parents)):
        message = tr(
            "{folder} is Vetter's own, so other files do not stay there. Choose another folder; nothing was changed.", folder=place
        )
        raise OutputError(message)
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        message = tr("{target} is a folder. Give the file another name.", target=target.name)
    elif not stat.S_ISREG(mode):
        message = tr("{target} is not an ordinary file. Give the file another name.", target=target.name)
    elif not mode & WRITABLE:
        message = tr("{target} is protected against writing. Give the file another name; nothing was changed.", target=target.name)
    elif target.resolve().name in {FILE_NAME, KEY_FILE}:
        message = tr("{target} is a case file or the key of one. Give the file another name; nothing was changed.", target=target.name)
    else:
        return
    raise OutputError(message)


@cache
def sweep_once(folder: Path) -> None:
    """Take away what writing has left half done in a folder when the program was killed; once a run, for it may hold thousands of files."""
    sweep_exports(folder)


def _cannot(target: Path, error: OSError | ValueError) -> OutputError:
    return OutputError(
        tr(
            "{target} cannot be written to {folder}: {reason}. Choose another folder or name; nothing was changed.",
            target=target.name,
            folder=target.parent,
            reason=_reason(error),
        )
    )


def _reason(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or tr("its name is not usable")
