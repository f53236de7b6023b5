"""Every rule has a case that trips it and one that does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.assessment.cases import case_with, conversion, judged
from vetter.assessment import RULES, Severity
from vetter.domain.case import Answer, AnswerState
from vetter.domain.claims import Conversion, Metric, Number, OtherNumber, Platform, Reference, ReferenceOutcome, Said
from vetter.domain.evidence import Evidence
from vetter.domain.quantities import Base
from vetter.domain.verdict import Verdict
from vetter.domain.working import FollowersSeen, PlatformUse, Sure
from vetter.questions.audience import Built
from vetter.questions.watch import Fact, Weight


def numbers(evidence: Evidence = Evidence.WORD, **told: float) -> dict[str, Any]:
    """Return other numbers claimed, by name."""
    rows = tuple(OtherNumber(what=Number(name), number=Decimal(str(value)), evidence=evidence) for name, value in told.items())
    return {"numbers": rows}


def rate(**told: Any) -> dict[str, Any]:
    """Return one result."""
    return {"conversions": (Conversion(**{"evidence": Evidence.WORD, "days": 30, "base": Base.VISITORS, **told}),)}


def spring(**told: Any) -> Conversion:
    """Return a result between two dates."""
    return conversion(40, 1_000, **{"start": date(2026, 3, 1), "end": date(2026, 4, 30), "days": None, **told})


def reference(**told: Any) -> dict[str, Any]:
    """Return one reference."""
    return {"references": (Reference(independent=True, **told),)}


PAIRS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "H0": (rate(count=900, out_of=380), rate(count=380, out_of=380)),
    "H1": (numbers(conversions=106, visits=100), numbers(conversions=105, visits=100)),
    "H2": (numbers(conversions=106, clicks=100), numbers(conversions=105, clicks=100)),
    "H3": (numbers(engagements=101, reach=100), numbers(engagements=100, reach=100)),
    "H4": (numbers(reach=101, impressions=100), numbers(reach=100, impressions=100)),
    "H5": (numbers(clicks=101, impressions=100), numbers(clicks=100, impressions=100)),
    "H6": (numbers(buyers=101, orders=100), numbers(buyers=100, orders=100)),
    "H7": (numbers(revenue=101, business_revenue=100), numbers(revenue=100, business_revenue=100)),
    "H8": (numbers(orders_summed=141, business_orders=100), numbers(orders_summed=100, business_orders=100)),
    "H9": (numbers(interactions=301, reach=100), numbers(interactions=300, reach=100)),
    "H10": (numbers(revenue=2100, orders=10, order_value=100), numbers(revenue=1090, orders=10, order_value=100)),
    "H11": (rate(count=10, out_of=200, percent=Decimal(7)), rate(count=10, out_of=200, percent=Decimal(5))),
    "GRIM": (rate(out_of=20, percent=Decimal("4.2")), rate(out_of=20, percent=Decimal("5.0"))),
    "told_again": (
        {"conversions": (spring(), spring(evidence=Evidence.WORD))},
        {"conversions": (spring(client="Anna"), spring(client="Berta"))},
    ),
    "platform_date": (
        rate(count=1, out_of=9, platform=Platform.TIKTOK, start=date(2012, 1, 1), end=date(2012, 2, 1)),
        rate(count=1, out_of=9, platform=Platform.TIKTOK, start=date(2020, 1, 1), end=date(2020, 2, 1)),
    ),
    "overbooked": (numbers(hours_sold=61), numbers(hours_sold=60)),
    "too_high": (numbers(visits=400, conversions=300), numbers(visits=400, conversions=20)),
    "engagement_far_off": (
        {"numbers": tuple(replace(row, platform=Platform.INSTAGRAM) for row in numbers(engagements=100, followers=100_000)["numbers"])},
        {"numbers": tuple(replace(row, platform=Platform.INSTAGRAM) for row in numbers(engagements=700, followers=100_000)["numbers"])},
    ),
    "even_likes": (
        {"likes": (500, 510, 495, 505, 500, 498, 502, 507, 493, 500, 501, 499)},
        {"likes": (500, 810, 395, 505, 300, 498, 602, 507, 493, 200, 501, 499)},
    ),
    "comments_for_likes": ({"likes": (9_000,) * 3, "comments": (1, 0, 2)}, {"likes": (9_000,) * 3, "comments": (90, 60, 20)}),
    "round_exports": (
        numbers(Evidence.SCREENSHOT, clicks=1_200, visits=1_000, impressions=90_000, reach=12_345),
        numbers(Evidence.WORD, clicks=1_200, visits=1_000, impressions=90_000, reach=12_300),
    ),
    "growth_jump": (
        {"growth": (*range(10_000, 10_200, 10), 11_200, *range(11_210, 11_300, 10))},
        {"growth": tuple(range(10_000, 10_300, 10))},
    ),
    "mostly_unreal": (
        {"followers_seen": (FollowersSeen(200, 120),)},
        {"followers_seen": (FollowersSeen(200, 110),)},
    ),
    "visits_over_clicks": (numbers(visits=131, clicks=100), numbers(visits=130, clicks=100)),
    "ask_before_trust": (
        {"platforms": (PlatformUse(Platform.INSTAGRAM, trust=Sure.NO), PlatformUse(Platform.EMAIL, trust=Sure.YES))},
        {
            "said": (Said(metric=Metric.FOLLOWERS, platform=Platform.EMAIL),),
            "platforms": (PlatformUse(Platform.INSTAGRAM, trust=Sure.NO), PlatformUse(Platform.EMAIL, trust=Sure.YES)),
        },
    ),
    "NO_BASE": (rate(percent=Decimal(5)), rate(count=5, out_of=100)),
    "NO_PERIOD": (rate(count=5, out_of=100, days=None), rate(count=5, out_of=100)),
    "reference_contradicts": (
        reference(expected=Decimal(100), heard=Decimal(74)),
        reference(expected=Decimal(100), heard=Decimal(75)),
    ),
    "reference_refused": (
        {"references": Answer(state=AnswerState.DECLINED, note="contract")},
        reference(outcome=ReferenceOutcome.OFFERED),
    ),
} | {
    fact.value: ({"facts": (fact,)}, {"facts": (Fact.ADMITS_LIMITS,)}) for fact in Fact if fact.weight is not Weight.NOTE
}  # fmt: skip


def test_every_rule_has_its_pair() -> None:
    """A rule without a tripping case and a clean one is not done."""
    assert {rule.key for rule in RULES} == set(PAIRS)
    assert len({rule.key for rule in RULES}) == len(RULES)
    assert all(rule.name and rule.why and rule.innocent and rule.ask for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_a_rule_trips_on_one_case_and_not_on_the_other(rule: Any) -> None:
    """Just past its line and just before it."""
    trips, clean = PAIRS[rule.key]
    found = [finding for finding in judged(case_with(**trips)).findings if finding.rule is rule]
    assert len(found) == 1
    assert found[0].severity is rule.severity
    assert found[0].sentence.endswith(".")
    assert rule not in {finding.rule for finding in judged(case_with(**clean)).findings}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_a_rule_says_why_what_may_explain_it_and_what_to_ask(rule: Any) -> None:
    """Each warning carries its innocent reading and its question."""
    assert rule.why.endswith(".")
    assert rule.innocent.endswith((".", "?"))
    assert rule.ask.startswith("“")
    assert rule.ask.endswith("”")


@pytest.mark.parametrize("key", ["H1", "H2", "H3", "H6", "H7", "H10"])
def test_a_verified_number_is_asked_about_and_never_stops(key: str) -> None:
    """When the flattering number was seen live, the definitions differ: a question, not a stop."""
    trips, _clean = PAIRS[key]
    rows = tuple(OtherNumber(row.what, row.number, evidence=Evidence.ANALYTICS) for row in trips["numbers"])
    found = judged(case_with(numbers=rows))
    assert {finding.severity for finding in found.findings if finding.rule.key == key} == {Severity.ASK}
    assert found.verdict is not Verdict.STOP


def test_an_impossible_count_pays_and_a_verified_one_is_asked_about() -> None:
    """H0 takes an unverified claim out of the score; a verified one stays, cut to its base."""
    spoken = judged(case_with(conversions=(conversion(900, 380, Evidence.SCREENSHOT),)))
    seen = judged(case_with(conversions=(conversion(900, 380, Evidence.ANALYTICS),)))
    assert spoken.verdict is Verdict.STOP
    assert spoken.proven.subscores[0].score == 25
    assert seen.verdict is not Verdict.STOP
    assert seen.proven.subscores[0].score > 50


def test_sums_over_platforms_get_slack() -> None:
    """Up to 1.4 times the till's orders a sum over platforms is only asked about."""
    found = judged(case_with(**numbers(orders_summed=139, business_orders=100)))
    assert [finding.severity for finding in found.findings] == [Severity.ASK]


