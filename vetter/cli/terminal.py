"""A dossier as lines of text: tables, bars and scales for a terminal of any width, plain when piped."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch
from typing import TYPE_CHECKING

import click

from vetter.assessment.words import percent
from vetter.cli.columns import Column, safe, table, width_of, wrapped
from vetter.dossier.model import (
    Align,
    Bar,
    Blank,
    Block,
    Boxes,
    Cell,
    Facts,
    Flag,
    Flags,
    Grid,
    Judgements,
    Lines,
    Mark,
    ScoreLine,
    Strip,
    Waterfall,
)
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.dossier.document import Document
    from vetter.dossier.model import Dossier, Section

_NARROWEST, _WIDEST = 40, 100
_LONGEST_SCALE, _SHORTEST_SCALE = 32, 8
_WORDS = 58
"""Cells kept for the words and figures beside a scale."""
_EVIDENCE = 4


@dataclass(frozen=True)
class Terminal:
    """How wide the lines may be, and whether they may be bold and dim."""

    width: int = _WIDEST
    styled: bool = False

    @property
    def scale(self) -> int:
        """How many cells a scale or the longest bar takes."""
        return max(_SHORTEST_SCALE, min(_LONGEST_SCALE, self.width - _WORDS))

    @classmethod
    def here(cls) -> Terminal:
        """Return the terminal written to; plain when it is a file or a pipe, or when NO_COLOR is set."""
        styled = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        columns = shutil.get_terminal_size((_WIDEST, 24)).columns
        return cls(max(_NARROWEST, min(_WIDEST, columns)), styled)

    def bold(self, text: str) -> str:
        """Return the text, strong where the terminal can."""
        return click.style(text, bold=True) if self.styled and text else text

    def dim(self, text: str) -> str:
        """Return the text, quiet where the terminal can."""
        return click.style(text, dim=True) if self.styled and text else text

    def wrapped(self, text: str, first: str = "") -> list[str]:
        """Return the text in lines, with `first` before it and as much room before the lines that follow."""
        return wrapped(text, self.width, first)

    def rendered(self, dossier: Dossier) -> str:
        """Return a whole verdict."""
        return "\n".join(self._lines(dossier))

    def _lines(self, dossier: Dossier) -> Iterator[str]:
        name = tr("{name} (invented sample)", name=dossier.candidate) if dossier.sample else dossier.candidate
        yield self.bold(safe(name))
        yield self.dim(safe(tr("Interview of {held_on}, judged on {judged_on}", held_on=dossier.held_on, judged_on=dossier.judged_on)))
        yield ""
        for line in self.wrapped(dossier.headline):
            yield self.bold(line)
        yield from self.wrapped(dossier.facts)
        yield from lines(dossier.score, self)
        for section in dossier.sections:
            if not section.paper_only:
                yield ""
                yield from self.section(section)
        yield ""
        for line in self.wrapped(dossier.footer):
            yield self.dim(line)

    def paper(self, paper: Document) -> str:
        """Return a paper as it would be printed, without its pages."""
        return "\n".join(self._paper_lines(paper))

    def _paper_lines(self, paper: Document) -> Iterator[str]:
        yield self.bold(safe(paper.whose))
        yield self.dim(safe(f"{paper.name}. {paper.readers.label}. {paper.dated}".strip()))
        for line in self.wrapped(paper.headline):
            yield self.bold(line)
        for text in (paper.facts, *paper.lead):
            yield ""
            yield from self.wrapped(text)
        for section in paper.sections:
            yield ""
            yield from self.section(section)
        yield ""
        for text in paper.foot:
            yield from (self.dim(line) for line in self.wrapped(text))

    def section(self, section: Section) -> Iterator[str]:
        """Yield a section: its title underlined, then its blocks."""
        alone = section.private and not section.aside
        title = safe(tr("{title} (for you alone)", title=section.title) if alone else section.title)
        yield self.bold(title)
        yield "─" * width_of(title)
        if section.aside:
            yield from (self.dim(line) for line in self.wrapped(section.aside))
        for number, block in enumerate(section.blocks):
            if number:
                yield ""
            yield from lines(block, self)


def told(text: str) -> None:
    """Print text that may hold what somebody typed; it was made safe when it was laid out."""
    click.echo(text)


@singledispatch
def lines(block: Block, terminal: Terminal) -> Iterator[str]:
    """Yield a block as lines of text."""
    message = f"no way to print {type(block).__name__} on {terminal}"
    raise TypeError(message)


@lines.register(Blank)
def _(block: Blank, terminal: Terminal) -> Iterator[str]:
    if block.heads:
        yield from terminal.wrapped(", ".join(head.label for head in block.heads))
    yield from ("_" * terminal.width for _ in range(block.lines))


@lines.register(Boxes)
def _(block: Boxes, terminal: Terminal) -> Iterator[str]:
    for at in range(0, len(block.items), block.across or len(block.items)):
        yield from terminal.wrapped(
            "   ".join(f"[\u00a0] {_cell(cell)}" for cell in block.items[at : at + (block.across or len(block.items))])
        )


@lines.register(Lines)
def _(block: Lines, terminal: Terminal) -> Iterator[str]:
    for number, line in enumerate(block.items, start=1):
        first = f"{number:>2}. " if block.numbered else ""
        yield from terminal.wrapped(line.plain, first)


@lines.register(Grid)
def _(block: Grid, terminal: Terminal) -> Iterator[str]:
    columns = [Column(head.label, right=head.align is Align.RIGHT) for head in block.heads]
    heads, rows = table(columns, [[_cell(cell) for cell in row] for row in block.rows], terminal.width)
    yield from (terminal.dim(head) for head in heads)
    yield from rows
    if block.caption:
        yield from (terminal.dim(line) for line in terminal.wrapped(block.caption))


def _cell(cell: Cell) -> str:
    if cell.evidence is None:
        return cell.plain
    filled = cell.evidence.step
    return f"{'■' * filled}{'□' * (_EVIDENCE - filled)} {cell.plain}"


@lines.register(ScoreLine)
def _(block: ScoreLine, terminal: Terminal) -> Iterator[str]:
    low, high = f"{block.low:.0f}", f"{block.high:.0f}"
    span = tr("{low} to {high}", low=low, high=high)
    title = f"{block.label} {block.value:.0f} ({span}). {block.aside}".strip()
    yield from (terminal.bold(line) for line in terminal.wrapped(title))
    scale = _scale(terminal.scale, block.value / 100, block.low / 100, block.high / 100, {block.mark / 100: "┊"})
    yield from terminal.wrapped(f"{block.low_label} {scale} {block.high_label}   ┊ {block.mark_label}")
    if block.sentence:
        yield from terminal.wrapped(block.sentence)


@lines.register(Strip)
def _(block: Strip, terminal: Terminal) -> Iterator[str]:
    yield from terminal.wrapped(block.base[:1].upper() + block.base[1:])
    rows = [
        [
            mark.label,
            _percent(mark.value, block),
            tr("{low} to {high}", low=_percent(mark.low, block), high=_percent(mark.high, block)),
            _on_strip(mark, block, terminal.scale),
        ]
        for mark in block.marks
    ]
    columns = [
        Column(""),
        Column("rate", right=True),
        Column(tr("true rate between")),
        Column(tr("0 to {percent}", percent=_percent(block.axis_to, block))),
    ]
    heads, drawn = table(columns, rows, terminal.width)
    yield from (terminal.dim(head) for head in heads)
    yield from drawn
    yield from terminal.wrapped(_spread(block))
    yield from terminal.wrapped(block.sentence)
    yield from (terminal.dim(line) for line in terminal.wrapped(block.source))


def _on_strip(mark: Mark, strip: Strip, length: int) -> str:
    spread = strip.spread
    lines_at = {spread.median / strip.axis_to: "┊"} if spread and spread.median is not None else {}
    sign = "◆" if mark.filled else "◇"
    return _scale(length, mark.value / strip.axis_to, mark.low / strip.axis_to, mark.high / strip.axis_to, lines_at, sign)


def _spread(strip: Strip) -> str:
    if strip.spread is None:
        return ""
    spread = strip.spread
    named = [
        (tr("lower quarter"), spread.p25),
        (tr("median ┊"), spread.median),
        (tr("upper quarter"), spread.p75),
        (tr("top tenth"), spread.p90),
    ]
    return tr("Comparable: {shares}.", shares=", ".join(f"{name} {_percent(value, strip)}" for name, value in named if value is not None))


@lines.register(Waterfall)
def _(block: Waterfall, terminal: Terminal) -> Iterator[str]:
    most = max((bar.value for bar in block.bars), default=0.0)
    rows = [[bar.label, bar.text, _bar(bar, most, terminal.scale), bar.note] for bar in block.bars]
    noted = any(bar.note for bar in block.bars)
    columns = [Column(""), Column("", right=True), Column(""), Column("")][: 4 if noted else 3]
    _heads, drawn = table(columns, [row[: len(columns)] for row in rows], terminal.width)
    yield from drawn
    yield from terminal.wrapped(block.sentence)


def _bar(bar: Bar, most: float, longest: int) -> str:
    length = round(longest * bar.value / most) if most > 0 else 0
    return "█" * length if length or bar.value <= 0 else "▏"


@lines.register(Judgements)
def _(block: Judgements, terminal: Terminal) -> Iterator[str]:
    rows = [
        [
            item.label,
            f"{item.weight * 100:.0f}\u00a0%",
            _scale(terminal.scale, item.value / 100, item.low / 100, item.high / 100, {0.5: "┊"}) if item.asked else tr("not asked"),
            f"{item.value:.0f}" if item.asked else "–",
        ]
        for item in block.items
    ]
    columns = [Column(""), Column(tr("weight"), right=True), Column(tr("0 to 100")), Column(tr("proven"), right=True)]
    heads, drawn = table(columns, rows, terminal.width)
    yield from (terminal.dim(head) for head in heads)
    yield from drawn
    yield from terminal.wrapped(block.sentence)


@lines.register(Flags)
def _(block: Flags, terminal: Terminal) -> Iterator[str]:
    for flag in block.items:
        yield from _flag(flag, terminal)


def _flag(flag: Flag, terminal: Terminal) -> Iterator[str]:
    yield from (terminal.bold(line) for line in terminal.wrapped(flag.title, "! "))
    for text in (flag.detail.plain, flag.innocent, flag.ask):
        yield from terminal.wrapped(text, "  ") if text else ()


@lines.register(Facts)
def _(block: Facts, terminal: Terminal) -> Iterator[str]:
    _heads, rows = table([Column(""), Column("")], [list(item) for item in block.items], terminal.width)
    yield from rows


def _percent(share: float, strip: Strip) -> str:
    return f"{percent(share, strip.decimal_mark)}\u00a0%"


def _scale(length: int, value: float, low: float, high: float, marks: dict[float, str], sign: str = "◆") -> str:
    """Draw a line from 0 to 1 with a range, its marks, and the value on top of them."""
    places = ["·"] * length
    for place in range(_place(low, length), _place(high, length) + 1):
        places[place] = "═"
    for at, mark in marks.items():
        places[_place(at, length)] = mark
    places[_place(value, length)] = sign
    return "".join(places)


def _place(share: float, length: int) -> int:
    return max(0, min(length - 1, round(share * (length - 1))))
