"""From a kind of answer to its editor: one function a kind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from vetter.actions import today
from vetter.gui.editors.base import Editor
from vetter.gui.editors.fields import LineEditor, NoteEditor
from vetter.gui.editors.marks import MarksEditor
from vetter.gui.editors.picked import ChoiceEditor, ScaleEditor, TicksEditor
from vetter.gui.editors.ranking import RankingEditor
from vetter.gui.editors.rows import TableEditor
from vetter.kinds import Amount, Choice, Column, Count, Day, Figure, Kind, Marks, Percent, Ranking, Scale, Series, Table, Text, Ticks, YesNo

if TYPE_CHECKING:
    from collections.abc import Callable

    from vetter.domain.region import Region
    from vetter.dossier.model import RowReading
    from vetter.questions import Question


@dataclass(frozen=True)
class Setting:
    """What an editor needs besides its kind: the question, the region, and who reads a row."""

    question: Question[Any]
    region: Region
    read: Callable[[object], RowReading | None]
    name: str
    hint: str = ""
    named: bool = False
    """Whether a problem is told with the field's name before it."""


def editor_for(question: Question[Any], region: Region, read: Callable[[object], RowReading | None]) -> Editor:
    """Return the editor of a question."""
    return _editor(question.kind, Setting(question, region, read, question.short))


@singledispatch
def _editor(kind: Kind[Any], setting: Setting) -> Editor:
    message = f"no editor for {type(kind).__name__}, asked for by {setting.question.key}"
    raise TypeError(message)


@_editor.register(Text)
def _text(kind: Text, setting: Setting) -> Editor:
    if kind.lines > 1:
        return NoteEditor(kind, setting.name, setting.region)
    return LineEditor(kind, setting.name, setting.region, setting.hint, named=setting.named)


@_editor.register(Count)
@_editor.register(Figure)
@_editor.register(Amount)
@_editor.register(Percent)
@_editor.register(Series)
def _line(kind: Kind[Any], setting: Setting) -> Editor:
    return LineEditor(kind, setting.name, setting.region, setting.hint, named=setting.named)


@_editor.register(Day)
def _day(kind: Day, setting: Setting) -> Editor:
    return _line(replace(kind, today=today()), setting)


@_editor.register(Choice)
@_editor.register(YesNo)
def _choice(kind: Choice[Any] | YesNo, setting: Setting) -> Editor:
    return ChoiceEditor(kind, setting.name)


@_editor.register(Ticks)
def _ticks(kind: Ticks[Any], setting: Setting) -> Editor:
    return TicksEditor(kind, setting.name)


@_editor.register(Scale)
def _scale(kind: Scale, setting: Setting) -> Editor:
    return ScaleEditor(kind, setting.name)


@_editor.register(Ranking)
def _ranking(kind: Ranking[Any], setting: Setting) -> Editor:
    return RankingEditor(kind, setting.name)


@_editor.register(Marks)
def _marks(_kind: Marks, setting: Setting) -> Editor:
    return MarksEditor(setting.question)


@_editor.register(Table)
def _table(kind: Table[Any], setting: Setting) -> Editor:
    def make(column: Column) -> Editor:
        return _editor(column.kind, Setting(setting.question, setting.region, setting.read, column.label, column.hint, named=True))

    return TableEditor(kind, make, setting.read, setting.name)
