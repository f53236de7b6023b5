"""Charts on paper: every mark stands where its number says."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pdfplumber
import pytest

from tests.report.dossiers import dale, ingrid, render
from vetter.assessment.words import percent
from vetter.dossier.model import Dossier, Lines, Section, Strip
from vetter.report.charts import ticks, whole


def drawn(dossier: Dossier) -> Any:
    """Return the first page as pdfplumber sees it."""
    with pdfplumber.open(io.BytesIO(render(dossier).data)) as pdf:
        page = pdf.pages[0]
        return page.curves, page.rects, page.lines, page.extract_words(), page.width


def only(dossier: Dossier, key: str) -> Dossier:
    """Return the dossier with one section."""
    return replace(dossier, sections=tuple(section for section in dossier.sections if section.key == key))


def centre(shape: dict[str, Any]) -> float:
    """Return the middle of a shape in points from the left."""
    return float(shape["x0"] + shape["x1"]) / 2


def is_diamond(shape: dict[str, Any]) -> bool:
    """Return whether a shape is as wide as high and no larger than a diamond of ours."""
    return 5 < shape["width"] < 11 and abs(shape["width"] - shape["height"]) < 0.01 and len(shape["pts"]) in {4, 5}


def test_strip_diamonds_stand_at_their_rates() -> None:
    """On an axis from 0 to 8 % each diamond stands at its rate, within half a point."""
    dossier = only(ingrid(), "against")
    curves, _, _, words, width = drawn(dossier)
    strip = dossier.sections[0].blocks[0]
    assert isinstance(strip, Strip)
    top = next(word["bottom"] for word in words if word["text"] == "median")
    diamonds = sorted((shape for shape in curves if is_diamond(shape) and shape["top"] > top), key=lambda shape: shape["top"])
    room = width - 2 * 48.189
    plot = (room - 14) * 0.7
    left = 48.189 + room - plot
    found = [(centre(shape) - left) / plot * strip.axis_to for shape in diamonds]
    assert found == pytest.approx([mark.value for mark in strip.marks], abs=strip.axis_to * 0.5 / plot)
    assert [shape["non_stroking_color"] == (1, 1, 1) for shape in diamonds] == [not mark.filled for mark in strip.marks]


def test_a_short_whisker_gets_the_small_diamond() -> None:
    """The claim whose interval is hardly wider than its diamond is drawn smaller."""
    curves, _, _, words, _ = drawn(only(ingrid(), "against"))
    top = next(word["bottom"] for word in words if word["text"] == "median")
    widths = [shape["width"] for shape in curves if is_diamond(shape) and shape["top"] > top]
    assert widths.count(min(widths)) == 1
    assert min(widths) < max(widths)


def test_without_a_fair_benchmark_the_strip_says_so() -> None:
    """No band is drawn and the words stand in its place."""
    dossier = only(ingrid(), "against")
    strip = dossier.sections[0].blocks[0]
    assert isinstance(strip, Strip)
    bare = replace(dossier, sections=(Section("against", "Against", (replace(strip, spread=None),)),))
    _, rects, _, words, _ = drawn(bare)
    assert "no fair benchmark" in " ".join(word["text"] for word in words)
    assert "median" not in {word["text"] for word in words}
    assert len(rects) < len(drawn(dossier)[1])


def test_waterfall_bars_are_to_scale() -> None:
    """The bars are as long as their numbers, and the least is still seen."""
    _, rects, _, _, _ = drawn(only(dale(), "crowd"))
    bars = [shape["width"] for shape in rects if shape["fill"] and not shape["stroke"] and abs(shape["height"] - 7) < 0.01]
    assert [bar / bars[0] for bar in bars[:3]] == pytest.approx([1, 0.72, 0.043], abs=0.002)
    assert min(bars) >= 1


def test_score_and_vanity_stand_at_their_values() -> None:
    """The two diamonds of the head stand at 29 and 76 of 100."""
    curves, _, _, _, width = drawn(only(dale(), "told"))
    first, second = sorted(centre(shape) for shape in curves if is_diamond(shape))[:2]
    half = (width - 2 * 48.189 - 34.5) / 2
    assert (first - 48.189) / half == pytest.approx(0.29, abs=0.005)
    assert (second - 48.189 - half - 34.5) / half == pytest.approx(0.76, abs=0.005)


def test_what_was_not_asked_has_no_diamond() -> None:
    """Three of six judgements were asked: three diamonds, three times the words "not asked"."""
    curves, _, _, words, _ = drawn(only(dale(), "judgements"))
    top = next(word["bottom"] for word in words if word["text"] == "Weight")
    assert sum(is_diamond(shape) and shape["top"] > top for shape in curves) == 3
    assert " ".join(word["text"] for word in words).count("not asked") == 3


def test_evidence_fills_blocks_up_to_its_step() -> None:
    """Word, word, screenshot: one, one and two of four blocks are filled."""
    _, rects, _, words, _ = drawn(only(dale(), "told"))
    left = next(word["x0"] for word in words if word["text"] == "Shown")
    blocks = [shape for shape in rects if abs(shape["width"] - 4.9) < 0.01 and shape["x0"] >= left - 1]
    assert len(blocks) == 12
    assert sum(bool(shape["fill"]) for shape in blocks) == 4


def test_a_dossier_without_volunteered_numbers_has_no_vanity_line() -> None:
    """Nothing volunteered is not a share of zero: the line is left out."""
    bare = replace(dale(), sections=(Section("why", "Why", (Lines(()),)),))
    assert "all vanity" not in " ".join(word["text"] for word in drawn(bare)[3])


@pytest.mark.parametrize(("end", "marks"), [(8, [0, 2, 4, 6, 8]), (1, [0, 0.25, 0.5, 0.75, 1]), (15, [0, 5, 10, 15]), (0, [0])])
def test_axis_numbers_are_round(end: float, marks: list[float]) -> None:
    """An axis carries a few round numbers from 0."""
    assert ticks(end) == marks


def test_numbers_carry_no_more_digits_than_the_words() -> None:
    """Shares show one decimal below 20, none above, with the owner's mark; scores are whole, halves upwards."""
    assert [percent(share, ".") for share in (0.0, 0.0024, 0.017, 0.057, 0.25)] == ["0.0", "0.24", "1.7", "5.7", "25"]
    assert percent(0.017, ",") == "1,7"
    assert [whole(value) for value in (0.4, 0.5, 28.5, 99.6)] == ["0", "1", "29", "100"]
