"""Picked answers: a list, yes or no, ticks, marks by their anchors, a scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QPushButton, QSizePolicy, QStyle, QStyleOptionButton

from vetter.gui import icons, theme
from vetter.gui.editors.base import Editor
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.dropdown import DropDown
from vetter.gui.widgets.flow import flow
from vetter.gui.widgets.layout import column, holding, row
from vetter.gui.widgets.text import label, literal
from vetter.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from vetter.domain.labelled import Labelled
    from vetter.kinds import Choice, Scale, Ticks, YesNo

BLANK = tr("Choose …")
LONG_LABEL = 32
"""Characters beyond which ticks stand under each other, not side by side."""
PAUSE = 1_000
"""Milliseconds after which letters typed over a list begin a new word."""
NARROWEST = 120
"""The least width of a tick with its words."""
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic)
_TYPING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_EMPTY = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}


class Picker(DropDown):
    """A list that opens by key and finds an entry by its first letters.

    Signals:
        passed: emitted on Enter, when the person wants to go on.
    """

    passed = Signal()

    def __init__(self, name: str) -> None:
        """Begin blank."""
        super().__init__(name)
        self.setMaxVisibleItems(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self._sought, self._pause = "", QTimer(self, singleShot=True, interval=PAUSE)
        self.setProperty("blank", "true")
        self.currentIndexChanged.connect(self._mark_blank)

    def _mark_blank(self, index: int) -> None:
        """Show a blank list more quietly than an answer."""
        blank = "false" if index > 0 else "true"
        if self.property("blank") != blank:
            self.setProperty("blank", blank)
            self.style().unpolish(self)
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Space, go on by Enter, empty by Delete, find by typing."""
        if event.key() in _EMPTY:
            self.setCurrentIndex(0)
            self.activated.emit(0)
        elif event.key() in _ENTER and not event.modifiers():
            self.passed.emit()
        elif event.key() == Qt.Key.Key_Space and not (self._sought and self._pause.isActive()):
            self.showPopup()
        elif event.text().isprintable() and event.text():
            if event.modifiers() & ~_TYPING:
                event.ignore()
            else:
                self._seek(event.text())
        else:
            super().keyPressEvent(event)

    def _seek(self, letters: str) -> None:
        """Choose what begins with all that was typed, blanks included; the same letter again goes to the next such entry."""
        self._sought = (self._sought if self._pause.isActive() else "") + letters.casefold()
        self._pause.start()
        found = self._beginning(self._sought, 0)
        if found is None and len(set(self._sought)) == 1:
            found = self._beginning(self._sought[0], self.currentIndex())
        if found is not None:
            self.setCurrentIndex(found)
            self.activated.emit(found)

    def _beginning(self, word: str, after: int) -> int | None:
        order = [*range(after + 1, self.count()), *range(1, after + 1)]
        return next((index for index in order if self.itemText(index).casefold().startswith(word)), None)


class ChoiceEditor(Editor):
    """One of a closed list."""

    def __init__(self, kind: Choice[Any] | YesNo, name: str) -> None:
        """Offer the values of `kind`, and a blank."""
        super().__init__()
        self._values: list[Any] = [None]
        self._list = Picker(name)
        self._list.addItem(BLANK)
        for value, words in _offered(kind):
            self._values.append(value)
            self._list.addItem(words)
        self.setLayout(column([self._list]))
        self._list.activated.connect(lambda _index: self.changed.emit())
        self._list.passed.connect(self.done)

    def value(self) -> Any:
        """Return the chosen value."""
        return self._values[self._list.currentIndex()]

    def set_value(self, value: Any) -> None:
        """Choose a value."""
        self._list.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def first_field(self) -> QWidget:
        """Return the list."""
        return self._list


def _offered(kind: Choice[Any] | YesNo) -> list[tuple[Any, str]]:
    if hasattr(kind, "offered"):
        return [(option, option.label[:1].upper() + option.label[1:]) for option in kind.offered]
    return [(True, kind.yes), (False, kind.no)]


