"""Money for the owner: the published example, break-even by hand, and what each missing number unlocks."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.assessment.cases import case_with, conversion, judged
from tests.benchmark_table import shipped
from vetter.assessment.prospect import Prospect, prospect, value_of_checking
from vetter.assessment.spread import prior_for
from vetter.domain.business import Business, Offer
from vetter.domain.claims import Action, Industry
from vetter.domain.evidence import Evidence
from vetter.domain.quantities import Base
from vetter.settings import Settings

SHOP = Business(1_500, Decimal(80), Decimal(50))
ASKED = Offer(Decimal(900), Decimal(200), None, Decimal(5))
AMOUNTS = st.integers(1, 100_000).map(Decimal)


def foreseen(business: Business | None = SHOP, offer: Offer | None = ASKED, **answers: Any) -> Prospect | None:
    """Return what hiring would mean to a shop."""
    told = {"business": (business,) if business else None, "offer": (offer,) if offer else None}
    case = case_with(**{key: value for key, value in told.items() if value}, **answers)
    return prospect(case, shipped(), Settings(), judged(case))


def test_the_published_example() -> None:
    """Fee 900, ads 200, 1,500 visits, 80 a sale, half of it left; 40 of 1,000 seen live: too little traffic."""
    found = foreseen(conversions=(conversion(40, 1_000),))
    assert found is not None
    assert found.profit is not None
    assert found.break_even_rate is not None
    assert found.break_even_rate.value == pytest.approx(0.0306, abs=0.0001)
    assert found.profit.low == pytest.approx(-740, abs=30)
    assert found.profit.middle == pytest.approx(-60, abs=30)
    assert found.profit.high == pytest.approx(1_620, abs=60)
    assert found.profit.pays == pytest.approx(0.47, abs=0.02)
    assert found.own_rate


def test_break_even_by_hand() -> None:
    """1,100 over 80 x 0.5 x 0.6 = 24 a sale is 45.8 customers."""
    found = foreseen()
    assert found is not None
    assert found.gain_per_sale == pytest.approx(24)
    assert found.break_even_customers == pytest.approx(1_100 / 24)
    assert not found.own_rate


def test_service_cost_saved_counts_like_profit() -> None:
    """Each unit saved is a unit less to earn."""
    found = foreseen(offer=Offer(Decimal(900), Decimal(200), savings=Decimal(500)))
    assert found is not None
    assert found.break_even_customers == pytest.approx(600 / 24)


def test_each_missing_number_names_what_it_would_unlock() -> None:
    """Nothing known is nothing said; a fee alone says what it costs."""
    assert foreseen(None, None) is None
    found = foreseen(None, Offer(fee=Decimal(900)))
    assert found is not None
    assert found.cost == 900
    assert (found.break_even_customers, found.break_even_rate, found.profit, found.trial, found.terms) == (None,) * 5
    assert len(found.missing) == 4
    whole = foreseen()
    assert whole is not None
    assert not whole.missing


def test_own_hours_cost_and_capacity_caps() -> None:
    """Ten hours at 40 are 400; a shop that can serve five earns from five."""
    tired = foreseen(Business(1_500, Decimal(80), Decimal(50), None, Decimal(10), Decimal(40)))
    assert tired is not None
    assert tired.cost == 1_500
    small = foreseen(Business(1_500, Decimal(80), Decimal(50), 5))
    assert small is not None
    assert small.profit is not None
    assert small.profit.high < 5 * 80 - 1_100 + 100


def test_too_little_traffic_for_a_trial_is_said() -> None:
    """Thirty visitors a month tell nothing in ninety days."""
    found = foreseen(Business(30, Decimal(2_000), Decimal(50)), Offer(Decimal(100), promised=Decimal(2)))
    assert found is not None
    assert found.trial is not None
    assert found.trial.too_small
    busy = foreseen()
    assert busy is not None
    assert busy.trial is not None
    assert not busy.trial.too_small
    assert 14 <= busy.trial.days <= 90


def test_a_promise_below_break_even_needs_no_trial() -> None:
    """Kept or not, it does not pay."""
    found = foreseen(offer=Offer(Decimal(900), Decimal(200), promised=Decimal(1)))
    assert found is not None
    assert found.trial is None


@given(AMOUNTS, AMOUNTS, st.integers(1, 10**6), AMOUNTS, st.integers(1, 100), AMOUNTS)
def test_break_even_follows_cost_and_margin(fee: Decimal, ads: Decimal, visits: int, value: Decimal, margin: int, more: Decimal) -> None:
    """P24: it rises with fee and ads, and falls with visits, order value and margin."""

    def rate(**told: Any) -> float:
        business = Business(told.get("visits", visits), told.get("value", value), Decimal(told.get("margin", margin)))
        found = foreseen(business, Offer(told.get("fee", fee), told.get("ads", ads)))
        assert found is not None
        assert found.break_even_rate is not None
        return found.break_even_rate.value

    usual = rate()
    assert rate(fee=fee + more) > usual
    assert rate(ads=ads + more) > usual
    assert rate(visits=visits + int(more)) < usual
    assert rate(value=value + more) < usual
    assume(margin < 100)
    assert rate(margin=margin + 1) < usual


@given(st.floats(0, 1), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_checking_is_never_worth_less_than_nothing(trust: float, gain: float, loss: float) -> None:
    """P23: and nothing at all where it cannot change the decision."""
    worth = value_of_checking(trust, gain, loss)
    assert worth >= 0
    if (gain <= 0 and loss <= 0) or (gain >= 0 and loss >= 0):
        assert worth == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(("trust", "worth"), [(1 / 3, 666), (0.6, 600), (0.9, 150)])
def test_the_published_worth_of_checking(trust: float, worth: float) -> None:
    """With 2,000 to gain and 1,500 to lose a month."""
    assert value_of_checking(trust, 2_000, -1_500) == pytest.approx(worth, abs=8)


def test_an_unchecked_claim_has_its_worth() -> None:
    """Spoken it is worth opening; seen live there is nothing left to check."""
    spoken = foreseen(conversions=(conversion(60, 1_000, Evidence.WORD),))
    seen = foreseen(conversions=(conversion(60, 1_000),))
    assert spoken is not None
    assert seen is not None
    assert spoken.worth_of_checking is not None
    assert spoken.worth_of_checking > 0
    assert seen.worth_of_checking is None


def test_a_trial_judged_step_by_step_ends_after_the_share_of_the_fixed_one_that_is_set() -> None:
    """1.5 times as many people as the trial of fixed length needs, rounded up."""
    found = foreseen()
    assert found is not None
    assert found.trial is not None
    assert found.trial.sequential.people == math.ceil(Settings().prospects.trial_cut * found.trial.fixed.people)


@pytest.mark.parametrize(("promised", "base"), [(10, 0.0), (5, 270.0), (2, 648.0), (0, 900.0)])
def test_pay_by_results_costs_nothing_to_who_believes_the_promise(promised: int, base: float) -> None:
    """A bonus of 35 % of the 24 that a sale leaves, for each of 1,500 x 2 % sales, comes to 252 of a fee of 900."""
    found = foreseen(offer=Offer(Decimal(900), Decimal(200), promised=Decimal(promised)))
    assert found is not None
    assert found.terms is not None
    assert (found.terms.bonus, found.terms.base_fee) == pytest.approx((8.4, base))


@pytest.mark.parametrize("action", [Action.LEAD, Action.SIGN_UP, Action.OTHER])
@pytest.mark.parametrize("shown", [Evidence.WORD, Evidence.ANALYTICS])
def test_visitors_who_ask_have_not_bought(action: Action, shown: Evidence) -> None:
    """Forty of a thousand who ask for an offer leave the owner's money where it was."""
    without = foreseen(trade=Industry.B2B_SERVICES)
    asked = foreseen(trade=Industry.B2B_SERVICES, conversions=(conversion(40, 1_000, shown, action=action),))
    assert without is not None
    assert asked == without
    assert not asked.own_rate


