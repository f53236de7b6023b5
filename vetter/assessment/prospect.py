"""Money for this owner: break-even, monthly profit, a trial with its lines, pay by results, and what checking is worth (METHOD 6)."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vetter.assessment.spread import prior_for
from vetter.domain.business import Business, Offer
from vetter.domain.claims import Action
from vetter.domain.quantities import Base, VisitorRate, visitor_rate
from vetter.questions.business import BUSINESS, OFFER
from vetter.questions.start import TRADE
from vetter.statistics import (
    Beta,
    FixedTrial,
    Lognormal,
    SequentialTrial,
    fixed_trial,
    halton,
    mixture_beta_cdf,
    mixture_beta_interval,
    sequential_trial,
)
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from vetter.assessment import Assessment
    from vetter.domain.benchmark import BenchmarkTable
    from vetter.domain.case import Case
    from vetter.settings import Settings

POINTS = 2048
KNOTS = 96
DAYS_A_MONTH = 30
LOW, MIDDLE, HIGH = 0.10, 0.50, 0.90
Mixture = tuple[tuple[float, Beta], ...]


@dataclass(frozen=True)
class Profit:
    """Monthly profit in the low, middle and high case (1 in 10, half, 9 in 10), and how often it is above zero."""

    low: float
    middle: float
    high: float
    mean: float
    pays: float


@dataclass(frozen=True)
class Trial:
    """How long to try: the fixed trial, the one with stop lines, and the days they take at the owner's traffic.

    `too_small` says that the traffic tells nothing within the longest trial allowed.
    """

    poor: VisitorRate
    good: VisitorRate
    fixed: FixedTrial
    sequential: SequentialTrial
    days: int
    too_small: bool


@dataclass(frozen=True)
class Terms:
    """Pay by results: a bonus for each sale, the base fee that goes with it, and the most that is paid in a month."""

    bonus: float
    base_fee: float
    most: float


@dataclass(frozen=True)
class Prospect:
    """What hiring would mean in money; whatever cannot be worked out yet is None, and `missing` says what would unlock it.

    `rate_low`, `rate_middle` and `rate_high` are shares of visitors; `own_rate` is false where nothing was
    shown for visitors and the rate is what comparable accounts do.
    """

    cost: float
    gain_per_sale: float | None
    break_even_customers: float | None
    break_even_rate: VisitorRate | None
    rate_low: VisitorRate
    rate_middle: VisitorRate
    rate_high: VisitorRate
    own_rate: bool
    beats_break_even: float | None
    profit: Profit | None
    payback_months: float | None
    visits_needed: float | None
    trial: Trial | None
    terms: Terms | None
    worth_of_checking: float | None
    missing: tuple[str, ...]


def prospect(case: Case, benchmarks: BenchmarkTable, settings: Settings, assessment: Assessment) -> Prospect | None:
    """Return what hiring would mean in money, or None while neither a fee nor any number of the business is known."""
    business, offer = next(iter(case[BUSINESS] or ()), Business()), next(iter(case[OFFER] or ()), Offer())
    rates, own = _rates(case, benchmarks, assessment)
    if (business == Business() and offer == Offer()) or rates is None:
        return None
    sums = _Sums(business, offer, settings)
    low, high = mixture_beta_interval(rates, HIGH - LOW)
    middle, _same = mixture_beta_interval(rates, 0.0)
    profit = sums.profit(rates)
    setup = _float(offer.setup)
    return Prospect(
        cost=sums.cost,
        gain_per_sale=sums.gain,
        break_even_customers=sums.break_even_customers,
        break_even_rate=sums.break_even_rate,
        rate_low=visitor_rate(low),
        rate_middle=visitor_rate(middle),
        rate_high=visitor_rate(high),
        own_rate=own,
        beats_break_even=None if sums.break_even_rate is None else 1 - mixture_beta_cdf(rates, min(1.0, sums.break_even_rate.value)),
        profit=profit,
        payback_months=setup / profit.middle if profit and setup and profit.middle > 0 else None,
        visits_needed=sums.break_even_customers / middle if sums.break_even_customers is not None and middle > 0 else None,
        trial=sums.trial(),
        terms=sums.terms(),
        worth_of_checking=_worth(sums, assessment, profit),
        missing=tuple(_missing(business, offer)),
    )


def value_of_checking(trust: float, gain: float, loss: float) -> float:
    """Return what it is worth to know before deciding: hire only if true, against deciding by the average (METHOD 4.1)."""
    decided = max(trust * gain + (1 - trust) * loss, 0.0)
    return max(0.0, trust * max(gain, 0.0) + (1 - trust) * max(loss, 0.0) - decided)


@dataclass(frozen=True)
class _Sums:
    """One business and one offer, and every sum made of them."""

    business: Business
    offer: Offer
    settings: Settings

    @property
    def cost(self) -> float:
        """What a month costs: fee, ads, and the owner's own hours."""
        return _float(self.offer.fee) + _float(self.offer.ads) + _float(self.business.own_hours) * _float(self.business.hour_value)

    @property
    def gain(self) -> float | None:
        """What one sale leaves that would not have come anyway."""
        return left_of_a_sale(self.business, self.settings)

    @property
    def to_earn(self) -> float:
        """What sales must bring a month before anything is earned; service cost saved counts like profit."""
        return max(0.0, self.cost - _float(self.offer.savings))

    @property
    def break_even_customers(self) -> float | None:
        """Customers a month from which the work pays."""
        return None if self.gain is None or self.offer.fee is None else self.to_earn / self.gain

    @property
    def break_even_rate(self) -> VisitorRate | None:
        """The share of visitors who must buy."""
        customers = self.break_even_customers
        return None if customers is None or not self.business.visits else visitor_rate(customers / self.business.visits)

    def profit(self, rates: Mixture) -> Profit | None:
        """Return monthly profit over points spread evenly through all that is uncertain."""
        value, margin, visits = self.business.order_value, self.business.margin, self.business.visits
        if not value or not margin or not visits or self.offer.fee is None:
            return None
        assumed, prospects = self.settings.assumptions, self.settings.prospects
        rate = _quantiles(rates)
        spreads = (
            Lognormal.from_median_sigma(float(visits), prospects.visits_log_sd),
            Lognormal.from_median_sigma(float(value) * min(float(margin) / 100, 1.0), prospects.order_value_log_sd),
            Lognormal.from_median_sigma(assumed.incremental_share, assumed.incremental_log_sd),
        )
        served = math.inf if self.business.capacity is None else float(self.business.capacity)
        outcomes = []
        for u, *others in halton(POINTS, 4):
            crowd, left, own = (spread.ppf(other) for spread, other in zip(spreads, others, strict=True))
            sold = min(crowd * rate(u), served)
            outcomes.append(sold * left * min(own, 1.0) + _float(self.offer.savings) - self.cost)
        outcomes.sort()
        low, middle, high = (outcomes[min(POINTS - 1, int(share * POINTS))] for share in (LOW, MIDDLE, HIGH))
        return Profit(low, middle, high, math.fsum(outcomes) / POINTS, sum(1 for outcome in outcomes if outcome > 0) / POINTS)

    def trial(self) -> Trial | None:
        """Return the trial that tells the promised rate from the one that only breaks even."""
        poor, visits, told = self.break_even_rate, self.business.visits, self.offer.promised
        if poor is None or not visits or told is None:
            return None
        good, prospects = visitor_rate(float(told) / 100), self.settings.prospects
        if not 0 < poor.value < 1 or not poor < good or good.value >= 1:
            return None
        fixed = fixed_trial(poor.value, good.value, error=prospects.trial_error, power=prospects.trial_power)
        if fixed is None:
            return None
        cut = math.ceil(prospects.trial_cut * fixed.people)
        sequential = sequential_trial(poor.value, good.value, cut, error=prospects.trial_error, power=prospects.trial_power)
        days = max(prospects.fewest_days, math.ceil(fixed.people * DAYS_A_MONTH / visits))
        return Trial(poor, good, fixed, sequential, days, too_small=days > prospects.most_days)

    def terms(self) -> Terms | None:
        """Return pay by results: who believes the promised rate loses nothing by accepting."""
        gain, fee, told, visits = self.gain, self.offer.fee, self.offer.promised, self.business.visits
        if gain is None or not fee or told is None or not visits:
            return None
        bonus = self.settings.prospects.bonus_share * gain
        base = max(0.0, float(fee) - bonus * visits * min(float(told) / 100, 1.0))
        return Terms(bonus, base, self.settings.prospects.most_pay * float(fee))


