"""Judging: a case becomes an assessment and a dossier, live or for good."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vetter import dossier
from vetter.actions import clock
from vetter.assessment import assess
from vetter.assessment.robustness import robustness as jitter

if TYPE_CHECKING:
    from datetime import date

    from vetter.actions.desk import Desk
    from vetter.assessment.robustness import Robustness
    from vetter.domain.case import Case
    from vetter.dossier.during import Live
    from vetter.dossier.model import Dossier, RowReading
    from vetter.questions import Question


@dataclass(frozen=True)
class Judged:
    """A verdict in words with the case it speaks of; `verdict_id` is None while it is not saved."""

    dossier: Dossier
    case: Case
    candidate: str
    verdict_id: str | None = None


def judge(desk: Desk, case: Case, on: date | None = None) -> Dossier:
    """Return the verdict on a case by today's rules, dated `on` or today."""
    assessment = assess(case, desk.benchmarks, desk.settings)
    return dossier.compose(case, assessment, desk.benchmarks, desk.settings, on or clock.today())


def judge_case(desk: Desk, case: Case, on: date | None = None) -> Judged:
    """Return the verdict on a case together with the case."""
    return Judged(judge(desk, case, on), case, case.candidate)


def live(desk: Desk, case: Case, *, blind: bool = False) -> Live:
    """Return what the side panel says of a case as it stands; `blind` leaves out what would give hidden marks away."""
    return dossier.live(case, assess(case, desk.benchmarks, desk.settings), desk.settings, blind=blind)


def read_row(desk: Desk, question: Question[Any], row: object) -> RowReading | None:
    """Return what one claim row comes to, or None where there is no arithmetic."""
    return dossier.read_row(question, row, desk.benchmarks, desk.settings)


def robustness(desk: Desk, case: Case) -> Robustness:
    """Return how often the verdict on a case changes when every setting is moved about."""
    return jitter(case, desk.benchmarks, desk.settings)
