"""Every paper made of one case, and a case that holds a text in every field that takes one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from tests.assessment.cases import judged
from tests.benchmark_table import shipped
from vetter.domain.case import Answer, Case
from vetter.domain.exhibit import Exhibit, ExhibitKind
from vetter.dossier import compose, papers
from vetter.dossier.beside import beside
from vetter.dossier.sheet import Sheet
from vetter.dossier.side import Side
from vetter.kinds import Choice, Count, Figure, Kind, Marks, Percent, Table, Text
from vetter.questions import QUESTIONS, Kit
from vetter.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.dossier.document import Document

DAY = date(2026, 11, 23)


def every_paper(case: Case, words: str = "") -> dict[str, Document]:
    """Return each paper of a case by its name; `words` stand wherever somebody types something that is not an answer."""
    settings, table = Settings(), shipped()
    assessment = judged(case)
    dossier = compose(case, assessment, table, settings, DAY)
    blank = Case("other", "other")
    other = compose(blank, judged(blank), table, settings, DAY)
    shown = Exhibit(
        "id", case.id, case.candidate, "conversions", "ab" * 32, words or "shot.png", ExhibitKind.PNG, 10, "2026-11-23T10:00:00Z"
    )
    since = papers.Since((shown,), "Your decision: on trial.", "23 November 2026", words)
    happenings = (papers.Happening("23 November 2026, 10:00", words or "Note", words), papers.Happening("later", "Note", "", altered=True))
    told = papers.Story(
        words or "Somebody", (("Tags", words),), happenings, ((Case("other", "other"), other), (case, dossier)), "2026-11-23"
    )
    return {
        "report": papers.report(dossier, since),
        "findings": papers.findings(dossier),
        "letter": papers.letter(dossier, words),
        "notice": papers.notice(words, words),
        "calls": papers.calls(case, settings.region),
        "pilot": papers.pilot(Sheet(case, assessment, table, settings, DAY)),
        "comparison": papers.comparison(beside([Side(dossier, case), Side(other, blank)], settings), [dossier, other]),
        "history": papers.story(told, settings.region),
        "kit": papers.kit(Kit.SHORT),
    }


def typed(text: Callable[[str], str]) -> Case:
    """Return a case in which every text is `text` of the field it stands in ("notes", "references.who", "money.note")."""
    case = Case("case", "candidate")
    for question in QUESTIONS:
        value = _value(question.kind, question.key, text)
        if value is not None:
            case = case.with_answer(question, Answer(value, note=text(f"{question.key}.note")))
    return case


@singledispatch
def _value(kind: Kind[Any], where: str, text: Callable[[str], str]) -> Any:
    """Return an answer of a kind; None where a text could not stand in it."""
    del kind, where, text
    return None


@_value.register(Text)
def _(_kind: Text, where: str, text: Callable[[str], str]) -> str:
    return text(where)


@_value.register(Count)
def _(_kind: Count, _where: str, _text: Callable[[str], str]) -> int:
    return 40


@_value.register(Figure)
@_value.register(Percent)
def _(_kind: Figure, _where: str, _text: Callable[[str], str]) -> Decimal:
    return Decimal(60)


@_value.register(Marks)
def _(_kind: Marks, _where: str, _text: Callable[[str], str]) -> tuple[int, ...]:
    return (3,)


@_value.register(Choice)
def _(kind: Choice[Any], _where: str, _text: Callable[[str], str]) -> Any:
    return (kind.only or tuple(kind.options))[0]


@_value.register(Table)
def _(kind: Table[Any], where: str, text: Callable[[str], str]) -> tuple[Any, ...]:
    cells = {column.name: _value(column.kind, f"{where}.{column.name}", text) for column in kind.columns}
    return (replace(kind.row(), **cells),)


def texts(value: Any) -> Iterator[str]:
    """Yield every text inside a paper or a part of one."""
    if isinstance(value, str):
        yield str(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from texts(getattr(value, name))
