"""The charts of the verdict, drawn in vector on paper and readable in black and white."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Final

from reportlab.platypus.flowables import Flowable

from vetter.assessment.words import percent
from vetter.dossier.model import ScoreLine, Spread
from vetter.report.fonts import REGULAR, width
from vetter.report.palette import ACCENT, BAND, BAR, EDGE, INK, INK2, LINE, SURFACE
from vetter.report.structure import Node
from vetter.report.tables import Band, Column, Drawing, Table, head_band
from vetter.report.text import BODY, CAPTION, QUIET, STRONG, Side, Style, Voice, drawn_at, para, sided
from vetter.tongue import tr

if TYPE_CHECKING:
    from reportlab.lib.colors import Color
    from reportlab.pdfgen.canvas import Canvas

    from vetter.domain.evidence import Evidence
    from vetter.dossier.model import Bar, Judgement, Judgements, Mark, Strip, Waterfall
    from vetter.report.structure import StructuredCanvas
    from vetter.report.text import Text, Voiced
    from vetter.report.wording import Proof

NBSP: Final = "\N{NO-BREAK SPACE}"
ASIDE: Final = Style(8, 13, colour=INK2)
"""A caption that stands on the line of the body text beside it."""

NO_BENCHMARK: Final = tr("no fair benchmark")
STEPS_WIDTH: Final = 26.0
SMALL_WHISKER: Final = 15.0
"""Points; a whisker shorter than this gets the smaller diamond."""
THINNEST_BAR: Final = 1.1


def draw_steps(canvas: Canvas, left: float, middle: float, evidence: Evidence) -> None:
    """Draw the four rising blocks of the ladder of evidence, filled up to the step; 26 points wide."""
    foot = middle - 4.2
    canvas.setLineWidth(0.75)
    canvas.setStrokeColor(INK)
    canvas.setFillColor(INK)
    for block in range(4):
        high = 3.4 + block * 1.8
        canvas.rect(left + block * 6.6 + 0.375, foot, 4.9, high, stroke=1, fill=int(block < evidence.step))


def draw_diamond(canvas: Canvas, x: float, y: float, reach: float, colour: Color, *, filled: bool = True) -> None:
    """Draw a diamond around a point; a hollow one is filled with the paper's colour."""
    canvas.setFillColor(colour if filled else SURFACE)
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(1.1)
    path = canvas.beginPath()
    path.moveTo(x, y + reach)
    path.lineTo(x + reach, y)
    path.lineTo(x, y - reach)
    path.lineTo(x - reach, y)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)


def dotted(canvas: Canvas, x: float, foot: float, top: float) -> None:
    """Draw an upright dotted line."""
    canvas.saveState()
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.9)
    canvas.setDash([1.4, 1.6])
    canvas.line(x, foot, x, top)
    canvas.restoreState()


def whole(number: float) -> str:
    """Return a score as it is printed: whole, halves upwards."""
    return str(math.floor(number + 0.5))


class Score(Flowable):
    """A line from 0 to 100 with a band for the range, a diamond, and one dotted labelled mark."""

    def __init__(self, line: ScoreLine, proof: Proof) -> None:
        """Set the words around the line; `proof` notes what cannot be drawn."""
        super().__init__()
        self.line = line
        self.title = para(_score_title(line), BODY, proof)
        self.ends = para(line.low_label, CAPTION, proof), para(line.high_label, sided(CAPTION, Side.RIGHT), proof)
        self.mark = para(line.mark_label, sided(CAPTION, Side.CENTRE), proof)
        words = "".join(part for part, _ in _score_title(line))
        self.node = Node(
            "Figure",
            alt=proof.line(
                tr(
                    "{words}. From {low_label} to {high_label}; mark: {mark_label}.",
                    words=words,
                    low_label=line.low_label,
                    high_label=line.high_label,
                    mark_label=line.mark_label,
                )
            ),
        )

    def wrap(self, available: float, _height: float = 0) -> tuple[float, float]:
        """Take the width that is there."""
        self.width = available
        self.height = self.title.wrap(available)[1] + 18 + CAPTION.leading
        return available, self.height

    def at(self, value: float) -> float:
        """Return where a value stands, in points from the left."""
        return self.width * min(max(value, 0.0), 100.0) / 100

    def draw(self) -> None:
        """Draw title, line and labels as one figure."""
        canvas: StructuredCanvas = self.canv
        self.node.enclose(canvas.box(self.width, self.height))
        with canvas.marked(self.node):
            self._draw(canvas)

    def _draw(self, canvas: StructuredCanvas) -> None:
        """Draw title, line and labels."""
        line = self.line
        middle = self.height - self.title.height - 9
        drawn_at(canvas, self.title, 0, self.height, self.width)
        canvas.setStrokeColor(EDGE)
        canvas.setLineWidth(0.75)
        canvas.line(0, middle, self.width, middle)
        canvas.setFillColor(BAND)
        canvas.rect(self.at(line.low), middle - 3.5, self.at(line.high) - self.at(line.low), 7, stroke=1, fill=1)
        dotted(canvas, self.at(line.mark), middle - 6.5, middle + 6.5)
        draw_diamond(canvas, self.at(line.value), middle, 4.4, INK)
        self._labels(middle - 9)

    def _labels(self, top: float) -> None:
        """Write the two ends and the mark, the mark kept clear of both."""
        low, high = self.ends
        drawn_at(self.canv, low, 0, top, self.width)
        drawn_at(self.canv, high, 0, top, self.width)
        room = min(self.mark.widest_line(self.width), self.width)
        first, last = low.widest_line(self.width) + 5, self.width - high.widest_line(self.width) - 5 - room
        left = min(max(self.at(self.line.mark) - room / 2, first), last)
        drawn_at(self.canv, self.mark, left, top, room + 0.1)


