"""Wrong usage is told on one line in the language spoken, to the last word of what click has to say."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from vetter.cli.helping import wrong_usage

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program

WRONG = (
    "lisst",
    "passphrase sett",
    "passphrase",
    "list --limt 3",
    "show --x",
    "list --limit x",
    "list --limit 0",
    "list --sort zz",
    "list --sort",
    "list --json=3",
    "list a b",
    "show",
    "paper",
    "paper zzz",
    "person ana",
    "backup --to .",
    "--data-dir setup.txt list",
)
SAID = """
import contextlib, io, sys
from vetter.cli import main
for line in sys.stdin.read().splitlines():
    told = io.StringIO()
    with contextlib.redirect_stderr(told):
        code = main(line.split())
    print(code, told.getvalue(), end="")
"""
ENGLISH = {
    "lisst": "No such command 'lisst'. See “vetter --help”.",
    "passphrase": "Missing command. See “vetter passphrase --help”.",
    "list --limt 3": "No such option '--limt'. Did you mean '--limit'? See “vetter list --help”.",
    "list --limit x": "Invalid value for '--limit': 'x' is not a whole number. See “vetter list --help”.",
    "list a b": "Got unexpected extra arguments: a b. See “vetter list --help”.",
    "backup --to .": "Invalid value for '--to': '.' is a folder, not a file. See “vetter backup --help”.",
}
WORDS = (
    "No such", "Missing", "Invalid", "Did you mean", "Choose", "valid", "range ", "one of", "Got", "requires", "does not", " is a ",
    "See “",
)  # fmt: skip


@pytest.mark.parametrize("line", ENGLISH)
def test_in_english(run: Program, tmp_path: Path, line: str) -> None:
    """What click says, without its line ends, the whole help, or a class of its own."""
    (tmp_path / "setup.txt").touch()
    ran = run(*line.split())
    assert (ran.code, ran.err) == (2, f"vetter: {ENGLISH[line]}\n")


@pytest.mark.parametrize(("language", "first"), [("de", "Den Befehl 'lisst' gibt es nicht."), ("es", "No existe la orden 'lisst'.")])
def test_in_another_language(tmp_path: Path, language: str, first: str) -> None:
    """No English word is left, whatever is wrong, and each is told on one line."""
    (tmp_path / "setup.txt").touch()
    around = {**os.environ, "VETTER_LANGUAGE": language, "VETTER_DATA_DIR": str(tmp_path / "data"), "PYTHONIOENCODING": "utf-8"}
    said = subprocess.run(
        [sys.executable, "-c", SAID], input="\n".join(WRONG), env=around, cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert len(said) == len(WRONG)
    assert all(line.startswith("2 vetter: ") for line in said)
    assert first in said[0]
    assert [(word, line) for line in said for word in WORDS if word in line] == []


def test_what_is_typed_is_not_taken_for_words_of_click() -> None:
    """A name with a bracket or a sentence in it is given back; what click may say one day is said as it is."""
    assert wrong_usage("No such option '--{name}'.") == "No such option '--{name}'."
    assert wrong_usage("Invalid value for 'FILE': {0} is strange.") == "Invalid value for 'FILE': {0} is strange."
    assert wrong_usage("Something\n\tnew.") == "Something new."
