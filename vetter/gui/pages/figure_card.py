"""One benchmark figure in full: its spread drawn, every number, its source, where it was used."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame

from vetter import actions
from vetter.domain.benchmark import Counted
from vetter.domain.claims import Industry, Platform
from vetter.domain.own import OwnFigure
from vetter.dossier.model import Facts, Spread, Strip
from vetter.dossier.sheet import capital
from vetter.gui.blocks import widget_for
from vetter.gui.charts import StripChart
from vetter.gui.pages.figure_table import TIERS, amount, written
from vetter.gui.places import HistoryPlace
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.dates import stamped_day
from vetter.gui.widgets.flow import flow
from vetter.gui.widgets.layout import ANY_WIDTH, column, emptied, holding, row, scrolled
from vetter.gui.widgets.text import label
from vetter.tongue import said, tr, trc, trn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from vetter.actions import Desk
    from vetter.domain.published import Published
    from vetter.domain.region import Region

NOTE = tr("To bear in mind")
KEPT = tr("A verdict keeps the figure it was made with, even if you change it here.")
UNITS = {"usd": tr("US dollars"), "ratio": tr("a ratio"), "hours": tr("hours"), "count": tr("a number")}
AXES = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)


class FigureCard(QFrame):
    """What is known of the chosen figure.

    Signals:
        edit, remove: the id of an own figure.
        instead: a figure to begin with, the published one's place filled in.
        wanted: a place to go to.
    """

    edit = Signal(str)
    remove = Signal(str)
    instead = Signal(object)
    wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        """Begin empty."""
        super().__init__()
        self.setProperty("kind", "card")
        self._desk = desk
        self.key = ""
        self._shown: Published | None = None
        self._beside = 0
        self._list = column(gap=8, margins=(16, 16, 16, 16))
        self._content = holding(self._list)
        self._page = scrolled(self._content)
        self.setLayout(column([self._page]))

    def stand(self, width: int) -> None:
        """Stand beside the list with a width and scroll by itself, or with none beneath it, as high as all there is to say."""
        self._beside = width
        self.setMinimumWidth(width)
        self.setMaximumWidth(width or ANY_WIDTH)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width with the height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._page.setMinimumHeight(0 if self._beside else max(0, self._content.heightForWidth(self.width())))

    def show_figure(self, each: Published, used: int) -> None:
        """Show a figure, and how many verdicts were held against it."""
        self.key, self._shown = each.key, each
        emptied(self._list)
        region = self._desk.settings.region
        self._list.addWidget(label(each.counted, Role.SECTION))
        of_what = f"{capital(each.first.base.of_them)}. " if each.first.base.of_them else ""
        self._list.addWidget(label(f"{of_what}{each.where}.", Role.QUIET))
        spread = Spread(each.low, each.middle, each.high, each.top)
        if each.share and any(value is not None for value in (each.low, each.middle, each.high, each.top)):
            told, mark = _sentence(each, region), region.decimal_mark
            strip = Strip(each.first.base.of_them, (), spread, told, "", _axis(each), mark)
            self._list.addWidget(StripChart(strip, averaged=each.averaged))
        self._list.addWidget(widget_for(Facts(tuple(_numbers(each, region)), wide=True)))
        self._list.addWidget(widget_for(Facts(tuple(_source(each)))))
        if each.first.note:
            self._list.addWidget(label(NOTE, Role.CAPTION))
            self._list.addWidget(label(f"{capital(said(each.first.note))}.", Role.QUIET))
        self._list.addWidget(self._uses(each, used))
        self._list.addLayout(flow(self._deeds(each)))
        self._list.addStretch(1)
        QTimer.singleShot(0, self, self._fit)  # once what was put into it is shown, and so has a height

    def ask_instead(self) -> None:
        """Ask for a figure of the owner's own instead of the one that is shown."""
        if self._shown is not None:
            self.instead.emit(_beginning(self._shown))

    def _uses(self, each: Published, used: int) -> QWidget:
        if not used:
            return label(tr("No verdict was held against it yet."), Role.QUIET)
        verdicts = actions.verdicts_held_against(self._desk, each)
        parts: list[QWidget] = [label(tr("Used in these verdicts"), Role.STRONG)]
        for use in verdicts:
            go = partial(self.wanted.emit, HistoryPlace(use.candidate))
            parts.append(holding(row([button(f"{use.name}, {stamped_day(use.judged_at)}", go, kind="link"), -1])))
        rest = tr("And {number} more.", number=used - len(verdicts)) if used > len(verdicts) else ""
        return holding(column([*parts, label(f"{rest} {KEPT}".lstrip(), Role.CAPTION)], gap=0))

    def _deeds(self, each: Published) -> Iterator[QWidget]:
        row_ = each.first
        if row_.own:
            key = row_.id.removeprefix("own-").rpartition("-")[0]
            yield button(tr("Edit…"), partial(self.edit.emit, key), kind="strong")
            yield button(tr("Take out"), partial(self.remove.emit, key))
        elif row_.metric in {counted.value for counted in Counted}:
            yield button(tr("Use my own instead…"), self.ask_instead, kind="strong")


def _beginning(each: Published) -> OwnFigure:
    row_ = each.first
    return OwnFigure(
        next((known for known in Counted if known.value == row_.metric), None),
        platform=next((known for known in Platform if known.value == row_.platform), None),
        industry=next((known for known in Industry if known.value == row_.industry), None),
        year=actions.today().year,
    )


def _numbers(each: Published, region: Region) -> Iterator[tuple[str, str]]:
    row_ = each.first
    for words, value in (
        (tr("Lower quarter"), each.low),
        (tr("Middle"), each.middle),
        (tr("Upper quarter"), each.high),
        (tr("Top"), each.top),
    ):
        if value is not None:
            yield words, amount(each, value, region)
    if not each.share:
        yield tr("In"), UNITS.get(row_.unit, row_.unit)
    yield tr("Counted"), written(f"{row_.sample_size:,}", region) if row_.sample_size else tr("not told")
    yield tr("Age"), _age(actions.today().year - row_.year)


def _source(each: Published) -> Iterator[tuple[str, str]]:
    row_ = each.first
    yield tr("Source"), row_.publisher
    if row_.source != row_.publisher:
        yield tr("Title"), row_.source
    yield (
        tr("Standing"),
        TIERS[row_.tier] if row_.own or row_.read_at == "publisher" else tr("{tiers}, read where it is cited", tiers=TIERS[row_.tier]),
    )
    if row_.url:
        yield tr("Address"), row_.url


def _age(years: int) -> str:
    return tr("this year") if years <= 0 else trn("{number} year", "{number} years", years)


def _sentence(each: Published, region: Region) -> str:
    told = (
        (tr("lower quarter"), each.low),
        (tr("middle"), each.middle),
        (tr("upper quarter"), each.high),
        (trc("top value", "top"), each.top),
    )
    return ", ".join(f"{words} {amount(each, value, region)}" for words, value in told if value is not None)


def _axis(each: Published) -> float:
    most = max(value for value in (each.low, each.middle, each.high, each.top) if value is not None)
    wanted = float(Decimal(str(most)) * Decimal("1.2"))
    return next((end for end in AXES if end >= wanted), 1.0)
