"""Passphrases in a terminal: asked for when a case file is protected, and the command that sets, changes and removes them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vetter.actions import (
    change_passphrase,
    check_new_passphrase,
    data_folder,
    document_name,
    export_paper,
    note_sheet,
    open_desk,
    recover,
    recovery_code,
    recovery_sheet,
    remove_passphrase,
    set_passphrase,
    unlock,
)
from vetter.cli.options import Given, first_line
from vetter.cli.saying import complain, tell_written
from vetter.cli.terminal import told
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.errors import LockedFileError

NEW = click.option(
    "--new-passphrase-file",
    "new_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help=tr("Read the new passphrase from the first line of a file."),
)


def open_lock(locked: LockedFileError) -> None:
    """Unlock what a command met, by the file that was named or by asking; raise the error again when nobody can be asked."""
    where = Path(locked.where)
    if Given.passphrase_file is None and not sys.stdin.isatty():
        raise locked
    unlock(where, present(tr("Passphrase of {name}", name=where.name)))


def present(words: str) -> str:
    """Return the present passphrase: from the file that was named, else typed unseen."""
    named = Given.passphrase_file
    return first_line(named) if named else str(click.prompt(words, hide_input=True, err=True))


def _new(file: Path | None) -> str:
    """Return a new passphrase, typed twice unless it stands in a file."""
    typed = first_line(file) if file else str(click.prompt(tr("New passphrase"), hide_input=True, confirmation_prompt=True, err=True))
    check_new_passphrase(typed)
    return typed


@click.group("passphrase")
def passphrase_command() -> None:
    """Protect the case file by a passphrase: set it, change it, take it away; print the recovery sheet.

    Case file, evidence and backups are encrypted. Without the passphrase and without the recovery sheet nobody can open them.
    A passphrase is asked for, or read from a file, and is never part of a command. Close the window before.

    \b
    Examples:
      vetter passphrase set
      vetter passphrase recovery-sheet --to sheet.pdf
      vetter --passphrase-file /media/stick/words.txt list
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together


@passphrase_command.command("set")
@NEW
@click.pass_obj
def set_command(data_dir: Path | None, *, new_file: Path | None) -> None:
    """Encrypt the case file, the evidence and the backups in its folder.

    The recovery code is printed; copy it by hand and keep it away from the computer. What lay on the disk before is overwritten
    only in time, and backups kept elsewhere stay as they are.

    \b
    Example:
      vetter passphrase set
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    with open_desk(data_dir) as desk:
        set_passphrase(desk, _new(new_file))
        told(tr("Everything is encrypted. Recovery code, to be kept on paper: {code}", code=recovery_code(desk)))
        complain(tr("Without the passphrase and without this code nobody can open the case file again."))


@passphrase_command.command("change")
@NEW
@click.pass_obj
def change_command(data_dir: Path | None, *, new_file: Path | None) -> None:
    """Give the case file and the backups in its folder another passphrase; the recovery code stays the same.

    \b
    Example:
      vetter passphrase change
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    with open_desk(data_dir) as desk:
        change_passphrase(desk, present(tr("Present passphrase")), _new(new_file))
    told(tr("From now on the new passphrase opens the case file and its backups. Those kept elsewhere open with the old one."))


@passphrase_command.command("remove")
@click.pass_obj
def remove_command(data_dir: Path | None) -> None:
    """Decrypt the case file, the evidence and the backups in its folder.

    \b
    Example:
      vetter passphrase remove
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    with open_desk(data_dir) as desk:
        remove_passphrase(desk, present(tr("Present passphrase")))
    told(tr("The case file is no longer protected by a passphrase."))


@passphrase_command.command("recover")
@click.option("--code-file", type=click.Path(dir_okay=False, path_type=Path), help=tr("Read the code from the first line of a file."))
@NEW
@click.pass_obj
def recover_command(data_dir: Path | None, *, code_file: Path | None, new_file: Path | None) -> None:
    """Set a new passphrase by the recovery code, when the old one is forgotten or the key file lost.

    \b
    Example:
      vetter passphrase recover
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    code = first_line(code_file) if code_file else str(click.prompt(tr("Recovery code"), err=True))
    recover(data_folder(data_dir), code, _new(new_file))
    told(tr("From now on the new passphrase opens the case file and its backups. Those kept elsewhere open with the old one."))


@passphrase_command.command("recovery-sheet")
@click.option("--to", "target", type=click.Path(path_type=Path), help=tr("The file to write; else one named after the paper."))
@click.pass_obj
def recovery_sheet_command(data_dir: Path | None, *, target: Path | None) -> None:
    """Write the recovery sheet as a PDF, to print and keep away from the computer; then delete the file.

    \b
    Example:
      vetter passphrase recovery-sheet --to sheet.pdf
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    with open_desk(data_dir) as desk:
        paper = recovery_sheet(desk)
        tell_written(export_paper(paper, target or Path(document_name(paper)), page=desk.settings.region.page))
        note_sheet(desk)
