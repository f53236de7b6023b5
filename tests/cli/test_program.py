"""The program as a whole: help, version, usage, exit codes, the way to the window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import click
import pytest

from vetter.__version__ import __version__
from vetter.assessment import RULES
from vetter.cli.program import Program as Group
from vetter.cli.program import program
from vetter.errors import CaseFileError, OutputError
from vetter.questions import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Program

ROOT = Path(__file__).parents[2]


def _commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*path, name)
        if isinstance(command, click.Group):
            yield from _commands(command, (*path, name))


@pytest.mark.parametrize("path", list(_commands(program)), ids=" ".join)
def test_every_command_has_help_with_an_example(run: Program, path: tuple[str, ...]) -> None:
    """Help says what a command does and shows it being used."""
    ran = run(*path, "--help")
    assert ran.code == 0
    assert "Example" in ran.out
    assert f"vetter {' '.join(path)}" in ran.out.split("Example", 1)[1]


def test_help_of_the_program(run: Program) -> None:
    """The program's own help lists every command."""
    ran = run("--help")
    assert all(name in ran.out for name in program.list_commands(click.Context(program)))
    assert isinstance(program, Group)


def test_version(run: Program) -> None:
    """The version is the one stated in the package."""
    assert run("--version").out == f"vetter {__version__}\n"


@pytest.mark.parametrize("arguments", [("assess",), ("nonsense",), ("list", "--sort", "colour"), ("list", "--limit", "0"), ("--what",)])
def test_wrong_usage(run: Program, arguments: tuple[str, ...]) -> None:
    """Wrong usage is one line that names the help, and code 2."""
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("vetter: ")
    assert "--help”." in ran.err
    assert ran.err.count("\n") == 1


def test_schema(run: Program) -> None:
    """The schema comes out as one JSON document."""
    assert json.loads(run("schema", "interview").out)["title"] == "Vetter interview file"


def test_questions(run: Program) -> None:
    """Every question is printed, as text and as data."""
    text = run("questions").out
    assert all(f" {question.key} " in text for question in QUESTIONS)
    listed = json.loads(run("questions", "--json").out)["questions"]
    assert [item["key"] for item in listed] == [question.key for question in QUESTIONS]


def test_rules(run: Program) -> None:
    """Every rule is printed, as text and as data, with what it does and why."""
    text = run("rules").out
    assert all(rule.key in text for rule in RULES)
    listed = json.loads(run("rules", "--json").out)["rules"]
    assert [item["key"] for item in listed] == [rule.key for rule in RULES]
    assert all(item["name"] and item["why"] and item["effect"] for item in listed)


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        ((), (None, None, False)),
        (("gui",), (None, None, False)),
        (("gui", "--report-startup"), (None, None, True)),
        (("gui", "dale.interview.json"), (None, Path("dale.interview.json"), False)),
        (("--data-dir", "there", "gui"), (Path("there"), None, False)),
        (("--data-dir", "there"), (Path("there"), None, False)),
    ],
)
def test_the_way_to_the_window(
    run: Program, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], asked: tuple[Path | None, Path | None, bool]
) -> None:
    """The window is opened with the folder and the option given, and its exit code is the program's."""
    seen: list[tuple[Any, Any, Any]] = []

    def window(data_dir: Path | None = None, *, file: Path | None = None, report_startup: bool = False) -> int:
        seen.append((data_dir, file, report_startup))
        return 2

    stand_in = ModuleType("vetter.gui")
    stand_in.main = window  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "vetter.gui", stand_in)
    assert run(*arguments).code == 2
    assert seen == [asked]


def test_a_bug_is_told_in_one_line(run: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the program names its kind and place, not what somebody typed, and ends with code 1."""

    def broken(**_options: object) -> int:
        message = "Dale Mercer's secret"
        raise ZeroDivisionError(message)

    stand_in = ModuleType("vetter.gui")
    stand_in.main = broken  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "vetter.gui", stand_in)
    ran = run("gui")
    assert ran.code == 1
    assert "ZeroDivisionError in test_program.py" in ran.err
    assert "secret" not in ran.err


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "Interrupted"),
        (click.ClickException("The pen is dry."), 2, "The pen is dry."),
        (CaseFileError("The case file is busy."), 3, "The case file is busy."),
        (OutputError("Two\nlines."), 2, "Two lines."),
    ],
)
def test_exit_codes(run: Program, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, said: str) -> None:
    """Each family of errors has its exit code, and a line of its own."""

    def ended(**_options: object) -> int:
        raise error

    stand_in = ModuleType("vetter.gui")
    stand_in.main = ended  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "vetter.gui", stand_in)
    ran = run("gui")
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.strip().startswith(f"vetter: {said}")
    assert ran.err.strip().count("\n") == 0


def _start(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "vetter", *arguments], cwd=ROOT, check=False, capture_output=True, **options)


def test_started_as_a_module() -> None:
    """`python -m vetter` is the program."""
    ran = _start("--version")
    assert (ran.returncode, ran.stdout.decode().strip()) == (0, f"vetter {__version__}")


def test_a_reader_that_leaves_early() -> None:
    """`vetter questions | head -1` ends without complaint."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        ran = subprocess.run([sys.executable, "-m", "vetter", "questions"], cwd=ROOT, check=False, stdout=closed, stderr=subprocess.PIPE)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_a_terminal_of_few_characters() -> None:
    """Where the terminal knows few characters, the others are replaced, and nothing breaks."""
    sample = "resources/samples/specialist.interview.json"
    ran = _start("assess", sample, env=os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"})
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "Business results shown and confirmed" in ran.stdout.decode("cp1252")


def test_no_qt_on_the_command_line() -> None:
    """A command line needs neither Qt nor ReportLab to say what its questions are."""
    code = "import sys, vetter.cli as c; c.main(['questions']); print(sorted({'PySide6', 'reportlab'} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)
    assert ran.stdout.decode().splitlines()[-1] == "[]"


def test_glossary(run: Program) -> None:
    """One word, every word, and a word that is not explained."""
    assert run("glossary", "conversion", "rate").out.startswith("Conversion rate\n")
    assert "Vanity metric" in run("glossary").out
    listed = json.loads(run("glossary", "--json").out)["words"]
    assert {"word", "meaning", "example", "forms"} == set(listed[0])
    refused = run("glossary", "synergy")
    assert refused.code == 2
    assert "“synergy” is not explained here" in refused.err
