"""The rows of the list of candidates: however many there are, only the pages that are looked at stand in memory."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from vetter import actions
from vetter.actions import CandidateRow, Order
from vetter.errors import VetterError
from vetter.gui.widgets.dates import short_day
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.actions import Desk

PAGE = 200
PAGES_KEPT = 25
"""Pages that stay in memory; one more, and the one that was not looked at for the longest time goes."""

RowRole = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
HEADS = (
    (tr("Candidate"), Order.NAME),
    (tr("Last seen"), Order.LAST_SEEN),
    (tr("Verdict"), Order.VERDICT),
    (tr("Proven"), Order.SCORE),
    (tr("Range"), None),
    (tr("Best evidence"), None),
    (tr("Your decision"), None),
    (tr("Tags"), None),
)
NAME, SEEN, VERDICT, SCORE, RANGE, EVIDENCE, DECISION, TAGS = range(len(HEADS))


class CandidateModel(QAbstractTableModel):
    """As many rows as match, each read when it is looked at.

    Signals:
        refused: the error that stood in the way of reading a page.
    """

    refused = Signal(object)

    def __init__(self, desk: Desk) -> None:
        """Begin empty."""
        super().__init__()
        self._desk = desk
        self._pages: OrderedDict[int, tuple[CandidateRow, ...]] = OrderedDict()
        self.query, self.order, self.falling, self.wanted = "", Order.LAST_SEEN, True, actions.EVERYBODY
        self.matching = self.total = 0

    def read(self) -> None:
        """Count anew, and read the first page."""
        page = actions.list_candidates(self._desk, self.query, self.order, self.wanted, descending=self.falling, limit=PAGE)
        self.beginResetModel()
        self._pages = OrderedDict({0: page.rows})
        self.matching, self.total = page.matching, page.total
        self.endResetModel()

    def _page(self, number: int) -> tuple[CandidateRow, ...]:
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        try:
            rows = actions.more_candidates(
                self._desk,
                self.query,
                self.order,
                self.wanted,
                descending=self.falling,
                matching=self.matching,
                limit=PAGE,
                offset=number * PAGE,
            )
        except VetterError as error:
            self.refused.emit(error)
            rows = ()
        self._pages[number] = rows
        if len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        return rows

    @property
    def rows_in_memory(self) -> int:
        """How many rows are held at present."""
        return sum(map(len, self._pages.values()))

    def row(self, number: int) -> CandidateRow | None:
        """Return a row; None when another program has taken it away since it was counted."""
        page, at = self._page(number // PAGE), number % PAGE
        return page[at] if at < len(page) else None

    def candidate(self, number: int) -> CandidateRow:
        """Return a row that is there."""
        found = self.row(number)
        if found is None:
            message = f"no row {number} among {self.matching}"
            raise IndexError(message)
        return found

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many match."""
        return 0 if parent.isValid() else self.matching

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heads, numbers to the right like their columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            words, order = HEADS[section]
            arrow = "" if order is not self.order else " ↓" if self.falling else " ↑"
            return f"{words}{arrow}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == SCORE else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words; its drawing reads the whole row."""
        each = self.row(index.row()) if index.isValid() and index.row() < self.matching else None
        if each is None:
            return None
        if role == RowRole:
            return each
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return words(each, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == SCORE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


def words(each: CandidateRow, at: int) -> str:
    """Return what a cell says."""
    told = {
        NAME: tr("{name}, sample", name=each.name) if each.sample else each.name,
        SEEN: short_day(each.last_seen),
        VERDICT: each.verdict.short if each.verdict else tr("Interview under way"),
        SCORE: "" if each.score is None else str(each.score),
        RANGE: "" if each.low is None else f"{each.low}–{each.high}",
        EVIDENCE: each.best_evidence.label if each.best_evidence else "",
        DECISION: each.decision.label if each.decision else tr("Not decided") if each.verdict else "",
        TAGS: ", ".join(each.tags),
    }
    return told[at]
