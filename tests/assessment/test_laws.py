"""The laws every verdict keeps, whatever was claimed."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.assessment.cases import (
    BASES,
    RATED,
    SHOWN,
    VANITY,
    case_with,
    client,
    conversion,
    interviews,
    judged,
    with_followers,
)
from vetter.assessment.advice import LADDER
from vetter.domain.case import Answer, AnswerState, Case
from vetter.domain.claims import Conversion, Number, OtherNumber, Reference, ReferenceOutcome, Said
from vetter.domain.evidence import Evidence
from vetter.domain.quantities import Base
from vetter.domain.verdict import Verdict
from vetter.questions.pitch import SAID
from vetter.questions.reputation import REFERENCES
from vetter.questions.results import CONVERSIONS, MONEY, NUMBERS
from vetter.questions.start import NAME
from vetter.questions.watch import FACTS, Fact

if TYPE_CHECKING:
    from random import Random

    from vetter.assessment import Assessment

NEAR = 1e-6


def step(assessment: Assessment) -> int:
    """Return the place of a verdict on the ladder from "stop" to "professional"."""
    return LADDER.index(assessment.verdict)


@given(interviews(), st.integers(0, 10**6), st.integers(0, 10**9))
def test_more_followers_change_nothing(case: Case, few: int, more: int) -> None:
    """P01: claimed followers, however many, raise neither score nor verdict."""
    first, second = judged(with_followers(case, few)), judged(with_followers(case, few + more))
    assert second.proven.score == first.proven.score
    assert second.verdict is first.verdict


@given(interviews(), st.sampled_from((Number.IMPRESSIONS, Number.VIEWS, Number.INTERACTIONS)), st.integers(0, 10**9))
def test_no_vanity_count_raises_the_score(case: Case, what: Number, number: int) -> None:
    """P02: impressions, views and reactions can only cost."""
    without = judged(case)
    with_count = judged(case.with_answer(NUMBERS, Answer((OtherNumber(what=what, number=Decimal(number)),))))
    assert with_count.proven.score <= without.proven.score + NEAR
    assert step(with_count) <= step(without)


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(1, 10**5), st.sampled_from((Evidence.ANALYTICS, Evidence.THIRD_PARTY)))
def test_more_verified_revenue_never_lowers(revenue: int, extra: int, cost: int, shown: Evidence) -> None:
    """P03: the same client with more verified revenue scores at least as much."""
    less = judged(case_with(money=(client(revenue, cost, shown),)))
    more = judged(case_with(money=(client(revenue + extra, cost, shown),)))
    assert more.proven.score >= less.proven.score - NEAR
    assert step(more) >= step(less)


@given(st.integers(1, 50_000), st.data(), st.sampled_from((Base.VISITORS, Base.LIST, Base.LEADS)))
def test_more_verified_sales_from_the_same_people_never_lower(out_of: int, data: st.DataObject, base: Base) -> None:
    """P04: more conversions out of the same base."""
    few = data.draw(st.integers(0, out_of))
    more = data.draw(st.integers(few, out_of))
    first = judged(case_with(conversions=(conversion(few, out_of, base=base),)))
    second = judged(case_with(conversions=(conversion(more, out_of, base=base),)))
    assert second.proven.score >= first.proven.score - NEAR


@given(st.integers(1, 2_000), st.integers(0, 50_000), st.integers(1, 50_000))
def test_the_same_sales_from_more_people_are_never_better(sales: int, spare: int, extra: int) -> None:
    """P05: a larger base for the same count. One self-chosen success is discounted away, so it says nothing either way."""
    assume(sales > 1)
    small, large = sales + spare, sales + spare + extra
    first = judged(case_with(conversions=(conversion(sales, small),)))
    second = judged(case_with(conversions=(conversion(sales, large),)))
    assert second.proven.score <= first.proven.score + 0.05


@given(st.integers(1, 20_000), st.data())
def test_better_evidence_moves_further_from_the_middle_on_the_same_side(out_of: int, data: st.DataObject) -> None:
    """P06: belief moves away from the prior as evidence gets better, and never across it."""
    count = data.draw(st.integers(0, out_of))
    away = [judged(case_with(conversions=(conversion(count, out_of, shown),))).proven.subscores[0].score - 50 for shown in SHOWN]
    signs = {side > 0 for side in away if abs(side) > 0.01}
    assert len(signs) <= 1
    assert all(abs(better) >= abs(worse) - 0.01 for worse, better in itertools.pairwise(away))


@given(interviews(), st.randoms(use_true_random=False))
def test_the_order_of_clients_and_references_is_irrelevant(case: Case, random: Random) -> None:
    """P07: only what was volunteered is an order; results, clients and references are a set."""
    shuffled = case
    for question in (CONVERSIONS, MONEY, REFERENCES):
        answer = case.answer(question)
        if answer is not None and answer.value:
            rows = list(answer.value)
            random.shuffle(rows)
            shuffled = shuffled.with_answer(question, Answer(tuple(rows)))
    first, second = judged(case), judged(shuffled)
    assert abs(first.proven.score - second.proven.score) < NEAR
    assert first.verdict is second.verdict


@given(st.permutations(range(7)), st.sampled_from((Evidence.WORD, Evidence.ANALYTICS)))
def test_the_order_of_many_results_is_irrelevant(order: list[int], shown: Evidence) -> None:
    """P07: with more results than are weighed one by one, too, on both tracks."""
    told = [(conversion(10 * at + 3, 1_000, shown), client(900 * at, 1_000, shown)) for at in range(7)]
    straight = judged(case_with(conversions=tuple(rate for rate, _money in told), money=tuple(money for _rate, money in told)))
    shuffled = judged(case_with(conversions=tuple(told[at][0] for at in order), money=tuple(told[at][1] for at in order)))
    assert abs(straight.proven.score - shuffled.proven.score) < NEAR
    assert abs(straight.claimed.score - shuffled.claimed.score) < NEAR


@given(interviews(), st.integers(2, 1_000))
def test_the_currency_is_irrelevant(case: Case, rate: int) -> None:
    """P08: all money multiplied by one rate gives the same verdict."""
    rows = tuple(
        replace(row, revenue=(row.revenue or 0) * rate, cost=(row.cost or 0) * rate, savings=(row.savings or 0) * rate)
        for row in case[MONEY] or ()
    )
    assume(rows)
    assert abs(judged(case.with_answer(MONEY, Answer(rows))).proven.score - judged(case).proven.score) < NEAR


@given(interviews(), st.sampled_from(VANITY), st.sampled_from(SHOWN))
def test_one_more_boast_never_helps(case: Case, metric: object, shown: Evidence) -> None:
    """P09: an extra vanity number, whatever it was shown by, never lowers the vanity share or raises the score."""
    boast = Said(metric=metric, evidence=shown, complete=True)  # type: ignore[arg-type]
    more = case.with_answer(SAID, Answer((*(case[SAID] or ()), boast)))
    before, after = judged(case), judged(more)
    assert after.vanity.share >= before.vanity.share - NEAR
    assert after.proven.score <= before.proven.score + NEAR


@given(interviews(), st.data())
def test_a_boast_moved_forward_never_lowers_the_vanity_share(case: Case, data: st.DataObject) -> None:
    """P10: what is bragged of first weighs most."""
    rows = list(case[SAID] or ())
    vain = [at for at, row in enumerate(rows) if row.metric in VANITY and at > 0]
    assume(vain)
    at = data.draw(st.sampled_from(vain))
    moved = [*rows]
    moved[at - 1], moved[at] = moved[at], moved[at - 1]
    assert judged(case.with_answer(SAID, Answer(tuple(moved)))).vanity.share >= judged(case).vanity.share - NEAR


@given(interviews(), interviews())
def test_answers_to_our_questions_never_change_the_vanity_share(case: Case, other: Case) -> None:
    """P11: only what was volunteered counts there."""
    mixed = other.with_answer(SAID, case.answer(SAID))
    assert judged(mixed).vanity.share == judged(case).vanity.share


@given(interviews())
def test_scores_lie_in_their_ranges_and_repeat(case: Case) -> None:
    """P12: 0 <= low <= score <= high <= 100 on both tracks and every sub-score; same input, same output."""
    first, second = judged(case), judged(case)
    for track in (first.proven, first.claimed):
        assert 0 <= track.low <= track.score <= track.high <= 100
        for item in track.subscores:
            assert 0 <= item.low <= item.score <= item.high <= 100
    assert (first.proven, first.verdict, first.findings) == (second.proven, second.verdict, second.findings)


@given(interviews())
def test_a_confirming_reference_never_lowers(case: Case) -> None:
    """P13."""
    rows = (*(case[REFERENCES] or ()), Reference(outcome=ReferenceOutcome.CONFIRMED, independent=True))
    assert judged(case.with_answer(REFERENCES, Answer(rows))).proven.score >= judged(case).proven.score - NEAR


@given(interviews())
def test_a_contradicting_reference_never_raises_and_stops(case: Case) -> None:
    """P14: and it bars the promising verdict, because it stops everything until explained."""
    contradiction = Reference(independent=True, expected=Decimal(100), heard=Decimal(40))
    after = judged(case.with_answer(REFERENCES, Answer((*(case[REFERENCES] or ()), contradiction))))
    assert after.proven.score <= judged(case).proven.score + NEAR
    assert after.verdict is Verdict.STOP


@given(interviews())
def test_words_and_screenshots_alone_are_never_professional(case: Case) -> None:
    """P15: without analytics or a third party nobody is a professional."""
    weak = {Evidence.ANALYTICS: Evidence.SCREENSHOT, Evidence.THIRD_PARTY: Evidence.SCREENSHOT}
    for question in (CONVERSIONS, MONEY):
        rows = tuple(replace(row, evidence=weak.get(row.evidence, row.evidence)) for row in case[question] or ())  # type: ignore[type-var]
        if rows:
            case = case.with_answer(question, Answer(rows))  # type: ignore[arg-type]
    assert judged(case).verdict is not Verdict.PROFESSIONAL


@given(interviews(), st.sampled_from((Fact.BOUGHT_FOLLOWERS, Fact.FORGED, Fact.KEEPS_ACCOUNTS)))
def test_anything_red_stops(case: Case, fact: Fact) -> None:
    """P16."""
    facts = tuple(each for each in Fact if each is fact or each in (case[FACTS] or ()))
    assert judged(case.with_answer(FACTS, Answer(facts))).verdict is Verdict.STOP


@given(st.integers(1, 100), st.integers(20, 5_000), st.sampled_from(SHOWN))
def test_a_bare_percentage_never_beats_its_count(percent: int, out_of: int, shown: Evidence) -> None:
    """P17: the same rate with how many out of how many is worth at least as much."""
    count = round(out_of * percent / 100)
    bare = judged(case_with(conversions=(Conversion(percent=Decimal(percent), evidence=shown),)))
    told = judged(case_with(conversions=(conversion(count, out_of, shown),)))
    if count / out_of >= 0.014:
        assert bare.proven.subscores[0].score <= told.proven.subscores[0].score + NEAR


@given(interviews(), st.sampled_from(RATED))
def test_unasked_is_not_zero(case: Case, question: object) -> None:
    """P18: leaving a question out is never as bad as the worst mark."""
    unasked = case.with_answer(question, None)  # type: ignore[arg-type]
    worst = case.with_answer(question, Answer((1,)))  # type: ignore[arg-type]
    assert judged(unasked).proven.score >= judged(worst).proven.score - NEAR


@given(interviews())
def test_a_second_listener_who_agrees_never_weakens(case: Case) -> None:
    """P19: the same marks twice narrow the range and move the rated scores further from the middle."""
    twice = case
    for question in RATED:
        marks = case[question]
        if marks:
            twice = twice.with_answer(question, Answer((*marks, *marks)))
    before, after = judged(case).proven, judged(twice).proven
    assert after.high - after.low <= before.high - before.low + NEAR or after.high == 100 or after.low == 0
    for first, second in zip(before.subscores[2:], after.subscores[2:], strict=True):
        assert second.sd <= first.sd + NEAR
        assert abs(second.score - 50) >= abs(first.score - 50) - NEAR or first.key == "reputation"


@given(interviews(), st.sampled_from(RATED), st.integers(1, 4))
def test_a_higher_mark_never_lowers(case: Case, question: object, mark: int) -> None:
    """P20."""
    lower = judged(case.with_answer(question, Answer((mark,))))  # type: ignore[arg-type]
    higher = judged(case.with_answer(question, Answer((mark + 1,))))  # type: ignore[arg-type]
    assert higher.proven.score >= lower.proven.score - NEAR


@given(st.integers(200, 100_000), st.data())
def test_there_are_no_cliffs_in_the_score(out_of: int, data: st.DataObject) -> None:
    """P28: one per cent more conversions moves the score by less than half a point."""
    count = data.draw(st.integers(100, out_of))
    more = min(out_of, round(count * 1.01))
    first = judged(case_with(conversions=(conversion(count, out_of),))).proven.score
    second = judged(case_with(conversions=(conversion(more, out_of),))).proven.score
    assert abs(second - first) < 0.5


@given(interviews(), st.text(max_size=30))
def test_the_name_has_no_effect(case: Case, name: str) -> None:
    """P29."""
    named, unnamed = judged(case.with_answer(NAME, Answer(name))), judged(case)
    assert named.proven == unnamed.proven
    assert named.verdict is unnamed.verdict


@given(st.integers(0, 10**6), st.integers(1, 10**5), st.integers(1, 10**5), st.sampled_from(SHOWN))
def test_higher_cost_for_the_same_revenue_never_helps(revenue: int, cost: int, extra: int, shown: Evidence) -> None:
    """P30."""
    cheap = judged(case_with(money=(client(revenue, cost, shown),)))
    dear = judged(case_with(money=(client(revenue, cost + extra, shown),)))
    assert dear.proven.score <= cheap.proven.score + NEAR


@given(st.integers(1, 100), st.sampled_from(SHOWN))
def test_a_bare_percentage_buys_next_to_nothing(percent: int, shown: Evidence) -> None:
    """P31: at most 2.5 points over having nothing to say when asked."""
    nothing = judged(case_with(conversions=Answer(state=AnswerState.NONE)))
    bare = judged(case_with(conversions=(Conversion(percent=Decimal(percent), evidence=shown),)))
    assert bare.proven.score <= nothing.proven.score + 2.5


@given(st.integers(1, 10**7), st.sampled_from(SHOWN))
def test_revenue_without_cost_buys_nothing(revenue: int, shown: Evidence) -> None:
    """P32."""
    nothing = judged(case_with(money=Answer(state=AnswerState.NONE)))
    alone = judged(case_with(money=(replace(client(revenue, 1, shown), cost=None),)))
    assert alone.proven.score == nothing.proven.score


@given(st.lists(st.tuples(st.integers(1, 10**6), st.sampled_from(BASES[:3])), min_size=1, max_size=4))
def test_talk_alone_and_screenshots_alone_convince_only_so_far(claims: list[tuple[int, Base]]) -> None:
    """P33: whatever is claimed, words reach at most 67 % and screenshots 80 % "beats a peer"."""
    for shown, most in ((Evidence.WORD, 66.72), (Evidence.SCREENSHOT, 80.05)):
        rows = tuple(conversion(people, people, shown, base) for people, base in claims)
        assert judged(case_with(conversions=rows)).proven.subscores[0].score <= most


@given(interviews())
def test_the_claimed_track_of_verified_claims_is_the_proven_one(case: Case) -> None:
    """What is seen live already has nothing left to check out, so both tracks agree but for references offered."""
    for question in (CONVERSIONS, MONEY):
        rows = tuple(replace(row, evidence=Evidence.ANALYTICS) for row in case[question] or ())  # type: ignore[type-var]
        if rows:
            case = case.with_answer(question, Answer(rows))  # type: ignore[arg-type]
    case = case.with_answer(REFERENCES, None)
    found = judged(case)
    assert abs(found.claimed.score - found.proven.score) < NEAR


@given(st.integers(1, 5_000), st.data(), st.sampled_from(SHOWN), st.sampled_from(SHOWN), st.booleans())
def test_a_result_told_again_changes_nothing(out_of: int, data: st.DataObject, shown: Evidence, again: Evidence, offered: bool) -> None:  # noqa: FBT001
    """One campaign is one campaign: told twice, it weighs what it weighed where it was shown best."""
    best, other = sorted((shown, again), key=lambda evidence: -evidence.step)
    told: dict[str, Any] = {"start": date(2026, 3, 2), "end": date(2026, 4, 30), "days": None}
    count = data.draw(st.integers(0, out_of))
    row, repeated = conversion(count, out_of, best, **told), conversion(count, out_of, other, client="Anna", **told)
    once = judged(case_with(conversions=(row,)))
    twice = judged(case_with(conversions=(row,), offers=(repeated,)) if offered else case_with(conversions=(repeated, row)))
    assert twice.proven == once.proven
    assert (twice.verdict, twice.complete_claims) == (once.verdict, once.complete_claims)
    assert [finding.rule.key for finding in twice.findings] == ["told_again"]
