"""Dates as people write them; one that can be read in two ways is asked about."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from vetter.domain.region import NBSP
from vetter.errors import InputError
from vetter.kinds.base import Json, Kind, UnclearError

if TYPE_CHECKING:
    from vetter.domain.region import Region

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FULL_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
EARLIEST, LATEST = 1950, 2100
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_ISO_FULL = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_THREE = re.compile(r"([0-9]{1,2})\s*([./-])\s*([0-9]{1,2})\s*\2\s*([0-9]{4})")
_WORDS = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?\.?\s+([a-z]{3,9})\.?,?\s+([0-9]{4})", re.IGNORECASE)
_WORDS_US = re.compile(r"([a-z]{3,9})\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})", re.IGNORECASE)
_MONTH_ONLY = re.compile(r"([a-z]{3,9})\.?\s+([0-9]{4})", re.IGNORECASE)


def spoken(day: date) -> str:
    """Return a date in words: 12 November 2026."""
    return f"{day.day}{NBSP}{FULL_MONTHS[day.month - 1]}{NBSP}{day.year}"


def brief(day: date) -> str:
    """Return a short date that cannot be misread: 12 Nov 2026."""
    return f"{day.day}{NBSP}{MONTHS[day.month - 1]}{NBSP}{day.year}"


@dataclass(frozen=True)
class Day(Kind[date]):
    """A calendar day."""

    def parse(self, text: str, region: Region) -> date | None:
        """Read a day written with a month's name, as year-month-day, or in figures that allow one reading."""
        typed = " ".join(text.replace(NBSP, " ").split())
        if not typed:
            return None
        if match := _ISO.fullmatch(typed):
            return _day(int(match[1]), int(match[2]), int(match[3]), typed)
        if match := _WORDS.fullmatch(typed):
            return _day(int(match[3]), _month(match[2], typed), int(match[1]), typed)
        if match := _WORDS_US.fullmatch(typed):
            return _day(int(match[3]), _month(match[1], typed), int(match[2]), typed)
        if match := _THREE.fullmatch(typed):
            day_first = match[2] == "." and region.date_order == "dmy"
            return _three(int(match[1]), int(match[3]), int(match[4]), day_first, typed)
        if match := _MONTH_ONLY.fullmatch(typed):
            month, year = _month(match[1], typed), int(match[2])
            first = _day(year, month, 1, typed)
            message = f"“{typed}” is a whole month. Which day?"
            raise UnclearError(message, (brief(first), brief(_day(year, month, monthrange(year, month)[1], typed))))
        raise _unreadable(typed)

    def write(self, value: date, region: Region) -> str:
        """Return a short date with the month's name."""
        del region
        return brief(value)

    def to_json(self, value: date) -> Json:
        """Return year-month-day."""
        return value.isoformat()

    def from_json(self, raw: Json) -> date | None:
        """Read year-month-day and nothing else."""
        if raw is None:
            return None
        match = _ISO_FULL.fullmatch(raw) if isinstance(raw, str) else None
        if not match:
            message = 'This must be a date such as "2026-11-12".'
            raise InputError(message)
        return _day(int(match[1]), int(match[2]), int(match[3]), raw)

    def schema(self) -> dict[str, Json]:
        """Return a date."""
        return {"type": "string", "format": "date", "pattern": f"^{_ISO_FULL.pattern}$"}


def _three(first: int, second: int, year: int, day_first: bool, typed: str) -> date:  # noqa: FBT001 - private
    both_could_be_months = first <= 12 and second <= 12 and first != second
    if both_could_be_months and not day_first:
        message = f"“{typed}” can be read in two ways. Which day is meant?"
        raise UnclearError(message, (brief(_day(year, second, first, typed)), brief(_day(year, first, second, typed))))
    day, month = (first, second) if second <= 12 else (second, first)
    return _day(year, month, day, typed)


def _month(word: str, typed: str) -> int:
    for number, name in enumerate(FULL_MONTHS, start=1):
        if name.lower().startswith(word.lower()):
            return number
    raise _unreadable(typed)


def _day(year: int, month: int, day: int, typed: str) -> date:
    try:
        made = date(year, month, day)
    except ValueError as error:
        message = f"“{typed}” is not a day of the calendar."
        raise InputError(message) from error
    if not EARLIEST <= year <= LATEST:
        message = f"“{typed}”: the year must lie between {EARLIEST} and {LATEST}."
        raise InputError(message)
    return made


def _unreadable(typed: str) -> InputError:
    return InputError(f"“{typed}” is not a date. Write it like 12 Nov 2026.")
