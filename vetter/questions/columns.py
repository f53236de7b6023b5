"""Columns that several tables share: when it happened, and how we know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from vetter.domain.evidence import Evidence
from vetter.kinds import Choice, Column, Count, Day, Slip
from vetter.tongue import tr

if TYPE_CHECKING:
    from decimal import Decimal

    from vetter.domain.business import Business, Offer
    from vetter.domain.claims import ClientMoney
    from vetter.domain.quantities import Period

START = Column("start", tr("From"), Day(), tr("1 Mar 2026"), 2, 4)
END = Column("end", tr("To"), Day(), tr("30 Apr 2026"), 2, 4)
DAYS = Column("days", tr("Or how many days"), Count(tr("days")), "60", 2, 3, spared_by=("start", "end"))
EVIDENCE = Column("evidence", tr("How do we know?"), Choice(Evidence), line=2, width=4)
DATED = (START, END, DAYS, EVIDENCE)


WHOLE = 100
"""Per cent: more than all of something cannot be left of it, or buy."""


class _Dated(Protocol):
    """A row that tells when it happened."""

    @property
    def period(self) -> Period: ...


def runs_forward(row: _Dated) -> Slip | None:
    """Find a period that ends before it begins."""
    return Slip("end", tr("This ends before it begins.")) if row.period.backwards else None


def earned_soundly(row: ClientMoney) -> Slip | None:
    """Find more left of a sale than all of it, or a period that ends before it begins."""
    return _at_most_all("margin", row.margin) or runs_forward(row)


def run_soundly(row: Business) -> Slip | None:
    """Find more left of a sale than all of it."""
    return _at_most_all("margin", row.margin)


def promised_soundly(row: Offer) -> Slip | None:
    """Find more buyers promised than there are visitors."""
    return _at_most_all("promised", row.promised)


def _at_most_all(where: str, percent: Decimal | None) -> Slip | None:
    return (
        Slip(where, tr("This is a part of a whole, so it cannot be more than {whole}\u00a0%.", whole=WHOLE))
        if percent is not None and percent > WHOLE
        else None
    )
