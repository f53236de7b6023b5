"""Which benchmark a claim is held against: its own base, the owner's figures first, then the nearest that is published."""

from __future__ import annotations

from typing import Any

import pytest

from tests.assessment.cases import case_with, conversion, judged
from vetter.assessment.spread import Prior, metric_of, prior_for, why_no_benchmark
from vetter.domain.benchmark import OWN, Benchmark, BenchmarkTable
from vetter.domain.claims import Action, Industry, Platform
from vetter.domain.quantities import Base, BasesDifferError, Rate

QUARTERS = {"p25": 0.01, "median": 0.02, "p75": 0.04}


def row(statistic: str, value: float, **told: Any) -> Benchmark:
    """Return one published figure of visitors who order."""
    usual: dict[str, Any] = {
        "id": f"{statistic}-{value}", "metric": "visit_conversion_rate", "base": Base.VISITORS, "platform": "any", "industry": "any",
        "segment": "all", "unit": "fraction", "year": 2024, "sample_size": 500, "source": "Study", "publisher": "House", "url": "",
        "tier": 1, "read_at": "publisher",
    }  # fmt: skip
    return Benchmark(**{**usual, "statistic": statistic, "value": value, **told})


def study(times: float = 1.0, **told: Any) -> tuple[Benchmark, ...]:
    """Return quarters and median of one study."""
    return tuple(row(statistic, value * times, **told) for statistic, value in QUARTERS.items())


def held(*rows: Benchmark, platform: Platform | None = None, industry: Industry | None = None, base: Base = Base.VISITORS) -> Prior | None:
    """Return the prior that these rows give."""
    return prior_for(BenchmarkTable("2026.1", rows), base, Action.SALE, platform, industry)


METRICS = {
    (Base.VISITORS, Action.SALE): "visit_conversion_rate",
    (Base.VISITORS, Action.BOOKING): "visit_conversion_rate",
    (Base.VISITORS, Action.OTHER): None,
    (Base.VISITORS, None): "visit_conversion_rate",
    (Base.VISITORS, Action.LEAD): "visit_to_lead_rate",
    (Base.VISITORS, Action.SIGN_UP): "visit_to_lead_rate",
    (Base.LIST, Action.SALE): "list_conversion_rate",
    (Base.LIST, Action.LEAD): None,
    (Base.LEADS, Action.SALE): "lead_to_customer_rate",
    (Base.QUALIFIED_LEADS, Action.SALE): "sql_to_customer_rate",
    (Base.BUYERS, Action.SALE): "repeat_purchase_rate",
    (Base.AD_CLICKS, Action.LEAD): "ad_conversion_rate",
    (Base.AD_CLICKS, Action.SALE): None,
    (Base.CLICKS, Action.LEAD): None,
    (Base.FOLLOWERS, Action.SALE): None,
    (None, Action.SALE): None,
    (None, Action.LEAD): None,
}


@pytest.mark.parametrize("pair", METRICS, ids=str)
def test_each_base_has_its_own_metric_or_none(pair: tuple[Base | None, Action | None]) -> None:
    """Buying and asking are two things, and so are two bases."""
    assert metric_of(*pair) == METRICS[pair]


@pytest.mark.parametrize(
    ("base", "action", "sentence"),
    [
        (None, None, "Nobody said what the number is out of, so there is nothing to compare it with."),
        (
            Base.FOLLOWERS,
            Action.SALE,
            "Nobody publishes how many followers buy, and a rate of visitors or list members would be a wrong yardstick.",
        ),
        (
            Base.REACHED,
            None,
            "Nobody publishes how many people reached buy, and a rate of visitors or list members would be a wrong yardstick.",
        ),
        (Base.CLICKS, Action.SALE, "No published figure says how many clicks bought; another base would be a wrong yardstick."),
        (Base.CLICKS, Action.OTHER, "No published figure says how many clicks did this; another base would be a wrong yardstick."),
        (Base.CLICKS, None, "No published figure says how many clicks did this; another base would be a wrong yardstick."),
    ],
)
def test_why_there_is_none_is_said(base: Base | None, action: Action | None, sentence: str) -> None:
    """One sentence, to the letter."""
    assert why_no_benchmark(base, action) == sentence


def test_a_prior_passes_through_what_is_published() -> None:
    """With its rows, its points and its scope."""
    found = held(*study())
    assert found is not None
    assert found.points == ((0.25, 0.01), (0.5, 0.02), (0.75, 0.04))
    assert found.scope == "every trade; every channel"
    assert {each.statistic for each in found.rows} == set(QUARTERS)
    assert found.median == pytest.approx(0.02, rel=0.2)
    assert found.published(0.5) == 0.02
    assert found.published(0.9) is None
    assert not found.rough
    assert found.beaten_by(Rate(found.median, Base.VISITORS)) == pytest.approx(0.5)


def test_another_base_is_refused() -> None:
    """A rate of list members is never held against visitors."""
    found = held(*study())
    assert found is not None
    with pytest.raises(BasesDifferError, match="a rate of list members cannot be held against a benchmark of visitors"):
        found.beaten_by(Rate(0.02, Base.LIST))
    assert held(*study(), base=Base.LIST) is None


