"""Candidates: found as one types, sorted by SQL, read in pages however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
)

from vetter import actions
from vetter.actions import Order
from vetter.domain.decision import Shelf
from vetter.errors import VetterError
from vetter.gui import icons, theme
from vetter.gui.pages.candidate_table import HEADS, ROW_HEIGHT, CandidateModel, CandidateTable, CellDelegate, widths
from vetter.gui.pages.chosen import ChosenBar
from vetter.gui.pages.filters import FilterRow
from vetter.gui.pages.page import Page
from vetter.gui.places import ComparePlace, HistoryPlace, InterviewPlace
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.dropdown import DropDown
from vetter.gui.widgets.layout import card, column, emptied, holding, row
from vetter.gui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QWidget

    from vetter.actions import Desk

WAIT = 150
"""Milliseconds after the last keystroke before the list follows."""

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
_PLACES = {Shelf.CURRENT: "candidates", Shelf.ARCHIVE: "in the archive", Shelf.BIN: "in the recycle bin"}
_NOBODY = {Shelf.ARCHIVE: "Nobody is in the archive.", Shelf.BIN: "Nobody is in the recycle bin."}
NOBODY_FITS = "No candidate fits the lists above."
EXPLAINED = "Proven: 0 to 100, where 50 is what to expect of somebody you know nothing about. Followers never enter it."


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
        self.table.selectionModel().selectionChanged.connect(lambda _come, _gone: self._show_chosen())
        self._empty = column(gap=8)
        self._stack = QStackedWidget()
        explained = label(EXPLAINED, Role.CAPTION)
        self._stack.addWidget(holding(column([self.table, explained, -1], gap=12)))
        self._stack.addWidget(holding(column([holding(self._empty), -1])))
        self.sorting = self._sorting()
        self.choose = button("Compare…", lambda: self.show_choosing(choosing=True))
        self._chosen = ChosenBar(self._compare, lambda: self.show_choosing(choosing=False))
        found = row([self._count, -1, self.choose, 8, label("Sorted by", Role.CAPTION, wrap=False), self.sorting])
        self.filters = FilterRow()
        self.filters.changed.connect(self._find)
        body = column([row([self.search, -1]), self.filters, found, self._chosen, self._stack], gap=12, margins=(32, 24, 32, 24))
        body.setStretch(4, 1)
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
        for at, wide in widths().items():
            table.setColumnWidth(at, wide)
        table.clicked.connect(self._open)
        return table

    def first_field(self) -> QWidget:
        """Begin in the search field, or in the list while some are chosen from it."""
        return self.search if self._chosen.isHidden() else self.table

    def refresh(self, query: str | None = None, *, choosing: bool = False) -> None:
        """Read the list anew, searched for some words, or to choose some to compare."""
        self.show_choosing(choosing=choosing)
        if query is not None and query != self.search.text():
            self.search.setText(query)
        self.filters.show_tags(actions.tags(self.desk))
        self._find()

    def hideEvent(self, event: QHideEvent) -> None:
        """Search no more for a list nobody sees; it is read anew when it is opened again."""
        self._timer.stop()
        super().hideEvent(event)

    def _find(self) -> None:
        self._timer.stop()
        self.model.query, self.model.wanted = self.search.text(), self.filters.wanted(actions.today())
        try:
            self.model.read()
        except VetterError as error:
            self.banner.say(str(error), ("Try again", self._find), problem=True)
            return
        shown, total = self.model.matching, self.model.total
        narrowed = self.model.query.strip() or self.model.wanted.narrows
        self._count.setText(
            f"{shown:,} of {total:,} {_PLACES[self.filters.shelf]}" if narrowed else f"{total:,} {_PLACES[self.filters.shelf]}"
        )
        self._count.setVisible(total > 0)
        self._stack.setCurrentIndex(0 if shown else 1)
        self.table.wanted_rows = shown
        self.table.updateGeometry()
        if not shown:
            self._say_empty(total)

    def _say_empty(self, total: int) -> None:
        emptied(self._empty)
        typed = self.model.query.strip()
        if total or typed or self.filters.narrows:
            clear = button("Show everybody", self._show_everybody, kind="strong")
            told = f"No candidate holds the words “{typed}”." if typed else _NOBODY.get(self.filters.shelf, NOBODY_FITS)
            if typed and self.filters.narrows:
                told = f"No candidate fits the lists above and holds the words “{typed}”."
            words = [label("Nobody found", Role.SECTION), label(told, Role.BODY)]
            self._empty.addWidget(card([*words, row([clear, -1])], padding=24))
        else:
            new = button("New interview", lambda: self.go(InterviewPlace()), kind="strong", icon="plus")
            words = [label("No candidates yet", Role.SECTION), label("Everybody you interview will be listed here.", Role.BODY)]
            self._empty.addWidget(card([*words, row([new, -1])], padding=24))

    def _show_everybody(self) -> None:
        self.search.clear()
        self.filters.clear()

    def _sort(self, at: int) -> None:
        order = HEADS[at][1]
        if order is None:
            return
        self._sort_by(order, falling=not self.model.falling if order is self.model.order else order is not Order.NAME)

    def _sort_by(self, order: Order, *, falling: bool) -> None:
        self.model.order, self.model.falling = order, falling
        self.sorting.setCurrentIndex([(each, down) for each, down, _words in SORTINGS].index((order, falling)))
        self._find()

    def show_choosing(self, *, choosing: bool) -> None:
        """Let rows be chosen instead of opened, or opened again."""
        modes = QAbstractItemView.SelectionMode
        self.table.setSelectionMode(modes.MultiSelection if choosing else modes.SingleSelection)
        self.table.clearSelection()
        self._chosen.setVisible(choosing)
        self._chosen.show_chosen([])
        self.choose.setVisible(not choosing)
        if choosing:
            self._into_list()
            self.table.clearSelection()

    def _show_chosen(self) -> None:
        self._chosen.show_chosen([self.model.candidate(index.row()) for index in self.table.selectionModel().selectedRows()])

    def _compare(self) -> None:
        judged = []
        try:
            for each in self._chosen.candidates:
                verdict = actions.latest_verdict(self.desk, each.candidate)
                if verdict is not None:
                    judged.append(actions.open_verdict(self.desk, verdict))
        except VetterError as error:
            self.banner.say(str(error), problem=True)
            return
        self.go(ComparePlace(tuple(judged)))

    def _into_list(self) -> None:
        self._find()
        if self.model.rowCount():
            self.table.setFocus()
            self.table.selectRow(0)

    def _open(self, index: QModelIndex) -> None:
        if not self._chosen.isHidden():
            return
        self.go(HistoryPlace(self.model.candidate(index.row()).candidate))
