"""What one source says of one thing: the rows of a benchmark table brought together, the middle with its spread."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from vetter.domain.benchmark import Counted
from vetter.domain.claims import Industry, Platform
from vetter.tongue import inside, tr

if TYPE_CHECKING:
    from vetter.domain.benchmark import Benchmark, BenchmarkTable

_MIDDLE, _LOW, _HIGH, _TOP = ("median", "mean"), ("p25", "p10", "range_low"), ("p75", "range_high"), ("p90", "p80")
_CHANNELS = {
    "any": tr("any channel"),
    "facebook_instagram": tr("Facebook and Instagram"),
    "google_ads": tr("Google ads"),
    "organic_search": tr("unpaid search"),
    "paid_ads": tr("paid advertising"),
    "phone": tr("telephone"),
    "referral": tr("word of mouth"),
    "social_any": tr("social networks"),
    "social_organic": tr("social networks, unpaid"),
    "social_paid": tr("social networks, paid"),
    "web_chat": tr("chat on the website"),
}
_TRADES = {"any": tr("any trade"), "retail_ecommerce": tr("shops"), "influencer": tr("influencers"), "employment": tr("hiring")}


@dataclass(frozen=True)
class Published:
    """The rows of one source about one thing, in one channel and trade."""

    rows: tuple[Benchmark, ...]

    @cached_property
    def first(self) -> Benchmark:
        """Return the row that tells the most: the middle when there is one."""
        return next((row for row in self.rows if row.statistic in _MIDDLE), self.rows[0])

    @property
    def key(self) -> str:
        """How it is named: the id of its first row."""
        return self.first.id

    @property
    def counted(self) -> str:
        """What is counted, in words."""
        words = self.first.counts
        return words[:1].upper() + words[1:]

    @property
    def where(self) -> str:
        """Channel and trade in words."""
        words = f"{channel(self.first.platform)}, {trade(self.first.industry)}"
        return words[:1].upper() + words[1:]

    @property
    def anywhere(self) -> bool:
        """Whether it speaks of every channel and every trade."""
        return self.first.platform == self.first.industry == "any"

    @property
    def averaged(self) -> bool:
        """Whether its middle is a mean, because the source gives no median."""
        return "median" not in self._by_kind

    @property
    def middle(self) -> float | None:
        """The median, or the mean where the source gives no median."""
        return self._of(_MIDDLE)

    @property
    def low(self) -> float | None:
        """The lower quarter, or the low end of the range."""
        return self._of(_LOW)

    @property
    def high(self) -> float | None:
        """The upper quarter, or the high end of the range."""
        return self._of(_HIGH)

    @property
    def top(self) -> float | None:
        """The top tenth or fifth."""
        return self._of(_TOP)

    @property
    def share(self) -> bool:
        """Whether it is a share of its base."""
        return self.first.unit == "fraction"

    def _of(self, statistics: tuple[str, ...]) -> float | None:
        return next((self._by_kind[kind] for kind in statistics if kind in self._by_kind), None)

    @cached_property
    def _by_kind(self) -> dict[str, float]:
        return {row.statistic: row.value for row in self.rows}


def channel(key: str) -> str:
    """Return the words for a channel."""
    known = next((each.label for each in Platform if each.value == key), "")
    return _CHANNELS.get(key) or known or key.replace("_", " ")


def trade(key: str) -> str:
    """Return the words for a trade."""
    known = next((inside(each.label) for each in Industry if each.value == key), "")
    return _TRADES.get(key) or known or key.replace("_", " ")


@lru_cache(maxsize=8)
def published(table: BenchmarkTable) -> tuple[Published, ...]:
    """Return a table's rows source by source: the owner's own first, then what claims are held against, then the rest."""
    groups: dict[tuple[object, ...], list[Benchmark]] = {}
    for row in table.rows:
        # An own figure is one figure, however many share its source.
        own = row.id.rpartition("-")[0] if row.own else ""
        place = (row.metric, row.base, row.platform, row.industry, row.segment)
        groups.setdefault((*place, row.publisher, row.source, row.year, own), []).append(row)
    made = [Published(tuple(group)) for group in groups.values()]
    order = [each.value for each in Counted]
    return tuple(sorted(made, key=lambda each: _rank(each, order)))


def _rank(each: Published, order: list[str]) -> tuple[object, ...]:
    row = each.first
    known = order.index(row.metric) if row.metric in order else len(order)
    return (not row.own, known, row.counts, -len(each.rows), -row.year, row.id)
