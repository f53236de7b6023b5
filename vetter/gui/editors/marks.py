"""Marks from 1 to 5 by their anchors: five cards in a row, one row for each listener."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from vetter.gui import theme
from vetter.gui.editors.base import Editor
from vetter.gui.theme import Role
from vetter.gui.widgets.layout import column, emptied, row, tab_through
from vetter.gui.widgets.text import label
from vetter.tongue import inside, tr

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from vetter.questions import Question

PAD, RING = 10, 14
NARROW, NARROWEST, WIDE = 60, 110, 150
_KEYS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_4: 4, Qt.Key.Key_5: 5}
_CLEAR = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_0}
_WRAP = Qt.TextFlag.TextWordWrap


def _indent() -> int:
    """Return where the number and the example begin, right of the ring."""
    return PAD + theme.scaled(RING) + PAD


def _narrow() -> int:
    """Return the width of a card without an example."""
    return max(NARROW, _indent() + QFontMetrics(theme.font(Role.STRONG)).horizontalAdvance("5") + PAD)


class AnchorCard(QAbstractButton):
    """One mark with its example: ring and number first, then what such an answer sounds like."""

    def __init__(self, mark: int, anchor: str, name: str) -> None:
        """Stand for `mark`; 2 and 4 have no example and are narrow."""
        super().__init__()
        self.mark, self.anchor, self.present = mark, anchor, False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        words = tr("{name}, mark {mark} of 5", name=name, mark=mark)
        self.setAccessibleName(f"{words}: {anchor}" if anchor else words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding if anchor else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Ask for room for the example."""
        wide = WIDE if self.anchor else _narrow()
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Become as narrow as a few words."""
        return QSize(NARROWEST if self.anchor else _narrow(), self._top() + PAD)

    def heightForWidth(self, width: int) -> int:
        """Return the height the example takes at a width."""
        if not self.anchor:
            return self._top() + PAD
        room = QFontMetrics(theme.font(Role.SUPPORT)).boundingRect(0, 0, max(40, width - _indent() - PAD), 10_000, _WRAP, self.anchor)
        return self._top() + room.height() + PAD

    def _top(self) -> int:
        """Return where the example begins, beneath the number."""
        return PAD + QFontMetrics(theme.font(Role.STRONG)).height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        colours, chosen = theme.current(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colours.accent_tint if chosen else colours.sunk if self.underMouse() else colours.surface
        wide = float(theme.scaled(theme.RING)) if self.present else 1.0
        painter.setPen(QPen(QColor(colours.accent if chosen or self.present else colours.line), wide))
        painter.setBrush(QColor(ground))
        half = wide / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 6, 6)
        self._ring(painter, chosen=chosen)
        painter.setPen(QColor(colours.ink))
        painter.setFont(theme.font(Role.STRONG))
        painter.drawText(self._place(PAD, self._top() - PAD), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, str(self.mark))
        if self.anchor:
            painter.setFont(theme.font(Role.SUPPORT))
            painter.drawText(self._place(self._top(), self.height() - self._top()), _WRAP | Qt.AlignmentFlag.AlignLeading, self.anchor)
        painter.end()

    def _place(self, top: int, height: int) -> QRect:
        where = self.rect().adjusted(_indent(), 0, -PAD, 0)
        where.setTop(top)
        where.setHeight(height)
        return self.style().visualRect(self.layoutDirection(), self.rect(), where)

    def _ring(self, painter: QPainter, *, chosen: bool) -> None:
        colours = theme.current()
        where = self.rect().adjusted(PAD, 0, 0, 0)
        side, inset = theme.scaled(RING), theme.scaled(RING) / 4
        where.setTop(PAD + (self._top() - PAD - side) // 2)
        where.setSize(QSize(side, side))
        ring = QRectF(self.style().visualRect(self.layoutDirection(), self.rect(), where))
        painter.setPen(QPen(QColor(colours.accent if chosen else colours.edge), 1.5))
        painter.setBrush(QColor(colours.surface))
        painter.drawEllipse(ring)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(ring.adjusted(inset, inset, -inset, -inset))


class MarkRow(Editor):
    """Five cards for one listener; keys 1 to 5 choose, the same again or Delete takes the mark back."""

    def __init__(self, question: Question[Any], name: str) -> None:
        """Offer the five marks of `question`."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        anchors = {1: _after(tr("Weak"), question.weak), 3: question.middling, 5: _after(tr("Strong"), question.strong)}
        self._cards = [AnchorCard(mark, anchors.get(mark, ""), name) for mark in range(1, 6)]
        line = row(gap=6)
        for card in self._cards:
            line.addWidget(card, 1 if card.anchor else 0)
            card.clicked.connect(lambda checked, card=card: self._choose(card.mark if checked else None))
        self.setLayout(line)

    def value(self) -> Any:
        """Return the chosen mark."""
        return next((card.mark for card in self._cards if card.isChecked()), None)

    def set_value(self, value: Any) -> None:
        """Choose a mark."""
        for card in self._cards:
            card.setChecked(card.mark == value)
        self.setAccessibleDescription(tr("Mark {value} of 5", value=value) if value else tr("No mark yet"))
        self._show_present()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by number, move by arrow, clear by Delete, go on by Enter."""
        key, mark = Qt.Key(event.key()), self.value()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _KEYS:
            self._choose(None if mark == _KEYS[key] else _KEYS[key])
        elif key in _CLEAR:
            self._choose(None)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            forward = (key is Qt.Key.Key_Right) != (self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
            self._choose((1 if forward else 5) if mark is None else min(5, max(1, mark + (1 if forward else -1))))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        super().focusInEvent(event)
        self._show_present()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop showing it."""
        super().focusOutEvent(event)
        self._show_present()

    def _choose(self, mark: int | None) -> None:
        self.set_value(mark)
        self.setFocus()
        self.changed.emit()

    def _show_present(self) -> None:
        """Put the focus ring around the chosen card, or the first."""
        here = self._cards[(self.value() or 1) - 1] if self.hasFocus() else None
        for card in self._cards:
            card.present = card is here
            card.update()


