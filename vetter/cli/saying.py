"""What a command says beside its result, on the error stream, a line at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vetter.cli.columns import safe
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.actions import Exported


def complain(problem: object) -> None:
    """Say in one line what is wrong; names in it that came from outside cannot steer the terminal."""
    click.echo(f"vetter: {safe(str(problem))}", err=True)


def tell_written(exported: Exported) -> None:
    """Say where a paper was written, and what no font at hand could draw as written."""
    click.echo(safe(tr("{path} written.", path=exported.path)), err=True)
    if exported.missing:
        complain(tr("{path}: cannot be drawn as written: {list}.", path=exported.path.name, list=", ".join(exported.missing)))
