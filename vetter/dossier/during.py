"""What the side panel says while the interview is under way: verdict so far, what is missing, the one next question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vetter.assessment.trust import shown
from vetter.assessment.words import listed, spelled
from vetter.domain.claims import MetricClass
from vetter.domain.verdict import Verdict
from vetter.dossier.ask import next_asks, opening
from vetter.dossier.crowd import title, waterfall
from vetter.dossier.flags import flag
from vetter.dossier.model import Flag, Line, Waterfall
from vetter.dossier.sheet import capital
from vetter.kinds import quoted
from vetter.kinds.numbers import group
from vetter.questions import BY_KEY, MUST_ASK
from vetter.tongue import inside, tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.assessment import Assessment
    from vetter.domain.case import Case
    from vetter.settings import Settings


@dataclass(frozen=True)
class Live:
    """What the side panel shows while the interview is under way."""

    verdict: Verdict
    headline: str
    sentence: str
    ask_next: str
    ask_why: str
    ask_key: str
    flags: tuple[Flag, ...]
    waterfall: Waterfall | None
    waterfall_title: str
    asked: int
    must: int


def live(case: Case, assessment: Assessment, settings: Settings, *, blind: bool = False) -> Live:
    """Return the panel for a case as it stands; while somebody marks blind, no score gives the other's marks away."""
    following = opening(case) or next(iter(next_asks(case, assessment, settings)), None)
    crowd = assessment.audience
    return Live(
        verdict=assessment.verdict,
        headline=assessment.verdict.short,
        sentence=_sentence(assessment, blind=blind),
        ask_next=following.words if following else tr("Everything worth asking was asked. Finish when you are ready."),
        ask_why=following.good_for if following else "",
        ask_key=following.key if following else "",
        flags=tuple(_flags(assessment, settings)),
        waterfall=waterfall(crowd, settings) if crowd else None,
        waterfall_title=title(crowd, settings.region) if crowd else "",
        asked=sum(1 for question in MUST_ASK if case.asked(question)),
        must=len(MUST_ASK),
    )


def _sentence(assessment: Assessment, *, blind: bool) -> str:
    asked = tr("{asked_weight:.0f}\u00a0% of what counts has been asked", asked_weight=assessment.asked_weight * 100)
    if assessment.verdict is Verdict.NOT_ENOUGH_ASKED:
        return tr("{asked}; half is needed. {shown}", asked=asked, shown=_shown(assessment))
    if blind:
        return tr("The score waits until marks are shown again. {shown}", shown=_shown(assessment))
    return tr(
        "Proven {score} ({low:.0f} to {high:.0f}). {shown}",
        score=assessment.score,
        low=assessment.proven.low,
        high=assessment.proven.high,
        shown=_shown(assessment),
    )


def _shown(assessment: Assessment) -> str:
    whole = [shown(item.row.evidence) for item in assessment.comparisons if item.complete]
    whole += [shown(item.row.evidence) for item in assessment.returns]
    if not whole:
        return tr("No complete result yet.")
    best = max(whole, key=lambda evidence: evidence.step)
    number = capital(spelled(len(whole)))
    return trn(
        "One complete result, at best: {best}.",
        "{number} complete results, at best: {best}.",
        len(whole),
        number=number,
        best=inside(best.label),
    )


def _flags(assessment: Assessment, settings: Settings) -> Iterator[Flag]:
    for finding in assessment.findings:
        yield flag(finding)
    rows = assessment.vanity.rows
    first = rows[0] if rows else None
    if first and first.metric and first.metric.kind is MetricClass.VANITY:
        label = first.metric.label
        number = f"{group(first.number, settings.region)} {label}" if first.number is not None else label
        yield Flag(
            "vanity_first",
            tr("{label} came first", label=capital(label)),
            Line(text=tr("The first number told was {number}. Size adds nothing.", number=number)),
        )


def unread_words(case: Case) -> str:
    """Say which fields cannot be read yet, and what stands in the first of them."""
    unread = case.unread
    named = list(dict.fromkeys(BY_KEY[path.partition(".")[0]].short for path in unread))
    return trn(
        "One field cannot be read yet, under {where}: {typed}. What was typed is kept.",
        "{number} fields cannot be read yet, under {where}: {typed}. What was typed is kept.",
        len(unread),
        where=listed(named),
        typed=quoted(next(iter(unread.values()))),
    )
