"""Written answers: text, numbers and dates, strict and never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit

from vetter.errors import InputError
from vetter.gui import theme
from vetter.gui.editors.base import Editor
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.layout import column, emptied, holding, row
from vetter.gui.widgets.text import label, picture
from vetter.kinds import Amount, Count, Day, Figure, Percent, UnclearError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout, QWidget

    from vetter.domain.region import Region
    from vetter.kinds import Kind, Text

LONGEST_LINE = 32_000
"""A line field silently cuts what is pasted beyond 32,767 characters; this one says so before."""

_NUMBERS = (Count, Figure, Amount, Percent)


class LineEditor(Editor):
    """One line: a name, a number, a date. What cannot be read stays as typed, with a sentence beneath."""

    def __init__(self, kind: Kind[Any], name: str, region: Region, hint: str = "") -> None:
        """Edit values of `kind`; `name` is what a screen reader says."""
        super().__init__()
        self._kind, self._region = kind, region
        self._field = QLineEdit()
        self._field.setMaxLength(LONGEST_LINE)
        self._field.setAccessibleName(name)
        if hint:
            self._field.setPlaceholderText(hint)
        if isinstance(kind, _NUMBERS):
            self._field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._below = holding(row(gap=6))
        self._below.hide()
        self._said = ""
        layout = column([self._field, self._below], gap=2)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        self._field.textEdited.connect(self._edited)
        self._field.returnPressed.connect(self.done)
        self._field.editingFinished.connect(self._settle)

    def value(self) -> Any:
        """Return what was typed, read by the kind; None while it cannot be."""
        try:
            return self._kind.parse(self._field.text(), self._region)
        except InputError:
            return None

    def set_value(self, value: Any) -> None:
        """Show a value."""
        self._field.setText("" if value is None else self._kind.write(value, self._region))
        self._field.setCursorPosition(0)
        self._judge()

    def unread(self) -> dict[str, str]:
        """Return the text while it cannot be read."""
        text = self._field.text()
        return {"": text} if text.strip() and self.value() is None else {}

    def set_unread(self, unread: dict[str, str]) -> None:
        """Put the text back as it was typed."""
        if "" in unread:
            self._field.setText(unread[""])
            self._judge()

    def first_field(self) -> QWidget:
        """Return the line."""
        return self._field

    @property
    def problem(self) -> str:
        """The sentence beneath the field, empty while there is none."""
        return self._said

    def _edited(self) -> None:
        self._judge()
        self.changed.emit()

    def _settle(self) -> None:
        """Write a value that was understood the way it is written everywhere, once the person has moved on."""
        value = self.value()
        if value is not None and isinstance(self._kind, (*_NUMBERS, Day)):
            self._field.setText(self._kind.write(value, self._region))
            self._judge()

    def _judge(self) -> None:
        try:
            value = self._kind.parse(self._field.text(), self._region)
        except UnclearError as error:
            self._say(error.problem, error.readings)
        except InputError as error:
            self._say(error.problem)
        else:
            self._echo(value)

    def _echo(self, value: Any) -> None:
        """Say a number back when it was typed in short: 1.2 million."""
        typed = self._field.text().strip()
        shown = "" if value is None or not isinstance(self._kind, _NUMBERS) else self._kind.show(value, self._region)
        short = any(character.isalpha() for character in typed) and not typed.casefold().endswith(self._region.currency.casefold())
        self._say(f"= {shown}" if shown and short else "", quiet=True)

    def _say(self, text: str, readings: tuple[str, ...] = (), *, quiet: bool = False) -> None:
        if text == self._said:
            return
        self._said = text
        layout = self._below.layout()
        if not isinstance(layout, QHBoxLayout):
            return
        emptied(layout)
        self._below.setVisible(bool(text))
        if not text:
            return
        if not quiet:
            layout.addWidget(picture("warning", theme.current().caution, 16, says="Please check"), 0, Qt.AlignmentFlag.AlignTop)
        words = label(text, Role.QUIET if quiet else Role.SUPPORT)
        parts: list[QWidget | QLayout] = [words]
        if readings:
            parts.append(row([*[self._reading(reading) for reading in readings], -1]))
        layout.addLayout(column(parts, gap=2), 1)
        self._field.setAccessibleDescription(text)

    def _reading(self, reading: str) -> QWidget:
        def take() -> None:
            self._field.setText(reading)
            self._field.setFocus()
            self._edited()

        return button(reading, take, kind="small", name=f"Meant is {reading}")


class NoteEditor(Editor):
    """Several lines, kept to the letter; Tab goes on to the next field."""

    def __init__(self, kind: Text, name: str, region: Region) -> None:
        """Edit text of `kind`."""
        super().__init__()
        self._kind, self._region = kind, region
        self._field = QPlainTextEdit()
        self._field.setTabChangesFocus(True)
        self._field.setAccessibleName(name)
        self._field.setFixedHeight(16 + kind.lines * 22)
        self._problem = label("", Role.SUPPORT)
        self._problem.hide()
        self.setLayout(column([self._field, self._problem], gap=2))
        self._field.textChanged.connect(self._edited)
        self._setting = False

    def value(self) -> Any:
        """Return the text; None when blank or longer than can be kept."""
        try:
            return self._kind.parse(self._field.toPlainText(), self._region)
        except InputError:
            return None

    def set_value(self, value: Any) -> None:
        """Show a text."""
        self._setting = True
        self._field.setPlainText(value or "")
        self._setting = False

    def unread(self) -> dict[str, str]:
        """Return the text while it cannot be kept as an answer."""
        text = self._field.toPlainText()
        return {"": text} if text.strip() and self.value() is None else {}

    def set_unread(self, unread: dict[str, str]) -> None:
        """Put the text back."""
        if "" in unread:
            self.set_value(unread[""])

    def first_field(self) -> QWidget:
        """Return the text field."""
        return self._field

    def _edited(self) -> None:
        try:
            self._kind.parse(self._field.toPlainText(), self._region)
            self._problem.hide()
        except InputError as error:
            self._problem.setText(error.problem)
            self._problem.show()
        if not self._setting:
            self.changed.emit()
