"""Written answers: text, numbers and dates, strict and never guessed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QPlainTextEdit

from vetter.domain.region import Region
from vetter.errors import InputError
from vetter.gui import theme
from vetter.gui.editors.base import Editor
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.layout import column, emptied, holding, row, tab_through
from vetter.gui.widgets.text import label, picture, plain_tip
from vetter.kinds import Amount, Count, Day, Figure, Percent, UnclearError
from vetter.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from vetter.gui.widgets.text import Label
    from vetter.kinds import Kind, Text

AROUND_HINT, ROOM = 28, 64
"""Pixels beside the words in a line, and the step in which a line asks for more of them."""
LONGEST_TIP = 600
"""Characters a tip holds."""
LONGEST_LINE = 32_000
"""What a line takes; Qt would cut what is beyond 32,767 characters without a word."""
TOO_LONG = tr(
    "That is more than the {longest_line:,} characters this line takes, so it was left out. Put it into your notes.",
    longest_line=LONGEST_LINE,
)
PATIENCE = 900
"""Milliseconds without a key until a half-typed text is called unreadable."""
AFTER_LEAVING = 200
"""The same once the person has gone on, long enough for a click that is under way to reach its target."""

_NUMBERS = (Count, Figure, Amount, Percent)
_MARKED = re.compile(r"[\d,.]*[,.][\d,.]*(\s?%)?")
"""A number with marks in it, as against a short one such as “100k”, or a year."""


class Line(QLineEdit):
    """A line that takes a text whole or not at all, and gives back unedited text as it was put in.

    Signals:
        typed: emitted after every edit by the person.
        refused: emitted when a text was left out because it is longer than a line takes.
    """

    typed = Signal()
    refused = Signal()

    def __init__(self, name: str) -> None:
        """Name the line for screen readers."""
        super().__init__()
        self.setMaxLength(LONGEST_LINE)
        self.setAccessibleName(name)
        self._given, self._before, self._refusing = "", "", False
        self.textEdited.connect(self._edited)
        self.editingFinished.connect(self._tell_all)
        self.inputRejected.connect(self._refuse)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out anew what the line has room for."""
        super().resizeEvent(event)
        self._tell_all()

    def _tell_all(self) -> None:
        """Say all of a text, or of an example, in the tip where the line has no room for it."""
        shown = self.told() or self.placeholderText()
        short = shown and self.fontMetrics().horizontalAdvance(shown[:LONGEST_TIP]) > self.width() - AROUND_HINT
        self.setToolTip(plain_tip(shown[:LONGEST_TIP]) if short and self.echoMode() is QLineEdit.EchoMode.Normal else "")

    def put(self, text: str) -> None:
        """Show a text from its beginning; one too long to edit here is shown in part and kept whole."""
        self._given = text
        self.setText(text)
        self._tell_all()
        self.setCursorPosition(0)
        self.setReadOnly(len(text) > LONGEST_LINE)
        self._before = self.text()

    def told(self) -> str:
        """Return the text."""
        return self._given if self.isReadOnly() else self.text()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take words that are dropped here, and leave files to the question around."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a picture or files that were copied to the question around, as when they are dropped."""
        if event.matches(QKeySequence.StandardKey.Paste) and not QGuiApplication.clipboard().mimeData().hasText():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _edited(self) -> None:
        if not self._refusing:
            self._before = self.text()
            self.typed.emit()

    def _refuse(self) -> None:
        """Wait until Qt has taken the part that fits, then give that back."""
        self._refusing = True
        QTimer.singleShot(0, self, self._give_back)

    def _give_back(self) -> None:
        self._refusing = False
        if self.text() != self._before:
            self.setText(self._before)
        self.refused.emit()


