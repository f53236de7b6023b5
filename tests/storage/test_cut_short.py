"""What a program that was killed has left half made: taken away at the next backup, and at once where somebody is erased."""

from __future__ import annotations

import os
import time
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.locked import listed
from tests.storage.rows import identity, save
from vetter.storage import CaseFile, backups, cut_short, erasing
from vetter.storage.layout import BACKUPS, EVIDENCE

if TYPE_CHECKING:
    from pathlib import Path

NAME = f".{'0123456789abcdef' * 2}"
AT = datetime(2026, 11, 27, 14, 32, 7, tzinfo=UTC)


@pytest.fixture
def left(folder: Path) -> list[Path]:
    """Return what a restore, a salvage, a paper and a backup cut short have left, beside a case file with one interview."""
    with closing(CaseFile.open(folder)) as made:
        save(made, "1")
    found = [
        folder / f"{NAME}.new",
        folder / f"{NAME}.new-journal",
        folder / EVIDENCE / f"{NAME}.part",
        folder / EVIDENCE / ".vetter-a_b1.part",
    ]
    for place in (folder, folder / BACKUPS):
        (place / f"{NAME}.part").mkdir(parents=True)
        found.append(place / f"{NAME}.part" / "vetter.db")
    (folder / EVIDENCE).mkdir()
    for path in found:
        path.write_bytes(b"Candidate 1")
    return found


def test_whoever_is_erased_is_erased_there_too(folder: Path, left: list[Path]) -> None:
    """Though it was touched just now."""
    with closing(CaseFile.open(folder)) as file:
        erasing.erase(file, identity("candidate 1"), "2026-11-27T15:00:00.000Z")
        erasing.finish(file, folder, [identity("candidate 1")], "2026-11-27T15:00:00.000Z")
    assert [path for path in left if path.exists()] == []
    assert listed(folder) == [BACKUPS, EVIDENCE, "vetter.db"]


def test_it_goes_when_nobody_can_be_making_it_any_more(folder: Path, left: list[Path]) -> None:
    """With the next backup; what was touched in the last minutes stays, for another program may be making it."""
    long_ago = time.time() - cut_short.IDLE - 1
    for path in (*left[:-1], left[-2].parent):
        os.utime(path, (long_ago, long_ago))
    backups.make(folder, "asked", AT)
    assert [path for path in left if path.exists()] == left[-1:]
