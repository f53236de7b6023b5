"""Assumptions, weights and verdict lines: every number that no source fixes, with its default and its reason."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from vetter.domain.region import DEFAULT_REGION, Region

if TYPE_CHECKING:
    from collections.abc import Mapping

RULES_VERSION = "1.0"


@dataclass(frozen=True)
class Weights:
    """How much each sub-score counts; they add up to 1 (METHOD 0.5)."""

    conversion: float = 0.20
    money: float = 0.20
    audience: float = 0.15
    trust: float = 0.15
    plan: float = 0.15
    reputation: float = 0.15


@dataclass(frozen=True)
class Assumptions:
    """What is assumed where no figure settles it."""

    prior_odds: float = 0.5
    """Odds that a number in a sales talk is right within 25 % (A1)."""
    likelihood_word: float = 1.0
    likelihood_screenshot: float = 3.0
    likelihood_analytics: float = 18.0
    likelihood_third_party: float = 60.0
    """How much likelier an honest number is to be shown this way than a wrong one (A2)."""
    shared_harshness: float = 0.3
    """Correlation between the errors of two candidates whom the same people marked."""
    campaigns_differ: float = 0.7
    """Log-sd between campaigns, and between clients, of the same person (A3)."""
    single_question_reliability: float = 0.25
    """Reliability of one rated question (A4)."""
    mark_spread: float = 25.0
    """Spread of marks between people, on the scale 0 to 100 (A5)."""
    rater_reliability: float = 0.44
    """Reliability of one interviewer on their own (Huffcutt and others 2013)."""
    unknown_hire_multiple: float = 0.8
    unknown_hire_log_sd: float = 1.0
    """What an unknown hire returns for each unit paid, and its log-sd (A6)."""
    incremental_share: float = 0.6
    incremental_log_sd: float = 0.40
    """Share of credited sales that would not have come anyway, and its log-sd (A7)."""
    held_out_log_sd: float = 0.10
    """The same log-sd when a group was left alone for comparison; the share is then 1."""
    halo: float = 0.5
    """Correlation between the errors of the three rated sub-scores."""


@dataclass(frozen=True)
class Lines:
    """Where one verdict ends and the next begins (METHOD 5.3)."""

    vanity: float = 60.0
    vanity_penalty_from: float = 50.0
    vanity_penalty: float = 0.25
    amber_points: float = 4.0
    amber_most: float = 12.0
    enough_asked: float = 0.5
    professional_score: float = 60.0
    professional_low: float = 45.0
    professional_results: float = 55.0
    newcomer_vanity: float = 50.0
    newcomer_months: int = 12
    below_bar_percentile: float = 35.0
    below_bar_money: float = 38.0
    below_bar_results: float = 50.0
    promising_claimed: float = 55.0
    promising_results: float = 55.0
    verified_sales: float = 0.5
    close_call: float = 3.0


@dataclass(frozen=True)
class Funnel:
    """From followers to buyers in a month: medians and log-sds (METHOD 6)."""

    real: tuple[float, float] = (0.72, 0.20)
    reached: tuple[float, float] = (0.06, 0.9)
    clicks: tuple[float, float] = (0.010, 0.9)
    buys: tuple[float, float] = (0.009, 1.0)
    posts: int = 12


@dataclass(frozen=True)
class Prospects:
    """What is assumed of the owner's own numbers, of a trial, and of pay by results (METHOD 6)."""

    visits_log_sd: float = 0.30
    order_value_log_sd: float = 0.35
    """How far the owner's own figures may be off from month to month."""
    trial_error: float = 0.10
    trial_power: float = 0.80
    trial_cut: float = 1.2
    fewest_days: int = 14
    most_days: int = 90
    bonus_share: float = 0.35
    """Part of what a sale leaves that goes to the candidate as a bonus."""
    most_pay: float = 1.5
    """Fee and bonus together are capped at this many times the fee asked."""


@dataclass(frozen=True)
class Settings:
    """Everything a verdict depends on besides the case and the benchmarks."""

    region: Region = DEFAULT_REGION
    weights: Weights = field(default_factory=Weights)
    assumptions: Assumptions = field(default_factory=Assumptions)
    lines: Lines = field(default_factory=Lines)
    funnel: Funnel = field(default_factory=Funnel)
    prospects: Prospects = field(default_factory=Prospects)
    rules_version: str = RULES_VERSION


def stored(settings: Settings) -> Mapping[str, object]:
    """Return the settings as plain data, to be kept with a verdict."""
    return asdict(settings)
