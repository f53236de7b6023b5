"""Columns that several tables share: when it happened, and how we know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from vetter.domain.evidence import Evidence
from vetter.kinds import Choice, Column, Count, Day, Slip

if TYPE_CHECKING:
    from vetter.domain.quantities import Period

START = Column("start", "From", Day(), "1 Mar 2026", 2, 3)
END = Column("end", "To", Day(), "30 Apr 2026", 2, 3)
DAYS = Column("days", "Or how many days", Count("days"), "60", 2, 2)
EVIDENCE = Column("evidence", "How do we know?", Choice(Evidence), line=2, width=3)
DATED = (START, END, DAYS, EVIDENCE)


class _Dated(Protocol):
    """A row that tells when it happened."""

    @property
    def period(self) -> Period: ...


def runs_forward(row: _Dated) -> Slip | None:
    """Find a period that ends before it begins."""
    return Slip("end", "This ends before it begins.") if row.period.backwards else None
