"""The form of the owner's own figures: its fields, declared once for window, case file and CSV."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from vetter.domain.benchmark import Counted
from vetter.domain.claims import Industry, Platform
from vetter.domain.own import OwnFigure
from vetter.kinds import Choice, Column, Count, Percent, Slip, Table, Text, Year
from vetter.questions.model import Question
from vetter.tongue import tr

if TYPE_CHECKING:
    from decimal import Decimal

EARLIEST, LATEST = 1990, 2100
WHOLE = 100


def _sound(row: OwnFigure) -> Slip | None:
    if row.counted is None:
        return Slip("counted", tr("Say what is counted."))
    if row.middle is None:
        return Slip("middle", tr("Say the middle: of all of them in order, the one half-way."))
    if row.year is None or not EARLIEST <= row.year <= LATEST:
        return Slip("year", tr("Say the year it was counted in, {earliest} to {latest}.", earliest=EARLIEST, latest=LATEST))
    told = [(name, value) for name, value in (("low", row.low), ("middle", row.middle), ("high", row.high)) if value is not None]
    outside = next((name for name, value in told if not 0 < value < WHOLE), None)
    if outside:
        return Slip(outside, tr("A share lies between 0 and 100 per cent, both left out."))
    return _in_order(told)


def _in_order(told: list[tuple[str, Decimal]]) -> Slip | None:
    for (_before, lower), (name, higher) in pairwise(told):
        if lower >= higher:
            return Slip(name, tr("The lower quarter must be less than the middle, and the middle less than the upper quarter."))
    return None


OWN_FIGURE = Table(
    OwnFigure,
    (
        Column("counted", tr("What is counted"), Choice(Counted), line=1, width=5),
        Column("middle", tr("Middle"), Percent(), "2.1\u00a0%", 1, 2),
        Column("low", tr("Lower quarter"), Percent(), "1.4\u00a0%", 1, 2),
        Column("high", tr("Upper quarter"), Percent(), "3.0\u00a0%", 1, 2),
        Column("platform", tr("Where (blank: any channel)"), Choice(Platform), line=2, width=4),
        Column("industry", tr("Trade (blank: any trade)"), Choice(Industry), line=2, width=4),
        Column("year", tr("Year"), Year(), "2026", 2, 2),
        Column("sample_size", tr("How many were counted"), Count(), "900", 2, 3),
        Column("source", tr("From where"), Text(limit=300), tr("Our till, January to June"), 3, 4),
        Column("note", tr("Anything to remember"), Text(limit=500), line=3, width=4),
    ),
    noun=tr("figure"),
    single=True,
    check=_sound,
)

FIGURE_FORM = Question(
    key="own_figure",
    ask=tr("What do your own books, or your trade body, say?"),
    short=tr("Your own figure"),
    kind=OWN_FIGURE,
    why=tr("Your own figure is of your own customers. It comes before everything published."),
)