def _rates(case: Case, benchmarks: BenchmarkTable, assessment: Assessment) -> tuple[Mixture | None, bool]:
    """Return what to believe of the share of visitors who buy, and whether anything was shown for it."""
    for belief in assessment.proven.conversions:
        if belief.prior.of_visitors_who_buy:
            return belief.posteriors, True
    prior = prior_for(benchmarks, Base.VISITORS, Action.SALE, None, case[TRADE])
    return (((1.0, prior.beta),) if prior else None), False


def _worth(sums: _Sums, assessment: Assessment, profit: Profit | None) -> float | None:
    """Return what it is worth a month to know whether the strongest unchecked claim about visitors who buy is true."""
    if profit is None:
        return None
    unchecked = [claim for claim in assessment.counted if not claim.verified and claim.prior.of_visitors_who_buy]
    if not unchecked:
        return None
    claim = max(unchecked, key=lambda each: each.information)
    prior = claim.prior.beta
    true = sums.profit(((1.0, Beta(prior.a + claim.k, prior.b + claim.n - claim.k)),))
    false = sums.profit(((1.0, prior),))
    return None if true is None or false is None else value_of_checking(claim.trust, true.mean, false.mean)


def _missing(business: Business, offer: Offer) -> list[str]:
    """Return, for each number not told, what it would unlock."""
    fee = [] if offer.fee else [tr("The fee a month: how many customers it costs.")]
    promised = [] if offer.promised else [tr("The promised share of visitors who buy: how long a trial must run, and pay by results.")]
    return [*fee, *unlocks(business), *promised]


