"""Speed of papers against floors taken in the same run: `python3 packaging/test.py -m benchmark -s`.

Times are those of the processor, so that other work on the machine does not count.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from vetter import actions
from vetter.actions import PaperKind, export_all, open_sample, paper_of
from vetter.dossier.model import Line, Lines, Section
from vetter.report import render
from vetter.report.fonts import REGULAR, face

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vetter.dossier.document import Document

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(600)]

PAPERS = 120


@pytest.fixture(scope="module")
def paper() -> Document:
    """Return the fullest report there is among the samples."""
    with actions.loose_desk() as desk:
        return paper_of(desk, PaperKind.REPORT, open_sample(desk, "specialist"))


def texts(value: Any) -> list[str]:
    """Return every text within a part of a paper."""
    if isinstance(value, str):
        return [str(value)] if value.strip() else []
    if isinstance(value, tuple):
        return [text for item in value for text in texts(item)]
    names = (name for name in getattr(value, "__dataclass_fields__", ()) if name not in {"key", "points", "brief"})
    return [text for name in names for text in texts(getattr(value, name))]


def platypus(words: list[str], style: ParagraphStyle) -> int:
    """Set words by ReportLab alone, a paragraph each, in the same typeface; return the number of pages."""
    made = SimpleDocTemplate(BytesIO(), leftMargin=48, rightMargin=48, topMargin=80, bottomMargin=80)
    made.build([Paragraph(escape(text), style) for text in words])
    return int(made.page)


def compared(ours: Callable[[], object], floor: Callable[[], object], runs: int) -> tuple[float, float]:
    """Return the milliseconds of both, in turn."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _run in range(runs):
        for at, work in enumerate((ours, floor)):
            began = time.process_time()
            work()
            taken[at].append((time.process_time() - began) * 1000)
    return statistics.median(taken[0]), statistics.median(taken[1])


def say(line: str) -> None:
    """Print a figure."""
    sys.stdout.write(f"\n{line}")


def test_one_report(paper: Document) -> None:
    """Against bare Platypus setting the same words as plain paragraphs, without tables, charts or tags."""
    face(REGULAR)
    words, style = texts(paper.sections), ParagraphStyle("floor", fontName=REGULAR, fontSize=9, leading=13, spaceAfter=4)
    render(paper)
    pages = platypus(words, style)
    ours, floor = compared(lambda: render(paper), lambda: platypus(words, style), 25)
    say(f"full report, warm: {ours:.0f} ms (goal 300), bare Platypus on {pages} pages {floor:.0f} ms, ratio {ours / floor:.2f} (goal 1.5)")
    assert ours < 1_000


def test_forty_thousand_words(paper: Document) -> None:
    """Long notes; bare Platypus needs a time that grows with their square."""
    words = " ".join(f"word{number}" for number in range(40_000))
    long = replace(paper, sections=(*paper.sections, Section("notes", "Notes", (Lines((Line(text=words),)),))))
    began = time.process_time()
    render(long)
    taken = time.process_time() - began
    say(f"report with 40,000 words of notes: {taken:.2f} s (goal 3 s)")
    assert taken < 10


def test_everybody(paper: Document, tmp_path: Path) -> None:
    """On every core against one after another."""
    asked = [(paper, tmp_path / f"{number}.pdf") for number in range(PAPERS)]
    began = time.perf_counter()
    for _ in range(10):
        render(paper)
    alone = (time.perf_counter() - began) / 10 * PAPERS
    used = os.times()
    export_all(iter(asked), PAPERS, lambda _made: None)
    ended = os.times()
    wall, cores = ended.elapsed - used.elapsed, os.cpu_count() or 1
    worked = ended.children_user + ended.children_system - used.children_user - used.children_system
    say(f"{PAPERS} reports: {wall:.1f} s on {cores} cores, {alone:.1f} s on one; {worked / wall / cores:.0%} of the cores used (goal 90 %)")
    began = time.perf_counter()
    export_all(iter(asked), PAPERS, lambda _made: None)
    say(f"the same again, all unchanged: {time.perf_counter() - began:.1f} s")
    assert len(list(tmp_path.iterdir())) == PAPERS
