"""The table of candidates: rows read from the case file in pages, drawn with verdict, score and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from vetter import actions
from vetter.actions import CandidateRow, Order
from vetter.domain.decision import Decision
from vetter.domain.evidence import Evidence
from vetter.domain.verdict import Verdict
from vetter.gui import icons, theme
from vetter.gui.charts.evidence import HIGH, WIDE, draw_steps
from vetter.gui.theme import Role
from vetter.gui.widgets.dates import short_day
from vetter.gui.widgets.text import plain_tip
from vetter.gui.widgets.verdict import icon_name

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from vetter.actions import Desk

PAGE = 200
ROW_HEIGHT = 40
MOST_SHOWN = 200
NAMES = 160
"""The narrowest the column of names gets."""

ICON = 28
"""An icon and the space after it."""

RowRole = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
HEADS = (
    ("Candidate", Order.NAME),
    ("Last seen", Order.LAST_SEEN),
    ("Verdict", Order.VERDICT),
    ("Proven", Order.SCORE),
    ("Range", None),
    ("Best evidence", None),
)
_NAME, _SEEN, _VERDICT, _SCORE, _RANGE, _EVIDENCE = range(6)


class CandidateModel(QAbstractTableModel):
    """Rows read from the case file a page at a time."""

    def __init__(self, desk: Desk) -> None:
        """Begin empty."""
        super().__init__()
        self._desk = desk
        self._rows: list[CandidateRow] = []
        self.query, self.order, self.falling, self.wanted = "", Order.LAST_SEEN, True, actions.EVERYBODY
        self.matching = self.total = 0

    def read(self) -> None:
        """Read the first page anew."""
        self.beginResetModel()
        page = self._page(0)
        self._rows, self.matching, self.total = list(page.rows), page.matching, page.total
        self.endResetModel()

    def _page(self, offset: int) -> actions.Page:
        return actions.list_candidates(self._desk, self.query, self.order, self.wanted, descending=self.falling, limit=PAGE, offset=offset)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows were read so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(HEADS)

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether more rows match than were read."""
        return not parent.isValid() and len(self._rows) < self.matching

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        if parent.isValid():
            return
        page = self._page(len(self._rows))
        if not page.rows:
            self.matching = len(self._rows)
            return
        self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(page.rows) - 1)
        self._rows += page.rows
        self.endInsertRows()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heads, numbers to the right like their columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            words, order = HEADS[section]
            arrow = "" if order is not self.order else " ↓" if self.falling else " ↑"
            return f"{words}{arrow}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == _SCORE else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words; its drawing reads the whole row."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        each = self._rows[index.row()]
        if role == RowRole:
            return each
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return _words(each, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == _NAME:
            return plain_tip(each.name)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == _SCORE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def candidate(self, row_number: int) -> CandidateRow:
        """Return a row."""
        return self._rows[row_number]


def _words(each: CandidateRow, at: int) -> str:
    if at == _NAME:
        return ", ".join((each.name, *(words.lower() for words in _chips(each))))
    if at == _SEEN:
        return short_day(each.last_seen)
    if at == _VERDICT:
        return each.verdict.short if each.verdict else "Interview under way"
    if at == _SCORE:
        return "" if each.score is None else str(each.score)
    if at == _RANGE:
        return "" if each.low is None else f"{each.low}–{each.high}"
    return each.best_evidence.label if each.best_evidence else ""


def widths() -> dict[int, int]:
    """Return the width of each column but the name's, which takes the rest: room for its longest words."""
    bold, plain = QFontMetrics(theme.font(Role.STRONG)), QFontMetrics(theme.font(Role.BODY))
    verdicts = max(bold.horizontalAdvance(each.short) for each in Verdict)
    evidence = max(plain.horizontalAdvance(each.label) for each in Evidence)
    return {
        _SEEN: plain.horizontalAdvance("30\u00a0Nov\u00a02026") + 36,
        _VERDICT: ICON + verdicts + 40,
        _SCORE: plain.horizontalAdvance("Proven ↓") + 24,
        _RANGE: plain.horizontalAdvance("100–100") + 32,
        _EVIDENCE: WIDE + 8 + evidence + 32,
    }


class CellDelegate(QStyledItemDelegate):
    """Draws verdicts with their icon, evidence with its steps, names in bold."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for the height of a row."""
        return QSize(super().sizeHint(option, index).width(), theme.scaled(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground by the style, then our words."""
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        each = index.data(RowRole)
        if each is not None:
            painter.save()
            self._draw(painter, option.rect.adjusted(12, 0, -12, 0), index, each)
            painter.restore()

    def _draw(self, painter: QPainter, where: QRect, index: Index, each: CandidateRow) -> None:
        colours, at = theme.current(), index.column()
        text, colour, role = _words(each, at), colours.ink, Role.BODY
        if at == _NAME:
            text, role = each.name, Role.STRONG
        elif at in {_SEEN, _RANGE}:
            colour = colours.ink2
        elif at == _SCORE:
            role = Role.STRONG
        elif at == _VERDICT:
            colour = colours.tone(each.verdict.tone) if each.verdict else colours.ink2
            role = Role.STRONG if each.verdict else Role.BODY
            name = icon_name(each.verdict) if each.verdict else "pencil"
            painter.drawPixmap(where.left(), where.center().y() - 9, icons.pixmap(name, colour, 20))
            where = where.adjusted(ICON, 0, 0, 0)
        elif at == _EVIDENCE and each.best_evidence is not None:
            draw_steps(painter, QRectF(where.left(), where.center().y() - HIGH / 2 - 1, WIDE, HIGH), each.best_evidence)
            where = where.adjusted(WIDE + 8, 0, 0, 0)
        painter.setFont(theme.font(role))
        painter.setPen(QColor(colour))
        chips = _chips(each) if at == _NAME else ()
        room = sum(_wide(words) for words in chips)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, where.width() - room)
        side = Qt.AlignmentFlag.AlignRight if at == _SCORE else Qt.AlignmentFlag.AlignLeft
        painter.drawText(where, side | Qt.AlignmentFlag.AlignVCenter, shown)
        left = where.left() + painter.fontMetrics().horizontalAdvance(shown)
        for words in chips:
            self._chip(painter, QRect(left + 8, where.center().y() - 11, _wide(words) - 8, 22), words)
            left += _wide(words)

    def _chip(self, painter: QPainter, box: QRect, words: str) -> None:
        colours = theme.current()
        painter.setFont(theme.font(Role.CAPTION))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.sunk))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(colours.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _chips(each: CandidateRow) -> tuple[str, ...]:
    """Return what stands behind a name: that it is a sample, and what the owner decided."""
    decided = () if each.decision is None or each.decision is Decision.THINKING else (each.decision.label,)
    return (*(("Sample",) if each.sample else ()), *decided)


def _wide(words: str) -> int:
    """Return the width of a chip with the space before it."""
    return QFontMetrics(theme.font(Role.CAPTION)).horizontalAdvance(words) + 16 + 8


class CandidateTable(QTableView):
    """A table that opens a row on Enter and on a click anywhere, as high as its rows where there is room."""

    wanted_rows = 0

    def sizeHint(self) -> QSize:
        """Ask for every row, within reason."""
        rows = min(self.wanted_rows, MOST_SHOWN) * theme.scaled(ROW_HEIGHT)
        return QSize(super().sizeHint().width(), self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names what the other columns leave; when that is too little, the table scrolls sideways."""
        super().resizeEvent(event)
        others = sum(self.columnWidth(at) for at in range(_NAME + 1, len(HEADS)))
        self.setColumnWidth(_NAME, max(theme.scaled(NAMES), self.viewport().width() - others))

    def minimumSizeHint(self) -> QSize:
        """Be content with a few rows."""
        return QSize(super().minimumSizeHint().width(), 4 * theme.scaled(ROW_HEIGHT))

    def keyPressEvent(self, event: Any) -> None:
        """Open on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.clicked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
