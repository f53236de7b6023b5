"""Quantities that keep what they were counted in: a rate with its base, a period, a percentage as spoken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import total_ordering
from typing import Generic, Literal, TypeVar

from vetter.domain.labelled import Labelled
from vetter.tongue import tr


class Base(Labelled):
    """What a rate was divided by; rates over different bases are never compared."""

    def __init__(self, _key: str, _label: str = "", singular: str = "", of_them: str = "") -> None:
        """Keep the singular beside the label, and the words that follow a share: "of visitors"."""
        self.singular, self.of_them = singular, of_them

    VISITORS = "visitors", tr("visitors"), tr("visitor"), tr("of visitors")
    LIST = "list", tr("list members"), tr("list member"), tr("of list members")
    LEADS = "leads", tr("leads"), tr("lead"), tr("of leads")
    QUALIFIED_LEADS = "qualified_leads", tr("qualified leads"), tr("qualified lead"), tr("of qualified leads")
    CLICKS = "clicks", tr("clicks"), tr("click"), tr("of clicks")
    AD_CLICKS = "ad_clicks", tr("ad clicks"), tr("ad click"), tr("of ad clicks")
    REACHED = "reached", tr("people reached"), tr("person reached"), tr("of people reached")
    IMPRESSIONS = "impressions", tr("impressions"), tr("impression"), tr("of impressions")
    VIEWS = "views", tr("views"), tr("view"), tr("of views")
    FOLLOWERS = "followers", tr("followers"), tr("follower"), tr("of followers")
    BUYERS = "buyers", tr("customers"), tr("customer"), tr("of customers")
    UNDISCLOSED = "undisclosed", tr("a base the source does not name"), "", tr("of a base the source does not name")
    SALES = "sales", tr("sales"), tr("sale"), tr("of sales")
    SPEND = "spend", tr("money spent on ads"), "", tr("of money spent on ads")
    NONE = "none", "", ""


class BasesDifferError(TypeError):
    """Two rates with different denominators were put side by side."""


B = TypeVar("B", bound=Base)


@total_ordering
@dataclass(frozen=True, slots=True)
class Rate(Generic[B]):
    """A share `value` (0.042 for 4.2 %) of the people in `base`.

    Two rates compare only over the same base: a checker of types refuses `VisitorRate < ListRate`, and what
    it cannot see raises `BasesDifferError` when it runs.
    """

    value: float
    base: B

    def __lt__(self, other: Rate[B]) -> bool:
        """Compare two rates of the same base; raise `BasesDifferError` otherwise."""
        if not isinstance(other, Rate):
            return NotImplemented
        if self.base is not other.base:
            message = f"a rate of {self.base.label} cannot be compared with one of {other.base.label}"
            raise BasesDifferError(message)
        return self.value < other.value


VisitorRate = Rate[Literal[Base.VISITORS]]
ListRate = Rate[Literal[Base.LIST]]


def visitor_rate(value: float) -> VisitorRate:
    """Return a share of visitors."""
    return Rate(value, Base.VISITORS)


@dataclass(frozen=True, slots=True)
class Period:
    """When something happened: two dates, or only how many days it took."""

    start: date | None = None
    end: date | None = None
    told_days: int | None = None

    @property
    def days(self) -> int | None:
        """Length in days, both ends counted; None when it was not told or runs backwards."""
        if self.start is not None and self.end is not None:
            length = (self.end - self.start).days + 1
            return length if length > 0 else None
        return self.told_days if self.told_days and self.told_days > 0 else None

    @property
    def backwards(self) -> bool:
        """Whether it ends before it begins."""
        return self.start is not None and self.end is not None and self.end < self.start

    @property
    def known(self) -> bool:
        """Whether it is complete enough to count as a period."""
        return self.days is not None


def decimals(percent: Decimal) -> int:
    """Return how many decimals a percentage was spoken with: 2 for 4.20."""
    exponent = percent.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
