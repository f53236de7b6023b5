"""The command that opens the window."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path


@click.command("gui")
@click.option("--report-startup", is_flag=True, help="Print milliseconds to first paint and to ready, then close.")
@click.pass_obj
def gui_command(data_dir: Path | None, *, report_startup: bool = False) -> int:
    """Open the window.

    \b
    Examples:
      vetter gui
      vetter gui --report-startup
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    # By name: the two shells stand beside each other, and a command line needs no Qt.
    window = import_module("vetter.gui")
    return int(window.main(data_dir=data_dir, report_startup=report_startup))
