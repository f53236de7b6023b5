"""Whether "beats seven in ten" is right seven times in ten, among simulated candidates whose true rate is known (METHOD 2.4)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import fmean
from typing import NamedTuple

import numpy as np
import pytest

from tests.assessment.cases import case_with, conversion, judged
from tests.benchmark_table import shipped
from vetter.assessment.spread import prior_for
from vetter.assessment.trust import trust
from vetter.domain.claims import Action
from vetter.domain.evidence import Evidence
from vetter.domain.quantities import Base
from vetter.settings import Settings

SEED = 20_240
CAMPAIGNS = 0.7
"""Log-sd of one person's campaigns about their own rate: a factor of two (assumption A3)."""

BANDS = ((0.0, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 1.0))
"""What is said is grouped by these and held against what is true of each group."""

FEWEST = 30
"""Candidates in a band, below which their mean is chance."""


@dataclass(frozen=True)
class Town:
    """How the candidates of a simulation talk: what they show, how untruth comes about, from how many campaigns they choose."""

    evidence: Evidence = Evidence.ANALYTICS
    inflated: float | None = None
    """The factor of an untrue claim; None when it is simply made up and says nothing."""
    chosen_from: int = 1


class Candidate(NamedTuple):
    """The share of comparable accounts that somebody is said to beat, and the share really beaten."""

    said: float
    true: float


def simulated(town: Town, candidates: int) -> list[Candidate]:
    """Judge so many candidates by the one claim each tells, drawn from the benchmark itself."""
    random = np.random.default_rng(SEED)
    prior = prior_for(shipped(), Base.VISITORS, Action.SALE, None, None)
    assert prior is not None
    honest = trust(town.evidence, Settings().assumptions)
    found = []
    for _candidate in range(candidates):
        own, other = random.beta(prior.beta.a, prior.beta.b, 2)
        people = max(2, round(math.exp(random.normal(math.log(800), 0.9))))
        truthful = random.random() < honest
        shown = own if truthful or town.inflated else other
        rates = np.minimum(0.9, shown * np.exp(random.normal(0, CAMPAIGNS, town.chosen_from)))
        count = int(random.binomial(people, rates).max())
        if not truthful and town.inflated:
            count = min(people, round(count * town.inflated))
        claim = conversion(count, people, town.evidence, action=Action.SALE)
        belief = judged(case_with(conversions=(claim,))).proven.conversions[0]
        found.append(Candidate(belief.score / 100, prior.beta.cdf(own)))
    return found


def gaps(found: list[Candidate]) -> dict[float, float]:
    """Return said less true by band; above 0 is too sure of somebody."""
    bands = {low: [each for each in found if low <= each.said < high] for low, high in BANDS}
    return {low: fmean(each.said - each.true for each in band) for low, band in bands.items() if len(band) >= FEWEST}


CANDIDATES = (pytest.param(400, id="sample"), pytest.param(3_000, id="whole", marks=pytest.mark.slow))


@pytest.mark.parametrize("candidates", CANDIDATES)
@pytest.mark.parametrize("shown", [Evidence.ANALYTICS, Evidence.WORD])
def test_what_is_said_is_true_as_often(shown: Evidence, candidates: int) -> None:
    """In every band, when an untrue claim is made up: shown in analytics, or only told."""
    found = gaps(simulated(Town(shown), candidates))
    assert len(found) >= 2
    assert all(abs(gap) < 0.08 for gap in found.values())


@pytest.mark.parametrize("candidates", CANDIDATES)
def test_threefold_inflation_is_mostly_seen_through(candidates: int) -> None:
    """Where seven in ten or more is said, it is true of that share less a tenth at most."""
    assert gaps(simulated(Town(inflated=3.0), candidates))[0.7] < 0.1


@pytest.mark.parametrize("candidates", CANDIDATES)
def test_the_best_of_three_campaigns_makes_too_sure(candidates: int) -> None:
    """This is why the last three offers are asked for, in order, the worst included: no formula sees what was left out."""
    chosen, all_told = gaps(simulated(Town(chosen_from=3), candidates)), gaps(simulated(Town(), candidates))
    assert 0.05 < chosen[0.7] < 0.16
    assert all(chosen[band] > all_told[band] for band in chosen.keys() & all_told.keys())
