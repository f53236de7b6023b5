"""What the owner decided about a candidate, kept apart from what was computed, and where the candidate is kept."""

from __future__ import annotations

from vetter.domain.labelled import Labelled
from vetter.tongue import tr


class Decision(Labelled):
    """The owner's own decision; Vetter never proposes one."""

    THINKING = "thinking", tr("Still thinking")
    TRIAL = "trial", tr("On trial")
    HIRED = "hired", tr("Hired")
    NOT_HIRED = "not_hired", tr("Not hired")


class Shelf(Labelled):
    """Where a candidate is kept; nothing on any shelf is lost."""

    CURRENT = "current", tr("Candidates")
    ARCHIVE = "archive", tr("Archive")
    BIN = "bin", tr("Recycle bin")
