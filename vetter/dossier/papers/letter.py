"""A fair letter to the candidate, made of what may be passed on: thanks, what was told and shown, what would change it, how to reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.dossier.document import Document, Readers
from vetter.dossier.frozen import fingerprint
from vetter.dossier.model import Blank, Head, Line, Lines, Section
from vetter.dossier.papers.report import versions
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.dossier.model import Dossier

QUOTED = {
    "claims": tr("What you told, and how it was shown"),
    "apart": tr("Figures that do not agree yet"),
    "would_change": tr("What would change the finding"),
    "not_checked": tr("What was not checked, and not asked"),
}
"""The shareable sections that the letter repeats, under its own titles."""

HOW = tr(
    "Answer in whatever way suits you. A number becomes more by being shown: a picture of the screen is a start, the report opened "
    "together counts for more, and a client who confirms the figure counts most."
)


def letter(dossier: Dossier, sender: str = "") -> Document:
    """Return the letter; `sender` is who writes and how to answer, or nothing where that is written by pen."""
    mark = fingerprint(dossier)
    return Document(
        name=tr("Letter after our talk"),
        readers=Readers.CANDIDATE,
        whose=dossier.candidate,
        dated=dossier.judged_on,
        lead=tuple(_opening(dossier)),
        sections=tuple(_sections(dossier, sender)),
        foot=(tr("Speaks of claims and evidence on {held_on}, not of a person.", held_on=dossier.held_on), versions(dossier, mark)),
        day=dossier.judged_day,
        fingerprint=mark,
    )


def _opening(dossier: Dossier) -> Iterator[str]:
    yield tr("Thank you for the talk on {held_on}, and for the time you took.", held_on=dossier.held_on)
    yield (
        tr(
            "This is what I wrote down: what you told, how it was shown, and what would change the finding. If something is wrong or "
            "missing, please correct it. Your words are kept beside mine and printed with them."
        )
    )
    yield tr(
        "The finding on that day was: {headline}. It rests on what was shown, and it can change with what is shown next.",
        headline=dossier.headline,
    )


def _sections(dossier: Dossier, sender: str) -> Iterator[Section]:
    shared = {section.key: section for section in dossier.shared}
    for key, title in QUOTED.items():
        if key in shared:
            yield Section(key, title, shared[key].blocks)
    yield Section("how", tr("How to reply"), (Lines((Line(text=HOW),)),))
    kind = Lines((Line(text=sender),)) if sender else Blank(2, (Head(tr("Name"), share=1.0), Head(tr("How to reach me"), share=1.6)))
    yield Section("sender", tr("With kind regards"), (kind,))
