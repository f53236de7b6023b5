"""The vanity-metric "guru" pattern: observations of seven kinds, each with its words; never the number of followers (METHOD 5.3a)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vetter.assessment.words import listed
from vetter.domain.labelled import Labelled
from vetter.questions.audience import BUILT, Built
from vetter.questions.pitch import BIO
from vetter.questions.plan import FIRST_STEPS, REPORTS, TWICE, FirstAdvice, TwiceAnswer
from vetter.questions.watch import FACTS, Fact
from vetter.tongue import in_quotes, inside, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.assessment.reading import Reading
    from vetter.assessment.vanity import Vanity

__all__ = ["KINDS_NEEDED", "Observation", "Sort", "observations"]

KINDS_NEEDED = 3
"""Kinds of observation that raise the flag while no complete result is verified."""

TITLES = re.compile(
    r"(?<!\w)(?:gurus?|experts?|ninjas?|rock\s?stars?|wizards?|mavens?|growth hackers?|visionar(?:y|ies)|#\s?1"
    r"|number one|no\.\s?1|legend|evangelist)(?!\w)",
    re.IGNORECASE,
)


class Sort(Labelled):
    """The kinds of observation."""

    WORDS = "words", tr("Words")
    LEAD = "lead", tr("Lead")
    ADVICE = "advice", tr("Advice")
    METHOD = "method", tr("Method")
    PROMISES = "promises", tr("Promises")
    PRESSURE = "pressure", tr("Pressure")
    REPORTING = "reporting", tr("Reporting")


@dataclass(frozen=True)
class Observation:
    """One thing seen or said, and the kind it is of."""

    sort: Sort
    text: str


def observations(reading: Reading, share: Vanity) -> tuple[Observation, ...]:
    """Return everything in the case that belongs to the pattern, kind by kind."""
    found = (*_words(reading), *_lead(reading, share), *_advice(reading), *_facts(reading), *_reporting(reading))
    return tuple(sorted(found, key=lambda seen: tuple(Sort).index(seen.sort)))


def _words(reading: Reading) -> Iterator[Observation]:
    words = list(dict.fromkeys(match.group(0) for match in TITLES.finditer(reading.case[BIO] or "")))
    if words:
        yield Observation(Sort.WORDS, tr("{words} in their own description.", words=listed([in_quotes(word) for word in words])))


def _lead(reading: Reading, share: Vanity) -> Iterator[Observation]:
    if share.rows and share.share >= reading.settings.lines.vanity:
        names = [row.metric.label for row in share.rows if row.metric]
        order = tr("in that order") if len(names) > 1 else tr("before anything else")
        yield Observation(Sort.LEAD, f"{listed(names)}, {order}.")


def _advice(reading: Reading) -> Iterator[Observation]:
    if reading.case[TWICE] is TwiceAnswer.AGREES:
        yield Observation(Sort.ADVICE, tr("agreed that twice the followers means twice the sales."))
    if reading.case[FIRST_STEPS] is FirstAdvice.GROW_FOLLOWERS:
        yield Observation(Sort.ADVICE, tr("would grow followers first."))


def _facts(reading: Reading) -> Iterator[Observation]:
    ticked, built = reading.case[FACTS] or (), reading.case[BUILT] or ()
    also = {Fact.BOUGHT_FOLLOWERS: Built.BOUGHT, Fact.PODS: Built.PODS}
    for fact in Fact:
        if fact.sort and (fact in ticked or also.get(fact) in built):
            yield Observation(Sort(fact.sort), f"{inside(fact.label)}.")


def _reporting(reading: Reading) -> Iterator[Observation]:
    marks = [mark for mark in reading.case[REPORTS] or () if mark is not None]
    if marks and max(marks) == 1:
        yield Observation(Sort.REPORTING, tr("would report only followers, likes or views."))
