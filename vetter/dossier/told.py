"""What was volunteered, in order, with the vanity share, and the pattern it may belong to."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from vetter.assessment.trust import shown
from vetter.domain.claims import Metric, MetricClass
from vetter.dossier.model import Align, Cell, Flag, Flags, Grid, Head, Line, Lines, ScoreLine, Section
from vetter.dossier.sheet import Sheet, capital
from vetter.kinds.numbers import group
from vetter.tongue import in_quotes, tr

if TYPE_CHECKING:
    from vetter.domain.claims import Said

RATES = frozenset({Metric.CONVERSION_RATE, Metric.ENGAGEMENT_RATE})
"""Numbers that are so many out of a hundred of something."""

MIXED = 40
"""From this vanity share what was volunteered is no longer mostly business."""
INNOCENT = tr("It may be innocent: clients may not have shared their sales, or nobody ever asked for them. Ask who holds the figures.")


def told(sheet: Sheet) -> Section | None:
    """Return what was volunteered in order, or None when nothing was noted."""
    rows = sheet.assessment.vanity.rows
    if not rows:
        return None
    heads = (
        Head("", share=0.3),
        Head(tr("Their words"), share=3.2),
        Head(tr("Number"), Align.RIGHT, 1.4),
        Head(tr("Shown by"), share=1.7),
        Head(tr("Adds"), share=1.3),
    )
    grid = Grid(heads, tuple(_row(rank, row, sheet) for rank, row in enumerate(rows, start=1)), _caption(rows))
    return Section("told", tr("What was told first"), (grid, vanity_line(sheet)), points=("vanity",))


def _row(rank: int, row: Said, sheet: Sheet) -> tuple[Cell, ...]:
    metric = row.metric.label if row.metric else ""
    words = in_quotes(row.words) if row.words else capital(metric)
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
        return Cell(tr("no number"), quiet=True)
    number = group(row.number, sheet.region)
    if row.metric not in RATES:
        return Cell(number)
    return Cell(tr("{number}\u00a0%, base told", number=number)) if row.complete else Cell(tr("{number}\u00a0% of what?", number=number))


def _adds(row: Said) -> str:
    if row.metric and row.metric.kind is MetricClass.VANITY:
        return tr("nothing")
    if row.metric and row.metric.kind is MetricClass.PROCESS:
        return tr("a little")
    return tr("a result") if row.complete else tr("a result, half told")


def _caption(rows: tuple[Said, ...]) -> str:
    if all(row.metric and row.metric.kind is MetricClass.VANITY for row in rows):
        return tr("These add nothing to the verdict at any size, checked or not.")
    return tr("Followers, likes, views and shares add nothing at any size. Only what was volunteered counts here.")


def vanity_line(sheet: Sheet) -> ScoreLine:
    """Return the vanity share as a line from all business to all vanity."""
    share = sheet.assessment.vanity
    line = sheet.settings.lines.vanity
    if share.share >= line:
        whole = tr("What was volunteered is mostly vanity metrics: {share} of 100, in 8 of 10 cases between {low} and {high}.")
    elif share.share >= MIXED:
        whole = tr("What was volunteered is mixed: {share} of 100, in 8 of 10 cases between {low} and {high}.")
    else:
        whole = tr("What was volunteered is mostly business: {share} of 100, in 8 of 10 cases between {low} and {high}.")
    return ScoreLine(
        label=tr("Vanity share of what was volunteered"),
        value=share.share,
        low=share.low,
        high=share.high,
        mark=line,
        mark_label=tr("{line:.0f} = too much", line=line),
        low_label=tr("all business"),
        high_label=tr("all vanity"),
        sentence=whole.format(share=round(share.share), low=round(share.low), high=round(share.high)),
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
        title=tr("Vanity-metric “guru” pattern"),
        detail=Line(text=" ".join(parts)),
        innocent=INNOCENT,
        ask=tr("“Of your audience, how many bought something in the last twelve months, and who can confirm it?”"),
        private=True,
    )
    made = Section("pattern", tr("A pattern to know about"), (Flags((flag,)),), aside=tr("Private edition only"), private=True)
    brief = Lines((flag.detail, Line(quiet=flag.innocent)))
    return replace(made, brief=replace(made, title=flag.title, blocks=(brief,)))