class TickBox(QCheckBox):
    """A check box pressed anywhere in its cell, whose tick is a shape, not only a colour.

    Signals:
        passed: emitted on Enter, when the person wants to go on.
    """

    passed = Signal()

    def __init__(self, words: str) -> None:
        """Say what is ticked."""
        super().__init__(words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """Become as narrow as a few words."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), theme.scaled(NARROWEST)), hint.height())

    def heightForWidth(self, width: int) -> int:
        """Return the height of the box, or of all lines of its words."""
        beside = super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        room = QRect(0, 0, max(1, width - beside), 0)
        return max(super().sizeHint().height(), self.fontMetrics().boundingRect(room, _WRAPPED, self.text()).height() + 12)

    def hitButton(self, where: QPoint) -> bool:
        """Take a press anywhere in the cell."""
        return self.rect().contains(where)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by Space, go on by Enter."""
        if event.key() in _ENTER and not event.modifiers():
            self.passed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, the words in as many lines as they take, and the tick."""
        option, painter = QStyleOptionButton(), QPainter(self)
        self.initStyleOption(option)
        words = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)
        option.text = ""
        self.style().drawControl(QStyle.ControlElement.CE_CheckBox, option, painter, self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        side = self.style().visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(side) | _WRAPPED, self.text())
        if self.isChecked():
            where, tick = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self), theme.scaled(16)
            drawn = icons.pixmap("check", theme.current().accent_text, tick)
            painter.drawPixmap(where.center().x() - tick // 2 + 1, where.center().y() - tick // 2 + 1, drawn)
        painter.end()


class TicksEditor(Editor):
    """Any number of a list, each with a target as wide as its column."""

    def __init__(self, kind: Ticks[Labelled], name: str) -> None:
        """Offer the values of `kind`."""
        super().__init__()
        self._boxes: list[tuple[Any, QCheckBox]] = []
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        options = list(kind.options)
        columns = 1 if max(len(option.label) for option in options) > LONG_LABEL else 2
        per_column = -(-len(options) // columns)
        for index, option in enumerate(options):
            box = TickBox(literal(option.label))
            box.setAccessibleName(option.label)
            box.clicked.connect(lambda _checked: self.changed.emit())
            box.passed.connect(self.done)
            self._boxes.append((option, box))
            grid.addWidget(box, index % per_column, index // per_column)
        self.setAccessibleName(name)
        self.setLayout(grid)

    def value(self) -> Any:
        """Return what is ticked; nothing ticked is blank."""
        return tuple(option for option, box in self._boxes if box.isChecked()) or None

    def set_value(self, value: Any) -> None:
        """Tick these."""
        for option, box in self._boxes:
            box.setChecked(option in (value or ()))

    def first_field(self) -> QWidget:
        """Return the first box."""
        return self._boxes[0][1]


class ScaleEditor(Editor):
    """Numbers in a row; pressing the chosen one again takes it back."""

    def __init__(self, kind: Scale, name: str) -> None:
        """Offer the numbers of `kind`."""
        super().__init__()
        self._buttons: list[tuple[int, QPushButton]] = []
        for number in range(kind.low, kind.high + 1):
            made = button(str(number), kind="small", name=tr("{name}: {number} of {high}", name=name, number=number, high=kind.high))
            made.setCheckable(True)
            made.setMinimumSize(theme.scaled(36), 36)
            made.setMaximumWidth(theme.scaled(48))
            made.clicked.connect(lambda checked, number=number: self._press(number, checked=checked))
            self._buttons.append((number, made))
        ends = row([label(kind.low_label, Role.CAPTION, wrap=False), -1, label(kind.high_label, Role.CAPTION, wrap=False)])
        wide = theme.fitting(2) == 2
        line = row([*[made for _number, made in self._buttons]], gap=4) if wide else flow([made for _number, made in self._buttons], gap=4)
        inner = column([line, ends], gap=2)
        self.setLayout(row([holding(inner), -1] if wide else [holding(inner)]))

    def value(self) -> Any:
        """Return the pressed number."""
        return next((number for number, made in self._buttons if made.isChecked()), None)

    def set_value(self, value: Any) -> None:
        """Press a number."""
        for number, made in self._buttons:
            made.setChecked(number == value)

    def first_field(self) -> QWidget:
        """Return the first number."""
        return self._buttons[0][1]

    def _press(self, number: int, *, checked: bool) -> None:
        self.set_value(number if checked else None)
        self.changed.emit()
