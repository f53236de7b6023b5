"""Repeating rows: one card a row, typed by keyboard alone, with what it comes to beneath."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout

from vetter.gui import theme
from vetter.gui.editors.base import Editor
from vetter.gui.editors.fields import PATIENCE
from vetter.gui.editors.reading import Reading
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.layout import column, holding, row, tab_through
from vetter.gui.widgets.letters import ROW
from vetter.gui.widgets.text import field_label, label
from vetter.kinds.table import MOST_ROWS
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from vetter.dossier.model import RowReading
    from vetter.kinds import Column, Table

BESIDE = 5
"""Fields that stand beside one another at the usual text size; larger text leaves room for fewer."""


class RowCard(QFrame):
    """The fields of one row in spoken order, and beneath a hairline what they come to."""

    def __init__(self, owner: TableEditor, number: int) -> None:
        """Begin row `number`; its fields come with `rest`."""
        super().__init__()
        self.setProperty("kind", "card")
        self.setProperty(ROW, True)  # noqa: FBT003 - Qt's own
        self._owner = owner
        self.editors: dict[str, Editor] = {}
        self._given: Any = owner.row_type()
        self._number = label("", Role.CAPTION, wrap=False)
        self._reading: Reading | None = None
        self._shown: RowReading | None = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self.read)
        self._remove = button(tr("Remove"), lambda: owner.remove(self), kind="link")
        self._head = holding(row([self._number, -1, self._remove]))
        self._lines = column([self._head])
        self.setLayout(self._lines)
        self.set_number(number, of=number)
        self._to_come = self._grids()

    def _grids(self) -> list[list[Column]]:
        """Return the columns of each line."""
        lines: dict[int, list[Column]] = {}
        for column_ in self._owner.columns:
            lines.setdefault(column_.line, []).append(column_)
        most = max(2, theme.fitting(BESIDE))
        return [columns[at : at + most] for _number, columns in sorted(lines.items()) for at in range(0, len(columns), most)]

    def _next_line(self) -> None:
        """Put the next fields in, and what was given for them so far."""
        columns, before = self._to_come.pop(0), self.fields()[-1]
        self._lines.insertLayout(self._lines.count() - (self._reading is not None), self._line(columns))
        for name in (column_.name for column_ in columns):
            if getattr(self._given, name) is not None:
                self.editors[name].set_value(getattr(self._given, name))
        tab_through(before, [self.editors[column_.name].first_field() for column_ in columns])

    def rest(self) -> Iterator[None]:
        """Put the lines of fields in; until then what was given for them counts as shown."""
        while self._to_come:
            self._next_line()
            yield

    def complete(self) -> None:
        """Put all lines in now, to be seen at once: Qt would show them a moment later, and Tab pass them by."""
        for _line in self.rest():
            pass
        for editor in self.editors.values():
            editor.show()

    def _line(self, columns: list[Column]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for index, column_ in enumerate(columns):
            editor = self._owner.make(column_)
            editor.changed.connect(self._changed)
            editor.done.connect(lambda name=column_.name: self._go_on(name))
            self.editors[column_.name] = editor
            grid.addWidget(field_label(column_.label, editor.first_field()), 0, index, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(editor, 1, index, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(index, column_.width)
            if editor.notice is not None:
                grid.addWidget(editor.notice, 2 + index, 0, 1, len(columns))
        return grid

    def set_number(self, number: int, *, of: int) -> None:
        """Show which row this is; a row alone needs neither a number nor a way to take it out."""
        noun = self._owner.noun
        name = f"{noun[:1].upper()}{noun[1:]} {number}"
        self._number.setText(name)
        self._remove.setAccessibleName(f"{self._owner.name}: {tr('Remove {noun} {number}', noun=noun, number=number)}")
        self._head.setVisible(of > 1)
        self._lines.setContentsMargins(16, 4 if of > 1 else 14, 16, 14)
        self.setAccessibleName(name)

    def value(self) -> Any:
        """Return the row, blank fields as None."""
        return replace(self._given, **{name: editor.value() for name, editor in self.editors.items()})

    def set_value(self, value: Any) -> None:
        """Show a row."""
        self._given = value
        for name, editor in self.editors.items():
            editor.set_value(getattr(value, name))
        self.read()

    def unread(self) -> dict[str, str]:
        """Return text that cannot be read yet, by column."""
        return {name: text for name, editor in self.editors.items() for text in editor.unread().values()}

    def set_unread(self, unread: dict[str, str]) -> None:
        """Put text back, by column."""
        for name, text in unread.items():
            if name in self.editors:
                self.editors[name].set_unread({"": text})

    def first_field(self) -> QWidget:
        """Return the first field."""
        return next(iter(self.editors.values())).first_field()

    def fields(self) -> list[QWidget]:
        """Return what takes the focus, in order."""
        return [self._remove, *(editor.first_field() for editor in self.editors.values())]

    @property
    def blank(self) -> bool:
        """Whether nothing was filled in."""
        return self._owner.empty(self.value()) and not self.unread()

    def _changed(self) -> None:
        """Follow each keystroke; a doubt waits until typing has paused, for half a number is often odd."""
        reading = self._owner.read(self.value())
        if reading is None or not reading.doubt or (self._shown is not None and self._shown.doubt):
            self._patience.stop()
            self._show(reading)
        else:
            self._patience.start()
            self._show(replace(reading, arithmetic="", meaning="", strip=None, doubt=""))
        self._owner.changed.emit()

    def _go_on(self, name: str) -> None:
        """Go on by Enter to the next field that is still needed, or from the last one to what follows the row."""
        self.complete()
        names = list(self.editors)
        if name == names[0] and self.blank and self._owner.left(self):
            return
        needed = [column.name for column in self._owner.columns if not self._spared(column)]
        following = next((each for each in names[names.index(name) + 1 :] if each in needed), None)
        if following is None:
            self._owner.go_on(self)
        else:
            self.editors[following].first_field().setFocus(Qt.FocusReason.TabFocusReason)

    def focusNextPrevChild(self, onward: bool) -> bool:  # noqa: FBT001 - Qt's own
        """Let Tab find every field, however fast one types."""
        self.complete()
        return super().focusNextPrevChild(onward)

    def _spared(self, column: Column) -> bool:
        given = [self.editors[name].value() for name in column.spared_by]
        return bool(given) and None not in given and self.editors[column.name].value() is None

    def read(self) -> None:
        """Say all of what the row comes to."""
        self._show(self._owner.read(self.value()))

    def _show(self, reading: RowReading | None) -> None:
        if reading == self._shown:
            return
        self._shown = reading
        if self._reading is None:
            self._reading = Reading()
            self._lines.addWidget(self._reading)
        self._reading.show_reading(reading)


class TableEditor(Editor):
    """Rows in order of mention."""

    def __init__(self, kind: Table[Any], make: Callable[[Column], Editor], read: Callable[[object], RowReading | None], name: str) -> None:
        """Edit rows of `kind`, called `name`; `make` builds a column's editor, `read` says what a row comes to."""
        super().__init__()
        self.make, self.read, self.name = make, read, name
        self.columns, self.noun, self.single, self.row_type, self.empty = kind.columns, kind.noun, kind.single, kind.row, kind.empty
        self._cards: list[RowCard] = []
        self._waiting: list[Any] = []
        self._removed: tuple[int, Any, dict[str, str]] | None = None
        self._list = column(gap=8)
        words = tr("Add another {noun}", noun=self.noun)
        self._add = button(words, self.add, kind="small", icon="plus", name=f"{name}: {words}")
        self._undo = button(tr("Put the removed one back"), self._put_back, kind="link")
        self._undo.hide()
        foot = row([self._add, self._undo, -1])
        self.setLayout(column([self._list, foot], gap=8))
        next(self._append().rest())  # what takes the keys
        self._renumber()

    def value(self) -> Any:
        """Return the rows that hold anything; None when all are blank."""
        return (*(card.value() for card in self._cards if not card.blank), *self._waiting) or None

    def set_value(self, value: Any) -> None:
        """Show these rows, and one blank row when there are none."""
        self.begin(value)
        self._complete()

    def begin(self, value: Any) -> None:
        """Show as many rows as there are cards for, in as many fields as there are; the others wait."""
        rows = value or (self.row_type(),)
        if len(self._cards) > len(rows):
            self._complete()
        while len(self._cards) > len(rows):
            self._drop(self._cards[-1])
        for card, item in zip(self._cards, rows, strict=False):
            card.set_value(item)
        self._waiting = list(rows[len(self._cards) :])
        self._renumber()

    def rest(self) -> Iterator[None]:
        """Put the rest of the cards together, and those of the rows that wait, one after the other."""
        for card in self._cards:
            yield from card.rest()
        while self._waiting:
            card = self._append()
            card.set_value(self._waiting.pop(0))
            self._renumber()
            yield
            yield from card.rest()

    def _complete(self) -> None:
        for _piece in self.rest():
            pass

    def unread(self) -> dict[str, str]:
        """Return text that cannot be read yet, by row and column."""
        kept = [card for card in self._cards if not card.blank]
        return {f"{number}.{name}": text for number, card in enumerate(kept) for name, text in card.unread().items()}

    def set_unread(self, unread: dict[str, str]) -> None:
        """Put text back, by row and column."""
        if unread:
            self._complete()
        for path, text in unread.items():
            number, _dot, name = path.partition(".")
            while number.isdecimal() and len(self._cards) <= int(number) < MOST_ROWS:
                self._append().complete()
            if card := self._card(number):
                card.set_unread({name: text})
        self._renumber()

    def first_field(self) -> QWidget:
        """Return the first field of the first row."""
        return self._cards[0].first_field()

    def field(self, path: str) -> QWidget:
        """Return the field of a row and column, such as 0.count."""
        self._complete()
        number, _dot, name = path.partition(".")
        card = self._card(number)
        return card.editors[name].first_field() if card and name in card.editors else self.first_field()

    def _card(self, number: str) -> RowCard | None:
        return self._cards[int(number)] if number.isdecimal() and int(number) < len(self._cards) else None

    def add(self) -> None:
        """Add a blank row and go there."""
        self._complete()
        card = self._append()
        card.complete()
        self._renumber()
        card.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self, card: RowCard) -> None:
        """Go on from the last field of a row: to the next row, to a new one, or from a blank one to the next question."""
        self._complete()
        number = self._cards.index(card) + 1
        if number < len(self._cards):
            self._cards[number].first_field().setFocus(Qt.FocusReason.TabFocusReason)
        elif self.single or card.blank:
            self.done.emit()
        else:
            self.add()

    def left(self, card: RowCard) -> bool:
        """Go on from a blank last row that stands under others to the next question, and take it away; return whether it is one."""
        if self._cards[-1] is not card or len(self._cards) == 1:
            return False
        self.done.emit()
        self._drop(card)
        self._renumber()
        return True

    def remove(self, card: RowCard) -> None:
        """Take a row away; it can be put back."""
        self._complete()
        self._removed = (self._cards.index(card), card.value(), card.unread())
        self._drop(card)
        if not self._cards:
            self._append().complete()
        self._renumber()
        self._undo.setVisible(True)
        self._undo.setFocus()
        self.changed.emit()

    def _put_back(self) -> None:
        if self._removed is None:
            return
        self._complete()
        number, value, unread = self._removed
        if len(self._cards) == 1 and self._cards[0].blank:
            self._drop(self._cards[0])
        card = RowCard(self, number + 1)
        card.complete()
        self._insert(number, card)
        card.set_value(value)
        card.set_unread(unread)
        self._renumber()
        self._removed = None
        self._undo.hide()
        card.first_field().setFocus()
        self.changed.emit()

    def _append(self) -> RowCard:
        card = RowCard(self, len(self._cards) + 1)
        self._insert(len(self._cards), card)
        return card

    def _insert(self, number: int, card: RowCard) -> None:
        following = self._cards[number].fields()[0] if number < len(self._cards) else self._add
        self._cards.insert(number, card)
        self._list.insertWidget(number, card)
        tab_through(following, [*card.fields(), following])

    def _drop(self, card: RowCard) -> None:
        self._cards.remove(card)
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _renumber(self) -> None:
        rows = len(self._cards) + len(self._waiting)
        for number, card in enumerate(self._cards, start=1):
            card.set_number(number, of=rows)
        self._add.setVisible(not self.single and rows < MOST_ROWS)
