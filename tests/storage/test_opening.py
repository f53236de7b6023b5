"""Opening the case file: private, set up as written, and refused in one sentence when it cannot be used."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import stat
import sys
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.locked import bare, listed
from tests.storage.rows import assert_whole, save
from vetter.errors import CaseFileError, DamagedFileError
from vetter.storage import CaseFile, connection, drafts
from vetter.storage.casefile import FILE_NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOBODY = 65534
CHUNK = 4096


def _refused(path: Path) -> str:
    """Open, expect one sentence or two, and nothing changed; return what was said."""
    before = path.read_bytes() if path.is_file() else None
    listed = sorted(path.parent.iterdir())
    with pytest.raises(CaseFileError) as caught:
        CaseFile.open(path.parent)
    assert sorted(path.parent.iterdir()) == listed
    assert (path.read_bytes() if path.is_file() else None) == before
    said = str(caught.value)
    assert said.endswith(".")
    assert "\n" not in said
    return said


MODES = pytest.mark.skipif(not hasattr(os, "setresuid") and sys.platform != "darwin", reason="no modes of this kind here")


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Act as an account without rights, since the administrator's may read and write anything."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def given_away() -> Iterator[Path]:
    """Return a data folder that an account without rights owns and can reach."""
    folder = Path(tempfile.mkdtemp(prefix="vetter-"))
    with closing(CaseFile.open(folder)) as made:
        save(made, "1")
    if os.geteuid() == 0:
        os.chown(folder / FILE_NAME, NOBODY, NOBODY)
        os.chown(folder, NOBODY, NOBODY)
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


@MODES
@pytest.mark.parametrize("mask", [0o000, 0o022])
def test_private(folder: Path, mask: int) -> None:
    """Whatever the account's habit, folder and file are for their owner alone, also while something is written."""
    before = os.umask(mask)
    try:
        with closing(CaseFile.open(folder)) as made, made.write() as db:
            db.execute("INSERT INTO edition (version, rows) VALUES ('x', 0)")
            modes = {name: stat.S_IMODE((folder / name).stat().st_mode) for name in listed(folder)}
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert modes == {FILE_NAME: 0o600, f"{FILE_NAME}-journal": 0o600}


def test_settings_are_read_back(case_file: CaseFile) -> None:
    """The connection is what the recipe says, and the header carries our numbers."""
    expected = {
        "journal_mode": "delete",
        "synchronous": 3,
        "secure_delete": 1,
        "trusted_schema": 0,
        "foreign_keys": 1,
        "cell_size_check": 1,
        "mmap_size": 0,
        "temp_store": 2,
        "application_id": connection.APPLICATION_ID,
        "user_version": connection.FORMAT,
    }
    assert {name: (case_file.row(f"PRAGMA {name}") or {}).get(name) for name in expected} == expected


