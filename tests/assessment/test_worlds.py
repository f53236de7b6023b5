"""Worlds: their weights and shares, held against drawing the chances one by one."""

from __future__ import annotations

from itertools import pairwise, product
from math import isclose, prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.assessment.worlds import EXACT, worlds

CLAIMS = st.lists(st.tuples(st.sampled_from((0.0, 0.2, 0.5, 0.8, 1.0)), st.booleans()), max_size=6)


def _expected(claims: list[tuple[float, bool]]) -> dict[tuple[float, ...], float]:
    """Return the weight of each outcome: one draw between 0 and 1 for all unverified, one of its own for each verified."""
    own = [i for i, (_level, verified) in enumerate(claims) if verified]
    edges = sorted({0.0, 1.0, *(level for level, verified in claims if not verified)})
    found: dict[tuple[float, ...], float] = {}
    for low, high in pairwise(edges):
        middle = (low + high) / 2
        for flags in product((True, False), repeat=len(own)):
            true = dict(zip(own, flags, strict=True))
            shares = tuple(float(true[i]) if verified else float(middle < level) for i, (level, verified) in enumerate(claims))
            weight = (high - low) * prod(claims[i][0] if true[i] else 1 - claims[i][0] for i in own)
            found[shares] = found.get(shares, 0.0) + weight
    return {shares: weight for shares, weight in found.items() if weight > 0}


@given(CLAIMS.filter(lambda claims: sum(verified for _level, verified in claims) <= EXACT))
def test_each_world_has_the_weight_of_drawing_it(claims: list[tuple[float, bool]]) -> None:
    """One number decides everything that was only said; each checked claim stands alone."""
    found: dict[tuple[float, ...], float] = {}
    for weight, shares in worlds(tuple(claims)):
        assert weight > 0
        found[shares] = found.get(shares, 0.0) + weight
    expected = _expected(claims)
    assert found.keys() == expected.keys()
    assert all(isclose(found[shares], expected[shares], abs_tol=1e-12) for shares in expected)


def test_many_verified_claims_count_by_their_trust_from_the_fifth_on() -> None:
    """The four least trusted stay exact, where the doubt lies; the rest is blurred, and nothing is lost on the way."""
    levels = (0.9, 0.6, 0.95, 0.7, 0.8, 0.5)
    found = worlds(tuple((level, True) for level in levels))
    assert len(found) == 2**EXACT
    assert sum(weight for weight, _shares in found) == pytest.approx(1.0)
    for _weight, shares in found:
        assert (shares[0], shares[2]) == (0.9, 0.95)
        assert {shares[i] for i in (1, 3, 4, 5)} <= {0.0, 1.0}
    means = [sum(weight * shares[i] for weight, shares in found) for i in range(len(levels))]
    assert means == pytest.approx(levels)


def test_three_spoken_miracles_convince_no_more_than_one() -> None:
    """They stand or fall together."""
    assert [(weight, shares[0]) for weight, shares in worlds(((0.3, False),) * 3)] == [(0.3, 1.0), (0.7, 0.0)]
    assert worlds(()) == ((1.0, ()),)
