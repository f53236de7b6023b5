"""The verdict on paper: a dossier set as a PDF, its typefaces embedded."""

from __future__ import annotations

from vetter.report.paper import Paper, render

__all__ = ["Paper", "render"]
