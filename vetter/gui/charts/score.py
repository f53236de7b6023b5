"""The score line: a range from 0 to 100, a diamond, and one labelled mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.gui.charts.canvas import CENTRE, RIGHT, Brush, Chart, line_height
from vetter.gui.theme import Role
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.dossier.model import ScoreLine

PAD = 4.0
BARE = 24
"""Pixels of the line alone."""


class ScoreLineChart(Chart):
    """Where a score stands between 0 and 100."""

    def __init__(self, line: ScoreLine, *, big: bool = False, bare: bool = False) -> None:
        """Draw `line`; `big` shows the number larger, for the head of a verdict, `bare` leaves the words to what stands beside it."""
        super().__init__(line.label, line.sentence)
        self._line, self._number, self._bare = line, Role.TITLE if big else Role.STRONG, bare

    def height_needed(self) -> int:
        """Return room for head, line and labels."""
        if self._bare:
            return BARE
        return round(line_height(self._number) + 28 + line_height(Role.CAPTION) + 4)

    def draw(self, brush: Brush) -> None:
        """Draw head, line, range, mark and diamond."""
        line, colours = self._line, brush.colours
        if not self._bare:
            self._head(brush)
        middle = BARE / 2 if self._bare else line_height(self._number) + 15

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
        brush.words(line.mark_label, at(line.mark), below, align=CENTRE)

    def _head(self, brush: Brush) -> None:
        line = self._line
        height = line_height(self._number)
        small = height - line_height(Role.SUPPORT) - (3 if self._number is Role.TITLE else 0)
        x = brush.words(f"{line.label} ", 0, small, Role.SUPPORT)
        x += brush.words(f"{line.value:.0f}", x, 0, self._number)
        x += brush.words(f" ({tr('{low} to {high}', low=round(line.low), high=round(line.high))})", x, small, Role.QUIET)
        if line.aside:
            brush.words(line.aside, brush.width, small, Role.QUIET, align=RIGHT)