def test_the_chance_to_break_even_is_that_of_a_better_rate() -> None:
    """Of somebody unknown: the share of comparable shops above the rate that pays the fee."""
    found, prior = foreseen(), prior_for(shipped(), Base.VISITORS, Action.SALE, None, None)
    assert found is not None
    assert prior is not None
    assert found.break_even_rate is not None
    assert found.beats_break_even == pytest.approx(1 - prior.beta.cdf(found.break_even_rate.value))
    assert (found.rate_low.value, found.rate_high.value) == pytest.approx((prior.beta.ppf(0.1), prior.beta.ppf(0.9)), rel=1e-6)


def test_pay_by_results_is_never_more_than_the_most_that_is_paid() -> None:
    """One and a half times the fee, say; whatever came of it."""
    found = foreseen()
    assert found is not None
    assert found.terms is not None
    assert found.terms.most == pytest.approx(Settings().prospects.most_pay * 900)


def test_what_is_set_up_is_paid_back_in_months() -> None:
    """Only where something is earned, and something was paid."""
    business = Business(20_000, Decimal(80), Decimal(50))
    paid = foreseen(business, Offer(Decimal(900), Decimal(200), setup=Decimal(3_000)), conversions=(conversion(60, 1_000),))
    assert paid is not None
    assert paid.profit is not None
    assert paid.profit.middle > 0
    assert paid.payback_months == pytest.approx(3_000 / paid.profit.middle)
    for offer in (ASKED, Offer(Decimal(900_000), setup=Decimal(3_000))):
        found = foreseen(business, offer)
        assert found is not None
        assert found.payback_months is None


