"""The blank interview kit: every question of a kind of talk with its anchors, room to write, and the steps of evidence to tick."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from vetter.domain.case import Case
from vetter.domain.evidence import Evidence
from vetter.dossier.document import Document, Readers
from vetter.dossier.model import Blank, Block, Boxes, Cell, Facts, Head, Line, Lines, Section
from vetter.kinds import Amount, Choice, Count, Day, Figure, Kind, Marks, Percent, Ranking, Scale, Series, Table, Text, Ticks, YesNo
from vetter.questions.kits import questions_of
from vetter.questions.start import KIT
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.kinds import Column
    from vetter.questions import Kit, Part, Question

LEAD = tr(
    "Read what stands in quotation marks aloud, as it is written. Write down numbers as they are said, first of all what is "
    "said before you ask. Tick how each was shown: a word is not a screenshot. “Not asked”, “there is none”, “dodged” and "
    "“declined” are four different answers, and none of them is zero."
)
ROWS = 2
"""Rows of a table to fill in; more go on the back."""
SHORTEST_PLACE = 2
PLACES_A_LINE = 6
MOST_BOXES = 4
"""Boxes beside one another; more are set in further lines, and longer words two by two."""
TWO = 2
SHORT_LABEL = 24
WITHHELD = (Cell(tr("Not asked")), Cell(tr("There is none")), Cell(tr("Dodged")), Cell(tr("Declined")))


def kit(chosen: Kit) -> Document:
    """Return the questions of a kind of talk, to be filled in by pen."""
    parts = questions_of(chosen, Case("", ""))
    return Document(
        name=tr("Interview kit"),
        readers=Readers.BY_HAND,
        whose=chosen.label,
        lead=(LEAD,),
        sections=tuple(section for at, part in enumerate(parts, 1) for section in _part(part, at)),
        foot=(tr("Mark from 1 to 5 by the examples beside the numbers. Type it into Vetter the same day, while you remember the rest."),),
    )


def _part(part: Part, at: int) -> Iterator[Section]:
    intro = Lines((Line(quiet=part.section.intro),))
    asked = [question for question in part.questions if question is not KIT]
    for number, question in enumerate(asked, 1):
        first, *more = _question(question, f"{at}.{number}")
        title = f"{at}. {part.section.title}" if number == 1 else ""
        yield Section(f"kit-{question.key}", title, (intro, *first) if number == 1 else first)
        yield from (Section(f"kit-{question.key}-{row}", "", blocks) for row, blocks in enumerate(more, 2))


def _question(question: Question[Any], number: str) -> Iterator[tuple[Block, ...]]:
    """Yield a question with room for its answer; further rows of a table one by one, so that each stays whole on a page."""
    asked = Lines((Line(strong=f"{number}  {question.ask}", quiet=question.probe),))
    withheld = (Boxes(WITHHELD, across=len(WITHHELD)),) if question.aloud else ()
    if question.rated:
        yield (asked, *withheld, _anchors(question), Blank(1))
        return
    rows = [tuple(room(question.kind))] * (ROWS if isinstance(question.kind, Table) and not question.kind.single else 1)
    yield (asked, *withheld, *rows[0])
    yield from rows[1:]


def _anchors(question: Question[Any]) -> Boxes:
    return Boxes(
        (
            Cell(tr("1  Weak: {weak}", weak=question.weak)),
            Cell("2"),
            Cell(f"3  {question.middling}"),
            Cell("4"),
            Cell(tr("5  Strong: {strong}", strong=question.strong)),
        )
    )


@singledispatch
def room(kind: Kind[Any]) -> Iterator[Block]:
    """Yield the room in which an answer of a kind is written by hand."""
    message = tr("no room to write a {name__}", name__=type(kind).__name__)
    raise TypeError(message)


@room.register(Count)
@room.register(Figure)
@room.register(Amount)
@room.register(Percent)
@room.register(Day)
@room.register(Series)
def _short(kind: Kind[Any]) -> Iterator[Block]:
    del kind
    yield Blank(1)


@room.register(Text)
def _text(kind: Text) -> Iterator[Block]:
    yield Blank(kind.lines)


@room.register(YesNo)
def _yes_no(kind: YesNo) -> Iterator[Block]:
    yield Boxes((Cell(kind.yes), Cell(kind.no)))


@room.register(Choice)
def _choice(kind: Choice[Any]) -> Iterator[Block]:
    yield from _boxes([option.label for option in kind.options if not kind.only or option in kind.only])


@room.register(Ticks)
def _ticks(kind: Ticks[Any]) -> Iterator[Block]:
    yield from _boxes([option.label for option in kind.options])


@room.register(Marks)
def _marks(kind: Marks) -> Iterator[Block]:
    del kind
    yield Boxes(tuple(Cell(str(mark)) for mark in range(1, 6)))


@room.register(Scale)
def _scale(kind: Scale) -> Iterator[Block]:
    ends = {kind.low: kind.low_label, kind.high: kind.high_label}
    yield Boxes(tuple(Cell(f"{mark} {ends.get(mark, '')}".strip()) for mark in range(kind.low, kind.high + 1)))


@room.register(Ranking)
def _ranking(kind: Ranking[Any]) -> Iterator[Block]:
    yield Facts(tuple((entry.label, "______") for entry in kind.entries))


@room.register(Table)
def _table(kind: Table[Any]) -> Iterator[Block]:
    for line in _lines(kind.columns):
        yield Blank(1, tuple(Head(column.label, share=max(column.width, SHORTEST_PLACE)) for column in line))
    if any(_is_evidence(column) for column in kind.columns):
        steps = tuple(Cell(step.label, evidence=step) for step in Evidence if step is not Evidence.NOTHING)
        yield Boxes(steps, across=len(steps))


def _lines(columns: Sequence[Column]) -> Iterator[tuple[Column, ...]]:
    """Yield the columns to be written in, so many beside one another as a hand has room for."""
    written = [column for column in columns if not _is_evidence(column)]
    count = -(-len(written) // PLACES_A_LINE)
    size = -(-len(written) // count) if count else 1
    for at in range(0, len(written), size):
        yield tuple(written[at : at + size])


def _is_evidence(column: Column) -> bool:
    return isinstance(column.kind, Choice) and column.kind.options is Evidence


def _boxes(labels: Sequence[str]) -> Iterator[Block]:
    across = MOST_BOXES if max(map(len, labels)) <= SHORT_LABEL else TWO
    yield Boxes(tuple(Cell(label) for label in labels), across=min(across, len(labels)))
