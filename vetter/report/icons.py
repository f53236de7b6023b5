"""Our own icons on paper, read from the same drawings as the screen uses."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from reportlab.lib.colors import toColor

from vetter import resources
from vetter.report.palette import SURFACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlab.lib.colors import Color
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.pathobject import PDFPathObject

GRID: Final = 24.0
NUMBER: Final = re.compile(r"[-+]?(?:\d*\.\d+|\d+\.?)(?:[eE][-+]?\d+)?")
COMMAND: Final = re.compile(r"([MmLlHhVvCcSsQqAaZz])([^MmLlHhVvCcSsQqAaZz]*)")
ARITY: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "A": 7}
ROUND: Final = 0.5522847498
"""How far a Bézier's handles reach, as a part of the radius, to draw a quarter circle."""
INHERITED: Final = ("fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray")

Point = tuple[float, float]
Step = tuple[str, tuple[float, ...]]


@dataclass(frozen=True)
class Shape:
    """One outline with the way it is painted; colours may be `currentColor` or `surface`."""

    steps: tuple[Step, ...]
    look: Mapping[str, str]


def draw_icon(canvas: Canvas, name: str, left: float, bottom: float, *, size: float, colour: Color) -> None:
    """Draw an icon `size` points wide with its lower left corner at a point, in one colour."""
    canvas.saveState()
    canvas.translate(left, bottom + size)
    canvas.scale(size / GRID, -size / GRID)
    for shape in shapes(name):
        _paint(canvas, shape, colour)
    canvas.restoreState()


@cache
def shapes(name: str) -> tuple[Shape, ...]:
    """Return the outlines of an icon."""
    root = ET.fromstring(resources.read_text(f"icons/{name}.svg"))  # noqa: S314 - our own files, shipped with the program
    return tuple(_shapes(root, {"fill": "black"}))


def _shapes(element: ET.Element, outer: Mapping[str, str]) -> Iterator[Shape]:
    """Give the outlines of an element and of all within it."""
    look = {**outer, **{key: value for key in INHERITED if (value := element.get(key)) is not None}}
    kind = element.tag.rpartition("}")[2]
    if kind in OUTLINES:
        yield Shape(tuple(OUTLINES[kind](element)), look)
    for inner in element:
        yield from _shapes(inner, look)


def _paint(canvas: Canvas, shape: Shape, colour: Color) -> None:
    """Fill and stroke one outline."""
    fill, stroke = (_colour(shape.look.get(part, "none"), colour) for part in ("fill", "stroke"))
    if fill:
        canvas.setFillColor(fill)
    if stroke:
        canvas.setStrokeColor(stroke)
        canvas.setLineWidth(float(shape.look.get("stroke-width", "1")))
        canvas.setLineCap({"butt": 0, "round": 1, "square": 2}[shape.look.get("stroke-linecap", "butt")])
        canvas.setLineJoin({"miter": 0, "round": 1, "bevel": 2}[shape.look.get("stroke-linejoin", "miter")])
        canvas.setDash([float(each) for each in NUMBER.findall(shape.look.get("stroke-dasharray", ""))])
    path = canvas.beginPath()
    for kind, at in shape.steps:
        _trace(path, kind, at)
    canvas.drawPath(path, stroke=int(bool(stroke)), fill=int(bool(fill)))


def _trace(path: PDFPathObject, kind: str, at: tuple[float, ...]) -> None:
    """Add one step to a path."""
    if kind == "M":
        path.moveTo(*at)
    elif kind == "L":
        path.lineTo(*at)
    elif kind == "C":
        path.curveTo(*at)
    else:
        path.close()


def _colour(named: str, colour: Color) -> Color | None:
    """Return the colour a drawing's word stands for."""
    own = {"none": None, "currentColor": colour, "surface": SURFACE}
    return own[named] if named in own else toColor(named)


def _numbers(element: ET.Element, *names: str) -> list[float]:
    """Return attributes as numbers, 0 where one is absent."""
    return [float(element.get(name, "0")) for name in names]


def _ellipse(x: float, y: float, across: float, down: float) -> list[Step]:
    """Return an ellipse as four curves."""
    a, b = across * ROUND, down * ROUND
    return [
        ("M", (x + across, y)),
        ("C", (x + across, y + b, x + a, y + down, x, y + down)),
        ("C", (x - a, y + down, x - across, y + b, x - across, y)),
        ("C", (x - across, y - b, x - a, y - down, x, y - down)),
        ("C", (x + a, y - down, x + across, y - b, x + across, y)),
        ("Z", ()),
    ]


def _circle(element: ET.Element) -> list[Step]:
    """Return a circle's outline."""
    x, y, radius = _numbers(element, "cx", "cy", "r")
    return _ellipse(x, y, radius, radius)


def _oval(element: ET.Element) -> list[Step]:
    """Return an ellipse's outline."""
    x, y, across, down = _numbers(element, "cx", "cy", "rx", "ry")
    return _ellipse(x, y, across, down)


def _rect(element: ET.Element) -> list[Step]:
    """Return a rectangle's outline, its corners rounded by `rx`."""
    x, y, wide, high, r = _numbers(element, "x", "y", "width", "height", "rx")
    k, right, foot = r * (1 - ROUND), x + wide, y + high
    if not r:
        return [("M", (x, y)), ("L", (right, y)), ("L", (right, foot)), ("L", (x, foot)), ("Z", ())]
    return [
        ("M", (x + r, y)),
        ("L", (right - r, y)),
        ("C", (right - k, y, right, y + k, right, y + r)),
        ("L", (right, foot - r)),
        ("C", (right, foot - k, right - k, foot, right - r, foot)),
        ("L", (x + r, foot)),
        ("C", (x + k, foot, x, foot - k, x, foot - r)),
        ("L", (x, y + r)),
        ("C", (x, y + k, x + k, y, x + r, y)),
        ("Z", ()),
    ]


