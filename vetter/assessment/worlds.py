"""Worlds: which claims are true together, unverified ones standing or falling as one, verified ones each alone."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EXACT = 4
"""Verified claims beyond these, taken in order of trust, count in every world in proportion to their trust."""


World = tuple[float, tuple[float, ...]]


@lru_cache(maxsize=2_048)
def worlds(claims: tuple[tuple[float, bool], ...]) -> tuple[World, ...]:
    """Return each world's weight and, for each claim (trust, verified), how much of it is true there: 0 to 1.

    One number U decides all unverified claims: a claim with trust t is true when U < t. So three spoken
    miracles convince no more than one.
    """
    return tuple(_worlds(claims))


def _worlds(claims: Sequence[tuple[float, bool]]) -> Iterator[World]:
    own = sorted((i for i, (_t, verified) in enumerate(claims) if verified), key=lambda i: (claims[i][0], i))
    exact, blurred = own[:EXACT], own[EXACT:]
    for spoken_weight, spoken in _spoken(claims):
        for flags in product((True, False), repeat=len(exact)):
            weight = spoken_weight
            shares = list(spoken)
            for index, true in zip(exact, flags, strict=True):
                level = claims[index][0]
                weight *= level if true else 1 - level
                shares[index] = 1.0 if true else 0.0
            for index in blurred:
                shares[index] = claims[index][0]
            if weight > 0:
                yield weight, tuple(shares)


def _spoken(claims: Sequence[tuple[float, bool]]) -> Iterator[tuple[float, list[float]]]:
    levels = sorted({level for level, verified in claims if not verified and level > 0})
    floor = 0.0
    for level in levels:
        yield level - floor, [1.0 if not verified and own >= level else 0.0 for own, verified in claims]
        floor = level
    yield 1 - floor, [0.0] * len(claims)
