"""Numbers held against one another: who is far off, by which sum, and who pays."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.assessment.cases import case_with, judged
from vetter.assessment import Severity
from vetter.assessment.reconcile import sums
from vetter.domain.claims import Industry, Number, OtherNumber, Platform
from vetter.domain.evidence import Evidence
from vetter.domain.verdict import Verdict
from vetter.settings import Settings

if TYPE_CHECKING:
    from vetter.assessment.model import Assessment

COUNTS = st.integers(1, 10**9)


def told(evidence: Evidence = Evidence.WORD, platform: Platform | None = None, **numbers: float) -> dict[str, Any]:
    """Return other numbers claimed, by name."""
    rows = (
        OtherNumber(what=Number(key), number=Decimal(str(value)), evidence=evidence, platform=platform) for key, value in numbers.items()
    )
    return {"numbers": tuple(rows)}


def found(assessment: Assessment) -> list[tuple[str, Severity, str]]:
    """Return what the numbers were asked about: path, severity and sentence."""
    return [(item.charged[0], item.severity, item.sentence) for item in assessment.findings if item.rule.key == "too_high"]


def test_a_number_far_above_the_others_is_told_with_its_sum() -> None:
    """Sales beyond what visits usually bring."""
    [(path, severity, sentence)] = found(judged(case_with(**told(visits=400, conversions=300))))
    assert path == "numbers.1"
    assert severity is Severity.AMBER
    assert sentence.startswith("300 sales or bookings were told; the other numbers point to ")
    assert sentence.endswith("400 visits where 1.5\u00a0% usually order come to 6.")


def test_what_is_usual_is_a_share_of_people_or_an_amount_a_sale() -> None:
    """Takings follow from sales by what one sale brings, and nobody calls that so many per cent."""
    reconciled = judged(case_with(**told(conversions=3, order_value=45, revenue=100_000))).reconciled
    worked = {item.told.what: sums(item, Settings().region) for item in reconciled}
    assert worked[Number.REVENUE] == "3 sales or bookings where 45 usually are paid for each come to 140"


def test_a_number_is_led_back_to_what_it_needs() -> None:
    """Six sales come of some 400 visits where 1.5 % usually order."""
    reconciled = judged(case_with(**told(visits=900_000, conversions=6))).reconciled
    worked = {item.told.what: sums(item, Settings().region) for item in reconciled}
    assert worked[Number.VISITS] == "6 sales or bookings where 1.5\u00a0% usually order lead back to 410"


def test_without_a_sum_the_numbers_themselves_are_named() -> None:
    """Clicks and sales do not stand next to each other: visits lie between."""
    [(_path, severity, sentence)] = found(judged(case_with(**told(clicks=400, conversions=390))))
    assert severity is Severity.AMBER
    assert sentence == "390 sales or bookings were told; 400 clicks usually point to at most 28."


def test_numbers_that_hang_together_pass() -> None:
    """From reach to sales by ratios near the usual ones."""
    assessment = judged(case_with(**told(reach=30_000, clicks=400, visits=330, conversions=6)))
    assert not found(assessment)
    assert all(item.low <= item.told.value <= item.high for item in assessment.reconciled)


def test_a_crowd_excuses_no_sale_and_costs_nothing() -> None:
    """Too many followers for the reach is asked, never charged; sales are held against the sales side alone."""
    few = judged(case_with(**told(visits=400, conversions=300)))
    many = judged(case_with(**told(followers=10**8, visits=400, conversions=300)))
    assert [severity for path, severity, _sentence in found(many) if path != "numbers.0"] == [Severity.AMBER]
    assert many.proven.score == few.proven.score
    asked = found(judged(case_with(**told(followers=10**6, reach=300))))
    assert [severity for _path, severity, _sentence in asked] == [Severity.ASK]


@given(
    st.fixed_dictionaries({}, optional=dict.fromkeys(("clicks", "visits", "conversions", "orders", "revenue", "order_value"), COUNTS)),
    st.sampled_from((None, Platform.INSTAGRAM, Platform.EMAIL)),
    st.lists(
        st.builds(
            OtherNumber,
            what=st.sampled_from((Number.FOLLOWERS, Number.VIEWS, Number.REACH)),
            number=COUNTS.map(Decimal),
            platform=st.none() | st.sampled_from((Platform.INSTAGRAM, Platform.TIKTOK)),
            days=st.none() | st.integers(1, 400),
        ),
        max_size=3,
    ),
    st.booleans(),
)
def test_no_audience_excuses_a_sale(sales: dict[str, int], where: Platform | None, crowd: list[OtherNumber], first: bool) -> None:  # noqa: FBT001 - drawn
    """P01, P02: however large, wherever, however often and whenever it is told, an audience lifts no warning about sales."""
    rows = told(platform=where, **sales)["numbers"]
    alone = judged(case_with(numbers=rows)) if rows else judged(case_with())
    beside = judged(case_with(numbers=(*crowd, *rows) if first else (*rows, *crowd))) if rows or crowd else alone
    assert beside.proven.score <= alone.proven.score + 1e-9
    costs = [
        sum(1 for found in each.findings if found.rule.key == "too_high" and found.severity is Severity.AMBER) for each in (alone, beside)
    ]
    assert costs[1] >= costs[0] or beside.verdict is Verdict.STOP


def test_a_number_told_without_its_platform_is_asked_about_once() -> None:
    """Held against two platforms it is still one number; where it lies furthest off is what is said."""
    crowd = (*told(platform=Platform.TIKTOK, followers=10**4)["numbers"], *told(platform=Platform.FACEBOOK, followers=10**7)["numbers"])
    assessment = judged(case_with(numbers=(*crowd, *told(visits=400, conversions=300)["numbers"])))
    assert [path for path, severity, _sentence in found(assessment) if severity is Severity.AMBER] == ["numbers.3"]


@pytest.mark.parametrize("evidence", [Evidence.ANALYTICS, Evidence.THIRD_PARTY])
def test_what_was_seen_is_only_asked_about(evidence: Evidence) -> None:
    """Then the definitions differ."""
    found_so = found(judged(case_with(**told(evidence, visits=400, conversions=300))))
    assert [severity for _path, severity, _sentence in found_so] == [Severity.ASK]


def test_what_cannot_be_true_is_not_called_unlikely_as_well() -> None:
    """More sales than visits is one contradiction, not two."""
    assessment = judged(case_with(**told(visits=380, conversions=900)))
    assert assessment.verdict is Verdict.STOP
    assert not found(assessment)


def test_platforms_are_not_mixed() -> None:
    """Followers here and reach there say nothing about each other; what names no platform fits any."""
    rows = (*told(platform=Platform.TIKTOK, followers=10**7)["numbers"], *told(platform=Platform.FACEBOOK, reach=200)["numbers"])
    assert judged(case_with(numbers=rows)).reconciled == ()
    rows = (*told(platform=Platform.TIKTOK, followers=10**7)["numbers"], *told(reach=200)["numbers"])
    assert len(judged(case_with(numbers=rows)).reconciled) == 2


def test_two_numbers_of_one_kind_are_not_guessed_between() -> None:
    """Two counts of visits on the same platform: which one is meant is not known."""
    rows = told(visits=400)["numbers"] + told(visits=9_000, conversions=300)["numbers"]
    assert judged(case_with(numbers=rows)).reconciled == ()


def test_revenue_is_tied_only_by_an_order_value_that_was_told() -> None:
    """Published order values are in dollars; another currency must not look like a contradiction."""
    assert not found(judged(case_with(**told(visits=1_000, conversions=15, revenue=9_000_000))))
    assert found(judged(case_with(**told(visits=1_000, revenue=9_000_000, order_value=50))))


@given(COUNTS, COUNTS, COUNTS, st.integers(2, 10**6))
def test_currency_is_irrelevant(visits: int, revenue: int, value: int, times: int) -> None:
    """P08: the same amounts in another money are as likely."""
    first = judged(case_with(**told(visits=visits, revenue=revenue, order_value=value))).reconciled
    second = judged(case_with(**told(visits=visits, revenue=revenue * times, order_value=value * times))).reconciled
    assert [item.z for item in first] == pytest.approx([item.z for item in second], abs=1e-6)


@given(st.permutations(("followers", "reach", "clicks", "visits", "conversions")), st.data())
def test_order_is_irrelevant(order: list[str], data: st.DataObject) -> None:
    """P07: whichever number was told first."""
    values = {name: data.draw(COUNTS) for name in sorted(order)}
    straight = {item.told.what: item.z for item in judged(case_with(**told(**values))).reconciled}
    shuffled = {item.told.what: item.z for item in judged(case_with(**told(**{name: values[name] for name in order}))).reconciled}
    assert shuffled == pytest.approx(straight, abs=1e-6)


def test_what_is_usual_is_that_of_the_owners_trade() -> None:
    """A shop for clothes is held against shops for clothes."""
    medians = set()
    for trade in (Industry.FASHION, None):
        reconciled = judged(case_with(trade=trade, **told(visits=4_000, conversions=300))).reconciled
        links = {link for item in reconciled for link in item.links if link.ratio.metric == "visit_conversion_rate"}
        medians.add(links.pop().yardstick.median)
    assert len(medians) == 2
