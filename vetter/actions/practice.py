"""A practice interview: an invented candidate whose answers are known, and a case that is never kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from vetter.actions import clock
from vetter.domain.case import Answer, Case
from vetter.dossier.spoken import spoken
from vetter.exchange import samples
from vetter.questions.start import HELD_ON, NAME

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vetter.actions.desk import Desk

SPEAKER = "walk-in"
"""The sample whose answers are heard: many followers, no sale."""


@dataclass(frozen=True)
class Practice:
    """An empty case, who is interviewed, and what is heard at each question, by its key."""

    case: Case
    name: str
    spoken: Mapping[str, str]


def practice(desk: Desk) -> Practice:
    """Return a new practice interview, dated today."""
    known = samples.sample(SPEAKER)
    case = Case(str(uuid4()), str(uuid4()), sample=True).with_answer(HELD_ON, Answer(clock.today()))
    return Practice(case, known[NAME] or "", spoken(known, desk.settings.region))
