"""A candidate's whole history on paper: every verdict, what changed between them, every decision and note, in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vetter.dossier.between import between
from vetter.dossier.document import Document, Readers
from vetter.dossier.model import Align, Cell, Facts, Grid, Head, Line, Lines, Section
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vetter.domain.case import Case
    from vetter.domain.region import Region
    from vetter.dossier.model import Dossier

ALTERED = tr("This line, or the one before it, was changed by another program.")
LEAD = tr("Everything that happened with this candidate, in the order it happened. Verdicts stand as they were judged on their day.")


@dataclass(frozen=True)
class Happening:
    """One line of a history: day and time in words, what happened, and more about it."""

    when: str
    title: str
    detail: str = ""
    altered: bool = False


@dataclass(frozen=True)
class Story:
    """What is known of one candidate: where it stands now, what happened, and every verdict with its answers, oldest first."""

    name: str
    now: tuple[tuple[str, str], ...]
    happenings: tuple[Happening, ...]
    verdicts: tuple[tuple[Case, Dossier], ...]
    day: str = ""


def story(told: Story, region: Region) -> Document:
    """Return the history of a candidate as a paper."""
    return Document(
        name=tr("Candidate history"),
        readers=Readers.OWNER,
        whose=told.name,
        lead=(LEAD,),
        sections=tuple(_sections(told, region)),
        foot=(tr("Vetter advises; the owner decides. Speaks of claims and evidence on the days named, not of a person."),),
        day=told.day,
    )


def _sections(told: Story, region: Region) -> Iterator[Section]:
    yield Section("now", tr("Where it stands"), (Facts(told.now),))
    if told.verdicts:
        yield _verdicts([dossier for _case, dossier in told.verdicts])
    for at, (before, after) in enumerate(zip(told.verdicts, told.verdicts[1:], strict=False), 1):
        yield from _changes(at, before, after, region)
    yield Section("timeline", tr("What happened"), tuple(_timeline(told.happenings)))


def _verdicts(dossiers: Sequence[Dossier]) -> Section:
    heads = (
        Head(tr("Judged on"), share=1.6),
        Head(tr("Verdict"), share=3.4),
        Head(tr("Proven"), Align.RIGHT, 0.8),
        Head(tr("Range"), share=0.9),
        Head(tr("Rules, benchmarks"), share=1.5),
    )
    rows = tuple(
        (
            Cell(each.judged_on),
            Cell(each.headline, strong=True),
            Cell(f"{each.score.value:.0f}"),
            Cell(f"{each.score.low:.0f}–{each.score.high:.0f}", quiet=True),
            Cell(f"{each.rules_version}, {each.benchmarks_version}", quiet=True),
        )
        for each in dossiers
    )
    return Section("verdicts", tr("Every verdict"), (Grid(heads, rows),))


def _changes(at: int, before: tuple[Case, Dossier], after: tuple[Case, Dossier], region: Region) -> Iterator[Section]:
    when = tr("{judged_on} to {judged_on_2}", judged_on=before[1].judged_on, judged_on_2=after[1].judged_on)
    for number, section in enumerate(between(before, after, region)):
        title = tr("What changed, {when}", when=when) if number == 0 else section.title
        yield replace(section, key=f"change-{at}-{section.key}", title=title, aside="" if number == 0 else when)


def _timeline(happenings: Sequence[Happening]) -> Iterator[Lines]:
    for each in happenings:
        altered = f" {ALTERED}" if each.altered else ""
        yield Lines((Line(quiet=each.when), Line(strong=f"{each.title.rstrip('.')}.", text=f"{each.detail}{altered}".strip())))
