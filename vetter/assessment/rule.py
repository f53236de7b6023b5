"""What a rule and its finding are: a pure check with its own words, declared once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vetter.domain.labelled import Labelled
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vetter.assessment.reading import Reading


class Severity(Labelled):
    """What a finding does to the verdict."""

    RED = "red", tr("Stops the verdict until it is explained")
    AMBER = "amber", tr("Costs four points and is asked about")
    ASK = "ask", tr("Costs nothing and is asked about")


@dataclass(frozen=True)
class Finding:
    """One thing a rule found: the sentence with its sum, and the rows that pay for it.

    `charged` holds paths such as "conversions.0": a RED finding takes their trust away, an AMBER one halves it.
    """

    rule: Rule
    sentence: str
    severity: Severity
    charged: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, eq=False)
class Rule:
    """A check with its name, what it does at worst, why, what could honestly explain it, and what to ask."""

    key: str
    name: str
    severity: Severity
    why: str
    innocent: str
    ask: str
    check: Callable[[Reading, Rule], Iterable[Finding]] = field(repr=False)

    def found(self, sentence: str, *charged: str, severity: Severity | None = None, title: str = "") -> Finding:
        """Return a finding of this rule, as severe as the rule is unless told otherwise."""
        return Finding(self, sentence, severity or self.severity, charged, title or self.name)


def rule(
    key: str, name: str, severity: Severity, *, why: str, innocent: str, ask: str
) -> Callable[[Callable[[Reading, Rule], Iterable[Finding]]], Rule]:
    """Turn a check into a rule."""

    def made(check: Callable[[Reading, Rule], Iterable[Finding]]) -> Rule:
        return Rule(key, name, severity, why, innocent, ask, check)

    return made
