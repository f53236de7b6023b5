"""Rules about what was seen, heard, refused or left out; each fact the owner ticks is one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from vetter.assessment.rule import Finding, Rule, Severity, rule
from vetter.assessment.words import count
from vetter.domain.claims import ReferenceOutcome
from vetter.domain.working import Sure
from vetter.kinds.numbers import group
from vetter.questions.audience import BUILT, Built
from vetter.questions.pitch import SAID
from vetter.questions.reputation import REFERENCES
from vetter.questions.trust import PLATFORMS
from vetter.questions.watch import FACTS, Fact, Weight
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from vetter.assessment.reading import Reading
    from vetter.domain.claims import ClientMoney, Conversion

TOLERANCE = 0.25
"""A figure within a quarter of the one foretold counts as confirmed (METHOD 4.4)."""

_ALSO_BUILT = {Fact.BOUGHT_FOLLOWERS: Built.BOUGHT, Fact.PODS: Built.PODS}
_SEVERITY = {Weight.RED: Severity.RED, Weight.AMBER: Severity.AMBER}


def _seen(reading: Reading, fact: Fact) -> bool:
    also = _ALSO_BUILT.get(fact)
    return fact in (reading.case[FACTS] or ()) or (also is not None and also in (reading.case[BUILT] or ()))


def _fact_rule(fact: Fact) -> Rule:
    def check(reading: Reading, found_by: Rule) -> Iterator[Finding]:
        if _seen(reading, fact):
            yield found_by.found(f"{fact.label}.")

    severity = _SEVERITY[fact.weight]
    why = tr("Noted by you in the interview.") if severity is Severity.AMBER else tr("No result can be judged until this is clear.")
    return Rule(fact.value, fact.label, severity, why, fact.innocent, fact.ask, check)


FACT_RULES = tuple(_fact_rule(fact) for fact in Fact if fact.weight in _SEVERITY)


@rule(
    "ask_before_trust",
    tr("Selling before trust on the main platform"),
    Severity.ASK,
    why=tr("What is sold hardest is where most strangers meet us. An offer to somebody who does not trust us yet drives that person away."),
    innocent=tr("A platform can be new, and an honest “not yet” is a good sign."),
    ask=tr("“What will you do there before the first offer, and for how long?”"),
)
def ask_before_trust(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find the platform named most among the numbers volunteered, where the candidate says that trust does not come first."""
    named = Counter(said.platform for said in reading.case[SAID] or () if said.platform is not None)
    uses = reading.case[PLATFORMS] or ()
    main = named.most_common(1)[0][0] if named else uses[0].platform if uses else None
    if main is not None and any(use.platform is main and use.trust is Sure.NO for use in uses):
        yield found_by.found(tr("{main} comes first with this candidate, and there is no trust there before the ask.", main=main.label))


@rule(
    "NO_BASE",
    tr("A percentage of what?"),
    Severity.ASK,
    why=tr("Without how many out of how many, a percentage can be one of nineteen."),
    innocent=tr("Many people quote a rate without the numbers behind it."),
    ask=tr("“Out of how many, and of what: visitors, list members, enquiries, followers?”"),
)
def no_base(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find percentages told without a count and a base."""
    for path, row in reading.conversions:
        if row.percent is not None and not row.out_of:
            told = tr(
                "{percent}\u00a0% was told without the number of people it is of.", percent=group(row.percent, reading.settings.region)
            )
            yield found_by.found(told, path)


@rule(
    "NO_PERIOD",
    tr("Between which dates?"),
    Severity.ASK,
    why=tr("A result of one good week is not a result of a year."),
    innocent=tr("Dates are easily left out in conversation."),
    ask=tr("“From when to when was that?”"),
)
def no_period(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find results and money told without dates or length."""
    rows: tuple[tuple[str, Conversion | ClientMoney], ...] = (*reading.conversions, *reading.money)
    for path, row in rows:
        if not row.period.known:
            yield found_by.found(tr("A result was told without its dates."), path)
            return


@rule(
    "reference_contradicts",
    tr("A reference named another figure"),
    Severity.RED,
    why=tr("A client's own figure more than a quarter away from the one told contradicts it."),
    innocent=tr("The client may count other months, or only part of the work."),
    ask=tr("“Your client named another figure. What could be the reason?”"),
)
def reference_contradicts(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find references that contradict the figure foretold."""
    region = reading.settings.region
    for index, row in enumerate(reading.case[REFERENCES] or ()):
        if outcome(row.outcome, row.expected, row.heard) is ReferenceOutcome.CONTRADICTED:
            told = tr("A reference named another figure.")
            if row.expected is not None and row.heard is not None:
                told = tr(
                    "The figure told was {expected}; the client named {heard}.",
                    expected=count(row.expected, region),
                    heard=count(row.heard, region),
                )
            yield found_by.found(told, f"{REFERENCES.key}.{index}")


@rule(
    "reference_refused",
    tr("No client may be rung"),
    Severity.AMBER,
    why=tr("Figures that nobody may confirm stay words."),
    innocent=tr("A contract may forbid naming the client."),
    ask=tr("“Is there one client who would agree to a short call?”"),
)
def reference_refused(reading: Reading, found_by: Rule) -> Iterator[Finding]:
    """Find refusals to name a reference."""
    refused = any(row.outcome is ReferenceOutcome.REFUSED for row in reading.case[REFERENCES] or ())
    if refused or reading.case.withheld(REFERENCES):
        yield found_by.found(tr("Asked for a client to ring, none was named."))


def outcome(told: ReferenceOutcome | None, expected: Decimal | None, heard: Decimal | None) -> ReferenceOutcome | None:
    """Return what came of a reference; two figures settle it, else what the owner noted counts."""
    if expected is not None and heard is not None:
        foretold, named = float(expected), float(heard)
        agree = foretold == named or (foretold > 0 and abs(named - foretold) <= TOLERANCE * foretold)
        return ReferenceOutcome.CONFIRMED if agree else ReferenceOutcome.CONTRADICTED
    return told
