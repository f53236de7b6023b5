"""The page: its margins, the band at its head, the lines at its foot, and "Page n of m"."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfdoc import PDFObjectReference
from reportlab.platypus.doctemplate import BaseDocTemplate, PageTemplate
from reportlab.platypus.frames import Frame

from vetter.progress import step
from vetter.report.fonts import REGULAR, width
from vetter.report.icons import draw_icon
from vetter.report.imprint import Imprint, of_pages, packet
from vetter.report.palette import ACCENT, EDGE, INK2
from vetter.report.structure import Node, StructuredCanvas
from vetter.report.text import CAPTION, STRONG, Side, drawn_at, para, sided
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    from vetter.report.text import Text
    from vetter.report.wording import Proof

SIZES: Final = {"A4": A4, "Letter": LETTER}
SIDE_MARGIN: Final = 17 * mm
TOP_MARGIN: Final = 15 * mm
BOTTOM_MARGIN: Final = 13 * mm
MARK_SIZE: Final = 17.0
HEAD_HEIGHT: Final = 24.0
PAGE_NUMBER_ROOM: Final = 90.0
LONGEST_NAME: Final = 200
"""Characters of a name repeated at the head of later pages, of which one line is shown."""


@dataclass(frozen=True)
class Furniture:
    """What every page carries: the paper's name and title, whose it is, who may read it, and the words at its foot."""

    name: str
    title: str
    whose: str
    edition: str
    icon: str
    foot: tuple[str, ...]
    dated: date | None
    language: str
    fingerprint: str = ""
    """Of the verdict it prints, "" where it prints none."""
    words: str = ""
    """The fingerprint of everything the paper says."""


def page_width(page: str) -> float:
    """Return the width in points between the margins of a page size."""
    return float(SIZES[page][0] - 2 * SIDE_MARGIN)


class NumberedCanvas(StructuredCanvas):
    """A canvas that holds its pages back until it can say how many there are."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Begin with no page held back."""
        super().__init__(*arguments, **options)
        self.held: list[dict[str, Any]] = []
        self.foot_at = (0.0, 0.0, 0.0)
        self.feet: list[Text] = []
        self.furniture: Furniture | None = None

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        """Hold the page back and begin the next."""
        step()
        self.held.append(dict(self.__dict__))
        self.structure.turn_page()
        self._startPage()

    def bookmarkPage(self, key: str, *arguments: Any, **options: Any) -> Any:  # noqa: N802 - ReportLab's name
        """Bind a bookmark to the page being drawn; ReportLab counts the pages written, of which there are none yet."""
        destination = super().bookmarkPage(key, *arguments, **options)
        destination.setPage(PDFObjectReference(f"Page{len(self.held) + 1}"))
        return destination

    def save(self) -> None:
        """Write the pages, each with its number."""
        for number, page in enumerate(self.held, 1):
            self.__dict__.update(page)
            self.structure.turn_to(number - 1)
            self._foot(number, len(self.held))
            super().showPage()
        pages = self._doc.Pages.pages
        self.structure.write(self._doc, pages)
        if self.furniture:
            self.setCatalogEntry("Metadata", packet(self.furniture.title, self.furniture.language, _imprint(self.furniture, pages)))
        super().save()

    def _foot(self, number: int, last: int) -> None:
        """Write the lines at the foot, which are told on the last page, and "Page n of m" on the right."""
        left, top, room = self.foot_at
        below = top
        with self.artifact("Footer") if number < last else nullcontext():
            for line in self.feet:
                below -= drawn_at(self, line, left, below, room - PAGE_NUMBER_ROOM)
        text = tr("Page {number} of {last}", number=number, last=last)
        with self.artifact("Footer"):
            self.setFont(REGULAR, CAPTION.size)
            self.setFillColor(INK2)
            baseline = top - CAPTION.leading / 2 - CAPTION.size * 0.357
            self.drawString(left + room - width(text, CAPTION.size, bold=False), baseline, text)


def _imprint(furniture: Furniture, pages: Iterable[Any]) -> Imprint | None:
    """Return by what a paper is known again, None where it prints no verdict."""
    if not (furniture.fingerprint and furniture.dated):
        return None
    drawn = of_pages(page.stream.encode("latin-1") for page in pages)
    return Imprint(furniture.fingerprint, furniture.dated.isoformat(), furniture.words, drawn)


