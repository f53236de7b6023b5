"""Candidates: found as one types, sorted by SQL, read in pages however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from vetter import actions
from vetter.actions import CandidateRow, Order
from vetter.domain.evidence import Evidence
from vetter.domain.verdict import Verdict
from vetter.errors import VetterError
from vetter.gui import icons, theme
from vetter.gui.charts.evidence import HIGH, WIDE, draw_steps
from vetter.gui.pages.page import Page
from vetter.gui.places import HistoryPlace, InterviewPlace
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.dates import short_day
from vetter.gui.widgets.dropdown import DropDown
from vetter.gui.widgets.layout import card, column, emptied, holding, row
from vetter.gui.widgets.text import label, plain_tip
from vetter.gui.widgets.verdict import icon_name

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from vetter.actions import Desk

PAGE = 200
WAIT = 150
"""Milliseconds after the last keystroke before the list follows."""

ROW_HEIGHT = 40
MOST_SHOWN = 200
NAMES = 160
"""The narrowest the column of names gets."""

ICON = 28
"""An icon and the space after it."""

RowRole = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_HEADS = (
    ("Candidate", Order.NAME),
    ("Last seen", Order.LAST_SEEN),
    ("Verdict", Order.VERDICT),
    ("Proven", Order.SCORE),
    ("Range", None),
    ("Best evidence", None),
)
SORTINGS = (
    (Order.LAST_SEEN, True, "Last seen, newest first"),
    (Order.LAST_SEEN, False, "Last seen, oldest first"),
    (Order.NAME, False, "Name, A to Z"),
    (Order.NAME, True, "Name, Z to A"),
    (Order.VERDICT, True, "Same verdicts together"),
    (Order.VERDICT, False, "Same verdicts together, reversed"),
    (Order.SCORE, True, "Proven, highest first"),
    (Order.SCORE, False, "Proven, lowest first"),
)
_NAME, _SEEN, _VERDICT, _SCORE, _RANGE, _EVIDENCE = range(6)
EXPLAINED = "Proven: 0 to 100, where 50 is what to expect of somebody you know nothing about. Followers never enter it."


class CandidateModel(QAbstractTableModel):
    """Rows read from the case file a page at a time."""

    def __init__(self, desk: Desk) -> None:
        """Begin empty."""
        super().__init__()
        self._desk = desk
        self._rows: list[CandidateRow] = []
        self.query, self.order, self.falling = "", Order.LAST_SEEN, True
        self.matching = self.total = 0

    def read(self) -> None:
        """Read the first page anew."""
        self.beginResetModel()
        page = self._page(0)
        self._rows, self.matching, self.total = list(page.rows), page.matching, page.total
        self.endResetModel()

    def _page(self, offset: int) -> actions.Page:
        return actions.list_candidates(self._desk, self.query, self.order, descending=self.falling, limit=PAGE, offset=offset)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows were read so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_HEADS)

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
            words, order = _HEADS[section]
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
        return f"{each.name} (sample)" if each.sample else each.name
    if at == _SEEN:
        return short_day(each.last_seen)
    if at == _VERDICT:
        return each.verdict.short if each.verdict else "Interview under way"
    if at == _SCORE:
        return "" if each.score is None else str(each.score)
    if at == _RANGE:
        return "" if each.low is None else f"{each.low}–{each.high}"
    return each.best_evidence.label if each.best_evidence else ""


def _widths() -> dict[int, int]:
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
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, where.width() - (64 if at == _NAME and each.sample else 0)
        )
        side = Qt.AlignmentFlag.AlignRight if at == _SCORE else Qt.AlignmentFlag.AlignLeft
        painter.drawText(where, side | Qt.AlignmentFlag.AlignVCenter, shown)
        if at == _NAME and each.sample:
            self._sample(painter, where, painter.fontMetrics().horizontalAdvance(shown))

    def _sample(self, painter: QPainter, where: QRect, after: int) -> None:
        colours = theme.current()
        painter.setFont(theme.font(Role.CAPTION))
        wide = painter.fontMetrics().horizontalAdvance("Sample") + 16
        box = QRect(where.left() + after + 8, where.center().y() - 11, wide, 22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.sunk))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(colours.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "Sample")


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
        others = sum(self.columnWidth(at) for at in range(_NAME + 1, len(_HEADS)))
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


class CandidatesPage(Page):
    """The list of everybody."""

    def __init__(self, desk: Desk) -> None:
        """Build the list; `refresh` fills it."""
        super().__init__(desk)
        new = button("New interview", lambda: self.go(InterviewPlace()), kind="primary", icon="plus")
        self.top.show_title("Candidates", deeds=[new])
        self.search = QLineEdit()
        self.search.setPlaceholderText("Name, client, a word they used")
        self.search.setAccessibleName("Search candidates")
        self.search.setClearButtonEnabled(True)
        self.search.setProperty("kind", "search")
        sign = icons.icon("search", theme.current().ink2, 16)
        self.search.addAction(sign, QLineEdit.ActionPosition.LeadingPosition).setText("Put the cursor here")
        self.search.setFixedWidth(theme.scaled(400))
        self._timer = QTimer(self, singleShot=True, interval=WAIT)
        self._timer.timeout.connect(self._find)
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.search.returnPressed.connect(self._into_list)
        self._count = label("", Role.SUPPORT, wrap=False)
        self.model = CandidateModel(desk)
        self.table = self._table()
        self._empty = column(gap=8)
        self._stack = QStackedWidget()
        explained = label(EXPLAINED, Role.CAPTION)
        self._stack.addWidget(holding(column([self.table, explained, -1], gap=12)))
        self._stack.addWidget(holding(column([holding(self._empty), -1])))
        self.sorting = self._sorting()
        found = row([self._count, -1, label("Sorted by", Role.CAPTION, wrap=False), self.sorting])
        body = column([row([self.search, -1]), found, self._stack], gap=12, margins=(32, 24, 32, 24))
        body.setStretch(2, 1)
        self.frame.addLayout(body, 1)

    def _sorting(self) -> DropDown:
        made = DropDown("Sorted by")
        made.addItems([words for _order, _falling, words in SORTINGS])
        made.activated.connect(lambda at: self._sort_by(SORTINGS[at][0], falling=SORTINGS[at][1]))
        return made

    def _table(self) -> CandidateTable:
        table = CandidateTable()
        table.setAccessibleName("Candidates")
        table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        table.setModel(self.model)
        table.setItemDelegate(CellDelegate(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.scaled(ROW_HEIGHT))
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setMouseTracking(True)
        table.setCursor(Qt.CursorShape.PointingHandCursor)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setFont(theme.font(Role.CAPTION))
        head.sectionClicked.connect(self._sort)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for at, wide in _widths().items():
            table.setColumnWidth(at, wide)
        table.clicked.connect(self._open)
        return table

    def first_field(self) -> QWidget:
        """Begin in the search field."""
        return self.search

    def refresh(self, query: str | None = None) -> None:
        """Read the list anew, searched for some words."""
        if query is not None and query != self.search.text():
            self.search.setText(query)
        self._find()

    def hideEvent(self, event: QHideEvent) -> None:
        """Search no more for a list nobody sees; it is read anew when it is opened again."""
        self._timer.stop()
        super().hideEvent(event)

    def _find(self) -> None:
        self._timer.stop()
        self.model.query = self.search.text()
        try:
            self.model.read()
        except VetterError as error:
            self.banner.say(str(error), ("Try again", self._find), problem=True)
            return
        shown, total = self.model.matching, self.model.total
        self._count.setText(f"{shown:,} of {total:,} candidates" if self.model.query.strip() else f"{total:,} candidates")
        self._count.setVisible(total > 0)
        self._stack.setCurrentIndex(0 if shown else 1)
        self.table.wanted_rows = shown
        self.table.updateGeometry()
        if not shown:
            self._say_empty(total)

    def _say_empty(self, total: int) -> None:
        emptied(self._empty)
        if total:
            clear = button("Show everybody", self.search.clear, kind="strong")
            words = [label("Nobody found", Role.SECTION), label(f"No candidate holds the words “{self.model.query.strip()}”.", Role.BODY)]
            self._empty.addWidget(card([*words, row([clear, -1])], padding=24))
        else:
            new = button("New interview", lambda: self.go(InterviewPlace()), kind="strong", icon="plus")
            words = [label("No candidates yet", Role.SECTION), label("Everybody you interview will be listed here.", Role.BODY)]
            self._empty.addWidget(card([*words, row([new, -1])], padding=24))

    def _sort(self, at: int) -> None:
        order = _HEADS[at][1]
        if order is None:
            return
        self._sort_by(order, falling=not self.model.falling if order is self.model.order else order is not Order.NAME)

    def _sort_by(self, order: Order, *, falling: bool) -> None:
        self.model.order, self.model.falling = order, falling
        self.sorting.setCurrentIndex([(each, down) for each, down, _words in SORTINGS].index((order, falling)))
        self._find()

    def _into_list(self) -> None:
        self._find()
        if self.model.rowCount():
            self.table.setFocus()
            self.table.selectRow(0)

    def _open(self, index: QModelIndex) -> None:
        self.go(HistoryPlace(self.model.candidate(index.row()).candidate))
