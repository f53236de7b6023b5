"""What a verdict says, in order and in words: one text for screen, paper and terminal."""

from __future__ import annotations

from vetter.dossier.compose import compose
from vetter.dossier.during import live
from vetter.dossier.owner import owner
from vetter.dossier.rows import read_row

__all__ = ["compose", "live", "owner", "read_row"]
