"""The commands about the installation itself."""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program


def test_doctor(run: Program) -> None:
    """Each thing has a line, as text and as data; nothing is made."""
    text = run("doctor")
    assert text.code == 0
    assert "✓ SQLite" in text.out
    found = json.loads(run("doctor", "--json").out)["found"]
    assert [each["name"] for each in found][-1] == "Window"
    assert all(f" {each['name']} " in text.out for each in found)
    assert not run.folder.exists()


def test_doctor_on_a_damaged_file(run: Program) -> None:
    """What has to be put right comes with advice and with exit code 3."""
    run.folder.mkdir()
    (run.folder / "vetter.db").write_bytes(b"short")
    told = run("doctor")
    assert told.code == 3
    assert "✗ Case file" in told.out
    assert "Put a backup in its place" in told.out


def test_doctor_without_a_display(run: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """No display is worth knowing, and no fault."""
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    told = run("doctor")
    assert told.code == 0
    assert "• Window" in told.out


def test_self_test(run: Program) -> None:
    """The main job is done elsewhere and leaves the data folder alone."""
    told = run("doctor", "--self-test")
    assert told.code == 0
    assert told.out.count("✓") == len(told.out.splitlines())
    assert "Window opened" in told.out
    assert not run.folder.exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has entries of this kind")
def test_desktop_entry(run: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Written for the program that was started, and removed."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "bin" / "vetter")])
    assert run("install-desktop-entry").out.count("written.") == 3
    entry = next((tmp_path / "share" / "applications").glob("*.desktop")).read_text(encoding="utf-8")
    assert f'Exec="{tmp_path}/bin/vetter" gui %f' in entry
    assert run("install-desktop-entry", "--remove").out.count("removed.") == 3
    assert run("install-desktop-entry", "--remove").out == "There was no entry of Vetter here.\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has entries of this kind")
def test_a_desktop_entry_needs_a_program(run: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run as a module, with no program on the path, it is refused in one sentence."""
    monkeypatch.setattr(sys, "argv", ["/somewhere/__main__.py"])
    monkeypatch.setenv("PATH", "")
    told = run("install-desktop-entry")
    assert told.code == 2
    assert "not on the path" in told.err


def test_a_data_folder_that_is_gone(run: Program) -> None:
    """It is said in one line, by the doctor too; an empty one is made only when that is told."""
    assert run("list").code == 0
    shutil.rmtree(run.folder)
    assert "nothing is there now" in run("doctor").out
    refused = run("list")
    assert (refused.code, refused.out) == (3, "")
    assert refused.err.startswith(f"vetter: Your case file was in {run.folder}")
    assert not run.folder.exists()
    assert run("--begin-anew", "list").code == 0
    assert (run.folder / "vetter.db").exists()