def document(target: BytesIO, page: str, furniture: Furniture, proof: Proof) -> BaseDocTemplate:
    """Return an empty document whose pages carry the furniture."""
    wide, high = SIZES[page]
    room = wide - 2 * SIDE_MARGIN
    feet = [para(text, CAPTION, proof).capped(room - PAGE_NUMBER_ROOM, 3) for text in furniture.foot]
    foot_height = sum(text.wrap(room - PAGE_NUMBER_ROOM)[1] for text in feet) + 7
    bottom = BOTTOM_MARGIN + foot_height + 8
    top = high - TOP_MARGIN - HEAD_HEIGHT
    frame = Frame(SIDE_MARGIN, bottom, room, top - 10 - bottom, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)

    def furnish(canvas: NumberedCanvas, _document: BaseDocTemplate) -> None:
        """Draw the head of one page, which is told on the first, and the line over its foot."""
        with canvas.artifact("Header") if canvas.getPageNumber() > 1 else nullcontext():
            _draw_head(canvas, furniture, proof, high - TOP_MARGIN, room)
        line = BOTTOM_MARGIN + foot_height
        with canvas.artifact("Footer"):
            canvas.setStrokeColor(EDGE)
            canvas.setLineWidth(0.75)
            canvas.line(SIDE_MARGIN, line, SIDE_MARGIN + room, line)
        canvas.foot_at, canvas.feet = (SIDE_MARGIN, line - 6, room), feet

    return _template(target, furniture, (wide, high), frame, furnish)


def numbered(furniture: Furniture) -> Callable[..., NumberedCanvas]:
    """Return the maker of the canvas, which dates the file by the verdict and never by the clock."""

    def make(*arguments: Any, **options: Any) -> NumberedCanvas:
        """Make one canvas."""
        canvas = NumberedCanvas(*arguments, **options)
        on = furniture.dated
        stamp = f"D:{on:%Y%m%d}000000Z" if on else "D:20000101000000Z"
        canvas.furniture = furniture
        canvas.setDateFormatter(lambda *_: stamp)
        canvas.setCreator("Vetter")
        canvas.setProducer("Vetter")
        return canvas

    return make


def _template(
    target: BytesIO,
    furniture: Furniture,
    size: tuple[float, float],
    frame: Frame,
    furnish: Callable[[NumberedCanvas, BaseDocTemplate], None],
) -> BaseDocTemplate:
    """Return a document with our metadata alone and one kind of page."""
    made = BaseDocTemplate(
        target,
        pagesize=size,
        title=furniture.title,
        author="Vetter",
        subject="",
        creator="Vetter",
        producer="Vetter",
        lang=furniture.language,
        displayDocTitle=True,
        invariant=1,
        pageCompression=1,
        initialFontName=REGULAR,
    )
    made.addPageTemplates([PageTemplate(id="page", frames=[frame], onPage=cast("Callable[[Canvas, Any], object]", furnish), pagesize=size)])
    return made


def _draw_head(canvas: NumberedCanvas, furniture: Furniture, proof: Proof, top: float, room: float) -> None:
    """Draw the band at the head: mark and name on the left, icon and edition on the right; the first names the paper."""
    middle = top - MARK_SIZE / 2
    edition = para(furniture.edition, sided(CAPTION, Side.RIGHT), proof)
    taken = edition.widest_line(room)
    with canvas.artifact():
        draw_icon(canvas, "logo", SIDE_MARGIN, top - MARK_SIZE, size=MARK_SIZE, colour=ACCENT)
        draw_icon(canvas, furniture.icon, SIDE_MARGIN + room - taken - 15, middle - 5.5, size=11, colour=INK2)
        canvas.setStrokeColor(EDGE)
        canvas.setLineWidth(0.75)
        canvas.line(SIDE_MARGIN, top - HEAD_HEIGHT, SIDE_MARGIN + room, top - HEAD_HEIGHT)
    left = MARK_SIZE + 7
    name = para(furniture.name, STRONG, proof).standing(Node("H1"))
    drawn_at(canvas, name, SIDE_MARGIN + left, middle + STRONG.leading / 2, room - left)
    if canvas.getPageNumber() > 1:
        left += name.widest_line(room) + 8
        whose = para(furniture.whose[:LONGEST_NAME], CAPTION, proof).capped(room - left - taken - 24, 1)
        drawn_at(canvas, whose, SIDE_MARGIN + left, middle + CAPTION.leading / 2 - 0.2, room - left - taken - 24)
    drawn_at(canvas, edition, SIDE_MARGIN, middle + CAPTION.leading / 2, room)
