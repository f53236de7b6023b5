"""A paper in words set on pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Final

from vetter.report.charts import Score
from vetter.report.icons import draw_icon
from vetter.report.imprint import of_words
from vetter.report.layout import Columns, body, stack_height
from vetter.report.pages import Furniture, document, numbered, page_width
from vetter.report.palette import INK2, TONES
from vetter.report.tables import Band, Column, Table
from vetter.report.text import BODY, NAME, QUIET, VERDICT, Side, Style, para
from vetter.report.wording import Proof

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus.flowables import Flowable

    from vetter.domain.verdict import Verdict
    from vetter.dossier.document import Document

TILE: Final = 39.0
TILE_ROOM: Final = 51.0


@dataclass(frozen=True)
class Paper:
    """A finished PDF, and every character in it that no bundled typeface could draw as typed, by code and name."""

    data: bytes
    missing: tuple[str, ...]


def render(paper: Document, *, page: str = "A4") -> Paper:
    """Return a paper on A4 or Letter; the same paper gives the same bytes."""
    proof, width = Proof(), page_width(page)
    furniture = Furniture(
        name=paper.name,
        title=paper.title,
        whose=paper.whose,
        edition=paper.readers.label,
        icon=paper.readers.icon,
        foot=paper.foot,
        dated=date.fromisoformat(paper.day) if paper.day else None,
        fingerprint=paper.fingerprint,
        words=of_words(paper, page),
        language=paper.language,
    )
    target = BytesIO()
    made = document(target, page, furniture, proof)
    head = list(_head(paper, width, proof))
    room = made.pageTemplates[0].frames[0].height - stack_height(head, width)
    made.build([*head, *body(paper.sections, width, proof, room=room)], canvasmaker=numbered(furniture))
    return Paper(target.getvalue(), proof.listed)


def _head(paper: Document, width: float, proof: Proof) -> Iterator[Flowable]:
    """Give what stands above all sections: whose paper, the verdict in words, the lines, and what is read first."""
    dated = para(paper.dated, Style(8, 16, colour=INK2, side=Side.RIGHT), proof)
    whose = Band((para(paper.whose, NAME, proof), dated), 0, None)
    yield Table((Column(), Column(points=min(dated.widest_line(width), width / 2) + 1)), [whose]).arrangement()
    if paper.verdict is not None:
        yield para(paper.headline, VERDICT, proof).led(TILE_ROOM, partial(_draw_tile, paper.verdict)).spaced(12)
        yield para(paper.facts, QUIET, proof).led(TILE_ROOM).spaced(0, 13)
    if paper.scores:
        lines = [[Score(line, proof)] for line in paper.scores]
        yield Columns(lines if len(lines) > 1 else [lines[0], []])
    for text in paper.lead:
        yield para(text, BODY, proof).spaced(6)


def _draw_tile(verdict: Verdict, canvas: Canvas, left: float, middle: float) -> None:
    """Draw the verdict's icon in its tone inside a thin frame of the same tone."""
    colour = TONES[verdict.tone]
    foot = middle + 12.5 - TILE
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(0.75)
    canvas.roundRect(left + 0.4, foot, TILE, TILE, 5, stroke=1, fill=0)
    draw_icon(canvas, f"verdict-{verdict.value}", left + 0.4 + (TILE - 24) / 2, foot + (TILE - 24) / 2, size=24, colour=colour)
