"""The interview: sections on the left, questions in the middle, the verdict forming on the right."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from vetter import actions
from vetter.dossier.during import unread_words
from vetter.gui.interview.exhibits import Attaching
from vetter.gui.interview.folding import Folding
from vetter.gui.interview.handle import Handle
from vetter.gui.interview.head import InterviewHead
from vetter.gui.interview.live import LivePanel
from vetter.gui.interview.recognition import Recognition
from vetter.gui.interview.refusal import Refusal
from vetter.gui.interview.section import SectionPage
from vetter.gui.interview.sections import SectionList
from vetter.gui.interview.steps import Steps
from vetter.gui.keeping import Keeping
from vetter.gui.pages.page import Page
from vetter.gui.places import InterviewPlace, VerdictPlace
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.gradually import Gradually, once
from vetter.gui.widgets.layout import column, row
from vetter.gui.working import beside, wait_for
from vetter.questions import BY_KEY, CATALOGUE, Part, Question
from vetter.questions.kits import kit_of, questions_of
from vetter.questions.start import KIT, SECOND_LISTENER
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from vetter.actions import Desk
    from vetter.domain.case import Answer, AnswerState, Case
    from vetter.gui.interview.card import QuestionCard
    from vetter.gui.interview.steps import Step

PRACTICE = tr("This is practice: type what {name} says beneath each question, as in the room. Nothing is kept.")

FRAME = 16
"""Milliseconds in which keystrokes are gathered into one judgement."""


class InterviewPage(Page):
    """One interview under way."""

    def __init__(self, desk: Desk) -> None:
        """Build what does not depend on the case."""
        self._head = InterviewHead(self.finish)
        super().__init__(desk, self._head)
        self.case: Case | None = None
        self._section = CATALOGUE[0].section.key
        self._built: dict[str, SectionPage] = {}
        self._parts: tuple[Part, ...] = CATALOGUE
        self._wanted: set[str] = set()
        self._only: int | None = None
        self.steps = Steps()
        self._keeping = Keeping(self._write, self)
        self._keeping.changed.connect(self._show_saved)
        self._keeping.kept.connect(self._kept)
        self._refusal = Refusal(desk, self.banner, lambda: self.place, self._keeping.begin)
        self._keeping.refused.connect(lambda error: self._refusal.say_unkept(error, self.keep))
        self._practice: actions.Practice | None = None
        self._sections, self._live, self._stack = SectionList(), LivePanel(), QStackedWidget()
        self._sections.chosen.connect(self.open_section)
        self._live.wanted.connect(self.open_question)
        self._handle = Handle(self.toggle_live, self.open_section)
        self._recognition = Recognition(desk)
        self._recognition.recognised.connect(self._recognise)
        middle = column([self._handle, self._recognition, self._stack], gap=0)
        middle.setStretch(2, 1)
        body = row([self._sections, middle, self._live], gap=0)
        body.setStretch(1, 1)
        self.frame.addLayout(body, 1)
        self._folding = Folding(self._sections, self._stack, self._live, self._handle, None if desk.read_only else desk.folder)
        self._attaching = Attaching(desk, self, self.banner, lambda: self.case, self._write)
        self._timers()

    def _timers(self) -> None:
        self._judge_timer = QTimer(self, singleShot=True, interval=FRAME)
        self._judge_timer.timeout.connect(self._judge)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def open_case(self, case: Case, section: str = "", *, practice: actions.Practice | None = None) -> None:
        """Show an interview, at a section."""
        self.flush()
        self.case, self._practice = case, practice
        self.banner.hide()
        if practice:
            self.banner.say(PRACTICE.format(name=practice.name))
        self._wanted, self._only, self.steps = set(), None, Steps()
        self._reshape(case)
        self._head.begin()
        self._recognition.begin()
        self._keeping.begin()
        self.open_section(section)
        Gradually(self, once(self._judge))

    def _reshape(self, case: Case) -> None:
        """Show the questions of the kit that is chosen; what was typed is in the case, so the pages can go."""
        pages, self._built = tuple(self._built.values()), {}
        for page in pages:
            self._stack.removeWidget(page)
            page.hide()
        Gradually(self, chain.from_iterable(page.taken_apart() for page in pages))
        self._parts = questions_of(kit_of(case), case, self._wanted)
        self._sections.show_parts(self._parts)
        self._handle.show_parts(self._parts)

    @property
    def has_unsaved(self) -> bool:
        """Whether something typed is not on the disk yet."""
        return self._keeping.dirty

    @property
    def place(self) -> InterviewPlace:
        """Where one is in it."""
        return InterviewPlace(self.case, self._section, practice=self._practice)

    def first_field(self) -> QWidget | None:
        """Begin in the first answer of the section."""
        page = self._built.get(self._section)
        return page.first.editor.first_field() if page else None

    @property
    def _cards(self) -> list[QuestionCard]:
        page = self._built.get(self._section)
        return page.cards if page else []

    def open_section(self, key: str) -> None:
        """Show the questions of a section, of the first one when the kit has none of that section."""
        if self.case is None:
            return
        if self.has_unsaved:
            self.keep()
        part = next((part for part in self._parts if part.section.key == key), self._parts[0])
        self._section = key = part.section.key
        page = self._built.get(key) or self._build(part)
        self._stack.setCurrentWidget(page)
        self._sections.show_present(key)
        self._handle.show_present(key)
        if self.isVisible():
            page.begin()

    def _build(self, part: Part) -> SectionPage:
        region, read = self.desk.settings.region, partial(actions.read_row, self.desk)
        page = self._built[part.section.key] = SectionPage(part, region, read, self._foot(part), self._fill)
        page.set_listeners(self._listeners())
        page.show_only(self._only)
        page.edited.connect(self._edited)
        page.taken_back.connect(self._offer_back)
        page.passed.connect(partial(self.turn, 1))
        page.blinded.connect(self._show_only)
        # As it is read: sections, questions, then the verdict so far.
        page.complete.connect(lambda: QWidget.setTabOrder(page.last_field(), self._live.first_field()))
        self._stack.addWidget(page)
        page.grow()
        return page

    def _fill(self, card: QuestionCard) -> Iterator[None]:
        """Show in a question that was just put together what the case holds of it by now, a piece at a time."""
        if self.case is None:
            return
        card.set_listeners(self._listeners())
        card.show_only(self._only)
        if self._practice:
            card.hear(self._practice.name, self._practice.spoken.get(card.question.key, ""))
        else:
            self._attaching.serve((card,))
        yield from card.showing(self.case.answer(card.question), dict(self.case.unread))

    def _foot(self, part: Part) -> QWidget:
        at = [each.section.key for each in self._parts].index(part.section.key)
        if at + 1 == len(self._parts):
            return button(tr("Finish and see the verdict"), self.finish, kind="strong", name=tr("Finish"))
        following = self._parts[at + 1].section
        return button(
            tr("On to: {title}", title=following.title), lambda: self.open_section(following.key), kind="strong", icon="arrow-right"
        )

    def open_question(self, path: str) -> None:
        """Go to one question, or to the field of it that `path` names, wherever it stands and whatever the kit."""
        key, _dot, below = path.partition(".")
        if self.case is None or key not in BY_KEY:
            return
        if not any(question.key == key for part in self._parts for question in part.questions):
            self._wanted.add(key)
            self._reshape(self.case)
            self.open_section(self._section)
        part = next(part for part in self._parts if any(question.key == key for question in part.questions))
        if part.section.key != self._section or self._section not in self._built:
            self.open_section(part.section.key)
        page = self._built[self._section]
        card = next(card for card in page.cards if card.question.key == key)
        QTimer.singleShot(0, card, partial(page.reveal, card, below))

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and (page := self._built.get(self._section)):
            self.steps.leave()
            page.follow(now)

    def undo(self) -> None:
        """Take back the last edit, wherever it was made."""
        self._go_over(self.steps.undo)

    def redo(self) -> None:
        """Make again what was taken back."""
        self._go_over(self.steps.redo)

    def _go_over(self, over: Callable[[Case], Step | None]) -> None:
        step = over(self.case) if self.case else None
        if step is None:
            return
        key, self.case = step
        if key == KIT.key:
            self._reshape(self.case)
        self.open_question(key)
        card = next(each for each in self._cards if each.question.key == key)
        card.show_answer(self.case.answers.get(key), dict(self.case.unread))
        if key == SECOND_LISTENER.key:
            self._show_listeners()
        self._changed()

    def _listeners(self) -> tuple[str, ...]:
        second = self.case[SECOND_LISTENER] if self.case else None
        return (tr("You"), second) if second else ("",)

    def _edited(self, card: QuestionCard) -> None:
        if self.case is None:
            return
        self.steps.note(card.question.key, self.case)
        self.case = self.case.with_reply(card.question, card.answer(), card.unread())
        if card.question is SECOND_LISTENER:
            self._show_listeners()
        elif card.question is KIT:
            self._reshape(self.case)
            self.open_question(KIT.key)
        self._changed()

    def _changed(self) -> None:
        """Judge and keep what was changed, soon."""
        self._keeping.touch()
        if not self._judge_timer.isActive():
            self._judge_timer.start()

    def _show_listeners(self) -> None:
        names = self._listeners()
        if len(names) < 2:
            self._only = None
        for page in self._built.values():
            page.set_listeners(names)
            page.show_only(self._only)

    def _show_only(self, listener: int | None) -> None:
        """Show the marks of one listener alone, in every section."""
        self._only = listener
        for page in self._built.values():
            page.show_only(listener)
        self._judge()

    def _offer_back(self, card: QuestionCard, answer: Answer[Any], unread: dict[str, str]) -> None:
        """Offer to put back what "Not asked" has emptied."""
        key = card.question.key

        def put_back() -> None:
            self.open_question(key)
            back = next(each for each in self._cards if each.question.key == key)
            back.show_answer(answer, unread)
            self._edited(back)

        self.banner.say(tr("“{question}” is back to not asked.", question=card.question.short), (tr("Undo"), put_back))

    def _judge(self) -> None:
        if self.case is None:
            return
        live = actions.live(self.desk, self.case, blind=self._only is not None)
        self._live.show_live(live)
        self._sections.show_progress(live, self._parts, self.case)
        self._head.show_case(self.case)
        self._handle.show_live(live)
        if not self._practice:
            self._recognition.show_case(self.case)

    def _recognise(self, candidate: str) -> None:
        """Go on with this talk as one with somebody who is known already."""
        if self.case is not None:
            self.case = replace(self.case, candidate=candidate)
            self._changed()

    def keep(self) -> bool:
        """Put the draft on the disk; return whether it is there."""
        return self.case is None or self._keeping.keep()

    def _write(self) -> datetime | None:
        return None if self.case is None or self._practice else actions.keep_draft(self.desk, self.case, self._section)

    def _kept(self, moment: datetime) -> None:
        self._refusal.over()
        self.saved.emit(moment)

    def flush(self) -> bool:
        """Keep what is unsaved, before the page or the window goes; return whether it is on the disk."""
        return self.keep()

    def _show_saved(self) -> None:
        self._head.show_saved(self._keeping.saved_at, unsaved=self._keeping.dirty, practice=self._practice is not None)

    def finish(self) -> None:
        """Judge and save for good; text that cannot be read yet is pointed out first."""
        if self.case is None:
            return
        unread = list(self.case.unread)
        if not unread:
            self._save()
            return
        self.banner.say(
            unread_words(self.case),
            (tr("Go there"), lambda: self.open_question(unread[0])),
            (tr("Finish anyway"), self._save),
            problem=True,
        )

    def _save(self) -> None:
        if self.case is None or not self.keep():
            return
        if self._practice:
            self._end(actions.judge_case(self.desk, self.case))
            return
        work = beside(self.desk, partial(actions.finish, case=self.case), writing=True)
        done, stopped = partial(self._judged, self.case), partial(self.banner.say, tr("Stopped. The interview is still open."))
        wait_for(self, tr("Judging the interview"), work, done, lambda error: self._refusal.say(error, self._save), stopped, alone=True)

    def _judged(self, case: Case, saved: actions.Saved) -> None:
        self.saved.emit(saved.saved_at)
        self._end(actions.Judged(saved.dossier, case, saved.candidate, saved.verdict))

    def _end(self, judged: actions.Judged) -> None:
        self._keeping.end()
        self._head.end()
        self.case = None
        self.go(VerdictPlace(judged))

    def questions(self) -> tuple[Question[Any], ...]:
        """Return the questions that are asked in this interview."""
        return tuple(question for part in self._parts for question in part.questions)

    def present_card(self) -> QuestionCard | None:
        """Return the question that has the focus."""
        focused = QApplication.focusWidget()
        return next((card for card in self._cards if focused and card.isAncestorOf(focused)), None)

    def paste_evidence(self) -> None:
        """Attach what was copied to the question in focus."""
        self._attaching.paste(self.present_card())

    def withhold(self, state: AnswerState) -> None:
        """Note that the question in focus was dodged or declined, or take that back."""
        card = self.present_card()
        if card is not None:
            card.withhold(state)

    def step(self, by: int) -> None:
        """Go to the question after or before, into the next section where this one ends."""
        present = self.present_card()
        at = (self._cards.index(present) if present else -1 if by > 0 else 0) + by
        if 0 <= at < len(self._cards):
            self._built[self._section].reveal(self._cards[at])
        elif self.turn(by) and by < 0:
            self.open_question(self._cards[-1].question.key)

    def turn(self, by: int) -> bool:
        """Open the section before or after; return whether there is one."""
        keys = [part.section.key for part in self._parts]
        at = keys.index(self._section) + by
        if not 0 <= at < len(keys):
            return False
        self.open_section(keys[at])
        return True

    def toggle_live(self) -> None:
        """Fold the live panel away or out; in little room it takes the place of the sections."""
        self._folding.toggle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the live panel when there is little room."""
        super().resizeEvent(event)
        self._folding.arrange(self.width())
