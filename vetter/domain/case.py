"""The case: everything asked, answered, dodged or declined in one interview."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from vetter.domain.labelled import Labelled
from vetter.tongue import tr

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class AnswerState(Labelled):
    """What happened when a question was asked; a question without an answer was not asked."""

    ANSWERED = "answered", tr("Answered")
    NONE = "none", tr("There is none")
    DODGED = "dodged", tr("Dodged")
    DECLINED = "declined", tr("Declined")


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """A value, or the way it was withheld, and the candidate's own words or reason."""

    value: T | None = None
    state: AnswerState = AnswerState.ANSWERED
    note: str = ""


@dataclass(frozen=True, eq=False, kw_only=True)
class Key(Generic[T_co]):
    """What an answer is looked up by: the key that is stored for ever, tied to the type of its values."""

    key: str


_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Case:
    """One interview: ids made by the client, answers by key, and text not yet understood by field path.

    `id` and `candidate` are UUIDs as text. `unread` keeps what was typed into a field that cannot be
    read yet ("conversions.0.count": "about 12"), so that nothing typed is ever lost.
    """

    id: str
    candidate: str
    answers: Mapping[str, Answer[Any]] = field(default_factory=lambda: _NOTHING)
    unread: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    sample: bool = False

    def __getitem__(self, question: Key[T]) -> T | None:
        """Return the value answered, or None when there is none for whatever reason."""
        answer = self.answers.get(question.key)
        return None if answer is None or answer.state is not AnswerState.ANSWERED else answer.value

    def answer(self, question: Key[T]) -> Answer[T] | None:
        """Return the whole answer; None means not asked."""
        return self.answers.get(question.key)

    def asked(self, question: Key[Any]) -> bool:
        """Return whether the question was put at all."""
        return question.key in self.answers

    def withheld(self, question: Key[Any]) -> bool:
        """Return whether the question was dodged or declined."""
        answer = self.answers.get(question.key)
        return answer is not None and answer.state in {AnswerState.DODGED, AnswerState.DECLINED}

    def with_answer(self, question: Key[T], answer: Answer[T] | None) -> Case:
        """Return a copy with this answer; None takes the question back to not asked."""
        answers = {key: old for key, old in self.answers.items() if key != question.key}
        if answer is not None:
            answers[question.key] = answer
        return replace(self, answers=MappingProxyType(answers))

    def with_reply(self, question: Key[T], answer: Answer[T] | None, unread: Mapping[str, str]) -> Case:
        """Return a copy with this answer and, of this question, this unread text and no other."""
        below = f"{question.key}."
        others = {path: text for path, text in self.unread.items() if path != question.key and not path.startswith(below)}
        return self.with_answer(question, answer).with_unread(others | dict(unread))

    def with_unread(self, unread: Mapping[str, str]) -> Case:
        """Return a copy that keeps this text as typed."""
        return replace(self, unread=MappingProxyType(dict(unread)))
