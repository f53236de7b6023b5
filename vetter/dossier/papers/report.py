"""The private verdict report: the first page in thirty seconds, then everything it rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vetter.dossier.document import Document, Readers
from vetter.dossier.frozen import fingerprint
from vetter.dossier.model import Cell, Facts, Grid, Head, Line, Lines, Place, ScoreLine, Section
from vetter.questions import BY_KEY
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.domain.exhibit import Exhibit
    from vetter.dossier.model import Dossier

TOLD = "told"
"""The section whose line of the vanity share stands beside the score at the head."""
A_GLANCE = 0.33
"""The part of a page that a first page running over may take before the rest begins a page of its own."""


@dataclass(frozen=True)
class Since:
    """What belongs to a verdict and is kept beside it: the files shown, and what the owner decided, when and why.

    `harmed` says by its SHA-256 what became of a file that is no longer as it was shown.
    """

    exhibits: tuple[Exhibit, ...] = ()
    decision: str = ""
    decided_on: str = ""
    reason: str = ""
    harmed: tuple[tuple[str, str], ...] = ()


NOTHING_SINCE = Since()


def report(dossier: Dossier, since: Since = NOTHING_SINCE) -> Document:
    """Return the private edition of a verdict."""
    line = vanity_line(dossier)
    whole = [replace(each, blocks=tuple(block for block in each.blocks if block is not line)) for each in dossier.sections]
    same, mark = dossier.held_on == dossier.judged_on, fingerprint(dossier)
    return Document(
        name=tr("Verdict report"),
        readers=Readers.OWNER,
        whose=dossier.candidate,
        dated=tr("Interview and verdict of {judged_on}", judged_on=dossier.judged_on)
        if same
        else tr("Interview of {held_on}, verdict of {judged_on}", held_on=dossier.held_on, judged_on=dossier.judged_on),
        verdict=dossier.verdict,
        headline=dossier.headline,
        facts=dossier.facts,
        scores=(dossier.score, line) if line else (dossier.score,),
        sections=(*_briefs(whole), *_rest(whole), *_kept_beside(dossier, since, mark)),
        foot=(dossier.footer, versions(dossier, mark)),
        day=dossier.judged_day,
        fingerprint=mark,
        language=dossier.language,
    )


def versions(dossier: Dossier, mark: str) -> str:
    """Return by which rules and figures it was judged, and `mark`, the fingerprint of the verdict, in groups of four."""
    return tr(
        "Rules {rules_version}, benchmarks {benchmarks_version}. Fingerprint {grouped}.",
        rules_version=dossier.rules_version,
        benchmarks_version=dossier.benchmarks_version,
        grouped=grouped(mark[:16]),
    )


def grouped(digits: str) -> str:
    """Return a fingerprint in groups of four, so that two can be held against each other by eye."""
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def vanity_line(dossier: Dossier) -> ScoreLine | None:
    """Return the line of the vanity share, or None when nothing was volunteered."""
    told = next((section for section in dossier.sections if section.key == TOLD), None)
    return next((block for block in told.blocks if isinstance(block, ScoreLine)), None) if told else None


def _briefs(sections: list[Section]) -> list[Section]:
    """Return what stands on the first page, what takes the whole width before what stands beside something."""
    briefs = [section.brief for section in sections if section.brief]
    return sorted(briefs, key=lambda section: section.place is Place.SIDE)


def _rest(sections: list[Section]) -> Iterator[Section]:
    """Yield everything that the first page does not say in full; it begins on a page of its own where there is a first page."""
    rest = [section for section in sections if section.brief is None or section.brief.blocks != section.blocks]
    fresh = len(rest) > 0 and any(section.brief for section in sections)
    for at, section in enumerate(rest):
        yield replace(section, page_after=A_GLANCE if fresh and at == 0 else None)


def _kept_beside(dossier: Dossier, since: Since, mark: str) -> Iterator[Section]:
    """Yield the files shown, the owner's decision, and by what this verdict is known again."""
    if since.exhibits:
        heads = (
            Head(tr("File"), share=2.2),
            Head(tr("Shown for"), share=1.4),
            Head(tr("Kind"), share=0.9),
            Head(tr("SHA-256 of its bytes"), share=3.4),
        )
        caption = tr("The same bytes give the same SHA-256; a file changed by one letter gives another.")
        harmed = dict(since.harmed)
        if harmed:
            caption = tr("{caption} A file that is gone or was changed proves nothing any more; a backup may have it.", caption=caption)
        rows = tuple(_exhibit(each, harmed.get(each.sha256, "")) for each in since.exhibits)
        yield Section("exhibits", tr("Files shown"), (Grid(heads, rows, caption),))
    decided = Line(strong=since.decision or tr("Not decided yet."), text=since.reason, quiet=since.decided_on)
    yield Section("decision", tr("Your decision"), (Lines((decided,)),))
    facts = (
        (tr("Interview held"), dossier.held_on),
        (tr("Judged"), dossier.judged_on),
        (tr("Rules"), dossier.rules_version),
        (tr("Benchmarks"), dossier.benchmarks_version),
        (tr("Fingerprint of this verdict"), grouped(mark)),
    )
    yield Section("versions", tr("By what it is known again"), (Facts(facts),))


def _exhibit(exhibit: Exhibit, harmed: str) -> tuple[Cell, ...]:
    question = BY_KEY.get(exhibit.question)
    words = question.short if question else exhibit.question
    name = Cell(exhibit.name, strong=bool(harmed), after=harmed)
    return name, Cell(words), Cell(exhibit.kind.label, quiet=True), Cell(grouped(exhibit.sha256), quiet=True)
