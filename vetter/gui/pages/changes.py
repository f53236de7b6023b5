"""What changed between any two verdicts on one candidate: chosen from two lists, told at a glance and in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from vetter import actions
from vetter.gui.blocks import section_widget
from vetter.gui.explanation import Explanation
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.dates import short_day
from vetter.gui.widgets.dropdown import DropDown
from vetter.gui.widgets.layout import column, emptied, holding, row
from vetter.gui.widgets.text import label
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.actions import Desk, Entry


class Changes(QFrame):
    """Two lists of verdicts and what is different; hidden while there are fewer than two."""

    def __init__(self, desk: Desk) -> None:
        """Begin hidden."""
        super().__init__()
        self.setProperty("kind", "card")
        self._desk = desk
        self._before, self._after = DropDown(tr("The earlier verdict")), DropDown(tr("The later verdict"))
        for made in (self._before, self._after):
            made.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            made.setMinimumContentsLength(12)
            made.activated.connect(lambda _at: self._show())
        self._told = column(gap=12)
        self._more = button(tr("Everything that changed…"), self.open_all, kind="link")
        choose = row([self._before, label(tr("to"), Role.SUPPORT, wrap=False), self._after, -1])
        self.setLayout(column([choose, holding(self._told), row([self._more, -1])], gap=12, margins=(16, 16, 16, 8)))
        self.hide()

    def show_verdicts(self, entries: Sequence[Entry]) -> None:
        """Offer these verdicts, oldest first, and begin with the last two."""
        for made in (self._before, self._after):
            made.clear()
            for number, entry in enumerate(entries):
                made.addItem(f"{number + 1}. {short_day(entry.at.astimezone().date())}", entry.verdict_id)
        self.setVisible(len(entries) > 1)
        if len(entries) > 1:
            self._before.setCurrentIndex(len(entries) - 2)
            self._after.setCurrentIndex(len(entries) - 1)
            self._show()

    def _both(self) -> tuple[actions.Judged, actions.Judged]:
        """Return the two chosen, the earlier first in whichever list it was chosen."""
        at = sorted({self._before.currentIndex(), self._after.currentIndex()})
        first, second = (actions.open_verdict(self._desk, str(self._before.itemData(each))) for each in (at[0], at[-1]))
        return first, second

    def _show(self) -> None:
        emptied(self._told)
        same = self._before.currentIndex() == self._after.currentIndex()
        self._more.setVisible(not same)
        if same:
            self._told.addWidget(label(tr("These are the same verdict: choose two."), Role.BODY))
            return
        for section in actions.glance(*self._both()):
            self._told.addWidget(section_widget(section))

    def open_all(self) -> None:
        """Show every answer, judgement and flag that changed."""
        first, second = self._both()
        title = tr("What changed between {first} and {second}", first=first.dossier.judged_on, second=second.dossier.judged_on)
        Explanation(self, title, actions.changed(self._desk, first, second), of="").open()
