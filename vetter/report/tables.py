"""Rows and columns on paper that part between rows, and within a row where its text is longer than a page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from reportlab.platypus.flowables import Flowable

from vetter.report.palette import EDGE, LINE
from vetter.report.structure import COLUMN_HEAD, ROW_HEAD, Node
from vetter.report.text import Text, drawn_at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.lib.colors import Color

    from vetter.report.structure import StructuredCanvas

GUTTER: Final = 14.0
WIDEST_WORD: Final = 0.4
"""A word may ask for this part of the width before it is cut instead."""


HEAD_LINES: Final = 4
"""A head is repeated on every page; words beyond so many lines of one column are left off with an ellipsis."""
TALL_ROW: Final = 160.0
"""Points; a row taller than this is parted between pages, a lower one moves to the next."""
KEPT_WHOLE: Final = 200.0
"""Points; a table no taller than this is not parted for want of room at the foot of a page."""
NEAR: Final = 0.01


class Drawing(Flowable):
    """A drawing of a fixed height that fills its column's width."""

    def __init__(self, height: float, paint: Callable[[Drawing], None]) -> None:
        """Draw with `paint`, which finds canvas, width and height on the drawing."""
        super().__init__()
        self.height, self.paint = height, paint
        self.stretch = False

    def wrap(self, available: float, _height: float = 0) -> tuple[float, float]:
        """Take the width that is there."""
        self.width = available
        return available, self.height

    def draw(self) -> None:
        """Draw in the column's own coordinates; what it shows is said by the words beside it."""
        with self.canv.artifact():
            self.paint(self)

    def stretched(self) -> Drawing:
        """Let the drawing take the whole height of its row."""
        self.stretch = True
        return self


Item = Text | Drawing


@dataclass(frozen=True)
class Column:
    """How a column takes part in the width: a fixed number of points, or a share of what is left."""

    share: float = 1.0
    points: float = 0.0


@dataclass
class Band:
    """One row: its cells, room above and below them, and the colour and width of the line beneath it."""

    items: Sequence[Item]
    padding: float = 2.7
    rule: Color | None = LINE
    thickness: float = 0.5
    node: Node = field(default_factory=lambda: Node("TR"))

    def height(self, widths: Sequence[float]) -> float:
        """Fill the cells for the widths of their columns; return the height of the row."""
        tallest = max(item.wrap(wide)[1] for item, wide in zip(self.items, widths, strict=True))
        return float(tallest) + 2 * self.padding

    def capped(self, widths: Sequence[float], lines: int) -> Band:
        """Return the row with at most `lines` lines in each cell."""
        items = [item.capped(wide, lines) if isinstance(item, Text) else item for item, wide in zip(self.items, widths, strict=True)]
        return replace(self, items=items)

    def parted(self, room: float) -> tuple[Band, Band] | None:
        """Return the row in two parts, the first no higher than `room`; None where that cannot be."""
        if any(isinstance(item, Drawing) for item in self.items):
            return None
        texts = [item for item in self.items if isinstance(item, Text)]
        pairs = [text.parted(max(0, int((room - 2 * self.padding) / text.style.leading))) for text in texts]
        if not any(first.rows for first, _ in pairs):
            return None
        first, rest = ([pair[part] for pair in pairs] for part in (0, 1))
        return replace(self, items=first, rule=None), replace(self, items=rest)


