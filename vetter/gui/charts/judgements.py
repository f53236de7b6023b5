"""The six judgements under one scale from 0 to 100."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF

from vetter.gui import theme
from vetter.gui.charts.canvas import CENTRE, RIGHT, Brush, Chart, line_height
from vetter.gui.theme import Role
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.dossier.model import Judgement, Judgements

ROW = 28.0
NUMBER = 66.0
WEIGHT = 52.0


class JudgementsChart(Chart):
    """Name, weight, range with diamond, and score."""

    def __init__(self, judgements: Judgements) -> None:
        """Draw `judgements`."""
        said = "; ".join(
            tr("{label} {value:.0f}, {low:.0f} to {high:.0f}", label=item.label, value=item.value, low=item.low, high=item.high)
            for item in judgements.items
        )
        super().__init__(tr("Six judgements"), f"{said}. {judgements.sentence}")
        self._items = judgements.items

    def height_needed(self) -> int:
        """Return room for the head and the rows."""
        return round(line_height(Role.CAPTION) + 8 + ROW * len(self._items) + 2)

    def _names(self) -> float:
        metrics = QFontMetricsF(theme.font(Role.SUPPORT))
        return max(metrics.horizontalAdvance(item.label) for item in self._items) + 8

    def draw(self, brush: Brush) -> None:
        """Draw the head, then each row."""
        colours, head = brush.colours, line_height(Role.CAPTION)
        left, right = self._names() + WEIGHT, brush.width - NUMBER
        brush.words(tr("Weight"), left - 12, 0, align=RIGHT)
        for value in (0, 50, 100):
            brush.words(str(value), left + (right - left) * value / 100, 0, align=CENTRE)
        brush.words(tr("Proven"), brush.width, 0, align=RIGHT)
        brush.line(0, head + 5, brush.width, head + 5, colours.edge)
        for index, item in enumerate(self._items):
            self._row(brush, item, head + 8 + ROW * index, left, right)

    def _row(self, brush: Brush, item: Judgement, y: float, left: float, right: float) -> None:
        colours, middle = brush.colours, y + ROW / 2

        def at(value: float) -> float:
            return left + (right - left) * value / 100

        text = middle - line_height(Role.SUPPORT) / 2
        brush.words(item.label, 0, text, Role.SUPPORT)
        brush.words(f"{item.weight * 100:.0f}\u00a0%", left - 12, text, Role.QUIET, align=RIGHT)
        brush.line(at(0), middle, at(100), middle, colours.line)
        brush.line(at(50), middle - 6, at(50), middle + 6, colours.ink2, 1.25, dotted=True)
        if item.asked:
            brush.box(at(item.low), middle - 3, at(item.high) - at(item.low), 6, colours.band, colours.edge)
            brush.diamond(at(item.value), middle, 5, colours.ink)
            brush.words(f"{item.value:.0f}", brush.width, text, Role.STRONG, align=RIGHT)
        else:
            brush.words(tr("not asked"), brush.width, text, Role.CAPTION, align=RIGHT)
