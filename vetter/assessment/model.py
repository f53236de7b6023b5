"""What an assessment holds: two tracks, six sub-scores, comparisons, findings, the pattern, the verdict and its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vetter.domain.labelled import Labelled
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.assessment.audience import Audience
    from vetter.assessment.chain import Reconciled
    from vetter.assessment.conversion import Belief, Comparison, Counted
    from vetter.assessment.followers import Followers
    from vetter.assessment.money import MoneyBelief, Return
    from vetter.assessment.pattern import Observation
    from vetter.assessment.rule import Finding
    from vetter.assessment.subscore import SubScore
    from vetter.assessment.vanity import Vanity
    from vetter.domain.evidence import Evidence
    from vetter.domain.verdict import Verdict


class Because(Labelled):
    """Which line decided the verdict."""

    RED = "red", tr("Numbers or facts that cannot stand together")
    TOO_LITTLE = "too_little", tr("Less than half of what counts was asked")
    ALL_VANITY = "all_vanity", tr("Three or more numbers volunteered, none a business result")
    CONFIRMED = "confirmed", tr("Results seen live and confirmed by a client")
    SMALL_BUT_OPEN = "small_but_open", tr("A small result, shown openly")
    LOW = "low", tr("Checked results below what comparable accounts reach")
    IF_TRUE = "if_true", tr("Good, if it checks out")
    MIDDLING = "middling", tr("Checked results, neither good nor poor")
    NOTHING_CHECKED = "nothing_checked", tr("No result was checked")


@dataclass(frozen=True)
class Condition:
    """One thing a verdict asks for: what was found, and the line it must reach (`at_least`) or stay below.

    A condition without a line is simply met or not.
    """

    words: str
    holds: bool
    found: float | None = None
    line: float | None = None
    at_least: bool = True

    def near(self, points: float) -> bool:
        """Return whether fewer points than these part it from its line."""
        return self.found is not None and self.line is not None and abs(self.found - self.line) < points


@dataclass(frozen=True)
class Tried:
    """One verdict that was tried, with everything it asks for."""

    verdict: Verdict
    because: Because
    conditions: tuple[Condition, ...]

    @property
    def holds(self) -> bool:
        """Whether all of it is met."""
        return all(condition.holds for condition in self.conditions)

    def close(self, points: float) -> bool:
        """Return whether a few points would have turned it over: it holds by a hair, or fails by nothing but a hair."""
        if self.holds:
            return any(condition.near(points) for condition in self.conditions)
        return all(condition.holds or condition.near(points) for condition in self.conditions)


@dataclass(frozen=True)
class Track:
    """One way of scoring: proven counts evidence as it is, claimed takes every claim as true."""

    subscores: tuple[SubScore, ...]
    score: float
    sd: float
    low: float
    high: float
    conversions: tuple[Belief, ...]
    money: MoneyBelief

    @property
    def results(self) -> float:
        """The mean of the conversion and money sub-scores."""
        return (self.subscores[0].score + self.subscores[1].score) / 2


@dataclass(frozen=True)
class Assessment:
    """Everything a dossier is written from; a pure function of case, benchmarks and settings."""

    verdict: Verdict
    because: Because
    tried: tuple[Tried, ...]
    proven: Track
    claimed: Track
    vanity: Vanity
    counted: tuple[Counted, ...]
    comparisons: tuple[Comparison, ...]
    returns: tuple[Return, ...]
    findings: tuple[Finding, ...]
    pattern: tuple[Observation, ...]
    guru_pattern: bool
    audience: Audience | None
    followers: Followers | None
    reconciled: tuple[Reconciled, ...]
    best_evidence: Evidence
    complete_claims: int
    confirmations: int
    asked_weight: float
    close_call: bool
    benchmarks_version: str
    rules_version: str

    @property
    def score(self) -> int:
        """The proven score, whole."""
        return round(self.proven.score)
