"""Keeping what is there: `backup`, `restore`, `check`, `salvage`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vetter.actions import (
    BACKUP_REASONS,
    back_up,
    backups,
    check_folder,
    data_folder,
    dated_ahead,
    look_into_backup,
    open_desk,
    restore_into,
    salvage_into,
    save_backup,
)
from vetter.cli.columns import Column, safe, table
from vetter.cli.saying import complain
from vetter.cli.terminal import Terminal, told
from vetter.errors import CaseFileError, InputError
from vetter.tongue import tr, trn

if TYPE_CHECKING:
    from vetter.actions import Backup, Inspection

_HEADS = (tr("Made"), tr("Why"), tr("Candidates"), tr("Interviews"), tr("Verdicts"), tr("Evidence"), "MB", tr("Name"))


@click.command("backup")
@click.option(
    "--to", "target", type=click.Path(dir_okay=False, path_type=Path), help=tr("Write it as one zip file as well, to keep elsewhere.")
)
@click.option("--list", "listed", is_flag=True, help=tr("List the backups there are, and make none."))
@click.pass_obj
def backup_command(data_dir: Path | None, target: Path | None, *, listed: bool) -> None:
    """Back up the case file with its evidence, and compare the copy with it.

    Vetter makes a backup by itself once a day, and before an update, an import, a restore and a repair. It keeps all of the
    last two days, then one for each of 12 days, 10 weeks and 9 months.

    \b
    Examples:
      vetter backup
      vetter backup --to /media/stick/vetter.zip
      vetter backup --list
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    if listed:
        _list(data_folder(data_dir))
        return
    with open_desk(data_dir) as desk:
        made = save_backup(desk, target) if target else back_up(desk)
    told(safe(tr("{said} {target} written and compared.", said=_said(made), target=target or made.path)))
    for name in made.absent:
        told(safe(tr("The evidence file {name} was gone or changed already, so it is not in the backup.", name=name)))


@click.command("restore")
@click.argument("backup", required=False)
@click.option("--yes", "sure", is_flag=True, help=tr("Do not ask."))
@click.pass_obj
def restore_command(data_dir: Path | None, backup: str | None, *, sure: bool) -> None:
    """Put a backup in place of the case file; what it replaces is kept.

    BACKUP is a zip file or folder, the name of one that “vetter backup --list” shows, or its beginning, or “newest”. Every byte
    is compared first. It works too when the case file is damaged or gone. Close the window before.

    \b
    Examples:
      vetter restore newest
      vetter restore 2026-11-27
      vetter restore /media/stick/vetter.zip --yes
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    folder = data_folder(data_dir)
    if backup is None:
        _list(folder)
        told(tr("Name one of them: “vetter restore newest”."))
        return
    source = _named(folder, backup)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    told(safe(_said(look_into_backup(folder, source))))
    if not sure:
        click.confirm(tr("Put it in place of the case file? What is there now is kept"), abort=True)
    replaced = restore_into(folder, source)
    told(tr("Put back."))
    if replaced.kept:
        told(safe(tr("What was there is kept as {kept}.", kept=replaced.kept)))


@click.command("check")
@click.option("--json", "as_json", is_flag=True, help=tr("One JSON document instead of text."))
@click.pass_obj
def check_command(data_dir: Path | None, *, as_json: bool) -> int:
    """Look whether everything is as it was saved: the file, every interview and verdict, the history, the evidence.

    Nothing is changed. The exit code is 3 when something is wrong.

    \b
    Examples:
      vetter check
      vetter check --json
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    found = check_folder(data_folder(data_dir))
    if as_json:
        click.echo(json.dumps(_inspection_data(found), ensure_ascii=True, indent=2))
    elif found.sound and found.older:
        told(tr("The case file is whole. An earlier Vetter made it: at its next start it is brought up to date, after a backup."))
    elif found.sound:
        parts = (
            trn("{number:,} interview", "{number:,} interviews", found.rows["interview"]),
            trn("{number:,} verdict", "{number:,} verdicts", found.rows["verdict"]),
            trn("{number:,} line of history", "{number:,} lines of history", found.rows["history"]),
            trn("{number:,} evidence file", "{number:,} evidence files", found.exhibits),
        )
        told(tr("Everything is as it was saved: {all}.", all=", ".join(parts)))
    for problem in () if as_json else found.problems:
        complain(problem.sentence)
    return 0 if found.sound else CaseFileError.exit_code


