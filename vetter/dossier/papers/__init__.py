"""Every paper Vetter prints, as a document in words; none draws anything itself."""

from __future__ import annotations

from vetter.dossier.papers.calls import calls
from vetter.dossier.papers.comparison import comparison
from vetter.dossier.papers.findings import findings
from vetter.dossier.papers.kit import kit
from vetter.dossier.papers.letter import letter
from vetter.dossier.papers.notice import notice
from vetter.dossier.papers.pilot import pilot
from vetter.dossier.papers.recovery import recovery
from vetter.dossier.papers.report import Since, report
from vetter.dossier.papers.story import Happening, Story, story

__all__ = [
    "Happening",
    "Since",
    "Story",
    "calls",
    "comparison",
    "findings",
    "kit",
    "letter",
    "notice",
    "pilot",
    "recovery",
    "report",
    "story",
]
