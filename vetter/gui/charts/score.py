"""The score line: a range from 0 to 100, a diamond, and one labelled mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.gui.charts.canvas import CENTRE, LEFT, RIGHT, Brush, Chart, ascent, breadth, broken, length, line_height, spoken
from vetter.gui.theme import Role
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.dossier.model import ScoreLine
    from vetter.gui.charts.canvas import Word

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
        """Return the height of the words over the line."""
        return sum(_height(words) for words in self._told(width))

    def _told(self, width: float) -> list[list[Word]]:
        """Return the lines of words over the line, what would be if all checks out apart from the others."""
        line = self._line
        range_ = f"({tr('{low} to {high}', low=round(line.low), high=round(line.high))})"
        words = [*spoken(line.label, Role.SUPPORT), (f"{line.value:.0f}", self._number), (range_, Role.QUIET)]
        aside = [(line.aside, Role.QUIET)] if line.aside else []
        if breadth(words) + (APART + breadth(aside) if aside else 0) <= width:
            return [[*words, *aside]]
        return [*broken(words, width), *broken(spoken(line.aside, Role.QUIET), width)]

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
        y = 0.0
        for words in self._told(brush.width):
            x, base = 0.0, max(ascent(role) for _text, role in words)
            for text, role in words:
                apart = x > 0 and text == self._line.aside
                brush.words(text, brush.width if apart else x, y + base - ascent(role), role, align=RIGHT if apart else LEFT)
                x += length(f"{text} ", role)
            y += _height(words)


def _height(words: list[Word]) -> float:
    return max(line_height(role) for _text, role in words)
