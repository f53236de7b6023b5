"""Kinds of answer: each knows how its values are checked, typed, shown, written to JSON and read back."""

from __future__ import annotations

from vetter.kinds.base import Json, Kind, Slip, UnclearError, quoted
from vetter.kinds.choices import Choice, Marks, Scale, Ticks, YesNo
from vetter.kinds.dates import Day
from vetter.kinds.numbers import Amount, Count, Figure, Percent, Year
from vetter.kinds.ranking import Ranking
from vetter.kinds.series import Series
from vetter.kinds.table import Column, Table
from vetter.kinds.text import Text

__all__ = [
    "Amount",
    "Choice",
    "Column",
    "Count",
    "Day",
    "Figure",
    "Json",
    "Kind",
    "Marks",
    "Percent",
    "Ranking",
    "Scale",
    "Series",
    "Slip",
    "Table",
    "Text",
    "Ticks",
    "UnclearError",
    "Year",
    "YesNo",
    "quoted",
]
