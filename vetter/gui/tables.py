"""Tables of a dossier: columns side by side where there is room for them, else every row beneath the one before, its parts named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from vetter.dossier.model import Align, ScoreLine
from vetter.gui import theme
from vetter.gui.charts import EvidenceSteps, ScoreLineChart, StripChart
from vetter.gui.charts.evidence import WIDE as STEPS
from vetter.gui.theme import Role
from vetter.gui.widgets.layout import column, emptied, hairline, holding, row
from vetter.gui.widgets.text import colour, label, picture
from vetter.gui.widgets.verdict import icon_name
from vetter.gui.widgets.voices import Voices

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QResizeEvent

    from vetter.domain.verdict import Verdict
    from vetter.dossier.model import Cell, Grid
    from vetter.gui.widgets.text import Label

GAP, ICON, DRAWING, HEADS = 16, 28, 112, 148
"""Between columns; an icon with the gap after it; the least width in which a scale can be read, or what a row is about."""
LONGEST = 250
"""The least width that the longest word can ask for; a longer one is broken."""
BOTTOM = Qt.AlignmentFlag.AlignBottom


class TableOf(QWidget):
    """A table that no width cuts off."""

    def __init__(self, block: Grid, heads: Sequence[QWidget] = (), *, gradually: bool = False) -> None:
        """Show a table; `heads` stand over its columns in place of its own words. Shown `gradually` its rows come with `rest`."""
        super().__init__()
        self._block, self._heads, self._whole = block, heads, not gradually
        self._rows: Iterator[None] = iter(())
        self._least = [self._least_of(at) for at in range(len(block.heads))]
        self._stacked: bool | None = None
        self._held = QVBoxLayout()
        self._held.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._held)
        self._lay(stacked=False)

    def minimumSizeHint(self) -> QSize:
        """Become as narrow as one column."""
        return QSize(max(self._least, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows anew where room for the columns comes or goes."""
        super().resizeEvent(event)
        self._lay(stacked=sum(self._least) + GAP * (len(self._least) - 1) > event.size().width())

    def _lay(self, *, stacked: bool) -> None:
        if stacked is self._stacked:
            return
        self._stacked = stacked
        for each in self._heads:
            each.setParent(None)
        emptied(self._held)
        grid = _grid()
        table = holding(grid)
        self._rows = self._stack(grid) if stacked else self._columns(grid)
        next(self._rows, None)
        for each in self._heads:
            if each.parent() is not None:  # what stands nowhere would open as a window of its own
                each.show()
        if self._whole:
            for _row in self.rest():
                pass
        caption = self._block.caption
        self._held.addWidget(holding(column([table, label(caption, Role.QUIET)], gap=6)) if caption else table)

    def rest(self) -> Iterator[None]:
        """Put in the rows, one after the other."""
        while next(self._rows, self) is None:
            yield
        self._whole = True

    def _columns(self, grid: QGridLayout) -> Iterator[None]:
        """Put the columns side by side: first their heads, then each row."""
        block = self._block
        grid.setRowMinimumHeight(0, 24)
        for index, head in enumerate(block.heads):
            grid.setColumnStretch(index, round(head.share * 10))
            grid.setColumnMinimumWidth(index, self._least[index])
            title = self._heads[index] if self._heads else label(head.label, Role.CAPTION, wrap=True, align=_side(head.align))
            grid.addWidget(title, 0, index, BOTTOM)
        grid.addWidget(hairline("edge"), 1, 0, 1, len(block.heads))
        yield
        for number, cells in enumerate(block.rows):
            at = 2 + 2 * number
            grid.setRowMinimumHeight(at, 36)
            for index, cell in enumerate(cells):
                made = cell_widget(cell, _side(block.heads[index].align)) if index or not cell.after else _row_head(cell)
                grid.addWidget(made, at, index)
            if number + 1 < len(block.rows) or block.caption:
                grid.addWidget(hairline(), at + 1, 0, 1, len(block.heads))
            yield

    def _stack(self, grid: QGridLayout) -> Iterator[None]:
        """Put the rows one beneath the other, each part after the words of its column."""
        block = self._block
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 2)
        at = 0
        for title in self._heads[1:]:
            grid.addWidget(title, at, 0, 1, 2)
            at += 1
        yield
        for first, *others in block.rows:
            grid.addWidget(hairline("edge" if not at else "hairline"), at, 0, 1, 2)
            grid.addWidget(_row_head(first) if first.after else cell_widget(first, _side(Align.LEFT)), at + 1, 0, 1, 2)
            at += 2
            for head, cell in zip(block.heads[1:], others, strict=True):
                if cell.plain or cell.drawn is not None:
                    named = label(head.label, Role.CAPTION)
                    named.setContentsMargins(0, 6, 0, 6)
                    grid.addWidget(named, at, 0, Qt.AlignmentFlag.AlignTop)
                    grid.addWidget(cell_widget(cell, _side(Align.LEFT)), at, 1)
                    at += 1
            yield

    def _least_of(self, index: int) -> int:
        """Return the width in which no word of a column is cut."""
        head = self._block.heads[index]
        given = [self._heads[index].minimumSizeHint().width()] if self._heads else []
        cells = [_least(line[index]) for line in self._block.rows if index < len(line)]
        about = theme.scaled(HEADS) if not index and any(line[0].after for line in self._block.rows) else 0
        return max([about, _widest(head.label, Role.CAPTION), *given, *cells])


