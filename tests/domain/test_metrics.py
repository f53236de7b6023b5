"""What the published figures count: each in words of its own."""

from __future__ import annotations

from tests.benchmark_table import shipped
from vetter.domain.benchmark import METRIC_WORDS


def test_everything_shipped_is_said_in_words() -> None:
    """No owner reads the name of a metric as machines write it, and no two are called the same."""
    assert {row.metric for row in shipped().rows} == set(METRIC_WORDS)
    assert len(set(METRIC_WORDS.values())) == len(METRIC_WORDS)
