"""Other numbers claimed, turned into rates and held against benchmarks of the same metric and base."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vetter.assessment.reading import Reading
from vetter.assessment.reconcile import UNLIKELY, UNUSUAL
from vetter.assessment.trust import shown
from vetter.assessment.words import about
from vetter.assessment.yardstick import closest
from vetter.domain.claims import Number
from vetter.domain.published import channel
from vetter.domain.quantities import Base
from vetter.dossier.model import Align, Cell, Grid, Head, Section
from vetter.dossier.sheet import capital
from vetter.kinds.numbers import group
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.assessment.chain import Reconciled
    from vetter.domain.benchmark import Benchmark
    from vetter.domain.claims import OtherNumber
    from vetter.dossier.sheet import Sheet


@dataclass(frozen=True)
class Ratio:
    """One number out of another, and the benchmark that has the same metric and base."""

    part: Number
    whole: Number
    metric: str
    base: Base
    words: str


RATIOS = (
    Ratio(Number.REACH, Number.FOLLOWERS, "organic_reach_rate", Base.FOLLOWERS, tr("reached, of followers")),
    Ratio(Number.ENGAGEMENTS, Number.FOLLOWERS, "engagement_rate_followers", Base.FOLLOWERS, tr("reacted, of followers")),
    Ratio(Number.ENGAGEMENTS, Number.REACH, "engagement_rate_reach", Base.REACHED, tr("reacted, of people reached")),
    Ratio(Number.CLICKS, Number.REACH, "organic_ctr_reach", Base.REACHED, tr("clicked, of people reached")),
    Ratio(Number.CLICKS, Number.IMPRESSIONS, "organic_ctr_impressions", Base.IMPRESSIONS, tr("clicked, of impressions")),
    Ratio(Number.LEADS, Number.VISITS, "visit_to_lead_rate", Base.VISITORS, tr("asked, of visits")),
    Ratio(Number.CONVERSIONS, Number.VISITS, "visit_conversion_rate", Base.VISITORS, tr("bought, of visits")),
    Ratio(Number.CONVERSIONS, Number.LEADS, "lead_to_customer_rate", Base.LEADS, tr("bought, of leads")),
)


def ratios(sheet: Sheet) -> Section | None:
    """Return the other numbers with the rates they imply, or None when there are none."""
    reading = Reading(sheet.case, sheet.settings, sheet.benchmarks)
    if not reading.numbers:
        return None
    held = {item.told.path: item for item in sheet.assessment.reconciled}
    told = tuple(_told(row, held.get(path), sheet) for path, row in reading.numbers)
    heads = (
        Head(tr("Number told"), share=3.0),
        Head(tr("How many"), Align.RIGHT, 1.6),
        Head(tr("Where"), share=1.5),
        Head(tr("Shown by"), share=1.8),
        Head(tr("The others point to"), share=2.4),
    )
    caption = tr("Predicted from the others by the usual ratios; the range holds 9 times in 10.") if held else ""
    blocks: list[Grid] = [Grid(heads, told, caption)]
    if implied := tuple(_implied(reading, sheet)):
        blocks.append(Grid(_HEADS, implied, tr("Only rates over the same base are set side by side; none of these enters the score.")))
    return Section("numbers", tr("Other numbers told"), tuple(blocks), points=("numbers",))


_HEADS = (
    Head(tr("Rate they imply"), share=2.6),
    Head(tr("Here"), Align.RIGHT, 1.0),
    Head(tr("Published"), Align.RIGHT, 1.1),
    Head(tr("Source"), share=3.8),
)


def _held(item: Reconciled | None, sheet: Sheet) -> Cell:
    """Return what the others point to, and how far off the number is."""
    if item is None:
        return Cell(tr("nothing to hold it against"), quiet=True)
    low = about(item.low, sheet.region) if item.low >= 1 else "0"
    span = tr("{low} to {high}", low=low, high=about(item.high, sheet.region))
    if abs(item.z) < UNUSUAL:
        return Cell(span)
    return Cell(tr("{span}: unusual", span=span) if abs(item.z) < UNLIKELY else tr("{span}: very unlikely", span=span), strong=True)


def _told(row: OtherNumber, held: Reconciled | None, sheet: Sheet) -> tuple[Cell, ...]:
    seen, label = shown(row.evidence), row.what.label if row.what else ""
    return (
        Cell(capital(label)),
        Cell(group(row.number or 0, sheet.region)),
        Cell(row.platform.label if row.platform else tr("not told"), quiet=True),
        Cell(seen.label, evidence=seen),
        _held(held, sheet),
    )


def _implied(reading: Reading, sheet: Sheet) -> Iterator[tuple[Cell, ...]]:
    for ratio in RATIOS:
        for _path, part, _other, whole in reading.pairs(ratio.part, ratio.whole):
            if not whole.number or part.number is None:
                continue
            value = float(part.number / whole.number)
            platform = part.platform or whole.platform
            followers = float(whole.number) if ratio.whole is Number.FOLLOWERS else None
            row = closest(sheet.benchmarks, ratio.metric, ratio.base, platform, followers)
            published = Cell(tr("none fair"), quiet=True) if row is None else Cell(sheet.share(row.value))
            reason = tr("none of this kind and size of account")
            yield (
                Cell(capital(ratio.words)),
                Cell(sheet.share(value), strong=True),
                published,
                Cell(reason if row is None else f"{row.citation}{_scope(row)}", quiet=True),
            )


def _scope(row: Benchmark) -> str:
    parts = [channel(row.platform)] if row.platform != "any" else []
    if band := row.followers:
        low, high = (f"{end:,.0f}" for end in band)
        parts.append(
            tr("{low} to {high} followers", low=low, high=high) if band[1] != float("inf") else tr("{low} and more followers", low=low)
        )
    return f"; {', '.join(parts)}" if parts else ""
