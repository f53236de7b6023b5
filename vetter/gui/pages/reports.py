"""Reports on several candidates at once: a folder is asked for, every core writes, and what came of it is said in one sentence."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from vetter import actions
from vetter.gui.pages.printing import open_in_system
from vetter.gui.working import wait_for
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.actions import CandidateRow, Made
    from vetter.gui.pages.page import Page


class Reports:
    """Writes the report on the last verdict of each of several candidates."""

    def __init__(self, page: Page) -> None:
        """Work for `page`."""
        self._page = page

    def choose(self, candidates: Sequence[CandidateRow]) -> None:
        """Ask for a folder, then write them into it."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = QFileDialog.getExistingDirectory(self._page, tr("Write the reports into a folder"), documents)
        if folder:
            self.write(candidates, Path(folder))

    def write(self, candidates: Sequence[CandidateRow], folder: Path) -> None:
        """Write them; who has no verdict yet is left out, and what is called off leaves only whole reports."""
        rows = [row for row in candidates if row.verdict is not None]
        desk, came = self._page.desk, Counter[str]()
        problems: list[str] = []

        def note(made: Made) -> None:
            came["problem" if made.problem else "written" if made.written else "unchanged"] += 1
            problems.extend([made.problem] if made.problem else [])

        wait_for(
            self._page,
            tr("Writing the reports"),
            lambda: actions.export_all(actions.latest_reports(desk, folder, rows), len(rows), note, page=desk.settings.region.page),
            lambda _nothing: self._say(folder, came, problems),
            lambda error: self._page.banner.say(str(error), problem=True),
            lambda: self._say(folder, came, problems, stopped=True),
        )

    def _say(self, folder: Path, came: Counter[str], problems: Sequence[str], *, stopped: bool = False) -> None:
        said = tr(
            "{written} written to {folder}, {unchanged} there already and unchanged.",
            written=came["written"],
            folder=folder.name,
            unchanged=came["unchanged"],
        )
        first = [tr("Stopped.")] if stopped else []
        show = ((tr("Show in folder"), partial(open_in_system, folder)),)
        self._page.said.emit(" ".join([*first, said, *problems[:1]]), show, bool(problems))
