"""The verdict: one page that says what was proven, why, against what, and what to do next."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from vetter import actions
from vetter.actions import PaperKind
from vetter.dossier.explain import explained
from vetter.dossier.model import Place as Where
from vetter.errors import VetterError
from vetter.gui import theme
from vetter.gui.blocks import rest_of, section_widget
from vetter.gui.charts import ScoreLineChart
from vetter.gui.explanation import Explanation
from vetter.gui.pages.page import NARROW, Page
from vetter.gui.pages.printing import Order, Printing, offer
from vetter.gui.places import HistoryPlace, InterviewPlace
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.gradually import Gradually, in_turn
from vetter.gui.widgets.layout import column, emptied, frame, hairline, holding, row, scrolled, tab_through
from vetter.gui.widgets.text import chip, label, locked, picture
from vetter.gui.widgets.verdict import icon_name
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QBoxLayout, QPushButton

    from vetter.actions import Desk, Exported, Judged
    from vetter.dossier.model import Dossier, Section

TILE, HEAD_SCORE = 56, 288
EXPORT = tr("Export PDF…")
EDITIONS = (PaperKind.REPORT, PaperKind.FINDINGS)


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
        self._export, self._look = self._export_button(), self._papers_button()
        self._papers = Printing(self, self._busy)
        self._main: QWidget | None = None
        self._side: QWidget | None = None
        self._head: QWidget | None = None
        self._more: QWidget | None = None
        self._building: Gradually | None = None
        self._lent: QWidget | None = None

    def first_field(self) -> QWidget:
        """Begin at the one filled button."""
        return self._export

    def _export_button(self) -> QPushButton:
        return button(EXPORT, self.offer_editions, kind="primary", icon="document")

    def _papers_button(self) -> QPushButton:
        return button(tr("Papers"), self.offer_papers, name=tr("Papers to look at, print and write"))

    def show_verdict(self, judged: Judged) -> None:
        """Show a verdict exactly as it is."""
        self._judged = judged
        self.banner.hide()
        dossier = judged.dossier
        chips = [chip(tr("Sample"))] if dossier.sample else []
        self._export = self._export_button()
        self._look = self._papers_button()
        deeds = [self._look, self._export]
        if not dossier.sample:
            deeds = [
                button(tr("History"), lambda: self.go(HistoryPlace(judged.candidate)), kind="link"),
                button(tr("Change answers…"), lambda: self.go(InterviewPlace(judged.case))),
                self._look,
                self._export,
            ]
        self.top.show_title(
            dossier.candidate, tr("Verdict of {judged_on}", judged_on=dossier.judged_on), [*chips, locked(tr("Private edition"))], deeds
        )
        emptied(self._body)
        self._head = _head(dossier)
        shown = [section for section in dossier.sections if not section.paper_only]
        main, side, more = column(gap=16), column(gap=16), column(gap=16)
        self._main, self._side, self._more = (holding(column([each, -1])) for each in (main, side, more))
        self._place()
        if self._building is not None:
            self._building.drop()
        self._building = Gradually(
            self,
            chain(
                in_turn(
                    self._fill(main, [section for section in shown if section.place is Where.MAIN]),
                    self._fill(side, [section for section in shown if section.place is Where.SIDE]),
                ),
                self._one_after_the_other(self._main, self._side),
                self._rest(more, [section for section in dossier.sections if section.paper_only]),
            ),
            self._scroll,
        )
        self._scroll.verticalScrollBar().setValue(0)

    @staticmethod
    def _one_after_the_other(*columns: QWidget) -> Iterator[None]:
        """Let Tab lead through one column and then the next; they were filled side by side."""
        stops = [each for held in columns for each in held.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        if stops:
            tab_through(stops[0], stops[1:])
        yield

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

    def _rest(self, layout: QBoxLayout, sections: list[Section]) -> Iterator[object]:
        """Offer what else stands on paper, folded away."""
        inner = column(gap=16)
        toggle = button(tr("Every answer, and how this verdict was made"), kind="strong")
        toggle.setCheckable(True)
        body = holding(inner)
        body.hide()
        toggle.toggled.connect(body.setVisible)
        for each in (hairline(), holding(row([toggle, -1])), body):
            layout.addWidget(each)
        yield None
        yield from self._fill(inner, sections)

    def _fill(self, layout: QBoxLayout, sections: list[Section]) -> Iterator[object]:
        for number, section in enumerate(sections):
            if number:
                layout.addWidget(hairline())
            explain = partial(self.explain, section) if self._explained(section) else None
            part = section_widget(section, explain, gradually=True)
            yield from rest_of(part)
            layout.addWidget(part)
            yield None

    def _explained(self, section: Section) -> tuple[Section, ...]:
        dossier = self._judged.dossier if self._judged else None
        return explained(dossier, section.points) if dossier and section.points else ()

    def explain(self, section: Section) -> None:
        """Open how the numbers of a section came about."""
        Explanation(self, section.title, self._explained(section)).open()

    def preview(self, kind: PaperKind = PaperKind.REPORT) -> None:
        """Show the pages of one of the papers made of this verdict."""
        if self._judged is not None:
            self._papers.look(self._order(self._judged, kind))

    def offer_papers(self) -> None:
        """Offer every paper that is made of this verdict."""
        offer(self._look, [(kind.label, partial(self.preview, kind)) for kind in PaperKind])

    def offer_editions(self) -> None:
        """Ask which of the two editions to write."""
        open_ = [(f"{kind.label}…", partial(self.choose_target, kind)) for kind in EDITIONS]
        closed = [(tr("{edition}, with a password…", edition=kind.label), partial(self.choose_closed, kind)) for kind in EDITIONS]
        offer(self._export, [*open_, *closed])

    def choose_target(self, kind: PaperKind = PaperKind.REPORT) -> None:
        """Ask where to write a paper of this verdict, then write it."""
        if self._judged is not None:
            self._papers.choose(self._order(self._judged, kind))

    def choose_closed(self, kind: PaperKind) -> None:
        """Ask for a password and where to write, then write a paper of this verdict that opens with it alone."""
        if self._judged is not None:
            self._papers.choose_closed(self._order(self._judged, kind))

    def export(self, target: Path) -> None:
        """Write the private report in another thread; the window goes on meanwhile."""
        if self._judged is not None:
            self._papers.write(self._order(self._judged, PaperKind.REPORT), target)

    def _order(self, judged: Judged, kind: PaperKind) -> Order:
        proposed = actions.paper_name(judged.dossier) if kind is PaperKind.REPORT else ""
        return Order(partial(actions.paper_of, self.desk, kind, judged), proposed, partial(self._note, judged))

    def _note(self, judged: Judged, exported: Exported) -> str:
        """Put what was written into the history; return what is to be said if that cannot be."""
        if judged.verdict_id is not None and not self.desk.read_only:
            try:
                actions.note_export(self.desk, judged.verdict_id, exported.path)
            except VetterError as error:
                return " " + tr("The history could not say so: {error}", error=error)
        return ""

    def _busy(self, writing: bool) -> None:  # noqa: FBT001 - told of by one who knows nothing else
        """Lend the button's focus to whatever Qt gives it to while the button is dead."""
        here = self.window().focusWidget() is self._export
        self._export.setEnabled(not writing)
        self._export.setText(tr("Writing…") if writing else EXPORT)
        if writing:
            self._lent = self.window().focusWidget() if here else None
        elif self._lent is not None and self._lent is self.window().focusWidget():
            self._export.setFocus(Qt.FocusReason.OtherFocusReason)


