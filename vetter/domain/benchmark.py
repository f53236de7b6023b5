"""Benchmark rows: published figures with their base, source, year, sample and tier."""

from __future__ import annotations

import math
from dataclasses import dataclass

from vetter.domain.quantities import Base

METRIC_WORDS = {
    "visit_conversion_rate": "visitors who order",
    "visit_to_lead_rate": "visitors who ask",
    "list_conversion_rate": "list members who order",
    "lead_to_customer_rate": "leads who buy",
    "sql_to_customer_rate": "qualified leads who buy",
    "repeat_purchase_rate": "customers who buy again",
    "ad_conversion_rate": "ad clicks that fill in a form",
    "fake_follower_share": "followers who are not real",
    "organic_reach_rate": "followers who see one post",
    "organic_ctr_reach": "people reached who click",
    "organic_ctr_impressions": "showings that are clicked",
    "engagement_rate_followers": "followers who react",
    "engagement_rate_reach": "people reached who react",
}
"""What a benchmark counts, in the owner's words."""

TIERS = {
    1: "official, peer-reviewed, or a survey with its method",
    2: "a firm's own data, sample partly told",
    3: "commonly quoted, method not published",
}


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One published figure; shares are fractions, `sample_size` is that of the whole study."""

    id: str
    metric: str
    base: Base
    platform: str
    industry: str
    segment: str
    statistic: str
    value: float
    unit: str
    year: int
    sample_size: int | None
    source: str
    publisher: str
    url: str
    tier: int
    read_at: str
    note: str = ""

    @property
    def citation(self) -> str:
        """Source, year, sample and tier in one line."""
        sample = f"sample {self.sample_size:,}" if self.sample_size else "sample not published"
        return f"{self.publisher}, {self.year}, {sample}, tier {self.tier}"

    @property
    def followers(self) -> tuple[float, float] | None:
        """The sizes of account the row speaks of ("followers=1000-5000"), or None when it names none."""
        for key, _sign, span in (part.partition("=") for part in self.segment.split(";")):
            if key == "followers":
                low, _dash, high = span.partition("-")
                return float(low or 0), float(high) if high else math.inf
        return None

    @property
    def general(self) -> bool:
        """Whether it speaks of every case of its kind, or of all accounts of one size."""
        return {part.partition("=")[0] for part in self.segment.split(";") if part} <= {"followers", "all"}

    @property
    def counts(self) -> str:
        """What it counts, in words."""
        return METRIC_WORDS.get(self.metric, self.metric.replace("_", " "))


@dataclass(frozen=True, eq=False)
class BenchmarkTable:
    """All benchmark rows of one version; a table is itself and no other, so that what was found in it can be kept."""

    version: str
    rows: tuple[Benchmark, ...]

    @property
    def year(self) -> int:
        """The year these rows were gathered in."""
        return int(self.version.partition(".")[0])

    def of(self, metric: str, base: Base) -> tuple[Benchmark, ...]:
        """Return the rows of this metric over this base, and no others."""
        return tuple(row for row in self.rows if row.metric == metric and row.base is base)
