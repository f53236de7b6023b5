"""The score line: a range from 0 to 100, a diamond, and one labelled mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.gui.charts.canvas import CENTRE, RIGHT, Brush, Chart, length, line_height
from vetter.gui.theme import Role
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.dossier.model import ScoreLine

PAD, APART = 4.0, 16.0
BARE = 24
"""Pixels of the line alone."""


class ScoreLineChart(Chart):
    """Where a score stands between 0 and 100."""

    def __init__(self, line: ScoreLine, *, big: bool = False, bare: bool = False) -> None:
        """Draw `line`; `big` shows the number larger, for the head of a verdict, `bare` leaves the words to what stands beside it."""
        super().__init__(line.label, line.sentence)
        self._line, self._number, self._bare = line, Role.TITLE if big else Role.STRONG, bare

    def height_needed(self, width: float) -> int:
        """Return room for head, line and labels."""
        if self._bare:
            return BARE
        return round(self._above(width) + 28 + self._lines(width) * line_height(Role.CAPTION) + 4)

    def _above(self, width: float) -> float:
        """Return the height of the words over the line; what would be if all checks out has a line of its own where it must."""
        aside = line_height(Role.QUIET) if self._line.aside and not self._beside(width) else 0
        return line_height(self._number) + aside

    def _beside(self, width: float) -> bool:
        line = self._line
        told = length(f"{line.label} ", Role.SUPPORT) + length(f"{line.value:.0f}", self._number) + length(self._range(), Role.QUIET)
        return told + APART + length(line.aside, Role.QUIET) <= width

    def _range(self) -> str:
        return f" ({tr('{low} to {high}', low=round(self._line.low), high=round(self._line.high))})"

    def _lines(self, width: float) -> int:
        """Return in how many lines the words under the line stand: those of the mark under those of the ends where they would meet."""
        line = self._line
        half = length(line.mark_label, Role.CAPTION) / 2
        left, right = (length(each, Role.CAPTION) + APART for each in (line.low_label, line.high_label))
        at = PAD + (width - 2 * PAD) * line.mark / 100
        middle = min(max(at, half), width - half)
        return 1 if middle - half >= left and middle + half <= width - right else 2

    def draw(self, brush: Brush) -> None:
        """Draw head, line, range, mark and diamond."""
        line, colours = self._line, brush.colours
        if not self._bare:
            self._head(brush)
        middle = BARE / 2 if self._bare else self._above(brush.width) + 15

        def at(value: float) -> float:
            return PAD + (brush.width - 2 * PAD) * value / 100

        brush.line(at(0), middle, at(100), middle, colours.edge)
        for end in (0, 100):
            brush.line(at(end), middle - 5, at(end), middle + 5, colours.edge)
        brush.box(at(line.low), middle - 5, at(line.high) - at(line.low), 10, colours.band, colours.edge)
        brush.line(at(line.mark), middle - 11, at(line.mark), middle + 11, colours.ink, 1.25, dotted=True)
        brush.diamond(at(line.value), middle, 7, colours.ink)
        if self._bare:
            return
        below = middle + 13
        brush.words(line.low_label, 0, below)
        brush.words(line.high_label, brush.width, below, align=RIGHT)
        under = below + (self._lines(brush.width) - 1) * line_height(Role.CAPTION)
        brush.words(line.mark_label, at(line.mark), under, align=CENTRE)

    def _head(self, brush: Brush) -> None:
        line = self._line
        height = line_height(self._number)
        small = height - line_height(Role.SUPPORT) - (3 if self._number is Role.TITLE else 0)
        x = brush.words(f"{line.label} ", 0, small, Role.SUPPORT)
        x += brush.words(f"{line.value:.0f}", x, 0, self._number)
        brush.words(self._range(), x, small, Role.QUIET)
        if line.aside and self._beside(brush.width):
            brush.words(line.aside, brush.width, small, Role.QUIET, align=RIGHT)
        elif line.aside:
            brush.words(line.aside, 0, height, Role.QUIET)
