"""Every paper Vetter prints, as a document in words; none draws anything itself."""

from __future__ import annotations

from vetter.dossier.papers.findings import findings
from vetter.dossier.papers.report import report

__all__ = ["findings", "report"]
