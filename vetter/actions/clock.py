"""The only clock: now, in UTC, as text that sorts."""

from __future__ import annotations

from datetime import UTC, date, datetime


def now() -> datetime:
    """Return this moment in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return the day it is where the owner is."""
    return datetime.now().astimezone().date()


def stamp(moment: datetime) -> str:
    """Return a moment as text with milliseconds: 2026-11-12T14:32:07.123Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """Read back what `stamp` wrote."""
    return datetime.fromisoformat(text)
