"""The owner's profile: what is known of the business, kept once and taken into every interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter import dossier
from vetter.actions import clock
from vetter.actions.desk import PROFILE
from vetter.domain.case import Case
from vetter.dossier.leaning import owner_leaning
from vetter.errors import InputError
from vetter.exchange import interview_file
from vetter.questions import YOURS
from vetter.questions.start import SWAY
from vetter.storage import interviews as interview_rows
from vetter.storage import preferences as rows

if TYPE_CHECKING:
    from datetime import datetime

    from vetter.actions.desk import Desk
    from vetter.dossier.model import Line, Section

_OWNER = "00000000-0000-0000-0000-000000000000"
"""The owner is no candidate, and a profile no interview; both need an id to be written as one."""


def profile(desk: Desk) -> Case:
    """Return the answers about the owner's business; before any were kept, those of the last interview."""
    kept = rows.kept(desk.file).get(PROFILE)
    if kept is not None:
        try:
            return interview_file.restored(kept)
        except InputError:
            return Case(_OWNER, _OWNER)
    last = interview_rows.latest(desk.file, None)
    judged = interview_rows.verdict(desk.file, last) if last else None
    return _of_the_owner(interview_file.restored(judged.inputs)) if judged else Case(_OWNER, _OWNER)


def keep_profile(desk: Desk, case: Case) -> datetime:
    """Keep the answers about the business that a case holds; return when they were on the disk."""
    rows.keep(desk.file, {PROFILE: interview_file.dumps(_of_the_owner(case))})
    return clock.now()


def remember(desk: Desk, case: Case) -> None:
    """Take what an interview tells of the business into the profile; what it does not tell stays as it was."""
    known = profile(desk)
    for question in YOURS:
        if case.asked(question):
            known = known.with_answer(question, case.answers[question.key])
    if PROFILE not in rows.kept(desk.file) or known != profile(desk):
        keep_profile(desk, known)


def about_owner(desk: Desk, case: Case) -> tuple[Section, ...]:
    """Return what the answers about the business come to, what is missing, and which way the owner leans."""
    return dossier.owner(case, desk.benchmarks, desk.settings)


def owner_leans(desk: Desk) -> tuple[Line, ...]:
    """Return which way the owner leans, in two sentences; nothing while the ten numbers were not put in order."""
    return owner_leaning(profile(desk)[SWAY])


def _of_the_owner(case: Case) -> Case:
    made = Case(_OWNER, _OWNER)
    for question in YOURS:
        unread = {path: text for path, text in case.unread.items() if path.partition(".")[0] == question.key}
        made = made.with_reply(question, case.answers.get(question.key), unread)
    return made