def _score_title(line: ScoreLine) -> Voiced:
    """Return what stands above the line: its name, the value, the range and what is said beside it."""
    plain, quiet = Voice(bold=False, colour=INK), Voice(bold=False, colour=INK2)
    said = f" ({tr('{low} to {high}', low=whole(line.low), high=whole(line.high))})" + (f". {line.aside}" if line.aside else "")
    return (f"{line.label} ", plain), (whole(line.value), Voice(bold=True, colour=INK)), (said, quiet)


def waterfall_table(chart: Waterfall, proof: Proof) -> Table:
    """Return bars to scale, one row each: words left, number right, the last in the accent."""
    longest = max((bar.value for bar in chart.bars), default=0.0)
    bands = [Band(_bar_items(bar, longest, proof), 2, None) for bar in chart.bars]
    words = "; ".join(f"{bar.label}: {bar.text}" for bar in chart.bars)
    return Table((Column(0.28), Column(0.53), Column(0.19)), bands).figure(proof.line(f"{chart.sentence} {words}."))


def _bar_items(bar: Bar, longest: float, proof: Proof) -> tuple[Text, Drawing, Text]:
    """Return one row of a waterfall."""
    style = Style(bold=bar.last)
    note = ((f"\n{bar.note}", Voice(bold=False, colour=INK2)),) if bar.note else ()
    words = para(((bar.label, Voice(bold=bar.last, colour=INK)), *note), style, proof)
    return words, Drawing(13, partial(_paint_bar, bar, longest)), para(bar.text, sided(style, Side.RIGHT), proof)


def _paint_bar(bar: Bar, longest: float, cell: Drawing) -> None:
    """Draw one bar and the base line it stands on."""
    canvas = cell.canv
    reach = max(cell.width * bar.value / longest, THINNEST_BAR) if longest > 0 and bar.value > 0 else 0.0
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.5)
    canvas.line(0, 3, cell.width, 3)
    canvas.setFillColor(ACCENT if bar.last else BAR)
    canvas.rect(0, 3, reach, 7, stroke=0, fill=1)


def judgements_table(chart: Judgements, proof: Proof) -> Table:
    """Return the six sub-scores under one scale from 0 to 100, each with its reason."""
    head = head_band(
        (
            para("", CAPTION, proof),
            para(tr("Weight"), sided(CAPTION, Side.RIGHT), proof),
            Drawing(11, _paint_scale),
            para(tr("Proven"), sided(CAPTION, Side.RIGHT), proof),
            para(tr("Range"), CAPTION, proof),
            para(tr("Why"), CAPTION, proof),
        )
    )
    bands = [Band(_judgement_items(item, proof)) for item in chart.items]
    return Table((Column(1.1), Column(points=34), Column(points=86), Column(points=42), Column(points=36), Column(2.2)), bands, head)


def _judgement_items(item: Judgement, proof: Proof) -> tuple[Text | Drawing, ...]:
    """Return one sub-score as a row; what was not asked says so in words."""
    weight = f"{whole(item.weight * 100)}{NBSP}%"
    value, span = (whole(item.value), f"{whole(item.low)}–{whole(item.high)}") if item.asked else (tr("not asked"), "")
    return (
        para(item.label, BODY, proof),
        para(weight, sided(QUIET, Side.RIGHT), proof),
        Drawing(13, partial(_paint_judgement, item)),
        para(value, sided(STRONG if item.asked else ASIDE, Side.RIGHT), proof),
        para(span, QUIET, proof),
        para(item.reason, ASIDE, proof),
    )


