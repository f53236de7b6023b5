"""Which columns the list of candidates has, in which order and how wide: the owner's choice, kept from start to start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFontMetrics, QKeySequence
from PySide6.QtWidgets import QHeaderView

from vetter.domain.decision import Decision
from vetter.domain.evidence import Evidence
from vetter.domain.verdict import Verdict
from vetter.gui import look, theme
from vetter.gui.charts.evidence import WIDE
from vetter.gui.pages.candidate_model import DECISION, EVIDENCE, HEADS, NAME, RANGE, SCORE, SEEN, TAGS, VERDICT
from vetter.gui.theme import Role
from vetter.gui.widgets.menu import Menu
from vetter.tongue import tr

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QTableView

NAMES = 148
"""The narrowest the column of names gets by itself."""
TAGS_WIDE, AROUND = 96, 28
"""The width of the tags, and of what stands around the words of a head."""
ICON = 28
"""An icon and the space after it."""
KEPT = "candidates/columns"
WIDTHS = "true"
"""What is kept beside the columns where their widths are the owner's own; else the numbers of those the owner asked for."""
GIVE_WAY = (TAGS, RANGE, EVIDENCE, DECISION, SEEN)
"""Columns that are left out where the window is narrow, the least important first."""


def widths() -> dict[int, int]:
    """Return the width of each column but the name's, which takes the rest: room for its longest words."""
    bold, plain = QFontMetrics(theme.font(Role.STRONG)), QFontMetrics(theme.font(Role.BODY))
    verdicts = max(bold.horizontalAdvance(each.short) for each in Verdict)
    evidence = max(plain.horizontalAdvance(each.label) for each in Evidence)
    return {
        SEEN: plain.horizontalAdvance(tr("30\u00a0Nov\u00a02026")) + 34,
        VERDICT: theme.scaled(ICON) + verdicts + 24,
        SCORE: plain.horizontalAdvance(tr("Proven ↓")) + 20,
        RANGE: plain.horizontalAdvance("100–100") + 20,
        EVIDENCE: theme.scaled(WIDE) + 8 + evidence + 24,
        DECISION: max(plain.horizontalAdvance(each.label) for each in Decision) + 24,
        TAGS: TAGS_WIDE,
    }


