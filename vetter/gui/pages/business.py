"""Your business: what is known of it, kept once for every interview, what it comes to, and which way the owner leans."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from vetter import actions
from vetter.gui import theme
from vetter.gui.blocks import section_widget
from vetter.gui.interview.section import SectionPage
from vetter.gui.interview.steps import Steps
from vetter.gui.keeping import Keeping
from vetter.gui.pages.page import NARROW, READ_ONLY, Page
from vetter.gui.places import InterviewPlace
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.layout import PAGE_SIDE, column, emptied, holding, row, scrolled
from vetter.questions import BY_KEY, YOURS, Part
from vetter.questions.model import Section
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from vetter.actions import Desk
    from vetter.domain.case import Answer, Case
    from vetter.gui.interview.card import QuestionCard
    from vetter.gui.interview.steps import Step

SIDE = 336
CRAMPED = 720
"""Below this width of the page what the form comes to stands beneath it."""
QWIDGETSIZE_MAX = 16_777_215
PART = Part(
    Section(
        key="profile",
        title=tr("Your business"),
        intro=tr(
            "Every interview begins with these. Fill in what you know, a few seconds each; leave the rest blank. "
            "All of it stays on this computer, and none of it is shown to a candidate."
        ),
    ),
    (BY_KEY["trade"], BY_KEY["business"], *(question for question in YOURS if question.key not in {"trade", "business"})),
)


class BusinessPage(Page):
    """The owner's profile as a form, kept while it is typed, with what it comes to beside it."""

    def __init__(self, desk: Desk) -> None:
        """Build the form; `refresh` fills it."""
        super().__init__(desk)
        self.top.show_title(tr("Your business"), tr("Kept as you type, and taken into every interview"))
        self.case: Case | None = None
        self.steps = Steps()
        self._keeping = Keeping(self._write, self)
        self._keeping.kept.connect(self.saved)
        self._keeping.kept.connect(lambda _moment: self.note_kept())
        self._keeping.refused.connect(lambda error: self.say_unkept(error, self._keeping.keep))
        self._form: SectionPage | None = None
        self._first: QuestionCard | None = None
        self._held = column(gap=0, margins=(8, 0, 0, 0))
        self._told = column(gap=24)
        self._beside = column([holding(self._told), -1])
        self._side = scrolled(holding(self._beside))
        self._body = row([holding(self._held), self._side], gap=0)
        self._body.setStretch(0, 1)
        self.frame.addLayout(self._body, 1)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def refresh(self, question: str = "") -> None:
        """Show what is kept, at one question when it is named."""
        self.flush()
        self.case, self.steps = actions.profile(self.desk), Steps()
        if self._form is not None:
            self._form.drop()
        emptied(self._held)
        foot = button(tr("Begin an interview"), self._interview, kind="strong", icon="arrow-right")
        form = SectionPage(PART, self.desk.settings.region, partial(actions.read_row, self.desk), foot, self._fill)
        form.edited.connect(self._edited)
        form.taken_back.connect(self._offer_back)
        self._held.addWidget(form)
        form.grow()
        self._form = form
        self._tell()
        self._fit()
        self._first = _card(form, question) if question in BY_KEY else form.first
        if question:
            QTimer.singleShot(0, self._first, partial(form.reveal, self._first))

    def first_field(self) -> QWidget | None:
        """Begin in the first answer, or in the one that was asked for."""
        return self._first.editor.first_field() if self._first else None

    def _fill(self, card: QuestionCard) -> Iterator[None]:
        if self.case is not None:
            yield from card.showing(self.case.answer(card.question), dict(self.case.unread))

    def _interview(self) -> None:
        self.flush()
        self.go(InterviewPlace())

    def _edited(self, card: QuestionCard) -> None:
        if self.case is None:
            return
        self.steps.note(card.question.key, self.case)
        self._show(self.case.with_reply(card.question, card.answer(), card.unread()))

    def _show(self, case: Case) -> None:
        self.case = case
        self._keeping.touch()
        self._tell()

    def _tell(self) -> None:
        emptied(self._told)
        for section in actions.about_owner(self.desk, self.case) if self.case else ():
            self._told.addWidget(section_widget(section))

    def _write(self) -> datetime | None:
        if self.case is None:
            return None
        if self.desk.read_only:  # told, and not in the way of whoever only looks
            self.banner.say(READ_ONLY, problem=True)
            return None
        return actions.keep_profile(self.desk, self.case)

    def _offer_back(self, card: QuestionCard, answer: Answer[object], unread: dict[str, str]) -> None:
        def put_back() -> None:
            card.show_answer(answer, unread)
            self._edited(card)

        self.banner.say(tr("“{question}” is empty again.", question=card.question.short), (tr("Undo"), put_back))

    def flush(self) -> bool:
        """Put what is unsaved on the disk; return whether it is there."""
        return self._keeping.keep()

    def undo(self) -> None:
        """Take back the last edit."""
        self._go_over(self.steps.undo)

    def redo(self) -> None:
        """Make again what was taken back."""
        self._go_over(self.steps.redo)

    def _go_over(self, over: Callable[[Case], Step | None]) -> None:
        step = over(self.case) if self.case else None
        if step is None or self._form is None:
            return
        key, case = step
        card = _card(self._form, key)
        self._form.reveal(card)
        card.show_answer(case.answers.get(key), dict(case.unread))
        self._show(case)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._form is not None and self._form.isAncestorOf(now):
            self.steps.leave()
            self._form.follow(now)

    def _fit(self) -> None:
        cramped = self.width() < theme.scaled(CRAMPED)
        self._body.setDirection(QBoxLayout.Direction.TopToBottom if cramped else QBoxLayout.Direction.LeftToRight)
        self._beside.setContentsMargins(PAGE_SIDE if cramped else 24, 20, PAGE_SIDE, 24)
        wide = self.width() if cramped else theme.scaled(SIDE if self.width() >= theme.scaled(NARROW) else SIDE - 64)
        self._side.setFixedWidth(wide)
        self._side.setMaximumHeight(self.height() // 3 if cramped else QWIDGETSIZE_MAX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the form more room when there is little."""
        super().resizeEvent(event)
        self._fit()


def _card(form: SectionPage, key: str) -> QuestionCard:
    return next(card for card in form.cards if card.question.key == key)
