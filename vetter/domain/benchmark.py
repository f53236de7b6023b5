"""Benchmark rows: published figures with their base, source, year, sample and tier."""

from __future__ import annotations

import math
from dataclasses import dataclass
from hashlib import sha256

from vetter.domain.labelled import Labelled
from vetter.domain.metrics import ALSO_PUBLISHED
from vetter.domain.quantities import Base
from vetter.tongue import tr

OWN = 0
"""The tier of the owner's own figures, which come before everything published."""


class Counted(Labelled):
    """What a benchmark counts, in the owner's words, and the base its share is of."""

    VISITORS_ORDER = "visit_conversion_rate", tr("visitors who order"), Base.VISITORS
    VISITORS_ASK = "visit_to_lead_rate", tr("visitors who ask"), Base.VISITORS
    LIST_ORDER = "list_conversion_rate", tr("list members who order"), Base.LIST
    LEADS_BUY = "lead_to_customer_rate", tr("leads who buy"), Base.LEADS
    QUALIFIED_BUY = "sql_to_customer_rate", tr("qualified leads who buy"), Base.QUALIFIED_LEADS
    BUY_AGAIN = "repeat_purchase_rate", tr("customers who buy again"), Base.BUYERS
    AD_FORMS = "ad_conversion_rate", tr("ad clicks that fill in a form"), Base.AD_CLICKS
    NOT_REAL = "fake_follower_share", tr("followers who are not real"), Base.FOLLOWERS
    SEE_A_POST = "organic_reach_rate", tr("followers who see one post"), Base.FOLLOWERS
    REACHED_CLICK = "organic_ctr_reach", tr("people reached who click"), Base.REACHED
    SHOWN_CLICK = "organic_ctr_impressions", tr("showings that are clicked"), Base.IMPRESSIONS
    FOLLOWERS_REACT = "engagement_rate_followers", tr("followers who react"), Base.FOLLOWERS
    REACHED_REACT = "engagement_rate_reach", tr("people reached who react"), Base.REACHED

    def __init__(self, _key: str, _label: str, base: Base) -> None:
        """Keep the base."""
        self.base = base


METRIC_WORDS = {each.value: each.label for each in Counted} | ALSO_PUBLISHED

TIERS = {
    OWN: tr("your own figures"),
    1: tr("official, peer-reviewed, or a survey with its method"),
    2: tr("a firm's own data, sample partly told"),
    3: tr("commonly quoted, method not published"),
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
    def own(self) -> bool:
        """Whether the owner entered it."""
        return self.tier == OWN

    @property
    def citation(self) -> str:
        """Source, year, sample and tier in one line."""
        sample = (
            tr("sample {size:,}", size=self.sample_size)
            if self.sample_size
            else tr("sample not told")
            if self.own
            else tr("sample not published")
        )
        if self.own:
            return tr("{publisher}, {year}, {sample}, your own figure", publisher=self.publisher, year=self.year, sample=sample)
        return tr("{publisher}, {year}, {sample}, tier {tier}", publisher=self.publisher, year=self.year, sample=sample, tier=self.tier)

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

    def with_own(self, rows: tuple[Benchmark, ...]) -> BenchmarkTable:
        """Return a table that holds the owner's figures too; its version says how many and which."""
        if not rows:
            return self
        told = "\x1f".join(f"{row.id} {row.value} {row.platform} {row.industry} {row.year}" for row in rows)
        return BenchmarkTable(f"{self.version} + {len(rows)} ({sha256(told.encode()).hexdigest()[:8]})", (*rows, *self.rows))