def _paint_scale(cell: Drawing) -> None:
    """Write 0, 50 and 100 over the scale."""
    for value in (0, 50, 100):
        _number(cell.canv, str(value), cell.width * value / 100, 2.5, (0, cell.width))


def _paint_judgement(item: Judgement, cell: Drawing) -> None:
    """Draw one sub-score: its range, its diamond and the dotted middle."""
    if item.asked:
        _paint_span(cell, item.value, item.low, item.high)
    else:
        _paint_ground(cell)
        dotted(cell.canv, cell.width / 2, cell.height / 2 - 5, cell.height / 2 + 5)


def _paint_ground(cell: Drawing) -> None:
    """Draw the line from 0 to 100."""
    cell.canv.setStrokeColor(LINE)
    cell.canv.setLineWidth(0.75)
    cell.canv.line(0, cell.height / 2, cell.width, cell.height / 2)


def _paint_span(cell: Drawing, value: float, low: float, high: float, mark: float = 50.0) -> None:
    """Draw a range from 0 to 100, its diamond and a dotted mark."""
    canvas, middle = cell.canv, cell.height / 2
    _paint_ground(cell)
    canvas.setStrokeColor(EDGE)
    canvas.setFillColor(BAND)
    canvas.setLineWidth(0.6)
    canvas.rect(cell.width * low / 100, middle - 2.2, cell.width * (high - low) / 100, 4.4, stroke=1, fill=1)
    dotted(canvas, cell.width * mark / 100, middle - 5, middle + 5)
    draw_diamond(canvas, cell.width * value / 100, middle, 3.3, INK)


def strip_table(strip: Strip, proof: Proof) -> Table:
    """Return where claims fall in their benchmark: a row for each claim over one axis from 0."""
    head = Band((para("", CAPTION, proof), Drawing(12, partial(_paint_strip_head, strip))), 0, None)
    foot = Band((para("", CAPTION, proof), Drawing(16, partial(_paint_axis, strip))), 0, None)
    bands = [Band(_mark_items(mark, strip, proof), rule=LINE if mark is not strip.marks[-1] else None) for mark in strip.marks]
    return Table((Column(0.3), Column(0.7)), bands, head, foot).figure(proof.line(_strip_words(strip)))


def cell_drawings(drawn: ScoreLine | Strip | None) -> list[Drawing]:
    """Return what stands beneath the words of a cell, from the top down; the words say what it shows."""
    if drawn is None:
        return []
    if isinstance(drawn, ScoreLine):
        return [Drawing(15, partial(_paint_score, drawn))]
    marks = [Drawing(13, partial(_paint_mark, mark, drawn)) for mark in drawn.marks]
    return [Drawing(12, partial(_paint_strip_head, drawn)), *marks, Drawing(16, partial(_paint_axis, drawn))]


def _paint_score(line: ScoreLine, cell: Drawing) -> None:
    """Draw a score line without its words: the range, the diamond and the dotted mark."""
    _paint_span(cell, line.value, line.low, line.high, line.mark)


def _strip_words(strip: Strip) -> str:
    """Return what a strip shows in words: the claims with their intervals, and the benchmark they stand on."""
    spread = strip.spread or Spread()
    named = ((tr("median"), spread.median), (tr("top tenth"), spread.p90))
    marks = [
        tr(
            "{mark}: {rate}\u00a0% ({low} to {high})",
            mark=mark.label,
            rate=percent(mark.value, strip.decimal_mark),
            low=percent(mark.low, strip.decimal_mark),
            high=percent(mark.high, strip.decimal_mark),
        )
        for mark in strip.marks
    ]
    numbers = [f"{name} {percent(share, strip.decimal_mark)}{NBSP}%" for name, share in named if share is not None]
    return tr(
        "{sentence} Shares {base}. {marks}. Benchmark: {figures}.",
        sentence=strip.sentence,
        base=strip.base,
        marks="; ".join(marks),
        figures=", ".join(numbers) or NO_BENCHMARK,
    )


def _mark_items(mark: Mark, strip: Strip, proof: Proof) -> tuple[Text, Drawing]:
    """Return one claim as a row of a strip."""
    words = para(mark.label, Style(9, 12, bold=mark.strong), proof)
    return words, Drawing(13, partial(_paint_mark, mark, strip)).stretched()


