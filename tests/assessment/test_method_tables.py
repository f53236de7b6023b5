"""The method's own tables, figure by figure."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest

from tests.assessment.cases import case_with, client, conversion, judged
from tests.benchmark_table import shipped
from tests.worked_cases import WORKED_CASES, case_of
from vetter.assessment.audience import buyers
from vetter.assessment.conversion import bare_percentage
from vetter.assessment.ratings import regressed
from vetter.assessment.spread import prior_for, why_no_benchmark
from vetter.assessment.trust import trust
from vetter.assessment.vanity import masses
from vetter.domain.case import Answer, AnswerState
from vetter.domain.claims import Action, Conversion, Industry, Platform, Reference, ReferenceOutcome, Said
from vetter.domain.evidence import Evidence
from vetter.domain.quantities import Base
from vetter.settings import Assumptions, Funnel

A, W, T = Evidence.ANALYTICS, Evidence.WORD, Evidence.THIRD_PARTY


@pytest.mark.parametrize(
    ("shown", "chance"),
    [(Evidence.NOTHING, 0.0), (W, 0.33), (Evidence.SCREENSHOT, 0.60), (A, 0.90), (T, 0.97)],
)
def test_trust_by_how_a_number_was_shown(shown: Evidence, chance: float) -> None:
    """Odds of one to two, times the likelihood ratio of the evidence."""
    assert trust(shown, Assumptions()) == pytest.approx(chance, abs=0.005)


@pytest.mark.parametrize(
    ("count", "out_of", "shown", "beats"),
    [
        (1, 8, A, 47),
        (3, 40, A, 67),
        (40, 1_000, W, 58),
        (40, 1_000, A, 72),
        (4_000, 100_000, A, 73),
        (200, 1_000, W, 67),
        (0, 300, A, 28),
    ],
)
def test_what_a_claim_of_visitors_is_worth(count: int, out_of: int, shown: Evidence, beats: int) -> None:
    """The chance of beating a random peer after the three discounts."""
    found = judged(case_with(conversions=(conversion(count, out_of, shown),)))
    assert found.proven.subscores[0].score == pytest.approx(beats, abs=0.6)


def test_priors_fitted_to_published_percentiles() -> None:
    """Littledata's quartiles for visitors, Klaviyo's median and top tenth for list members."""
    visitors = prior_for(shipped(), Base.VISITORS, Action.SALE, None, None)
    members = prior_for(shipped(), Base.LIST, Action.SALE, None, None)
    assert visitors is not None
    assert members is not None
    assert (visitors.beta.a, visitors.beta.b) == (pytest.approx(1.16, abs=0.01), pytest.approx(52.6, abs=0.1))
    assert (members.beta.a, members.beta.b) == (pytest.approx(0.96, abs=0.01), pytest.approx(38.0, abs=0.1))
    assert {row.publisher for row in visitors.rows} == {"Littledata"}
    assert {row.publisher for row in members.rows} == {"Klaviyo"}


@pytest.mark.parametrize(("base", "beats"), [(Base.VISITORS, 91), (Base.LIST, 87), (Base.LEADS, 43)])
def test_five_per_cent_of_what(base: Base, beats: int) -> None:
    """The same five per cent is good of visitors and ordinary of leads."""
    prior = prior_for(shipped(), base, Action.SALE, None, None)
    assert prior is not None
    assert 100 * prior.beta.cdf(0.05) == pytest.approx(beats, abs=1.5)


def test_a_bare_percentage_is_one_of_nineteen() -> None:
    """Five per cent needs nineteen people; without base and period a sixth of half the trust is left."""
    told = bare_percentage(Conversion(percent=Decimal(5), evidence=W), Assumptions())
    assert told is not None
    assert told[:2] == (1, 19)
    assert told[2] == pytest.approx(1 / 12)
    assert bare_percentage(Conversion(percent=Decimal("4.2")), Assumptions())[:2] == (1, 24)  # type: ignore[index]


def test_a_bare_percentage_keeps_more_trust_when_its_period_is_known_or_it_was_seen() -> None:
    """Half for the missing base; another half for a missing period."""
    by_evidence = {
        shown: bare_percentage(Conversion(percent=Decimal(5), evidence=shown), Assumptions()) for shown in (W, Evidence.SCREENSHOT)
    }
    dated = bare_percentage(Conversion(percent=Decimal(5), evidence=W, days=90), Assumptions())
    assert dated is not None
    assert dated[2] == pytest.approx(1 / 6)
    assert by_evidence[W] is not None
    assert by_evidence[Evidence.SCREENSHOT] is not None
    assert by_evidence[Evidence.SCREENSHOT][2] > by_evidence[W][2]


def test_only_a_possible_percentage_without_a_base_is_bare() -> None:
    """A hundred is possible; what has a base, or is more than all, is judged elsewhere."""
    assert bare_percentage(Conversion(percent=Decimal(100)), Assumptions()) is not None
    assert bare_percentage(Conversion(percent=Decimal(101)), Assumptions()) is None
    assert bare_percentage(Conversion(percent=Decimal(5), out_of=40), Assumptions()) is None
    assert bare_percentage(Conversion(out_of=40, count=2), Assumptions()) is None
    assert bare_percentage(Conversion(), Assumptions()) is None


def test_a_number_of_no_kind_weighs_nothing() -> None:
    """Neither vanity nor business."""
    assert masses(Said()) == (0.0, 0.0)


@pytest.mark.parametrize("base", [Base.FOLLOWERS, Base.REACHED, Base.VIEWS, Base.IMPRESSIONS, Base.CLICKS, None])
def test_no_fair_benchmark_is_said_with_its_reason(base: Base | None) -> None:
    """Nothing is compared with a figure over another base."""
    assert prior_for(shipped(), base, Action.SALE, None, None) is None
    assert why_no_benchmark(base, Action.SALE).endswith(".")
    found = judged(case_with(conversions=(Conversion(count=4, out_of=100, base=base, evidence=A, days=9),)))
    assert found.comparisons[0].percentile is None
    assert found.comparisons[0].reason


def test_the_most_specific_benchmark_of_the_better_tiers_is_used() -> None:
    """A source's own range comes first; handfuls of cases never; figures without a method only where nothing better exists."""
    handful = prior_for(shipped(), Base.LEADS, Action.SALE, None, Industry.LEGAL)
    assert handful is not None
    assert {row.industry for row in handful.rows} == {"any"}
    sourced = prior_for(shipped(), Base.LEADS, Action.SALE, Platform.INSTAGRAM, None)
    assert sourced is not None
    assert {row.platform for row in sourced.rows} == {"social_any"}
    social = prior_for(shipped(), Base.VISITORS, Action.SALE, Platform.INSTAGRAM, None)
    assert social is not None
    assert max(row.tier for row in social.rows) <= 2
    for base in (Base.VISITORS, Base.LIST, Base.LEADS):
        prior = prior_for(shipped(), base, Action.SALE, None, None)
        assert prior is not None
        assert {row.base for row in prior.rows} == {base}


