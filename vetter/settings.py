"""Assumptions, weights and verdict lines: every number that no source fixes, with its default and what it means."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from vetter.domain.region import DEFAULT_REGION, Region
from vetter.errors import InputError
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RULES_VERSION = "1.2"


def _set(default: float, words: str, least: float = 0.0, most: float = 1_000.0) -> Any:
    """Return a field with what it means and between which numbers it makes sense; the words stand wherever it is shown."""
    return field(default=default, metadata={"words": words, "least": least, "most": most})


def _above(default: float, words: str) -> Any:
    """Return a field that cannot be nothing."""
    return _set(default, words, 0.01)


def _part(default: float, words: str) -> Any:
    """Return a field that is a part of one, neither none nor all of it."""
    return _set(default, words, 0.01, 0.99)


@dataclass(frozen=True)
class Weights:
    """How much each sub-score counts (METHOD 0.5)."""

    conversion: float = _set(0.20, tr("Weight of conversion"))
    money: float = _set(0.20, tr("Weight of money for earlier clients"))
    audience: float = _set(0.15, tr("Weight of audience quality"))
    trust: float = _set(0.15, tr("Weight of the trust method"))
    plan: float = _set(0.15, tr("Weight of the plan"))
    reputation: float = _set(0.15, tr("Weight of reputation"))


@dataclass(frozen=True)
class Assumptions:
    """What is assumed where no figure settles it; A1 to A7 are those of METHOD."""

    prior_odds: float = _above(0.5, tr("A1: odds that a number in a sales talk is right within 25 %"))
    likelihood_word: float = _above(1.0, tr("A2: how much likelier an honest number is than a wrong one to be only spoken"))
    likelihood_screenshot: float = _above(3.0, tr("A2: the same for a screenshot"))
    likelihood_analytics: float = _above(18.0, tr("A2: the same for analytics opened together"))
    likelihood_third_party: float = _above(60.0, tr("A2: the same for a third party who confirms it"))
    campaigns_differ: float = _above(0.7, tr("A3: log-sd between campaigns, and between clients, of the same person"))
    single_question_reliability: float = _part(0.25, tr("A4: reliability of one rated question"))
    mark_spread: float = _above(25.0, tr("A5: spread of marks between people, on the scale 0 to 100"))
    rater_reliability: float = _part(0.44, tr("Reliability of one interviewer alone (Huffcutt and others 2013)"))
    unknown_hire_multiple: float = _above(0.8, tr("A6: what an unknown hire returns for each unit paid"))
    unknown_hire_log_sd: float = _above(1.0, tr("A6: its log-sd"))
    incremental_share: float = _part(0.6, tr("A7: share of credited sales that would not have come anyway"))
    incremental_log_sd: float = _above(0.40, tr("A7: its log-sd"))
    held_out_log_sd: float = _above(0.10, tr("A7: the same log-sd when a group was left alone for comparison; the share is then 1"))
    halo: float = _part(0.5, tr("Correlation between the errors of the three rated sub-scores"))
    shared_harshness: float = _part(0.3, tr("Correlation between the errors of two candidates whom the same people marked"))


@dataclass(frozen=True)
class Lines:
    """Where one verdict ends and the next begins (METHOD 5.3)."""

    vanity: float = _set(60.0, tr("Vanity share from which a talk counts as led by vanity"))
    vanity_penalty_from: float = _set(50.0, tr("Vanity share from which points are taken off"))
    vanity_penalty: float = _set(0.25, tr("Points taken off for each point of vanity share above that"))
    amber_points: float = _set(4.0, tr("Points one warning costs"))
    amber_most: float = _set(12.0, tr("Points all warnings cost at most"))
    enough_asked: float = _set(0.5, tr("Share of what counts that must have been asked"))
    professional_score: float = _set(60.0, tr("Business results: proven score at least"))
    professional_low: float = _set(45.0, tr("Business results: lower end of its range at least"))
    professional_results: float = _set(55.0, tr("Business results: mean of conversion and money at least"))
    newcomer_vanity: float = _set(50.0, tr("Newcomer: vanity share below"))
    newcomer_months: int = _set(12, tr("Newcomer: months of paid work below"))
    below_bar_percentile: float = _set(35.0, tr("Below the bar: checked rate below this percentile"))
    below_bar_money: float = _set(38.0, tr("Below the bar: checked money score below"))
    below_bar_results: float = _set(50.0, tr("Below the bar: mean of conversion and money below"))
    promising_claimed: float = _set(55.0, tr("Promising: score if everything checks out at least"))
    promising_results: float = _set(55.0, tr("Promising: conversion and money if everything checks out at least"))
    verified_sales: float = _set(0.5, tr("Middling: checked information, in expected sales at the benchmark, at least"))
    close_call: float = _set(3.0, tr("Points from a line within which a verdict is called close"))


@dataclass(frozen=True)
class Funnel:
    """From followers to buyers in a month: medians and log-sds (METHOD 6)."""

    real: tuple[float, float] = (0.72, 0.20)
    reached: tuple[float, float] = (0.06, 0.9)
    clicks: tuple[float, float] = (0.010, 0.9)
    buys: tuple[float, float] = (0.009, 1.0)
    posts: int = _above(12, tr("Posts a month"))


@dataclass(frozen=True)
class Prospects:
    """What is assumed of the owner's own numbers, of a trial, and of pay by results (METHOD 6)."""

    visits_log_sd: float = _above(0.30, tr("Log-sd of the owner's visitors from month to month"))
    order_value_log_sd: float = _above(0.35, tr("Log-sd of what a sale leaves"))
    trial_error: float = _part(0.10, tr("Chance that a rate which only breaks even passes a trial"))
    trial_power: float = _part(0.80, tr("Chance that the promised rate passes a trial"))
    trial_cut: float = _above(1.2, tr("A trial with stop lines is cut at this many times the fixed one"))
    fewest_days: int = _above(14, tr("Days a trial runs at least"))
    most_days: int = _above(90, tr("Days a trial runs at most"))
    bonus_share: float = _part(0.35, tr("Part of what a sale leaves that is paid as a bonus"))
    most_pay: float = _set(1.5, tr("Fee and bonus together are capped at this many times the fee asked"))


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


