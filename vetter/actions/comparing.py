"""Comparing: verdicts of several candidates side by side, and two verdicts on one candidate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.actions.candidates import candidate_row
from vetter.dossier.beside import Beside, beside
from vetter.dossier.between import between
from vetter.dossier.moved import moved
from vetter.dossier.side import Side
from vetter.errors import InputError
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.actions.desk import Desk
    from vetter.actions.judging import Judged
    from vetter.dossier.model import Section

FEWEST, MOST = 2, 4


def compare(desk: Desk, verdicts: Sequence[Judged]) -> Beside:
    """Return two to four verdicts side by side, exactly as they were judged.

    Raises:
        InputError: for fewer, for more, and for the same candidate twice.

    """
    if not FEWEST <= len(verdicts) <= MOST:
        message = tr(
            "Between {fewest} and {most} candidates can stand side by side; these are {number}.",
            fewest=FEWEST,
            most=MOST,
            number=len(verdicts),
        )
        raise InputError(message)
    if len({judged.candidate for judged in verdicts}) < len(verdicts):
        message = tr("The same candidate is named twice.")
        raise InputError(message)
    return beside([_side(desk, judged) for judged in verdicts], desk.settings)


def _side(desk: Desk, judged: Judged) -> Side:
    row = candidate_row(desk, judged.candidate)
    return Side(judged.dossier, judged.case, row.decision if row else None)


def glance(before: Judged, after: Judged) -> tuple[Section, ...]:
    """Return what moved from one verdict on a candidate to a later one at a glance, and why."""
    return moved((before.case, before.dossier), (after.case, after.dossier))


def changed(desk: Desk, before: Judged, after: Judged) -> tuple[Section, ...]:
    """Return what changed from one verdict on a candidate to a later one."""
    return between((before.case, before.dossier), (after.case, after.dossier), desk.settings.region)
