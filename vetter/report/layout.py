"""How the sections of a dossier follow each other on the page: titles, hairlines, two columns."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from reportlab.platypus.flowables import CondPageBreak, Flowable, PageBreak

from vetter.dossier.model import Facts, Lines, Place, ScoreLine
from vetter.report.blocks import flow
from vetter.report.palette import LINE
from vetter.report.tables import Table
from vetter.report.text import CAPTION, TITLE, Side, Text, drawn_at, least, para, sided

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vetter.dossier.model import Section
    from vetter.report.wording import Proof

COLUMN_GAP: Final = 34.5
TALLEST_IN_COLUMNS: Final = 190.0
TALLEST_KEPT_WHOLE: Final = 200.0
BLOCK_GAP: Final = 8.0
BETWEEN: Final = 21.0
"""Points between two sections, with a hairline in their middle."""
CLOSER: Final = 13.0
"""The same where a first page would else run over."""
PAGE_ROOM: Final = 650.0
"""About how many points high the room of a page is."""
TITLE_LINES: Final = 6
"""Lines of a title and of what is said beside it; neither is parted over pages."""
QUIET_BLOCKS: Final = (Lines, Facts, ScoreLine)
"""What stays readable in half the width."""


class Divider(Flowable):
    """A hairline between sections, room alone before one without a title; nothing at the head of a page."""

    def __init__(self, *, line: bool) -> None:
        """Draw a line, or leave room alone."""
        super().__init__()
        self.line, self.room = line, BETWEEN if line else 10.0

    def tighten(self) -> None:
        """Stand closer."""
        self.room = min(self.room, CLOSER)

    def wrap(self, available: float, _height: float = 0) -> tuple[float, float]:
        """Take no room where nothing stands above."""
        at_top = getattr(getattr(self, "_frame", None), "_atTop", 0)
        self.width, self.height = available, 0.0 if at_top else self.room
        return self.width, self.height

    def draw(self) -> None:
        """Draw the line across the width."""
        if self.height and self.line:
            with self.canv.artifact():
                self.canv.setStrokeColor(LINE)
                self.canv.setLineWidth(0.6)
                self.canv.line(0, self.height / 2, self.width, self.height / 2)


class Heading(Flowable):
    """A section's title, what is said beside it, and its place in the outline of the document."""

    def __init__(self, key: str, title: Text, name: str, aside: Text) -> None:
        """Keep the words; `key` names the place in the outline, `name` is read there."""
        super().__init__()
        self.key, self.name, self.words = key, name, (title, aside)

    def wrap(self, available: float, _height: float = 0) -> tuple[float, float]:
        """Set title and aside on one line where both fit, else under each other."""
        self.width = available
        self.title, self.aside = (text.capped(available, TITLE_LINES) for text in self.words)
        beside = self.title.widest_line(available) + self.aside.widest_line(available) + 12 <= available
        self.below = 0.0 if beside else self.aside.wrap(available)[1]
        self.height = self.title.wrap(available)[1] + self.below
        return self.width, self.height

    def draw(self) -> None:
        """Draw the words and enter the title in the outline."""
        drawn_at(self.canv, self.title, 0, self.height, self.width)
        drawn_at(self.canv, self.aside, 0, self.below or self.height - 2, self.width)
        self.canv.bookmarkHorizontal(self.key, 0, self.height + 4)
        self.canv.addOutlineEntry(self.name, self.key, 0)


class Columns(Flowable):
    """Short sections side by side; they stay together on a page."""

    def __init__(self, columns: Sequence[Sequence[Flowable]]) -> None:
        """Keep the contents of each column from the top down."""
        super().__init__()
        self.columns = columns

    def tighten(self) -> None:
        """Let what stands in the columns stand closer."""
        for each in (each for column in self.columns for each in column if isinstance(each, Divider)):
            each.tighten()

    def wrap(self, available: float, _height: float = 0) -> tuple[float, float]:
        """Give every column the same width."""
        self.width = available
        self.each = (available - COLUMN_GAP * (len(self.columns) - 1)) / len(self.columns)
        self.height = max(stack_height(column, self.each) for column in self.columns)
        return self.width, self.height

    def draw(self) -> None:
        """Draw column after column."""
        for at, column in enumerate(self.columns):
            below = self.height
            for place, each in enumerate(column):
                below -= each.getSpaceBefore() if place else 0
                _, high = each.wrapOn(self.canv, self.each, below)
                below -= high
                each.drawOn(self.canv, at * (self.each + COLUMN_GAP), below)
                below -= each.getSpaceAfter()


def stack_height(flowables: Iterable[Flowable], available: float) -> float:
    """Return how high flowables stand on each other."""
    height = 0.0
    for at, each in enumerate(flowables):
        height += each.wrap(available, 0)[1] + (each.getSpaceBefore() if at else 0) + each.getSpaceAfter()
    return height


