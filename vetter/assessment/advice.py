"""What would change a verdict: the cheapest checks that lift it if they come out well, and what it rests on (METHOD 5.4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, Any

from vetter.assessment import assess, conversion, money
from vetter.assessment.observed import outcome
from vetter.assessment.spread import prior_for
from vetter.assessment.trust import shown
from vetter.domain.case import Answer
from vetter.domain.claims import Action, ClientMoney, Conversion, MetricClass, Reference, ReferenceOutcome
from vetter.domain.evidence import Evidence
from vetter.domain.quantities import Base
from vetter.domain.verdict import Verdict
from vetter.questions import QUESTIONS
from vetter.questions.model import Kit
from vetter.questions.pitch import SAID
from vetter.questions.reputation import REFERENCES
from vetter.questions.results import CONVERSIONS, MONEY, OFFERS
from vetter.questions.start import TRADE
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vetter.assessment import Assessment
    from vetter.domain.benchmark import BenchmarkTable
    from vetter.domain.case import Case
    from vetter.questions import Question
    from vetter.settings import Settings

LADDER = (
    Verdict.STOP,
    Verdict.VANITY_ONLY,
    Verdict.NOT_ENOUGH_ASKED,
    Verdict.UNPROVEN,
    Verdict.BELOW_BAR,
    Verdict.MIXED,
    Verdict.PROMISING,
    Verdict.NEWCOMER,
    Verdict.PROFESSIONAL,
)
"""From what speaks least for hiring to what speaks most."""

MOST_CHECKS = 4
GOOD_MARK = 4
DAYS = 30
SALES_NEEDED = (3, 6, 12, 25, 50)
RETURNS_NEEDED = (Decimal("1.5"), Decimal(2), Decimal(3), Decimal(4))
"""Sizes tried for a first complete result: sales, and money back for each unit paid."""

_REFUSED = frozenset({ReferenceOutcome.REFUSED})


@dataclass(frozen=True)
class Check:
    """One thing to do: how long it takes, what it is, and what it must show; `well` is the case if it does."""

    key: str
    minutes: int
    words: str
    shows: str
    well: Callable[[Case], Case]


@dataclass(frozen=True)
class Advice:
    """The cheapest checks that lift a verdict if all of them come out well, and the verdict they lift it to."""

    checks: tuple[Check, ...]
    verdict: Verdict

    @property
    def minutes(self) -> int:
        """How long they take together."""
        return sum(check.minutes for check in self.checks)

    def carried_out(self, case: Case) -> Case:
        """Return the case as it would stand then."""
        for check in self.checks:
            case = check.well(case)
        return case


@dataclass(frozen=True)
class Support:
    """A claim without which the verdict would be another."""

    path: str
    without: Verdict


def advise(case: Case, benchmarks: BenchmarkTable, settings: Settings, assessment: Assessment) -> Advice | None:
    """Return the cheapest set of up to four checks that lifts the verdict, or None when none does.

    A stop is lifted by an explanation, not by checks. The advice is always true when carried out,
    because it is the verdict on the case as it would then stand.
    """
    if assessment.verdict is Verdict.STOP:
        return None

    def verdict_after(checks: tuple[Check, ...]) -> Verdict:
        return assess(Advice(checks, assessment.verdict).carried_out(case), benchmarks, settings).verdict

    def lifts(checks: tuple[Check, ...]) -> bool:
        return LADDER.index(verdict_after(checks)) > LADDER.index(assessment.verdict)

    offered = tuple(_checks(case, benchmarks))
    if not offered or not lifts(offered):
        return None
    sets = [chosen for size in range(1, MOST_CHECKS + 1) for chosen in combinations(offered, size)]
    for chosen in sorted(sets, key=lambda checks: (sum(check.minutes for check in checks), len(checks))):
        if lifts(chosen):
            smallest = _smallest(chosen, case, benchmarks, lifts)
            return Advice(smallest, verdict_after(smallest))
    return None


def rests_on(case: Case, benchmarks: BenchmarkTable, settings: Settings, assessment: Assessment) -> tuple[Support, ...]:
    """Return the claims and references without which the verdict would be another, each with that verdict."""
    found = []
    for question in (CONVERSIONS, OFFERS, MONEY, REFERENCES):
        rows: tuple[Any, ...] = case[question] or ()
        for number in range(len(rows)):
            rest = rows[:number] + rows[number + 1 :]
            verdict = assess(case.with_answer(question, Answer(rest)), benchmarks, settings).verdict
            if verdict is not assessment.verdict:
                found.append(Support(f"{question.key}.{number}", verdict))
    return tuple(found)


def _smallest(
    chosen: tuple[Check, ...], case: Case, benchmarks: BenchmarkTable, lifts: Callable[[tuple[Check, ...]], bool]
) -> tuple[Check, ...]:
    """Return the same checks, each first result no larger than it must be."""
    for number, check in enumerate(chosen):
        for smaller in _sizes(check.key, case, benchmarks):
            tried = (*chosen[:number], smaller, *chosen[number + 1 :])
            if lifts(tried):
                chosen = tried
                break
    return chosen


def _sizes(key: str, case: Case, benchmarks: BenchmarkTable) -> Iterator[Check]:
    if key == "count":
        yield from (check for sales in SALES_NEEDED if (check := _first_count(case, benchmarks, sales)))
    if key == "money":
        yield from (_first_money(times) for times in RETURNS_NEEDED)


def _checks(case: Case, benchmarks: BenchmarkTable) -> Iterator[Check]:
    """Yield every check that there is something to check with."""
    if any(row.metric and row.metric.kind is MetricClass.RESULT and not row.complete for row in case[SAID] or ()):
        shows = tr("how many, out of how many, and when, for each result that was volunteered")
        yield Check("base", 2, tr("asking for the base and dates of what was volunteered"), shows, _with_bases)
    if any(conversion.complete(row) and not shown(row.evidence).verified for row in (*(case[CONVERSIONS] or ()), *(case[OFFERS] or ()))):
        yield Check("screen", 20, tr("seeing the analytics together"), tr("the figures as they were told"), _seen_live)
    if any(money.complete(row) and not shown(row.evidence).verified for row in case[MONEY] or ()):
        yield Check("export", 25, tr("seeing a sales export"), tr("takings and cost as they were told"), _exported)
    yield from _calls(case)
    if any(_one_mark(case, question) for question in _rated()):
        yield Check("second", 60, tr("a second pair of ears"), tr("the same marks from somebody else who listens"), _second_pair)
    if any(not case[question] for question in _usual()):
        shows = tr("answers worth {good_mark} of 5 to the questions not asked yet", good_mark=GOOD_MARK)
        yield Check("interview", 60, tr("asking the questions still open"), shows, _asked_well)
    if not any(conversion.complete(row) for row in (*(case[CONVERSIONS] or ()), *(case[OFFERS] or ()))):
        yield from (check for check in [_first_count(case, benchmarks, SALES_NEEDED[-1])] if check)
    if not any(money.complete(row) for row in case[MONEY] or ()):
        yield _first_money(RETURNS_NEEDED[-1])


def _calls(case: Case) -> Iterator[Check]:
    rows = case[REFERENCES] or ()
    if case.withheld(REFERENCES) or any(row.outcome in _REFUSED for row in rows):
        return
    offered = sum(1 for row in rows if _open(row))
    shows = tr("the figure that was foretold, from somebody independent")
    for number in range(min(offered, 2)):
        yield Check(f"ring_{number + 1}", 25, tr("ringing one client") if not number else tr("ringing another client"), shows, _confirmed)
    if not offered:
        yield Check("name", 35, tr("asking for a client and ringing"), shows, _named_and_confirmed)


def _open(row: Reference) -> bool:
    return outcome(row.outcome, row.expected, row.heard) in {None, ReferenceOutcome.OFFERED}


def _with_bases(case: Case) -> Case:
    rows = tuple(replace(row, complete=True) if row.metric and row.metric.kind is MetricClass.RESULT else row for row in case[SAID] or ())
    return case.with_answer(SAID, Answer(rows))


def _seen_live(case: Case) -> Case:
    for question in (CONVERSIONS, OFFERS):
        if rows := case[question]:
            case = case.with_answer(question, Answer(tuple(_verified(row) for row in rows)))
    return case


def _exported(case: Case) -> Case:
    return case.with_answer(MONEY, Answer(tuple(_verified(row) for row in case[MONEY] or ())))


def _verified(row: Any) -> Any:
    return row if shown(row.evidence).verified else replace(row, evidence=Evidence.ANALYTICS)


def _confirmed(case: Case) -> Case:
    rows = list(case[REFERENCES] or ())
    number = next(at for at, row in enumerate(rows) if _open(row))
    rows[number] = replace(rows[number], outcome=ReferenceOutcome.CONFIRMED, independent=True)
    return case.with_answer(REFERENCES, Answer(tuple(rows)))


def _named_and_confirmed(case: Case) -> Case:
    row = Reference(outcome=ReferenceOutcome.CONFIRMED, independent=True)
    return case.with_answer(REFERENCES, Answer((*(case[REFERENCES] or ()), row)))


def _rated() -> tuple[Question[Any], ...]:
    return tuple(question for question in QUESTIONS if question.rated)


def _usual() -> tuple[Question[Any], ...]:
    """Return the rated questions of a usual talk: nobody asks the whole library."""
    return tuple(question for question in _rated() if question.smallest is not Kit.FULL)


def _one_mark(case: Case, question: Question[Any]) -> bool:
    return sum(1 for mark in case[question] or () if mark is not None) == 1


def _second_pair(case: Case) -> Case:
    for question in _rated():
        if _one_mark(case, question):
            mark = next(mark for mark in case[question] or () if mark is not None)
            case = case.with_answer(question, replace(case.answers[question.key], value=(mark, mark)))
    return case


def _asked_well(case: Case) -> Case:
    for question in _usual():
        if not case[question]:
            case = case.with_answer(question, Answer((GOOD_MARK,)))
    return case


def _first_count(case: Case, benchmarks: BenchmarkTable, sales: int) -> Check | None:
    prior = prior_for(benchmarks, Base.VISITORS, Action.SALE, None, case[TRADE])
    if prior is None:
        return None
    people = round(sales / prior.beta.ppf(0.75))
    row = Conversion(count=sales, out_of=people, base=Base.VISITORS, action=Action.SALE, days=DAYS, evidence=Evidence.ANALYTICS)

    def well(before: Case) -> Case:
        return before.with_answer(CONVERSIONS, Answer((*(before[CONVERSIONS] or ()), row)))

    shows = tr("a rate such as {sales} of {people:,} visitors in a month, opened together", sales=sales, people=people)
    return Check("count", 30, tr("one complete result, seen live"), shows, well)


def _first_money(times: Decimal) -> Check:
    row = ClientMoney(
        revenue=1000 * times,
        cost=Decimal(1000),
        margin=Decimal(100),
        savings=Decimal(0),
        days=90,
        held_out=True,
        evidence=Evidence.ANALYTICS,
    )

    def well(before: Case) -> Case:
        return before.with_answer(MONEY, Answer((*(before[MONEY] or ()), row)))

    shows = tr("a client who got back {times} times what was paid, after goods and what would have come anyway", times=times)
    return Check("money", 30, tr("money for one client, seen live"), shows, well)
