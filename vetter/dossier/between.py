"""What changed between two verdicts on one candidate: verdict and scores, answers, and what was flagged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.assessment.words import listed
from vetter.dossier.beside import JUDGEMENTS
from vetter.dossier.differing import differing
from vetter.dossier.model import Align, Cell, Grid, Head, Line, Lines, Section
from vetter.dossier.side import not_asked
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.domain.case import Case
    from vetter.domain.region import Region
    from vetter.dossier.model import Dossier

A_POINT = 0.5
"""Scores that round alike did not change."""


def between(before: tuple[Case, Dossier], after: tuple[Case, Dossier], region: Region) -> tuple[Section, ...]:
    """Return what changed from one verdict to a later one, the weightiest first."""
    (old_case, old), (new_case, new) = before, after
    changed = tuple(differing((old_case, new_case), region))
    heads = (Head("", share=1.4), Head(_day(old), share=3.0), Head(_day(new), share=3.0))
    answers = Section("answers", tr("Answers that changed"), (Grid(heads, changed),)) if changed else None
    sections = (_verdict(old, new), _judgements(old, new), answers, _flags(old, new))
    return tuple(section for section in sections if section is not None)


def _verdict(old: Dossier, new: Dossier) -> Section:
    same = old.verdict is new.verdict
    now = (
        tr("{headline}, as before.", headline=new.headline)
        if same
        else tr("{headline}; before: {before}.", headline=new.headline, before=old.headline)
    )
    lines = [Line(strong=now)]
    score = tr("Proven {score:.0f} ({low:.0f} to {high:.0f})", score=new.score.value, low=new.score.low, high=new.score.high)
    lines.append(
        Line(
            text=tr(
                "{score}; before: {before:.0f} ({low:.0f} to {high:.0f}).",
                score=score,
                before=old.score.value,
                low=old.score.low,
                high=old.score.high,
            )
        )
    )
    if (old.rules_version, old.benchmarks_version) != (new.rules_version, new.benchmarks_version):
        rules = tr(
            "Rules {rules_version}, benchmarks {benchmarks_version}",
            rules_version=new.rules_version,
            benchmarks_version=new.benchmarks_version,
        )
        lines.append(
            Line(
                quiet=tr(
                    "{rules}; before: rules {rules_version}, benchmarks {benchmarks_version}.",
                    rules=rules,
                    rules_version=old.rules_version,
                    benchmarks_version=old.benchmarks_version,
                )
            )
        )
    return Section("verdict", tr("Verdict"), (Lines(tuple(lines)),))


def _judgements(old: Dossier, new: Dossier) -> Section | None:
    if old.figures is None or new.figures is None:
        return None
    first = {key: score for key, score, _low, _high in old.figures.judgements}
    before, now = not_asked(old), not_asked(new)
    unasked = Cell(tr("not asked"), quiet=True)
    rows = tuple(
        (
            Cell(JUDGEMENTS[key]),
            unasked if key in before else Cell(f"{first[key]:.0f}"),
            unasked if key in now else Cell(f"{score:.0f}", strong=True),
        )
        for key, score, _low, _high in new.figures.judgements
        if key in first and abs(score - first[key]) >= A_POINT
    )
    if not rows:
        return None
    heads = (Head("", share=2.0), Head(_day(old), Align.RIGHT), Head(_day(new), Align.RIGHT))
    return Section("judgements", tr("Judgements that moved"), (Grid(heads, rows),))


def _flags(old: Dossier, new: Dossier) -> Section | None:
    if old.figures is None or new.figures is None:
        return None
    before, now = ({found.code: found.title for found in each.figures.findings} for each in (old, new) if each.figures)
    gone, come = ([title for code, title in one.items() if code not in other] for one, other in ((before, now), (now, before)))
    lines = [
        Line(strong=f"{words}:", text=f"{listed(titles)}.") for words, titles in ((tr("New"), come), (tr("Cleared up"), gone)) if titles
    ]
    return Section("flags", tr("To clear up"), (Lines(tuple(lines)),)) if lines else None


def _day(dossier: Dossier) -> str:
    return dossier.judged_on
