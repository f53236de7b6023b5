"""From the blocks of a dossier to widgets: one function a block, all in the same hand."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from vetter.dossier.model import Align, Cell, Facts, Flag, Flags, Grid, Judgements, Line, Lines, ScoreLine, Section, Shown, Strip, Waterfall
from vetter.gui import theme
from vetter.gui.charts import EvidenceSteps, JudgementsChart, ScoreLineChart, StripChart, WaterfallChart
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.layout import STEP, column, hairline, holding, row
from vetter.gui.widgets.text import chip, colour, label, locked, picture
from vetter.gui.widgets.verdict import icon_name
from vetter.gui.widgets.voices import Voices
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vetter.domain.verdict import Verdict
    from vetter.gui.widgets.text import Label

TOP = Qt.AlignmentFlag.AlignTop


def section_widget(section: Section, explain: Callable[[], object] | None = None) -> QWidget:
    """Return a titled part of a dossier; `explain` opens how its numbers came about."""
    head = row()
    head.addWidget(label(section.title, Role.SECTION), 0 if section.aside else 1)
    if section.aside:
        head.addWidget(locked(section.aside) if section.private else chip(section.aside))
        head.addStretch(1)
    if explain is not None:
        head.addWidget(button(tr("How?"), explain, kind="link", name=tr("How this was worked out: {title}", title=section.title)), 0, TOP)
    body = [widget_for(block) for block in section.on_screen]
    made = holding(column([head, *body], gap=STEP))
    made.setAccessibleName(section.title)
    return made


@singledispatch
def widget_for(block: Shown) -> QWidget:
    """Return the widget of a block."""
    message = f"no widget for {type(block).__name__}"
    raise TypeError(message)


@widget_for.register
def _(block: Lines) -> QWidget:
    if not block.numbered:
        return holding(column([line_widget(item) for item in block.items], gap=6))
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    for number, item in enumerate(block.items):
        count = label(str(number + 1), Role.BODY, wrap=False)
        colour(count, theme.current().ink2)
        grid.addWidget(count, number, 0, TOP | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(line_widget(item), number, 1)
    grid.setColumnMinimumWidth(0, 20)
    grid.setColumnStretch(1, 1)
    return holding(grid)


def line_widget(item: Line) -> QWidget:
    """Return one sentence in its three voices, one after the other."""
    parts = [(text, role) for text, role in ((item.strong, Role.STRONG), (item.text, Role.BODY), (item.quiet, Role.QUIET)) if text]
    return label(*parts[0]) if len(parts) == 1 else Voices(parts)


@widget_for.register
def _(block: Grid) -> QWidget:
    return grid_widget(block)


def grid_widget(block: Grid, heads: Sequence[QWidget] = ()) -> QWidget:
    """Return a table; `heads` stand over its columns in place of its own words."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(0)
    for index, head in enumerate(block.heads):
        grid.setColumnStretch(index, round(head.share * 10))
        title = heads[index] if heads else label(head.label, Role.CAPTION, wrap=True, align=_side(head.align))
        grid.addWidget(title, 0, index, Qt.AlignmentFlag.AlignBottom)
    grid.addWidget(hairline("edge"), 1, 0, 1, len(block.heads))
    grid.setRowMinimumHeight(0, 24)
    for number, cells in enumerate(block.rows):
        at = 2 + 2 * number
        grid.setRowMinimumHeight(at, 36)
        for index, cell in enumerate(cells):
            made = cell_widget(cell, _side(block.heads[index].align)) if index or not cell.after else _row_head(cell)
            grid.addWidget(made, at, index)
        if number + 1 < len(block.rows) or block.caption:
            grid.addWidget(hairline(), at + 1, 0, 1, len(block.heads))
    table = holding(grid)
    return holding(column([table, label(block.caption, Role.QUIET)], gap=6)) if block.caption else table


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


@widget_for.register
def _(block: Strip) -> QWidget:
    base = label(block.base, Role.QUIET, wrap=False, align=Qt.AlignmentFlag.AlignRight)
    return holding(column([base, StripChart(block), label(block.sentence, Role.SUPPORT), label(block.source, Role.CAPTION)], gap=4))


@widget_for.register
def _(block: Waterfall) -> QWidget:
    return holding(column([WaterfallChart(block), label(block.sentence, Role.QUIET)], gap=6))


@widget_for.register
def _(block: ScoreLine) -> QWidget:
    return holding(column([ScoreLineChart(block), label(block.sentence, Role.QUIET)], gap=4))


@widget_for.register
def _(block: Judgements) -> QWidget:
    return holding(column([JudgementsChart(block), label(block.sentence, Role.QUIET)], gap=6))


@widget_for.register
def _(block: Flags) -> QWidget:
    parts: list[QWidget] = []
    for number, flag in enumerate(block.items):
        if number:
            parts.append(hairline())
        parts.append(flag_widget(flag))
    return holding(column(parts, gap=12))


def flag_widget(flag: Flag, *, brief: bool = False) -> QWidget:
    """Return a flag: icon, what it is, the sum, what could honestly explain it, what to ask."""
    sign = picture("flag", theme.current().tone(flag.tone), 20)
    lines = [label(flag.title, Role.STRONG), label(flag.detail.text or flag.detail.plain, Role.SUPPORT)]
    if not brief:
        lines += [label(text, Role.QUIET) for text in (flag.detail.quiet, flag.innocent) if text]
        if flag.ask:
            lines.append(label(tr("Ask: {ask}", ask=flag.ask), Role.SUPPORT))
    parts = row(gap=12)
    parts.addWidget(sign, 0, TOP)
    parts.addLayout(column(lines, gap=2), 1)
    made = holding(parts)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


@widget_for.register
def _(block: Facts) -> QWidget:
    if block.wide:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        for number, (name, value) in enumerate(block.items):
            grid.addWidget(label(name, Role.QUIET), number, 0, TOP)
            grid.addWidget(label(value, Role.SUPPORT), number, 1, TOP)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return holding(grid)
    parts = [holding(column([label(name, Role.CAPTION), label(value, Role.SUPPORT)], gap=0)) for name, value in block.items]
    return holding(column(parts, gap=8))
