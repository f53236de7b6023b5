"""Each kind of block of a dossier as what stands on the page."""

from __future__ import annotations

from functools import partial, singledispatch
from typing import TYPE_CHECKING, Final

from reportlab.platypus.flowables import Flowable

from vetter.domain.region import NBSP
from vetter.dossier.model import (
    Align,
    Blank,
    Block,
    Boxes,
    Cell,
    Facts,
    Flags,
    Grid,
    Head,
    Judgements,
    Line,
    Lines,
    ScoreLine,
    Strip,
    Waterfall,
)
from vetter.report.charts import STEPS_WIDTH, Score, cell_drawings, draw_steps, judgements_table, strip_table, waterfall_table
from vetter.report.fonts import REGULAR
from vetter.report.icons import draw_icon
from vetter.report.palette import EDGE, INK, INK2, LINE, TONES
from vetter.report.structure import NUMBERED, Node
from vetter.report.tables import Band, Column, Drawing, Table, head_band
from vetter.report.text import BODY, CAPTION, QUIET, STRONG, Side, Style, para, sided
from vetter.report.wording import Proof
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.lib.colors import Color
    from reportlab.pdfgen.canvas import Canvas

    from vetter.domain.verdict import Verdict
    from vetter.dossier.model import Flag
    from vetter.report.text import Text

NUMBER_ROOM: Final = 15.0
ICON_ROOM: Final = 21.0
BOX_ROOM: Final = 13.0
LINE_TO_WRITE_ON: Final = 21.0
"""Points from line to line; a hand needs seven millimetres and more."""
LONGEST_IN_BOX: Final = 60
"""Characters beyond which a box to tick takes no more of the width."""


@singledispatch
def flow(block: Block, proof: Proof) -> list[Flowable]:  # noqa: ARG001 - part of the signature the kinds share
    """Return what a block puts on the page, from the top down; `proof` notes what cannot be drawn."""
    message = f"no drawing for {type(block).__name__}"
    raise TypeError(message)


@flow.register(Blank)
def _blank(block: Blank, proof: Proof) -> list[Flowable]:
    places = block.heads or (Head(""),)
    labels = [para(head.label, CAPTION, proof) for head in places]
    bands = [Band([Drawing(LINE_TO_WRITE_ON, _paint_line) for _ in places], 0, None) for _ in range(block.lines)]
    head = Band(labels, 0, None) if block.heads else None
    return [Table([Column(place.share) for place in places], bands, head).arrangement()] if bands else []


@flow.register(Boxes)
def _boxes(block: Boxes, proof: Proof) -> list[Flowable]:
    texts = [
        para(cell.text, BODY, proof).led(BOX_ROOM + (STEPS_WIDTH + 5 if cell.evidence else 0), partial(_draw_box, cell))
        for cell in block.items
    ]
    if not block.across:
        columns = [Column(8 + min(len(cell.text), LONGEST_IN_BOX) + (6 if cell.evidence else 0)) for cell in block.items]
        return [Table(columns, [Band(texts, 1, None)]).arrangement()] if texts else []
    texts += [para("", BODY, proof) for _ in range(-len(texts) % block.across)]
    bands = [Band(texts[at : at + block.across], 1, None) for at in range(0, len(texts), block.across)]
    return [Table([Column() for _ in range(block.across)], bands).arrangement()] if texts else []


def _draw_box(cell: Cell, canvas: Canvas, left: float, middle: float) -> None:
    """Draw an empty box to tick, and the steps of evidence after it where it stands for one."""
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.75)
    canvas.rect(left + 0.4, middle - 4.1, 8.2, 8.2, stroke=1, fill=0)
    if cell.evidence is not None:
        draw_steps(canvas, left + BOX_ROOM, middle, cell.evidence)


def _paint_line(cell: Drawing) -> None:
    """Draw a line to write on."""
    cell.canv.setStrokeColor(EDGE)
    cell.canv.setLineWidth(0.6)
    cell.canv.line(0, 1, cell.width, 1)


@flow.register(Lines)
def _lines(block: Lines, proof: Proof) -> list[Flowable]:
    if not block.numbered:
        return [para(item, BODY, proof).spaced(2) for item in block.items]
    whole = Node("L", attributes=NUMBERED)
    return [_numbered(item, at, whole, proof) for at, item in enumerate(block.items, 1)]


def _numbered(line: Line, number: int, whole: Node, proof: Proof) -> Text:
    """Return one line of a numbered list, its number in the space before it."""
    text = para(line, BODY, proof).led(NUMBER_ROOM, partial(_draw_number, number)).spaced(2)
    return text.standing(whole, Node("LI"), Node("LBody"), label=Node("Lbl"))


@flow.register(Grid)
def _grid(block: Grid, proof: Proof) -> list[Flowable]:
    sides = [Side.RIGHT if head.align is Align.RIGHT else Side.LEFT for head in block.heads]
    labelled = any(head.label for head in block.heads)
    labels = [para(head.label, sided(CAPTION, side), proof) for head, side in zip(block.heads, sides, strict=True)]
    bands = [band for row in block.rows for band in _bands(row, sides, proof)]
    table = Table([Column(head.share) for head in block.heads], bands, head_band(labels) if labelled else None)
    if bands and not block.caption:
        bands[-1].rule = None
    return [table, *_caption(block.caption, proof)] if block.rows else _caption(block.caption, proof)


