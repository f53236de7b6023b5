"""How often something is tried: a few times in every run, as often as its goal asks in the long run before a release.

A test that stands for one of the goals G1 to G17 carries the mark `goal`: its goal, what is tried, and how often, unless it is once.
`python -m tests.durability` runs the tests that do, and makes one table of them.
"""

from __future__ import annotations

import os

from hypothesis import settings

SHARE = "VETTER_LONG_RUN"
"""The name of what says which part of a long run is wanted; not set in other runs."""


def share() -> float:
    """Return which part of a long run is wanted, 0 in any other run."""
    return float(os.environ.get(SHARE, "0"))


def often(few: int, of: int) -> int:
    """Return how often to try: `of` in a whole long run, its part in a shorter one, never less than in any run."""
    return max(few, round(of * share()))


def examples(of: int) -> int:
    """Return how many examples of a law to try: as many as of any other law, or its part of a long run."""
    return often(settings().max_examples, of)
