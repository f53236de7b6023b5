"""The waterfall: what remains of an audience, bars drawn to scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.gui.charts.canvas import RIGHT, Brush, Chart, length, line_height
from vetter.gui.theme import Role
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.dossier.model import Bar, Waterfall

THICK = 8.0
THINNEST = 1.5
APART = 12.0


class WaterfallChart(Chart):
    """Words left, number right, the bar beneath; the last row bold in the accent."""

    def __init__(self, waterfall: Waterfall, title: str = tr("What remains of the audience")) -> None:
        """Draw `waterfall`."""
        said = "; ".join(f"{bar.label}: {bar.text}" for bar in waterfall.bars)
        super().__init__(title, f"{said}. {waterfall.sentence}")
        self._bars = waterfall.bars

    def height_needed(self, width: float) -> int:
        """Return room for every row and its note."""
        return round(sum(self._height(bar, width) for bar in self._bars))

    def _height(self, bar: Bar, width: float) -> float:
        note = line_height(Role.CAPTION) + 2 if bar.note else 0
        return self._words(bar, width) + 2 + THICK + note + 8

    def _words(self, bar: Bar, width: float) -> float:
        """Return the height of a row's words: the number stands under them where there is no room beside them."""
        return line_height(Role.SUPPORT) + (0 if _beside(bar, width) else line_height(Role.STRONG))

    def draw(self, brush: Brush) -> None:
        """Draw each row."""
        largest = max((bar.value for bar in self._bars), default=1.0) or 1.0
        y = 0.0
        for bar in self._bars:
            self._bar(brush, bar, y, largest)
            y += self._height(bar, brush.width)

    def _bar(self, brush: Brush, bar: Bar, y: float, largest: float) -> None:
        colours = brush.colours
        beneath = 0 if _beside(bar, brush.width) else line_height(Role.SUPPORT)
        brush.words(bar.text, brush.width, y + beneath, Role.STRONG, align=RIGHT)
        brush.words(bar.label, 0, y, _role(bar), width=brush.width)
        under = y + self._words(bar, brush.width) + 2
        brush.line(0, under + THICK, brush.width, under + THICK, colours.line)
        length = max(THINNEST, brush.width * bar.value / largest)
        brush.box(0, under, length, THICK, colours.accent if bar.last else colours.bar)
        if bar.note:
            brush.words(bar.note, 0, under + THICK + 2, Role.CAPTION, width=brush.width)


def _role(bar: Bar) -> Role:
    return Role.STRONG if bar.last else Role.SUPPORT


def _beside(bar: Bar, width: float) -> bool:
    return length(bar.label, _role(bar)) + APART + length(bar.text, Role.STRONG) <= width
