"""Interviews as storage takes them, numbered, so that a test can tell what must be there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from vetter.storage import interviews
from vetter.storage.history import Event

if TYPE_CHECKING:
    from vetter.storage import CaseFile

ANSWERS = 12


def identity(text: str) -> str:
    """Return the same identity for the same text."""
    return str(uuid5(NAMESPACE_URL, text))


def save(case_file: CaseFile, label: str, text: str = "as said") -> str:
    """Save a numbered interview with its answers, its verdict and two lines of history; return the interview's id."""
    interview, candidate = identity(label), identity(f"candidate {label}")
    said = {f"question {number}": f"{text} {number}" for number in range(ANSWERS)}
    unread = {"conversions.0.count": text}
    kept = interviews.Interview(
        id=interview,
        candidate=candidate,
        name=f"Candidate {label}",
        held_on="2026-11-12",
        sample=False,
        answers={key: json.dumps(value) for key, value in said.items()},
        unread=unread,
        words=f"found{label} {text}",
        best_evidence="said",
    )
    judged = interviews.Judgement(
        id=identity(f"verdict {label} {text}"),
        interview=interview,
        candidate=candidate,
        judged_at="2026-11-12T14:32:07.123Z",
        verdict="unproven",
        score=40,
        low=30,
        high=50,
        rules="1",
        benchmarks="2026.11",
        settings="{}",
        inputs=json.dumps({"answers": said, "unread": unread}),
        dossier="{}",
    )
    events = (
        Event(judged.judged_at, candidate, interview, None, "interview", "Interview", "Held."),
        Event(judged.judged_at, candidate, interview, judged.id, "verdict", "Unproven", "Proven 40."),
    )
    interviews.save(case_file, kept, judged, events)
    return interview


def assert_whole(case_file: CaseFile, interview: str) -> None:
    """Assert that an interview is there with all that was saved with it."""
    assert case_file.rows("SELECT count(*) AS n FROM answer WHERE interview = ?", (interview,)) == [{"n": ANSWERS}]
    for table in ("unread", "verdict"):
        assert case_file.rows(f"SELECT count(*) AS n FROM {table} WHERE interview = ?", (interview,)) == [{"n": 1}]  # noqa: S608 - ours
    assert case_file.rows("SELECT count(*) AS n FROM history WHERE interview = ?", (interview,)) == [{"n": 2}]
    found = case_file.row(
        "SELECT c.interviews, s.words FROM interview i JOIN candidate c ON c.id = i.candidate "
        "JOIN search s ON s.rowid = c.number WHERE i.id = ?",
        (interview,),
    )
    assert found is not None
    assert found["interviews"] == 1
    assert str(found["words"]).startswith("found")
