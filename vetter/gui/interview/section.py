"""One section of the interview: its questions one under another, built once and kept while the interview is open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vetter.gui.interview.blind import BlindLine
from vetter.gui.interview.card import QuestionCard
from vetter.gui.theme import Role
from vetter.gui.widgets.layout import column, hairline, holding, row, scrolled
from vetter.gui.widgets.text import label
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vetter.domain.case import Case
    from vetter.domain.region import Region
    from vetter.dossier.model import RowReading
    from vetter.questions import Part, Question

IN_SIGHT = 96
"""Pixels kept free above and below the field that has the focus."""
ABOVE = 12
"""Pixels left above a question that is brought to the top."""


class SectionPage(QWidget):
    """The questions of a section.

    Signals:
        edited: the card of the question that was just edited.
        taken_back: the card that "Not asked" has just emptied, its answer and its unread text.
        passed: on Enter in the last question.
        blinded: the listener (from 0) whose marks alone are to be shown, or None for all.
    """

    edited = Signal(object)
    taken_back = Signal(object, object, object)
    passed = Signal()
    blinded = Signal(object)

    def __init__(self, part: Part, region: Region, read: Callable[[Question[Any], object], RowReading | None], foot: QWidget) -> None:
        """Build the cards of `part`; `foot` leads on from its end."""
        super().__init__()
        self.cards: list[QuestionCard] = []
        self._list = column([label(part.section.intro, Role.QUIET)], gap=24, margins=(24, 20, 24, 32))
        self._blind = BlindLine() if any(question.rated for question in part.questions) else None
        if self._blind is not None:
            self._blind.chosen.connect(self.blinded)
            self._list.addWidget(self._blind)
        for number, question in enumerate(part.questions, start=1):
            if number > 1:
                self._list.addWidget(hairline())
            place = tr("{title}, question {number} of {all}", title=part.section.title, number=number, all=len(part.questions))
            card = QuestionCard(question, place, region, partial(read, question))
            card.changed.connect(partial(self.edited.emit, card))
            card.done.connect(partial(self._go_on, card))
            card.taken_back.connect(partial(self.taken_back.emit, card))
            self.cards.append(card)
            self._list.addWidget(card)
        self._foot = foot
        self._list.addLayout(row([foot, -1]))
        self._list.addStretch(1)
        self._area = scrolled(holding(self._list))
        self.setLayout(column([self._area]))
        self.setAccessibleName(part.section.title)

    def show_case(self, case: Case, listeners: tuple[str, ...]) -> None:
        """Show the answers of a case."""
        self.set_listeners(listeners)
        for card in self.cards:
            card.show_answer(case.answer(card.question), dict(case.unread))

    def hear(self, name: str, spoken: Mapping[str, str]) -> None:
        """Show beneath each question what somebody invented answers."""
        for card in self.cards:
            card.hear(name, spoken.get(card.question.key, ""))

    def set_listeners(self, names: tuple[str, ...]) -> None:
        """Offer a row of marks for each listener."""
        if self._blind is not None:
            self._blind.show_listeners(names)
        for card in self.cards:
            card.set_listeners(names)

    def show_only(self, listener: int | None) -> None:
        """Show the marks of one listener alone; None shows those of all."""
        if self._blind is not None:
            self._blind.show_only(listener)
        for card in self.cards:
            card.show_only(listener)

    def last_field(self) -> QWidget:
        """Return the last thing that takes the focus."""
        return self._foot

    def begin(self) -> None:
        """Go to the first question."""
        self.cards[0].focus()
        self._area.verticalScrollBar().setValue(0)

    def reveal(self, card: QuestionCard, path: str = "") -> None:
        """Bring a question to the top and put the cursor into it, or into the field that `path` names."""
        self._settle()
        self._area.verticalScrollBar().setValue(max(0, card.y() - ABOVE))
        card.focus(path)

    def follow(self, field: QWidget) -> None:
        """Keep the field that has the focus in sight, however it got it."""
        if self._area.isAncestorOf(field):
            self._settle()
            self._area.ensureWidgetVisible(field, 0, IN_SIGHT)

    def _settle(self) -> None:
        """Give what was just added its place, so that one can scroll to it."""
        sheet = self._area.widget()
        for layout in (sheet.layout() if sheet is not None else None, self._list):
            if layout is not None:
                layout.activate()

    def _go_on(self, card: QuestionCard) -> None:
        at = self.cards.index(card) + 1
        if at < len(self.cards):
            self.reveal(self.cards[at])
        else:
            self.passed.emit()
