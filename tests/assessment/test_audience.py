"""From an audience to its buyers: the method's own sum, the numbers told beside it, and the figures behind it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.assessment.cases import case_with, judged
from vetter.assessment.audience import Audience, buyers
from vetter.domain.claims import Metric, Number, OtherNumber, Platform, Said
from vetter.settings import Funnel


def of(*rows: OtherNumber, said: tuple[Said, ...] = ()) -> Audience | None:
    """Return what these numbers come to as an audience."""
    return judged(case_with(numbers=rows, said=said)).audience


def number(what: Number, value: int, platform: Platform | None = None) -> OtherNumber:
    """Return one number told."""
    return OtherNumber(what=what, number=Decimal(value), platform=platform)


CROWD = number(Number.FOLLOWERS, 100_000, Platform.INSTAGRAM)


def test_a_hundred_thousand_followers_are_five_buyers() -> None:
    """Step by step, as published: 5 buyers a month, between 0.6 and 38."""
    found = of(CROWD)
    assert found is not None
    assert [step.key for step in found.steps] == ["real", "reached", "clicks", "buyers"]
    assert [step.middle for step in found.steps] == pytest.approx([72_000, 4_320, 43.2, 4.6656])
    assert [step.low for step in found.steps] == pytest.approx([55_721, 1_325.4, 8.287, 0.577], rel=1e-3)
    assert [step.high for step in found.steps] == pytest.approx([93_035, 14_080, 225.2, 37.73], rel=1e-3)
    assert (found.followers, found.platform, found.buyers) == (100_000, Platform.INSTAGRAM, found.steps[-1])
    alone = buyers(100_000, Funnel())
    assert (alone.key, alone.told) == ("buyers", None)
    assert (alone.middle, alone.low, alone.high) == pytest.approx((found.buyers.middle, found.buyers.low, found.buyers.high))


def test_a_number_told_stands_beside_its_step() -> None:
    """Reach that was told once is held against the step; told twice, which is meant is not known."""
    found = of(CROWD, number(Number.REACH, 4_000))
    assert found is not None
    assert [step.told for step in found.steps] == [None, 4_000, None, None]
    assert [step.fits for step in found.steps] == [None, True, None, None]
    far = of(CROWD, number(Number.REACH, 90_000))
    assert far is not None
    assert far.steps[1].fits is False
    twice = of(CROWD, number(Number.REACH, 4_000), number(Number.REACH, 90_000))
    assert twice is not None
    assert twice.steps[1].told is None


def test_the_largest_audience_counts_however_it_was_told() -> None:
    """Among the numbers or volunteered; nobody and nothing are no audience."""
    said = (Said(metric=Metric.FOLLOWERS, number=Decimal(250_000), platform=Platform.TIKTOK),)
    found = of(CROWD, said=said)
    assert found is not None
    assert (found.followers, found.platform) == (250_000, Platform.TIKTOK)
    assert of(number(Number.FOLLOWERS, 0)) is None
    assert of(number(Number.VIEWS, 10**6), replace(CROWD, number=None), said=(replace(said[0], number=None),)) is None


def test_each_ratio_has_a_published_figure_beside_it() -> None:
    """One for each of the four, of the same network where there is one."""
    found = of(number(Number.FOLLOWERS, 10_000, Platform.FACEBOOK))
    assert found is not None
    assert [row.metric for row in found.sources] == [
        "fake_follower_share", "organic_reach_rate", "organic_ctr_reach", "visit_conversion_rate",
    ]  # fmt: skip
    assert found.sources[2].platform == "facebook"
    assert {row.statistic for row in found.sources} <= {"mean", "median"}
    assert all(row.tier < 3 for row in found.sources)
