"""The six judgements under one scale from 0 to 100."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.gui.charts.canvas import CENTRE, RIGHT, Brush, Chart, length, line_height
from vetter.gui.theme import Role
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.dossier.model import Judgement, Judgements

ROW, BETWEEN = 28.0, 12.0
"""Height of a row, and the gap between two columns."""


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

    def height_needed(self, width: float) -> int:
        """Return room for the head and the rows."""
        return round(self._head() + self._row_height(width) * len(self._items) + 2)

    def _head(self) -> float:
        return line_height(Role.CAPTION) + 8

    def _row_height(self, width: float) -> float:
        """Return the height of a row: two lines where the name leaves too little for the scale."""
        return ROW + (0 if self._beside(width) else line_height(Role.SUPPORT))

    def _beside(self, width: float) -> bool:
        weight, number = self._numbers()
        return self._names() + weight + number + length("0 50 100", Role.CAPTION) + 4 * BETWEEN <= width

    def _names(self) -> float:
        return max(length(item.label, Role.SUPPORT) for item in self._items) + BETWEEN

    def _numbers(self) -> tuple[float, float]:
        """Return the width of the weights and of the scores, their heads included."""
        scores = [length(tr("not asked"), Role.CAPTION)] if any(not item.asked for item in self._items) else []
        return (
            max(length(tr("Weight"), Role.CAPTION), length("20\u00a0%", Role.QUIET)),
            max(length(tr("Proven"), Role.CAPTION), length("100", Role.STRONG), *scores),
        )

    def draw(self, brush: Brush) -> None:
        """Draw the head, then each row."""
        colours, head = brush.colours, line_height(Role.CAPTION)
        weight, number = self._numbers()
        names = self._names() if self._beside(brush.width) else 0.0
        half = length("100", Role.CAPTION) / 2
        left, right = names + weight + BETWEEN + half, brush.width - number - BETWEEN - half
        brush.words(tr("Weight"), names + weight, 0, align=RIGHT)
        for value in (0, 50, 100):
            brush.words(str(value), left + (right - left) * value / 100, 0, align=CENTRE)
        brush.words(tr("Proven"), brush.width, 0, align=RIGHT)
        brush.line(0, head + 5, brush.width, head + 5, colours.edge)
        high = self._row_height(brush.width)
        for index, item in enumerate(self._items):
            y = self._head() + high * index
            brush.words(item.label, 0, y + (ROW - line_height(Role.SUPPORT)) / 2, Role.SUPPORT)
            middle = y + high - ROW / 2
            self._row(brush, item, middle, (names + weight, left, right))

    def _row(self, brush: Brush, item: Judgement, middle: float, columns: tuple[float, float, float]) -> None:
        """Draw weight, scale and score of one judgement; `columns` are where the weight ends and where the scale begins and ends."""
        colours, (weight, left, right) = brush.colours, columns

        def at(value: float) -> float:
            return left + (right - left) * value / 100

        text = middle - line_height(Role.SUPPORT) / 2
        brush.words(f"{item.weight * 100:.0f}\u00a0%", weight, text, Role.QUIET, align=RIGHT)
        brush.line(at(0), middle, at(100), middle, colours.line)
        brush.line(at(50), middle - 6, at(50), middle + 6, colours.ink2, 1.25, dotted=True)
        if item.asked:
            brush.box(at(item.low), middle - 3, at(item.high) - at(item.low), 6, colours.band, colours.edge)
            brush.diamond(at(item.value), middle, 5, colours.ink)
            brush.words(f"{item.value:.0f}", brush.width, text, Role.STRONG, align=RIGHT)
        else:
            brush.words(tr("not asked"), brush.width, text, Role.CAPTION, align=RIGHT)
