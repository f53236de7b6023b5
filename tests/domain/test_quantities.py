"""Rates with their base, periods, and percentages as spoken."""

from __future__ import annotations

import operator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import mypy.api
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmark_table import shipped
from vetter.assessment.spread import prior_for
from vetter.domain.benchmark import Benchmark, BenchmarkTable
from vetter.domain.claims import Action
from vetter.domain.evidence import Evidence
from vetter.domain.quantities import Base, BasesDifferError, Period, Rate, decimals
from vetter.domain.region import REGIONS

if TYPE_CHECKING:
    from pathlib import Path

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


def test_every_comparison_refuses_another_base() -> None:
    """In each direction, and when sorted; equal shares of different people are not equal."""
    visitors, members = Rate(0.04, Base.VISITORS), Rate(0.04, Base.LIST)
    assert visitors != members
    for compare in (operator.lt, operator.le, operator.gt, operator.ge):
        with pytest.raises(BasesDifferError, match=r"visitors cannot be compared .* list members|list members cannot"):
            compare(visitors, members)
    with pytest.raises(BasesDifferError):
        sorted([visitors, members])


def test_a_checker_of_types_refuses_another_base(tmp_path: Path) -> None:
    """What is known when the program is written is found without running it."""
    program = tmp_path / "bases.py"
    lines = (
        "from vetter.domain.quantities import Base, ListRate, Rate, VisitorRate",
        "visitors: VisitorRate = Rate(0.04, Base.VISITORS)",
        "members: ListRate = Rate(0.05, Base.LIST)",
        "fine = visitors < visitors",
        "wrong = visitors < members",
        "also: VisitorRate = Rate(0.05, Base.LIST)",
    )
    program.write_text("\n".join(lines), encoding="utf-8")
    said, _errors, _code = mypy.api.run(["--strict", "--no-error-summary", "--cache-dir", str(tmp_path), str(program)])
    found = [line for line in said.splitlines() if "bases.py" in line and "error" in line]
    assert [line.split(":")[1] for line in found] == ["5", "6"]


def test_a_benchmark_of_another_base_is_refused() -> None:
    """At run time too, wherever the base is only known from the data."""
    prior = prior_for(shipped(), Base.VISITORS, Action.SALE, None, None)
    assert prior is not None
    assert 0 < prior.beaten_by(Rate(0.02, Base.VISITORS)) < 1
    with pytest.raises(BasesDifferError, match="list members cannot be held against a benchmark of visitors"):
        prior.beaten_by(Rate(0.02, Base.LIST))
