"""The long run before a release leaves no goal out."""

from __future__ import annotations

import pytest

from tests.durability.__main__ import GOALS, files


@pytest.mark.parametrize("goal", GOALS)
def test_every_goal_is_tried(goal: str) -> None:
    """Some test stands for each."""
    assert files(goal)
