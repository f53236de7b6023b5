"""One question as it is asked: the words to read aloud, the answer, and the ways it was withheld."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from vetter.domain.case import Answer, AnswerState
from vetter.gui import theme
from vetter.gui.editors import editor_for
from vetter.gui.editors.fields import TOO_LONG, Saying
from vetter.gui.editors.marks import MarksEditor
from vetter.gui.interview.exhibits import ExhibitRow
from vetter.gui.theme import Role
from vetter.gui.tongue import spelled
from vetter.gui.widgets.buttons import button, toggle
from vetter.gui.widgets.flow import flow
from vetter.gui.widgets.layout import card, column, holding
from vetter.gui.widgets.text import label
from vetter.kinds import Table
from vetter.tongue import inside, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
    from PySide6.QtWidgets import QLayout

    from vetter.domain.region import Region
    from vetter.dossier.model import RowReading
    from vetter.gui.editors import Editor
    from vetter.questions import Question

KEYS = {AnswerState.DODGED: "Ctrl+Shift+D", AnswerState.DECLINED: "Ctrl+Shift+N"}
"""What is pressed while a question has the focus, to note how it was withheld."""
NOTE_HINT = tr("Their own words, to keep")
NOT_COUNTED = tr("What is filled in above is kept, but does not count while “{state}” is pressed.")


class QuestionCard(QWidget):
    """A question with its editor.

    Signals:
        changed: after every edit by the person.
        done: on Enter, to go on to the next question.
        taken_back: the answer and the unread text that "Not asked" has just emptied.
        dropped: paths of files that were dropped on it.
        pasted: on the key for pasting, where no field had a use for what was copied.
    """

    changed = Signal()
    done = Signal()
    taken_back = Signal(object, object)
    dropped = Signal(object)
    pasted = Signal()

    def __init__(self, question: Question[Any], place: str, region: Region, read: Callable[[object], RowReading | None]) -> None:
        """Build the card of `question`; `place` says where in the interview it stands."""
        super().__init__()
        self.question = question
        self.editor: Editor = editor_for(question, region, read)
        self._states: dict[AnswerState, QPushButton] = {}
        self._kept_note = ""
        self._why = label(question.why, Role.QUIET)
        self._why.hide()
        self._heard_words = label("", Role.BODY)
        self._heard = card([self._heard_words], kind="spoken", padding=12)
        self._heard.hide()
        self.exhibits = ExhibitRow(question.short) if question.aloud and isinstance(question.kind, Table) else None
        self.setAcceptDrops(self.exhibits is not None)
        self.setLayout(column(self._parts(place), gap=8))
        self.editor.changed.connect(self._filled_in)
        self.editor.done.connect(self.done)
        self.setAccessibleName(question.ask)

    def _parts(self, place: str) -> list[Any]:
        why = button(tr("Why do we ask?"), kind="link", name=tr("Why do we ask: {question}", question=self.question.short))
        why.setCheckable(True)
        why.toggled.connect(self._why.setVisible)
        head = flow([label(place, Role.CAPTION, wrap=False), -1, why], trailing=True)
        ask = label(self.question.ask, Role.SECTION)
        ask.setBuddy(self.editor.first_field())
        words: list[Any] = [head, ask]
        if self.question.probe:
            words.append(label(tr("If they stop early: {probe}", probe=self.question.probe), Role.QUIET))
        parts: list[Any] = [column([*words, self._why], gap=0), self._heard, self.editor]
        if self.question.aloud:
            parts.append(self._withheld())
        if self.exhibits is not None:
            parts.append(self.exhibits)
        return parts

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let files be dropped here, and show where they go."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._hover(over=True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Show that they went elsewhere."""
        self._hover(over=False)

    def _hover(self, *, over: bool) -> None:
        if self.exhibits is not None:
            self.exhibits.show_hovering(over=over)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what was copied as evidence."""
        if self.exhibits is not None and event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on the files that were dropped."""
        self._hover(over=False)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _withheld(self) -> QWidget:
        self._note = Saying(f"{self.question.short}: {inside(NOTE_HINT)}")
        self._note.setProperty("kind", "small")
        self._note.setFont(theme.font(Role.SUPPORT))
        self._note.setPlaceholderText(NOTE_HINT)
        self._note.setMinimumWidth(self._note.fontMetrics().horizontalAdvance(NOTE_HINT) + 28)
        self._note.typed.connect(self._edited)
        self._note.refused.connect(lambda: self._say(TOO_LONG))
        self._note.returnPressed.connect(self.done)
        self._not_asked = self._toggle(tr("Not asked"))
        self._not_asked.clicked.connect(self._take_back)
        offered = [AnswerState.DODGED, AnswerState.DECLINED]
        if isinstance(self.question.kind, Table):
            offered.insert(0, AnswerState.NONE)
        for state in offered:
            made = self._toggle(state.label)
            if state in KEYS:
                made.setToolTip(spelled(KEYS[state]))
                made.setAccessibleDescription(spelled(KEYS[state]))
            made.clicked.connect(lambda checked, state=state: self._press(state, checked=checked))
            self._states[state] = made
        line = flow([self._not_asked, *self._states.values(), self._note])
        self._aside = label("", Role.QUIET)
        self._aside.hide()
        parts: list[QWidget | QLayout] = [line, self._aside]
        if isinstance(self.question.kind, Table):  # where a row is filled in by keys alone
            parts.insert(1, label(", ".join(f"{state.label}: {spelled(KEYS[state])}" for state in KEYS), Role.CAPTION))
        return holding(column(parts, gap=4))

    def _toggle(self, words: str) -> QPushButton:
        return toggle(words, name=f"{self.question.short}: {words}")

    def _press(self, state: AnswerState, *, checked: bool) -> None:
        for each, made in self._states.items():
            made.setChecked(checked and each is state)
        self._edited()

    def hear(self, name: str, words: str) -> None:
        """Show what somebody invented answers; nothing where there is nothing to tell."""
        self._heard.setVisible(bool(words))
        self._heard_words.setText(
            tr("{name} says: {words}", name=name, words=words) if self.question.aloud else tr("For practice: {words}", words=words)
        )

    def withhold(self, state: AnswerState) -> None:
        """Press “Dodged” or “Declined”, or let it go again; what is not read aloud cannot be withheld."""
        if state in self._states:
            self._states[state].click()

    def _take_back(self) -> None:
        """Take the question back to not asked."""
        before, unread = self.answer(), self.unread()
        self.show_answer(None, {})
        if before is not None:
            self.taken_back.emit(before, unread)
        self.changed.emit()

    def _filled_in(self) -> None:
        """Lift “There is none”, “Dodged” and “Declined” when an answer comes after all."""
        if self.editor.value() is not None or self.editor.unread():
            for made in self._states.values():
                made.setChecked(False)
        self._edited()

    def _edited(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        """Bring the buttons and the sentence beneath them up to date."""
        if not self.question.aloud:
            return
        self._not_asked.setChecked(self.answer() is None)
        state = self._state()
        idle = state is not None and (self.editor.value() is not None or bool(self.editor.unread()))
        self._say(NOT_COUNTED.format(state=state.label) if idle and state else "")

    def _say(self, text: str) -> None:
        self._aside.setText(text)
        self._aside.setVisible(bool(text))

    def _state(self) -> AnswerState | None:
        return next((state for state, made in self._states.items() if made.isChecked()), None)

    def answer(self) -> Answer[Any] | None:
        """Return the answer; None while the question was not asked."""
        value, note, state = self.editor.value(), self._told(), self._state()
        if state is not None:
            return Answer(value, state, note)
        if value is None and not note.strip() and not self.editor.unread():
            return None
        return Answer(value, AnswerState.ANSWERED, note)

    def _told(self) -> str:
        """Return the candidate's words; a question that is not read aloud keeps what came with it."""
        return self._note.told() if self.question.aloud else self._kept_note

    def unread(self) -> dict[str, str]:
        """Return text that cannot be read yet, by its path in the case."""
        key = self.question.key
        return {f"{key}.{path}" if path else key: text for path, text in self.editor.unread().items()}

    def show_answer(self, answer: Answer[Any] | None, unread: dict[str, str]) -> None:
        """Show an answer and text that could not be read."""
        for _piece in self.showing(answer, unread):
            pass

    def showing(self, answer: Answer[Any] | None, unread: dict[str, str]) -> Iterator[None]:
        """Show them a piece at a time; from the first on the card counts as answered so."""
        self.editor.begin(answer.value if answer else None)
        key = self.question.key
        own = {path.removeprefix(key).removeprefix("."): text for path, text in unread.items() if path == key or path.startswith(f"{key}.")}
        self.editor.set_unread(own)
        self._kept_note = answer.note if answer else ""
        for state, made in self._states.items():
            made.setChecked(answer is not None and answer.state is state)
        if self.question.aloud:
            self._note.put(self._kept_note)
        self._tell()
        yield
        yield from self.editor.rest()

    def set_listeners(self, names: tuple[str, ...]) -> None:
        """Offer a row of marks for each listener."""
        if isinstance(self.editor, MarksEditor):
            self.editor.set_listeners(names)

    def show_only(self, listener: int | None) -> None:
        """Show the marks of one listener alone; None shows those of all."""
        if isinstance(self.editor, MarksEditor):
            self.editor.show_only(listener)

    def focus(self, path: str = "") -> None:
        """Put the cursor into the answer, or into the part of it that `path` names."""
        field = self.editor.field(path) if path else self.editor.first_field()
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
