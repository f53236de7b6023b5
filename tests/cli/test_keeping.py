"""`backup` and `restore` as a person runs them, on a sound case file and on a damaged one."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Program


@pytest.fixture
def filled(run: Program, samples: dict[str, Path]) -> Program:
    """Return the program with one candidate in its case file."""
    assert run("import", next(iter(samples.values()))).code == 0
    return run


def test_made_listed_and_put_back(filled: Program, samples: dict[str, Path]) -> None:
    """From a backup to the list of them to what it held, in three commands."""
    made = filled("backup")
    assert made.code == 0
    assert "1 candidate, 1 interview, 1 verdict, 0 evidence files." in made.out
    filled("import", *samples.values())
    listed = filled("backup", "--list")
    assert listed.out.count("made by you") == 1
    assert listed.out.count("before an import") == 1
    assert filled("restore", "newest", "--yes").code == 0
    assert filled("list").out.count("\n") == 3
    assert "There is no backup 1999" in filled("restore", "1999").err
    assert "backups begin with 2" in filled("restore", "2").err
    assert "Name one of them" in filled("restore").out


def test_asked_before(filled: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --yes it is asked, after what the backup holds was told; no answer changes nothing."""
    filled("backup")
    monkeypatch.setattr("click.confirm", lambda *_given, **_named: (_ for _ in ()).throw(KeyboardInterrupt))
    asked = filled("restore", "newest")
    assert asked.code == 130
    assert "1 candidate," in asked.out


def test_one_file(filled: Program, tmp_path: Path) -> None:
    """The zip file brings everything to another folder, and over a damaged file, which is kept."""
    assert filled("backup", "--to", tmp_path / "all.zip").code == 0
    assert zipfile.is_zipfile(tmp_path / "all.zip")
    other = tmp_path / "other"
    assert filled("--data-dir", other, "restore", tmp_path / "all.zip", "--yes").code == 0
    assert "1 found." in filled("--data-dir", other, "list").out
    (other / "vetter.db").write_bytes(b"%PDF-1.4 in its place")
    assert filled("--data-dir", other, "list").code == 3
    put = filled("--data-dir", other, "restore", tmp_path / "all.zip", "--yes")
    assert "What was there is kept as" in put.out
    assert "vetter.db.damaged-" in put.out
    assert "1 found." in filled("--data-dir", other, "list").out


def test_no_backup_yet(run: Program) -> None:
    """An empty folder has none, and says what makes one."""
    assert "“vetter backup” makes one." in run("backup", "--list").out
    assert run("restore", "newest").code == 2


def test_checked_and_salvaged(filled: Program, samples: dict[str, Path]) -> None:
    """A sound file is told as such; of a damaged one every candidate is saved, and the way out was named."""
    filled("import", *samples.values())
    assert filled("check").out.startswith("Everything is as it was saved: 3 interviews, 3 verdicts, 6 lines of history, 0 evidence")
    assert json.loads(filled("check", "--json").out)["sound"] is True
    path = filled.folder / "vetter.db"
    with path.open("r+b") as file:
        file.seek(0)
        file.write(bytes(4096))
    refused = filled("list")
    assert refused.code == 3
    assert "“vetter salvage” saves what can be read." in refused.err
    checked = filled("check", "--json")
    assert checked.code == 3
    assert [each["kind"] for each in json.loads(checked.out)["problems"]] == ["file"]
    saved = filled("salvage", "--yes")
    assert "3 interviews were saved" in saved.out
    assert "vetter.db.damaged-" in saved.out
    assert filled("check").code == 0
    assert "3 found." in filled("list").out


def test_a_file_of_an_earlier_form(run: Program) -> None:
    """A look does not bring it up to date, and does not take it for damaged; the next start does, and then all is as saved."""
    path = run.folder / "vetter.db"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gzip.decompress((Path(__file__).parents[1] / "data" / "casefiles" / "009.db.gz").read_bytes()))
    before = path.read_bytes()
    assert run("check").out.startswith("The case file is whole. An earlier Vetter made it")
    assert path.read_bytes() == before
    assert "3 found." in run("list").out
    assert run("check").out.startswith("Everything is as it was saved: 3 interviews")
