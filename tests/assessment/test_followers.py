"""A sample of followers looked at by hand: the share of real people, one-sided, and never a part of the score."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.assessment.cases import case_with, conversion, interviews, judged
from vetter.assessment.followers import Followers, looked_at
from vetter.domain.case import Answer, Case
from vetter.domain.working import FollowersSeen
from vetter.questions.audience import FOLLOWERS_SEEN


def seen(people: int | None, unreal: int | None) -> Followers | None:
    """Return what a sample says."""
    return looked_at(case_with(followers_seen=(FollowersSeen(people, unreal),)))


def test_sixty_of_two_hundred() -> None:
    """The worked sample: 70 % real, at most 79 %."""
    found = seen(200, 60)
    assert found is not None
    assert found.middle_real == pytest.approx(0.70, abs=0.005)
    assert found.most_real == pytest.approx(0.79, abs=0.005)


@given(st.integers(1, 3_000), st.data())
def test_more_unreal_ones_never_lower_their_share(people: int, data: st.DataObject) -> None:
    """P25: neither the headline nor the middle; to half a per cent, for between two counts another reference set may explain them best."""
    few = data.draw(st.integers(0, people))
    first, second = seen(people, few), seen(people, data.draw(st.integers(few, people)))
    assert first is not None
    assert second is not None
    assert second.most_real <= first.most_real + 0.005
    assert second.middle_real <= first.middle_real + 0.005
    assert 0 <= first.middle_real <= first.most_real <= 1


@given(interviews(), st.integers(1, 10**9), st.data())
def test_it_never_moves_the_score(case: Case, people: int, data: st.DataObject) -> None:
    """A sign, not a proof: whoever has followers may have robots among them."""
    unreal = data.draw(st.integers(0, people))
    looked = case.with_answer(FOLLOWERS_SEEN, Answer((FollowersSeen(people, unreal),)))
    before, after = judged(case), judged(looked)
    assert after.proven == before.proven
    assert after.verdict is before.verdict


@pytest.mark.parametrize(("people", "unreal"), [(None, 3), (200, None), (0, 0), (10, 11)])
def test_half_a_count_says_nothing(people: int | None, unreal: int | None) -> None:
    """Nor does one that cannot be."""
    assert seen(people, unreal) is None


@pytest.mark.parametrize(("people", "unreal", "asked"), [(200, 120, True), (200, 110, False), (150, 140, False)])
def test_mostly_unreal_is_asked_about(people: int, unreal: int, asked: bool) -> None:  # noqa: FBT001 - a row of the table
    """Only where enough were looked at and not half of them can be real."""
    case = case_with(followers_seen=(FollowersSeen(people, unreal),), conversions=(conversion(3, 90),))
    assert ("mostly_unreal" in {finding.rule.key for finding in judged(case).findings}) is asked
