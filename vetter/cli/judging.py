"""Commands that judge and explain interview files without touching the case file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vetter.actions import PaperKind, document_name, export_paper, judge_case, loose_desk, paper_name, paper_of, read_interview, robustness
from vetter.cli.data import assessment_data, findings_data, point_data, robustness_data
from vetter.cli.options import SET, read_settings
from vetter.cli.saying import complain, tell_written
from vetter.cli.terminal import Terminal, told
from vetter.dossier.explain import explained, robustness_section
from vetter.errors import InputError, VetterError
from vetter.kinds import quoted
from vetter.settings import changed
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.assessment.robustness import Robustness
    from vetter.dossier.document import Document
    from vetter.dossier.model import Dossier


@click.command("assess")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--json", "as_json", is_flag=True, help=tr("One line of JSON for each file instead of text."))
@click.option("--pdf", "out", type=click.Path(path_type=Path), help=tr("Write a PDF too: a file, or a folder for several."))
@click.option("--shareable", is_flag=True, help=tr("The edition to pass on: facts and evidence, without score, flags or your money."))
@click.option("--robustness", "how_sure", is_flag=True, help=tr("Say how often the verdict changes when every setting is moved about."))
@SET
def assess_command(
    files: tuple[Path, ...], *, as_json: bool, out: Path | None, shareable: bool, how_sure: bool, values: tuple[str, ...]
) -> int:
    """Judge interview files; nothing is stored.

    A file that cannot be read is named, the others are judged all the same.

    \b
    Examples:
      vetter assess dale.interview.json
      vetter assess dale.interview.json --pdf dale.pdf
      vetter assess dale.interview.json --shareable --pdf findings.pdf
      vetter assess interviews/*.json --json --pdf reports/
      vetter assess dale.interview.json --robustness --set weights.money=0.3
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    code = 0
    taken: set[str] = set()
    with loose_desk() as desk:
        desk.settings = changed(desk.settings, read_settings(values))
        for file in files:
            try:
                judged = judge_case(desk, read_interview(file))
                dossier, moved = judged.dossier, robustness(desk, judged.case) if how_sure else None
                paper = paper_of(desk, PaperKind.FINDINGS if shareable else PaperKind.REPORT, judged)
                if shareable:
                    _print_paper(paper, file, as_json=as_json)
                else:
                    _print(dossier, file, moved, as_json=as_json)
                if out is not None:
                    name = document_name(paper) if shareable else paper_name(dossier)
                    tell_written(export_paper(paper, _target(name, out, taken, many=len(files) > 1), page=desk.settings.region.page))
            except VetterError as error:
                complain(error)
                code = max(code, error.exit_code)
    return code


def _print(dossier: Dossier, file: Path, moved: Robustness | None, *, as_json: bool) -> None:
    if as_json:
        extra = {"robustness": robustness_data(moved)} if moved else {}
        click.echo(json.dumps({"file": str(file)} | assessment_data(dossier) | extra, ensure_ascii=True))
        return
    terminal = Terminal.here()
    told(terminal.rendered(dossier))
    if moved:
        told("")
        told("\n".join(terminal.section(robustness_section(moved))))


def _print_paper(paper: Document, file: Path, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"file": str(file)} | findings_data(paper), ensure_ascii=True))
    else:
        told(Terminal.here().paper(paper))


@click.command("explain")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--point", "points", multiple=True, metavar="KEY", help=tr("Only this number and what it is made from; may be repeated."))
@click.option("--json", "as_json", is_flag=True, help=tr("One JSON document instead of text."))
@SET
def explain_command(file: Path, *, points: tuple[str, ...], as_json: bool, values: tuple[str, ...]) -> None:
    """Show how every number of a verdict came about: formula, inputs, evidence, benchmark.

    \b
    Examples:
      vetter explain dale.interview.json
      vetter explain dale.interview.json --point score
      vetter explain dale.interview.json --point judgement.money
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    with loose_desk() as desk:
        desk.settings = changed(desk.settings, read_settings(values))
        dossier = judge_case(desk, read_interview(file)).dossier
    keys = [point.key for point in dossier.points]
    for wanted in points:
        if not any(key == wanted or key.startswith(f"{wanted}.") for key in keys):
            message = tr("There is no number {wanted} in this verdict. There are: {list}.", wanted=quoted(wanted), list=", ".join(keys))
            raise InputError(message)
    if as_json:
        wanted_keys = {section.key for section in explained(dossier, points)}
        document = [point_data(point) for point in dossier.points if point.key in wanted_keys]
        click.echo(json.dumps({"format": "vetter-explanation", "version": 1, "points": document}, ensure_ascii=True, indent=2))
        return
    terminal = Terminal.here()
    for number, section in enumerate(explained(dossier, points)):
        told("\n".join([*([""] if number else []), *terminal.section(section), terminal.dim(tr("point {section}", section=section.key))]))


def _target(proposed: str, out: Path, taken: set[str], *, many: bool) -> Path:
    """Return the file to write; in a folder, two candidates of the same name get two files."""
    if not many and not out.is_dir() and not str(out).endswith(("/", "\\")):
        return out
    if out.exists() and not out.is_dir():
        message = tr("Several papers need a folder, and this is a file.")
        raise InputError(message, source=str(out))
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = tr("This folder cannot be made ({reason}).", reason=error.strerror)
        raise InputError(message, source=str(out)) from error
    first = Path(proposed)
    names = (first.name, *(f"{first.stem}-{number}{first.suffix}" for number in range(2, 100_000)))
    name = next(name for name in names if name not in taken)
    taken.add(name)
    return out / name
