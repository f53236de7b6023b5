"""How usual a ratio is: the nearest published row, wider by each step away and each year of age (METHOD 1.2)."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tests.assessment.test_spread import row
from vetter.assessment.yardstick import STEP_UP, UNKNOWN_SPREAD, Yardstick, usual
from vetter.domain.benchmark import OWN, Benchmark, BenchmarkTable
from vetter.domain.claims import Industry, Platform
from vetter.domain.quantities import Base

YEAR = 2026


def held(*rows: Benchmark, followers: float | None = None) -> Yardstick | None:
    """Return the yardstick that these rows give for a fashion shop on Instagram."""
    table = BenchmarkTable(f"{YEAR}.1", rows)
    return usual(table, "visit_conversion_rate", Base.VISITORS, Platform.INSTAGRAM, Industry.FASHION, followers)


def middle(value: float = 0.02, **told: Any) -> Benchmark:
    """Return one middle figure of this year."""
    return row("median", value, **{"year": YEAR, **told})


@pytest.mark.parametrize(
    ("platform", "industry", "steps"),
    [
        ("instagram", "fashion", 0),
        ("instagram", "any", 1),
        ("social_organic", "fashion", 1),
        ("social_any", "fashion", 1),
        ("any", "fashion", 1),
        ("social_organic", "any", 2),
        ("any", "any", 2),
    ],
)
def test_each_step_away_makes_it_wider(platform: str, industry: str, steps: int) -> None:
    """One for the platform and one for the trade, however general what is found there is."""
    found = held(middle(platform=platform, industry=industry))
    assert found is not None
    assert (found.median, found.sigma) == pytest.approx((0.02, UNKNOWN_SPREAD * STEP_UP**steps))


def test_the_owners_own_figure_is_no_step_away() -> None:
    """And comes before a nearer one that was published."""
    found = held(middle(0.05, tier=OWN), middle(0.02, platform="instagram", industry="fashion"))
    assert found is not None
    assert (found.median, found.sigma) == pytest.approx((0.05, UNKNOWN_SPREAD))


@pytest.mark.parametrize(("year", "age"), [(YEAR, 0), (2016, 10), (2030, 0)])
def test_each_year_makes_it_wider(year: int, age: int) -> None:
    """0.1 a year, in quadrature; a row cannot be younger than the table it stands in."""
    found = held(middle(year=year, platform="instagram", industry="fashion"))
    assert found is not None
    assert found.sigma == pytest.approx(math.sqrt(0.9**2 + (0.1 * age) ** 2))


def test_a_mean_lies_above_the_middle() -> None:
    """By exp(sigma^2 / 2) in a lognormal."""
    found = held(row("mean", 0.03, year=YEAR, platform="instagram", industry="fashion"))
    assert found is not None
    assert found.median == pytest.approx(0.03 * math.exp(-0.405))


@pytest.mark.parametrize(("low", "high"), [("range_low", "range_high"), ("p25", "p75")])
def test_a_range_is_the_middle_half(low: str, high: str) -> None:
    """Sigma is ln(p75/p25)/1.3490, and the middle lies between them in logarithms."""
    here: dict[str, Any] = {"year": YEAR, "platform": "instagram", "industry": "fashion"}
    found = held(row(low, 0.01, **here), row(high, 0.04, **here))
    assert found is not None
    assert (found.median, found.sigma) == pytest.approx((0.02, math.log(4) / 1.3490), rel=1e-4)


def test_the_size_of_the_account_comes_before_the_row_for_all() -> None:
    """A row for other sizes is no yardstick."""
    here: dict[str, Any] = {"platform": "instagram", "industry": "fashion"}
    small, large, every = (
        middle(value, segment=segment, id=segment, **here)
        for value, segment in ((0.05, "followers=0-10000"), (0.01, "followers=10000-"), (0.02, "all"))
    )
    found = [held(small, large, every, followers=followers) for followers in (9_999, 10_000, None)]
    assert [each and each.median for each in found] == pytest.approx([0.05, 0.01, 0.02])


def test_what_is_no_share_or_commonly_quoted_is_no_yardstick() -> None:
    """Nothing, everything, and figures nobody says the source of."""
    assert [held(middle(value)) for value in (0.0, 1.0)] == [None, None]
    assert held(middle(tier=3)) is None


def test_of_two_sources_with_their_spread_the_newer_counts() -> None:
    """Whichever of them was entered first."""
    older = [row(name, value, year=2019, platform="instagram", industry="fashion") for name, value in (("p25", 0.10), ("p75", 0.40))]
    newer = [row(name, value, year=YEAR, platform="instagram", industry="fashion") for name, value in (("p25", 0.01), ("p75", 0.04))]
    for rows in ((*older, *newer), (*newer, *older)):
        found = held(*rows)
        assert found is not None
        assert found.median == pytest.approx(0.02, rel=1e-4)


def test_a_median_comes_before_a_newer_mean() -> None:
    """A few large accounts pull a mean up."""
    here: dict[str, Any] = {"platform": "instagram", "industry": "fashion"}
    found = held(middle(0.02, **{**here, "year": YEAR - 1}), row("mean", 0.05, **{**here, "year": YEAR}))
    assert found is not None
    assert found.median == pytest.approx(0.02)
