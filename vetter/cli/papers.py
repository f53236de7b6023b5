"""What is said when a paper has been written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from vetter.actions import Exported


def tell_written(exported: Exported) -> None:
    """Say where a paper was written, and which characters no font at hand could draw."""
    click.echo(f"{exported.path} written.", err=True)
    if exported.missing:
        listed = ", ".join(f"U+{ord(mark):04X}" for text in exported.missing for mark in text)
        click.echo(f"vetter: {exported.path.name}: no font at hand draws {listed}.", err=True)