NEAREST: tuple[tuple[str, dict[str, Any]], ...] = (
    ("fashion; Instagram", {"platform": "instagram", "industry": "fashion"}),
    ("every trade; Instagram", {"platform": "instagram"}),
    ("online shops; Instagram", {"platform": "instagram", "industry": "retail_ecommerce"}),
    ("fashion; social networks", {"platform": "social_organic", "industry": "fashion"}),
    ("every trade; social networks", {"platform": "social_any"}),
    ("fashion; every channel", {"industry": "fashion"}),
    ("every trade; every channel", {}),
    ("online shops; every channel", {"industry": "retail_ecommerce"}),
    ("every trade; e-mail", {"platform": "email"}),
)
"""From the nearest kind of account to the most general."""


def test_the_nearest_account_comes_first() -> None:
    """Whatever stands further off is used only when nothing nearer is published."""
    for at, (scope, _told) in enumerate(NEAREST):
        rows = [each for times, (_scope, told) in enumerate(NEAREST[at:], start=1) for each in study(1 + times / 10, **told)]
        found = held(*reversed(rows), platform=Platform.INSTAGRAM, industry=Industry.FASHION)
        assert found is not None
        assert found.scope == scope


def test_figures_with_a_method_come_before_what_is_only_quoted() -> None:
    """The third tier is used last, and called rough."""
    quoted = study(2, tier=3, platform="instagram", publisher="Quoted")
    found = held(*quoted, *study(), platform=Platform.INSTAGRAM)
    assert found is not None
    assert found.rows[0].publisher == "House"
    alone = held(*quoted)
    assert alone is None
    here = held(*quoted, platform=Platform.INSTAGRAM)
    assert here is not None
    assert here.rough


def test_what_is_no_spread_is_no_yardstick() -> None:
    """A handful of cases, two averages next to each other, and shares of nothing or of all."""
    assert held(*study(sample_size=29)) is None
    assert held(*study(sample_size=30)) is not None
    assert held(*study(sample_size=None)) is not None
    assert held(row("p25", 0.020), row("median", 0.025)) is None
    assert held(row("median", 0.020)) is None
    assert held(row("p25", 0.0), row("median", 0.02)) is None
    assert held(row("p25", 0.01), row("median", 1.0)) is None


def test_a_published_range_is_the_middle_half() -> None:
    """Where no percentiles are told."""
    found = held(row("range_low", 0.01), row("range_high", 0.04))
    assert found is not None
    assert found.points == ((0.25, 0.01), (0.75, 0.04))


def test_the_general_then_the_fuller_then_the_newer_study_wins() -> None:
    """Among studies of one kind of account."""
    special = study(3, segment="price=0-100", publisher="Special")
    fuller = (*study(2, publisher="Fuller", source="Fuller"), row("p90", 0.2, publisher="Fuller", source="Fuller"))
    newer = study(1.5, publisher="Newer", source="Newer", year=2025)
    for rows, first in (
        ((*special, *study()), "House"),
        ((*study(), *fuller, *newer), "Fuller"),
        ((*newer, *study()), "Newer"),
    ):
        found = held(*rows)
        assert found is not None
        assert found.rows[0].publisher == first


def test_the_span_between_sources_stands_in_where_nothing_speaks_of_all() -> None:
    """From the top of the lowest source to the bottom of the highest."""
    rows = (
        row("range_low", 0.005, platform="facebook", publisher="Span"),
        row("range_high", 0.01, platform="facebook", publisher="Span"),
        row("range_low", 0.05, platform="youtube", publisher="Span"),
        row("range_high", 0.09, platform="youtube", publisher="Span"),
    )
    found = held(*rows)
    assert found is not None
    assert found.points == ((0.25, 0.01), (0.75, 0.05))
    assert found.scope == "all sources of leads together"
    assert held(rows[1], rows[2]) is not None
    assert held(rows[0], rows[1], platform=Platform.PINTEREST) is None


def test_the_owners_own_figures_come_first() -> None:
    """Whole ones by themselves; a middle alone borrows the spread of what is published."""
    own = study(2, tier=OWN, publisher="You", sample_size=None)
    found = held(*own, *study())
    assert found is not None
    assert found.rows[0].publisher == "You"
    middle = row("median", 0.03, tier=OWN, publisher="You", year=2025)
    older = row("median", 0.09, tier=OWN, publisher="You", year=2020)
    borrowed = held(middle, older, *study())
    assert borrowed is not None
    assert borrowed.rows[0] == middle
    assert borrowed.scope == "every trade; every channel; spread as published"
    assert borrowed.median == pytest.approx(0.03, rel=0.15)
    assert held(middle) is None


@pytest.mark.parametrize(("count", "reason"), [(10, "No fair benchmark for what was counted."), (11, "no usable number came")])
def test_all_of_them_is_possible_and_more_is_not(count: int, reason: str) -> None:
    """Ten of ten who asked may have signed up, though nobody published how many do."""
    claim = conversion(count, 10, base=Base.LEADS, action=Action.SIGN_UP)
    found = next(score for score in judged(case_with(conversions=(claim,))).proven.subscores if score.key == "conversion")
    assert reason in found.reason


def test_of_two_studies_alike_in_all_that_counts_the_first_named_is_taken() -> None:
    """Two houses of one year with the same quarters told: whichever stands first in the alphabet, and nothing breaks."""
    first, second = study(publisher="Alpha", source="Alpha"), study(1.5, publisher="Beta", source="Beta")
    for rows in ((*first, *second), (*second, *first)):
        found = held(*rows)
        assert found is not None
        assert found.rows[0].publisher == "Alpha"
