"""Is everything in order: what is looked at, what is advised, and that looking changes nothing."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

import pytest

from vetter import actions, resources
from vetter.actions import Found, Health
from vetter.actions.doctor import LITTLE, TOO_LITTLE
from vetter.storage import connection, health
from vetter.storage.layout import FILE_NAME

if TYPE_CHECKING:
    from pathlib import Path


class Usage(NamedTuple):
    """What the system says of a disk."""

    free: int


def _found(folder: Path, name: str) -> Found:
    return next(each for each in actions.examine(folder) if each.name == name)


def test_a_first_look_makes_nothing(tmp_path: Path) -> None:
    """Before the first start all is in order, and there is still no folder afterwards."""
    folder = tmp_path / "data"
    found = actions.examine(folder)
    assert {each.health for each in found} == {Health.GOOD}
    assert "none yet" in _found(folder, "Case file").value
    assert list(tmp_path.iterdir()) == []


def test_a_whole_case_file_is_left_as_it_is(tmp_path: Path) -> None:
    """Looking at a case file changes no byte; that there is no backup is said."""
    actions.open_desk(tmp_path / "data").close()
    before = (tmp_path / "data" / FILE_NAME).read_bytes()
    assert _found(tmp_path / "data", "Case file").health is Health.GOOD
    assert "vetter backup" in _found(tmp_path / "data", "Backups").advice
    assert (tmp_path / "data" / FILE_NAME).read_bytes() == before


def test_a_backup_is_told_by_its_day(tmp_path: Path) -> None:
    """The newest of the backups in the data folder is named."""
    with actions.open_desk(tmp_path / "data") as desk:
        made = actions.back_up(desk)
    assert _found(tmp_path / "data", "Backups") == Found("Backups", f"1, the newest of {made.made_at.astimezone():%Y-%m-%d %H:%M}")


def test_a_damaged_case_file_is_told(tmp_path: Path) -> None:
    """What opening would refuse is said here in the same words."""
    (tmp_path / FILE_NAME).write_bytes(b"short")
    told = _found(tmp_path, "Case file")
    assert told.health is Health.BAD
    assert told.advice.endswith("Put a backup in its place; nothing was changed.")


def test_an_older_case_file_is_not_touched(tmp_path: Path) -> None:
    """An older file is brought up to date when it is opened, not when it is looked at."""
    actions.open_desk(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as plain, plain:
        plain.execute("DELETE FROM _sqlite_migrations WHERE name = (SELECT max(name) FROM _sqlite_migrations)")
    before = (tmp_path / FILE_NAME).read_bytes()
    assert "at the next start" in _found(tmp_path, "Case file").advice
    assert (tmp_path / FILE_NAME).read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="no modes of this kind here")
def test_a_folder_others_can_read(tmp_path: Path) -> None:
    """A folder that others may look into comes with the command that closes it."""
    tmp_path.chmod(0o755)
    assert "chmod 700" in _found(tmp_path, "Data folder").advice
    tmp_path.chmod(0o700)
    assert _found(tmp_path, "Data folder").health is Health.GOOD


def test_a_folder_that_may_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The nearest folder that is there decides, and is named."""
    monkeypatch.setattr("vetter.actions.doctor.os.access", lambda _path, _mode: False)
    told = _found(tmp_path / "not" / "there", "Data folder")
    assert told.health is Health.BAD
    assert f"{tmp_path} may not be written" in told.advice


@pytest.mark.parametrize(
    ("free", "expected"),
    [(TOO_LITTLE - 1, Health.BAD), (TOO_LITTLE, Health.NOTE), (LITTLE - 1, Health.NOTE), (LITTLE, Health.GOOD)],
)
def test_room_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, expected: Health) -> None:
    """Little room is worth knowing, too little has to be put right."""
    monkeypatch.setattr("vetter.actions.doctor.shutil.disk_usage", lambda _folder: Usage(free))
    assert _found(tmp_path, "Disk").health is expected


def test_missing_data_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build without its fonts is told to be installed again."""

    def nothing(name: str) -> tuple[str, ...]:
        message = f"The folder of data files {name} is missing from this installation."
        raise resources.MissingResourceError(message)

    monkeypatch.setattr(resources, "names", nothing)
    assert _found(tmp_path, "Fonts and figures").health is Health.BAD


def test_an_old_sqlite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An SQLite too old for strict tables is named with what it lacks."""
    assert health.sqlite_lacks() == ()
    monkeypatch.setattr(health, "OLDEST_SQLITE", (99, 0))
    told = _found(tmp_path, "SQLite")
    assert told.health is Health.BAD
    assert "strict tables" in told.value


def test_the_main_job_done_once(tmp_path: Path) -> None:
    """Opens, judges, saves, finds again and writes a report of each sample, sets a passphrase and takes it away."""
    found = tuple(actions.self_test(tmp_path))
    assert {each.health for each in found} == {Health.GOOD}
    assert len(found) == len(actions.samples()) + 3
    assert len(list(tmp_path.glob("*.pdf"))) == len(actions.samples())
    with closing(connection.connect(tmp_path / FILE_NAME, read_only=True)) as kept:
        assert kept.execute("SELECT count(*) FROM verdict").fetchone()[0] == len(actions.samples())
