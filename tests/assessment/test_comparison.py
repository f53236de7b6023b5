"""Side by side: chances and places that hang together, and a third who changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.assessment.comparison import Difference, Standing, better, difference, rank
from vetter.domain.verdict import Verdict

HARSHNESS = 0.3
US = frozenset({"You"})
STANDINGS = st.builds(
    Standing, st.sampled_from(Verdict), st.floats(0, 100), st.floats(0.5, 30), st.sampled_from((US, frozenset({"Petra"}), frozenset()))
)


def test_the_published_figures() -> None:
    """66 +- 8 against 62 +- 9 is 65 %; against 54 +- 10 it is 87 %, when the same people listened."""
    first, second, third = (Standing(Verdict.MIXED, score, sd, US) for score, sd in ((66, 8), (62, 9), (54, 10)))
    assert better(first, second, HARSHNESS) == pytest.approx(0.65, abs=0.005)
    assert better(first, third, HARSHNESS) == pytest.approx(0.87, abs=0.005)
    assert difference(0.65) is Difference.LEANING
    assert difference(0.13) is Difference.PROBABLY


def test_without_any_doubt_the_higher_score_is_better() -> None:
    """Where neither can differ a gap decides, and no gap is a toss."""
    high, low = (Standing(Verdict.MIXED, score, 0.0, US) for score in (50.5, 50))
    assert (better(high, low, HARSHNESS), better(low, high, HARSHNESS), better(high, high, HARSHNESS)) == (1.0, 0.0, 0.5)


@given(STANDINGS, STANDINGS, STANDINGS)
def test_a_third_changes_nothing(first: Standing, second: Standing, third: Standing) -> None:
    """P21: whoever else is looked at, A against B stays, and the two chances add up to one."""
    alone, among = rank((first, second), HARSHNESS), rank((first, second, third), HARSHNESS)
    assert among.better[0][1] == alone.better[0][1]
    both = better(first, second, HARSHNESS), better(second, first, HARSHNESS)
    if Verdict.NOT_ENOUGH_ASKED in {first.verdict, second.verdict}:
        assert both == (None, None)
    else:
        assert sum(each or 0.0 for each in both) == pytest.approx(1)


@given(st.lists(STANDINGS, min_size=1, max_size=5))
def test_every_place_is_taken_once(standings: list[Standing]) -> None:
    """P22: chances of places add up to one by candidate and by place; those who cannot be ranked have no place and stand last."""
    found = rank(standings, HARSHNESS)
    ranked = [row for row in found.ranks if row is not None]
    assert len(ranked) == sum(1 for each in standings if each.verdict not in {Verdict.STOP, Verdict.NOT_ENOUGH_ASKED})
    for row in (*ranked, *zip(*ranked, strict=True)):
        assert sum(row) == pytest.approx(1)
    assert sorted(found.order) == list(range(len(standings)))
    last = [standings[at].verdict for at in found.order][len(ranked) :]
    assert last == sorted(last, key=[Verdict.NOT_ENOUGH_ASKED, Verdict.STOP].index)


@pytest.mark.parametrize("listeners", [US, frozenset()])
def test_the_chance_of_the_first_place_is_the_chance_to_be_better(listeners: frozenset[str]) -> None:
    """Between two, whoever listened; the better of them is read first."""
    high, low = Standing(Verdict.MIXED, 66, 8, listeners), Standing(Verdict.MIXED, 54, 10, listeners)
    found = rank((low, high), HARSHNESS)
    assert found.order == (1, 0)
    places = [row and row[0] for row in found.ranks]
    assert places == pytest.approx([better(low, high, HARSHNESS), better(high, low, HARSHNESS)], abs=0.005)


def test_a_stop_is_above_nobody() -> None:
    """Whatever its score."""
    stopped, weak = Standing(Verdict.STOP, 90, 5), Standing(Verdict.UNPROVEN, 10, 5)
    assert better(stopped, weak, HARSHNESS) == 0.0
    assert better(weak, stopped, HARSHNESS) == 1.0


def test_whoever_was_asked_too_little_is_neither_better_nor_worse() -> None:
    """An unknown person scores near 50, and that is no result: neither before nor behind anybody, stopped ones included."""
    unknown, weak, stopped = (Standing(verdict, 50, 10) for verdict in (Verdict.NOT_ENOUGH_ASKED, Verdict.UNPROVEN, Verdict.STOP))
    found = rank((stopped, unknown, weak), HARSHNESS)
    assert found.better == ((None, None, 0.0), (None, None, None), (1.0, None, None))
    assert found.order == (2, 1, 0)
    assert [row is None for row in found.ranks] == [True, True, False]


@given(st.floats(0, 1))
def test_words_do_not_depend_on_who_is_named_first(chance: float) -> None:
    """The same word for 30 and 70 %."""
    assert difference(chance) is difference(1 - chance)
