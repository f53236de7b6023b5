"""From the blocks of a dossier to widgets: one function a block, all in the same hand."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from vetter.dossier.model import Facts, Flag, Flags, Grid, Judgements, Line, Lines, ScoreLine, Section, Shown, Strip, Waterfall
from vetter.gui import theme
from vetter.gui.charts import JudgementsChart, ScoreLineChart, StripChart, WaterfallChart
from vetter.gui.tables import TableOf
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.gradually import HALF
from vetter.gui.widgets.layout import STEP, column, hairline, holding, row
from vetter.gui.widgets.text import chip, colour, label, locked, picture
from vetter.gui.widgets.voices import Voices
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


TOP = Qt.AlignmentFlag.AlignTop
SHORT = 32
"""Characters of a value that keeps one line and leaves the rest of it to its name."""


def section_widget(section: Section, explain: Callable[[], object] | None = None, *, gradually: bool = False) -> QWidget:
    """Return a titled part of a dossier; `explain` opens how its numbers came about. Made `gradually` its rows come with `rest_of`."""
    head = row()
    head.addWidget(label(section.title, Role.SECTION), 0 if section.aside else 1)
    if section.aside:
        head.addWidget(locked(section.aside) if section.private else chip(section.aside))
        head.addStretch(1)
    if explain is not None:
        head.addWidget(button(tr("How?"), explain, kind="link", name=tr("How this was worked out: {title}", title=section.title)), 0, TOP)
    body = [TableOf(block, gradually=gradually) if isinstance(block, Grid) else widget_for(block) for block in section.on_screen]
    made = holding(column([head, *body], gap=STEP))
    made.setAccessibleName(section.title)
    return made


def rest_of(part: QWidget) -> Iterator[object]:
    """Put the rows into the tables of a part that was made gradually, before it is shown anywhere: each row would move all the others."""
    for table in (part,) if isinstance(part, TableOf) else part.findChildren(TableOf):
        for _row in table.rest():
            yield HALF


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
    return TableOf(block)


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
        long = any(len(value) > SHORT for _name, value in block.items)
        for number, (name, value) in enumerate(block.items):
            if number:
                grid.addWidget(hairline(), 2 * number - 1, 0, 1, 2)
            grid.addWidget(label(name, Role.QUIET), 2 * number, 0, TOP)
            grid.addWidget(label(value, Role.SUPPORT, wrap=long, align=Qt.AlignmentFlag.AlignRight), 2 * number, 1, TOP)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2 if long else 0)
        return holding(grid)
    parts = [holding(column([label(name, Role.CAPTION), label(value, Role.SUPPORT)], gap=0)) for name, value in block.items]
    return holding(column(parts, gap=8))
