"""What to ask next, the most telling first: what stops the verdict, what is missing, what could be confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vetter.assessment.observed import outcome
from vetter.assessment.rule import Severity
from vetter.assessment.trust import shown
from vetter.assessment.words import count
from vetter.domain.claims import ReferenceOutcome
from vetter.domain.verdict import Verdict
from vetter.dossier.model import Line, Lines, Place, Section
from vetter.questions import MUST_ASK, QUESTIONS
from vetter.questions.kits import kit_of, questions_of
from vetter.questions.pitch import SAID
from vetter.questions.reputation import REFERENCES
from vetter.questions.results import CONVERSIONS, MONEY, OFFERS
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.assessment import Assessment
    from vetter.domain.case import Case
    from vetter.dossier.sheet import Sheet
    from vetter.settings import Settings

SHOWN_ON_PAPER = 5
ON_FIRST_PAGE = 3


@dataclass(frozen=True)
class Next:
    """One thing worth asking: the words, what it is good for, and the question of the form it belongs to."""

    words: str
    good_for: str
    key: str


def next_asks(case: Case, assessment: Assessment, settings: Settings) -> Iterator[Next]:
    """Yield what is worth asking, most telling first, each wording once."""
    seen: set[str] = set()
    for item in (
        *_clear_up(assessment, Severity.RED, tr("Nothing can be judged before this is clear.")),
        *_results(case, assessment, settings),
        *_missing(assessment),
        *_clear_up(assessment, Severity.AMBER, tr("Costs four points until it is explained.")),
        *_confirm(case, assessment),
        *_unasked(case),
        *_clear_up(assessment, Severity.ASK, tr("Two figures do not agree yet.")),
    ):
        if item.words not in seen:
            seen.add(item.words)
            yield item


def _clear_up(assessment: Assessment, severity: Severity, good_for: str) -> Iterator[Next]:
    for finding in assessment.findings:
        if finding.severity is severity and finding.rule.ask:
            key = finding.charged[0].partition(".")[0] if finding.charged else "facts"
            yield Next(finding.rule.ask, good_for, key)


def _results(case: Case, assessment: Assessment, settings: Settings) -> Iterator[Next]:
    if not case.asked(CONVERSIONS) and not case.asked(OFFERS):
        yield Next(CONVERSIONS.ask, tr("The one answer that weighs most."), CONVERSIONS.key)
    elif not assessment.complete_claims:
        if assessment.audience is not None:
            crowd = count(assessment.audience.followers, settings.region)
            words = tr("“Of those {crowd}, how many bought something in the last twelve months?”", crowd=crowd)
            yield Next(words, tr("Followers add nothing until somebody buys."), CONVERSIONS.key)
        words = tr("“Which client would open the sales report with us?”")
        yield Next(words, tr("30 minutes. One complete result would be the first."), MONEY.key)
    if not case.asked(MONEY):
        yield Next(MONEY.ask, tr("Whether the work paid for itself."), MONEY.key)


def _missing(assessment: Assessment) -> Iterator[Next]:
    for finding in assessment.findings:
        if finding.rule.key in {"NO_BASE", "NO_PERIOD"}:
            yield Next(finding.rule.ask, tr("2 minutes. Without it a percentage counts for nothing."), CONVERSIONS.key)


def _confirm(case: Case, assessment: Assessment) -> Iterator[Next]:
    unseen = [item for item in assessment.comparisons if item.complete and not shown(item.row.evidence).verified]
    if unseen or any(not item.verified for item in assessment.returns):
        words = tr("“May we open that report together, on your screen?”")
        key = unseen[0].path.partition(".")[0] if unseen else MONEY.key
        yield Next(words, tr("20 minutes. Lifts this result to seen live."), key)
    if not case.asked(REFERENCES):
        yield Next(REFERENCES.ask, tr("25 minutes a call. Figures that agree weigh most."), REFERENCES.key)
    for row in case[REFERENCES] or ():
        if outcome(row.outcome, row.expected, row.heard) in {ReferenceOutcome.OFFERED, None}:
            who = row.who or tr("the client named")
            yield Next(
                tr("Ring {who}: “What was the figure?”", who=who), tr("25 minutes. Turns a promise into a confirmation."), REFERENCES.key
            )


def _unasked(case: Case) -> Iterator[Next]:
    offered = (question for part in questions_of(kit_of(case), case) for question in part.questions)
    for question in (*MUST_ASK, *(question for question in offered if question.rated)):
        if question.aloud and not case.asked(question):
            yield Next(question.ask, question.why, question.key)


def opening(case: Case) -> Next | None:
    """Return the opening question while nothing has been volunteered and nothing asked."""
    talked = any(question.aloud and case.asked(question) for question in QUESTIONS)
    return None if talked else Next(SAID.ask, SAID.why, SAID.key)


def ask_section(sheet: Sheet) -> Section | None:
    """Return what to ask in the next talk."""
    asks = list(next_asks(sheet.case, sheet.assessment, sheet.settings))[:SHOWN_ON_PAPER]
    if not asks:
        return None
    title = tr("Still to ask") if sheet.assessment.verdict is Verdict.NOT_ENOUGH_ASKED else tr("For the next talk")
    brief = Lines(tuple(Line(text=item.words) for item in asks[:ON_FIRST_PAGE]), numbered=True)
    full = Lines(tuple(Line(text=item.words, quiet=item.good_for) for item in asks), numbered=True)
    return Section("ask", title, (full,), brief=Section("ask", title, (brief,), place=Place.SIDE))
