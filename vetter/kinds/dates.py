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
from vetter.tongue import tr, trc

if TYPE_CHECKING:
    from vetter.domain.region import Region

MONTHS = (
    trc("short month", "Jan"), trc("short month", "Feb"), trc("short month", "Mar"),
    trc("short month", "Apr"), trc("short month", "May"), trc("short month", "Jun"),
    trc("short month", "Jul"), trc("short month", "Aug"), trc("short month", "Sep"),
    trc("short month", "Oct"), trc("short month", "Nov"), trc("short month", "Dec"),
)  # fmt: skip
FULL_MONTHS = (
    trc("month", "January"), trc("month", "February"), trc("month", "March"),
    trc("month", "April"), trc("month", "May"), trc("month", "June"),
    trc("month", "July"), trc("month", "August"), trc("month", "September"),
    trc("month", "October"), trc("month", "November"), trc("month", "December"),
)  # fmt: skip
_READ = (
    ("january", "januar", "jänner", "enero"),
    ("february", "februar", "febrero"),
    ("march", "märz", "mrz", "marzo"),
    ("april", "abril"),
    ("may", "mai", "mayo"),
    ("june", "juni", "junio"),
    ("july", "juli", "julio"),
    ("august", "agosto"),
    ("september", "septiembre", "setiembre"),
    ("october", "oktober", "octubre"),
    ("november", "noviembre"),
    ("december", "dezember", "diciembre"),
)
"""The names by which a month is known when it is read, whichever language is spoken."""
EARLIEST, LATEST = 1950, 2100
CENTURY, LAST_SHORT = 2000, 49
"""A year of two digits is one of this century, and up to 2049; a later one could as well be of the last."""
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_ISO_FULL = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_THREE = re.compile(r"([0-9]{1,2})\s*([./-])\s*([0-9]{1,2})\s*\2\s*([0-9]{4}|(?<=[.])[0-9]{2}|(?<=[.]\s)[0-9]{2})")
_NAME = r"([^\W\d_]{3,10})\.?"
_WORDS = re.compile(rf"([0-9]{{1,2}})(?:st|nd|rd|th|º)?\.?\s+(?:de\s+)?{_NAME},?\s+(?:del?\s+)?([0-9]{{4}}|[0-9]{{2}})", re.IGNORECASE)
_WORDS_US = re.compile(rf"{_NAME}\s+([0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+([0-9]{{4}}|[0-9]{{2}})", re.IGNORECASE)
_ONE = r"([0-9]{1,2})(?:st|nd|rd|th|º)?\.?"
_NO_YEAR = re.compile(rf"{_ONE}\s+(?:de\s+)?{_NAME}|{_NAME}\s+{_ONE}", re.IGNORECASE)
_MONTH_ONLY = re.compile(rf"{_NAME}\s+(?:del?\s+)?([0-9]{{4}})", re.IGNORECASE)


def spoken(day: date) -> str:
    """Return a date in words: 12 November 2026."""
    return trc("a date", "{day}\u00a0{month}\u00a0{year}", day=day.day, month=FULL_MONTHS[day.month - 1], year=day.year)


def brief(day: date) -> str:
    """Return a short date that cannot be misread: 12 Nov 2026."""
    return trc("a short date", "{day}\u00a0{month}\u00a0{year}", day=day.day, month=MONTHS[day.month - 1], year=day.year)


@dataclass(frozen=True)
class Day(Kind[date]):
    """A calendar day.

    Where `today` is told, a day and a month alone are the last such day that is not to come.
    """

    today: date | None = None

    def parse(self, text: str, region: Region) -> date | None:
        """Read a day written with a month's name, as year-month-day, or in figures that allow one reading."""
        typed = " ".join(text.replace(NBSP, " ").split())
        if not typed:
            return None
        if match := _ISO.fullmatch(typed):
            return _day(int(match[1]), int(match[2]), int(match[3]), typed)
        if match := _WORDS.fullmatch(typed):
            return _day(_year(match[3], typed), _month(match[2], typed), int(match[1]), typed)
        if match := _WORDS_US.fullmatch(typed):
            return _day(_year(match[3], typed), _month(match[1], typed), int(match[2]), typed)
        if match := _THREE.fullmatch(typed):
            day_first = match[2] == "." and region.date_order == "dmy"
            return _three(int(match[1]), int(match[3]), _year(match[4], typed), day_first, typed)
        if self.today is not None and (match := _NO_YEAR.fullmatch(typed)):
            return _last(self.today, _month(match[2] or match[3], typed), int(match[1] or match[4]), typed)
        if match := _MONTH_ONLY.fullmatch(typed):
            month, year = _month(match[1], typed), int(match[2])
            first = _day(year, month, 1, typed)
            message = tr("“{typed}” is a whole month. Which day?", typed=typed)
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
            message = tr('This must be a date such as "2026-11-12".')
            raise InputError(message)
        return _day(int(match[1]), int(match[2]), int(match[3]), raw)

    def schema(self) -> dict[str, Json]:
        """Return a date."""
        return {"type": "string", "format": "date", "pattern": f"^{_ISO_FULL.pattern}$"}


def _year(digits: str, typed: str) -> int:
    year = int(digits)
    if len(digits) == len(str(CENTURY)):
        return year
    if year > LAST_SHORT:
        raise _unreadable(typed)
    return CENTURY + year


def _last(today: date, month: int, day: int, typed: str) -> date:
    """Return the last such day that is not after today; the 29th of February is looked for in the last leap year."""
    years = range(today.year - 7, today.year + 1)
    there = [year for year in years if day <= monthrange(year, month)[1] and date(year, month, day) <= today] if day else []
    return _day(max(there, default=today.year), month, day, typed)


def _three(first: int, second: int, year: int, day_first: bool, typed: str) -> date:  # noqa: FBT001 - private
    both_could_be_months = first <= 12 and second <= 12 and first != second
    if both_could_be_months and not day_first:
        message = tr("“{typed}” can be read in two ways. Which day is meant?", typed=typed)
        raise UnclearError(message, (brief(_day(year, second, first, typed)), brief(_day(year, first, second, typed))))
    day, month = (first, second) if second <= 12 else (second, first)
    return _day(year, month, day, typed)


def _month(word: str, typed: str) -> int:
    for number, names in enumerate(_READ, start=1):
        if any(name.startswith(word.casefold()) for name in names):
            return number
    raise _unreadable(typed)


def _day(year: int, month: int, day: int, typed: str) -> date:
    try:
        made = date(year, month, day)
    except ValueError as error:
        message = tr("“{typed}” is not a day of the calendar.", typed=typed)
        raise InputError(message) from error
    if not EARLIEST <= year <= LATEST:
        message = tr("“{typed}”: the year must lie between {earliest} and {latest}.", typed=typed, earliest=EARLIEST, latest=LATEST)
        raise InputError(message)
    return made


def _unreadable(typed: str) -> InputError:
    return InputError(tr("“{typed}” is not a date. Write it like 12 Nov 2026.", typed=typed))
