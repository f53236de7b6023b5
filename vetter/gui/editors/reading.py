"""What a row comes to, beneath its fields: key after key it is said by the labels that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.gui import theme
from vetter.gui.charts import StripChart
from vetter.gui.theme import Role
from vetter.gui.widgets.layout import column, hairline, row
from vetter.gui.widgets.steady import Steady
from vetter.gui.widgets.text import label, picture
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.dossier.model import RowReading, Strip
    from vetter.gui.widgets.text import Label


class Reading(Steady):
    """A doubt, the arithmetic, what it means and what is missing, each where there is any; beside them the strip."""

    def __init__(self) -> None:
        """Begin empty."""
        self._sign, self._doubt = picture("warning", theme.current().caution, 16, says=tr("Please check")), label("", Role.STRONG)
        self._arithmetic, self._meaning, self._missing = label("", Role.SECTION), label("", Role.QUIET), label("", Role.QUIET)
        self._base = label("", Role.CAPTION, wrap=False)
        self._chart: StripChart | None = None
        self._aside = column([self._base, -1], gap=2)
        words = column([row([self._sign, self._doubt], gap=6), self._arithmetic, self._meaning, self._missing, -1], gap=2)
        self._both = row([words, self._aside], gap=24)
        super().__init__(column([hairline(), self._both]))

    def show_reading(self, reading: RowReading | None) -> None:
        """Show what a row comes to; nothing at all where there is nothing to say."""
        if reading is not None:
            missing = tr("Still missing: {list}.", list=", ".join(reading.missing)) if reading.missing else ""
            self._sign.setVisible(bool(reading.doubt))
            _say(self._doubt, reading.doubt)
            _say(self._arithmetic, reading.arithmetic)
            _say(self._meaning, reading.meaning)
            _say(self._missing, missing)
            self._show_strip(reading.strip)
        self.setVisible(reading is not None and bool(reading.doubt or reading.arithmetic or reading.meaning or reading.missing))

    def _show_strip(self, strip: Strip | None) -> None:
        self._both.setStretch(0, 6)
        self._both.setStretch(1, 5 if strip is not None else 0)
        _say(self._base, strip.base if strip is not None else "")
        if strip is not None and self._chart is None:
            self._chart = StripChart(strip)
            self._aside.insertWidget(1, self._chart)
        elif strip is not None and self._chart is not None:
            self._chart.show_strip(strip)
        if self._chart is not None:
            self._chart.setVisible(strip is not None)


def _say(words: Label, text: str) -> None:
    words.setText(text)
    words.setVisible(bool(text))