@pytest.mark.parametrize(
    "missing", [{"visits": None}, {"order_value": None}, {"margin": None}, {"visits": None, "order_value": None}, {"visits": 0}]
)
def test_without_one_of_its_numbers_nothing_is_foreseen(missing: dict[str, Any]) -> None:
    """No profit, no trial and no terms, instead of some made up."""
    shop = replace(SHOP, **missing)
    found = foreseen(shop, ASKED)
    assert found is not None
    assert (found.profit, found.trial) == (None, None)
    assert foreseen(SHOP, Offer(ads=Decimal(200), promised=Decimal(5))).profit is None  # type: ignore[union-attr]
    for offer in (Offer(Decimal(900)), Offer(promised=Decimal(5))):
        partly = foreseen(SHOP, offer)
        assert partly is not None
        assert (partly.trial, partly.terms) == (None, None)


def test_profit_is_what_the_points_give() -> None:
    """A tenth of them lies below the low case and a tenth above the high one."""
    found = foreseen(conversions=(conversion(40, 1_000),))
    assert found is not None
    assert found.profit is not None
    assert found.profit.low < found.profit.middle < found.profit.high
    assert found.profit.low < found.profit.mean < found.profit.high
    needed = found.break_even_customers
    assert needed is not None
    assert found.visits_needed == pytest.approx(needed / found.rate_middle.value)


def test_the_worth_of_checking_is_that_of_the_claim_against_what_is_usual() -> None:
    """A claim no better than what anybody does is worth no look; a much better one is."""
    usual = foreseen(conversions=(conversion(14, 1_000, Evidence.WORD),))
    good = foreseen(conversions=(conversion(90, 1_000, Evidence.WORD),))
    assert usual is not None
    assert good is not None
    assert usual.worth_of_checking == 0
    assert good.worth_of_checking is not None
    assert good.worth_of_checking > 100


def test_service_cost_saved_is_earned_in_every_case() -> None:
    """Each unit saved a month lifts the low, the middle and the high case by one."""
    plain, saving = foreseen(), foreseen(offer=replace(ASKED, savings=Decimal(250)))
    assert plain is not None
    assert saving is not None
    assert plain.profit is not None
    assert saving.profit is not None
    for case in ("low", "middle", "high", "mean"):
        assert getattr(saving.profit, case) == pytest.approx(getattr(plain.profit, case) + 250)


@pytest.mark.parametrize("promised", [100, 250])
def test_a_promise_that_everybody_buys_is_no_trial(promised: int) -> None:
    """There is nothing to tell it from."""
    found = foreseen(offer=replace(ASKED, promised=Decimal(promised)))
    assert found is not None
    assert found.trial is None
