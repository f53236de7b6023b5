"""The chain from audience to money as it was told: its ratios, its numbers, and each beside what the others point to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vetter.assessment.trust import MEASUREMENT_ERROR, shown
from vetter.domain.quantities import Base

if TYPE_CHECKING:
    from vetter.assessment.yardstick import Yardstick
    from vetter.domain.claims import Number, OtherNumber


@dataclass(frozen=True)
class Ratio:
    """How one number usually follows from another, where it is published, and the default where it is not."""

    low: Number
    high: Number
    median: float
    sigma: float
    verb: str
    metric: str = ""
    base: Base = Base.NONE


@dataclass(frozen=True)
class Link:
    """One ratio as it is used here: which numbers it ties and by how much."""

    ratio: Ratio
    yardstick: Yardstick


@dataclass(frozen=True)
class Told:
    """One number of the chain as it was told."""

    path: str
    row: OtherNumber
    what: Number

    @property
    def value(self) -> float:
        """The number."""
        return float(self.row.number or 0)

    @property
    def doubt(self) -> float:
        """Log-sd of the number around the truth, by how it was shown."""
        return MEASUREMENT_ERROR[shown(self.row.evidence)]


@dataclass(frozen=True)
class Reconciled:
    """One number beside what the others point to: the range that holds 9 times in 10, and how far off it lies.

    `z` counts standard deviations, above zero when more was told than the others allow. `by_sales` says that this is
    sales or revenue, held against clicks, visits, sales and revenue alone.
    """

    told: Told
    low: float
    middle: float
    high: float
    z: float
    by_sales: bool
    links: tuple[Link, ...]
    others: tuple[Told, ...]