def test_a_setting_that_does_not_take_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk where the journal cannot be kept safely is named as such, and no file is left there."""
    monkeypatch.setattr(connection, "_DURABLE", (("journal_mode", "MEMORY", "delete"),))
    with pytest.raises(CaseFileError, match=r"^The case file cannot be kept safely here \(journal_mode is memory\)\. Move it"):
        CaseFile.open(folder)
    assert listed(folder) == []


def test_the_word_index_is_written_with_an_untrusted_schema(case_file: CaseFile) -> None:
    """Words are indexed though the schema is not trusted, because no trigger writes them."""
    assert case_file.row("PRAGMA trusted_schema") == {"trusted_schema": 0}
    save(case_file, "1", "words in an answer")
    assert case_file.row("SELECT count(*) AS n FROM search WHERE search MATCH 'answer'") == {"n": 1}


def test_opened_again(kept: Path) -> None:
    """What was saved is there at the next start, and starting changes no byte."""
    before = kept.read_bytes()
    with closing(CaseFile.open(kept.parent)) as again:
        assert not again.read_only
        assert again.row("SELECT count(*) AS n FROM interview") == {"n": 8}
    assert kept.read_bytes() == before
    assert listed(kept.parent) == [FILE_NAME]


def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("CREATE TABLE places (url TEXT)")
        other.execute("PRAGMA application_id=7")


def _newer(path: Path) -> None:
    with closing(bare(path)) as own:
        own.execute(f"PRAGMA user_version={connection.FORMAT + 1}")


def _cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2 // CHUNK * CHUNK)


def _scrambled_page(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(CHUNK * (path.stat().st_size // CHUNK // 2))
        file.write(bytes(range(256)) * (CHUNK // 256))


def _orphan(path: Path) -> None:
    with closing(bare(path)) as own, own:
        own.execute("DELETE FROM interview WHERE id = (SELECT min(id) FROM interview)")


def _a_table_less(path: Path) -> None:
    with closing(bare(path)) as own, own:
        own.execute("DROP TABLE draft")


def _changed(statement: str) -> Callable[[Path], None]:
    """Return what changes the form of a case file as another program would."""

    def change(path: Path) -> None:
        with closing(bare(path)) as own, own:
            own.execute(statement)

    return change


def _folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _pipe_instead(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


DAMAGED = r"vetter\.db is damaged\. Put a backup in its place; the damaged file was left as it is\."
NOT_OURS = r"vetter\.db is not a case file, or it is damaged\. Put a backup in its place; nothing was changed\."
ANOTHER_FORM = (
    r"vetter\.db was changed in its form by another program, at “{}”, so nothing is saved into it\. Save what can be read into a new case "
    r"file, or put a backup in its place; nothing was changed\."
)
EMPTY = r"vetter\.db is empty: it was cut off or replaced\. Put a backup in its place; nothing was changed\."


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (lambda path: path.write_bytes(b""), EMPTY),
        (lambda path: path.write_bytes(b"%PDF-1.4\n" + b"x" * 9_000), NOT_OURS),
        (lambda path: path.write_bytes(b"short"), NOT_OURS),
        (lambda path: path.write_bytes(bytes(100) + path.read_bytes()[100:]), NOT_OURS),
        (
            _foreign,
            r"vetter\.db belongs to another program\. Choose another data folder; nothing was changed\.",
        ),
        (_newer, r"vetter\.db was written by a newer Vetter \(format 2; this one knows 1\)\. Update Vetter\."),
        (_cut, DAMAGED),
        (_scrambled_page, DAMAGED),
        (_orphan, DAMAGED),
        (_a_table_less, DAMAGED),
        (_changed("CREATE TRIGGER lift AFTER INSERT ON edition BEGIN UPDATE verdict SET verdict = 'x'; END"), ANOTHER_FORM.format("lift")),
        (_changed("CREATE VIEW seen AS SELECT * FROM verdict"), ANOTHER_FORM.format("seen")),
        (_changed("CREATE TABLE more (a)"), ANOTHER_FORM.format("more")),
        (_folder_instead, r"vetter\.db is a folder where the case file should be\. Choose another data folder\."),
        pytest.param(_pipe_instead, EMPTY, marks=pytest.mark.skipif(sys.platform == "win32", reason="no such pipes")),
    ],
    ids=[
        "zero bytes",
        "PDF renamed",
        "five bytes",
        "no header",
        "foreign",
        "newer",
        "cut in half",
        "page lost",
        "orphan",
        "table gone",
        "trigger",
        "view",
        "table more",
        "folder",
        "pipe",
    ],
)
def test_refused(kept: Path, harm: Callable[[Path], object], sentence: str) -> None:
    """What is not a sound case file of ours is named, and left to the byte as it was."""
    harm(kept)
    said = _refused(kept)
    assert re.fullmatch(sentence, said), said


def test_the_folder_is_a_file(tmp_path: Path) -> None:
    """A file where the folder should be, or above it, is named and kept."""
    for folder in (tmp_path / "notes.txt", tmp_path / "notes.txt" / "data"):
        (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
        with pytest.raises(CaseFileError, match=r"is a file, not a folder\. Choose another data folder\.$"):
            CaseFile.open(folder)
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


@MODES
@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o755, 0o444), (0o555, 0o644), (0o555, 0o444)], ids=["file", "folder", "both"])
def test_read_only(given_away: Path, folder_mode: int, file_mode: int) -> None:
    """A file that may only be read opens for looking; saving is refused in one sentence and changes nothing."""
    path = given_away / FILE_NAME
    before = path.read_bytes()
    path.chmod(file_mode)
    given_away.chmod(folder_mode)
    with _as_nobody(), closing(CaseFile.open(given_away)) as looked_at:
        assert looked_at.read_only
        assert looked_at.row("SELECT count(*) AS n FROM interview") == {"n": 1}
        with pytest.raises(
            CaseFileError, match=r"^The case file may only be read here, so nothing was saved\. Check the folder's permissions\.$"
        ):
            save(looked_at, "2")
    assert path.read_bytes() == before
    assert [each.name for each in given_away.iterdir()] == [FILE_NAME]


@MODES
@pytest.mark.parametrize(
    ("mode", "sentence"),
    [
        (0o000, r"^The data folder .* may not be read by this account\. Choose another data folder\.$"),
        (0o555, r"^vetter\.db cannot be opened\. Check that its folder exists and may be written\.$"),
    ],
)
def test_a_folder_without_rights(given_away: Path, mode: int, sentence: str) -> None:
    """An empty folder that this account may not enter, or not write, is named."""
    (given_away / FILE_NAME).unlink()
    given_away.chmod(mode)
    with _as_nobody(), pytest.raises(CaseFileError, match=sentence):
        CaseFile.open(given_away)
    assert list(given_away.iterdir()) == []


@MODES
def test_a_file_that_may_not_be_read(given_away: Path) -> None:
    """A file that this account may not read is named."""
    (given_away / FILE_NAME).chmod(0o000)
    with _as_nobody(), pytest.raises(CaseFileError, match=r"^vetter\.db may not be read by this account\. Ask whoever owns it, or choose"):
        CaseFile.open(given_away)


def test_disk_full(kept: Path) -> None:
    """On a full disk a save says so, leaves nothing of itself, and everything before is there."""
    with closing(CaseFile.open(kept.parent)) as ours:
        pages = (ours.row("PRAGMA page_count") or {})["page_count"]
        ours.db.execute(f"PRAGMA max_page_count={pages}").fetchall()
        with pytest.raises(CaseFileError, match=r"^The disk is full, so nothing was saved\. Free some space elsewhere and try again\.$"):
            save(ours, "9", "word " * 20_000)
        for table in ("interview", "verdict", "search", "candidate"):
            assert ours.row(f"SELECT count(*) AS n FROM {table}") == {"n": 8}  # noqa: S608 - a table of ours
        assert ours.row("PRAGMA integrity_check") == {"integrity_check": "ok"}
        ours.db.execute("PRAGMA max_page_count=1000000").fetchall()
        assert_whole(ours, save(ours, "9", "word " * 20_000))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let go of an open file")
def test_taken_away_while_open(kept: Path) -> None:
    """A file deleted or moved while open refuses the next save, rather than write where nobody will find it."""
    moved = kept.with_name("moved.db")
    with closing(CaseFile.open(kept.parent)) as ours:
        kept.rename(moved)
        before = moved.read_bytes()
        with pytest.raises(
            CaseFileError, match=r"^vetter\.db was moved or deleted while open\. Put it back, or save a copy; nothing was saved\.$"
        ):
            save(ours, "9")
        assert moved.read_bytes() == before
        assert not kept.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let go of an open file")
def test_replaced_while_open(kept: Path) -> None:
    """A file that another one was put in place of refuses the next save, and changes neither."""
    other = kept.with_name("other.db")
    shutil.copy(kept, other)
    with closing(CaseFile.open(kept.parent)) as ours:
        before = other.read_bytes()
        other.replace(kept)
        with pytest.raises(CaseFileError, match=r"^vetter\.db was moved or deleted while open\."):
            save(ours, "9")
        assert kept.read_bytes() == before


def test_cut_short_at_the_first_start(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A first start that ends on the way leaves no half file that every later start would refuse."""

    def _fail(_db: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("vetter.storage.casefile.migrations.apply", _fail)
        with pytest.raises(KeyboardInterrupt):
            CaseFile.open(folder)
    assert listed(folder) == []
    with closing(CaseFile.open(folder)) as made:
        assert_whole(made, save(made, "1"))


def test_two_first_starts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two programs that start at once in an empty folder, the second takes the first one's file."""
    with closing(CaseFile.open(folder)) as first:
        save(first, "1")
        monkeypatch.setattr("vetter.storage.casefile.look_at", lambda _path: False)
        with closing(CaseFile.open(folder)) as second:
            assert second.row("SELECT count(*) AS n FROM interview") == {"n": 1}
    assert listed(folder) == [FILE_NAME]


def test_in_memory() -> None:
    """A loose case file takes the same rows and is gone when closed."""
    with closing(CaseFile.in_memory()) as loose:
        assert_whole(loose, save(loose, "1"))
        assert loose.path is None


def test_a_newer_vetter_may_have_made_more(kept: Path) -> None:
    """What its own migrations have added is not another program's."""
    _changed("CREATE TABLE more (a)")(kept)
    _changed("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('vetter', '999_more', '')")(kept)
    CaseFile.open(kept.parent).close()


def test_a_column_less(kept: Path) -> None:
    """Found where it is missed, and told as a file to be rescued, not as a bug."""
    _changed("ALTER TABLE draft DROP COLUMN section")(kept)
    with closing(CaseFile.open(kept.parent)) as opened, pytest.raises(DamagedFileError, match=ANOTHER_FORM.format("section")):
        drafts.kept(opened)