class Saying(Line):
    """A line for somebody's words, which asks for the room they take, in steps, so that not every letter moves what is around it."""

    def __init__(self, name: str) -> None:
        """Begin with the room of a blank line."""
        super().__init__(name)
        self._asked = 0
        self.textChanged.connect(self._ask)

    def sizeHint(self) -> QSize:
        """Ask for all words to be seen."""
        hint = super().sizeHint()
        return QSize(max(hint.width(), self._asked), hint.height())

    def _ask(self, text: str) -> None:
        wide = -(-(self.fontMetrics().horizontalAdvance(text) + AROUND_HINT) // ROOM) * ROOM
        if wide != self._asked:
            self._asked = wide
            self.updateGeometry()


def _example(kind: Kind[Any], hint: str, region: Region) -> str:
    """Return an example as it is written where the owner lives: numbers with marks are declared as in English, the rest is as it is."""
    if not isinstance(kind, _NUMBERS) or not _MARKED.fullmatch(hint):
        return hint
    number: Any = kind.parse(hint, Region())
    return kind.write(number, region)


class LineEditor(Editor):
    """One line: a name, a number, a date. What cannot be read stays as typed, with a sentence beneath."""

    def __init__(self, kind: Kind[Any], name: str, region: Region, hint: str = "", *, named: bool = False) -> None:
        """Edit values of `kind`; `name` is what a screen reader says, `hint` an example or what is wanted.

        `named` puts the name before a problem, where it does not stand right under its field.
        """
        super().__init__()
        self._kind, self._region, self._prefix = kind, region, f"{name}: " if named else ""
        self._exact = isinstance(kind, (*_NUMBERS, Day))
        self._said = ""
        self._read: dict[str, Any] = {}
        self._field = Line(name)
        if hint:
            # An example number must not be taken for an answer.
            self._field.setPlaceholderText(tr("e.g. {hint}", hint=_example(kind, hint, region)) if self._exact else hint)
        if isinstance(kind, _NUMBERS):
            self._field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._echoed: Label | None = None
        self._words = row(gap=6)
        self.notice = self._notice = holding(self._words)
        self._notice.hide()
        self._lines = column([self._field, self._notice], gap=2)
        self._lines.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setLayout(self._lines)
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._judge)
        self._field.typed.connect(self._edited)
        self._field.refused.connect(lambda: self._say(TOO_LONG))
        self._field.returnPressed.connect(self.done)
        self._field.editingFinished.connect(self._settle)

    def value(self) -> Any:
        """Return what was typed, read by the kind; None while it cannot be. It is asked for many times between two keys."""
        text = self._field.told()
        if text not in self._read:
            try:
                self._read = {text: self._kind.parse(text, self._region)}
            except InputError:
                self._read = {text: None}
        return self._read[text]

    def set_value(self, value: Any) -> None:
        """Show a value."""
        self._show("" if value is None else self._kind.write(value, self._region))

    def unread(self) -> dict[str, str]:
        """Return the text while it cannot be read."""
        text = self._field.told()
        return {"": text} if text.strip() and self.value() is None else {}

    def set_unread(self, unread: dict[str, str]) -> None:
        """Put the text back as it was typed."""
        if "" in unread:
            self._show(unread[""])

    def first_field(self) -> QWidget:
        """Return the line."""
        return self._field

    def _show(self, text: str) -> None:
        self._field.put(text)
        self._judge()

    def _edited(self) -> None:
        try:
            value = self._kind.parse(self._field.told(), self._region)
        except InputError:
            if self._said:
                self._judge()
            else:
                self._patience.start(PATIENCE)
        else:
            self._echo(value)
        self.changed.emit()

    def _settle(self) -> None:
        """Write a value that was understood the way it is written everywhere, once the person has moved on."""
        value = self.value()
        if value is None:
            if self._field.told().strip() and not self._said:
                self._patience.start(AFTER_LEAVING)
        elif self._exact:
            self._show(self._kind.write(value, self._region))

    def _judge(self) -> None:
        try:
            value = self._kind.parse(self._field.told(), self._region)
        except UnclearError as error:
            self._say(error.problem, error.readings)
        except InputError as error:
            self._say(error.problem)
        else:
            self._echo(value)

    def _echo(self, value: Any) -> None:
        """Say back a number typed in short, or a date typed in figures."""
        typed = self._field.told().strip()
        letters = any(character.isalpha() for character in typed)
        if value is None or not self._exact:
            self._say("")
        elif isinstance(self._kind, Day):
            self._say("" if letters else f"= {self._kind.write(value, self._region)}", quiet=True)
        else:
            short = letters and not typed.casefold().endswith(self._region.currency.casefold())
            self._say(f"= {self._kind.show(value, self._region)}" if short else "", quiet=True)

    def _say(self, text: str, readings: tuple[str, ...] = (), *, quiet: bool = False) -> None:
        self._patience.stop()
        if text == self._said:
            return
        self._said = text
        self._field.setAccessibleDescription(text)
        self._say_back(text if quiet else "")
        emptied(self._words)
        if text and not quiet:
            ways_out = [self._reading(reading) for reading in readings]
            problem(self._words, f"{self._prefix}{text}", ways_out)
            tab_through(self._field, ways_out)
        self._notice.setVisible(bool(text) and not quiet)

    def _say_back(self, text: str) -> None:
        """Show beneath the line what was understood; most lines never need room for it."""
        if self._echoed is None and text:
            self._echoed = label("", Role.QUIET)
            self._lines.insertWidget(1, self._echoed)
        if self._echoed is not None:
            self._echoed.setText(text)
            self._echoed.setVisible(bool(text))

    def _reading(self, reading: str) -> QWidget:
        def take() -> None:
            self._field.put(reading)
            self._field.setFocus()
            self._edited()

        return button(reading, take, kind="small", name=tr("Meant is {reading}", reading=reading))