def _bands(row: tuple[Cell, ...], sides: list[Side], proof: Proof) -> Iterator[Band]:
    """Give a row of a table, and what is drawn beneath its words."""
    drawn = [cell_drawings(cell.drawn) for cell in row]
    high = max(map(len, drawn))
    yield Band([_cell(cell, side, proof) for cell, side in zip(row, sides, strict=True)], rule=None if high else LINE)
    for at in range(high):
        items = [each[at] if at < len(each) else Drawing(0, lambda _cell: None) for each in drawn]
        yield Band(items, 0, LINE if at + 1 == high else None)


@flow.register(Strip)
def _strip(block: Strip, proof: Proof) -> list[Flowable]:
    base = para(block.base, CAPTION, proof).spaced(2, 2)
    return _together(base, strip_table(block, proof), *_caption(block.sentence, proof), *_caption(block.source, proof))


@flow.register(Waterfall)
def _waterfall(block: Waterfall, proof: Proof) -> list[Flowable]:
    return _together(waterfall_table(block, proof), *_caption(block.sentence, proof))


@flow.register(ScoreLine)
def _score_line(block: ScoreLine, proof: Proof) -> list[Flowable]:
    return _together(Score(block, proof), *_caption(block.sentence, proof))


@flow.register(Judgements)
def _judgements(block: Judgements, proof: Proof) -> list[Flowable]:
    return _together(judgements_table(block, proof), *_caption(block.sentence, proof))


@flow.register(Flags)
def _flags(block: Flags, proof: Proof) -> list[Flowable]:
    return [text for flag in block.items for text in _flag(flag, proof)]


@flow.register(Facts)
def _facts(block: Facts, proof: Proof) -> list[Flowable]:
    bands = [Band((para(name, QUIET, proof), para(value, BODY, proof)), 1.5, None) for name, value in block.items]
    return [Table((Column(0.36), Column(0.64)), bands)] if bands else []


def _cell(cell: Cell, side: Side, proof: Proof) -> Text | Drawing:
    """Return one place of a table; evidence is drawn as rising blocks before its word."""
    style: Style = STRONG if cell.strong and not cell.after else QUIET if cell.quiet else BODY
    line = Line(strong=cell.text, quiet=cell.after) if cell.strong else Line(text=cell.text, quiet=cell.after)
    words = cell.text if cell.evidence is None else cell.text.replace(" ", NBSP)  # short, and read beside its blocks
    text = para(line if cell.after else words, sided(style, side), proof)
    if cell.verdict is not None:
        return text.led(ICON_ROOM, partial(_draw_verdict, cell.verdict))
    return text if cell.evidence is None else text.led(STEPS_WIDTH + 5, partial(_draw_evidence, cell))


def _draw_verdict(verdict: Verdict, canvas: Canvas, left: float, middle: float) -> None:
    """Draw a verdict's icon in its tone beside its words."""
    draw_icon(canvas, f"verdict-{verdict.value}", left, middle - 6.5, size=13, colour=TONES[verdict.tone])


def _draw_evidence(cell: Cell, canvas: Canvas, left: float, middle: float) -> None:
    """Draw the steps of a cell's evidence."""
    if cell.evidence is not None:
        draw_steps(canvas, left, middle, cell.evidence)


def _flag(flag: Flag, proof: Proof) -> Iterator[Text]:
    """Give a flag's lines: what it is, the sum or the words, the innocent reading, what to ask."""
    yield para(flag.title, STRONG, proof).led(ICON_ROOM, partial(_draw_flag, TONES[flag.tone])).spaced(5).standing(Node("H3"))
    if flag.detail != Line():
        yield para(flag.detail, BODY, proof).led(ICON_ROOM)
    if flag.innocent:
        yield para(flag.innocent, QUIET, proof).led(ICON_ROOM)
    if flag.ask:
        yield para(Line(strong=tr("Ask:"), text=flag.ask), BODY, proof).led(ICON_ROOM)


def _draw_flag(colour: Color, canvas: Canvas, left: float, middle: float) -> None:
    """Draw the flag in its tone beside its title."""
    draw_icon(canvas, "flag", left, middle - 6.5, size=13, colour=colour)


def _draw_number(number: int, canvas: Canvas, left: float, middle: float) -> None:
    """Write a line's number in the space before it."""
    canvas.setFont(REGULAR, BODY.size)
    canvas.setFillColor(INK2)
    canvas.drawString(left, middle - BODY.size * 0.357, str(number))


def _together(*parts: Flowable) -> list[Flowable]:
    """Return what stands on one page, as far as it fits on one: a chart and the sentences that say it."""
    for part in parts[:-1]:
        part.keepWithNext = True
    return list(parts)


def _caption(text: str, proof: Proof) -> list[Flowable]:
    """Return a sentence beneath a chart or table, nothing for an empty one."""
    return [para(text, CAPTION, proof).spaced(4)] if text else []
