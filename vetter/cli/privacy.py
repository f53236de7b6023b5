"""What is owed to the people judged: `due`, `hold`, `person`, `erase`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vetter.actions import (
    OUTCOMES,
    due,
    erase,
    hand_out,
    hold,
    open_desk,
    papers_written,
    periods,
    release,
    set_period,
)
from vetter.cli.columns import Column, safe, table
from vetter.cli.finding import found
from vetter.cli.saying import complain
from vetter.cli.terminal import Terminal, told
from vetter.errors import InputError
from vetter.kinds import quoted
from vetter.tongue import tr, trn

if TYPE_CHECKING:
    from datetime import datetime

    from vetter.actions import Desk, Due


@click.command("due")
@click.option(
    "--keep", "kept", multiple=True, metavar="OUTCOME=MONTHS", help=tr("Keep people with an outcome so long; 0: until you decide.")
)
@click.option("--json", "as_json", is_flag=True, help=tr("One JSON document instead of a table."))
@click.pass_obj
def due_command(data_dir: Path | None, kept: tuple[str, ...], *, as_json: bool) -> None:
    """List the people whose time is over, to be erased or kept longer. Nothing erases itself.

    \b
    Examples:
      vetter due
      vetter due --keep not_hired=12 --keep hired=0
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    with open_desk(data_dir) as desk:
        for typed in kept:
            outcome, _sign, months = typed.partition("=")
            if not months.isdigit():
                message = tr("{typed} is not OUTCOME=MONTHS, such as not_hired=12.", typed=quoted(typed))
                raise InputError(message)
            set_period(desk, outcome.strip(), int(months))
        rows = due(desk)
        spans = periods(desk)
    if as_json:
        click.echo(json.dumps({"format": "vetter-due", "version": 1, "due": [_data(row) for row in rows]}, ensure_ascii=True, indent=2))
        return
    terminal = Terminal.here()
    for outcome, span in spans.items():
        length = trn("{number} month", "{number} months", span) if span else tr("until you decide")
        told(f"{OUTCOMES[outcome]}: {length} ({outcome})")
    if rows:
        first, lines = table(
            [Column(tr("Candidate")), Column(tr("Outcome")), Column(tr("Due since")), Column(tr("Hold"))],
            [_row(r) for r in rows],
            terminal.width,
        )
        told("\n".join((*map(terminal.dim, first), *lines)))
    told(tr("{number} due.", number=len(rows)))


def _row(row: Due) -> list[str]:
    return [row.name, row.outcome, row.since.isoformat(), row.hold or ""]


def _data(row: Due) -> dict[str, object]:
    return {
        "candidate": row.candidate,
        "name": row.name,
        "outcome": row.outcome,
        "last": row.last.isoformat(),
        "since": row.since.isoformat(),
        "hold": row.hold,
    }


@click.command("hold")
@click.argument("candidate")
@click.option("--reason", default="", help=tr("Why nobody may erase this person now."))
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help=tr("Keep until this day, instead of until released."))
@click.option("--release", "free", is_flag=True, help=tr("Take the hold away."))
@click.pass_obj
def hold_command(data_dir: Path | None, candidate: str, reason: str, until: datetime | None, *, free: bool) -> None:
    """Forbid erasing a person, for a dispute or a law; or keep one longer.

    \b
    Examples:
      vetter hold "Dale Mercer" --reason "dispute over the invoice"
      vetter hold "Dale Mercer" --release
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    with open_desk(data_dir) as desk:
        key = found(desk, candidate).candidate
        if free:
            release(desk, key)
        else:
            hold(desk, key, reason, until.date() if until else None)
    told(tr("Released.") if free else tr("On hold."))


@click.command("person")
@click.argument("candidate")
@click.option("--to", "target", type=click.Path(dir_okay=False, path_type=Path), required=True, help=tr("The zip file to write."))
@click.pass_obj
def person_command(data_dir: Path | None, candidate: str, target: Path) -> None:
    """Write everything about one person as one zip file: data, interviews, verdicts on paper, evidence.

    \b
    Examples:
      vetter person "Dale Mercer" --to dale.zip
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    with open_desk(data_dir) as desk:
        handed = hand_out(desk, found(desk, candidate).candidate, target)
    for sentence in handed.lacks:
        complain(safe(sentence))
    click.echo(safe(tr("{target} written.", target=target)), err=True)


@click.command("erase")
@click.argument("candidate")
@click.option("--yes", "sure", is_flag=True, help=tr("Do not ask."))
@click.pass_obj
def erase_command(data_dir: Path | None, candidate: str, *, sure: bool) -> None:
    """Erase a person everywhere: case file, word index, evidence, every backup. It cannot be undone.

    \b
    Examples:
      vetter erase "Dale Mercer"
      vetter erase 66ee56f1 --yes
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    with open_desk(data_dir) as desk:
        key = found(desk, candidate).candidate
        _warn(desk, key)
        if not sure:
            click.confirm(tr("Erase this person everywhere, for ever?"), abort=True)
        receipt = erase(desk, key)
    told(
        tr(
            "Erased: {rows}, {files}. Receipt {id}, {at:%Y-%m-%d %H:%M} UTC.",
            rows=trn("{number:,} row", "{number:,} rows", receipt.rows),
            files=trn("{number:,} file", "{number:,} files", receipt.files),
            id=receipt.id,
            at=receipt.at,
        )
    )


def _warn(desk: Desk, candidate: str) -> None:
    """Say what an erasure does not reach."""
    for paper in papers_written(desk, candidate):
        complain(tr("A paper was written, which Vetter cannot take back. {paper}", paper=paper))
    complain(tr("Backups saved elsewhere are not reached either."))
