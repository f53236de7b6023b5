"""The form of the file: its tables as they ship, and older files brought up to date after a copy."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlite_utils import Database

from tests.locked import bare
from tests.storage.rows import assert_whole, identity, save
from vetter.errors import CaseFileError
from vetter.storage import CaseFile, backups, connection, restoring
from vetter.storage.layout import BACKUPS, FILE_NAME
from vetter.storage.schema import migrations

if TYPE_CHECKING:
    from pathlib import Path

TABLES = {
    "answer": "interview question answer",
    "apart": "one other seal",
    "benchmark": (
        "edition id metric base platform industry segment statistic value unit year sample_size source publisher url tier read_at note seal"
    ),
    "benchmark_use": "benchmark verdict",
    "candidate": (
        "number id name sort_name sample interviews last_seen verdict score low high best_evidence changed shelf decision trade same_as "
        "words_seal seal"
    ),
    "draft": "id candidate name section saved_at body seal",
    "erasure": "id candidate at rows files finished_at seal",
    "edition": "version loaded_at rows seal",
    "exhibit": "id interview candidate question sha256 name kind size added_at seal",
    "flag": "candidate flag",
    "hold": "candidate until reason at seal",
    "history": "seq at candidate interview verdict what title detail chain",
    "interview": "id candidate held_on saved_at sample seal",
    "jotting": "place candidate text seal",
    "mark": "candidate kind mark",
    "own_figure": "id body changed_at seal",
    "retention": "outcome months seal",
    "search": "candidate words",
    "setting": "name value seal",
    "tag": "candidate tag seal",
    "unread": "interview path text",
    "verdict": "id interview candidate judged_at verdict score low high rules benchmarks settings inputs dossier sha256 seal",
}
NAMES = [
    "001_people_and_interviews",
    "002_verdicts_history_drafts",
    "003_benchmarks",
    "004_search",
    "005_decisions_tags_shelves",
    "006_settings",
    "007_own_figures_and_uses",
    "008_exhibits",
    "009_one_person_and_flags",
    "010_lists_by_shelf",
    "020_seals",
    "021_privacy",
    "022_seals_everywhere",
    "023_jottings",
]


def test_the_tables_as_they_ship(case_file: CaseFile) -> None:
    """Every table and column is as listed here; a change to a table that shipped is a new migration."""
    found = {
        table.name: " ".join(table.columns_dict)
        for table in case_file.db.tables
        if not table.name.startswith(("search_", "sqlite_", "_sqlite"))
    }
    assert found == TABLES
    assert [migration.name for migration in migrations.applied(case_file.db)] == NAMES


def test_tables_are_strict(case_file: CaseFile) -> None:
    """Every table of ours refuses a text where a number belongs."""
    own = [row for row in case_file.rows("PRAGMA table_list") if row["name"] in TABLES and row["type"] == "table"]
    assert sorted(row["name"] for row in own if row["strict"]) == sorted(set(TABLES) - {"search"})


def _older(folder: Path) -> Path:
    """Make a file as the version before the word index left it, with one candidate."""
    folder.mkdir(exist_ok=True)
    path = folder / FILE_NAME
    with closing(connection.connect(path, new=True)) as plain:
        db = Database(plain)
        migrations.apply(db, stop_before=NAMES[-1])
        db.execute(f"PRAGMA application_id={connection.APPLICATION_ID}")
        db.execute(
            "INSERT INTO candidate (id, name, sort_name, sample, interviews, last_seen, changed) "
            "VALUES (?, 'Ana', 'ana', 0, 0, '2026-01-02', 0)",
            (identity("ana"),),
        )
    return path


def test_an_older_file_is_copied_and_brought_up_to_date(folder: Path) -> None:
    """Before its form changes an older file is copied; afterwards it takes saves, and the copy is what it was."""
    _older(folder)
    with closing(CaseFile.open(folder)) as updated:
        assert [migration.name for migration in migrations.applied(updated.db)] == NAMES
        assert updated.rows("SELECT name FROM candidate") == [{"name": "Ana"}]
        assert updated.row("PRAGMA user_version") == {"user_version": connection.FORMAT}
        assert_whole(updated, save(updated, "1"))
    kept = backups.newest(folder)
    assert kept is not None
    assert kept.reason == "update"
    with closing(bare(kept.path / FILE_NAME)) as copy:
        assert copy.execute("SELECT name FROM candidate").fetchall() == [("Ana",)]
        assert [row[0] for row in copy.execute("SELECT name FROM _sqlite_migrations ORDER BY id")] == NAMES[:-1]
    CaseFile.open(folder).close()
    assert backups.kept(folder) == (kept,)


def test_an_older_backup_is_brought_up_to_date_when_it_is_put_back(folder: Path) -> None:
    """What was kept before an update can be put back after it, and is updated on the way."""
    _older(folder)
    CaseFile.open(folder).close()
    kept = backups.newest(folder)
    assert kept is not None
    restoring.restore(folder, kept.path, kept.made_at + timedelta(days=1))
    with closing(CaseFile.open(folder)) as again:
        assert [migration.name for migration in migrations.applied(again.db)] == NAMES
        assert again.rows("SELECT name FROM candidate") == [{"name": "Ana"}]
        assert_whole(again, save(again, "1"))


def test_a_migration_that_fails_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change of form that fails half-way leaves the file as it was, to be tried again."""
    path = _older(folder)
    before = path.read_bytes()

    def _fail(db: Database) -> None:
        db.execute("CREATE TABLE half_way (a)")
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr("vetter.storage.casefile.migrations.apply", _fail)
        with pytest.raises(ZeroDivisionError):
            CaseFile.open(folder)
    with closing(bare(path)) as plain:
        assert plain.execute("SELECT name FROM sqlite_master WHERE name = 'half_way'").fetchall() == []
    assert len(path.read_bytes()) == len(before)
    with closing(CaseFile.open(folder)) as updated:
        assert_whole(updated, save(updated, "1"))


def test_no_room_for_the_copy(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With too little space for a copy the form is not changed."""
    path = _older(folder)
    before = path.read_bytes()
    usage = type("Usage", (), {"free": len(before)})
    monkeypatch.setattr("vetter.storage.disk.shutil.disk_usage", lambda _folder: usage)
    with pytest.raises(CaseFileError, match=r"^There is too little space on the disk for a backup\. Free some space elsewhere; nothing"):
        CaseFile.open(folder)
    assert path.read_bytes() == before
    assert list((folder / BACKUPS).iterdir()) == []


def test_an_older_file_that_may_only_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing may be written, an older file is named as such and left alone."""
    path = _older(folder)
    before = path.read_bytes()
    monkeypatch.setattr("vetter.storage.casefile._writable", lambda _path: False)
    with pytest.raises(CaseFileError, match=r"^vetter\.db was written by an older Vetter and may not be brought up to date here\."):
        CaseFile.open(folder)
    assert path.read_bytes() == before
