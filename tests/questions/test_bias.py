"""The bias index: where an order of vanity metrics and business results leans."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.domain.claims import Metric, MetricClass
from vetter.kinds import Ranking
from vetter.questions.bias import bias_index
from vetter.questions.start import SWAY

assert isinstance(SWAY.kind, Ranking)
TEN: tuple[Metric, ...] = SWAY.kind.entries
VANITY = tuple(metric for metric in TEN if metric.kind is MetricClass.VANITY)
BUSINESS = tuple(metric for metric in TEN if metric.kind is MetricClass.RESULT)
orders = st.permutations(TEN).map(tuple)


def test_five_of_each_are_put_in_order() -> None:
    """Five that look good, five that pay, and as they are offered they lean nowhere far."""
    assert (len(VANITY), len(BUSINESS), len(TEN)) == (5, 5, 10)
    offered = bias_index(TEN)
    assert offered is not None
    assert abs(offered - 50) <= 2


@pytest.mark.parametrize(
    ("order", "index"),
    [
        (BUSINESS + VANITY, 0),
        (VANITY + BUSINESS, 100),
        (BUSINESS[:4] + VANITY[:1] + BUSINESS[4:] + VANITY[1:], 4),
        (VANITY[:1] + BUSINESS + VANITY[1:], 20),
        ((), None),
        (None, None),
        (VANITY, None),
    ],
)
def test_worked_by_hand(order: tuple[Metric, ...] | None, index: float | None) -> None:
    """Ends, one swap from an end, one vanity metric before all else, and nothing to tell."""
    assert bias_index(order) == index


@given(orders)
def test_turned_around_it_leans_as_far_the_other_way(order: tuple[Metric, ...]) -> None:
    """The index of an order and of its reverse make 100."""
    forward, back = bias_index(order), bias_index(order[::-1])
    assert forward is not None
    assert back is not None
    assert forward + back == pytest.approx(100)


@given(orders)
def test_it_is_the_share_of_pairs_with_vanity_first(order: tuple[Metric, ...]) -> None:
    """Counted pair by pair it comes to the same."""
    pairs = [(first, second) for first in VANITY for second in BUSINESS]
    first = sum(1 for vain, paying in pairs if order.index(vain) < order.index(paying))
    assert bias_index(order) == pytest.approx(100 * first / len(pairs))


@given(orders)
def test_moving_a_business_result_up_never_raises_it(order: tuple[Metric, ...]) -> None:
    """Each swap of neighbours that puts the result first lowers the index by four."""
    for at, (before, after) in enumerate(pairwise(order)):
        if before in VANITY and after in BUSINESS:
            better = (*order[:at], after, before, *order[at + 2 :])
            old, new = bias_index(order), bias_index(better)
            assert old is not None
            assert new == pytest.approx(old - 4)
