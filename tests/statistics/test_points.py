"""Evenly spread points: the textbook sequence, and evenness in every direction."""

from __future__ import annotations

import pytest
from scipy.stats import qmc

from vetter.statistics import halton, lattice


def test_halton_is_the_textbook_sequence() -> None:
    """As another implementation gives it, the first points left out."""
    expected = qmc.Halton(4, scramble=False).random(120)[21:]
    for mine, theirs in zip(halton(99, 4), expected, strict=True):
        assert mine == pytest.approx(tuple(theirs))


def test_a_lattice_takes_each_step_once_in_each_dimension() -> None:
    """And no two dimensions are alike."""
    points = lattice(211, 40)
    columns = list(zip(*points, strict=True))
    steps = tuple((at + 0.5) / 211 for at in range(211))
    assert all(tuple(sorted(column)) == pytest.approx(steps) for column in columns)
    assert len(set(columns)) == 40


@pytest.mark.parametrize("prime", [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 101])
def test_no_two_dimensions_of_a_full_lattice_are_alike(prime: int) -> None:
    """As many dimensions as there can be: that needs a number whose powers reach every other."""
    columns = set(zip(*lattice(prime, prime - 1), strict=True))
    assert len(columns) == prime - 1


@pytest.mark.parametrize("dimensions", [0, 9])
def test_halton_has_eight_dimensions(dimensions: int) -> None:
    """More of them would no longer be even."""
    with pytest.raises(ValueError, match="between 1 and 8 dimensions"):
        halton(10, dimensions)


@pytest.mark.parametrize("count", [1, 3, 50, 210])
def test_a_lattice_needs_a_prime(count: int) -> None:
    """Otherwise dimensions fall together."""
    with pytest.raises(ValueError, match="larger prime number of points"):
        lattice(count, 3)
