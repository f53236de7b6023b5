"""Moved settings: most verdicts stay, and none leaps from one end to the other."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tests.benchmark_table import shipped
from tests.worked_cases import WORKED_CASES, case_of
from vetter.assessment.robustness import DRAWS, Robustness, jittered, robustness
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


def test_each_number_is_multiplied_by_a_lognormal_factor() -> None:
    """As often up as down, most by no more than two of its standard deviations."""
    usual = Settings()
    for group, names, log_sd in (("weights", ("conversion", "trust"), 0.4), ("assumptions", ("prior_odds", "campaigns_differ"), 0.3)):
        for name in names:
            factors = [getattr(getattr(moved, group), name) / getattr(getattr(usual, group), name) for moved in jittered(usual, DRAWS)]
            logs = sorted(math.log(factor) for factor in factors)
            assert logs[DRAWS // 2] == pytest.approx(0, abs=0.02)
            assert math.sqrt(sum(each**2 for each in logs) / DRAWS) == pytest.approx(log_sd, rel=0.06)


def test_what_the_others_became_is_told_the_most_frequent_first() -> None:
    """And a verdict that nothing moves has none."""
    found = Robustness(Verdict.MIXED, 10, {Verdict.STOP: 1, Verdict.MIXED: 6, Verdict.PROMISING: 3})
    assert found.changed == pytest.approx(0.4)
    assert found.neighbours == ((Verdict.PROMISING, 3), (Verdict.STOP, 1))
    assert Robustness(Verdict.MIXED, 10, {Verdict.STOP: 10}).changed == 1