@pytest.mark.parametrize(("listeners", "score", "sd"), [(1, 58, 21), (2, 61, 18), (3, 63, 17)])
def test_four_fours_by_one_two_and_three_listeners(listeners: int, score: int, sd: int) -> None:
    """Praise from one listener moves little."""
    found, spread = regressed([(4,) * listeners] * 4, Assumptions())
    assert found == pytest.approx(score, abs=0.6)
    assert spread == pytest.approx(sd, abs=0.6)


@pytest.mark.parametrize(("confirmed", "contradicted", "score"), [(1, 0, 67), (2, 0, 72), (3, 0, 75), (5, 0, 78), (2, 1, 54)])
def test_references_add_less_and_less(confirmed: int, contradicted: int, score: int) -> None:
    """Six tenths of reputation; each further reference adds a point or two."""
    rows = (Reference(outcome=ReferenceOutcome.CONFIRMED, independent=True),) * confirmed
    rows += (Reference(outcome=ReferenceOutcome.CONTRADICTED, independent=True),) * contradicted
    found = judged(case_with(references=rows)).proven.subscores[5].score
    assert found == pytest.approx(0.6 * score + 0.4 * 50, abs=0.6)


def test_a_refused_reference_scores_twenty() -> None:
    """And it costs four points besides."""
    refused = judged(case_with(references=(Reference(outcome=ReferenceOutcome.REFUSED),)))
    assert refused.proven.subscores[5].score == pytest.approx(0.6 * 20 + 0.4 * 50)


@pytest.mark.parametrize(
    ("back", "shown", "clients", "score", "pays"),
    [(3.0, A, 1, 67, 0.78), (3.0, A, 3, 79, 0.96), (3.0, W, 1, 51, 0.53), (1.5, T, 1, 55, None), (0.4, T, 1, 29, 0.16)],
)
def test_money_made_for_clients(back: float, shown: Evidence, clients: int, score: int, pays: float | None) -> None:
    """The return multiple against what an unknown hire brings."""
    rows = (client(round(1_000_000 * back / 0.3), 1_000_000, shown),) * clients
    found = judged(case_with(money=rows)).proven
    assert found.subscores[1].score == pytest.approx(score, abs=1.2)
    if pays is not None:
        assert found.money.pays == pytest.approx(pays, abs=0.012)


def test_nothing_known_of_money_and_asked_without_a_result() -> None:
    """43 with a wide range before asking; 26 when asked and nothing complete came."""
    unknown = judged(case_with()).proven
    assert unknown.subscores[1].score == pytest.approx(43, abs=0.5)
    assert unknown.subscores[1].sd == pytest.approx(31, abs=0.5)
    assert unknown.money.pays == pytest.approx(0.41, abs=0.005)
    asked = judged(case_with(money=Answer(state=AnswerState.DODGED))).proven
    assert asked.subscores[1].score == 26


def test_a_hundred_thousand_followers_are_five_buyers() -> None:
    """Between 0.6 and 38 in eight cases of ten."""
    step = buyers(100_000, Funnel())
    assert (step.middle, step.low, step.high) == (
        pytest.approx(4.67, abs=0.01),
        pytest.approx(0.58, abs=0.01),
        pytest.approx(37.7, abs=0.2),
    )


def test_the_vanity_share_of_the_walk_in_and_of_the_specialist() -> None:
    """76 (48 to 97) and 25 (3 to 54)."""
    worked = {each["id"]: case_of(each) for each in WORKED_CASES}
    walk_in, specialist = judged(worked["V01"]).vanity, judged(worked["V02"]).vanity
    assert [round(part) for part in (walk_in.share, walk_in.low, walk_in.high)] == [76, 48, 97]
    assert [round(part) for part in (specialist.share, specialist.low, specialist.high)] == [25, 3, 54]


def test_missing_margin_is_assumed_and_doubted() -> None:
    """Half of each sale is taken as left, with a wider doubt than when it was told."""
    told = judged(case_with(money=(client(60_000, 10_000),)))
    silent = judged(case_with(money=(client(60_000, 10_000, margin=None),)))
    assert silent.returns[0].multiple == told.returns[0].multiple
    assert silent.returns[0].variance == pytest.approx(told.returns[0].variance + 0.25)
    assert math.isfinite(silent.proven.score)
