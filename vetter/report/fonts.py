"""The bundled typefaces: which one draws a character, and how wide it is."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from threading import Lock
from typing import Final, NamedTuple

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from vetter import resources

rl_config.useA85 = 0  # streams as they are: a quarter smaller and faster than in letters

REGULAR: Final = "NotoSans-Regular"
BOLD: Final = "NotoSans-Bold"
UNDRAWABLE: Final = "\N{REPLACEMENT CHARACTER}"


class Fallback(NamedTuple):
    """A typeface for what Noto Sans does not hold; `blocks` are the code points it is asked for (none: any)."""

    name: str
    bold: str
    blocks: tuple[tuple[int, int], ...] = ()

    def asked_for(self, code: int) -> bool:
        """Return whether this typeface may be opened for a code point."""
        return not self.blocks or any(first <= code <= last for first, last in self.blocks)


FALLBACKS: Final = (
    Fallback("NotoSansHebrew-Regular", "NotoSansHebrew-Bold", ((0x0590, 0x05FF), (0xFB1D, 0xFB4F))),
    Fallback(
        "NotoSansArabic-Regular",
        "NotoSansArabic-Bold",
        ((0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF)),
    ),
    Fallback("NotoSansDevanagari-Regular", "NotoSansDevanagari-Regular", ((0x0900, 0x097F), (0xA8E0, 0xA8FF))),
    Fallback("NotoSansThai-Regular", "NotoSansThai-Regular", ((0x0E00, 0x0E7F),)),
    Fallback("NanumSquareR", "NanumSquareB", ((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7A3))),
    Fallback("DejaVuSans", "DejaVuSans-Bold"),
    Fallback("DroidSansFallbackFull", "DroidSansFallbackFull", ((0x2E80, 0xD7FF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF))),
)

_opening = Lock()


@cache
def _open(name: str) -> TTFont:
    """Return a bundled typeface, known to ReportLab under its file's name."""
    font = TTFont(name, BytesIO(resources.read_bytes(f"fonts/{name}.ttf")))
    pdfmetrics.registerFont(font)
    return font


def face(name: str) -> TTFont:
    """Return a bundled typeface; safe to call from several threads."""
    with _opening:
        return _open(name)


class Faces(dict[str, str | None]):
    """For each character the name of the typeface that draws it, None where none does."""

    def __init__(self, first: str, *, bold: bool) -> None:
        """Prefer the typeface `first`, then the fallbacks of the same weight where there are any."""
        super().__init__()
        self.first, self.bold = first, bold

    def __missing__(self, character: str) -> str | None:
        """Ask the typefaces in order, and remember the answer."""
        code = ord(character)
        names = (self.first, *(each.bold if self.bold else each.name for each in FALLBACKS if each.asked_for(code)))
        self[character] = found = next((name for name in names if code in face(name).face.charToGlyph), None)
        return found


class Widths(dict[str, float]):
    """For each character its width in thousandths of the type size."""

    def __init__(self, faces: Faces) -> None:
        """Measure each character in the typeface that draws it."""
        super().__init__()
        self.faces = faces

    def __missing__(self, character: str) -> float:
        """Look the width up in the typeface, and remember it."""
        drawn = face(self.faces[character] or self.faces.first).face
        self[character] = width = float(drawn.charWidths.get(ord(character), drawn.defaultWidth))
        return width


FACES: Final = {False: Faces(REGULAR, bold=False), True: Faces(BOLD, bold=True)}
WIDTHS: Final = {bold: Widths(faces) for bold, faces in FACES.items()}


def pieces(text: str, *, bold: bool) -> list[tuple[str, str]]:
    """Return `text` cut into (typeface, text) where the typeface changes."""
    faces = FACES[bold]
    cut: list[tuple[str, str]] = []
    name, start = None, 0
    for at, character in enumerate(text):
        drawn_by = faces[character] or faces.first
        if drawn_by != name:
            if name is not None:
                cut.append((name, text[start:at]))
            name, start = drawn_by, at
    if name is not None:
        cut.append((name, text[start:]))
    return cut


def width(text: str, size: float, *, bold: bool) -> float:
    """Return how wide `text` stands, in points."""
    return sum(map(WIDTHS[bold].__getitem__, text)) * size / 1000
