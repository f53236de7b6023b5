"""Options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vetter.errors import InputError
from vetter.kinds import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

SET = click.option(
    "--set", "values", multiple=True, metavar="NAME=VALUE", help="Use another number for a setting (“vetter settings” lists them)."
)


def read_settings(values: Iterable[str]) -> dict[str, float]:
    """Return settings typed as NAME=VALUE; raise `InputError` for one that is not."""
    found = {}
    for typed in values:
        name, sign, value = typed.partition("=")
        try:
            found[name.strip()] = float(value)
        except ValueError as error:
            message = f"{quoted(typed)} is not NAME=VALUE with a number, such as weights.money=0.3."
            raise InputError(message) from error
        if not sign:
            message = f"{quoted(typed)} is not NAME=VALUE with a number, such as weights.money=0.3."
            raise InputError(message)
    return found