def _inspection_data(found: Inspection) -> dict[str, object]:
    problems = [{"kind": each.kind, "name": each.name or None, "sentence": each.sentence} for each in found.problems]
    return {"format": "vetter-check", "version": 1, "sound": found.sound, "problems": problems, "rows": found.rows}


@click.command("salvage")
@click.option("--yes", "sure", is_flag=True, help=tr("Do not ask."))
@click.pass_obj
def salvage_command(data_dir: Path | None, *, sure: bool) -> None:
    """Make a case file of what can still be read of a damaged one, which is kept.

    A backup put back (“vetter restore newest”) is whole; salvage also finds what was saved after the last one. Close the
    window before.

    \b
    Examples:
      vetter salvage
      vetter salvage --yes
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    folder = data_folder(data_dir)
    if not sure:
        click.confirm(tr("Make a new case file of what can be read? The present one is kept"), abort=True)
    saved = salvage_into(folder)
    told(
        trn(
            "{number:,} interview was saved, answers: {answers:,}.",
            "{number:,} interviews were saved, answers: {answers:,}.",
            saved.interviews,
            answers=saved.answers,
        )
    )
    for name in saved.harmed:
        complain(tr("Something of {name} was lost or is not as it was saved. A backup may have it.", name=name))
    told(safe(tr("What was there is kept as {kept}.", kept=saved.kept.kept)))


def _list(folder: Path) -> None:
    found = backups(folder)
    terminal = Terminal.here()
    if not found:
        told(tr("There is no backup in {folder} yet. “vetter backup” makes one.", folder=safe(str(folder))))
        return
    columns = [Column(head, right=head in _HEADS[2:7]) for head in _HEADS]
    first, rows = table(columns, [_row(each) for each in found], terminal.width)
    told("\n".join((*map(terminal.dim, first), *rows)))
    for each in found:
        if ahead := dated_ahead(each):
            complain(f"{each.path.name}: {ahead}")


def _row(backup: Backup) -> list[str]:
    made, why = f"{backup.made_at.astimezone():%Y-%m-%d %H:%M}", BACKUP_REASONS.get(backup.reason, backup.reason)
    numbers = (backup.candidates, backup.interviews, backup.verdicts, backup.exhibits)
    return [made, why, *map(str, numbers), f"{backup.size / 1e6:.1f}", backup.path.name]


def _said(backup: Backup) -> str:
    """Return when a backup was made and what it holds, in one sentence."""
    held = (
        trn("{number:,} candidate", "{number:,} candidates", backup.candidates),
        trn("{number:,} interview", "{number:,} interviews", backup.interviews),
        trn("{number:,} verdict", "{number:,} verdicts", backup.verdicts),
        trn("{number:,} evidence file", "{number:,} evidence files", backup.exhibits),
    )
    return tr("Backup of {made:%Y-%m-%d %H:%M}: {held}.", made=backup.made_at.astimezone(), held=", ".join(held))


def _named(folder: Path, typed: str) -> Path:
    """Return the backup that was meant; raise `InputError` when it is none or more than one."""
    found = backups(folder)
    if typed == "newest" and found:
        return found[0].path
    fitting = [each.path for each in found if each.path.name.startswith(typed)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        message = tr("{number} backups begin with {typed}. “vetter backup --list” shows them.", number=len(fitting), typed=typed)
        raise InputError(message)
    if not Path(typed).exists():
        message = tr("There is no backup {typed}. “vetter backup --list” shows those there are.", typed=typed)
        raise InputError(message)
    return Path(typed)
