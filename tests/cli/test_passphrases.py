"""A protected case file in a terminal: asked for once, read from a file, never part of a command."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import click
import pypdfium2
import pytest

from tests.locked import PASSPHRASE, _quick
from vetter.actions import HALF_PROTECTED, lacks_sheet, open_desk, unlock
from vetter.storage import envelope, keys

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program, Ran

__all__ = ["_quick"]

pytestmark = pytest.mark.usefixtures("_quick")

NEW = "another passphrase"
CODE = re.compile(r"(?:[0-9A-Z]{5} ){7}[0-9A-Z]{5}")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a file with the passphrase."""
    path = tmp_path / "old.txt"
    path.write_text(f"{PASSPHRASE}\nand more\n", encoding="utf-8")
    return path


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """Return a file with another passphrase."""
    path = tmp_path / "new.txt"
    path.write_text(f"{NEW}\n", encoding="utf-8")
    return path


@pytest.fixture
def code(run: Program, old: Path, samples: dict[str, Path]) -> str:
    """Protect a case file with one interview, and return the recovery code that was printed."""
    assert run("import", samples["beginner"]).code == 0
    told = run("passphrase", "set", "--new-passphrase-file", old)
    found = CODE.search(told.out)
    assert found is not None
    assert "nobody can open the case file again" in told.err
    keys.forget()
    return found[0]


def test_what_was_not_finished_is_told(run: Program, code: str, old: Path) -> None:
    """By the check and by the doctor, with what to do; the next start does it, and then there is nothing to tell."""
    assert code
    unlock(run.folder, PASSPHRASE)
    ours = keys.of(run.folder)
    assert ours is not None
    envelope.write(run.folder, envelope.in_state(ours.envelope, ours.secret, "changing"))
    keys.forget()
    checked = run("--passphrase-file", old, "check", "--json")
    assert checked.code == 3
    (problem,) = json.loads(checked.out)["problems"]
    assert (problem["kind"], problem["sentence"]) == ("passphrase", HALF_PROTECTED)
    assert HALF_PROTECTED in " ".join(run("doctor").out.split())
    assert run("--passphrase-file", old, "list").code == 0
    assert run("--passphrase-file", old, "check").code == 0
    assert HALF_PROTECTED not in " ".join(run("doctor").out.split())


def _refused(ran: Ran, words: str, code: int) -> None:
    assert ran.code == code
    assert words in ran.err
    assert ran.out == ""


def test_each_command_reads_it_from_a_file(run: Program, code: str, old: Path, new: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command on a protected file is told it by option or variable; without one, and with another, it says so in one line."""
    assert code
    _refused(run("list"), "protected by a passphrase. Unlock it first", 3)
    _refused(run("check"), "--passphrase-file", 3)
    _refused(run("--passphrase-file", new, "list"), "This is not the passphrase", 2)
    _refused(run("--passphrase-file", new.with_name("none.txt"), "list"), "cannot be read from this file", 2)
    for command in (["list"], ["check"], ["backup"], ["restore", "newest", "--yes"], ["salvage", "--yes"]):
        ran = run("--passphrase-file", old, *command)
        assert (ran.code, ran.err) == (0, "")
        keys.forget()
    monkeypatch.setenv("VETTER_PASSPHRASE_FILE", str(old))
    assert "1 interview," in run("check").out


def test_asked_on_a_terminal(run: Program, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal it is typed unseen, and the command goes on."""
    assert code
    asked = []

    def typed(words: str, *, hide_input: bool, **_more: object) -> str:
        asked.append((words, hide_input))
        return PASSPHRASE

    monkeypatch.setattr(click, "prompt", typed)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert run("list").code == 0
    assert asked == [("Passphrase of data", True)]


def test_changed_removed_recovered(run: Program, code: str, old: Path, new: Path, tmp_path: Path) -> None:
    """It is changed, forgotten, set anew by the code on the sheet, and taken away."""
    assert run("--passphrase-file", old, "passphrase", "change", "--new-passphrase-file", new).code == 0
    keys.forget()
    _refused(run("--passphrase-file", old, "list"), "not the passphrase", 2)
    assert run("--passphrase-file", new, "passphrase", "recovery-sheet", "--to", tmp_path / "sheet.pdf").code == 0
    printed = pypdfium2.PdfDocument(tmp_path / "sheet.pdf")[0].get_textpage().get_text_bounded()
    assert all(group in printed for group in code.split())
    with open_desk(tmp_path / "data") as desk:
        assert not lacks_sheet(desk)
    keys.forget()
    typed = tmp_path / "code.txt"
    typed.write_text(code.replace("0", "O"), encoding="utf-8")
    assert run("passphrase", "recover", "--code-file", typed, "--new-passphrase-file", old).code == 0
    keys.forget()
    _refused(run("--passphrase-file", new, "passphrase", "remove"), "not the passphrase", 2)
    assert run("--passphrase-file", old, "passphrase", "remove").code == 0
    keys.forget()
    assert run("list").code == 0


def test_doctor_names_the_lock(run: Program, code: str) -> None:
    """A locked file is no fault."""
    assert code
    told = run("doctor")
    assert told.code == 0
    assert "protected by a passphrase" in told.out


def test_too_short(run: Program, tmp_path: Path) -> None:
    """A passphrase that protects nothing is refused before anything is changed."""
    short = tmp_path / "short.txt"
    short.write_text("short\n", encoding="utf-8")
    _refused(run("passphrase", "set", "--new-passphrase-file", short), "fewer than 10 characters", 2)
    assert not (run.folder / "vetter.key").exists()
