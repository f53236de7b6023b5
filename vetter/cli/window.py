"""The command that opens the window."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from vetter.tongue import tr


@click.command("gui")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--report-startup", is_flag=True, help=tr("Print milliseconds to first paint and to ready, then close."))
@click.pass_obj
def gui_command(data_dir: Path | None, *, file: Path | None = None, report_startup: bool = False) -> int:
    """Open the window; an interview FILE is brought in and judged.

    \b
    Examples:
      vetter gui
      vetter gui dale.interview.json
      vetter gui --report-startup
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    # By name: the two shells stand beside each other, and a command line needs no Qt.
    window = import_module("vetter.gui")
    return int(window.main(data_dir=data_dir, file=file, report_startup=report_startup))
