"""Rates with their base, periods, and percentages as spoken."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.domain.benchmark import Benchmark, BenchmarkTable
from vetter.domain.evidence import Evidence
from vetter.domain.quantities import Base, BasesDifferError, Period, Rate, decimals
from vetter.domain.region import REGIONS

dates = st.dates(date(1950, 1, 1), date(2100, 12, 31))


def test_rates_of_different_bases_are_not_compared() -> None:
    """Four per cent of followers and four per cent of list members are different things."""
    assert Rate(0.02, Base.LIST) < Rate(0.04, Base.LIST)
    with pytest.raises(BasesDifferError, match="rate of followers cannot be compared with one of list members"):
        assert Rate(0.04, Base.FOLLOWERS) < Rate(0.04, Base.LIST)


def test_both_ends_of_a_period_count() -> None:
    """From the 2nd of March to the 30th of April are 60 days, and one day is one day."""
    assert Period(date(2026, 3, 2), date(2026, 4, 30)).days == 60
    assert Period(date(2026, 3, 2), date(2026, 3, 2)).days == 1


@given(dates, dates)
def test_a_period_has_a_length_or_runs_backwards(start: date, end: date) -> None:
    """Two dates give a length of at least a day, or run backwards and give none; never nought, never less."""
    period = Period(start, end)
    assert period.backwards == (period.days is None)
    assert period.days is None or period.days >= 1


def test_dates_win_over_days_told() -> None:
    """With both dates known, the number of days told is not needed; with one it is."""
    assert Period(date(2026, 3, 1), date(2026, 3, 2), 60).days == 2
    assert Period(date(2026, 3, 1), None, 60).days == 60
    assert not Period(date(2026, 3, 1)).known
    assert not Period(told_days=0).known


@pytest.mark.parametrize(("text", "places"), [("4.20", 2), ("4.2", 1), ("4", 0), ("4E+1", 0), ("0.00", 2)])
def test_decimals_as_spoken(text: str, places: int) -> None:
    """The last nought of a percentage counts."""
    assert decimals(Decimal(text)) == places


def test_the_ladder_of_evidence() -> None:
    """Each rung is one step higher, and only the upper two are verified."""
    assert [rung.step for rung in Evidence] == [0, 1, 2, 3, 4]
    assert [rung for rung in Evidence if rung.verified] == [Evidence.ANALYTICS, Evidence.THIRD_PARTY]


def test_money_has_its_sign_on_its_side() -> None:
    """Pounds stand before the number, euros after it in German, joined so that they stay on one line."""
    assert REGIONS["en_GB"].money("3,400") == "£3,400"
    assert REGIONS["de_DE"].money("3.400") == "3.400\u00a0€"


def row(metric: str, base: Base, sample: int | None) -> Benchmark:
    """Return a benchmark row."""
    return Benchmark(
        "id", metric, base, "email", "all", "all", "median", 0.017, "share", 2024, sample, "Report", "Klaviyo",
        "https://example.org", 2, "2026-11-01",
    )  # fmt: skip


def test_benchmarks_of_one_metric_and_base() -> None:
    """Only rows of the same metric over the same base are handed out."""
    wanted = row("conversion", Base.LIST, 1_000)
    table = BenchmarkTable("2026-11", (wanted, row("conversion", Base.VISITORS, 5), row("reach", Base.LIST, 5)))
    assert table.of("conversion", Base.LIST) == (wanted,)


def test_a_benchmark_names_its_source() -> None:
    """Source, year, sample and tier stand in one line; a sample not published is said to be so."""
    assert row("x", Base.LIST, 143_000).citation == "Klaviyo, 2024, sample 143,000, tier 2"
    assert row("x", Base.LIST, None).citation == "Klaviyo, 2024, sample not published, tier 2"
