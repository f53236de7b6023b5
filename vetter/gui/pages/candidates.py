"""Candidates: found as one types, sorted by SQL, read in pages however many there are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QAbstractItemView

from vetter import actions
from vetter.actions import Order
from vetter.assessment.words import listed
from vetter.domain.decision import Shelf
from vetter.errors import VetterError
from vetter.gui import theme
from vetter.gui.pages.candidate_model import HEADS, PAGE, CandidateModel
from vetter.gui.pages.candidate_table import ROW_HEIGHT, CandidateTable
from vetter.gui.pages.chosen import MOST_AT_ONCE, ChosenBar
from vetter.gui.pages.filters import FilterRow
from vetter.gui.pages.page import Page
from vetter.gui.pages.privacy import EraseDialog, Erasing
from vetter.gui.pages.reports import Reports
from vetter.gui.places import ComparePlace, DoublesPlace, HistoryPlace, InterviewPlace
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.dropdown import DropDown
from vetter.gui.widgets.flow import flow
from vetter.gui.widgets.layout import LINKS, Rest, card, column, emptied, holding, row, scrolled
from vetter.gui.widgets.letters import letter_menu
from vetter.gui.widgets.search import SearchField
from vetter.gui.widgets.text import label
from vetter.tongue import in_quotes, tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QWidget

    from vetter.actions import CandidateRow, Desk

WAIT = 150
"""Milliseconds after the last keystroke before the list follows."""

SORTINGS = (
    (Order.LAST_SEEN, True, tr("Last seen, newest first")),
    (Order.LAST_SEEN, False, tr("Last seen, oldest first")),
    (Order.NAME, False, tr("Name, A to Z")),
    (Order.NAME, True, tr("Name, Z to A")),
    (Order.VERDICT, True, tr("Same verdicts together")),
    (Order.VERDICT, False, tr("Same verdicts together, reversed")),
    (Order.SCORE, True, tr("Proven, highest first")),
    (Order.SCORE, False, tr("Proven, lowest first")),
)
_NOBODY = {Shelf.ARCHIVE: tr("Nobody is in the archive."), Shelf.BIN: tr("Nobody is in the recycle bin.")}
_NOW = {
    Shelf.CURRENT: tr("Back among the candidates: {who}. Nothing is lost."),
    Shelf.ARCHIVE: tr("In the archive now: {who}. Nothing is lost."),
    Shelf.BIN: tr("In the recycle bin now: {who}. Nothing is lost."),
}
MOST_LIFTED = 3
HEADS_AND_FOOT = 96
"""Height of the heads of the columns, and of what is said beneath them."""
"""Filters offered to be lifted when nobody fits."""
EXPLAINED = tr("Proven: 0 to 100, where 50 is what to expect of somebody you know nothing about. Followers never enter it.")


class CandidatesPage(Page):
    """The list of everybody."""

    def __init__(self, desk: Desk) -> None:
        """Build the list; `refresh` fills it."""
        super().__init__(desk)
        new = button(tr("New interview"), lambda: self.go(InterviewPlace()), kind="primary", icon="plus")
        self.top.show_title(tr("Candidates"), deeds=[new])
        self.search = SearchField(tr("Name, client, a word they used"), tr("Search candidates"))
        self.search.setFixedWidth(self.search.fitting(400))
        self._kept: tuple[CandidateRow, ...] = ()
        self._timer = QTimer(self, singleShot=True, interval=WAIT)
        self._timer.timeout.connect(self._find)
        self.search.textChanged.connect(lambda _text: self._timer.start())
        for gone in (self.search.returnPressed, self.search.left):
            gone.connect(self._into_list)
        self._count = label("", Role.SUPPORT, wrap=False)
        self.model = CandidateModel(desk)
        self.model.refused.connect(self._refuse)
        self.table = CandidateTable(self.model)
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        self.table.clicked.connect(self._open)
        self.table.several.connect(self._choose_from)
        self.table.thrown.connect(lambda: self._shelve(Shelf.BIN))
        self.table.columns.restore(desk.folder)
        self.table.selectionModel().selectionChanged.connect(lambda _come, _gone: self._show_chosen())
        self._empty = column(gap=8)
        self._stack = Rest(theme.fitting(4) * theme.scaled(ROW_HEIGHT) + theme.scaled(HEADS_AND_FOOT))
        explained = label(EXPLAINED, Role.CAPTION)
        self._stack.addWidget(holding(column([self.table, explained, -1], gap=12)))
        self._stack.addWidget(holding(column([holding(self._empty), -1])))
        self.sorting = self._sorting()
        self.choose = button(tr("Choose several…"), lambda: self.show_choosing(choosing=True))
        self.reports = Reports(self)
        self._chosen = ChosenBar(self._compare, self._write, self._shelve, lambda: self.show_choosing(choosing=False))
        self.table.chosen.connect(self._chosen.go_on)
        self._columns = button(tr("Columns"), self._show_columns, kind="link")
        self.doubles = button(tr("Possible doubles"), lambda: self.go(DoublesPlace()), kind="link")
        self.emptying = button(tr("Empty the recycle bin…"), self._ask_to_empty, kind="link")
        self._sorted = holding(row([label(tr("Sorted by"), Role.CAPTION, wrap=False), self.sorting]))
        found = flow([self._count, self.emptying, -1, self.choose, self._sorted], trailing=True)
        self.filters = FilterRow()
        self.filters.changed.connect(self._find)
        links = holding(flow([self.doubles, self._columns], gap=LINKS, trailing=True))
        first = flow([self.search, self.filters.shelf_list, -1, links], trailing=True)
        body = column([first, self.filters, found, self._chosen, self._stack], gap=12, margins=(32, 24, 32, 24))
        body.setStretch(4, 1)
        self.frame.addWidget(scrolled(holding(body)), 1)

    def _sorting(self) -> DropDown:
        made = DropDown(tr("Sorted by"))
        made.addItems([words for _order, _falling, words in SORTINGS])
        made.activated.connect(lambda at: self._sort_by(SORTINGS[at][0], falling=SORTINGS[at][1]))
        return made

    def first_field(self) -> QWidget:
        """Begin in the search field, or in the list while some are chosen from it."""
        return self.table if self.table.choosing else self.search

    def refresh(self, query: str | None = None, *, choosing: bool = False, kept: tuple[str, ...] = ()) -> None:
        """Read the list anew, searched for some words, or to choose some to compare beside those that are chosen already."""
        self._kept = tuple(row for each in kept if (row := actions.candidate_row(self.desk, each)) is not None)
        if query is not None and query != self.search.text():
            self.search.setText(query)
        self.filters.offer(self.desk)
        self._find()
        self.show_choosing(choosing=choosing)  # last, for the cursor stands on a row of the list as it was read
        self._tick_kept()

    def _tick_kept(self) -> None:
        """Tick those that are kept from another page where the list shows them at once."""
        kept = {each.candidate for each in self._kept}
        for number in range(min(self.model.matching, PAGE) if kept else 0):
            candidate = self.model.candidate(number).candidate
            if candidate in kept:
                self._kept = tuple(each for each in self._kept if each.candidate != candidate)
                self.table.selectRow(number)
        self._show_chosen()

    def hideEvent(self, event: QHideEvent) -> None:
        """Search no more for a list nobody sees; it is read anew when it is opened again."""
        self._timer.stop()
        self.table.columns.keep(None if self.desk.read_only else self.desk.folder)
        super().hideEvent(event)

    def _show_columns(self) -> None:
        letter_menu(self.table.columns.menu()).popup(self._columns.mapToGlobal(QPoint(0, self._columns.height())))

    def _refuse(self, error: VetterError) -> None:
        self.banner.say(str(error), (tr("Try again"), self._find), problem=True)

    def _find(self) -> None:
        self._timer.stop()
        self.model.query, self.model.wanted = self.search.text(), self.filters.wanted(actions.today())
        try:
            self.model.read()
        except VetterError as error:
            self._refuse(error)
            return
        shown, total = self.model.matching, self.model.total
        narrowed = self.model.query.strip() or self.model.wanted.narrows
        self._count.setText(_counted(self.filters.shelf, total, shown if narrowed else None))
        self._count.setVisible(total > 0)
        self.emptying.setVisible(total > 0 and self.filters.shelf is Shelf.BIN and not self.desk.read_only)
        self._show_ways()
        self._stack.setCurrentIndex(0 if shown else 1)
        self.table.wanted_rows = shown
        self.table.updateGeometry()
        self.table.columns.fit()
        self._show_chosen()
        if not shown:
            self._say_empty(total)

    def _show_ways(self) -> None:
        """Show what narrows, sorts and chooses where there is somebody, or would be without it."""
        some = self.model.total > 0 or self.filters.narrows or bool(self.search.text().strip())
        self.filters.setVisible(some)
        self._sorted.setVisible(some)
        self._columns.setVisible(some)
        self.choose.setVisible(some and not self.table.choosing)

    def _say_empty(self, total: int) -> None:
        emptied(self._empty)
        typed = self.model.query.strip()
        if total or typed or self.filters.narrows:
            title, told, lifts = tr("Nobody found"), _NOBODY.get(self.filters.shelf, ""), self._in_the_way(typed)
            if typed or self.model.wanted.narrows:
                told = self._nobody(typed)
            deeds = [button(words, deed, kind="strong") for words, deed in lifts]
            deeds.append(button(tr("Show everybody"), self._show_everybody, kind="" if lifts else "strong"))
        else:
            title, told = tr("No candidates yet"), tr("Everybody you interview will be listed here.")
            deeds = [button(tr("New interview"), lambda: self.go(InterviewPlace()), kind="strong", icon="plus")]
        self._empty.addWidget(card([label(title, Role.SECTION), label(told, Role.BODY), *(row([deed, -1]) for deed in deeds)], padding=24))

    def _nobody(self, typed: str) -> str:
        told = [words for _key, words, _without in self.filters.without(self.model.wanted)]
        chosen = listed([in_quotes(words) for words in told])
        if not chosen:
            return tr("No candidate holds the words “{typed}”.", typed=typed)
        return (
            tr("No candidate fits {chosen} and holds the words “{typed}”.", chosen=chosen, typed=typed)
            if typed
            else tr("No candidate fits {chosen}.", chosen=chosen)
        )

    def _in_the_way(self, typed: str) -> list[tuple[str, Callable[[], object]]]:
        """Return what can be lifted alone so that somebody is found, and how many would be."""
        ways: list[tuple[str, Callable[[], object], str, actions.Filter]] = [
            (tr("Lift “{words}”", words=words), partial(self.filters.lift, key), self.model.query, without)
            for key, words, without in self.filters.without(self.model.wanted)
        ]
        if typed:
            ways.append((tr("Take out the words “{typed}”", typed=typed), self._forget_words, "", self.model.wanted))
        found = [
            (words, deed, actions.list_candidates(self.desk, query, wanted=wanted, limit=0).matching) for words, deed, query, wanted in ways
        ]
        return [
            (trn("{words}: {number:,} candidate", "{words}: {number:,} candidates", count, words=words), deed)
            for words, deed, count in found
            if count
        ][:MOST_LIFTED]

    def _forget_words(self) -> None:
        self.search.clear()
        self._find()

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
        self._chosen.show_shelf(self.filters.shelf)
        self._chosen.setVisible(choosing)
        self._show_chosen()
        self._show_ways()
        if not choosing:
            self._kept = ()
        if choosing:
            self._into_list()

    def _choose_from(self, number: int) -> None:
        """Begin to choose, with the row on which Space was pressed."""
        self.show_choosing(choosing=True)
        index = self.model.index(number, 0)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)

    def _show_chosen(self) -> None:
        if self.table.choosing:
            numbers = self.table.chosen_rows()
            self._chosen.show_shelf(self.filters.shelf)
            self._chosen.show_chosen(self._chosen_people() if len(numbers) < MOST_AT_ONCE else [], len(numbers))

    def _chosen_people(self) -> list[CandidateRow]:
        """Return who is chosen, those that are kept from another page first."""
        people = [self.model.candidate(number) for number in self.table.chosen_rows()[:MOST_AT_ONCE]]
        kept = self._kept if self.table.choosing else ()
        return [*(each for each in kept if each not in people), *people]

    def _shelve(self, shelf: Shelf) -> None:
        """Put the rows chosen, or the present one, on a shelf; Undo brings each back to where it was."""
        people = self._chosen_people()
        if not people or self.filters.shelf is shelf:
            return
        candidates = [each.candidate for each in people]
        told = _NOW[shelf].format(
            who=people[0].name if len(people) == 1 else trn("{number:,} candidate", "{number:,} candidates", len(people))
        )
        put = partial(actions.shelve, self.desk, candidates)
        self.carry_out(partial(put, shelf), told, partial(put, self.filters.shelf), self._look_again)

    def _look_again(self) -> None:
        """Show who is left, and stay where one was."""
        at = self.table.currentIndex().row()
        self._find()
        if self.model.matching:
            self.table.setFocus()
            self.table.setCurrentIndex(self.model.index(max(0, min(at, self.model.matching - 1)), 0))
        self.table.clearSelection()

    def _ask_to_empty(self) -> None:
        asked = Erasing.of_bin(self.desk)
        if asked is None:
            self.banner.say(tr("Everybody in the recycle bin is on hold. Release the hold first, if its reason is gone."), problem=True)
        else:
            EraseDialog(self, asked, self._emptied).open()

    def _emptied(self, words: str, *, problem: bool) -> None:
        self._find()
        self.banner.say(words, problem=problem)

    def _write(self) -> None:
        self.reports.choose(self._chosen_people())

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
        if self.model.matching:
            self.table.setFocus()
            self.table.go_to(0)

    def _open(self, index: QModelIndex) -> None:
        there = self.model.row(index.row())
        if there is not None and not self.table.choosing:
            self.go(HistoryPlace(there.candidate))


def _counted(shelf: Shelf, number: int, shown: int | None) -> str:
    """Say how many there are on a shelf, and how many of them are shown where the list is narrowed."""
    if shown is None:
        return {
            Shelf.CURRENT: trn("{number:,} candidate", "{number:,} candidates", number),
            Shelf.ARCHIVE: tr("{number:,} in the archive", number=number),
            Shelf.BIN: tr("{number:,} in the recycle bin", number=number),
        }[shelf]
    return {
        Shelf.CURRENT: trn("{shown:,} of {number:,} candidate", "{shown:,} of {number:,} candidates", number, shown=shown),
        Shelf.ARCHIVE: tr("{shown:,} of {number:,} in the archive", number=number, shown=shown),
        Shelf.BIN: tr("{shown:,} of {number:,} in the recycle bin", number=number, shown=shown),
    }[shelf]