def test_numbers_of_other_platforms_or_times_are_not_held_against_each_other() -> None:
    """A year's sales are not compared with a month's visits, nor Instagram's with TikTok's."""
    sales = OtherNumber(Number.CONVERSIONS, Decimal(900), Platform.INSTAGRAM, days=365)
    other_time = OtherNumber(Number.VISITS, Decimal(380), Platform.INSTAGRAM, days=30)
    other_place = OtherNumber(Number.VISITS, Decimal(380), Platform.TIKTOK, days=365)
    same = OtherNumber(Number.VISITS, Decimal(380), days=360)
    assert not judged(case_with(numbers=(sales, other_time))).findings
    assert not judged(case_with(numbers=(sales, other_place))).findings
    assert [finding.rule.key for finding in judged(case_with(numbers=(sales, same))).findings] == ["H1"]


def test_bought_followers_told_as_a_method_stop_too() -> None:
    """Naming bought followers among the ways an audience was built is the same admission."""
    assert judged(case_with(built=(Built.BOUGHT,))).verdict is Verdict.STOP
    assert "pods" in {finding.rule.key for finding in judged(case_with(built=(Built.PODS,))).findings}


@pytest.mark.parametrize(
    ("percent", "evidence", "severity"),
    [
        (Decimal("12.5"), Evidence.WORD, Severity.ASK),
        (Decimal("12.6"), Evidence.WORD, Severity.RED),
        (Decimal("7.5"), Evidence.WORD, Severity.ASK),
        (Decimal("7.4"), Evidence.WORD, Severity.RED),
        (Decimal(5), Evidence.ANALYTICS, Severity.ASK),
    ],
)
def test_a_percentage_off_by_more_than_a_quarter_stops_either_way(percent: Decimal, evidence: Evidence, severity: Severity) -> None:
    """Too high the percentage flatters, too low the count does; what was seen live is asked about."""
    found = judged(case_with(**rate(count=20, out_of=200, percent=percent, evidence=evidence)))
    assert [finding.severity for finding in found.findings if finding.rule.key == "H11"] == [severity]