DEFAULTS = Settings()

GROUPS = {
    "weights": tr("What each judgement weighs"),
    "assumptions": tr("What is assumed"),
    "lines": tr("Where one verdict ends and the next begins"),
    "funnel": tr("From followers to buyers"),
    "prospects": tr("Money for you, and a trial"),
}
"""The groups of numbers by name, in words."""


@dataclass(frozen=True)
class Setting:
    """One number of the settings: its name such as "weights.money", what it means, its value and its default."""

    name: str
    words: str
    value: float
    default: float
    least: float
    most: float

    @property
    def group(self) -> str:
        """The group it stands in."""
        return self.name.partition(".")[0]

    @property
    def changed(self) -> bool:
        """Whether it is not what Vetter comes with."""
        return self.value != self.default


def shown(settings: Settings) -> Iterator[Setting]:
    """Yield every single number with its meaning, group by group."""
    for group in fields(settings):
        held, default = getattr(settings, group.name), getattr(DEFAULTS, group.name)
        for part in fields(held) if is_dataclass(held) else ():
            if told := part.metadata:
                value, usual = getattr(held, part.name), getattr(default, part.name)
                yield Setting(f"{group.name}.{part.name}", told["words"], value, usual, told["least"], told["most"])


def changed(settings: Settings, values: Mapping[str, float]) -> Settings:
    """Return the settings with these numbers in place of theirs, by name.

    Raises:
        InputError: naming the setting that does not exist, or whose value cannot be one.

    """
    known = {setting.name: setting for setting in shown(settings)}
    for name, value in values.items():
        if name not in known:
            message = tr("“{name}” is no setting. `vetter settings` lists them all.", name=name)
            raise InputError(message)
        if not known[name].least <= value <= known[name].most:
            message = tr(
                "{name} must lie between {least:g} and {most:g}; this is {value:g}.",
                name=name,
                least=known[name].least,
                most=known[name].most,
                value=value,
            )
            raise InputError(message)
        group, _dot, part = name.partition(".")
        kind = type(known[name].default)
        settings = replace(settings, **{group: replace(getattr(settings, group), **{part: kind(value)})})
    if sum(asdict(settings.weights).values()) <= 0:
        message = tr("At least one weight must be above 0.")
        raise InputError(message)
    return settings


def stored(settings: Settings) -> Mapping[str, object]:
    """Return the settings as plain data, to be kept with a verdict."""
    return asdict(settings)
