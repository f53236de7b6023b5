"""Days and moments as the owner reads them, in the owner's own time."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from vetter.kinds.dates import MONTHS, brief
from vetter.tongue import tr

if TYPE_CHECKING:
    from datetime import date


def short_day(day: date) -> str:
    """Return a day that cannot be misread: 12 Nov 2026."""
    return brief(day)


def clock_time(moment: datetime) -> str:
    """Return the time of day here: 14:32:07."""
    return moment.astimezone().strftime("%H:%M:%S")


def day_and_time(moment: datetime) -> str:
    """Return a moment as a list shows it: 12 Nov 2026, 14:32."""
    here = moment.astimezone()
    return f"{short_day(here.date())}, {here:%H:%M}"


def spoken_moment(moment: datetime) -> str:
    """Return day and time here: Saved 12 Nov at 14:32."""
    here = moment.astimezone()
    time = f"{here:%H:%M}"
    return tr("Saved {day}\u00a0{month} at {time}", day=here.day, month=MONTHS[here.month - 1], time=time)


def stamped_day(stamp: str) -> str:
    """Return the day of a moment as it is stored, such as 12 Nov 2026."""
    return short_day(datetime.fromisoformat(stamp).astimezone().date())
