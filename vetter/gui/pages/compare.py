"""Candidates side by side: who is better and how sure that is in words first, then one table with a column for each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QBoxLayout

from vetter import actions
from vetter.actions.comparing import FEWEST, MOST
from vetter.assessment.words import listed
from vetter.dossier.beside import BETTER, CHEAPEST, TABLE
from vetter.dossier.model import Grid
from vetter.errors import VetterError
from vetter.gui import theme
from vetter.gui.blocks import rest_of, section_widget, widget_for
from vetter.gui.pages.page import NARROW, Page
from vetter.gui.pages.printing import Order, Printing
from vetter.gui.places import CandidatesPlace, ComparePlace, VerdictPlace
from vetter.gui.tables import TableOf
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.gradually import Gradually
from vetter.gui.widgets.layout import column, emptied, frame, holding, row, scrolled
from vetter.gui.widgets.letters import letter_menu
from vetter.gui.widgets.menu import Menu
from vetter.gui.widgets.text import chip, label, literal
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QPushButton, QWidget

    from vetter.actions import Desk, Judged
    from vetter.dossier.model import Section

OFFERED = 12
"""Candidates offered to be added at once, those seen last; the list of all has the others."""
ADD = {2: tr("Add a third"), 3: tr("Add a fourth")}


class ComparePage(Page):
    """Two to four verdicts, exactly as they were judged."""

    def __init__(self, desk: Desk) -> None:
        """Begin empty."""
        super().__init__(desk)
        self._list = column(gap=16)
        self._area = scrolled(holding(row([holding(column([holding(self._list), -1]))], margins=(32, 24, 32, 24))))
        self.frame.addWidget(self._area, 1)
        self._others = button(tr("Choose others"))
        self._verdicts: tuple[Judged, ...] = ()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._papers = Printing(self)
        self._building: Gradually | None = None

    def first_field(self) -> QWidget:
        """Begin at the way back to the choice."""
        return self._others

    def show_compared(self, verdicts: Sequence[Judged]) -> None:
        """Show these side by side; raise `InputError` where they cannot be."""
        beside = actions.compare(self.desk, verdicts)
        self._verdicts = tuple(verdicts)
        self._others = button(tr("Choose others"), lambda: self.go(CandidatesPlace(choosing=True)))
        order = Order(partial(actions.comparison_paper, self.desk, verdicts))
        paper = button(tr("Paper"), partial(self._papers.look, order), kind="primary", name=tr("Side by side on paper"))
        adding = [self._adding()] if len(verdicts) < MOST else []
        self.top.show_title(tr("Side by side"), listed(beside.names), deeds=[self._others, *adding, paper])
        emptied(self._list)
        if self._building is not None:
            self._building.drop()
        self._building = Gradually(self, self._fill(beside.sections, [verdicts[at] for at in beside.ranking.order]), self._area)

    def _fill(self, sections: Sequence[Section], ranked: Sequence[Judged]) -> Iterator[object]:
        said = {section.key: section for section in sections}
        self._list.addWidget(self._words(said.pop(BETTER), said.pop(CHEAPEST)))
        for key, section in said.items():
            yield None
            if key == TABLE:
                yield from self._table(section, ranked)
            else:
                part = section_widget(section, gradually=True)
                yield from rest_of(part)
                self._list.addWidget(part)

    def _words(self, better: Section, cheapest: Section) -> QWidget:
        """Return the card that says it in words: who is better, and what to find out next."""
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setContentsMargins(20, 16, 20, 16)
        self._head.setSpacing(24)
        first = holding(column([label(better.title, Role.SECTION), *map(widget_for, better.blocks), -1], gap=6))
        second = holding(column([label(cheapest.title, Role.STRONG), *map(widget_for, cheapest.blocks), -1], gap=6))
        first.setAccessibleName(better.title)
        second.setAccessibleName(cheapest.title)
        self._head.addWidget(first, 2)
        self._head.addWidget(second, 1)
        self._arrange()
        return frame(self._head)

    def _table(self, section: Section, ranked: Sequence[Judged]) -> Iterator[object]:
        """Show the table under the names, each with the ways to its verdict and out of the comparison."""
        heads = [label("", Role.CAPTION), *map(self._who, ranked)]
        for block in section.blocks:
            if isinstance(block, Grid):
                made = TableOf(block, heads, gradually=True)
                made.setAccessibleName(section.title)
                yield from rest_of(made)
                self._list.addWidget(made)
                yield None

    def _who(self, judged: Judged) -> QWidget:
        name = judged.dossier.candidate
        go = partial(self.go, VerdictPlace(judged))
        opening = button(tr("Open"), go, kind="link", name=tr("Open the verdict on {candidate}", candidate=name))
        away = button("", partial(self._without, judged), kind="link", icon="cross", name=tr("Take {candidate} out", candidate=name))
        away.setToolTip(tr("Take out of the comparison"))
        away.setMinimumSize(theme.scaled(32), theme.scaled(32))
        sample = [chip(tr("Sample"))] if judged.dossier.sample else []
        first = row(gap=4)
        first.addWidget(label(name, Role.SECTION), 1)
        first.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        return holding(column([-1, first, row([*sample, opening, -1], gap=4)], gap=0, margins=(0, 0, 0, 4)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cheapest check under the words when there is little room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= theme.scaled(NARROW)
        self._head.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _without(self, judged: Judged) -> None:
        """Go on without one; the last one that is left is compared with somebody else."""
        left = tuple(each for each in self._verdicts if each is not judged)
        self.go(ComparePlace(left) if len(left) >= FEWEST else CandidatesPlace(choosing=True, kept=tuple(each.candidate for each in left)))

    def _adding(self) -> QPushButton:
        made = button(ADD[len(self._verdicts)], icon="plus")
        made.clicked.connect(lambda _checked=False: letter_menu(self.menu()).popup(made.mapToGlobal(QPoint(0, made.height()))))
        return made

    def menu(self) -> Menu:
        """Return the menu of who can be added: those seen last, then the list of everybody."""
        made = Menu(self)
        present = {each.candidate for each in self._verdicts}
        for each in actions.list_candidates(self.desk, limit=OFFERED + MOST).rows:
            if each.verdict is not None and each.candidate not in present and len(made.actions()) < OFFERED:
                made.addAction(literal(each.name)).triggered.connect(partial(self._add, each.candidate))
        made.addSeparator()
        wider = CandidatesPlace(choosing=True, kept=tuple(each.candidate for each in self._verdicts))
        made.addAction(tr("Somebody else…")).triggered.connect(lambda _on=False: self.go(wider))
        return made

    def _add(self, candidate: str, _on: object = None) -> None:
        try:
            verdict = actions.latest_verdict(self.desk, candidate)
            added = [actions.open_verdict(self.desk, verdict)] if verdict else []
        except VetterError as error:
            self.banner.say(str(error), problem=True)
            return
        self.go(ComparePlace((*self._verdicts, *added)))