def _along(strip: Strip, share: float, room: float) -> float:
    """Return where a share stands on the axis, in points from 0."""
    return room * min(max(share / strip.axis_to, 0.0), 1.0) if strip.axis_to > 0 else 0.0


def _paint_strip_head(strip: Strip, cell: Drawing) -> None:
    """Write the numbers of the benchmark above its marks, or that there is no fair one."""
    spread, canvas = strip.spread, cell.canv
    if spread is None or (spread.median is None and spread.p90 is None and spread.p25 is None):
        _number(canvas, NO_BENCHMARK, 0, 3, (0, cell.width))
        return
    edge = 0.0
    for share, name in ((spread.median, tr("median")), (spread.p90, tr("top tenth"))):
        if share is not None and share <= strip.axis_to:
            edge = (
                _number(
                    canvas, f"{name} {percent(share, strip.decimal_mark)}{NBSP}%", _along(strip, share, cell.width), 3, (edge, cell.width)
                )
                + 6
            )


def _paint_mark(mark: Mark, strip: Strip, cell: Drawing) -> None:
    """Draw one claim over its slice of the benchmark: a diamond and the whisker of its interval."""
    canvas, middle = cell.canv, cell.height / 2
    if strip.spread is not None:
        _paint_spread(strip.spread, strip, cell)
    at, low, high = (_along(strip, share, cell.width) for share in (mark.value, mark.low, mark.high))
    canvas.setStrokeColor(ACCENT)
    canvas.setLineWidth(1.3)
    canvas.line(low, middle, high, middle)
    for end in (low, high):
        canvas.line(end, middle - 3.2, end, middle + 3.2)
    draw_diamond(canvas, at, middle, 3.0 if high - low < SMALL_WHISKER else 4.6, ACCENT, filled=mark.filled)


def _paint_spread(spread: Spread, strip: Strip, cell: Drawing) -> None:
    """Draw the middle half as an outlined band, the median as a line, the top tenth dotted."""
    canvas, high = cell.canv, cell.height
    if spread.p25 is not None and spread.p75 is not None:
        first, last = (_along(strip, share, cell.width) for share in (spread.p25, spread.p75))
        canvas.setFillColor(BAND)
        canvas.rect(first, 0, last - first, high, stroke=0, fill=1)
        canvas.setStrokeColor(EDGE)
        canvas.setLineWidth(0.75)
        for edge in (first, last):
            canvas.line(edge, 0, edge, high)
    if spread.median is not None and spread.median <= strip.axis_to:
        at = _along(strip, spread.median, cell.width)
        canvas.setStrokeColor(INK2)
        canvas.setLineWidth(1.5)
        canvas.line(at, 0, at, high)
    if spread.p90 is not None and spread.p90 <= strip.axis_to:
        dotted(canvas, _along(strip, spread.p90, cell.width), 0, high)


def _paint_axis(strip: Strip, cell: Drawing) -> None:
    """Draw the axis from 0 with its numbers, the sign of per cent at the last."""
    canvas, top = cell.canv, cell.height
    canvas.setStrokeColor(EDGE)
    canvas.setLineWidth(0.75)
    canvas.line(0, top, cell.width, top)
    places = ticks(strip.axis_to * 100)
    for place in places:
        at = _along(strip, place / 100, cell.width)
        canvas.setStrokeColor(EDGE)
        canvas.line(at, top, at, top - 3)
        number = f"{place:g}".replace(".", strip.decimal_mark)
        _number(canvas, f"{number}{NBSP}%" if place == places[-1] else number, at, top - 12, (-6, cell.width))


def ticks(end: float) -> list[float]:
    """Return three to six round numbers from 0 to `end`, for an axis."""
    if end <= 0:
        return [0.0]
    rough = end / 4
    unit = 10.0 ** math.floor(math.log10(rough))
    step = next(unit * each for each in (1, 2, 2.5, 5, 10) if unit * each >= rough * 0.999)
    return [float(f"{step * place:.6g}") for place in range(math.floor(end / step + 1e-9) + 1)]


def _number(canvas: Canvas, text: str, centre: float, baseline: float, room: tuple[float, float]) -> float:
    """Write a short label of our own centred on a point, kept inside `room`; return where it ends."""
    wide = width(text, CAPTION.size, bold=False)
    left = max(min(centre - wide / 2, room[1] - wide), room[0])
    canvas.setFont(REGULAR, CAPTION.size)
    canvas.setFillColor(INK2)
    canvas.drawString(left, baseline, text)
    return left + wide