def unlocks(business: Business) -> list[str]:
    """Return, for each number of the business that is needed and not told, what it would unlock."""
    wanted = (
        (business.order_value, tr("What one sale brings in: how many customers a month pay the fee.")),
        (business.margin, tr("What is left of a sale: how many customers a month pay the fee.")),
        (business.visits, tr("Visitors a month: which share of them must buy, and what a month earns.")),
    )
    return [text for told, text in wanted if not told]


def left_of_a_sale(business: Business, settings: Settings) -> float | None:
    """Return what one sale leaves that would not have come anyway, or None while its price or its margin is not told."""
    if not business.order_value or not business.margin:
        return None
    return float(business.order_value) * min(float(business.margin) / 100, 1.0) * settings.assumptions.incremental_share


def _quantiles(rates: Mixture) -> Callable[[float], float]:
    """Return the quantile function of a mixture, read off a table on the log-odds scale."""
    first, last = mixture_beta_interval(rates, 0.999)
    low, high = _log_odds(max(first, 1e-9)), _log_odds(min(last, 1 - 1e-9))
    grid = [low + (high - low) * at / (KNOTS - 1) for at in range(KNOTS)]
    shares = [1 / (1 + math.exp(-point)) for point in grid]
    below = [mixture_beta_cdf(rates, share) for share in shares]

    def quantile(u: float) -> float:
        at = min(max(bisect_left(below, u), 1), KNOTS - 1)
        span = below[at] - below[at - 1]
        part = min(max((u - below[at - 1]) / span, 0.0), 1.0) if span > 0 else 0.5
        return shares[at - 1] + part * (shares[at] - shares[at - 1])

    return quantile


def _log_odds(share: float) -> float:
    return math.log(share / (1 - share))


def _float(amount: Decimal | None) -> float:
    return 0.0 if amount is None else float(amount)
