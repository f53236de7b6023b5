"""The table of candidates: drawn with verdict, score and evidence, its rows chosen, opened or thrown away by key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelectionModel, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QStyle, QStyleOptionViewItem, QTableView

from vetter.gui import icons, theme
from vetter.gui.charts.evidence import HIGH, WIDE, draw_steps
from vetter.gui.pages.candidate_columns import ICON, Columns
from vetter.gui.pages.candidate_model import DECISION, EVIDENCE, NAME, RANGE, SCORE, SEEN, TAGS, VERDICT, Index, RowRole, words
from vetter.gui.theme import Role
from vetter.gui.widgets.cells import Cells
from vetter.gui.widgets.text import isolated, marked
from vetter.gui.widgets.verdict import icon_name
from vetter.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from vetter.actions import CandidateRow
    from vetter.gui.pages.candidate_model import CandidateModel

ROW_HEIGHT = 40
MOST_SHOWN = 200
LEAST_CHIP = 24
BOX, SIGN, CHIP = 18, 20, 22


class CellDelegate(Cells):
    """Draws verdicts with their icon, evidence with its steps, names in bold."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for the height of a row."""
        return QSize(super().sizeHint(option, index).width(), theme.scaled(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground by the style, then our words; the row is read once, not once for each thing Qt would ask of it."""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        each = index.data(RowRole)
        if each is not None:
            painter.save()
            where = option.rect.adjusted(12, 0, -12, 0)
            if index.column() == NAME and isinstance(option.widget, CandidateTable) and option.widget.choosing:
                where = _ticked(painter, where, chosen=bool(option.state & QStyle.StateFlag.State_Selected))
            self._draw(painter, where, index, each)
            painter.restore()

    def _draw(self, painter: QPainter, where: QRect, index: Index, each: CandidateRow) -> None:
        colours, at = theme.current(), index.column()
        text, colour, role = words(each, at), colours.ink, Role.BODY
        seen = partial(QStyle.visualRect, painter.layoutDirection(), where)
        if at == NAME:
            text, role = each.name, Role.STRONG
        elif at in {SEEN, RANGE, DECISION}:
            colour = colours.ink2
        elif at == SCORE:
            role = Role.STRONG
        elif at == VERDICT:
            colour = colours.tone(each.verdict.tone) if each.verdict else colours.ink2
            role = Role.STRONG if each.verdict else Role.BODY
            name = icon_name(each.verdict) if each.verdict else "pencil"
            side = theme.scaled(SIGN)
            sign = QRect(where.left(), where.center().y() - side // 2 + 1, side, side)
            painter.drawPixmap(seen(sign).topLeft(), icons.pixmap(name, colour, side))
            where = where.adjusted(theme.scaled(ICON), 0, 0, 0)
        elif at == EVIDENCE and each.best_evidence is not None:
            wide, high = theme.scaled(WIDE), theme.scaled(HIGH)
            draw_steps(painter, QRectF(seen(QRect(where.left(), where.center().y() - high // 2 - 1, wide, high))), each.best_evidence)
            where = where.adjusted(wide + 8, 0, 0, 0)
        painter.setFont(theme.font(role))
        painter.setPen(QColor(colour))
        chips = (tr("Sample"),) if at == NAME and each.sample else each.tags if at == TAGS else ()
        text = "" if at == TAGS else text
        room = sum(map(_wide, chips))
        side = Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignRight if at == SCORE else Qt.AlignmentFlag.AlignLeft)
        lines = Qt.TextFlag(0) if chips else _lines(painter.fontMetrics(), text, where)
        shown = marked(text) if lines else self.fitted(painter, text, where.width() - room)
        painter.drawText(seen(where), int(side) | int(lines), isolated(shown))
        left = where.left() + painter.fontMetrics().horizontalAdvance(shown)
        for told in chips:
            wide = min(_wide(told) - 8, where.right() - left - 8)
            if wide < LEAST_CHIP:
                self.left_out()
                break
            high = theme.scaled(CHIP)
            self._chip(painter, seen(QRect(left + (8 if text else 0), where.center().y() - high // 2, wide, high)), told)
            left += wide + 8

    def _chip(self, painter: QPainter, box: QRect, told: str) -> None:
        colours = theme.current()
        painter.setFont(theme.font(Role.CAPTION))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.sunk))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(colours.ink))
        shown = self.fitted(painter, told, box.width() - 12)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)


def _lines(metrics: QFontMetrics, text: str, where: QRect) -> Qt.TextFlag:
    """Return whether words without room in one line have it in two."""
    wrapped = Qt.TextFlag.TextWordWrap
    longer = metrics.horizontalAdvance(text) > where.width()
    return wrapped if longer and where.contains(metrics.boundingRect(where, int(wrapped), text)) else Qt.TextFlag(0)


def _wide(told: str) -> int:
    """Return the width of a chip with the space before it."""
    return QFontMetrics(theme.font(Role.CAPTION)).horizontalAdvance(told) + 16 + 8


def _ticked(painter: QPainter, where: QRect, *, chosen: bool) -> QRect:
    """Draw a box, ticked when the row is chosen, and return what is left."""
    colours, side = theme.current(), theme.scaled(BOX)
    box = QRect(where.left(), where.center().y() - side // 2, side, side)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(colours.accent if chosen else colours.edge))
    painter.setBrush(QColor(colours.accent if chosen else colours.surface))
    painter.drawRoundedRect(box, 4, 4)
    if chosen:
        painter.drawPixmap(box.adjusted(1, 1, -1, -1), icons.pixmap("check", colours.accent_text, side - 2))
    painter.restore()
    return where.adjusted(side + 12, 0, 0, 0)


class CandidateTable(QTableView):
    """A table that opens a row on Enter and on a click anywhere, as high as its rows where there is room.

    Signals:
        several: Space was pressed on a row, to choose it and others.
        chosen: Enter was pressed while rows are chosen.
        thrown: Delete was pressed.
    """

    several = Signal(int)
    chosen = Signal()
    thrown = Signal()
    wanted_rows = 0

    def __init__(self, model: CandidateModel) -> None:
        """Show `model`."""
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(tr("Candidates"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(self.SelectionBehavior.SelectRows)
        self.setSelectionMode(self.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.scaled(ROW_HEIGHT))
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.columns = Columns(self)

    @property
    def choosing(self) -> bool:
        """Whether rows are chosen instead of opened."""
        return self.selectionMode() is self.SelectionMode.MultiSelection

    def chosen_rows(self) -> list[int]:
        """Return the numbers of the rows chosen, in order, without reading any of them."""
        chosen = self.selectionModel().selection()
        ranges = [chosen.at(number) for number in range(chosen.count())]
        return sorted({number for each in ranges for number in range(each.top(), each.bottom() + 1)})

    def sizeHint(self) -> QSize:
        """Ask for every row, within reason, and for the bar beneath where the columns are wider than the window."""
        rows = min(self.wanted_rows, MOST_SHOWN) * theme.scaled(ROW_HEIGHT)
        head = self.horizontalHeader()
        bar = self.horizontalScrollBar().sizeHint().height() if head.length() > self.viewport().width() else 0
        return QSize(super().sizeHint().width(), head.sizeHint().height() + rows + bar + 2 * self.frameWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names what the other columns leave."""
        super().resizeEvent(event)
        self.columns.fit()
        self.updateGeometry()

    def go_to(self, row: int) -> None:
        """Put the cursor on a row; while rows are chosen that chooses none."""
        flags = QItemSelectionModel.SelectionFlag
        how = flags.NoUpdate if self.choosing else flags.ClearAndSelect | flags.Rows
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), how)

    def minimumSizeHint(self) -> QSize:
        """Be content with a few rows."""
        return QSize(super().minimumSizeHint().width(), theme.fitting(4) * theme.scaled(ROW_HEIGHT))

    def keyPressEvent(self, event: Any) -> None:
        """Open on Enter, or go on with those chosen; choose on Space, throw away on Delete."""
        key, at = event.key(), self.currentIndex()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and at.isValid():
            if self.choosing:
                self.chosen.emit()
            else:
                self.clicked.emit(at)
        elif key == Qt.Key.Key_Space and at.isValid() and not self.choosing:
            self.several.emit(at.row())
        elif key == Qt.Key.Key_Delete:
            self.thrown.emit()
        else:
            super().keyPressEvent(event)
