"""Each claim against its benchmark: strips with intervals, the table of what was shown, and why some have no yardstick."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from vetter.assessment.trust import shown
from vetter.domain.benchmark import TIERS
from vetter.dossier.model import Align, Block, Cell, Grid, Head, Line, Lines, Mark, Section, Spread, Strip
from vetter.dossier.sheet import Sheet, capital
from vetter.kinds.dates import MONTHS
from vetter.kinds.numbers import group
from vetter.questions.results import CONVERSIONS, OFFERS
from vetter.tongue import said, tr, trn

if TYPE_CHECKING:
    from datetime import date

    from vetter.assessment.conversion import Belief, Comparison
    from vetter.assessment.spread import Prior
    from vetter.domain.benchmark import Benchmark
    from vetter.domain.claims import Conversion

LARGEST_SHARE = 1.0


def against(sheet: Sheet) -> Section | None:
    """Return what was shown against its benchmarks, or None when no result was told."""
    comparisons = sheet.assessment.comparisons
    if not comparisons:
        return None
    blocks: list[Block] = [*strips(sheet), _table(sheet)]
    if reasons := _reasons(sheet):
        blocks.append(Lines(reasons))
    return Section(
        "against",
        tr("Results told, against the benchmark"),
        tuple(blocks),
        points=("rate", CONVERSIONS.key, OFFERS.key, "judgement.conversion"),
    )


def strips(sheet: Sheet) -> list[Strip]:
    """Return a strip for each benchmark that results told can be held against."""
    found = []
    for prior in dict.fromkeys(item.prior for item in sheet.assessment.comparisons if item.prior and item.rate is not None):
        items = [item for item in sheet.assessment.comparisons if item.prior == prior and item.rate is not None]
        belief = next((each for each in sheet.assessment.proven.conversions if each.prior == prior), None)
        found.append(strip(prior, items, belief, sheet))
    return found


def strip(prior: Prior, items: list[Comparison], belief: Belief | None, sheet: Sheet) -> Strip:
    """Return the strip of all claims that share a benchmark, with the usual rate they point to."""
    marks = [_mark(item, sheet) for item in items]
    if belief is not None:
        checked = any(shown(item.row.evidence).verified for item in items)
        marks.append(Mark(tr("Usual rate, likely"), belief.middle, belief.low, belief.high, checked, strong=True))
    spread = spread_of(prior)
    return Strip(
        base=prior.rows[0].base.of_them,
        marks=tuple(marks),
        spread=spread,
        sentence=_sentence(prior, items, sheet),
        source=source(prior.rows, prior.scope),
        axis_to=axis_to([mark.high for mark in marks], spread),
        decimal_mark=sheet.region.decimal_mark,
    )


def _mark(item: Comparison, sheet: Sheet) -> Mark:
    row = item.row
    label = tr("{number} of {all}{when}", number=sheet.count(row.count or 0), all=sheet.count(row.out_of or 0), when=_when(row))
    rate, low, high = item.rate.value if item.rate else 0.0, item.low or 0.0, item.high or 0.0
    return Mark(label, rate, low, high, filled=shown(row.evidence).verified)


def spread_of(prior: Prior) -> Spread:
    """Return the published percentiles, filled in from the fit where one is missing inside the published span."""
    fitted = {at: prior.beta.ppf(at) for at in (0.25, 0.5, 0.75)}
    p25, median, p75 = (prior.published(at) or fitted[at] for at in (0.25, 0.5, 0.75))
    return Spread(p25, median, p75, prior.published(0.9))


def axis_to(highs: list[float], spread: Spread | None) -> float:
    """Return a round end for an axis that starts at 0 and holds every interval and the benchmark."""
    ends = [*highs, *(value for value in (spread.p75, spread.p90) if value)] if spread else list(highs)
    needed = 1.08 * max(ends, default=0.05)
    step = math.pow(10, math.floor(math.log10(max(needed, 1e-4))))
    for factor in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10):
        if factor * step >= needed:
            return min(LARGEST_SHARE, factor * step)
    return LARGEST_SHARE


def _sentence(prior: Prior, items: list[Comparison], sheet: Sheet) -> str:
    best = max(items, key=lambda item: item.percentile or 0.0)
    number, out_of = sheet.count(best.row.count or 0), sheet.count(best.row.out_of or 0)
    whole = (
        tr("{number} of {all} is {rate}: {beaten}.") if len(items) == 1 else tr("The best of them, {number} of {all}, is {rate}: {beaten}.")
    )
    rate = sheet.rate(best.rate) if best.rate else tr("no rate")
    told = whole.format(number=number, all=out_of, rate=rate, beaten=beaten(best))
    return f"{told} {tr('A rough yardstick.')}" if prior.rough else told


def beaten(item: Comparison) -> str:
    """Return how a claim stands among comparable accounts, taken by itself."""
    percentile = item.percentile or 0.0
    above, below = round(100 * percentile), round(100 * (1 - percentile))
    if percentile >= 0.5:
        return tr("by itself, more than about {above} in 100 comparable accounts reach", above=min(above, 99))
    return tr("by itself, less than about {below} in 100 comparable accounts reach", below=min(below, 99))


def source(rows: tuple[Benchmark, ...], scope: str) -> str:
    """Return where a benchmark comes from: publisher, year, sample, tier, what it covers and its catch."""
    row = rows[0]
    note = next((each.note for each in rows if each.note), "")
    quoted = f" {capital(TIERS[3])}." if row.tier == 3 else ""
    return f"{capital(row.counts)} ({scope}): {row.citation}.{f' {capital(said(note))}.' if note else ''}{quoted}"


def _table(sheet: Sheet) -> Grid:
    heads = (
        Head(tr("What was told"), share=3.4),
        Head(tr("Rate"), Align.RIGHT),
        Head(tr("Likely range"), Align.RIGHT, 1.6),
        Head(tr("Sales"), Align.RIGHT, 1.2),
        Head(tr("Shown by"), share=1.7),
    )
    rows = tuple(_row(item, sheet) for item in sheet.assessment.comparisons)
    caption = tr("Likely range: where the true rate lies in 8 of 10 cases, by the size of the number alone.")
    return Grid(heads, rows, caption)


def _row(item: Comparison, sheet: Sheet) -> tuple[Cell, ...]:
    row, evidence = item.row, shown(item.row.evidence)
    rate = Cell(tr("not known"), quiet=True) if item.rate is None else Cell(sheet.share(item.rate.value))
    span = Cell(tr("not known"), quiet=True)
    if item.low is not None and item.high is not None:
        span = Cell(sheet.shares(item.low, item.high), quiet=True)
    sales = Cell(tr("not told"), quiet=True) if row.sales is None else Cell(sheet.money(row.sales))
    return (Cell(claim(row, sheet)), rate, span, sales, Cell(evidence.label, evidence=evidence))


def claim(row: Conversion, sheet: Sheet) -> str:
    """Return a conversion claim in words: count, base, what they did, when, for whom."""
    if row.count is not None and row.out_of:
        base = row.base.label if row.base else tr("people")
        text = tr("{number} of {all} {base}", number=sheet.count(row.count), all=sheet.count(row.out_of), base=base)
    elif row.percent is not None:
        text = f"{group(row.percent, sheet.region)}\u00a0% {row.base.of_them if row.base else tr('of what was not said')}"
    elif row.count is not None:
        text = tr("{number}, out of a number not told", number=sheet.count(row.count))
    else:
        text = tr("A result without a number")
    done = f" {row.action.label}" if row.action else ""
    return f"{text}{done}{_when(row)}"


def _when(row: Conversion) -> str:
    if row.start and row.end:
        return f", {months(row.start, row.end)}"
    return trn(", in {number} day", ", in {number} days", row.days) if row.days else ""


def months(start: date, end: date) -> str:
    """Return the months a period covers: "Mar–Apr 2026"."""
    first, last = MONTHS[start.month - 1], MONTHS[end.month - 1]
    if start.year != end.year:
        return f"{first} {start.year}–{last} {end.year}"
    return f"{first} {end.year}" if start.month == end.month else f"{first}–{last} {end.year}"


def _reasons(sheet: Sheet) -> tuple[Line, ...]:
    reasons = dict.fromkeys(item.reason for item in sheet.assessment.comparisons if item.reason)
    return tuple(Line(strong=tr("No fair benchmark."), text=reason) for reason in reasons)