def _grid() -> QGridLayout:
    made = QGridLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setHorizontalSpacing(GAP)
    made.setVerticalSpacing(0)
    return made


def _widest(text: str, role: Role) -> int:
    metrics, longest = QFontMetrics(theme.font(role)), theme.scaled(LONGEST)
    return min(longest, max((metrics.horizontalAdvance(word) for word in re.split(r"[ \n\u200b]+", text)), default=0)) + 2


def _least(cell: Cell) -> int:
    """Return the width in which no word of a cell is cut, and a drawing can be read."""
    role = Role.STRONG if cell.strong else Role.BODY
    words = max(_widest(cell.text, role), _widest(cell.after, Role.QUIET))
    if cell.evidence is not None:
        words = QFontMetrics(theme.font(role)).horizontalAdvance(cell.text) + theme.scaled(STEPS) + 10
    if cell.verdict is not None:
        words += theme.scaled(ICON)
    return max(words, theme.scaled(DRAWING) if cell.drawn is not None else 0)


def _side(align: Align) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if align is Align.RIGHT else Qt.AlignmentFlag.AlignLeft


def _row_head(cell: Cell) -> QWidget:
    """Return what a row is about, with what is said after it in a line of its own."""
    return holding(column([-1, label(cell.text), label(cell.after, Role.CAPTION), -1], gap=0, margins=(0, 6, 0, 6)))


def cell_widget(cell: Cell, side: Qt.AlignmentFlag) -> QWidget:
    """Return what stands in one place of a table, with what is drawn beneath its words."""
    words = _cell_words(cell, side)
    if cell.drawn is None:
        return words
    drawn = ScoreLineChart(cell.drawn, bare=True) if isinstance(cell.drawn, ScoreLine) else StripChart(cell.drawn)
    return holding(column([words, drawn], gap=0, margins=(0, 0, 0, 6)))


def _cell_words(cell: Cell, side: Qt.AlignmentFlag) -> QWidget:
    role = Role.STRONG if cell.strong else Role.BODY
    if cell.after:
        return holding(column([-1, Voices([(cell.text, role), (cell.after, Role.QUIET)]), -1], margins=(0, 6, 0, 6)))
    words = label(cell.text, role, wrap=cell.evidence is None, align=side)
    words.setContentsMargins(0, 6, 0, 6)
    if cell.quiet:
        colour(words, theme.current().ink2)
    if cell.verdict is not None:
        return _verdict(cell.verdict, words)
    return words if cell.evidence is None else holding(row([EvidenceSteps(cell.evidence), words, -1]))


def _verdict(verdict: Verdict, words: Label) -> QWidget:
    tint = theme.current().tone(verdict.tone)
    colour(words, tint)
    line = row([picture(icon_name(verdict), tint, 20), words])
    line.setStretch(1, 1)
    return holding(line)
