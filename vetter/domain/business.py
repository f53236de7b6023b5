"""The owner's business in numbers, and what a candidate asks for: the rows from which money for this owner is worked out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Business:
    """Visitors a month, what a sale brings in and leaves, how many new customers can be served, the owner's own time."""

    visits: int | None = None
    order_value: Decimal | None = None
    margin: Decimal | None = None
    capacity: int | None = None
    own_hours: Decimal | None = None
    hour_value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """What the candidate asks for and promises: fee, ads and savings a month, set-up once, the rate of visitors who buy."""

    fee: Decimal | None = None
    ads: Decimal | None = None
    setup: Decimal | None = None
    promised: Decimal | None = None
    savings: Decimal | None = None
