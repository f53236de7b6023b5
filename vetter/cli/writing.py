"""Everybody's reports into a folder, with progress on a terminal."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from vetter.actions import export_all, latest_reports, list_candidates
from vetter.cli.columns import safe
from vetter.cli.saying import complain
from vetter.cli.terminal import told
from vetter.errors import OutputError
from vetter.tongue import tr

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.actions import Desk, Made

_EVERYBODY = 1_000_000


def write_all(desk: Desk, folder: Path) -> int:
    """Write the last verdict on everybody into a folder, say what came of it, and return the exit code."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(tr("The folder {folder} cannot be made. Name another.", folder=folder)) from error
    rows = [row for row in list_candidates(desk, limit=_EVERYBODY).rows if row.verdict]
    outcomes: Counter[str] = Counter()
    with click.progressbar(length=len(rows), label=tr("Reports"), file=sys.stderr, show_pos=True) as bar:

        def note(made: Made) -> None:
            """Count one paper, and name what is not as it should be."""
            outcomes["problem" if made.problem else "written" if made.written else "unchanged"] += 1
            if made.problem:
                complain(made.problem)
            elif made.missing:
                complain(tr("{file}: cannot be drawn as written: {characters}.", file=made.path.name, characters=", ".join(made.missing)))
            bar.update(1)

        export_all(latest_reports(desk, folder, rows), len(rows), note, page=desk.settings.region.page)
    said = tr(
        "{written} written to {folder}, {unchanged} there already and unchanged.",
        written=outcomes["written"],
        folder=folder,
        unchanged=outcomes["unchanged"],
    )
    told(safe(said))
    return OutputError.exit_code if outcomes["problem"] else 0
