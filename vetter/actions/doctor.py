"""Is everything in order: what this installation stands on, looked at without changing anything, and the main job done once for trial."""

from __future__ import annotations

import os
import platform
import secrets
import shutil
import stat
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vetter import resources
from vetter.__version__ import __version__
from vetter.actions.candidates import list_candidates, open_verdict
from vetter.actions.desk import GONE, is_gone, open_desk
from vetter.actions.files import export_interview, import_interview, samples
from vetter.actions.keeping import HALF_PROTECTED, backups, dated_ahead
from vetter.actions.papers import export_pdf
from vetter.actions.passphrase import protection, remove_passphrase, set_passphrase
from vetter.domain.labelled import Labelled
from vetter.errors import CaseFileError, LockedFileError
from vetter.startup import DATA_DIR, PORTABLE
from vetter.storage import envelope, health
from vetter.storage.layout import FILE_NAME
from vetter.tongue import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vetter.actions.desk import Desk

LITTLE, TOO_LITTLE = 1_000_000_000, 100_000_000
"""Free bytes on the disk: below the first it is worth knowing, below the second backups and updates will fail."""
_MEGABYTE = 1_000_000


class Health(Labelled):
    """How a thing is found."""

    GOOD = "good", tr("in order")
    NOTE = "note", tr("to know")
    BAD = "bad", tr("to put right")


@dataclass(frozen=True)
class Found:
    """One thing that was looked at: how it is, and what to do about it where that is not good."""

    name: str
    value: str
    health: Health = Health.GOOD
    advice: str = ""


def examine(folder: Path) -> tuple[Found, ...]:
    """Look at everything but the window: program, SQLite, data files, folder, case file, disk, backups."""
    return (
        _program(),
        _sqlite(),
        _data_files(),
        _folder(folder),
        *_case_file(folder),
        *_passphrase(folder),
        _disk(folder),
        _backups(folder),
    )


def _program() -> Found:
    kind = (
        tr("installed program")
        if getattr(sys, "frozen", False)
        else tr("Python {python_version}", python_version=platform.python_version())
    )
    return Found(
        tr("Program"),
        tr(
            "Vetter {version}, {kind}, {system} {release} ({machine})",
            version=__version__,
            kind=kind,
            system=platform.system(),
            release=platform.release(),
            machine=platform.machine(),
        ),
    )


def _sqlite() -> Found:
    lacks = health.sqlite_lacks()
    if lacks:
        advice = tr("Install a newer Python, or the program with everything in it.")
        return Found(
            "SQLite",
            tr("{sqlite_version} lacks {what}", sqlite_version=health.sqlite_version(), what=" and ".join(lacks)),
            Health.BAD,
            advice,
        )
    return Found("SQLite", tr("{sqlite_version} with word search and strict tables", sqlite_version=health.sqlite_version()))


def _data_files() -> Found:
    try:
        fonts = [name for name in resources.names("fonts") if name.endswith(".ttf")]
        size = sum(len(resources.read_bytes(name)) for name in fonts)
        edition = resources.read_text("benchmarks/VERSION").strip()
    except (resources.MissingResourceError, OSError) as error:
        return Found(tr("Fonts and figures"), str(error), Health.BAD, tr("Install Vetter again; your data stays where it is."))
    return Found(
        tr("Fonts and figures"),
        tr("{number} fonts, {size:.1f} MB; benchmarks {edition}", number=len(fonts), size=size / _MEGABYTE, edition=edition),
    )


def _folder(folder: Path) -> Found:
    name, value = tr("Data folder"), str(folder)
    if (folder.parent / PORTABLE).is_file():
        value = tr("{folder} (beside the program, because of {portable})", folder=folder, portable=PORTABLE)
    elif os.environ.get(DATA_DIR):
        value = tr("{folder} (chosen by VETTER_DATA_DIR)", folder=folder)
    near = folder
    while not near.exists() and near != near.parent:
        near = near.parent
    if not os.access(near, os.W_OK):
        return Found(
            name, value, Health.BAD, tr("{near} may not be written by this account. Choose another folder with --data-dir.", near=near)
        )
    if folder.is_dir() and os.name == "posix" and stat.S_IMODE(folder.stat().st_mode) & 0o077:
        return Found(
            name, value, Health.NOTE, tr("Others on this computer may look into it. To keep them out: chmod 700 '{folder}'", folder=folder)
        )
    return Found(name, value)


