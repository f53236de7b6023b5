"""The private verdict report: the first page in thirty seconds, then everything it rests on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vetter.dossier.document import Document, Readers
from vetter.dossier.frozen import fingerprint
from vetter.dossier.model import Place, ScoreLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.dossier.model import Dossier, Section

TOLD = "told"
"""The section whose line of the vanity share stands beside the score at the head."""


def report(dossier: Dossier) -> Document:
    """Return the private edition of a verdict."""
    line = vanity_line(dossier)
    whole = [replace(each, blocks=tuple(block for block in each.blocks if block is not line)) for each in dossier.sections]
    same = dossier.held_on == dossier.judged_on
    return Document(
        name="Verdict report",
        readers=Readers.OWNER,
        whose=dossier.candidate,
        dated=f"Interview and verdict of {dossier.judged_on}"
        if same
        else f"Interview of {dossier.held_on}, verdict of {dossier.judged_on}",
        verdict=dossier.verdict,
        headline=dossier.headline,
        facts=dossier.facts,
        scores=(dossier.score, line) if line else (dossier.score,),
        sections=(*_briefs(whole), *_rest(whole)),
        foot=(dossier.footer, versions(dossier)),
        day=dossier.judged_day,
        fingerprint=fingerprint(dossier),
    )


def versions(dossier: Dossier) -> str:
    """Return by which rules and figures it was judged, and the fingerprint of the verdict, in groups of four."""
    print_ = fingerprint(dossier)[:16]
    grouped = " ".join(print_[at : at + 4] for at in range(0, len(print_), 4))
    return f"Rules {dossier.rules_version}, benchmarks {dossier.benchmarks_version}. Fingerprint {grouped}."


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
        yield replace(section, fresh_page=fresh and at == 0)
