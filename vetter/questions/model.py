"""What a question is: a typed value, declared once, that form, file, storage, rules and paper all read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from vetter.domain.case import Key
from vetter.domain.labelled import Labelled
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.kinds import Kind

T_co = TypeVar("T_co", covariant=True)


class Axis(Labelled):
    """What an answer speaks to."""

    RESULTS = "results", tr("Business results")
    AUDIENCE = "audience", tr("Audience quality")
    TRUST = "trust", tr("Trust method")
    PLAN = "plan", tr("Plan")
    REPUTATION = "reputation", tr("Reputation")
    VANITY = "vanity", tr("Vanity share")
    PRINTED = "printed", tr("Printed, never scored")


class Kit(Labelled):
    """A selection of questions for one talk."""

    SHORT = "short", tr("Short talk, the must-asks")
    STANDARD = "standard", tr("Usual talk")
    FULL = "full", tr("Everything")
    LIVE = "live", tr("Live tests")
    SECOND = "second", tr("Second talk, what is still missing")


@dataclass(frozen=True, eq=False, kw_only=True)
class Question(Key[T_co]):
    """One question of the catalogue; the type of its answer is T.

    `ask` is read aloud when `aloud`, else it is a heading for the owner. `short` names the answer in
    lists and reports. `weak`, `middling` and `strong` anchor the marks 1, 3 and 5. `must` puts it among
    the questions a first interview should not leave out; `kit` is the smallest kit that holds it otherwise;
    `live` marks what the candidate does on the spot, `yours` what is of the owner's business and goes from one
    interview to the next, whoever is interviewed. `criteria` are the rows of the criteria library.
    """

    ask: str
    short: str
    kind: Kind[T_co]
    why: str
    axis: Axis = Axis.PRINTED
    probe: str = ""
    weak: str = ""
    middling: str = ""
    strong: str = ""
    must: bool = False
    kit: Kit = Kit.FULL
    live: bool = False
    yours: bool = False
    aloud: bool = True
    criteria: tuple[str, ...] = ()

    @property
    def rated(self) -> bool:
        """Whether the owner gives it marks."""
        return bool(self.weak)

    @property
    def smallest(self) -> Kit:
        """The smallest of short, usual and full kit that holds it."""
        return Kit.SHORT if self.must else self.kit


@dataclass(frozen=True, eq=False, kw_only=True)
class Section:
    """A part of the interview, in the order it is gone through."""

    key: str
    title: str
    intro: str
