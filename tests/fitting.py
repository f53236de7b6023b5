"""What does not fit in a window: words cut off, widgets over one another, what is reached only by scrolling sideways, small targets."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QTableView,
    QWidget,
)

from vetter.gui import theme
from vetter.gui.charts.canvas import CENTRE, LEFT, RIGHT, Brush, Chart, line_height
from vetter.gui.pages.home import Ground
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import Button
from vetter.gui.widgets.cells import Cells
from vetter.gui.widgets.text import OneLine, lines_of, plain_tip
from vetter.gui.widgets.voices import Voices

if TYPE_CHECKING:
    from collections.abc import Iterator

SLACK = 1
"""Pixels that rounding may take."""
TOUCH = 4
"""Pixels by which the boxes of two words may overlap, for no letter fills its box."""
ROWS = 20
"""Rows of a table that are looked at."""
TARGET = 32
"""The least height and width of what is pressed."""


def misfits(root: QWidget) -> list[str]:
    """Return a sentence for everything in a widget that does not fit."""
    shown = [each for each in [root, *root.findChildren(QWidget)] if each.isVisible() and not each.size().isEmpty()]
    found = [told for each in shown for told in (*_cut(each), *_covered(each), *_sideways(each), *_small(each))]
    return [*found, *_overdrawn(root)]


def _named(widget: QWidget) -> str:
    words = getattr(widget, "text", lambda: "")() or widget.accessibleName()
    return f"{type(widget).__name__} {words!r}"


def _cut(widget: QWidget) -> Iterator[str]:
    """Find words without room in their own widget, unless they end in “…” and a tip has the whole."""
    if isinstance(widget, Voices):
        if widget.heightForWidth(widget.width()) > widget.height() + SLACK:
            yield f"cut: {_named(widget)} needs {widget.heightForWidth(widget.width())} lines high, has {widget.height()}"
        return
    if isinstance(widget, OneLine) and widget.toolTip():
        return
    if isinstance(widget, QLineEdit) and plain_tip(widget.placeholderText()) == widget.toolTip():
        return
    need, room = _needed(widget)
    if need.width() > room.width() + SLACK or need.height() > room.height() + SLACK:
        yield f"cut: {_named(widget)} needs {need.width()}×{need.height()}, has {room.width()}×{room.height()}"


def _needed(widget: QWidget) -> tuple[QRect, QRect]:
    """Return the room the words of a widget need, and the room they have."""
    metrics = widget.fontMetrics()
    if isinstance(widget, QAbstractButton) and widget.isChecked() and widget.property("kind") != "link":
        metrics = QFontMetrics(theme.font(Role.STRONG))  # as the style sheet has it
    if isinstance(widget, QLabel) and widget.pixmap().isNull() and widget.text():
        room = widget.contentsRect()
        wrap = Qt.TextFlag.TextWordWrap if widget.wordWrap() else Qt.TextFlag(0)
        return metrics.boundingRect(QRect(0, 0, room.width(), 100_000), int(wrap), QLabel.text(widget)), room
    if isinstance(widget, QPushButton) and widget.text():
        option = QStyleOptionButton()
        widget.initStyleOption(option)
        room = widget.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, widget)
        beside = widget.iconSize().width() + 4 if not widget.icon().isNull() else 0
        need = metrics.boundingRect(QRect(0, 0, 100_000, 100_000), int(Qt.TextFlag.TextShowMnemonic), option.text)
        return need.adjusted(0, 0, beside, 0), room
    if isinstance(widget, QComboBox) and widget.currentText():
        chosen = QStyleOptionComboBox()
        widget.initStyleOption(chosen)
        room = widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, chosen, QStyle.SubControl.SC_ComboBoxEditField, widget)
        lines = lines_of(widget.currentText(), widget.font(), room.width() + SLACK)
        return metrics.boundingRect(QRect(0, 0, 100_000, 100_000), 0, "\n".join(lines)), room
    if isinstance(widget, QLineEdit) and (widget.placeholderText() if not widget.text() else ""):
        signs = sum(each.width() for each in widget.findChildren(QAbstractButton) if each.isVisible())
        room = widget.contentsRect().adjusted(0, 0, -signs - 16, 0)
        return QRect(0, 0, metrics.horizontalAdvance(widget.placeholderText()), metrics.height()), room
    return QRect(), QRect()


def _covered(widget: QWidget) -> Iterator[str]:
    """Find neighbours that lie over one another, and what reaches out of what it stands in."""
    layout = widget.layout()
    if layout is None:
        return
    inside = [each for each in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly) if _laid(each)]
    for one, other in combinations(inside, 2):
        both = one.geometry().intersected(other.geometry())
        if both.width() > SLACK and both.height() > SLACK:
            yield f"over one another: {_named(one)} and {_named(other)} by {both.width()}×{both.height()}"
    for each in inside:
        if not widget.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(each.geometry()):
            yield f"reaches out: {_named(each)} at {each.geometry().getRect()} of {widget.size().toTuple()}"


def _laid(widget: QWidget) -> bool:
    return widget.isVisible() and not isinstance(widget, Ground) and not widget.isWindow() and not widget.size().isEmpty()


def _sideways(widget: QWidget) -> Iterator[str]:
    """Find what is wider than its window onto it."""
    if isinstance(widget, QScrollArea) and widget.widget() is not None:
        over = widget.widget().width() - widget.viewport().width()
        if over > SLACK:
            yield f"wider than its page: {_named(widget)} by {over}"
    if isinstance(widget, QTableView):
        over = widget.horizontalHeader().length() - widget.viewport().width()
        if over > SLACK:
            yield f"scrolls sideways: {_named(widget)} by {over}"
        yield from _heads(widget)
        yield from _numbers(widget)


def _heads(table: QTableView) -> Iterator[str]:
    head, model = table.horizontalHeader(), table.model()
    for at in range(model.columnCount()):
        words = str(model.headerData(at, Qt.Orientation.Horizontal) or "")
        need = head.fontMetrics().horizontalAdvance(words)
        if not head.isSectionHidden(at) and need > head.sectionSize(at) + SLACK:
            yield f"cut: head {words!r} needs {need}, has {head.sectionSize(at)}"


def _numbers(table: QTableView) -> Iterator[str]:
    """Find numbers in cells that end in “…”; words may, for a tip has the whole."""
    model, cells, side = table.model(), table.itemDelegate(), Qt.ItemDataRole.TextAlignmentRole
    right = [at for at in range(model.columnCount()) if _aligned(model.headerData(at, Qt.Orientation.Horizontal, side))]
    for row, at in product(range(min(model.rowCount(), ROWS)), right):
        index = model.index(row, at)
        place = table.visualRect(index)
        if isinstance(cells, Cells) and not place.isEmpty() and (told := cells.shortened(index, place)):
            yield f"cut: number {told!r} in {_named(table)}"


def _aligned(side: Qt.AlignmentFlag | None) -> bool:
    return side is not None and Qt.AlignmentFlag.AlignRight in Qt.AlignmentFlag(side)


def _small(widget: QWidget) -> Iterator[str]:
    pressed = isinstance(widget, QAbstractButton) and not isinstance(widget.parent(), QLineEdit | QAbstractScrollArea)
    if pressed and min(widget.width(), widget.height()) < TARGET:
        yield f"small: {_named(widget)} {widget.width()}×{widget.height()}"
    if isinstance(widget, Button):
        high = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else widget.sizeHint().height()
        if widget.height() > max(high, widget.minimumHeight()) + SLACK:
            yield f"stretched: {_named(widget)} needs {high}, is {widget.height()} high"


class Noting(Brush):
    """A brush that keeps what it wrote and where."""

    def __init__(self, painter: QPainter, width: float) -> None:
        """Begin with nothing written."""
        super().__init__(painter, width)
        self.written: list[tuple[QRectF, str]] = []
        self.short: list[str] = []

    def words(
        self,
        text: str,
        x: float,
        y: float,
        role: Role = Role.CAPTION,
        *,
        align: Qt.AlignmentFlag = LEFT,
        colour: str = "",
        width: float = 0,
    ) -> float:
        """Write, and note it."""
        wide = super().words(text, x, y, role, align=align, colour=colour, width=width)
        start = x - wide if align == RIGHT else x - wide / 2 if align == CENTRE else x
        start = min(max(0.0, start), max(0.0, self.width - wide))
        self.written.append((QRectF(start, y, wide, line_height(role)), text))
        if width and QFontMetricsF(theme.font(role)).horizontalAdvance(text) > width * theme.scale() + SLACK:
            self.short.append(text)
        return wide


def _overdrawn(root: QWidget) -> Iterator[str]:
    """Find words in a chart that are shortened, lie over others or reach out of it."""
    for chart in root.findChildren(Chart):
        if not chart.isVisible():
            continue
        ground = QPixmap(chart.size())
        painter = QPainter(ground)
        brush = Noting(painter, chart.width())
        chart.draw(brush)
        painter.end()
        held = QRectF(0, 0, brush.width, chart.height() / theme.scale()).adjusted(-SLACK, -SLACK, SLACK, SLACK)
        notes = [(place, text) for place, text in brush.written if text.strip()]
        yield from (f"cut: {text!r} in {_named(chart)}" for text in brush.short)
        for place, text in notes:
            if not held.contains(place):
                yield f"cut: {text!r} in {_named(chart)} at {place.getRect()} of {chart.size().toTuple()}"
        for (one, text), (other, words) in combinations(notes, 2):
            both = one.intersected(other)
            if both.width() > TOUCH and both.height() > TOUCH:
                yield f"written over one another: {text!r} and {words!r} in {_named(chart)}"
