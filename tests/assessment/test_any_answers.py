"""The laws on answers to every question, in any state and of any size: whatever can be kept can be judged."""

from __future__ import annotations

import math
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from tests.assessment.cases import judged, with_followers
from tests.benchmark_table import shipped
from tests.strategies import cases
from vetter.assessment.advice import LADDER, advise
from vetter.assessment.prospect import prospect
from vetter.domain.case import Answer, Case
from vetter.domain.verdict import Verdict
from vetter.questions.start import CONTACT, NAME
from vetter.questions.watch import FACTS, Fact
from vetter.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

any_answers = cases(most=30)


def numbers(of: Any) -> Iterator[float]:
    """Yield every float in a result, however deep."""
    if isinstance(of, float):
        yield of
    elif isinstance(of, tuple):
        for each in of:
            yield from numbers(each)
    elif is_dataclass(of):
        for field in fields(of):
            yield from numbers(getattr(of, field.name))


@given(any_answers)
def test_every_number_of_a_verdict_is_a_number(case: Case) -> None:
    """P12 on anything: nothing infinite or undefined, each score within its range, and the same again when judged again."""
    found = judged(case)
    assert all(math.isfinite(number) for track in (found.proven, found.claimed) for number in numbers(track))
    for track in (found.proven, found.claimed):
        for item in (track, *track.subscores):
            assert 0 <= item.low <= item.score <= item.high <= 100
    assert judged(case) == found


@given(any_answers, st.integers(0, 10**6), st.integers(0, 10**12))
def test_more_followers_never_lift(case: Case, few: int, more: int) -> None:
    """P01 on anything."""
    first, second = judged(with_followers(case, few)), judged(with_followers(case, few + more))
    assert second.proven.score <= first.proven.score + 1e-6
    assert LADDER.index(second.verdict) <= LADDER.index(first.verdict)


@given(any_answers, st.sampled_from((Fact.BOUGHT_FOLLOWERS, Fact.FORGED, Fact.KEEPS_ACCOUNTS)))
def test_anything_red_stops(case: Case, fact: Fact) -> None:
    """P16 on anything."""
    facts = tuple(each for each in Fact if each is fact or each in (case[FACTS] or ()))
    assert judged(case.with_answer(FACTS, Answer(facts))).verdict is Verdict.STOP


@given(any_answers, st.text(max_size=30), st.text(max_size=30))
def test_who_somebody_is_has_no_effect(case: Case, name: str, contact: str) -> None:
    """P29 on anything."""
    other = case.with_answer(NAME, Answer(name)).with_answer(CONTACT, Answer(contact))
    assert replace(judged(other)) == judged(case)


@given(any_answers)
def test_advice_and_money_stand_on_anything(case: Case) -> None:
    """P27 on anything, and the owner's money is finite whatever was typed."""
    found = judged(case)
    advice = advise(case, shipped(), Settings(), found)
    if advice is not None:
        assert judged(advice.carried_out(case)).verdict is advice.verdict
    assert all(math.isfinite(number) for number in numbers(prospect(case, shipped(), Settings(), found)))
