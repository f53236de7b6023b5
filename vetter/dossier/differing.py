"""The questions to which interviews have different answers, each answer in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.dossier.model import Cell
from vetter.dossier.sheet import told
from vetter.questions import QUESTIONS
from vetter.questions.start import HELD_ON, KIT

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from vetter.domain.case import Case
    from vetter.domain.region import Region

_FORMAL = (HELD_ON.key, KIT.key)
"""These differ from talk to talk and say nothing."""


def differing(cases: Sequence[Case], region: Region, left_out: Container[str] = ()) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each question to which not all cases have the same answer: the question, then each answer.

    `left_out` holds keys of questions that are told elsewhere.
    """
    for question in QUESTIONS:
        if question.key in _FORMAL or question.key in left_out or len({_answer(case, question.key) for case in cases}) == 1:
            continue
        texts = [told(question, case, region) for case in cases]
        silent = [not case.asked(question) for case in cases]
        yield (Cell(question.short), *(Cell(text, quiet=quiet) for text, quiet in zip(texts, silent, strict=True)))


def _answer(case: Case, key: str) -> object:
    answer = case.answers.get(key)
    return None if answer is None else (answer.value, answer.state, answer.note)