def _case_file(folder: Path) -> Iterator[Found]:
    path = folder / FILE_NAME
    if is_gone(folder):
        yield Found(tr("Case file"), str(path), Health.BAD, GONE.format(folder=folder))
        return
    try:
        if not health.is_there(path):
            yield Found(tr("Case file"), tr("none yet; it is made at the first start"))
            return
        size = tr("{size:.1f} MB, whole", size=path.stat().st_size / _MEGABYTE)
        if health.is_older(path):
            yield Found(
                tr("Case file"),
                tr("{size}; of an older Vetter", size=size),
                Health.NOTE,
                tr("It is copied and brought up to date at the next start."),
            )
        elif not os.access(path, os.W_OK):
            yield Found(tr("Case file"), size, Health.BAD, tr("It may only be read, so nothing can be saved. Check its permissions."))
        else:
            yield Found(tr("Case file"), size)
    except LockedFileError as error:
        yield Found(tr("Case file"), tr("protected by a passphrase"), Health.NOTE, str(error))
    except CaseFileError as error:
        yield Found(tr("Case file"), str(path), Health.BAD, str(error))


def _passphrase(folder: Path) -> Iterator[Found]:
    """Tell a passphrase that was not set, changed or removed everywhere; a damaged key file is told as the case file is."""
    with suppress(CaseFileError):
        if envelope.under_way(folder):
            yield Found(tr("Passphrase"), tr("not set, changed or removed everywhere"), Health.BAD, HALF_PROTECTED)


def _disk(folder: Path) -> Found:
    near = next(each for each in (folder, *folder.parents) if each.exists())
    free = shutil.disk_usage(near).free
    value = tr("{free:.1f} GB free", free=free / 1000 / _MEGABYTE)
    if free < TOO_LITTLE:
        return Found(tr("Disk"), value, Health.BAD, tr("There is hardly room for a backup. Free some space."))
    return Found(tr("Disk"), value, Health.NOTE if free < LITTLE else Health.GOOD, tr("Free some space soon.") if free < LITTLE else "")


def _backups(folder: Path) -> Found:
    """Tell the backups in the data folder; a copy elsewhere is the owner's own affair."""
    kept = backups(folder)
    if not kept:
        present = (folder / FILE_NAME).is_file()
        advice = tr("Vetter makes one each day it is used; “vetter backup” makes one now.") if present else ""
        return Found(tr("Backups"), tr("none yet"), Health.NOTE if present else Health.GOOD, advice)
    newest = kept[0].made_at.astimezone()
    value = tr("{number}, the newest of {newest:%Y-%m-%d %H:%M}", number=len(kept), newest=newest)
    ahead = next((f"{each.made_at.astimezone():%Y-%m-%d}: {told}" for each in kept if (told := dated_ahead(each))), "")
    return Found(tr("Backups"), value, Health.NOTE if ahead else Health.GOOD, ahead)


def self_test(folder: Path) -> Iterator[Found]:
    """Do the main job once in an empty folder: open, judge the three samples, save, find again, write the reports."""
    with open_desk(folder, passing=True) as desk:
        yield Found(tr("Case file made"), FILE_NAME)
        for sample in samples():
            file = export_interview(sample.case, folder / f"{sample.key}.interview.json")
            saved = import_interview(desk, file)
            paper = export_pdf(open_verdict(desk, saved.verdict).dossier, folder / f"{sample.key}.pdf").path
            whole = paper.read_bytes().startswith(b"%PDF-")
            value = tr("{verdict}; report of {size:.0f} kB", verdict=saved.dossier.verdict.label, size=paper.stat().st_size / 1000)
            yield Found(sample.title, value, Health.GOOD if whole else Health.BAD, "" if whole else tr("The report is not a PDF."))
        matching = list_candidates(desk).matching
        yield Found(
            tr("Found again"),
            trn("{number:,} candidate", "{number:,} candidates", matching),
            Health.GOOD if matching == len(samples()) else Health.BAD,
        )
        if protection(folder).available:
            yield _protected(desk, folder)


def _protected(desk: Desk, folder: Path) -> Found:
    """Set a passphrase and take it away again: in between the file may say nothing of what it is."""
    passphrase = secrets.token_urlsafe()
    set_passphrase(desk, passphrase)
    closed = not (folder / FILE_NAME).read_bytes().startswith(b"SQLite")
    remove_passphrase(desk, passphrase)
    matching = list_candidates(desk).matching
    value = trn("{number:,} candidate", "{number:,} candidates", matching)
    good = closed and matching == len(samples())
    return Found(tr("Passphrase set and taken away"), value, Health.GOOD if good else Health.BAD)
