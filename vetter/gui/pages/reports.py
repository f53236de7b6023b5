"""Reports on several candidates at once: a folder is asked for, every core writes, and what came of it is said in one sentence."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QProgressDialog

from vetter import actions
from vetter.gui import jobs
from vetter.gui.pages.printing import open_in_system
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.actions import CandidateRow, Made
    from vetter.errors import VetterError
    from vetter.gui.pages.page import Page

SLOW = 400
"""Milliseconds of work that show nothing."""


class Reports(QObject):
    """Writes the report on the last verdict of each of several candidates.

    Signals:
        made: what became of one of them, told from the thread that writes.
    """

    made = Signal(object)

    def __init__(self, page: Page) -> None:
        """Work for `page`."""
        super().__init__(page)
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
        called_off, came = Event(), Counter[str]()
        problems: list[str] = []
        bar = QProgressDialog(tr("Writing the reports"), tr("Cancel"), 0, len(rows), self._page)
        bar.setWindowTitle(tr("Writing the reports"))
        bar.setWindowModality(Qt.WindowModality.WindowModal)
        bar.setMinimumDuration(SLOW)
        bar.setAutoClose(False)
        bar.setAutoReset(False)
        bar.canceled.connect(called_off.set)

        def note(made: Made) -> None:
            came["problem" if made.problem else "written" if made.written else "unchanged"] += 1
            problems.extend([made.problem] if made.problem else [])
            bar.setValue(came.total())

        def work() -> None:
            desk = self._page.desk
            papers = actions.latest_reports(desk, folder, rows)
            actions.export_all(papers, len(rows), self.made.emit, page=desk.settings.region.page, stopped=called_off.is_set)

        def over() -> None:
            self.made.disconnect(note)
            bar.canceled.disconnect()
            bar.close()
            bar.deleteLater()

        def done(_nothing: object) -> None:
            over()
            self._say(folder, came, problems, stopped=called_off.is_set())

        def failed(error: VetterError) -> None:
            over()
            self._page.banner.say(str(error), problem=True)

        self.made.connect(note)
        bar.setValue(0)
        jobs.start(work, done, failed)

    def _say(self, folder: Path, came: Counter[str], problems: Sequence[str], *, stopped: bool) -> None:
        said = tr(
            "{written} written to {folder}, {unchanged} there already and unchanged.",
            written=came["written"],
            folder=folder.name,
            unchanged=came["unchanged"],
        )
        first = [tr("Stopped.")] if stopped else []
        show = ((tr("Show in folder"), partial(open_in_system, folder)),)
        self._page.said.emit(" ".join([*first, said, *problems[:1]]), show, bool(problems))
