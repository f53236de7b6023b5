"""Commands on the case file: candidates listed, searched and shown, interviews brought in and taken out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vetter.actions import (
    Order,
    PaperKind,
    compare,
    document_name,
    export_interview,
    export_paper,
    history,
    import_interviews,
    list_candidates,
    note_export,
    open_desk,
    open_verdict,
    paper_name,
    paper_of,
)
from vetter.cli.columns import Column, safe, table
from vetter.cli.data import assessment_data, beside_data, candidate_data, history_data
from vetter.cli.finding import found, judged
from vetter.cli.options import ASK_PASSWORD, PASSWORD_FILE, read_password
from vetter.cli.saying import complain, tell_written
from vetter.cli.terminal import Terminal, told
from vetter.cli.writing import write_all
from vetter.errors import InputError, OutputError, VetterError
from vetter.kinds.dates import brief
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.actions import CandidateRow, Desk, History, Page

_PAGE = 200


@click.command("list")
@click.option("--sort", type=click.Choice([order.value for order in Order]), default=Order.LAST_SEEN.value, show_default=True)
@click.option("--limit", type=click.IntRange(1, 100_000), default=_PAGE, show_default=True, help=tr("At most so many."))
@click.option("--json", "as_json", is_flag=True, help=tr("One JSON document instead of a table."))
@click.pass_obj
def list_command(data_dir: Path | None, *, sort: str, limit: int, as_json: bool) -> None:
    """List the candidates of the case file.

    \b
    Examples:
      vetter list
      vetter list --sort score --limit 10
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    with open_desk(data_dir) as desk:
        _print_page(list_candidates(desk, order=Order(sort), descending=sort != Order.NAME, limit=limit), as_json=as_json)


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 100_000), default=_PAGE, show_default=True, help=tr("At most so many."))
@click.option("--json", "as_json", is_flag=True, help=tr("One JSON document instead of a table."))
@click.pass_obj
def search_command(data_dir: Path | None, words: tuple[str, ...], *, limit: int, as_json: bool) -> None:
    """Search names and everything typed in interviews; all the words must occur.

    \b
    Examples:
      vetter search ingrid
      vetter search list building
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    with open_desk(data_dir) as desk:
        _print_page(list_candidates(desk, " ".join(words), limit=limit), as_json=as_json)


def _print_page(page: Page, *, as_json: bool) -> None:
    if as_json:
        document = {"format": "vetter-candidates", "version": 1, "matching": page.matching, "total": page.total}
        click.echo(json.dumps(document | {"candidates": [candidate_data(row) for row in page.rows]}, ensure_ascii=True, indent=2))
        return
    terminal = Terminal.here()
    if page.rows:
        heads = (tr("Candidate"), tr("Last seen"), tr("Verdict"), tr("Proven"), tr("Interviews"), tr("Id"))
        columns = [Column(head, right=head in heads[3:5]) for head in heads]
        first, rows = table(columns, [_listed(row) for row in page.rows], terminal.width)
        told("\n".join((*map(terminal.dim, first), *rows)))
    shown = (
        tr("{number:,} of {matching:,} shown.", number=len(page.rows), matching=page.matching)
        if len(page.rows) < page.matching
        else tr("{matching:,} found.", matching=page.matching)
    )
    told(terminal.dim(shown if page.total else tr("The case file holds no candidates yet.")))


def _listed(row: CandidateRow) -> list[str]:
    verdict = row.verdict.short if row.verdict else tr("Interview under way") if row.draft else tr("None yet")
    proven = "–" if row.score is None else f"{row.score} ({row.low}–{row.high})"
    name = tr("{name} (sample)", name=row.name) if row.sample else row.name
    return [name, brief(row.last_seen), verdict, proven, str(row.interviews), row.candidate[:8]]


@click.command("show")
@click.argument("candidate", metavar="CANDIDATE|VERDICT")
@click.option("--json", "as_json", is_flag=True, help=tr("One JSON document instead of text."))
@click.pass_obj
def show_command(data_dir: Path | None, candidate: str, *, as_json: bool) -> None:
    """Show a candidate's last verdict and history, or one verdict exactly as it was judged.

    A candidate is named by name, by id or by the beginning of an id; a verdict by its id.

    \b
    Examples:
      vetter show "Ingrid Solheim"
      vetter show 445aae7f
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    with open_desk(data_dir) as desk:
        target = found(desk, candidate)
        past = history(desk, target.candidate)
        dossier = open_verdict(desk, target.verdict).dossier if target.verdict else None
    if as_json:
        assessment = assessment_data(dossier) if dossier else None
        click.echo(json.dumps(history_data(past) | {"assessment": assessment}, ensure_ascii=True, indent=2))
        return
    terminal = Terminal.here()
    if dossier:
        told(terminal.rendered(dossier))
        told("")
    told("\n".join(_history_lines(past, terminal)))


def _history_lines(past: History, terminal: Terminal) -> list[str]:
    if not past.entries:
        return [terminal.bold(safe(past.name)), tr("The first interview is under way; there is no verdict yet.")]
    lines = [terminal.bold(tr("History"))]
    for entry in past.entries:
        when = f"{entry.at.astimezone():%Y-%m-%d %H:%M}  "
        lines.extend(terminal.wrapped(f"{entry.title.rstrip('.')}. {entry.detail}", when))
        if entry.altered:
            lines.append(f"{'':{len(when)}}{tr('This line was changed by another program.')}")
        if entry.verdict_id:
            lines.append(terminal.dim(f"{'':{len(when)}}{tr('verdict {id}', id=entry.verdict_id)}"))
    return lines