def section_flow(section: Section, proof: Proof) -> list[Flowable]:
    """Return a section's title and blocks from the top down."""
    heading = Heading(
        f"section-{section.key}",
        para(section.title, TITLE, proof),
        proof.line(section.title),
        para(section.aside, sided(CAPTION, Side.RIGHT), proof) if section.aside else Text((), CAPTION),
    )
    parts: list[Flowable] = [heading] if section.title else []
    for at, block in enumerate(section.blocks):
        flowables = flow(block, proof)
        if flowables and at:
            flowables[0].spaceBefore = max(flowables[0].getSpaceBefore(), BLOCK_GAP)
        parts += flowables
    return parts


def body(sections: Sequence[Section], width: float, proof: Proof, *, room: float = math.inf) -> list[Flowable]:
    """Return the sections in their order, short ones of the side in two columns.

    Those before the first that asks for a new page stand closer where they would else take more than `room` points; the
    last of them are left to the pages that follow where that is not enough.
    """
    first = next((at for at, section in enumerate(sections) if section.page_after is not None), 0)
    opening = _sections(sections[:first], width, proof)
    if stack_height(opening, width) > room:
        ends = range(first, 0, -1)
        closer = ((end, _closer(_sections(sections[:end], width, proof))) for end in ends)
        first, opening = next(((end, story) for end, story in closer if stack_height(story, width) <= room), (first, opening))
    return [*opening, *_sections(sections[first:], width, proof)]


def _closer(story: list[Flowable]) -> list[Flowable]:
    """Return sections under each other on one page, with less room between them."""
    for each in story:
        if isinstance(each, Divider | Columns):
            each.tighten()
    return [each for each in story if not isinstance(each, CondPageBreak)]


def _sections(sections: Sequence[Section], width: float, proof: Proof) -> list[Flowable]:
    """Return sections under each other, neighbours that may stand in half the width in two columns."""
    flows = [section_flow(section, proof) for section in sections]
    half = (width - COLUMN_GAP) / 2
    narrow = [_narrow(section, flowables, half) for section, flowables in zip(sections, flows, strict=True)]
    story: list[Flowable] = []
    at = 0
    while at < len(sections):
        beside = next((end for end in range(at, len(sections)) if not narrow[end]), len(sections)) - at
        part: list[Flowable] = [Columns(balanced(flows[at : at + beside], half))] if beside > 1 else flows[at]
        story += [*_parting(sections[at], _needed(part, width)), *part]
        at += max(beside, 1)
    return story


def balanced(flows: Sequence[Sequence[Flowable]], half: float) -> tuple[list[Flowable], list[Flowable]]:
    """Return sections in two columns, in their order, parted where the taller column is lowest."""
    heights = [stack_height(each, half) + BETWEEN for each in flows]
    left = min(range(1, len(flows)), key=lambda at: max(sum(heights[:at]), sum(heights[at:])))
    return _under_each_other(flows[:left]), _under_each_other(flows[left:])


def _under_each_other(flows: Sequence[Sequence[Flowable]]) -> list[Flowable]:
    """Return the sections of one column, a hairline between them."""
    return [each for at, flowables in enumerate(flows) for each in ([Divider(line=True)] if at else []) + list(flowables)]


def _parting(section: Section, needed: float) -> list[Flowable]:
    """Return what stands between a section and the one above: a new page, or a divider where there is room enough below it."""
    divider = Divider(line=bool(section.title))
    if section.page_after is None:
        return [CondPageBreak(needed + BETWEEN), divider]
    if section.page_after == 0:
        return [PageBreak()]
    return [CondPageBreak((1 - section.page_after) * PAGE_ROOM), CondPageBreak(needed + BETWEEN), divider]


def _narrow(section: Section, flowables: Sequence[Flowable], half: float) -> bool:
    """Return whether a section may stand in half the width."""
    if (
        section.place is not Place.SIDE
        or section.page_after is not None
        or not all(isinstance(block, QUIET_BLOCKS) for block in section.blocks)
    ):
        return False
    return stack_height(flowables, half) <= TALLEST_IN_COLUMNS


def _needed(part: Sequence[Flowable], width: float) -> float:
    """Return the height a section needs to begin on a page: all of a short one, else title and first lines."""
    whole = stack_height(part, width)
    if whole <= TALLEST_KEPT_WHOLE:
        return whole
    needed, together = 0.0, False
    for each in part:
        if together and not each.getKeepWithNext():
            return float(needed + each.getSpaceBefore() + each.wrap(width, 0)[1])
        together = bool(each.getKeepWithNext())
        if isinstance(each, Text) and not together:
            return needed + least(each, width)
        if isinstance(each, Table) and not together:
            return needed + each.least(width)
        needed += each.getSpaceBefore() + each.wrap(width, 0)[1] + each.getSpaceAfter()
    return needed
