"""The verdict: one page that says what was proven, why, against what, and what to do next."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout

from vetter import actions
from vetter.dossier.explain import explained
from vetter.dossier.model import Place as Where
from vetter.errors import VetterError
from vetter.gui import jobs, theme
from vetter.gui.blocks import section_widget
from vetter.gui.charts import ScoreLineChart
from vetter.gui.explanation import Explanation
from vetter.gui.pages.page import NARROW, Page
from vetter.gui.places import HistoryPlace, InterviewPlace
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.layout import column, emptied, frame, hairline, holding, row, scrolled
from vetter.gui.widgets.text import chip, label, locked, picture
from vetter.gui.widgets.verdict import icon_name

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QPushButton, QWidget

    from vetter.actions import Desk, Exported, Judged
    from vetter.dossier.model import Dossier, Section

TILE, HEAD_SCORE = 56, 288


class VerdictPage(Page):
    """One verdict, fresh, saved or of a sample."""

    def __init__(self, desk: Desk) -> None:
        """Begin empty."""
        super().__init__(desk)
        self._judged: Judged | None = None
        self._body = QGridLayout()
        self._body.setContentsMargins(32, 20, 32, 24)
        self._body.setHorizontalSpacing(32)
        self._body.setVerticalSpacing(20)
        self._scroll = scrolled(holding(self._body))
        self.frame.addWidget(self._scroll, 1)
        self._export, self._look = self._export_button(), button("Preview", self.preview)
        self._main: QWidget | None = None
        self._side: QWidget | None = None
        self._head: QWidget | None = None
        self._more: QWidget | None = None

    def first_field(self) -> QWidget:
        """Begin at the one filled button."""
        return self._export

    def _export_button(self) -> QPushButton:
        return button("Export PDF…", self.choose_target, kind="primary", icon="document")

    def show_verdict(self, judged: Judged) -> None:
        """Show a verdict exactly as it is."""
        self._judged = judged
        self.banner.hide()
        dossier = judged.dossier
        chips = [chip("Sample")] if dossier.sample else []
        self._export = self._export_button()
        self._look = button("Preview", self.preview)
        deeds = [self._look, self._export]
        if not dossier.sample:
            deeds = [
                button("History", lambda: self.go(HistoryPlace(judged.candidate)), kind="link"),
                button("Change answers…", lambda: self.go(InterviewPlace(judged.case))),
                self._look,
                self._export,
            ]
        self.top.show_title(dossier.candidate, f"Verdict of {dossier.judged_on}", [*chips, locked("Private edition")], deeds)
        emptied(self._body)
        self._head = _head(dossier)
        shown = [section for section in dossier.sections if not section.paper_only]
        self._main = self._sections([section for section in shown if section.place is Where.MAIN])
        self._side = self._sections([section for section in shown if section.place is Where.SIDE])
        self._more = self._rest([section for section in dossier.sections if section.paper_only])
        self._place()
        self._scroll.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the side column under the main one when there is little room."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if self._head is None or self._main is None or self._side is None or self._more is None:
            return
        wide = self.width() >= theme.scaled(NARROW)
        self._body.addWidget(self._head, 0, 0, 1, 2)
        self._body.addWidget(self._main, 1, 0, 1, 1 if wide else 2)
        self._body.addWidget(self._side, 1 if wide else 2, 1 if wide else 0, 1, 1 if wide else 2)
        self._body.addWidget(self._more, 3, 0, 1, 2)
        self._body.setRowStretch(4, 1)
        self._body.setColumnStretch(0, 16)
        self._body.setColumnStretch(1, 9)

    def _rest(self, sections: list[Section]) -> QWidget:
        inner = self._sections(sections)
        inner.hide()
        toggle = button("Every answer, and how this verdict was made", kind="strong")
        toggle.setCheckable(True)
        toggle.toggled.connect(inner.setVisible)
        return holding(column([hairline(), row([toggle, -1]), inner], gap=16))

    def _sections(self, sections: list[Section]) -> QWidget:
        parts: list[QWidget] = []
        for number, section in enumerate(sections):
            if number:
                parts.append(hairline())
            explain = partial(self.explain, section) if self._explained(section) else None
            parts.append(section_widget(section, explain))
        layout = column(parts, gap=16)
        layout.addStretch(1)
        return holding(layout)

    def _explained(self, section: Section) -> tuple[Section, ...]:
        dossier = self._judged.dossier if self._judged else None
        return explained(dossier, section.points) if dossier and section.points else ()

    def explain(self, section: Section) -> None:
        """Open how the numbers of a section came about."""
        Explanation(self, section.title, self._explained(section)).open()

    def preview(self) -> None:
        """Make the report in another thread, then show its pages."""
        if self._judged is None:
            return
        judged = self._judged
        self._look.setEnabled(False)
        jobs.start(lambda: actions.preview_pdf(judged.dossier), lambda paper: self._show_pages(judged, paper), self._no_pages)

    def _show_pages(self, judged: Judged, paper: bytes) -> None:
        from vetter.gui.preview import Preview  # noqa: PLC0415 - a start should not pay for reading PDFs

        self._look.setEnabled(True)
        if judged is self._judged:
            shown = Preview(self, judged.dossier.candidate, paper, lambda: self._choose_target(judged))
            shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            shown.open()

    def _no_pages(self, error: VetterError) -> None:
        self._look.setEnabled(True)
        self.banner.say(str(error), problem=True)

    def choose_target(self) -> None:
        """Ask where to write the report, then write it."""
        if self._judged is not None:
            self._choose_target(self._judged)

    def _choose_target(self, judged: Judged) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = Path(folder) / actions.paper_name(judged.dossier)
        name, _filter = QFileDialog.getSaveFileName(self, "Export the verdict as PDF", str(proposed), "PDF (*.pdf)")
        if name:
            self._write(judged, Path(name))

    def export(self, target: Path) -> None:
        """Write the report in another thread; the window goes on meanwhile."""
        if self._judged is not None:
            self._write(self._judged, target)

    def _write(self, judged: Judged, target: Path) -> None:
        self._export.setEnabled(False)
        self._export.setText("Writing…")
        jobs.start(
            lambda: actions.export_pdf(judged.dossier, target),
            lambda exported: self._exported(judged, exported),
            lambda error: self._failed(judged, target, error),
        )

    def _exported(self, judged: Judged, exported: Exported) -> None:
        self._ready()
        said = f"Written: {exported.path.name}."
        if exported.missing:
            said += f" Some characters could not be drawn: {', '.join(exported.missing[:3])}."
        if judged.verdict_id is not None and not self.desk.read_only:
            try:
                actions.note_export(self.desk, judged.verdict_id, exported.path)
            except VetterError as error:
                said += f" The history could not say so: {error}"
        deeds = (("Open", lambda: _open(exported.path)), ("Show in folder", lambda: _open(exported.path.parent)))
        self.said.emit(said, deeds, False)  # noqa: FBT003 - a signal takes no names

    def _failed(self, judged: Judged, target: Path, error: VetterError) -> None:
        self._ready()
        again = (("Try again", lambda: self._write(judged, target)), ("Elsewhere…", lambda: self._choose_target(judged)))
        self.said.emit(str(error), again, True)  # noqa: FBT003 - a signal takes no names

    def _ready(self) -> None:
        self._export.setEnabled(True)
        self._export.setText("Export PDF…")


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _head(dossier: Dossier) -> QWidget:
    colours = theme.current()
    tone = dossier.verdict.tone
    sign = picture(icon_name(dossier.verdict), colours.tone(tone), 36, says=dossier.verdict.label)
    inner = row([sign], margins=(10, 10, 10, 10))
    tile = holding(inner)
    tile.setFixedSize(TILE, TILE)
    tile.setStyleSheet(f"background: {colours.tint(tone)}; border-radius: 6px;")
    words = column([-1, label(dossier.headline, Role.VERDICT), label(dossier.facts, Role.QUIET), -1], gap=2)
    rule = QFrame()
    rule.setProperty("kind", "hairline")
    rule.setStyleSheet(f"background: {colours.line}; min-width: 1px; max-width: 1px; max-height: 16777215px;")
    line = row(gap=16, margins=(24, 16, 24, 16))
    line.addWidget(tile, 0, Qt.AlignmentFlag.AlignVCenter)
    line.addLayout(words, 1)
    line.addWidget(rule)
    score = ScoreLineChart(dossier.score, big=True)
    score.setFixedWidth(theme.scaled(HEAD_SCORE))
    line.addWidget(score, 0, Qt.AlignmentFlag.AlignVCenter)
    return frame(line)