def _head(dossier: Dossier) -> QWidget:
    colours = theme.current()
    tone = dossier.verdict.tone
    sign = picture(icon_name(dossier.verdict), colours.tone(tone), 36, says=dossier.verdict.label)
    inner = row([sign], margins=(10, 10, 10, 10))
    tile = holding(inner)
    tile.setFixedSize(theme.scaled(TILE), theme.scaled(TILE))
    tile.setStyleSheet(f"background: {colours.tint(tone)}; border-radius: 6px;")
    words = column([-1, label(dossier.headline, Role.VERDICT), label(dossier.facts, Role.QUIET), -1], gap=2)
    rule = QFrame()
    rule.setProperty("kind", "hairline")
    rule.setStyleSheet(f"background: {colours.line}; min-width: 1px; max-width: 1px; max-height: 16777215px;")
    said = row([tile], gap=16)
    said.addLayout(words, 1)
    score = ScoreLineChart(dossier.score, big=True)
    if theme.fitting(2) < 2:  # the sentence comes first, and has the whole width
        return frame(column([said, hairline(), score], gap=16, margins=(24, 16, 24, 16)))
    line = row(gap=16, margins=(24, 16, 24, 16))
    line.addLayout(said, 1)
    line.addWidget(rule)
    score.setFixedWidth(theme.scaled(HEAD_SCORE))
    line.addWidget(score, 0, Qt.AlignmentFlag.AlignVCenter)
    return frame(line)
