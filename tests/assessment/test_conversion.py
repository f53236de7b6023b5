"""A claim of so many out of so many: what it says by itself, beside its benchmark, and after the discounts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.assessment.cases import case_with, conversion, judged
from tests.benchmark_table import shipped
from vetter.assessment.conversion import CAP, compare, complete, discounted
from vetter.assessment.spread import Prior, prior_for
from vetter.domain.claims import Action, Conversion
from vetter.domain.evidence import Evidence
from vetter.domain.quantities import Base
from vetter.statistics import wilson

WHOLE = conversion(40, 1_000)


def prior() -> Prior:
    """Return what comparable shops do with their visitors."""
    found = prior_for(shipped(), Base.VISITORS, Action.SALE, None, None)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "blank", [{"count": None}, {"out_of": None}, {"out_of": 0}, {"base": None}, {"days": None}, {"count": None, "out_of": None}]
)
def test_a_claim_is_complete_with_count_base_and_period(blank: dict[str, Any]) -> None:
    """Without any one of them it is not."""
    assert complete(WHOLE)
    assert complete(conversion(40, 1_000, days=None, start=date(2026, 3, 1), end=date(2026, 4, 30)))
    assert complete(conversion(0, 1_000))
    assert not complete(conversion(**{"count": 40, "out_of": 1_000, **blank}))


def test_what_a_claim_says_by_itself_and_beside_its_benchmark() -> None:
    """The rate, where the true one lies by the size of the number alone, and the share of comparable accounts below it."""
    found = compare("conversions.3", WHOLE, prior())
    assert (found.path, found.row, found.prior, found.reason) == ("conversions.3", WHOLE, prior(), "")
    assert found.complete is True
    assert found.rate is not None
    assert (found.rate.value, found.rate.base) == (0.04, Base.VISITORS)
    assert (found.low, found.high) == pytest.approx(wilson(40, 1_000, 0.8))
    assert found.percentile == pytest.approx(prior().beta.cdf(0.04))


def test_where_nothing_fair_is_published_the_reason_stands() -> None:
    """The rate and its range are told all the same."""
    [found] = judged(case_with(conversions=(conversion(40, 1_000, base=Base.FOLLOWERS),))).comparisons
    assert found.path == "conversions.0"
    assert found.rate is not None
    assert (found.prior, found.percentile) == (None, None)
    assert found.reason.startswith("Nobody publishes how many followers buy")


@pytest.mark.parametrize("row", [Conversion(percent=Decimal(5), base=Base.VISITORS), conversion(11, 10), conversion(3, 0)])
def test_what_cannot_be_a_rate_has_none(row: Conversion) -> None:
    """A bare percentage, more than all, and any of nobody; the benchmark it would have stays at hand."""
    found = compare("offers.1", row, prior())
    assert (found.path, found.complete, found.rate, found.low, found.high) == ("offers.1", False, None, None, None)
    assert (found.prior, found.percentile) == (prior(), None)


def test_a_result_somebody_chose_loses_one_success_and_one_person() -> None:
    """One the owner picked does not; and one campaign is worth at most two of the benchmark's sales."""
    cap = CAP / prior().median
    for picked, k, n in ((True, 40, 1_000), (False, 39, 999), (None, 39, 999)):
        believed = discounted(conversion(40, 1_000, owner_picked=picked), prior())
        people = n * cap / (n + cap)
        assert believed == pytest.approx((k / n * people, people))
    assert discounted(conversion(1, 1), prior()) == (0.0, 0.0)
    assert discounted(conversion(0, 10), prior())[0] == 0.0


def test_each_claim_is_compared_under_its_own_path() -> None:
    """Of both questions, in the order they stand."""
    found = judged(case_with(conversions=(WHOLE, conversion(3, 90)), offers=(conversion(7, 300, Evidence.WORD),))).comparisons
    assert [each.path for each in found] == ["conversions.0", "conversions.1", "offers.0"]
    assert [each.row.count for each in found] == [40, 3, 7]
