"""The strip: where claims fall in their benchmark, with their intervals."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from vetter.assessment.words import percent
from vetter.gui.charts.canvas import CENTRE, RIGHT, Brush, Chart, length, line_height
from vetter.gui.theme import Role
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from vetter.dossier.model import Mark, Strip

    Scale = Callable[[float], float]

ROW, BARE = 32.0, 24.0
"""Height of a row with a label beside it, and of one without."""
MOST_FOR_LABELS = 0.45
"""Share of the width that labels may take beside the rows."""
SMALL_WHISKER = 20.0


class StripChart(Chart):
    """One row a claim over a band from the 25th to the 75th percentile."""

    def __init__(self, strip: Strip, *, averaged: bool = False) -> None:
        """Draw `strip`; rows without a label leave no room for one. What is `averaged` has a mean for its middle."""
        super().__init__(*_said(strip))
        self._strip, self._averaged = strip, averaged

    def show_strip(self, strip: Strip) -> None:
        """Draw another strip."""
        self._strip = strip
        self.say(*_said(strip))

    def height_needed(self, width: float) -> int:
        """Return room for the labels above, the rows, and the axis below."""
        lines = self._label_lines()
        rows = self._row(width) * max(1, len(self._strip.marks))
        return round(lines * line_height(Role.CAPTION) + 4 + rows + 6 + line_height(Role.CAPTION) + 4)

    def _row(self, width: float) -> float:
        """Return the height of a row, its label over it where that would take half of the width."""
        marks = self._strip.marks
        if not marks or (len(marks) == 1 and not marks[0].label):
            return BARE
        return max(ROW, line_height(Role.STRONG) + 8) if self._beside(width) else line_height(Role.STRONG) + BARE

    def _beside(self, width: float) -> bool:
        return self._widest() + 16 <= MOST_FOR_LABELS * width

    def _widest(self) -> float:
        return max((length(mark.label, _role(mark)) for mark in self._strip.marks), default=0.0)

    def _label_lines(self) -> int:
        spread = self._strip.spread
        return 2 if spread and spread.p90 else 1

    def _labels(self, width: float) -> float:
        """Return the width that the labels take beside the rows."""
        if not any(mark.label for mark in self._strip.marks) or not self._beside(width):
            return 6.0
        return self._widest() + 16

    def draw(self, brush: Brush) -> None:
        """Draw the benchmark, the axis, then each claim."""
        strip, colours = self._strip, brush.colours
        left, right = self._labels(brush.width), brush.width - 14
        caption = line_height(Role.CAPTION)
        top = self._label_lines() * caption + 4
        height = self._row(brush.width)
        bottom, beside = top + height * max(1, len(strip.marks)), self._beside(brush.width)

        def at(value: float) -> float:
            return left + (right - left) * min(value, strip.axis_to) / strip.axis_to

        self._benchmark(brush, at, top, bottom)
        for index, mark in enumerate(strip.marks):
            middle = top + height * (index + 1) - (height if beside else BARE) / 2
            if index:
                brush.line(0, top + height * index, brush.width, top + height * index, colours.line)
            brush.words(mark.label, 0, middle - line_height(_role(mark)) / 2 if beside else top + height * index + 2, _role(mark))
            self._claim(brush, mark, at, middle)
        self._axis(brush, at, bottom)

    def _benchmark(self, brush: Brush, at: Scale, top: float, bottom: float) -> None:
        spread, colours = self._strip.spread, brush.colours
        caption = line_height(Role.CAPTION)
        if spread is None:
            brush.words(tr("no fair benchmark"), brush.width, 0, align=RIGHT)
            return
        if spread.p25 is not None and spread.p75 is not None:
            brush.box(at(spread.p25), top, at(spread.p75) - at(spread.p25), bottom - top, colours.band, colours.edge)
        if spread.p90 is not None and spread.p90 <= self._strip.axis_to:
            brush.line(at(spread.p90), top, at(spread.p90), bottom, colours.ink2, 1.25, dotted=True)
            brush.words(tr("top tenth {percent}", percent=self._percent(spread.p90)), at(spread.p90), 0, align=CENTRE)
        if spread.median is not None:
            brush.line(at(spread.median), top - 2, at(spread.median), bottom, colours.ink2, 2)
            share = self._percent(spread.median)
            told = tr("mean {percent}", percent=share) if self._averaged else tr("median {percent}", percent=share)
            brush.words(told, at(spread.median), top - caption - 4, align=CENTRE)

    def _percent(self, value: float) -> str:
        return f"{percent(value, self._strip.decimal_mark)}\u00a0%"

    def _claim(self, brush: Brush, mark: Mark, at: Scale, middle: float) -> None:
        colours = brush.colours
        low, high = at(mark.low), at(mark.high)
        brush.whisker(low, high, middle, colours.accent)
        half = 5 if high - low < SMALL_WHISKER else 7
        brush.diamond(at(mark.value), middle, half, colours.accent, filled=mark.filled)

    def _axis(self, brush: Brush, at: Scale, bottom: float) -> None:
        colours, end = brush.colours, self._strip.axis_to
        brush.line(at(0), bottom + 0.5, at(end), bottom + 0.5, colours.edge)
        step = tick(end)
        count = round(end / step)
        told = max(length(f"{end * 100:.4g}\u00a0%", Role.CAPTION), 1.0) + 6
        each = 1 if told * (count + 1) <= at(end) - at(0) + told else count
        for index in range(count + 1):
            value = index * step
            brush.line(at(value), bottom, at(value), bottom + 4, colours.edge)
            if index % each:
                continue
            number = f"{value * 100:.4g}".replace(".", self._strip.decimal_mark)
            text = f"{number}\u00a0%" if index == count else number
            brush.words(text, at(value), bottom + 5, align=CENTRE)


def _said(strip: Strip) -> tuple[str, str]:
    return tr("Benchmark strip {base}", base=strip.base), f"{strip.sentence} {strip.source}"


def _role(mark: Mark) -> Role:
    return Role.STRONG if mark.strong else Role.SUPPORT


def tick(end: float) -> float:
    """Return a round distance that parts an axis into three to six."""
    for parts in (4, 5, 3, 6):
        step = end / parts
        scaled = step / 10 ** math.floor(math.log10(step))
        if abs(scaled - round(scaled, 1)) < 1e-9 and round(scaled * 10) % 5 == 0:
            return step
    return end / 4
