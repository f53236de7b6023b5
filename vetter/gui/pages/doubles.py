"""Entries that may be one person: both side by side, why they may be one, and the owner's answer, which can be taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QWidget

from vetter import actions
from vetter.gui.pages.page import Page
from vetter.gui.places import CandidatesPlace, HistoryPlace
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.dates import short_day
from vetter.gui.widgets.layout import card, column, emptied, frame, holding, row, scrolled
from vetter.gui.widgets.text import label, one_line
from vetter.gui.working import wait_for
from vetter.tongue import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QPushButton

    from vetter.actions import Desk, Double, Known
    from vetter.errors import VetterError

SHOWN = 25
"""Pairs on the page at once; an answer brings up the next."""
EXPLAINED = tr(
    "Joined entries stand as one in the list, with both histories on one line. Nothing that was written changes, "
    "and they can be separated again at any time from the history."
)
NONE = tr("No two entries share a name, an e-mail address, a telephone number or an account.")


class DoublesPage(Page):
    """Pairs of entries, the likeliest first."""

    def __init__(self, desk: Desk) -> None:
        """Begin empty."""
        super().__init__(desk)
        self._list = column(gap=16)
        self.frame.addWidget(scrolled(holding(column([holding(self._list), -1], margins=(32, 24, 32, 24)))), 1)
        self._first: QPushButton | None = None
        self._back = button(tr("All candidates"))
        self._asked = 0

    def first_field(self) -> QWidget:
        """Begin at the first answer, or at the way back while there is none."""
        return self._first or self._back

    def refresh(self) -> None:
        """Look for pairs anew, in another thread: among a hundred thousand that takes a moment."""
        self._asked += 1
        self._entitle("")
        told = (partial(each, self._asked) for each in (self._found, self._refused, self._stopped))
        wait_for(self, tr("Looking through everybody for doubles"), partial(actions.doubles, self.desk), *told)

    def _begin(self) -> None:
        if self.isVisible():
            self.first_field().setFocus()

    def _entitle(self, told: str) -> None:
        self._back = button(tr("All candidates"), lambda: self.go(CandidatesPlace()))
        self.top.show_title(tr("Possible doubles"), told, deeds=[self._back])

    def _stopped(self, asked: int) -> None:
        if asked == self._asked:
            self.banner.say(tr("Stopped. Not everybody was looked at."), (tr("Look again"), self.refresh))

    def _refused(self, asked: int, error: VetterError) -> None:
        if asked == self._asked:
            emptied(self._list)
            self.banner.say(str(error), (tr("Try again"), self.refresh), problem=True)

    def _found(self, asked: int, found: Sequence[Double]) -> None:
        """Show the pairs, unless they were asked for again since."""
        if asked != self._asked:
            return
        told = trn("{number} pair to look at", "{number} pairs to look at", len(found)) if found else tr("None found")
        self._entitle(told)
        emptied(self._list)
        self._first = None
        if found:
            self._list.addWidget(label(EXPLAINED, Role.QUIET))
            for double in found[:SHOWN]:
                self._list.addWidget(self._pair(double))
        else:
            self._list.addWidget(card([label(tr("No doubles"), Role.SECTION), label(NONE, Role.BODY)], padding=24))
        if len(found) > SHOWN:
            self._list.addWidget(label(tr("{number} more come up when these are answered.", number=len(found) - SHOWN), Role.QUIET))
        QTimer.singleShot(0, self, self._begin)  # once the new answers are shown

    def _pair(self, double: Double) -> QWidget:
        both = tr("{other} and {kept}", other=double.other.name, kept=double.kept.name)
        one = button(tr("The same person"), partial(self._join, double), kind="strong", name=tr("The same person: {both}", both=both))
        two = button(tr("Two people"), partial(self._keep_apart, double), name=tr("Two people: {both}", both=both))
        self._first = self._first or one
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(32)
        for at, known in enumerate((double.other, double.kept)):
            grid.addWidget(self._entry(known), 0, at)
            grid.setColumnStretch(at, 1)
        foot = row([label(tr("They have {sign}.", sign=double.sign.label), Role.BODY), one, two])
        foot.setStretch(0, 1)
        made = frame(column([grid, foot], gap=12, margins=(16, 12, 16, 12)))
        made.setAccessibleName(both)
        return made

    def _entry(self, known: Known) -> QWidget:
        talks = trn(
            "{number} interview, last on {day}", "{number} interviews, last on {day}", known.interviews, day=short_day(known.last_seen)
        )
        look = button(
            tr("History"), partial(self.go, HistoryPlace(known.candidate)), kind="link", name=tr("History of {known}", known=known.name)
        )
        words = column([one_line(known.name, Role.SECTION), label(talks, Role.QUIET)], gap=2)
        line = row([words, look])
        line.setStretch(0, 1)
        return holding(line)

    def _join(self, double: Double) -> None:
        one, other = double.other, double.kept
        done = tr("“{one}” and “{other}” are one person now, as {other}.", one=one.name, other=other.name)
        back = partial(actions.separate, self.desk, one.candidate)
        self._answer(partial(actions.join, self.desk, one.candidate, other.candidate), done, back)

    def _keep_apart(self, double: Double) -> None:
        both = (double.other.candidate, double.kept.candidate)
        done = tr("{other} and {kept} are two people; you are not asked again.", other=double.other.name, kept=double.kept.name)
        self._answer(partial(actions.keep_apart, self.desk, *both), done, partial(actions.ask_again, self.desk, *both))

    def _answer(self, deed: Callable[[], object], done: str, back: Callable[[], object]) -> None:
        """Do something and look for pairs anew; so does taking it back."""
        self.carry_out(deed, done, back, self.refresh)