def _line(element: ET.Element) -> list[Step]:
    """Return a straight line."""
    x1, y1, x2, y2 = _numbers(element, "x1", "y1", "x2", "y2")
    return [("M", (x1, y1)), ("L", (x2, y2))]


def _polyline(element: ET.Element) -> list[Step]:
    """Return a chain of lines, closed for a polygon."""
    at = [float(each) for each in NUMBER.findall(element.get("points", ""))]
    points = list(zip(at[::2], at[1::2], strict=True))
    steps: list[Step] = [("L" if place else "M", point) for place, point in enumerate(points)]
    return [*steps, ("Z", ())] if element.tag.endswith("polygon") else steps


def _path(element: ET.Element) -> Iterator[Step]:
    """Give the steps of a path, all in absolute lines and cubic curves."""
    here, start, handle = (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)
    for letter, rest in COMMAND.findall(element.get("d", "")):
        kind = letter.upper()
        if kind == "Z":
            here = start
            yield "Z", ()
            continue
        numbers = _path_numbers(kind, rest)
        for first in range(0, len(numbers), ARITY[kind]):
            at = numbers[first : first + ARITY[kind]]
            if letter.islower():
                at = _absolute(kind, at, here)
            move = "L" if kind == "M" and first else kind
            for step in _steps(move, at, here, handle):
                yield step
                handle = step[1][2:4] if step[0] == "C" else step[1][-2:]  # type: ignore[assignment]
                here = step[1][-2:]  # type: ignore[assignment]
            if kind not in {"C", "S"}:
                handle = here
            if move == "M":
                start = here


def _path_numbers(kind: str, rest: str) -> list[float]:
    """Return a command's numbers; an arc's two flags may stand without a gap."""
    if kind != "A":
        return [float(each) for each in NUMBER.findall(rest)]
    number = NUMBER.pattern
    arc = re.compile(rf"({number})[\s,]*({number})[\s,]*({number})[\s,]*([01])[\s,]*([01])[\s,]*({number})[\s,]*({number})")
    return [float(each) for found in arc.findall(rest) for each in found]


def _absolute(kind: str, at: list[float], here: Point) -> list[float]:
    """Return a relative command's numbers from the drawing's corner."""
    if kind == "H":
        return [at[0] + here[0]]
    if kind == "V":
        return [at[0] + here[1]]
    if kind == "A":
        return [*at[:5], at[5] + here[0], at[6] + here[1]]
    return [number + here[place % 2] for place, number in enumerate(at)]


def _steps(kind: str, at: list[float], here: Point, handle: Point) -> list[Step]:
    """Return one absolute command as lines and cubic curves."""
    (x, y) = here
    match kind:
        case "H":
            return [("L", (at[0], y))]
        case "V":
            return [("L", (x, at[0]))]
        case "S":
            return [("C", (2 * x - handle[0], 2 * y - handle[1], *at))]
        case "Q":
            cx, cy, ex, ey = at
            return [("C", (x + 2 * (cx - x) / 3, y + 2 * (cy - y) / 3, ex + 2 * (cx - ex) / 3, ey + 2 * (cy - ey) / 3, ex, ey))]
        case "A":
            return _arc(here, at)
    return [(kind, tuple(at))]


def _arc(here: Point, at: list[float]) -> list[Step]:
    """Return an elliptical arc as cubic curves, by the SVG standard's end point to centre conversion (F.6)."""
    rx, ry, tilt, large, sweep, ex, ey = at
    rx, ry, turn = abs(rx), abs(ry), math.radians(tilt)
    if not rx or not ry or (ex, ey) == here:
        return [("L", (ex, ey))]
    cos, sin = math.cos(turn), math.sin(turn)
    dx, dy = (here[0] - ex) / 2, (here[1] - ey) / 2
    px, py = cos * dx + sin * dy, cos * dy - sin * dx
    grow = math.sqrt(max(1.0, (px / rx) ** 2 + (py / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    under = (rx * ry) ** 2 / ((rx * py) ** 2 + (ry * px) ** 2) - 1
    reach = math.sqrt(max(0.0, under)) * (1 if large != sweep else -1)
    mx, my = reach * rx * py / ry, -reach * ry * px / rx
    cx, cy = cos * mx - sin * my + (here[0] + ex) / 2, sin * mx + cos * my + (here[1] + ey) / 2
    first = math.atan2((py - my) / ry, (px - mx) / rx)
    span = math.atan2((-py - my) / ry, (-px - mx) / rx) - first
    span += math.tau if sweep and span < 0 else -math.tau if not sweep and span > 0 else 0
    pieces = max(1, math.ceil(abs(span) / (math.pi / 2) - 1e-9))

    def place(u: float, v: float) -> Point:
        """Return a point of the unit circle where the ellipse lies."""
        return cx + cos * rx * u - sin * ry * v, cy + sin * rx * u + cos * ry * v

    steps: list[Step] = []
    for piece in range(pieces):
        a, b = first + span * piece / pieces, first + span * (piece + 1) / pieces
        k = 4 / 3 * math.tan((b - a) / 4)
        one = place(math.cos(a) - k * math.sin(a), math.sin(a) + k * math.cos(a))
        two = place(math.cos(b) + k * math.sin(b), math.sin(b) - k * math.cos(b))
        end = (ex, ey) if piece == pieces - 1 else place(math.cos(b), math.sin(b))
        steps.append(("C", (*one, *two, *end)))
    return steps


OUTLINES: Final = {
    "path": _path,
    "circle": _circle,
    "ellipse": _oval,
    "rect": _rect,
    "line": _line,
    "polyline": _polyline,
    "polygon": _polyline,
}
