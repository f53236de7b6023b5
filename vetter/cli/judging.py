"""The command that judges interview files without touching the case file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vetter.actions import export_pdf, judge_case, loose_desk, paper_name, read_interview
from vetter.cli.data import assessment_data
from vetter.cli.saying import complain, tell_written
from vetter.cli.terminal import Terminal, told
from vetter.errors import InputError, VetterError

if TYPE_CHECKING:
    from vetter.dossier.model import Dossier


@click.command("assess")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON for each file instead of text.")
@click.option("--pdf", "out", type=click.Path(path_type=Path), help="Write a PDF too: a file, or a folder for several.")
def assess_command(files: tuple[Path, ...], *, as_json: bool, out: Path | None) -> int:
    """Judge interview files; nothing is stored.

    A file that cannot be read is named, the others are judged all the same.

    \b
    Examples:
      vetter assess dale.interview.json
      vetter assess dale.interview.json --pdf dale.pdf
      vetter assess interviews/*.json --json --pdf reports/
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    code = 0
    taken: set[str] = set()
    with loose_desk() as desk:
        for file in files:
            try:
                dossier = judge_case(desk, read_interview(file)).dossier
                _print(dossier, file, as_json=as_json)
                if out is not None:
                    tell_written(export_pdf(dossier, _target(dossier, out, taken, many=len(files) > 1)))
            except VetterError as error:
                complain(error)
                code = max(code, error.exit_code)
    return code


def _print(dossier: Dossier, file: Path, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"file": str(file)} | assessment_data(dossier), ensure_ascii=True))
    else:
        told(Terminal.here().rendered(dossier))


def _target(dossier: Dossier, out: Path, taken: set[str], *, many: bool) -> Path:
    """Return the file to write; in a folder, two candidates of the same name get two files."""
    if not many and not out.is_dir() and not str(out).endswith(("/", "\\")):
        return out
    if out.exists() and not out.is_dir():
        message = "Several papers need a folder, and this is a file."
        raise InputError(message, source=str(out))
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"This folder cannot be made ({error.strerror})."
        raise InputError(message, source=str(out)) from error
    first = Path(paper_name(dossier))
    names = (first.name, *(f"{first.stem}-{number}{first.suffix}" for number in range(2, 100_000)))
    name = next(name for name in names if name not in taken)
    taken.add(name)
    return out / name
