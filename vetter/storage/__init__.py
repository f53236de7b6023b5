"""The case file: one SQLite database, one way in, one way to write."""

from __future__ import annotations

from vetter.storage.casefile import CaseFile

__all__ = ["CaseFile"]
