"""What somebody invented says in a practice interview: the answers of a sample as they are heard in the room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vetter.domain.case import AnswerState
from vetter.kinds import Table
from vetter.questions import QUESTIONS
from vetter.questions.start import HELD_ON
from vetter.tongue import in_quotes, inside, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vetter.domain.case import Answer, Case
    from vetter.domain.region import Region
    from vetter.kinds import Kind
    from vetter.questions import Question

_WITHHELD = {
    AnswerState.DODGED: tr("(talks about something else)"),
    AnswerState.DECLINED: tr("(does not want to say)"),
    AnswerState.NONE: tr("There is none."),
}


def spoken(case: Case, region: Region) -> Mapping[str, str]:
    """Return, for each question the case answers, what is heard; marks are for the owner to give, so they are not told."""
    asked = (question for question in QUESTIONS if question is not HELD_ON)
    heard = {question.key: _heard(question, case.answer(question), region) for question in asked}
    return {key: words for key, words in heard.items() if words}


def _heard(question: Question[Any], answer: Answer[Any] | None, region: Region) -> str:
    if answer is None:
        return ""
    shown = "" if question.rated or answer.value is None else _value(question.kind, answer.value, region)
    said = in_quotes(answer.note) if answer.note else _WITHHELD.get(answer.state, "")
    return " ".join(part for part in (said, shown) if part)


def _value(kind: Kind[Any], value: Any, region: Region) -> str:
    if not isinstance(kind, Table):
        return kind.show(value, region)
    return "; ".join(_row(kind, row, region) for row in value)


def _row(kind: Table[Any], row: object, region: Region) -> str:
    """Return a row as its speaker puts it: the words when there are any, and every filled field with its label."""
    cells = ((column, getattr(row, column.name)) for column in kind.columns)
    filled = [(column, cell) for column, cell in cells if cell not in {None, ""}]
    return ", ".join(f"{inside(column.label)} {column.kind.show(cell, region)}" for column, cell in filled) + "."
