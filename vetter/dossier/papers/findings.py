"""The shareable edition of a verdict: what was told, what was shown for it, and what would change the finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.dossier.document import Document, Readers
from vetter.dossier.frozen import fingerprint
from vetter.dossier.papers.report import versions
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.dossier.model import Dossier

LEAD = tr(
    "This page says what was told in one talk, what was shown for it, and what would change the finding. "
    "It speaks of claims and evidence on one date, never of a person."
)
FOOT = tr("Vetter advises; the owner decides. Findings rest on what was shown on {day}; they say nothing about honesty or character.")
NO_FINDINGS = tr("This verdict was judged before there was an edition to share. Judge it again by today’s rules, then share that.")


def findings(dossier: Dossier) -> Document:
    """Return the shareable edition of a verdict: of the dossier only what was written to be passed on."""
    mark = fingerprint(dossier)
    return Document(
        name=tr("Interview findings"),
        readers=Readers.BOTH,
        whose=dossier.candidate,
        dated=tr("Interview of {held_on}", held_on=dossier.held_on),
        verdict=dossier.verdict,
        headline=dossier.headline,
        facts=dossier.facts,
        lead=(LEAD,),
        sections=dossier.shared,
        foot=(FOOT.format(day=dossier.held_on), versions(dossier, mark)),
        day=dossier.judged_day,
        fingerprint=mark,
    )
