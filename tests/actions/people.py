"""Interviews as a form hands them over: a sample as a candidate of one's own, under another name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from vetter.domain.case import Answer
from vetter.exchange.samples import sample
from vetter.questions.start import HELD_ON, NAME

if TYPE_CHECKING:
    from vetter.actions import Desk
    from vetter.domain.case import Case

NO_DAY = date(2026, 11, 12)


def person(name: str, like: str = "specialist", held: date = NO_DAY) -> Case:
    """Return an interview with somebody of this name, who answers as the sample does."""
    identity = str(uuid5(NAMESPACE_URL, name))
    case = replace(sample(like), id=identity, candidate=str(uuid5(NAMESPACE_URL, identity)), sample=False)
    return case.with_answer(NAME, Answer(name)).with_answer(HELD_ON, Answer(held))


def everything(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """Return all that is on the disk of candidates, to compare before and after."""
    tables = ("candidate", "interview", "answer", "unread", "verdict", "history", "draft", "search")
    return {table: desk.file.rows(f"SELECT * FROM {table} ORDER BY rowid") for table in tables}  # noqa: S608 - tables of ours
