"""What moved between two verdicts on one candidate, at a glance, and why: shown better, told differently, or other rules."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from vetter.assessment.words import listed
from vetter.domain.claims import ReferenceOutcome
from vetter.domain.evidence import Evidence
from vetter.dossier.beside import JUDGEMENTS
from vetter.dossier.between import A_POINT
from vetter.dossier.model import Cell, Grid, Head, Line, Lines, Section
from vetter.questions.reputation import REFERENCES
from vetter.questions.results import CONVERSIONS, MONEY, NUMBERS, OFFERS
from vetter.tongue import inside, tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.domain.case import Case
    from vetter.dossier.model import Dossier

CLAIMS = (CONVERSIONS, OFFERS, MONEY, NUMBERS)
"""Questions whose answers are rows of numbers, each with how it was shown."""
MOST_NAMED = 3
"""Judgements named in one sentence."""


def moved(before: tuple[Case, Dossier], after: tuple[Case, Dossier]) -> tuple[Section, ...]:
    """Return the two verdicts beside each other, and in words what made the difference."""
    return (
        _table(before, after),
        Section("why_moved", tr("Why it moved"), (Lines(tuple(Line(text=text) for text in _why(before, after))),)),
    )


def _table(before: tuple[Case, Dossier], after: tuple[Case, Dossier]) -> Section:
    both = (before, after)
    rows = [
        (tr("Verdict"), [Cell(made.verdict.short, strong=True) for _case, made in both]),
        (tr("Proven"), [Cell(f"{made.score.value:.0f} ({made.score.low:.0f}–{made.score.high:.0f})") for _case, made in both]),
        (tr("Best evidence"), [Cell(made.best_evidence.label, evidence=made.best_evidence) for _case, made in both]),
        (tr("References"), [Cell(_references(case)) for case, _made in both]),
        (tr("Listeners"), [Cell(str(len(made.figures.listeners)) if made.figures else tr("not kept")) for _case, made in both]),
        (tr("To clear up"), [Cell(str(len(made.flags)) if made.flags else tr("nothing")) for _case, made in both]),
    ]
    heads = (Head("", share=1.6), *(Head(made.judged_on, share=2.0) for _case, made in both))
    lines = tuple((Cell(name, quiet=True), *cells) for name, cells in rows)
    return Section("moved", tr("What changed between two verdicts"), (Grid(heads, lines),))


def _references(case: Case) -> str:
    outcomes = [row.outcome for row in case[REFERENCES] or ()]
    if not outcomes:
        return tr("none")
    confirmed = outcomes.count(ReferenceOutcome.CONFIRMED)
    return tr("{number} confirmed", number=confirmed) if confirmed else tr("{number} offered", number=len(outcomes))


def _why(before: tuple[Case, Dossier], after: tuple[Case, Dossier]) -> Iterator[str]:
    (old_case, old), (new_case, new) = before, after
    told = [*_claims(old_case, new_case), *_rung(old_case, new_case), *_judgements(old, new), *_flags(old, new)]
    rules = (old.rules_version, old.benchmarks_version) != (new.rules_version, new.benchmarks_version)
    if rules and old_case.answers == new_case.answers:
        told.insert(0, tr("The answers are the same; rules or benchmarks are newer."))
    elif rules:
        told.append(tr("Rules or benchmarks are newer as well."))
    yield from told or [tr("Nothing that counts is different: the same answers, shown in the same way.")]


def _rows(case: Case) -> list[tuple[str, Any]]:
    return [(question.key, row) for question in CLAIMS for row in case[question] or ()]


def _claims(old: Case, new: Case) -> Iterator[str]:
    """Say which numbers came, went, or were shown in another way; a row is the same when all but its evidence is."""
    before, now = (
        {(key, replace(row, evidence=None)): row.evidence or Evidence.NOTHING for key, row in _rows(case)} for case in (old, new)
    )
    better = [now[key] for key in now if key in before and now[key].step > before[key].step]
    worse = sum(1 for key in now if key in before and now[key].step < before[key].step)
    come, gone = len(now.keys() - before.keys()), len(before.keys() - now.keys())
    if not come and not gone and (better or worse):
        yield tr("The numbers stayed the same; what changed is how they were shown.")
    for level in sorted(set(better), key=lambda each: -each.step):
        yield trn(
            "{number} claim shown better than before: {how}.",
            "{number} claims shown better than before: {how}.",
            better.count(level),
            how=inside(level.label),
        )
    if worse:
        yield trn("{number} claim shown less well than before.", "{number} claims shown less well than before.", worse)
    if come:
        yield trn("{number} new or changed claim.", "{number} new or changed claims.", come)
    if gone > come:
        yield trn("{number} claim no longer made.", "{number} claims no longer made.", gone - come)


def _rung(old: Case, new: Case) -> Iterator[str]:
    """Say how many more references were reached."""
    more = {
        outcome: new_count - old_count
        for outcome in (ReferenceOutcome.CONFIRMED, ReferenceOutcome.CONTRADICTED)
        for old_count, new_count in [tuple([row.outcome for row in case[REFERENCES] or ()].count(outcome) for case in (old, new))]
    }
    if more[ReferenceOutcome.CONFIRMED] > 0:
        yield trn("{number} more reference confirmed.", "{number} more references confirmed.", more[ReferenceOutcome.CONFIRMED])
    if more[ReferenceOutcome.CONTRADICTED] > 0:
        yield trn(
            "{number} more reference named another figure.",
            "{number} more references named another figure.",
            more[ReferenceOutcome.CONTRADICTED],
        )


def _judgements(old: Dossier, new: Dossier) -> Iterator[str]:
    if old.figures is None or new.figures is None:
        return
    first = {key: score for key, score, _low, _high in old.figures.judgements}
    moves = {JUDGEMENTS[key]: score - first[key] for key, score, _low, _high in new.figures.judgements if key in first}
    for way in (1, -1):
        most = sorted((name for name, by in moves.items() if by * way >= A_POINT), key=lambda name: -abs(moves[name]))
        told = listed([tr("{what} by {points}", what=name, points=round(abs(moves[name]))) for name in most[:MOST_NAMED]])
        if most:
            yield tr("What rose: {judgements}.", judgements=told) if way > 0 else tr("What fell: {judgements}.", judgements=told)


def _flags(old: Dossier, new: Dossier) -> Iterator[str]:
    cleared, come = set(old.flags) - set(new.flags), set(new.flags) - set(old.flags)
    if cleared:
        yield trn("{number} question cleared up.", "{number} questions cleared up.", len(cleared))
    if come:
        yield trn("{number} new thing to clear up.", "{number} new things to clear up.", len(come))
