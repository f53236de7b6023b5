"""One question as it is asked: the words to read aloud, the answer, and the ways it was withheld."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from vetter.domain.case import Answer, AnswerState
from vetter.gui.editors import editor_for
from vetter.gui.editors.marks import MarksEditor
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.layout import column, row
from vetter.gui.widgets.text import label
from vetter.kinds import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from vetter.domain.region import Region
    from vetter.dossier.model import RowReading
    from vetter.gui.editors import Editor
    from vetter.questions import Question

NOTE_HINT = "Their own words, to keep"


class QuestionCard(QWidget):
    """A question with its editor.

    Signals:
        changed: after every edit by the person.
        done: on Enter, to go on to the next question.
        taken_back: the answer and the unread text that "Not asked" has just emptied.
    """

    changed = Signal()
    done = Signal()
    taken_back = Signal(object, object)

    def __init__(self, question: Question[Any], place: str, region: Region, read: Callable[[object], RowReading | None]) -> None:
        """Build the card of `question`; `place` says where in the interview it stands."""
        super().__init__()
        self.question = question
        self.editor: Editor = editor_for(question, region, read)
        self._note = QLineEdit()
        self._note.setMaxLength(20_000)
        self._note.setPlaceholderText(NOTE_HINT)
        self._note.setAccessibleName(f"{question.short}: {NOTE_HINT.lower()}")
        self._states: dict[AnswerState, QPushButton] = {}
        self._why = label(question.why, Role.QUIET)
        self._why.hide()
        self.setLayout(column(self._parts(place), gap=6))
        self.editor.changed.connect(self._edited)
        self.editor.done.connect(self.done)
        self._note.textEdited.connect(lambda _text: self._edited())
        self.setAccessibleName(question.ask)

    def _parts(self, place: str) -> list[Any]:
        why = button("Why do we ask?", kind="link", name=f"Why do we ask: {self.question.short}")
        why.setCheckable(True)
        why.toggled.connect(self._why.setVisible)
        head = row([label(place, Role.CAPTION, wrap=False), -1, why])
        ask = label(self.question.ask, Role.SECTION)
        ask.setBuddy(self.editor.first_field())
        parts: list[Any] = [head, ask]
        if self.question.probe:
            parts.append(label(f"If they stop early: {self.question.probe}", Role.QUIET))
        parts += [self._why, self.editor]
        if self.question.aloud:
            parts.append(self._withheld())
        return parts

    def _withheld(self) -> Any:
        line = row(gap=8)
        self._not_asked = self._toggle("Not asked")
        self._not_asked.setChecked(True)
        self._not_asked.clicked.connect(lambda _checked: self._press(None))
        line.addWidget(self._not_asked)
        offered = [AnswerState.DODGED, AnswerState.DECLINED]
        if isinstance(self.question.kind, Table):
            offered.insert(0, AnswerState.NONE)
        for state in offered:
            made = self._toggle(state.label)
            made.clicked.connect(lambda _checked, state=state: self._press(state))
            self._states[state] = made
            line.addWidget(made)
        line.addWidget(self._note, 1)
        return line

    def _toggle(self, words: str) -> QPushButton:
        made = button(words, kind="small", name=f"{self.question.short}: {words}")
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return made

    def _press(self, state: AnswerState | None) -> None:
        already = self._state() is state and state is not None
        for each, made in self._states.items():
            made.setChecked(each is state and not already)
        if state is None:
            self._take_back()
        self._edited()

    def _take_back(self) -> None:
        before, unread = self.answer(), self.unread()
        self.editor.set_value(None)
        self._note.clear()
        if before is not None:
            self.taken_back.emit(before, unread)

    def _state(self) -> AnswerState | None:
        return next((state for state, made in self._states.items() if made.property("held")), None)

    def _edited(self) -> None:
        self._hold()
        self.changed.emit()

    def _hold(self) -> None:
        for made in self._states.values():
            made.setProperty("held", made.isChecked())
        if self.question.aloud:
            self._not_asked.setChecked(self.answer() is None)

    def answer(self) -> Answer[Any] | None:
        """Return the answer; None while the question was not asked."""
        value, note = self.editor.value(), self._note.text()
        state = next((state for state, made in self._states.items() if made.isChecked()), None)
        if state is not None:
            return Answer(value, state, note)
        if value is None and not note.strip() and not self.editor.unread():
            return None
        return Answer(value, AnswerState.ANSWERED, note)

    def unread(self) -> dict[str, str]:
        """Return text that cannot be read yet, by its path in the case."""
        key = self.question.key
        return {f"{key}.{path}" if path else key: text for path, text in self.editor.unread().items()}

    def show_answer(self, answer: Answer[Any] | None, unread: dict[str, str]) -> None:
        """Show an answer and text that could not be read."""
        self.editor.set_value(answer.value if answer else None)
        key = self.question.key
        own = {path.removeprefix(key).removeprefix("."): text for path, text in unread.items() if path == key or path.startswith(f"{key}.")}
        self.editor.set_unread(own)
        self._note.setText(answer.note if answer else "")
        self._note.setCursorPosition(0)
        for state, made in self._states.items():
            made.setChecked(answer is not None and answer.state is state)
        self._hold()

    def set_listeners(self, names: tuple[str, ...]) -> None:
        """Offer a row of marks for each listener."""
        if isinstance(self.editor, MarksEditor):
            self.editor.set_listeners(names)

    def focus(self) -> None:
        """Put the cursor into the answer."""
        self.editor.first_field().setFocus(Qt.FocusReason.ShortcutFocusReason)
