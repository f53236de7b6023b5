"""The owner's own figures: what the till, the shop's report or the trade body says, before anything published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vetter.domain.benchmark import OWN, Benchmark, Counted
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from vetter.domain.claims import Industry, Platform

ANY = "any"
UNNAMED = tr("Your own figures")


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """One figure with its spread, in per cent of its base; blank channel or trade speaks of every one."""

    counted: Counted | None = None
    middle: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    platform: Platform | None = None
    industry: Industry | None = None
    year: int | None = None
    sample_size: int | None = None
    source: str | None = None
    note: str | None = None

    def rows(self, key: str) -> Iterator[Benchmark]:
        """Yield one benchmark row for each part of it that was told; `key` names the figure."""
        if self.counted is None:
            return
        for statistic, value in (("p25", self.low), ("median", self.middle), ("p75", self.high)):
            if value is not None:
                yield Benchmark(
                    id=f"own-{key}-{statistic}",
                    metric=self.counted.value,
                    base=self.counted.base,
                    platform=self.platform.value if self.platform else ANY,
                    industry=self.industry.value if self.industry else ANY,
                    segment="all",
                    statistic=statistic,
                    value=float(value) / 100,
                    unit="fraction",
                    year=self.year or 0,
                    sample_size=self.sample_size,
                    source=self.source or UNNAMED,
                    publisher=self.source or UNNAMED,
                    url="",
                    tier=OWN,
                    read_at="owner",
                    note=self.note or "",
                )
