"""Benchmark rows: published figures with their base, source, year, sample and tier."""

from __future__ import annotations

from dataclasses import dataclass

from vetter.domain.quantities import Base


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


@dataclass(frozen=True)
class BenchmarkTable:
    """All benchmark rows of one version."""

    version: str
    rows: tuple[Benchmark, ...]

    def of(self, metric: str, base: Base) -> tuple[Benchmark, ...]:
        """Return the rows of this metric over this base, and no others."""
        return tuple(row for row in self.rows if row.metric == metric and row.base is base)
