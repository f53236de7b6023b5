"""Other numbers claimed, turned into rates and held against benchmarks of the same metric and base."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vetter.assessment.reading import Reading
from vetter.assessment.trust import shown
from vetter.domain.claims import Number
from vetter.domain.quantities import Base
from vetter.dossier.model import Align, Cell, Grid, Head, Section
from vetter.dossier.sheet import capital
from vetter.kinds.numbers import group

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.domain.benchmark import Benchmark
    from vetter.domain.claims import OtherNumber, Platform
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
    Ratio(Number.REACH, Number.FOLLOWERS, "organic_reach_rate", Base.FOLLOWERS, "reached, of followers"),
    Ratio(Number.ENGAGEMENTS, Number.FOLLOWERS, "engagement_rate_followers", Base.FOLLOWERS, "reacted, of followers"),
    Ratio(Number.ENGAGEMENTS, Number.REACH, "engagement_rate_reach", Base.REACHED, "reacted, of people reached"),
    Ratio(Number.CLICKS, Number.REACH, "organic_ctr_reach", Base.REACHED, "clicked, of people reached"),
    Ratio(Number.CLICKS, Number.IMPRESSIONS, "organic_ctr_impressions", Base.IMPRESSIONS, "clicked, of impressions"),
    Ratio(Number.LEADS, Number.VISITS, "visit_to_lead_rate", Base.VISITORS, "asked, of visits"),
    Ratio(Number.CONVERSIONS, Number.VISITS, "visit_conversion_rate", Base.VISITORS, "bought, of visits"),
    Ratio(Number.CONVERSIONS, Number.LEADS, "lead_to_customer_rate", Base.LEADS, "bought, of leads"),
)

SMALL_ACCOUNT = 5_000
"""Below this many followers brand figures do not compare: rates fall as accounts grow (METHOD 1.3)."""


def ratios(sheet: Sheet) -> Section | None:
    """Return the other numbers with the rates they imply, or None when there are none."""
    reading = Reading(sheet.case, sheet.settings)
    if not reading.numbers:
        return None
    told = tuple(_told(row, sheet) for _path, row in reading.numbers)
    heads = (
        Head("Number told", share=3.0),
        Head("How many", Align.RIGHT, 1.6),
        Head("Where", share=1.5),
        Head("Shown by", share=1.8),
    )
    blocks: list[Grid] = [Grid(heads, told)]
    if implied := tuple(_implied(reading, sheet)):
        blocks.append(Grid(_HEADS, implied, "Only rates over the same base are set side by side; none of these enters the score."))
    return Section("numbers", "Other numbers told", tuple(blocks))


_HEADS = (
    Head("Rate they imply", share=2.6),
    Head("Here", Align.RIGHT, 1.0),
    Head("Published", Align.RIGHT, 1.1),
    Head("Source", share=3.8),
)


def _told(row: OtherNumber, sheet: Sheet) -> tuple[Cell, ...]:
    seen, label = shown(row.evidence), row.what.label if row.what else ""
    return (
        Cell(capital(label)),
        Cell(group(row.number or 0, sheet.region)),
        Cell(row.platform.label if row.platform else "not told", quiet=True),
        Cell(seen.label, evidence=seen),
    )


def _implied(reading: Reading, sheet: Sheet) -> Iterator[tuple[Cell, ...]]:
    for ratio in RATIOS:
        for _path, part, _other, whole in reading.pairs(ratio.part, ratio.whole):
            if not whole.number or part.number is None:
                continue
            value = float(part.number / whole.number)
            platform = part.platform or whole.platform
            followers = float(whole.number) if ratio.whole is Number.FOLLOWERS else None
            row = closest(sheet, ratio, platform, followers)
            published = Cell("none fair", quiet=True) if row is None else Cell(sheet.share(row.value))
            reason = "no figure with this metric, base and size of account"
            yield (
                Cell(capital(ratio.words)),
                Cell(sheet.share(value), strong=True),
                published,
                Cell(reason if row is None else f"{row.citation}{_scope(row)}", quiet=True),
            )


def closest(sheet: Sheet, ratio: Ratio, platform: Platform | None, followers: float | None) -> Benchmark | None:
    """Return the most specific middle figure of the same metric and base, or None where none is fair."""
    small = followers is not None and followers < SMALL_ACCOUNT
    fitting = []
    for row in sheet.benchmarks.of(ratio.metric, ratio.base):
        band = followers_band(row.segment)
        inside = band is not None and followers is not None and band[0] <= followers < band[1]
        if row.statistic not in {"median", "mean"} or (band is not None and not inside) or (small and not inside):
            continue
        if not _plain(row.segment):
            continue
        near = 3 if platform and row.platform == platform.value else 1 if row.platform in {"any", "social_any"} else 0
        if near:
            fitting.append(((near, inside, row.tier < 3, row.statistic == "median", row.year, row.id), row))
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def followers_band(segment: str) -> tuple[float, float] | None:
    """Return the account sizes a row speaks of ("followers=1000-5000"), or None when it names none."""
    for part in segment.split(";"):
        key, _sign, span = part.partition("=")
        if key == "followers":
            low, _dash, high = span.partition("-")
            return float(low or 0), float(high) if high else float("inf")
    return None


def _plain(segment: str) -> bool:
    keys = {part.partition("=")[0] for part in segment.split(";") if part}
    return keys <= {"followers", "all"}


def _scope(row: Benchmark) -> str:
    parts = [row.platform.replace("_", " ")] if row.platform != "any" else []
    if band := followers_band(row.segment):
        top = f" to {band[1]:,.0f}" if band[1] != float("inf") else " and more"
        parts.append(f"{band[0]:,.0f}{top} followers")
    return f"; {', '.join(parts)}" if parts else ""
