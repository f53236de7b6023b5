"""What the owner decided about a candidate, kept apart from what was computed, and where the candidate is kept."""

from __future__ import annotations

from vetter.domain.labelled import Labelled


class Decision(Labelled):
    """The owner's own decision; Vetter never proposes one."""

    THINKING = "thinking", "Still thinking"
    TRIAL = "trial", "On trial"
    HIRED = "hired", "Hired"
    NOT_HIRED = "not_hired", "Not hired"


class Shelf(Labelled):
    """Where a candidate is kept; nothing on any shelf is lost."""

    CURRENT = "current", "Candidates"
    ARCHIVE = "archive", "Archive"
    BIN = "bin", "Recycle bin"
