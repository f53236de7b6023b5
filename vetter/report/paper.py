"""The private verdict report: a whole dossier set on pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Final

from vetter.dossier.model import ScoreLine
from vetter.kinds.dates import FULL_MONTHS
from vetter.report.charts import Score
from vetter.report.icons import draw_icon
from vetter.report.layout import Columns, body
from vetter.report.pages import Furniture, document, numbered, page_width
from vetter.report.palette import INK2, TONES
from vetter.report.tables import Band, Column, Table
from vetter.report.text import CAPTION, NAME, QUIET, VERDICT, Side, Style, para
from vetter.report.wording import Proof

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus.flowables import Flowable

    from vetter.dossier.model import Dossier, Section

TILE: Final = 39.0
TILE_ROOM: Final = 51.0
VANITY_SECTION: Final = "told"
EDITION: Final = "Private edition: for the owner’s eyes only"


@dataclass(frozen=True)
class Paper:
    """A finished PDF, and every character in it that no bundled typeface could draw as typed, by code and name."""

    data: bytes
    missing: tuple[str, ...]


def render(dossier: Dossier, *, page: str = "A4") -> Paper:
    """Return the private verdict report of a dossier on A4 or Letter; the same dossier gives the same bytes."""
    proof, width = Proof(), page_width(page)
    furniture = Furniture(
        name="Verdict report",
        candidate=dossier.candidate,
        edition=EDITION,
        foot=(dossier.footer, f"Rules {dossier.rules_version}, benchmarks {dossier.benchmarks_version}."),
        dated=_day(dossier.judged_on),
    )
    target = BytesIO()
    made = document(target, page, furniture, proof)
    story = [*_head(dossier, width, proof), *body(_sections(dossier), width, proof)]
    made.build(story, canvasmaker=numbered(furniture))
    return Paper(target.getvalue(), proof.listed)


def _head(dossier: Dossier, width: float, proof: Proof) -> list[Flowable]:
    """Return what stands above all sections: whose paper, the verdict in words, and the two lines."""
    same = dossier.held_on == dossier.judged_on
    dates = f"Interview and verdict of {dossier.judged_on}" if same else f"Interview of {dossier.held_on}, verdict of {dossier.judged_on}"
    dated = para(dates, Style(8, 16, colour=INK2, side=Side.RIGHT), proof)
    whose = Band((para(dossier.candidate, NAME, proof), dated), 0, None)
    scores = [[Score(line, proof), para(line.sentence, CAPTION, proof).spaced(3)] for line in (dossier.score, vanity_line(dossier)) if line]
    return [
        Table((Column(), Column(points=min(dated.widest_line(width), width / 2) + 1)), [whose]),
        para(dossier.headline, VERDICT, proof).led(TILE_ROOM, partial(_draw_tile, dossier)).spaced(12),
        para(dossier.facts, QUIET, proof).led(TILE_ROOM).spaced(0, 13),
        Columns(scores if len(scores) > 1 else [scores[0], []]),
    ]


def _draw_tile(dossier: Dossier, canvas: Canvas, left: float, middle: float) -> None:
    """Draw the verdict's icon in its tone inside a thin frame of the same tone."""
    colour = TONES[dossier.verdict.tone]
    foot = middle + 12.5 - TILE
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(0.75)
    canvas.roundRect(left + 0.4, foot, TILE, TILE, 5, stroke=1, fill=0)
    draw_icon(canvas, f"verdict-{dossier.verdict.value}", left + 0.4 + (TILE - 24) / 2, foot + (TILE - 24) / 2, size=24, colour=colour)


def vanity_line(dossier: Dossier) -> ScoreLine | None:
    """Return the line of the vanity share, which stands beside the score at the head, or None when nothing was volunteered."""
    told = next((section for section in dossier.sections if section.key == VANITY_SECTION), None)
    return next((block for block in told.blocks if isinstance(block, ScoreLine)), None) if told else None


def _sections(dossier: Dossier) -> list[Section]:
    """Return the sections as the paper prints them: without the line that already stands at the head."""
    line = vanity_line(dossier)
    return [replace(section, blocks=tuple(block for block in section.blocks if block is not line)) for section in dossier.sections]


def _day(spoken: str) -> date | None:
    """Return the day said as "12 November 2026", None for anything else."""
    day, month, year = [*spoken.split(), "", "", ""][:3]
    if month not in FULL_MONTHS or not (day.isdecimal() and year.isdecimal()):
        return None
    return date(int(year), FULL_MONTHS.index(month) + 1, int(day))