def test_a_claim_that_contradicts_itself_is_no_result() -> None:
    """What pays for a contradiction is worth as much as no number at all, and no benchmark is blamed for it."""
    assessment = judged(case_with(**rate(count=20, out_of=200, percent=Decimal(20))))
    assert assessment.complete_claims == 0
    assert judged(case_with(**rate(count=20, out_of=200, percent=Decimal(10)))).complete_claims == 1
    found = assessment.proven.subscores[0]
    assert (found.score, found.reason) == (25, "Asked for a count, its base and dates; no usable number came.")


@pytest.mark.parametrize(
    "told", [{"count": 1, "out_of": 1}, {"count": 0, "out_of": 1}, {"count": 3, "out_of": 9, "evidence": Evidence.NOTHING}]
)
def test_a_count_that_says_nothing_leaves_what_is_thought_of_anybody(told: dict[str, Any]) -> None:
    """A number came, so silence is not held against anybody; nor does it help."""
    found = judged(case_with(**rate(**told))).proven.subscores[0]
    assert found.score == pytest.approx(50, abs=0.01)
    assert found.reason == "1 complete result counted."


@pytest.mark.parametrize(
    ("revenue", "orders", "charged", "severity"),
    [
        (1_101, 10, "numbers.0", Severity.ASK),
        (2_001, 10, "numbers.0", Severity.RED),
        (900, 10, "numbers.1", Severity.ASK),
        (499, 10, "numbers.1", Severity.RED),
    ],
)
def test_orders_and_takings_off_by_a_factor_of_two_stop_either_way(revenue: int, orders: int, charged: str, severity: Severity) -> None:
    """The larger side is the one that flatters, and it pays."""
    told = numbers(revenue=revenue, orders=orders, order_value=100)
    (found,) = (finding for finding in judged(case_with(**told)).findings if finding.rule.key == "H10")
    assert (found.charged, found.severity) == ((charged,), severity)
    seen = tuple(replace(row, evidence=Evidence.ANALYTICS) for row in told["numbers"])
    (found,) = (finding for finding in judged(case_with(numbers=seen)).findings if finding.rule.key == "H10")
    assert found.severity is Severity.ASK


