"""What was volunteered, in order, with the vanity share, and the pattern it may belong to."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from vetter.assessment.trust import shown
from vetter.domain.claims import Metric, MetricClass
from vetter.dossier.model import Align, Cell, Flag, Flags, Grid, Head, Line, ScoreLine, Section
from vetter.dossier.sheet import Sheet, capital
from vetter.kinds.numbers import group

if TYPE_CHECKING:
    from vetter.domain.claims import Said

RATES = frozenset({Metric.CONVERSION_RATE, Metric.ENGAGEMENT_RATE})
"""Numbers that are so many out of a hundred of something."""

INNOCENT = "It may be innocent: clients may not have shared their sales, or nobody ever asked for them. Ask who holds the figures."


def told(sheet: Sheet) -> Section | None:
    """Return what was volunteered in order, or None when nothing was noted."""
    rows = sheet.assessment.vanity.rows
    if not rows:
        return None
    heads = (
        Head("", share=0.3),
        Head("Their words", share=3.2),
        Head("Number", Align.RIGHT, 1.4),
        Head("Shown by", share=1.7),
        Head("Adds", share=1.3),
    )
    grid = Grid(heads, tuple(_row(rank, row, sheet) for rank, row in enumerate(rows, start=1)), _caption(rows))
    return Section("told", "What was told first", (grid, vanity_line(sheet)), points=("vanity",))


def _row(rank: int, row: Said, sheet: Sheet) -> tuple[Cell, ...]:
    metric = row.metric.label if row.metric else ""
    words = f"“{row.words}”" if row.words else capital(metric)
    evidence = shown(row.evidence)
    return (
        Cell(str(rank), quiet=True),
        Cell(words),
        _number(row, sheet),
        Cell(evidence.label, evidence=evidence),
        Cell(_adds(row), quiet=True),
    )


def _number(row: Said, sheet: Sheet) -> Cell:
    """Return the number as it was told; a rate says what it is of, or asks."""
    if row.number is None:
        return Cell("no number", quiet=True)
    number = group(row.number, sheet.region)
    if row.metric not in RATES:
        return Cell(number)
    return Cell(f"{number}\u00a0%, base told") if row.complete else Cell(f"{number}\u00a0% of what?")


def _adds(row: Said) -> str:
    if row.metric and row.metric.kind is MetricClass.VANITY:
        return "nothing"
    if row.metric and row.metric.kind is MetricClass.PROCESS:
        return "a little"
    return "a result" if row.complete else "a result, half told"


def _caption(rows: tuple[Said, ...]) -> str:
    if all(row.metric and row.metric.kind is MetricClass.VANITY for row in rows):
        return "These add nothing to the verdict at any size, checked or not."
    return "Followers, likes, views and shares add nothing at any size. Only what was volunteered counts here."


def vanity_line(sheet: Sheet) -> ScoreLine:
    """Return the vanity share as a line from all business to all vanity."""
    share = sheet.assessment.vanity
    line = sheet.settings.lines.vanity
    side = "mostly vanity metrics" if share.share >= line else "mixed" if share.share >= 40 else "mostly business"
    return ScoreLine(
        label="Vanity share of what was volunteered",
        value=share.share,
        low=share.low,
        high=share.high,
        mark=line,
        mark_label=f"{line:.0f} = too much",
        low_label="all business",
        high_label="all vanity",
        sentence=f"What was volunteered is {side}: {share.share:.0f} of 100, in 8 of 10 cases between "
        f"{share.low:.0f} and {share.high:.0f}.",
    )


def pattern(sheet: Sheet) -> Section | None:
    """Return the private flag with its observations, or None when it is not raised."""
    if not sheet.assessment.guru_pattern:
        return None
    parts = []
    for sort, seen in groupby(sheet.assessment.pattern, key=lambda observation: observation.sort):
        parts.append(f"{sort.label}: {' '.join(capital(observation.text) for observation in seen)}")
    flag = Flag(
        key="guru_pattern",
        title="Vanity-metric “guru” pattern",
        detail=Line(text=" ".join(parts)),
        innocent=INNOCENT,
        ask="“Of your audience, how many bought something in the last twelve months, and who can confirm it?”",
        private=True,
    )
    made = Section("pattern", "A pattern to know about", (Flags((flag,)),), aside="Private edition only", private=True)
    return replace(made, brief=replace(made, blocks=(Flags((replace(flag, ask=""),)),)))
