"""Which backups stay: all of two days, then fewer and fewer over a year."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vetter.storage import backups

AT = datetime(2026, 11, 27, 14, 32, 7, tzinfo=UTC)


def test_thinned_over_a_year() -> None:
    """Of a year with four backups a day: all of two days, then 12 days, 10 weeks and 9 months."""
    moments = [AT - timedelta(hours=6 * number) for number in range(4 * 500)]
    left = sorted(set(moments) - set(backups.superfluous(moments, AT)), reverse=True)
    assert [moment for moment in moments if AT - moment <= timedelta(days=2)] == left[:9]
    assert len(left) == 9 + 12 + 10 + 9
    days, weeks, months = left[9:21], left[21:31], left[31:]
    assert len({moment.date() for moment in days}) == 12
    assert len({moment.isocalendar()[:2] for moment in weeks}) == 10
    assert len({(moment.year, moment.month) for moment in months}) == 9
    assert timedelta(days=330) < AT - left[-1] < timedelta(days=400)


@given(st.lists(st.integers(0, 10**8), max_size=60, unique=True), st.integers(0, 10**7))
def test_what_stays_stays(seconds: list[int], later: int) -> None:
    """The newest always stays, nothing of the last two days goes, and thinning twice is thinning once."""
    moments = [AT - timedelta(seconds=each) for each in seconds]
    now = AT + timedelta(seconds=later)
    gone = set(backups.superfluous(moments, now))
    left = [moment for moment in moments if moment not in gone]
    assert not moments or max(moments) in left
    assert all(now - moment > timedelta(days=2) for moment in gone)
    assert backups.superfluous(left, now) == ()
