"""Oddities in likes and growth: asked, never charged, and honest accounts pass."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.assessment.cases import case_with, judged
from vetter.assessment import Severity
from vetter.assessment.posts import jumps

LIKES = st.lists(st.integers(0, 10**6), min_size=1, max_size=40).map(tuple)


@given(LIKES, LIKES, st.lists(st.integers(0, 10**7), min_size=1, max_size=60).map(tuple))
def test_nothing_here_costs_anything(likes: tuple[int, ...], comments: tuple[int, ...], growth: tuple[int, ...]) -> None:
    """Every finding is a question, and the score is that of the same talk without these numbers."""
    without = judged(case_with())
    found = judged(case_with(likes=likes, comments=comments, growth=growth))
    assert all(finding.severity is Severity.ASK for finding in found.findings)
    assert found.proven.score == without.proven.score
    assert found.verdict is without.verdict


@given(st.integers(1_000, 10**6), st.floats(0.0, 0.01), st.integers(14, 180))
def test_steady_growth_is_no_jump(start: int, daily: float, days: int) -> None:
    """Even a per cent a day."""
    assert not jumps([round(start * (1 + daily) ** day) for day in range(days)])


def test_a_pack_is_named_and_so_is_what_was_lost() -> None:
    """Ten thousand in a day, half of them gone in a fortnight."""
    days = [20_000 + 7 * day for day in range(30)]
    bought = [*days, *(30_210 - 350 * day for day in range(15))]
    [finding] = judged(case_with(growth=tuple(bought))).findings
    assert "On day 31 followers rose from 20,203 to 30,210: 10,007 more." in finding.sentence
    assert "close to a pack size" in finding.sentence
    assert "4,900 were gone again within 30 days" in finding.sentence
    assert "anybody can buy them for anybody" in finding.rule.innocent


def test_no_comments_under_a_few_likes_is_nothing() -> None:
    """Forty likes and no comment happen every day; forty thousand and none do not."""
    assert not judged(case_with(likes=(10, 30), comments=(0, 0))).findings
    [finding] = judged(case_with(likes=(10_000, 30_000), comments=(0, 0))).findings
    assert finding.rule.key == "comments_for_likes"
