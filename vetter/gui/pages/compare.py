"""Candidates side by side: who is better and how sure that is, in words first, then every score on one scale."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout

from vetter import actions
from vetter.assessment.words import listed
from vetter.gui import theme
from vetter.gui.blocks import section_widget
from vetter.gui.charts import ScoreLineChart
from vetter.gui.pages.page import Page
from vetter.gui.pages.printing import Order, Printing
from vetter.gui.places import CandidatesPlace, VerdictPlace
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.gradually import Gradually
from vetter.gui.widgets.layout import column, emptied, frame, hairline, holding, row, scrolled
from vetter.gui.widgets.text import chip, colour, label, one_line, picture
from vetter.gui.widgets.verdict import icon_name
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QPushButton, QWidget

    from vetter.actions import Desk, Judged
    from vetter.dossier.model import Section

ACROSS = 2
"""Cards beside one another; with four candidates they stand two by two."""

DRAWN = ("verdicts",)
"""What the cards show already."""


class ComparePage(Page):
    """Two to four verdicts, exactly as they were judged."""

    def __init__(self, desk: Desk) -> None:
        """Begin empty."""
        super().__init__(desk)
        self._list = column(gap=16)
        self.frame.addWidget(scrolled(holding(row([holding(column([holding(self._list), -1]))], margins=(32, 24, 32, 24)))), 1)
        self._others = button(tr("Choose others"))
        self._papers = Printing(self)
        self._building: Gradually | None = None

    def first_field(self) -> QWidget:
        """Begin at the way back to the choice."""
        return self._others

    def show_compared(self, verdicts: Sequence[Judged]) -> None:
        """Show these side by side; raise `InputError` where they cannot be."""
        beside = actions.compare(self.desk, verdicts)
        self._others = button(tr("Choose others"), lambda: self.go(CandidatesPlace(choosing=True)))
        order = Order(partial(actions.comparison_paper, self.desk, verdicts))
        paper = button(tr("Paper"), partial(self._papers.look, order), name=tr("Side by side on paper"))
        self.top.show_title(tr("Side by side"), listed(beside.names), deeds=[paper, self._others])
        emptied(self._list)
        cards = QGridLayout()
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(16)
        across = max(1, theme.fitting(ACROSS))
        ranked = [verdicts[at] for at in beside.ranking.order]
        for at, judged in enumerate(ranked):
            cards.addWidget(self._card(judged), at // across, at % across)
        for at in range(across):
            cards.setColumnStretch(at, 1)
        self._list.addWidget(holding(cards))
        if self._building is not None:
            self._building.drop()
        self._building = Gradually(self, self._fill([each for each in beside.sections if each.key not in DRAWN]))

    def _fill(self, sections: Sequence[Section]) -> Iterator[None]:
        for number, section in enumerate(sections):
            if number:
                self._list.addWidget(hairline())
            self._list.addWidget(section_widget(section))
            yield

    def _card(self, judged: Judged) -> QWidget:
        dossier, colours = judged.dossier, theme.current()
        verdict = label(dossier.headline, Role.STRONG)
        colour(verdict, colours.tone(dossier.verdict.tone))
        sign = picture(icon_name(dossier.verdict), colours.tone(dossier.verdict.tone), 20, says=dossier.verdict.label)
        sample = [chip(tr("Sample"))] if dossier.sample else []
        head = row([one_line(dossier.candidate, Role.SECTION), *sample, -1, self._open(judged)])
        words = row([sign, verdict])
        words.setStretch(1, 1)
        held = label(tr("Interview of {held_on}", held_on=dossier.held_on), Role.CAPTION)
        return frame(column([head, words, held, 4, ScoreLineChart(dossier.score)], gap=4, margins=(16, 12, 16, 12)))

    def _open(self, judged: Judged) -> QPushButton:
        go = partial(self.go, VerdictPlace(judged))
        return button(tr("Open"), go, kind="small", name=tr("Open the verdict on {candidate}", candidate=judged.dossier.candidate))