def _after(word: str, example: str) -> str:
    """Return an example after its word and a colon, where a sentence goes on in small letters."""
    return f"{word}: {inside(example)}"


class MarksEditor(Editor):
    """One row of cards for each listener."""

    def __init__(self, question: Question[Any]) -> None:
        """Begin with one listener."""
        super().__init__()
        self._question = question
        self._names: tuple[str, ...] = ("",)
        self._rows: list[MarkRow] = []
        self._heads: list[QWidget] = []
        self._only: int | None = None
        self._column = column(gap=6)
        self.setLayout(self._column)
        self._build(())

    def set_listeners(self, names: tuple[str, ...]) -> None:
        """Offer a row for each of these people; marks already given keep their rows."""
        kept = self.value() or ()
        self._build(kept, names)

    def show_only(self, listener: int | None) -> None:
        """Show the row of one listener (from 0) and keep the others hidden; None shows all."""
        self._only = listener
        self._cover()

    def _cover(self) -> None:
        only = self._only if self._only is not None and self._only < len(self._rows) else None
        for number, line in enumerate(self._rows):
            line.setVisible(only in {None, number})
        for number, head in enumerate(self._heads):
            head.setVisible(only in {None, number})

    def value(self) -> Any:
        """Return the marks in the listeners' order, or None when nobody gave one."""
        marks = tuple(line.value() for line in self._rows)
        return marks if any(mark is not None for mark in marks) else None

    def set_value(self, value: Any) -> None:
        """Show marks; more marks than listeners bring their own rows."""
        marks = value or ()
        self._build(marks)
        for index, line in enumerate(self._rows):
            line.set_value(marks[index] if index < len(marks) else None)

    def first_field(self) -> QWidget:
        """Return the first row that is shown."""
        return next((line for line in self._rows if not line.isHidden()), self._rows[0])

    def _build(self, marks: tuple[int | None, ...], names: tuple[str, ...] | None = None) -> None:
        """Make the rows that are needed for these marks and listeners, if they are not there."""
        wanted = self._names if names is None else names
        last = max((number for number, mark in enumerate(marks, start=1) if mark is not None), default=0)
        wanted = (*wanted, *[tr("Listener {number}", number=number + 1) for number in range(len(wanted), last)])
        if self._rows and wanted == self._names:
            return
        self._names = wanted
        emptied(self._column)
        before, self._rows, self._heads = self._rows, [], []
        for number, name in enumerate(wanted):
            line = MarkRow(self._question, f"{self._question.short}{f', {name}' if name else ''}")
            line.set_value(marks[number] if number < len(marks) else None)
            line.changed.connect(self.changed)
            line.done.connect(self.done)
            if len(wanted) > 1:
                self._heads.append(label(name or tr("You"), Role.CAPTION))
                self._column.addWidget(self._heads[-1])
            self._column.addWidget(line)
            self._rows.append(line)
        if before:
            tab_through(before[-1], self._rows)
        self._cover()