class Columns:
    """The head of a table: columns shown, moved, widened and brought back."""

    def __init__(self, table: QTableView) -> None:
        """Begin with the usual columns."""
        self._table, self._head = table, table.horizontalHeader()
        self._own_widths = False
        self._usual = widths()
        self._gave_way: set[int] = set()
        self._wanted: set[int] = set()
        head = self._head
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSectionsMovable(True)
        head.setMinimumSectionSize(48)
        head.setFont(theme.font(Role.CAPTION))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._begin()
        head.sectionResized.connect(self._resized)

    def _begin(self) -> None:
        for at, wide in self._usual.items():
            self._table.setColumnWidth(at, wide)

    def _resized(self, _at: int, _before: int, _now: int) -> None:
        """Leave the widths alone from the first one the owner chose."""
        if self._fitting:
            return
        self._own_widths = self._own_widths or self._head.underMouse()

    _fitting = False

    def fit(self) -> None:
        """Give the names what the other columns leave; when that is too little, the least important columns give way.

        What the owner chose stays: with widths of one's own, or columns asked for, the table scrolls sideways where it must.
        """
        if self._own_widths:
            return
        self._fitting = True
        self._give_back()
        self._table.setColumnWidth(VERDICT, self._usual[VERDICT])
        names, room = theme.scaled(NAMES), self._table.viewport().width()
        for at in (each for each in GIVE_WAY if each not in self._wanted):
            if names + self._others() <= room:
                break
            if not self._head.isSectionHidden(at):
                self._head.setSectionHidden(at, True)  # noqa: FBT003 - Qt's own
                self._gave_way.add(at)
        if names + self._others() > room and self._gave_way.issuperset(GIVE_WAY):
            names = self._least_of_names()
            verdicts = self._usual[VERDICT] - max(0, names + self._others() - room)
            self._table.setColumnWidth(VERDICT, max(self._usual[VERDICT] // 2, verdicts))  # which go on in a second line
        self._table.setColumnWidth(NAME, max(names, room - self._others()))
        self._fitting = False

    def _least_of_names(self) -> int:
        return max(NAMES, QFontMetrics(theme.font(Role.CAPTION)).horizontalAdvance(f"{HEADS[NAME][0]} ↓") + AROUND)

    def _others(self) -> int:
        """Return the width of all columns that are shown but the name's."""
        return sum(self._table.columnWidth(at) for at in range(len(HEADS)) if at != NAME and not self._head.isSectionHidden(at))

    def _give_back(self) -> None:
        """Show again what gave way."""
        for at in self._gave_way:
            self._head.setSectionHidden(at, False)  # noqa: FBT003 - Qt's own
        self._gave_way.clear()

    def restore(self, folder: Path | None) -> None:
        """Take up the columns as they were left; anything unreadable counts as not chosen."""
        if folder is None:
            return
        settings = look.window_settings(folder)
        state = settings.value(KEPT, QByteArray(), type=QByteArray)
        if isinstance(state, QByteArray) and not state.isEmpty() and self._head.restoreState(state):
            own = str(settings.value(f"{KEPT}_own", ""))
            self._own_widths, self._wanted = own == WIDTHS, {int(each) for each in own.split() if each.isdecimal()}
            self._head.setSectionHidden(NAME, False)  # noqa: FBT003 - Qt's own

    def keep(self, folder: Path | None) -> None:
        """Keep the columns as they are."""
        if folder is not None:
            settings = look.window_settings(folder)
            self._give_back()
            settings.setValue(KEPT, self._head.saveState())
            settings.setValue(f"{KEPT}_own", WIDTHS if self._own_widths else " ".join(map(str, sorted(self._wanted))))
            settings.sync()

    def menu(self) -> Menu:
        """Return the menu that shows, hides and moves columns."""
        made = Menu(self._table)
        for place in range(len(HEADS)):
            at = self._head.logicalIndex(place)
            if at != NAME:
                shown = made.addAction(HEADS[at][0])
                shown.setCheckable(True)
                shown.setChecked(not self._head.isSectionHidden(at))
                shown.triggered.connect(lambda on, at=at: self._show(at, shown=on))
        made.addSeparator()
        at = self._table.currentIndex().column()
        moved = HEADS[at][0] if at >= 0 else ""
        for one, present, by, key in (
            (tr("Move “{column}” earlier"), tr("Move the column of the present cell earlier"), -1, "Alt+Left"),
            (tr("Move “{column}” later"), tr("Move the column of the present cell later"), 1, "Alt+Right"),
        ):
            move = made.addAction(one.format(column=moved) if moved else present)
            move.setEnabled(at >= 0)
            move.setShortcut(QKeySequence(f"Ctrl+{key}"))
            move.triggered.connect(lambda _on, by=by: self.move(by))
        made.addSeparator()
        made.addAction(tr("The usual columns")).triggered.connect(lambda _on: self.reset())
        return made

    def _show(self, at: int, *, shown: bool) -> None:
        self._gave_way.discard(at)
        self._wanted = self._wanted | {at} if shown else self._wanted - {at}
        self._head.setSectionHidden(at, not shown)
        self.fit()

    def move(self, by: int) -> None:
        """Move the column of the present cell one place earlier or later."""
        at = self._table.currentIndex().column()
        place = self._head.visualIndex(at) + by if at >= 0 else -1
        if 0 <= place < len(HEADS):
            self._head.moveSection(place - by, place)

    def reset(self) -> None:
        """Bring back the usual columns."""
        for at in range(len(HEADS)):
            self._head.moveSection(self._head.visualIndex(at), at)
            self._head.setSectionHidden(at, False)  # noqa: FBT003 - Qt's own
        self._own_widths = False
        self._gave_way.clear()
        self._wanted.clear()
        self._begin()
        self.fit()
