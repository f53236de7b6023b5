"""The reader of our own icons: each command of a path ends where the standard says."""

from __future__ import annotations

import math
from xml.etree import ElementTree as ET

import pytest

from vetter import resources
from vetter.domain.verdict import Verdict
from vetter.report.icons import GRID, OUTLINES, Step, shapes


def steps(markup: str) -> list[Step]:
    """Return the outline of one element."""
    element = ET.fromstring(markup)  # noqa: S314 - written in this file
    return list(OUTLINES[element.tag](element))


@pytest.mark.parametrize(
    ("path", "end"),
    [
        ("M1 2l3 4", (4, 6)),
        ("M1 2H9V7", (9, 7)),
        ("m1 2h3v-1", (4, 1)),
        ("M0 0c1 0 2 1 2 2s1 2 2 2", (4, 4)),
        ("M0 0q2 0 2 2", (2, 2)),
        ("M8 11V8a4 4 0 0 1 8 0v3", (16, 11)),
        ("M2 2a1 1 0 01.5-.5", (2.5, 1.5)),
    ],
)
def test_a_path_ends_where_it_says(path: str, end: tuple[float, float]) -> None:
    """Absolute, relative and packed commands are read alike."""
    assert steps(f'<path d="{path}"/>')[-1][1][-2:] == pytest.approx(end)


@pytest.mark.parametrize(("large", "sweep"), [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_an_arc_stays_on_its_circle(large: int, sweep: int) -> None:
    """Every joint of an arc of radius 5 lies 5 from one and the same centre, on the side asked for."""
    drawn = steps(f'<path d="M5 0A5 5 0 {large} {sweep} 0 5"/>')[1:]
    centre = (0.0, 0.0) if large != sweep else (5.0, 5.0)
    joints = [step[1][-2:] for step in drawn]
    assert [math.dist(joint, centre) for joint in joints] == pytest.approx([5.0] * len(joints))
    assert len(joints) == (3 if large else 1)


def test_shapes_close() -> None:
    """Circles, boxes and polygons come back to where they began; lines and polylines stay open."""
    closed = ('<circle cx="5" cy="5" r="3"/>', '<rect x="1" y="1" width="4" height="3" rx="1"/>', '<polygon points="0,0 1,0 1,1"/>')
    assert all(steps(markup)[-1][0] == "Z" for markup in closed)
    assert steps('<line x1="0" y1="1" x2="2" y2="3"/>') == [("M", (0, 1)), ("L", (2, 3))]
    assert steps('<polyline points="0,0 1,0"/>')[-1][0] == "L"


@pytest.mark.parametrize("name", [name.removeprefix("icons/").removesuffix(".svg") for name in resources.names("icons")])
def test_every_icon_lies_on_its_grid(name: str) -> None:
    """Each of our drawings is understood whole, and stays within its 24 by 24 units."""
    drawn = shapes(name)
    assert drawn
    assert all(0 <= number <= GRID for shape in drawn for _, at in shape.steps for number in at)


def test_every_verdict_has_an_icon_of_its_own() -> None:
    """Nine verdicts, nine outlines."""
    assert len({tuple(shape.steps for shape in shapes(f"verdict-{verdict.value}")) for verdict in Verdict}) == len(Verdict)
