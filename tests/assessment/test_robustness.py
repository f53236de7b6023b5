"""Moved settings: most verdicts stay, and none leaps from one end to the other."""

from __future__ import annotations

from typing import Any

import pytest

from tests.benchmark_table import shipped
from tests.worked_cases import WORKED_CASES, case_of
from vetter.assessment.robustness import DRAWS, jittered, robustness
from vetter.domain.verdict import Verdict
from vetter.settings import Settings

FAR = {Verdict.VANITY_ONLY: {Verdict.PROFESSIONAL}, Verdict.PROFESSIONAL: {Verdict.VANITY_ONLY, Verdict.STOP}}


@pytest.mark.parametrize("worked", WORKED_CASES, ids=lambda worked: worked["id"])
def test_a_worked_case_mostly_keeps_its_verdict(worked: dict[str, Any]) -> None:
    """Six in ten at least, and never the other end of the ladder."""
    found = robustness(case_of(worked), shipped(), Settings())
    assert sum(found.counts.values()) == DRAWS
    assert found.changed <= 0.40
    assert not FAR.get(found.verdict, set()) & {verdict for verdict, _count in found.neighbours}


def test_the_worked_cases_together_change_rarely() -> None:
    """Fewer than one verdict in twelve."""
    changed = [robustness(case_of(worked), shipped(), Settings()).changed for worked in WORKED_CASES]
    assert sum(changed) / len(changed) < 1 / 12


def test_everything_is_moved_and_stays_possible() -> None:
    """Weights, assumptions and lines all differ from draw to draw; shares stay shares."""
    moved = list(jittered(Settings(), DRAWS))
    assert len({settings.weights for settings in moved}) == DRAWS
    assert len({settings.lines.vanity for settings in moved}) == DRAWS
    assert all(0 < settings.assumptions.halo < 1 and 0 < settings.assumptions.incremental_share < 1 for settings in moved)
    assert all(abs(settings.lines.vanity - 60) <= 2 for settings in moved)
