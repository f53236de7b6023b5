"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from vetter.errors import InputError
from vetter.kinds import quoted
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

SET = click.option(
    "--set", "values", multiple=True, metavar="NAME=VALUE", help=tr("Use another number for a setting (“vetter settings” lists them).")
)


ASK_PASSWORD = click.option("--password", "ask", is_flag=True, help=tr("Ask for a password that opens the PDF."))
PASSWORD_FILE = click.option(
    "--password-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help=tr("Read that password from the first line of a file."),
)


class Given:
    """What was said on the command line before the command, and is needed only where a case file turns out to be protected."""

    passphrase_file: Path | None = None


def read_password(file: Path | None, *, ask: bool, new: bool) -> str:
    """Return the password that is meant, "" for none; a `new` one is asked for twice. Raise `InputError` for a file that holds none."""
    if file is None:
        return str(click.prompt(tr("Password"), hide_input=True, confirmation_prompt=new, err=True)) if ask else ""
    return first_line(file)


def first_line(file: Path) -> str:
    """Return the first line of a file, a password; raise `InputError` for a file that holds none."""
    try:
        typed = file.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise InputError(tr("The password cannot be read from this file."), source=str(file)) from error
    if not typed or not typed[0]:
        raise InputError(tr("There is no password on the first line."), source=str(file))
    return typed[0]


def read_settings(values: Iterable[str]) -> dict[str, float]:
    """Return settings typed as NAME=VALUE; raise `InputError` for one that is not."""
    found = {}
    for typed in values:
        name, sign, value = typed.partition("=")
        try:
            found[name.strip()] = float(value)
        except ValueError as error:
            message = tr("{typed} is not NAME=VALUE with a number, such as weights.money=0.3.", typed=quoted(typed))
            raise InputError(message) from error
        if not sign:
            message = tr("{typed} is not NAME=VALUE with a number, such as weights.money=0.3.", typed=quoted(typed))
            raise InputError(message)
    return found
