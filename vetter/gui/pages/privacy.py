"""Privacy in the settings: how long each outcome is kept, who is due, receipts of erasures; and the window that asks before one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from vetter import actions
from vetter.actions import OUTCOMES
from vetter.assessment.words import listed
from vetter.errors import VetterError
from vetter.gui import theme
from vetter.gui.places import HistoryPlace
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.dates import day_and_time, short_day
from vetter.gui.widgets.dropdown import DropDown
from vetter.gui.widgets.layout import column, emptied, holding, row
from vetter.gui.widgets.opening import open_at
from vetter.gui.widgets.text import label
from vetter.gui.working import beside, wait_for
from vetter.tongue import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vetter.actions import Desk, Due, Receipt

ABOUT = tr(
    "Keep people no longer than you need to. When a time is over, the name appears below: erase, or keep longer. Nothing erases itself. "
    "In the United States hiring papers are kept for a year at least, in California for four."
)
SPANS = (0, 6, 12, 24, 48, 84)
LINE = 36
NAMED = 5
"""Names and receipts told in one sentence; the settings list the receipts."""
NOT_REACHED = tr("Not reached: papers you wrote, and backups you saved elsewhere. It cannot be undone.")
REACHED = tr("Taken out everywhere: the case file, the words it is searched by, the evidence files, and every backup in the data folder.")


class PrivacyPart(QWidget):
    """Periods, the due list, and receipts.

    Signals:
        done: a sentence about what was done.
        failed: a sentence about what could not be done.
        wanted: a place to go to.
    """

    done = Signal(str)
    failed = Signal(str)
    wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        """Show what is kept how long, and who is due."""
        super().__init__()
        self._desk = desk
        self._grid, self._due = QGridLayout(), column(gap=4)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setColumnStretch(2, 1)
        self.setLayout(column([label(ABOUT, Role.QUIET), holding(self._grid), label(tr("Time is over"), Role.STRONG), self._due]))
        self._show_periods()
        self._show_due()

    def _show_periods(self) -> None:
        for at, (outcome, months) in enumerate(actions.periods(self._desk).items()):
            choice = DropDown(tr("How long: {outcomes}", outcomes=OUTCOMES[outcome]))
            for span in sorted({*SPANS, months}):
                choice.addItem(trn("{number} month", "{number} months", span) if span else tr("until I decide"), span)
            choice.setCurrentIndex(choice.findData(months))
            choice.setEnabled(not self._desk.read_only)
            choice.activated.connect(partial(self._set, outcome, choice))
            self._grid.addWidget(label(OUTCOMES[outcome], Role.BODY, wrap=False), at, 0)
            self._grid.addWidget(choice, at, 1)

    def _set(self, outcome: str, choice: DropDown, _at: int) -> None:
        self._do(lambda: actions.set_period(self._desk, outcome, choice.currentData()), tr("Kept."))

    def _show_due(self) -> None:
        emptied(self._due)
        rows = actions.due(self._desk)
        for each in rows:
            self._due.addWidget(self._line(each))
        if not rows:
            self._due.addWidget(label(tr("For nobody so far."), Role.QUIET))
        for receipt in actions.receipts(self._desk)[:5]:
            self._due.addWidget(
                label(
                    tr("Receipt {id}: somebody was erased, {day_and_time}.", id=receipt.id, day_and_time=day_and_time(receipt.at)),
                    Role.CAPTION,
                )
            )

    def _line(self, due: Due) -> QWidget:
        words = tr("{outcome}, since {since}. On hold: {hold}") if due.hold else tr("{outcome}, since {since}")
        told = words.format(outcome=due.outcome, since=short_day(due.since), hold=due.hold)
        look = button(tr("Open"), lambda: self.wanted.emit(HistoryPlace(due.candidate)), kind="small", name=tr("Open {due}", due=due.name))
        longer = button(tr("A year longer"), lambda: self._longer(due), kind="small", name=tr("Keep {due} a year longer", due=due.name))
        away = button(tr("Erase…"), lambda: self._ask(due), kind="small", name=tr("Erase {due}", due=due.name))
        away.setEnabled(due.hold is None and not self._desk.read_only)
        longer.setEnabled(not self._desk.read_only)
        line = row([label(due.name, Role.STRONG, wrap=False), label(told, Role.QUIET), look, longer, away])
        line.setStretch(1, 1)
        made = holding(line)
        made.setMinimumHeight(theme.scaled(LINE))
        return made

    def _longer(self, due: Due) -> None:
        today = actions.today()
        until = today.replace(year=today.year + 1, day=min(today.day, 28))
        self._do(
            lambda: actions.hold(self._desk, due.candidate, tr("kept longer by the owner"), until),
            tr("{due} is kept a year longer.", due=due.name),
        )

    def _ask(self, due: Due) -> None:
        EraseDialog(self, Erasing.of(self._desk, due.candidate, due.name), self._erased).open()

    def _erased(self, words: str, *, problem: bool) -> None:
        self._show_due()
        (self.failed if problem else self.done).emit(words)

    def _do(self, deed: Callable[[], None], words: str) -> None:
        try:
            deed()
        except VetterError as error:
            self.failed.emit(str(error))
            return
        self._show_due()
        self.done.emit(words)


@dataclass(frozen=True)
class Erasing:
    """What the question before erasing is about: its words, what else to know, and the deed, which returns receipts, on its desk."""

    question: str
    known: tuple[str, ...]
    deed: Callable[[Desk], Sequence[Receipt]]
    desk: Desk

    @classmethod
    def of(cls, desk: Desk, candidate: str, name: str) -> Erasing:
        """Return the erasing of one person; papers that were written are named."""
        papers = actions.papers_written(desk, candidate)[:5]
        return cls(tr("Erase {name}?", name=name), papers, lambda other: (actions.erase(other, candidate),), desk)

    @classmethod
    def of_bin(cls, desk: Desk) -> Erasing | None:
        """Return the erasing of everybody in the recycle bin, or None where nobody there may be erased."""
        people = actions.in_bin(desk)
        held = [each.name for each in people if actions.held(desk, each.candidate) is not None]
        count = len(people) - len(held)
        if not count:
            return None
        kept = (tr("On hold, so they stay: {names}.", names=listed(held[:NAMED])),) if held else ()
        asked = trn("Erase {number} person in the recycle bin?", "Erase all {number} people in the recycle bin?", count)
        return cls(asked, kept, actions.empty_bin, desk)


class EraseDialog(QDialog):
    """Asks before somebody is erased, and says what is reached and what is not."""

    def __init__(self, parent: QWidget, erasing: Erasing, told: Callable[..., None]) -> None:
        """Ask; `told` hears in a sentence what came of it."""
        super().__init__(parent)
        self.setWindowTitle(tr("Erase a person"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._what, self._told, self._page = erasing, told, parent
        known = [label(words, Role.QUIET) for words in erasing.known]
        self.erasing = button(tr("Erase for ever"), self._erase, kind="primary")
        foot = row([-1, button(tr("Cancel"), self.reject), self.erasing])
        parts: list[QWidget] = [label(erasing.question, Role.TITLE), label(REACHED), label(NOT_REACHED, Role.STRONG), *known]
        self.setLayout(column([*parts, -1, foot], gap=12, margins=(24, 20, 24, 20)))
        open_at(self, 520)

    def _erase(self) -> None:
        """Erase; a backup comes first, and until the erasing itself begins it can be stopped."""
        self.accept()
        told, stopped = self._told, partial(self._told, tr("Stopped. Nobody was erased."), problem=True)
        wait_for(
            self._page,
            tr("Erasing"),
            beside(self._what.desk, self._what.deed, writing=True),
            lambda receipts: told(_erased(receipts), problem=False),
            lambda error: told(str(error), problem=True),
            stopped,
            alone=True,
        )


def _erased(receipts: Sequence[Receipt]) -> str:
    rows, files = sum(each.rows for each in receipts), sum(each.files for each in receipts)
    ids = ", ".join(each.id for each in receipts[:NAMED])
    return trn(
        "Erased: {rows} rows, {files} files. Receipt {id}.",
        "Erased: {rows} rows, {files} files. Receipts {id}.",
        len(receipts),
        rows=rows,
        files=files,
        id=ids,
    )
