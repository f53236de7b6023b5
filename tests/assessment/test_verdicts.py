"""Each verdict is reached, in the published order; the pattern is raised by its observations alone."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.assessment.cases import case_with, conversion, judged, with_followers
from tests.worked_cases import WORKED_CASES, case_of
from vetter.domain.case import Answer, AnswerState
from vetter.domain.claims import Conversion, Metric, Reference, ReferenceOutcome, Said
from vetter.domain.evidence import Evidence
from vetter.domain.verdict import Verdict
from vetter.questions.plan import FirstAdvice, TwiceAnswer
from vetter.questions.watch import FACTS, Fact
from vetter.settings import Settings

WORKED = {worked["id"]: case_of(worked) for worked in WORKED_CASES}


def test_every_verdict_but_middling_is_a_worked_case() -> None:
    """The published cases reach eight of the nine."""
    reached = {judged(case).verdict for case in WORKED.values()}
    assert reached == set(Verdict) - {Verdict.MIXED}


def test_middling_is_checked_results_that_are_neither_good_nor_poor() -> None:
    """A verified rate near the middle, weak marks, nothing confirmed."""
    answers: dict[str, Any] = dict.fromkeys(("A1", "A2", "A3", "T1", "T2", "P1", "P2", "K1"), (2,))
    found = judged(case_with(conversions=(conversion(40, 2_600),), money=(), **answers))
    assert found.verdict is Verdict.MIXED


def test_a_stop_comes_before_everything_else() -> None:
    """Even the confirmed professional is stopped by an altered document."""
    assert judged(WORKED["V02"]).verdict is Verdict.PROFESSIONAL
    assert judged(WORKED["V02"].with_answer(FACTS, Answer((Fact.FORGED,)))).verdict is Verdict.STOP


def test_an_amber_bars_the_professional() -> None:
    """Sending mass messages costs the verdict, whatever the results."""
    assert judged(WORKED["V02"].with_answer(FACTS, Answer((Fact.MASS_DM,)))).verdict is not Verdict.PROFESSIONAL


def test_a_reference_counts_as_independent_only_when_noted_so() -> None:
    """Silence about independence is not independence."""
    noted = judged(case_with(references=(Reference(outcome=ReferenceOutcome.CONFIRMED, independent=True),)))
    silent = judged(case_with(references=(Reference(outcome=ReferenceOutcome.CONFIRMED),)))
    assert (noted.confirmations, silent.confirmations) == (1, 0)
    assert silent.proven.subscores[5].score < noted.proven.subscores[5].score


OBSERVED: dict[str, dict[str, Any]] = {
    "words": {"bio": "Social media Guru and #1 growth hacker"},
    "lead": {"said": tuple(Said(metric=metric, evidence=Evidence.WORD) for metric in (Metric.FOLLOWERS, Metric.LIKES))},
    "advice": {"twice": TwiceAnswer.AGREES},
    "method": {"facts": (Fact.HARD_SELL,)},
    "promises": {"facts": (Fact.GUARANTEE,)},
    "pressure": {"facts": (Fact.PRESSURE,)},
    "reporting": {"P2": (1,)},
}


@pytest.mark.parametrize("sort", OBSERVED)
def test_each_kind_of_observation_is_seen(sort: str) -> None:
    """One kind alone raises nothing."""
    found = judged(case_with(**OBSERVED[sort]))
    assert [seen.sort.value for seen in found.pattern] == [sort]
    assert not found.guru_pattern


def test_three_kinds_raise_the_flag_until_a_result_is_verified() -> None:
    """Words, advice and reporting together; a result seen live lowers the flag again."""
    three: dict[str, Any] = {"bio": "expert", "first_steps": FirstAdvice.GROW_FOLLOWERS, "P2": (1,)}
    assert judged(case_with(**three)).guru_pattern
    assert not judged(case_with(**three, conversions=(conversion(40, 1_000),))).guru_pattern
    assert judged(case_with(**three, conversions=(conversion(40, 1_000, Evidence.SCREENSHOT),))).guru_pattern


def test_ordinary_words_are_no_titles() -> None:
    """Words such as "expertise", "gurus" of others in a longer word, or a price of 1 are not titles."""
    assert not judged(case_with(bio="My expertise is e-mail. I charge 1,000 a month for legendary care.")).pattern


def test_the_number_of_followers_is_never_an_observation() -> None:
    """The largest audience in the world raises nothing by itself."""
    assert not judged(with_followers(case_with(), 10**12)).pattern


def test_what_each_verdict_asks_for_is_named() -> None:
    """In words an owner reads under “how the verdict was reached”."""
    answers: dict[str, Any] = dict.fromkeys(("A1", "A2", "A3", "T1", "T2", "P1", "P2", "K1"), (2,))
    tried = {each.verdict: each for each in judged(case_with(conversions=(conversion(40, 2_600),), money=(), **answers)).tried}
    assert [condition.words for condition in tried[Verdict.PROMISING].conditions] == [
        "Score if everything checks out",
        "Conversion and money if everything checks out",
        "A complete result",
        "No reference or figure refused",
    ]
    assert [condition.words for condition in tried[Verdict.MIXED].conditions] == ["Checked sales, or checked money"]


ASKED_FOR = (
    (Verdict.STOP, "red", ("Numbers or facts that cannot stand together",)),
    (Verdict.NOT_ENOUGH_ASKED, "too_little", ("Less than half of what counts was asked",)),
    (
        Verdict.VANITY_ONLY,
        "all_vanity",
        ("Vanity share of what was volunteered", "Three or more numbers volunteered", "No complete business result"),
    ),
    (
        Verdict.PROFESSIONAL,
        "confirmed",
        (
            "Proven score",
            "Lower end of its range",
            "Mean of conversion and money",
            "The best result seen live or confirmed",
            "An independent reference that confirmed its figure",
            "Vanity share of what was volunteered",
            "No warning that costs points",
        ),
    ),
    (
        Verdict.NEWCOMER,
        "small_but_open",
        (
            "A complete result",
            "Limits named unasked",
            "Vanity share of what was volunteered",
            "New to the work, or few sales so far",
            "No warning that costs points",
        ),
    ),
    (
        Verdict.BELOW_BAR,
        "low",
        ("A checked rate, or checked money, below what comparable accounts reach", "Mean of conversion and money"),
    ),
    (
        Verdict.PROMISING,
        "if_true",
        (
            "Score if everything checks out",
            "Conversion and money if everything checks out",
            "A complete result",
            "No reference or figure refused",
        ),
    ),
    (Verdict.MIXED, "middling", ("Checked sales, or checked money",)),
    (Verdict.UNPROVEN, "nothing_checked", ()),
)
"""The verdicts in the order they are tried, and what each asks for, to the letter."""


def test_the_verdicts_are_tried_in_order_and_say_what_they_ask_for() -> None:
    """Somebody of whom nothing is proven has been through all nine."""
    tried = judged(WORKED["V07"]).tried
    assert tuple((each.verdict, each.because.value, tuple(condition.words for condition in each.conditions)) for each in tried) == ASKED_FOR
    assert [each.holds for each in tried] == [False] * 8 + [True]


@pytest.mark.parametrize(("verdict", "place"), [(Verdict.NEWCOMER, 0), (Verdict.PROMISING, 2)])
def test_without_a_complete_result_nobody_is_new_or_promising(verdict: Verdict, place: int) -> None:
    """The condition is told as not fulfilled, and fulfilled by one small result."""
    marks: dict[str, Any] = dict.fromkeys(("A1", "A2", "A3", "T1", "T2", "P1", "P2", "K1"), (3,))
    for rows, holds in (((), False), ((conversion(2, 300, Evidence.WORD),), True)):
        tried = judged(case_with(conversions=rows, money=(), months_working=3, **marks)).tried
        assert next(each for each in tried if each.verdict is verdict).conditions[place].holds is holds


@pytest.mark.parametrize(("months", "sales", "new"), [(None, 19, True), (None, 20, False), (5, 20, True), (60, 20, False)])
def test_new_is_who_began_lately_or_has_sold_little(months: int | None, sales: int, new: bool) -> None:  # noqa: FBT001
    """Twenty sales are no longer few."""
    marks: dict[str, Any] = dict.fromkeys(("A1", "A2", "A3", "T1", "T2", "P1", "P2", "K1"), (3,))
    tried = judged(case_with(conversions=(conversion(sales, 900, Evidence.WORD),), money=(), months_working=months, **marks)).tried
    assert next(each for each in tried if each.verdict is Verdict.NEWCOMER).conditions[3].holds is new


def test_a_poor_rate_alone_is_below_the_bar() -> None:
    """Nobody of a thousand bought, seen live; no money was told."""
    marks: dict[str, Any] = dict.fromkeys(("A1", "A2", "A3", "T1", "T2", "P1", "P2", "K1"), (4,))
    assert judged(case_with(conversions=(conversion(0, 1_000),), money=(), **marks)).verdict is Verdict.BELOW_BAR


def test_an_empty_interview_asked_nothing_and_shows_nothing() -> None:
    """Blank is never an answer."""
    found = judged(case_with())
    assert [score.asked for score in found.proven.subscores] == [False] * 6
    assert found.best_evidence is Evidence.NOTHING
    [comparison] = judged(case_with(conversions=(Conversion(percent=Decimal(5)),))).comparisons
    assert comparison.complete is False


@pytest.mark.parametrize(
    "refusal",
    [
        {"references": Answer(state=AnswerState.DECLINED)},
        {"references": (Reference(outcome=ReferenceOutcome.REFUSED),)},
        {"facts": (Fact.REFUSED_EVIDENCE,)},
    ],
)
def test_who_refuses_a_look_is_not_promising(refusal: dict[str, Any]) -> None:
    """References kept back, one refused, or figures not shown: any of them."""
    marks: dict[str, Any] = dict.fromkeys(("A1", "A2", "A3", "T1", "T2", "P1", "P2", "K1"), (4,))
    claims: dict[str, Any] = {"conversions": (conversion(60, 1_000, Evidence.SCREENSHOT),)}
    assert judged(case_with(**claims, **marks)).verdict is Verdict.PROMISING
    assert judged(case_with(**claims, **marks, **refusal)).verdict is not Verdict.PROMISING


def test_each_result_volunteered_whole_is_one_complete_claim() -> None:
    """With its base and dates; numbers of an audience and results without a base are none."""
    told = (
        Said(metric=Metric.CONVERSIONS, complete=True),
        Said(metric=Metric.REVENUE, complete=False),
        Said(metric=Metric.FOLLOWERS, complete=True),
    )
    assert judged(case_with(said=told)).complete_claims == 1


def test_what_is_under_way_longer_than_the_line_is_not_new() -> None:
    """The line itself is no longer new."""
    line = Settings().lines.newcomer_months
    marks: dict[str, Any] = dict.fromkeys(("A1", "A2", "A3", "T1", "T2", "P1", "P2", "K1"), (3,))
    for months, new in ((line - 1, True), (line, False)):
        tried = judged(case_with(conversions=(conversion(50, 900, Evidence.WORD),), money=(), months_working=int(months), **marks)).tried
        assert next(each for each in tried if each.verdict is Verdict.NEWCOMER).conditions[3].holds is new


LINES = {
    "vanity": (Verdict.VANITY_ONLY, 0, 60.0, True),
    "score": (Verdict.PROFESSIONAL, 0, 60.0, True),
    "low": (Verdict.PROFESSIONAL, 1, 45.0, True),
    "results": (Verdict.PROFESSIONAL, 2, 55.0, True),
    "professional vanity": (Verdict.PROFESSIONAL, 5, 60.0, False),
    "newcomer vanity": (Verdict.NEWCOMER, 2, 50.0, False),
    "below the bar": (Verdict.BELOW_BAR, 1, 50.0, False),
    "claimed": (Verdict.PROMISING, 0, 55.0, True),
    "claimed results": (Verdict.PROMISING, 1, 55.0, True),
}


@pytest.mark.parametrize("name", LINES)
def test_each_line_stands_where_the_method_puts_it(name: str) -> None:
    """What was found, the line, and on which side of it the condition holds."""
    verdict, place, line, at_least = LINES[name]
    found = judged(WORKED["V07"])
    condition = next(each for each in found.tried if each.verdict is verdict).conditions[place]
    assert (condition.line, condition.at_least) == (line, at_least)
    expected = {
        "score": found.proven.score,
        "low": found.proven.low,
        "claimed": found.claimed.score,
        "claimed results": found.claimed.results,
    }.get(name, found.vanity.share if "vanity" in name else found.proven.results)
    assert condition.found == expected
    assert condition.holds == ((expected >= line) if at_least else (expected < line))


REASONS = {
    "V11": ("Not asked yet.", "Not asked yet.", "Not asked yet.", "Not asked yet.", "Not asked yet.", "Not asked yet."),
    "V01": (
        "Asked for a count, its base and dates; no usable number came.",
        "Asked which client made money, and at what cost; no complete result came.",
        "4 of 4 questions marked.",
        "3 of 4 questions marked.",
        "3 of 4 questions marked.",
        "No independent references confirmed.",
    ),
    "V04": (
        "1 complete result counted.",
        "1 client with money and cost.",
        "4 of 4 questions marked.",
        "4 of 4 questions marked.",
        "4 of 4 questions marked.",
        "1 independent reference confirmed.",
    ),
    "V02": (
        "2 complete results counted.",
        "2 clients with money and cost.",
        "4 of 4 questions marked.",
        "4 of 4 questions marked.",
        "4 of 4 questions marked.",
        "2 independent references confirmed.",
    ),
}


@pytest.mark.parametrize("case", REASONS)
def test_each_judgement_says_what_it_rests_on(case: str) -> None:
    """Name, weight and reason of all six, to the letter."""
    found = judged(WORKED[case]).proven.subscores
    assert [(each.key, each.label, each.weight) for each in found] == [
        ("conversion", "Conversion", 0.2),
        ("money", "Money for clients", 0.2),
        ("audience", "Audience quality", 0.15),
        ("trust", "Trust method", 0.15),
        ("plan", "Plan", 0.15),
        ("reputation", "Reputation", 0.15),
    ]
    assert tuple(each.reason for each in found) == REASONS[case]


SEEN = {
    "words": "“Guru”, “#1” and “growth hacker” in their own description.",
    "lead": "followers and likes, in that order.",
    "advice": "agreed that twice the followers means twice the sales.",
    "method": "sells hard from the first contact.",
    "promises": "guarantees followers, viral posts or sales.",
    "pressure": "pressed you to sign today.",
    "reporting": "would report only followers, likes or views.",
}


@pytest.mark.parametrize("sort", OBSERVED)
def test_each_observation_is_told_to_the_letter(sort: str) -> None:
    """In the words that were used, and of what was done."""
    assert [seen.text for seen in judged(case_with(**OBSERVED[sort])).pattern] == [SEEN[sort]]