def problem(line: QBoxLayout, text: str, ways_out: list[QWidget]) -> None:
    """Write a sentence with the sign of caution into a line, and beneath it what can be done about it."""
    line.addWidget(picture("warning", theme.current().caution, 16, says=tr("Please check")), 0, Qt.AlignmentFlag.AlignTop)
    ways = [row([*ways_out, -1])] if ways_out else []
    line.addLayout(column([label(text, Role.SUPPORT), *ways], gap=4), 1)


class Notes(QPlainTextEdit):
    """Lines of text, as high as what stands in them."""

    MOST = 14
    """Lines it grows to; longer texts scroll."""

    def __init__(self, lines: int) -> None:
        """Begin with room for `lines`."""
        super().__init__()
        self._least = lines
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def _fit(self) -> None:
        lines = min(max(self.document().documentLayout().documentSize().height(), self._least), max(self.MOST, self._least))
        around = self.height() - self.viewport().height() + 2 * self.document().documentMargin()
        high = round(lines * (self.fontMetrics().lineSpacing() + 1) + around) + 1  # a line of the text is rounded up
        if high != self.height():
            self.setFixedHeight(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._fit()


class NoteEditor(Editor):
    """Several lines, kept to the letter; Tab goes on to the next field."""

    def __init__(self, kind: Text, name: str, region: Region) -> None:
        """Edit text of `kind`."""
        super().__init__()
        self._kind, self._region = kind, region
        self._given: tuple[str, str] | None = None
        self._field = Notes(kind.lines)
        self._field.setAccessibleName(name)
        self._words = row(gap=6)
        self.notice = self._notice = holding(self._words)
        self._notice.hide()
        self.setLayout(column([self._field, self._notice], gap=2))
        self._setting = False
        self._field.textChanged.connect(self._edited)

    def value(self) -> Any:
        """Return the text; None when blank or longer than can be kept."""
        try:
            return self._kind.parse(self._text(), self._region)
        except InputError:
            return None

    def set_value(self, value: Any) -> None:
        """Show a text."""
        self._setting = True
        self._field.setPlainText(value or "")
        self._setting = False
        self._given = (self._shown(), value or "")

    def unread(self) -> dict[str, str]:
        """Return the text while it cannot be kept as an answer."""
        text = self._text()
        return {"": text} if text.strip() and self.value() is None else {}

    def set_unread(self, unread: dict[str, str]) -> None:
        """Put the text back."""
        if "" in unread:
            self.set_value(unread[""])

    def first_field(self) -> QWidget:
        """Return the text field."""
        return self._field

    def _shown(self) -> str:
        """Return what stands in the field, no-break spaces kept, lines ended by a line feed."""
        return self._field.document().toRawText().replace("\u2029", "\n")

    def _text(self) -> str:
        """Return the text; one that was not edited comes back as it was given, foreign line ends and all."""
        shown = self._shown()
        return self._given[1] if self._given is not None and self._given[0] == shown else shown

    def _edited(self) -> None:
        emptied(self._words)
        try:
            self._kind.parse(self._text(), self._region)
            self._notice.hide()
        except InputError as error:
            problem(self._words, error.problem, [])
            self._notice.show()
        if not self._setting:
            self.changed.emit()
