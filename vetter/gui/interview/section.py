"""One section of the interview: its questions one under another, built once and kept while the interview is open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vetter.gui.interview.blind import BlindLine
from vetter.gui.interview.card import QuestionCard
from vetter.gui.theme import Role
from vetter.gui.widgets.gradually import HALF, Gradually
from vetter.gui.widgets.layout import column, hairline, holding, row, scrolled
from vetter.gui.widgets.text import label
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vetter.domain.region import Region
    from vetter.dossier.model import RowReading
    from vetter.questions import Part, Question

IN_SIGHT = 96
"""Pixels kept free above and below the field that has the focus."""
ABOVE = 12
"""Pixels left above a question that is brought to the top."""


class SectionPage(QWidget):
    """The questions of a section; all but the first are put together while the window goes on.

    Signals:
        complete: the last question and the way on are there.
        edited: the card of the question that was just edited.
        taken_back: the card that "Not asked" has just emptied, its answer and its unread text.
        passed: on Enter in the last question.
        blinded: the listener (from 0) whose marks alone are to be shown, or None for all.
    """

    complete = Signal()
    edited = Signal(object)
    taken_back = Signal(object, object, object)
    passed = Signal()
    blinded = Signal(object)

    def __init__(
        self,
        part: Part,
        region: Region,
        read: Callable[[Question[Any], object], RowReading | None],
        foot: QWidget,
        fill: Callable[[QuestionCard], Iterator[None]],
    ) -> None:
        """Begin with no question of `part`; each is filled in by `fill`, `foot` leads on from the end of the last."""
        super().__init__()
        self._part, self._region, self._read, self._fill = part, region, read, fill
        self._cards: list[QuestionCard] = []
        self._list = column([label(part.section.intro, Role.QUIET)], gap=24, margins=(24, 20, 24, 32))
        self._blind = BlindLine() if any(question.rated for question in part.questions) else None
        if self._blind is not None:
            self._blind.chosen.connect(self.blinded)
            self._list.addWidget(self._blind)
        self._list.addStretch(1)
        self._foot = foot
        self._area = scrolled(holding(self._list))
        self.setLayout(column([self._area]))
        self.setAccessibleName(part.section.title)
        self._building: Gradually | None = None

    def grow(self) -> None:
        """Put together what takes the keys, and the rest soon; in its window by now, so that nothing has to be drawn up twice."""
        first = self._made(self._part.questions[0])
        filling = self._fill(first)
        next(filling, None)
        self._add(first)
        self._building = Gradually(self, self._rest(filling), self._area)

    def drop(self) -> None:
        """Put no more together: the page is shown no longer."""
        if self._building is not None:
            self._building.drop()
            self._building = None

    def taken_apart(self) -> Iterator[None]:
        """Take the page away card by card; all at once would hold the window up."""
        self.drop()
        for card in self._cards:
            shiboken6.delete(card)
            yield
        self.deleteLater()

    @property
    def cards(self) -> list[QuestionCard]:
        """All questions; what is not there yet is put together now."""
        if self._building is not None:
            self._building.finish()
        return self._cards

    @property
    def first(self) -> QuestionCard:
        """The first question."""
        return self._cards[0]

    def _rest(self, filling: Iterator[None]) -> Iterator[object]:
        for _row in filling:
            yield HALF
        for question in self._part.questions[1:]:
            card = self._made(question)
            yield None
            yield from self._fill(card)
            self._add(card)
            yield None
        # Last, so that Tab comes to it last.
        self._list.insertLayout(self._list.count() - 1, row([self._foot, -1]))
        self.complete.emit()

    def _made(self, question: Question[Any]) -> QuestionCard:
        title, questions = self._part.section.title, self._part.questions
        place = tr("{title}, question {number} of {all}", title=title, number=questions.index(question) + 1, all=len(questions))
        return QuestionCard(question, place, self._region, partial(self._read, question))

    def _add(self, card: QuestionCard) -> None:
        card.changed.connect(partial(self.edited.emit, card))
        card.done.connect(partial(self._go_on, card))
        card.taken_back.connect(partial(self.taken_back.emit, card))
        for each in (hairline(), card) if self._cards else (card,):
            self._list.insertWidget(self._list.count() - 1, each)
        self._cards.append(card)

    def set_listeners(self, names: tuple[str, ...]) -> None:
        """Offer a row of marks for each listener."""
        if self._blind is not None:
            self._blind.show_listeners(names)
        for card in self._cards:
            card.set_listeners(names)

    def show_only(self, listener: int | None) -> None:
        """Show the marks of one listener alone; None shows those of all."""
        if self._blind is not None:
            self._blind.show_only(listener)
        for card in self._cards:
            card.show_only(listener)

    def last_field(self) -> QWidget:
        """Return the last thing that takes the focus."""
        return self._foot

    def begin(self) -> None:
        """Go to the first question."""
        self.first.focus()
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
