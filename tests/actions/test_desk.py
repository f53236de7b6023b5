"""The desk: where it looks for data, and what it brings."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
import pytest

from vetter.actions import data_folder, forget_place, is_gone, loose_desk, open_desk
from vetter.errors import CaseFileError, GoneFileError
from vetter.startup import note_place, was_here

if TYPE_CHECKING:
    from vetter.storage import CaseFile


def test_where_data_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was asked for comes first, then the variable, then the portable folder, then the account's."""
    program = tmp_path / "stick" / "vetter"
    program.parent.mkdir()
    monkeypatch.setattr(sys, "argv", [str(program)])
    (program.parent / "portable.txt").touch()
    monkeypatch.setenv("VETTER_DATA_DIR", str(tmp_path / "told"))
    assert data_folder(tmp_path / "asked") == tmp_path / "asked"
    assert data_folder() == tmp_path / "told"
    monkeypatch.setenv("VETTER_DATA_DIR", "")
    assert data_folder() == program.parent / "vetter-data"
    (program.parent / "portable.txt").unlink()
    assert data_folder() == Path(platformdirs.user_data_dir("vetter", appauthor=False))


def test_a_bundled_program_looks_beside_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bundled program is portable by the note beside it, however it was called."""
    monkeypatch.delenv("VETTER_DATA_DIR")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "vetter.exe"))
    (tmp_path / "portable.txt").touch()
    assert data_folder() == tmp_path / "vetter-data"


def test_short_and_relative_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder told in short is the same wherever the program goes afterwards."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    assert data_folder(Path("here")) == tmp_path / "here"
    assert data_folder(Path("~/there")) == tmp_path / "home" / "there"


def test_the_folder_is_made(tmp_path: Path) -> None:
    """The first start makes the folder, with benchmarks in the case file, and closes it at the end."""
    with open_desk(tmp_path / "a" / "b") as desk:
        assert not desk.read_only
        assert desk.folder == tmp_path / "a" / "b"
        assert len(desk.benchmarks.rows) == 564
    assert [path.name for path in (tmp_path / "a" / "b").iterdir()] == ["vetter.db"]


def test_a_start_that_fails_lets_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the benchmarks cannot be read, the case file is closed again."""
    opened: list[CaseFile] = []

    def _fail(case_file: CaseFile, _at: str) -> None:
        opened.append(case_file)
        raise ZeroDivisionError

    monkeypatch.setattr("vetter.storage.benchmarks.load_shipped", _fail)
    with pytest.raises(ZeroDivisionError):
        open_desk(tmp_path)
    with pytest.raises(Exception, match="closed database"):
        opened[0].rows("SELECT 1")


def test_a_loose_desk_touches_no_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A loose desk judges with the shipped benchmarks and leaves no file anywhere it could."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VETTER_DATA_DIR", str(tmp_path))
    with loose_desk() as desk:
        assert desk.folder is None
        assert len(desk.benchmarks.rows) == 564
    assert list(tmp_path.iterdir()) == []


def test_never_begun_anew_unasked(tmp_path: Path) -> None:
    """A folder that had a case file, and the mount point of one, are not begun anew; a portable one leaves no note."""
    folder = tmp_path / "stick" / "data"
    open_desk(folder).close()
    for empty in (False, True):
        shutil.rmtree(folder)
        if empty:
            folder.mkdir()
        with pytest.raises(GoneFileError, match="nothing is there now"):
            open_desk(folder)
        assert folder.exists() is empty
        forget_place(folder)
        open_desk(folder).close()
    shutil.rmtree(folder)
    forget_place(folder)
    (folder.parent / "portable.txt").touch()
    for _twice in range(2):
        open_desk(folder).close()
        shutil.rmtree(folder)
    open_desk(tmp_path / "passing", passing=True).close()
    assert not is_gone(tmp_path / "passing")
    for number in range(60):
        note_place(tmp_path / f"{number}")
    assert (was_here(tmp_path / "9"), was_here(tmp_path / "10")) == (False, True)


def test_no_place_to_note_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An account without a folder of its own, or one that may not be written: everything works, and nothing is remembered."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    open_desk(tmp_path / "data").close()
    assert not was_here(tmp_path / "data")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such variable")
def test_an_account_without_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said that the folder cannot be made, and how to choose another."""
    for name in ("VETTER_DATA_DIR", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "/dev/null/nobody")
    with pytest.raises(CaseFileError, match=r"^The data folder|is a file, not a folder"):
        open_desk()
