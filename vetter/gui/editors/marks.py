"""Marks from 1 to 5 by their anchors: five cards in a row, one row for each listener."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from vetter.gui import theme
from vetter.gui.editors.base import Editor
from vetter.gui.theme import Role
from vetter.gui.widgets.layout import column, emptied, row
from vetter.gui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from vetter.questions import Question

PAD, MARK = 12, 18
NARROW, WIDE = 56, 150
_KEYS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_4: 4, Qt.Key.Key_5: 5}
_CLEAR = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_0}


class AnchorCard(QAbstractButton):
    """One mark with its example: ring and number first, then what such an answer sounds like."""

    def __init__(self, mark: int, anchor: str, name: str) -> None:
        """Stand for `mark`; 2 and 4 have no example and are narrow."""
        super().__init__()
        self.mark, self.anchor = mark, anchor
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{name}, mark {mark} of 5{f': {anchor}' if anchor else ''}")
        policy = QSizePolicy.Policy.Expanding if anchor else QSizePolicy.Policy.Fixed
        self.setSizePolicy(policy, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        """Ask for room for the example."""
        return QSize(WIDE if self.anchor else NARROW, self._tall(WIDE))

    def minimumSizeHint(self) -> QSize:
        """Never be lower than the example at the present width."""
        wide = NARROW if not self.anchor else 110
        return QSize(wide, self._tall(max(wide, self.width() or wide)))

    def _tall(self, wide: int) -> int:
        metrics = QFontMetrics(theme.font(Role.SUPPORT))
        if not self.anchor:
            return PAD + metrics.height() + PAD
        room = metrics.boundingRect(0, 0, max(40, wide - 2 * PAD), 1000, Qt.TextFlag.TextWordWrap, self.anchor)
        return PAD + metrics.height() + 4 + room.height() + PAD

    def resizeEvent(self, event: Any) -> None:
        """Ask anew for height when the width has changed."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        colours, chosen = theme.current(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colours.accent_tint if chosen else colours.sunk if self.underMouse() else colours.surface
        painter.setPen(QPen(QColor(colours.accent if chosen else colours.edge), 1.0))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        self._ring(painter, chosen=chosen)
        painter.setPen(QColor(colours.ink))
        painter.setFont(theme.font(Role.STRONG))
        height = QFontMetrics(theme.font(Role.STRONG)).height()
        painter.drawText(QRectF(PAD + MARK + 6, PAD - 2, 40, height), Qt.AlignmentFlag.AlignVCenter, str(self.mark))
        if self.anchor:
            painter.setFont(theme.font(Role.SUPPORT))
            top = PAD + height + 2
            where = QRectF(PAD, top, self.width() - 2 * PAD, self.height() - top - 4)
            painter.drawText(where, Qt.TextFlag.TextWordWrap, self.anchor)
        painter.end()

    def _ring(self, painter: QPainter, *, chosen: bool) -> None:
        colours = theme.current()
        painter.setPen(QPen(QColor(colours.accent if chosen else colours.edge), 1.5))
        painter.setBrush(QColor(colours.surface))
        ring = QRectF(PAD, PAD, 14, 14)
        painter.drawEllipse(ring)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(ring.adjusted(3.5, 3.5, -3.5, -3.5))


class MarkRow(Editor):
    """Five cards for one listener; keys 1 to 5 choose, Delete takes the mark back."""

    picked = Signal()

    def __init__(self, question: Question[Any], name: str) -> None:
        """Offer the five marks of `question`."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        anchors = {1: f"Weak: {question.weak}", 3: question.middling, 5: f"Strong: {question.strong}"}
        self._cards = [AnchorCard(mark, anchors.get(mark, ""), name) for mark in range(1, 6)]
        line = row(gap=8, margins=(3, 3, 3, 3))
        for card in self._cards:
            line.addWidget(card, 1 if card.anchor else 0)
            card.clicked.connect(lambda _checked, card=card: self._choose(card.mark))
        self.setLayout(line)

    def value(self) -> Any:
        """Return the chosen mark."""
        return next((card.mark for card in self._cards if card.isChecked()), None)

    def set_value(self, value: Any) -> None:
        """Choose a mark."""
        for card in self._cards:
            card.setChecked(card.mark == value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by number, move by arrow, clear by Delete."""
        key = Qt.Key(event.key())
        if key in _KEYS:
            self._choose(_KEYS[key])
        elif key in _CLEAR:
            self._choose(None)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            step = 1 if key is Qt.Key.Key_Right else -1
            mark = self.value()
            self._choose(3 if mark is None else min(5, max(1, mark + step)))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, mark: int | None) -> None:
        self.set_value(mark)
        self.setFocus()
        self.changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the focus ring."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.current().accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
            painter.end()


class MarksEditor(Editor):
    """One row of cards for each listener."""

    def __init__(self, question: Question[Any]) -> None:
        """Begin with one listener."""
        super().__init__()
        self._question = question
        self._names: tuple[str, ...] = ("",)
        self._rows: list[MarkRow] = []
        self._column = column(gap=6)
        self.setLayout(self._column)
        self._build(())

    def set_listeners(self, names: tuple[str, ...]) -> None:
        """Offer a row for each of these people; marks already given stay."""
        if names != self._names:
            kept = self.value() or ()
            self._names = names
            self._build(kept)

    def value(self) -> Any:
        """Return the marks in the listeners' order, or None when nobody gave one."""
        marks = tuple(line.value() for line in self._rows)
        return marks if any(mark is not None for mark in marks) else None

    def set_value(self, value: Any) -> None:
        """Show marks; more marks than listeners bring their own rows."""
        marks = value or ()
        if len(marks) > len(self._rows):
            self._names = (*self._names, *[f"Listener {number + 1}" for number in range(len(self._names), len(marks))])
            self._build(marks)
            return
        for index, line in enumerate(self._rows):
            line.set_value(marks[index] if index < len(marks) else None)

    def first_field(self) -> QWidget:
        """Return the first row."""
        return self._rows[0]

    def _build(self, marks: tuple[int | None, ...]) -> None:
        emptied(self._column)
        self._rows = []
        for number, name in enumerate(self._names):
            whose = f"{self._question.short}{f', {name}' if name else ''}"
            line = MarkRow(self._question, whose)
            line.set_value(marks[number] if number < len(marks) else None)
            line.changed.connect(self.changed)
            line.done.connect(self.done)
            if len(self._names) > 1:
                self._column.addWidget(label(name or "You", Role.CAPTION))
            self._column.addWidget(line)
            self._rows.append(line)
