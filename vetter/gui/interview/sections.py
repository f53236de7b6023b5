"""The list of sections with how much of each was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from vetter.domain.case import AnswerState
from vetter.gui import icons, theme
from vetter.gui.interview.card import KEYS
from vetter.gui.theme import Role
from vetter.gui.tongue import spelled
from vetter.gui.widgets.layout import column, hairline, holding, row
from vetter.gui.widgets.text import label
from vetter.questions import CATALOGUE
from vetter.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from vetter.domain.case import Case
    from vetter.dossier.during import Live
    from vetter.questions import Part

WIDE = 248
PAD, BAR, TICK, APART, AFTER = 12, 4, 16, 8, 4
"""Of a section, at the usual text size: beside its words and under its bar, the bar, the tick, between words, after the list."""

HINTS = (
    ("Alt+Down", tr("next question")),
    ("Ctrl+PgDown", tr("next section")),
    (KEYS[AnswerState.DODGED], tr("they dodged it")),
    ("Ctrl+Z", tr("undo")),
    ("Ctrl+L", tr("verdict so far")),
)
"""The keys worth learning first."""


class SectionButton(QAbstractButton):
    """A section's title, how many of its questions were asked, and a bar."""

    def __init__(self, title: str) -> None:
        """Stand for the section `title`."""
        super().__init__()
        self.setCheckable(True)
        self.setText(title)
        self.setToolTip(title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._asked, self._of = 0, 1

    def set_progress(self, asked: int, of: int) -> None:
        """Show how many were asked."""
        if (asked, of) == (self._asked, self._of) and self.accessibleName():
            return
        self._asked, self._of = asked, of
        self.setAccessibleName(tr("{text}, {asked} of {of} asked", text=self.text(), asked=asked, of=of))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter as on Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Ask for two lines."""
        hint = self.minimumSize()
        hint.setHeight(QFontMetrics(theme.font(Role.STRONG)).height() + theme.scaled(2 * PAD + BAR))
        hint.setWidth(theme.scaled(WIDE) - PAD - AFTER)
        return hint

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the section."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.setBrush(QColor(colours.surface if self.isChecked() else colours.sunk))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        if self.hasFocus():
            ring = theme.scaled(theme.RING)
            painter.setPen(QPen(QColor(colours.accent), ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(ring // 2, ring // 2, -ring // 2, -ring // 2), 6, 6)
        self._words(painter)
        self._bar(painter)
        painter.end()

    def _words(self, painter: QPainter) -> None:
        colours = theme.current()
        painter.setPen(QColor(colours.ink))
        painter.setFont(theme.font(Role.STRONG if self.isChecked() else Role.BODY))
        pad, apart, tick, whole = *map(theme.scaled, (PAD, APART, TICK)), self._asked >= self._of
        where, count = self.rect().adjusted(pad, apart, -pad, -theme.scaled(PAD + BAR // 2)), f"{self._asked}/{self._of}"
        room, signed = where.width() - painter.fontMetrics().horizontalAdvance(count) - apart, tick + apart // 2
        whole = whole and painter.fontMetrics().horizontalAdvance(self.text()) <= room - signed  # the full bar says it as well
        room -= signed if whole else 0
        title = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        begin, end = (self._side(side) for side in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(where, begin, title)
        painter.setFont(theme.font(Role.CAPTION))
        painter.setPen(QColor(colours.ink2))
        painter.drawText(where, end, count)
        if whole:
            left = where.right() - painter.fontMetrics().horizontalAdvance(count) - tick - theme.scaled(APART - 2)
            box = self._mirrored(QRect(left, where.center().y() - tick // 2 + 1, tick, tick))
            painter.drawPixmap(box.topLeft(), icons.pixmap("check", colours.ok, tick))

    def _side(self, side: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
        """Return a side as it is where one reads from the right."""
        turned = self.style().visualAlignment(self.layoutDirection(), side)
        return turned | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter

    def _mirrored(self, where: QRect) -> QRect:
        return self.style().visualRect(self.layoutDirection(), self.rect(), where)

    def _bar(self, painter: QPainter) -> None:
        colours = theme.current()
        pad, high = theme.scaled(PAD), theme.scaled(BAR)
        whole = QRect(pad, self.height() - pad, self.width() - 2 * pad, high)
        done = QRect(whole.topLeft(), QSize(round(whole.width() * min(1.0, self._asked / max(1, self._of))), high))
        painter.setPen(Qt.PenStyle.NoPen)
        for bar, colour in ((whole, colours.band), (self._mirrored(done), colours.accent)):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(bar, high / 2, high / 2)


class SectionList(QWidget):
    """All sections, the present one marked.

    Signals:
        chosen: the key of a section the person wants to go to.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        """List the sections of the catalogue."""
        super().__init__()
        self.setFixedWidth(theme.scaled(WIDE))
        self._total = label("", Role.CAPTION)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, SectionButton] = {}
        parts: list[QWidget] = []
        for part in CATALOGUE:
            made = SectionButton(part.section.title)
            made.clicked.connect(lambda _checked, key=part.section.key: self.chosen.emit(key))
            self._group.addButton(made)
            self._buttons[part.section.key] = made
            parts.append(made)
        pad = theme.scaled(PAD)
        self._keys = holding(column([hairline(), *(self._key(*told) for told in HINTS)], gap=4))
        self.setLayout(column([row([self._total], margins=(pad, 0, 0, 0)), *parts, -1, self._keys], gap=4, margins=(PAD, 20, AFTER, 16)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the keys out where there is no room for them."""
        super().resizeEvent(event)
        sections = sum(made.sizeHint().height() + 4 for made in self._buttons.values() if not made.isHidden())
        self._keys.setVisible(self.height() >= sections + self._total.sizeHint().height() + self._keys.sizeHint().height() + 48)

    def _key(self, keys: str, does: str) -> QWidget:
        sign = label(spelled(keys), Role.CAPTION, wrap=False)
        sign.setProperty("key", "true")
        return holding(row([sign, label(does, Role.CAPTION, wrap=False), -1], gap=4, margins=(theme.scaled(PAD), 2, 0, 0)))

    def show_present(self, key: str) -> None:
        """Mark the present section."""
        self._buttons[key].setChecked(True)

    def show_parts(self, parts: tuple[Part, ...]) -> None:
        """Show the sections of the kit alone."""
        keys = {part.section.key for part in parts}
        for key, made in self._buttons.items():
            made.setVisible(key in keys)

    def show_progress(self, live: Live, parts: tuple[Part, ...], case: Case) -> None:
        """Show how many of the must-asks, and of the questions shown, were asked."""
        self._total.setText(tr("Must-ask questions: {asked} of {must}", asked=live.asked, must=live.must))
        for part in parts:
            asked = sum(1 for question in part.questions if case.asked(question))
            self._buttons[part.section.key].set_progress(asked, len(part.questions))