@click.command("compare")
@click.argument("candidates", nargs=-1, required=True, metavar="CANDIDATE|VERDICT…")
@click.option("--json", "as_json", is_flag=True, help=tr("One JSON document instead of text."))
@click.pass_obj
def compare_command(data_dir: Path | None, candidates: tuple[str, ...], *, as_json: bool) -> None:
    """Put two to four candidates side by side, by their last verdicts or by the verdicts named.

    \b
    Examples:
      vetter compare "Ingrid Solheim" "Dale Mercer"
      vetter compare ingrid dale priya --json
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    with open_desk(data_dir) as desk:
        found_beside = compare(desk, [judged(desk, candidate) for candidate in candidates])
    if as_json:
        click.echo(json.dumps(beside_data(found_beside), ensure_ascii=True, indent=2))
        return
    terminal = Terminal.here()
    told("\n\n".join("\n".join(terminal.section(section)) for section in found_beside.sections))


@click.command("export")
@click.argument("candidate", metavar="CANDIDATE|VERDICT")
@click.option("--to", "target", type=click.Path(path_type=Path), help=tr("The file to write; else one named after the candidate."))
@click.pass_obj
def export_command(data_dir: Path | None, candidate: str, target: Path | None) -> None:
    """Write a candidate's last interview, or the one behind a verdict, as an interview file.

    \b
    Examples:
      vetter export "Ingrid Solheim"
      vetter export "Ingrid Solheim" --to ingrid.interview.json
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    with open_desk(data_dir) as desk:
        verdict = judged(desk, candidate)
    path = target or unused(Path(paper_name(verdict.dossier, "interview.json")))
    click.echo(safe(tr("{export_interview} written.", export_interview=export_interview(verdict.case, path))), err=True)


def unused(path: Path) -> Path:
    """Return a file name that nobody asked for only where nothing is replaced; raise `OutputError` else."""
    if path.exists():
        message = tr("{path} exists already. Name another file with --to, or this one to replace it.", path=path)
        raise OutputError(message)
    return path


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.pass_obj
def import_command(data_dir: Path | None, files: tuple[Path, ...]) -> int:
    """Bring interview files into the case file; the same file twice adds nothing.

    A file that cannot be read is named, the others are brought in all the same.

    \b
    Examples:
      vetter import dale.interview.json
      vetter import interviews/*.json
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    code = 0
    with open_desk(data_dir) as desk:
        for saved in import_interviews(desk, files):
            if isinstance(saved, InputError):
                complain(saved)
                code = saved.exit_code
            else:
                told(
                    safe(
                        tr(
                            "{candidate}: {verdict} (verdict {id}).",
                            candidate=saved.dossier.candidate,
                            verdict=saved.dossier.verdict.label,
                            id=saved.verdict,
                        )
                    )
                )
    return code


@click.command("pdf")
@click.argument("candidate", metavar="CANDIDATE|VERDICT", required=False)
@click.option(
    "--all", "folder", type=click.Path(file_okay=False, path_type=Path), help=tr("Write the last verdict on everybody into a folder.")
)
@click.option("--to", "target", type=click.Path(path_type=Path), help=tr("The file to write; else one named after the candidate."))
@click.option("--shareable", is_flag=True, help=tr("The edition to pass on: facts and evidence, without score, flags or your money."))
@ASK_PASSWORD
@PASSWORD_FILE
@click.pass_obj
def pdf_command(
    data_dir: Path | None,
    candidate: str | None,
    *,
    folder: Path | None,
    target: Path | None,
    shareable: bool,
    ask: bool,
    password_file: Path | None,
) -> int:
    """Write a candidate's last verdict, or the one of that id, as a PDF; with --all, everybody's into a folder.

    --all can be interrupted: reports are whole or not there, and the next time those done and unchanged are left alone.
    With a password a report is encrypted (AES-256) and opens in every current reader with that password alone.

    \b
    Examples:
      vetter pdf "Dale Mercer" --to dale.pdf
      vetter pdf "Dale Mercer" --shareable
      vetter pdf 66ee56f1 --password
      vetter pdf --all reports
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    if (candidate is None) == (folder is None) or (folder and (target or shareable or ask or password_file)):
        raise click.UsageError(tr("Name one candidate, or --all with a folder and nothing else."))
    with open_desk(data_dir) as desk:
        if candidate is None:
            return write_all(desk, folder or Path())
        verdict = judged(desk, candidate)
        paper = paper_of(desk, PaperKind.FINDINGS if shareable else PaperKind.REPORT, verdict)
        path = target or unused(Path(document_name(paper) if shareable else paper_name(verdict.dossier)))
        password = read_password(password_file, ask=ask, new=True)
        exported = export_paper(paper, path, page=desk.settings.region.page, password=password)
        tell_written(exported)
        if verdict.verdict_id:
            note_written(desk, verdict.verdict_id, path)
    return 0


def note_written(desk: Desk, verdict_id: str, path: Path) -> None:
    """Put the export into the history; the paper stands even where the case file may only be read."""
    try:
        note_export(desk, verdict_id, path)
    except VetterError as error:
        complain(tr("The paper is written, but not noted in the history. {error}", error=error))
