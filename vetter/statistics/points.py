"""Evenly spread points in a unit cube: what stands in for chance where a result must come out the same every time."""

from __future__ import annotations

from functools import lru_cache

PRIMES = (2, 3, 5, 7, 11, 13, 17, 19)
_GOLDEN = (5**0.5 - 1) / 2


def radical_inverses(count: int, base: int) -> list[float]:
    """Return the first whole numbers with their digits in `base` mirrored behind the point: 6 = 110 in base 2 gives 0.011 = 0.375.

    Numbers of one digit more are those there are, with each digit before them.
    """
    values, scale = [0.0], 1.0 / base
    while len(values) < count:
        values = [value + digit * scale for digit in range(base) for value in values]
        scale /= base
    return values[:count]


@lru_cache(maxsize=16)
def halton(count: int, dimensions: int, skip: int = 20) -> tuple[tuple[float, ...], ...]:
    """Return `count` points of that many dimensions, each coordinate between 0 and 1, ends excluded.

    The first `skip` points, which crowd the corner, are left out.

    Raises:
        ValueError: if there are more dimensions than primes at hand.

    """
    if not 0 < dimensions <= len(PRIMES):
        text = f"between 1 and {len(PRIMES)} dimensions can be spread, not {dimensions}"
        raise ValueError(text)
    first = skip + 1
    return tuple(zip(*(radical_inverses(first + count, base)[first:] for base in PRIMES[:dimensions]), strict=True))


def lattice(count: int, dimensions: int) -> tuple[tuple[float, ...], ...]:
    """Return `count` points of many dimensions, each coordinate taking each of `count` equal steps once (Korobov's lattice).

    Raises:
        ValueError: unless `count` is a prime larger than the number of dimensions, so that no two of them fall together.

    """
    prime = count > 1 and all(count % factor for factor in range(2, int(count**0.5) + 1))
    if not prime or dimensions >= count:
        text = f"a lattice of {dimensions} dimensions needs a larger prime number of points, not {count}"
        raise ValueError(text)
    generator = next(base for base in range(round(_GOLDEN * count), 0, -1) if len(_powers(base, count, dimensions)) == dimensions)
    steps = [pow(generator, dimension, count) for dimension in range(dimensions)]
    return tuple(tuple((index * step % count + 0.5) / count for step in steps) for index in range(count))


def _powers(base: int, prime: int, most: int) -> set[int]:
    return {pow(base, exponent, prime) for exponent in range(most)}
