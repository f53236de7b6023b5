"""The method's twelve worked cases give their verdict, flags and figures."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.benchmark_table import shipped
from tests.worked_cases import WORKED_CASES, case_of
from vetter.assessment import assess
from vetter.settings import Settings, Weights


@pytest.mark.parametrize("worked", WORKED_CASES, ids=lambda worked: worked["id"])
def test_a_worked_case_comes_out_as_published(worked: dict[str, Any]) -> None:
    """Verdict and flags are exact; score, range, claimed track and vanity share agree with the published table."""
    expected = worked["expect"]
    found = assess(case_of(worked), shipped(), Settings())
    assert found.verdict.value == expected["verdict"]
    assert {finding.rule.key for finding in found.findings} == set(expected["flags"])
    assert found.proven.score == pytest.approx(expected["score"], abs=1)
    assert found.proven.low == pytest.approx(expected["low"], abs=1.5)
    assert found.proven.high == pytest.approx(expected["high"], abs=1.5)
    assert found.claimed.score == pytest.approx(expected["claimed"], abs=1)
    assert found.vanity.share == pytest.approx(expected["vanity"], abs=0.6)


@pytest.mark.parametrize("worked", WORKED_CASES, ids=lambda worked: worked["id"])
def test_the_verdict_hardly_depends_on_the_weights(worked: dict[str, Any]) -> None:
    """With six equal weights every worked case keeps its verdict."""
    equal = replace(Settings(), weights=Weights(1, 1, 1, 1, 1, 1))
    assert assess(case_of(worked), shipped(), equal).verdict.value == worked["expect"]["verdict"]
