"""How many of an audience are people who can be reached, from a sample looked at by hand (METHOD 9); shown, never scored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vetter.assessment.rule import Finding, Rule, Severity, rule
from vetter.assessment.words import count, share
from vetter.questions.audience import FOLLOWERS_SEEN
from vetter.statistics import Beta, Screening, prevalence
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.assessment.reading import Reading
    from vetter.domain.case import Case

TRIED_ON = (
    (tr("followers of Swiss accounts, labelled by hand, 2017"), 0.69, 0.91),
    (tr("Instagram accounts, 2019"), 0.89, 0.95),
    (tr("bought and genuine Twitter followers, 2015"), 1.00, 0.97),
    (tr("Instagram accounts, first public collection"), 0.96, 0.95),
    (tr("Instagram accounts, second public collection"), 0.80, 0.99),
    (tr("active spammers on Twitter, 2011"), 0.19, 0.97),
)
"""Where the six signs were tried on accounts whose nature was known: shares rightly caught and rightly passed."""

WORTH = 60
"""Each of those collections counts for no more than so many accounts a side: the next audience is another one."""

USUAL = Beta(1.2, 3.5)
"""Unreal followers before anything was seen: a mean of 26 %, as among 115 public accounts in 2017."""

ENOUGH = 200
"""Followers looked at from which the sample says more than a hint."""

SURE = 0.95
MOSTLY = 0.5


def _quality(part: float) -> Beta:
    return Beta(WORTH * part + 0.5, WORTH * (1 - part) + 0.5)


SIGNS = tuple(Screening(_quality(caught), _quality(passed)) for _where, caught, passed in TRIED_ON)


@dataclass(frozen=True)
class Followers:
    """A sample of followers: at most this share are real (19 times in 20), and the middle of what is believed."""

    looked_at: int
    unreal: int
    most_real: float
    middle_real: float

    @property
    def hint(self) -> bool:
        """Whether too few were looked at for more than a hint."""
        return self.looked_at < ENOUGH


def looked_at(case: Case) -> Followers | None:
    """Return what a sample of followers says, or None when none was looked at."""
    rows = case[FOLLOWERS_SEEN]
    row = rows[0] if rows else None
    if row is None or not row.looked_at or row.unreal is None or row.unreal > row.looked_at:
        return None
    unreal = prevalence(row.unreal, row.looked_at, SIGNS, USUAL)
    return Followers(row.looked_at, row.unreal, 1 - unreal.ppf(1 - SURE), 1 - unreal.ppf(0.5))


@rule(
    "mostly_unreal",
    tr("Most followers looked at seem to be nobody"),
    Severity.ASK,
    why=tr("Nobody who cannot be reached can buy."),
    innocent=tr("Robots follow of their own accord, and anybody can buy followers for anybody. Some quiet people post nothing."),
    ask=tr("“Where did these followers come from, and what was done about the empty accounts?”"),
)
def mostly_unreal(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find a sample of which at most half can be real."""
    found = looked_at(reading.case)
    if found is not None and not found.hint and found.most_real < MOSTLY:
        region = reading.settings.region
        yield found_by.found(
            tr(
                "{unreal} of {looked_at} followers looked at show three points or more: at most {most_real} of them are real people.",
                unreal=count(found.unreal, region),
                looked_at=count(found.looked_at, region),
                most_real=share(found.most_real, region),
            )
        )