def test_more_orders_than_takings_are_a_question_when_the_orders_were_seen() -> None:
    """The flattering side is verified: then the definitions differ."""
    revenue, orders, value = numbers(revenue=300, orders=10, order_value=100)["numbers"]
    found = judged(case_with(numbers=(revenue, replace(orders, evidence=Evidence.ANALYTICS), value)))
    assert {finding.severity for finding in found.findings if finding.rule.key == "H10"} == {Severity.ASK}


SENTENCES: dict[str, tuple[str, str | None]] = {
    "H0": ("900 out of 380 visitors is 237\u00a0%: more than there were.", "conversions.0"),
    "H1": ("106 sales from 100 visits is 106\u00a0%.", "numbers.0"),
    "H2": ("106 sales from 100 clicks is 106\u00a0%.", "numbers.0"),
    "H3": ("101 accounts reacted, of 100 reached: 101\u00a0%.", "numbers.0"),
    "H4": ("101 reached with 100 impressions.", "numbers.0"),
    "H5": ("101 clicks on 100 impressions.", "numbers.0"),
    "H6": ("101 buyers placed 100 orders.", "numbers.0"),
    "H7": ("101 credited, of 100 the whole business took in: 101\u00a0%.", "numbers.0"),
    "H8": ("141 orders added up over platforms, of 100 in all.", "numbers.0"),
    "H9": ("301 reactions from 100 people reached is 301\u00a0%.", "numbers.0"),
    "H10": ("£2,100 from 10 orders is £210 each; the average order was told as £100.", "numbers.0"),
    "H11": ("10 of 200 visitors is 5.0\u00a0%; told was 7\u00a0%.", "conversions.0"),
    "GRIM": ("No whole number out of 20 visitors is 4.2\u00a0%.", "conversions.0"),
    "told_again": ("40 of 1,000 visitors between the same dates stands here twice. It counts once.", "conversions.1"),
    "platform_date": ("Work on TikTok in 2012; it opened in 2016.", "conversions.0"),
    "overbooked": ("61 hours a week are sold already.", None),
    "visits_over_clicks": ("131 visits from 100 clicks is 131\u00a0%.", "numbers.0"),
    "too_high": (
        "300 sales or bookings were told; the other numbers point to 1 to 33: 400 visits where 1.5\u00a0% usually order come to 6.",
        "numbers.1",
    ),
    "engagement_far_off": (
        (
            "100 of 100,000 followers reacted: 0.10\u00a0%, "
            "where 1.4\u00a0% is usual (SociaVault, 2026, sample 50,000, tier 2): beyond the tenth of it."
        ),
        "numbers.0",
    ),
    "even_likes": (
        "12 posts got between 493 and 510 likes: they differ by 0.91\u00a0%; real accounts hardly ever by less than 8.0\u00a0%.",
        None,
    ),
    "comments_for_likes": ("3 comments for 27,000 likes is 0.01\u00a0%; usual is 0.09\u00a0% to 10\u00a0%.", None),
    "round_exports": ("3 of 4 figures shown end in two noughts; by chance 1 in 100 does.", "numbers.0"),
    "growth_jump": ("On day 21 followers rose from 10,190 to 11,200: 1,010 more. That is close to a pack size as it is sold.", None),
    "mostly_unreal": ("120 of 200 followers looked at show three points or more: at most 47\u00a0% of them are real people.", None),
    "ask_before_trust": ("Instagram comes first with this candidate, and there is no trust there before the ask.", None),
    "NO_BASE": ("5\u00a0% was told without the number of people it is of.", "conversions.0"),
    "NO_PERIOD": ("A result was told without its dates.", "conversions.0"),
    "reference_contradicts": ("The figure told was 100; the client named 74.", "references.0"),
    "reference_refused": ("Asked for a client to ring, none was named.", None),
} | {fact.value: (f"{fact.label}.", None) for fact in Fact if fact.weight is not Weight.NOTE}
"""To the letter what each rule says of its tripping case, and which claim pays."""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_a_rule_says_its_arithmetic_to_the_letter(rule: Any) -> None:
    """One plain sentence with the numbers in it, and the claim that it charges."""
    trips, _clean = PAIRS[rule.key]
    (found,) = (finding for finding in judged(case_with(**trips)).findings if finding.rule is rule)
    sentence, charged = SENTENCES[rule.key]
    assert (found.sentence, found.title) == (sentence, rule.name)
    assert found.charged == ((charged,) if charged else ())
