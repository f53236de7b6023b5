"""First pages as small pictures, held against those kept in `golden`; `python3 -m tests.report.pictures` keeps the present ones."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image, ImageChops, ImageFilter, ImageStat

from tests.report.dossiers import dale, ingrid, render
from vetter.dossier.model import Dossier, Facts, Line, Lines, Section

if TYPE_CHECKING:
    from collections.abc import Mapping

GOLDEN = Path(__file__).parent / "golden"
SCALE = 0.6
"""Dots a point: words are grey lines, but every edge, bar and icon can be told."""
TILE = 12
"""Dots across a square that is compared as a whole."""
TOLERATED = 12
"""Of 255: by so much a square may differ in the mean, as when a reader of PDFs draws letters a little thinner."""

NAMES = (
    "Łukasz Żółć, Nguyễn Thị Hằng",
    "Αθηνά Παπαδοπούλου",
    "Щёголев Юрий",
    "שלום כהן (נציג) 123 abc",
    "محمد عبد الله (مدير) 123 abc",
    "王小明、山田花子、ヤマダ",
    "김민수",
    "สมชาย ใจดี",
)


def scripts() -> Dossier:
    """Return a dossier with a name in each script."""
    names = Lines(tuple(Line(strong=name, text=name) for name in NAMES), numbered=True)
    return replace(dale(), candidate=NAMES[3], sections=(Section("n", "Names", (names, Facts(tuple((name, name) for name in NAMES)))),))


@cache
def drawn() -> Mapping[str, bytes]:
    """Return the papers that are held against their pictures, by the picture's name."""
    return {
        "vanity": render(dale()).data,
        "results": render(ingrid()).data,
        "letter-size": render(ingrid(), page="Letter").data,
        "scripts": render(scripts()).data,
    }


def first_page(paper: bytes) -> Image.Image:
    """Return the first page in grey."""
    return pypdfium2.PdfDocument(paper)[0].render(scale=SCALE, grayscale=True).to_pil().convert("L")


def farthest(one: Image.Image, other: Image.Image) -> float:
    """Return by how much the two pictures differ in the square where they differ most, 255 where their sizes do."""
    if one.size != other.size:
        return 255.0
    apart = ImageChops.difference(one.filter(ImageFilter.BoxBlur(1)), other.filter(ImageFilter.BoxBlur(1)))
    squares = (apart.crop((left, top, left + TILE, top + TILE)) for left in range(0, one.width, TILE) for top in range(0, one.height, TILE))
    return max(ImageStat.Stat(square).mean[0] for square in squares)


def kept(name: str) -> Image.Image:
    """Return a picture as it is kept."""
    return Image.open(io.BytesIO((GOLDEN / f"{name}.png").read_bytes())).convert("L")


def main() -> None:
    """Keep the present pictures."""
    GOLDEN.mkdir(exist_ok=True)
    for name, paper in drawn().items():
        first_page(paper).save(GOLDEN / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