class Table(Flowable):
    """Rows under a head that is repeated on every page; `foot` closes each part.

    It is a table to every reader unless it is made to be a `figure` or only an `arrangement` of texts side by side.
    """

    def __init__(self, columns: Sequence[Column], bands: Sequence[Band], head: Band | None = None, foot: Band | None = None) -> None:
        """Keep the rows; widths follow when the page is known."""
        super().__init__()
        self.columns, self.bands, self.head, self.foot = columns, list(bands), head, foot
        self.widths: list[float] = []
        self.node: Node | None = Node("Table")
        self.continued = False

    def figure(self, alt: str) -> Table:
        """Make the whole one figure, read out as `alt`."""
        self.node = Node("Figure", alt=alt)
        return self

    def arrangement(self) -> Table:
        """Make the cells texts of their own."""
        self.node = None
        return self

    def spaced(self, before: float = 0, after: float = 0) -> Table:
        """Keep points of room above and below."""
        self.spaceBefore, self.spaceAfter = before, after
        return self

    @property
    def all(self) -> list[Band]:
        """Head, rows and foot in order."""
        return [*([self.head] if self.head else []), *self.bands, *([self.foot] if self.foot else [])]

    def wrap(self, available: float, _height: float = 0) -> tuple[float, float]:
        """Share out the width, fill every row."""
        if not self.widths or abs(sum(self.widths) + GUTTER * (len(self.columns) - 1) - available) > NEAR:
            self.widths = self._shared(available)
            self.head = self.head and self.head.capped(self.widths, HEAD_LINES)
        self.width, self.height = available, sum(band.height(self.widths) for band in self.all)
        return self.width, self.height

    def split(self, available: float, room: float) -> list[Flowable]:
        """Part the rows so that the first part fits; a row taller than what is left of half a page is parted too."""
        self.wrap(available)
        room -= sum(band.height(self.widths) for band in (self.head, self.foot) if band)
        taken: list[Band] = []
        for at, band in enumerate(self.bands):
            high = band.height(self.widths)
            if high <= room + NEAR:
                taken.append(band)
                room -= high
                continue
            rest = self.bands[at:]
            if high > TALL_ROW and (parts := band.parted(room)):
                taken.append(parts[0])
                rest[0] = parts[1]
            return [self._part(taken), self._part(rest, continued=True)] if taken else []
        return [self]

    def least(self, available: float) -> float:
        """Return the height in points the first part needs: all of a small table, else head and two rows."""
        _, whole = self.wrap(available)
        if whole <= KEPT_WHOLE:
            return whole
        few = [band.height(self.widths) for band in self.all[: 3 if self.head else 2]]
        return min(sum(few), 120.0)

    def _part(self, bands: list[Band], *, continued: bool = False) -> Table:
        """Return a table of some of the rows, `continued` where its head stood on a page before."""
        part = Table(self.columns, bands, self.head, self.foot)
        part.widths, part.node, part.continued = self.widths, self.node, self.continued or continued
        part.spaceBefore, part.spaceAfter = self.getSpaceBefore(), self.getSpaceAfter()
        return part

    def _shared(self, available: float) -> list[float]:
        """Share out the width; no column is narrower than its longest word, as far as that is fair."""
        room = available - GUTTER * (len(self.columns) - 1)
        needs = [max(column.points, min(self._widest(at), room * WIDEST_WORD)) for at, column in enumerate(self.columns)]
        widths = [column.points for column in self.columns]
        open_columns = {at for at, column in enumerate(self.columns) if not column.points}
        while open_columns:
            left = room - sum(widths[at] for at in range(len(widths)) if at not in open_columns)
            shares = sum(self.columns[at].share for at in open_columns)
            for at in open_columns:
                widths[at] = left * self.columns[at].share / shares
            tight = {at for at in open_columns if widths[at] < needs[at] - 0.01}
            if not tight or tight == open_columns:
                break
            for at in tight:
                widths[at] = needs[at]
            open_columns -= tight
        return self._lent(widths) if self.node and self.node.role == "Table" else widths

    def _lent(self, widths: list[float]) -> list[float]:
        """Let columns that need no more than one line each lend what they have over to those whose text runs on."""
        over = [wide - self._longest(at, wide) for at, wide in enumerate(widths)]
        spare, wanted = sum(each for each in over if each > 0), -sum(each for each in over if each < 0)
        moved = min(spare, wanted)
        if moved <= 0:
            return widths
        return [wide - moved * each / (spare if each > 0 else wanted) for wide, each in zip(widths, over, strict=True)]

    def _longest(self, column: int, wide: float) -> float:
        """Return the width a column would need to set each of its texts on one line; a drawing needs what it has."""
        items = [band.items[column] for band in self.all]
        return max((item.on_one_line if isinstance(item, Text) else wide for item in items), default=wide)

    def _widest(self, column: int) -> float:
        """Return the width of the longest word in a column."""
        items = (band.items[column] for band in self.all)
        return max((item.widest_word for item in items if isinstance(item, Text)), default=0.0)

    def draw(self) -> None:
        """Draw the rows from the top down."""
        canvas: StructuredCanvas = self.canv
        if self.node is None:
            self._rows(canvas)
        elif self.node.role == "Figure":
            self.node.enclose(canvas.box(self.width, self.height))
            with canvas.marked(self.node):
                self._rows(canvas)
        else:
            with canvas.within(self.node):
                self._rows(canvas)

    def _rows(self, canvas: StructuredCanvas) -> None:
        """Draw every row with the line beneath it."""
        top = self.height
        for band in self.all:
            high = band.height(self.widths)
            if self.node is None or self.node.role == "Figure":
                self._row(band, top, high)
            elif band is self.head and self.continued:
                with canvas.artifact():
                    self._row(band, top, high)
            else:
                with canvas.within(band.node):
                    self._name(band, canvas)
                    self._row(band, top, high)
            top -= high
            if band.rule:
                with canvas.artifact():
                    canvas.setStrokeColor(band.rule)
                    canvas.setLineWidth(band.thickness)
                    canvas.line(0, top, self.width, top)

    def _name(self, band: Band, canvas: StructuredCanvas) -> None:
        """Enter the cells of a row: the heads of columns, or of rows where no column has one."""
        for at, text in enumerate(item for item in band.items if isinstance(item, Text)):
            cell = text.nodes[-1]
            if cell.above is None:
                cell.role = "TH" if band is self.head or (at == 0 and self.head is None) else "TD"
                cell.attributes = "" if cell.role == "TD" else COLUMN_HEAD if band is self.head else ROW_HEAD
            canvas.structure.place(text.nodes)

    def _row(self, band: Band, top: float, high: float) -> None:
        """Draw the cells of one row."""
        left = 0.0
        for item, wide in zip(band.items, self.widths, strict=True):
            self._place(item, left, wide, top=top, high=high, padding=band.padding)
            left += wide + GUTTER

    def _place(self, item: Item, left: float, wide: float, *, top: float, high: float, padding: float) -> None:
        """Draw one cell, a stretched drawing over the whole height of its row."""
        if isinstance(item, Drawing) and item.stretch:
            kept, item.height = item.height, high
            item.wrap(wide)
            item.drawOn(self.canv, left, top - high)
            item.height = kept
            return
        if isinstance(item, Text):
            drawn_at(self.canv, item, left, top - padding, wide)
            return
        _, height = item.wrap(wide)
        item.drawOn(self.canv, left, top - padding - height)


def head_band(items: Sequence[Item]) -> Band:
    """Return the head of a table over its rule."""
    return Band(items, 3, EDGE, 0.75)
