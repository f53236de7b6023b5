"""What a paper is to somebody who does not see it: its headings, paragraphs, tables and figures as a tree beside the drawing.

Everything drawn stands either in a leaf of the tree (`marked`) or outside of it (`artifact`: rules, icons, what is
repeated on every page). The tree grows in the order of drawing, which is the order of reading.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from reportlab.pdfbase.pdfdoc import PDFObject
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points of the page."""

COLUMN_HEAD: Final = "/O /Table /Scope /Column"
ROW_HEAD: Final = "/O /Table /Scope /Row"
NUMBERED: Final = "/O /List /ListNumbering /Decimal"


@dataclass(eq=False)
class Node:
    """One element of the tree: its role in PDF's own words, and what is said in its place where it is a drawing."""

    role: str
    alt: str = ""
    attributes: str = ""
    kids: list[Node | Mark] = field(default_factory=list)
    above: Node | None = None

    def enclose(self, box: Box) -> None:
        """Note where a figure stands; one parted over pages has no single place."""
        left, bottom, right, top = box
        self.attributes = "" if self.above else f"/O /Layout /Placement /Block /BBox [{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}]"

    def under(self, above: Node) -> None:
        """Join the tree as the last of `above`, once."""
        if self.above is None:
            self.above = above
            above.kids.append(self)


@dataclass(frozen=True)
class Mark:
    """One piece of drawing: the place of its page, and its number on it."""

    page: int
    number: int


def text_string(text: str) -> str:
    """Return text as PDF writes it in any script."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex()}>"


class StructuredCanvas(Canvas):
    """A canvas that notes what each piece of drawing is."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Begin with an empty tree."""
        super().__init__(*arguments, **options)
        self.structure = Structure()

    @contextmanager
    def within(self, *nodes: Node) -> Iterator[None]:
        """Let what is drawn stand in these elements, outermost first."""
        if self.structure.drawing:
            yield
            return
        self.structure.place(nodes)
        self.structure.path += nodes
        yield
        del self.structure.path[len(self.structure.path) - len(nodes) :]

    @contextmanager
    def marked(self, *nodes: Node) -> Iterator[None]:
        """Draw the content of the last of these elements; what is marked within belongs to it."""
        structure = self.structure
        if structure.drawing:
            yield
            return
        leaf, number = structure.leaf(nodes)
        self.addLiteral(f"/{leaf.role} <</MCID {number}>> BDC")
        structure.drawing = True
        yield
        structure.drawing = False
        self.addLiteral("EMC")

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """Draw what says nothing by itself; `kind` names a part of the page, such as its foot."""
        structure = self.structure
        if structure.drawing:
            yield
            return
        named = f"<</Type /Pagination /Subtype /{kind}>> BDC" if kind else "BMC"
        self.addLiteral(f"/Artifact {named}")
        structure.drawing = True
        yield
        structure.drawing = False
        self.addLiteral("EMC")

    @contextmanager
    def said(self, text: str) -> Iterator[None]:
        """Draw what is read out and copied as `text`, whatever order its letters are drawn in."""
        self.addLiteral(f"/Span <</ActualText {text_string(text)}>> BDC")
        yield
        self.addLiteral("EMC")

    def box(self, width: float, height: float) -> Box:
        """Return where a drawing of this size stands on the page."""
        left, bottom = self.absolutePosition(0, 0)
        return left, bottom, left + width, bottom + height


class Structure:
    """The tree of one paper while it is drawn."""

    def __init__(self) -> None:
        """Begin with the document alone."""
        self.root = Node("Document")
        self.path = [self.root]
        self.leaves: list[list[Node]] = [[]]
        self.page = 0
        self.drawing = False

    def turn_page(self) -> None:
        """Count pieces of drawing anew."""
        self.leaves.append([])
        self.page += 1

    def turn_to(self, page: int) -> None:
        """Go back to a page, to draw what is told after everything else."""
        self.page = page

    def place(self, nodes: Sequence[Node]) -> Node:
        """Join elements to the tree, each in the one before; return the last."""
        above = self.path[-1]
        for node in nodes:
            node.under(above)
            above = node
        return above

    def leaf(self, nodes: Sequence[Node]) -> tuple[Node, int]:
        """Return the element that the next piece of drawing belongs to, and the number of the piece."""
        leaf, here = self.place(nodes), self.leaves[self.page]
        leaf.kids.append(Mark(self.page, len(here)))
        here.append(leaf)
        return leaf, len(here) - 1

    def write(self, document: Any, pages: Sequence[Any]) -> None:
        """Enter the tree into ReportLab's document, each page with the number its pieces are found by."""
        written = {id(node): _Element(node) for node in _all(self.root)}
        tree = _Tree(self, written, pages)
        for element in written.values():
            element.tree = tree
        for number, page in enumerate(pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = number, "/S"
        document.Catalog.StructTreeRoot = tree
        document.Catalog.MarkInfo = _Literal("<</Marked true>>")


def _all(node: Node) -> Iterator[Node]:
    """Give an element and all within it."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        yield each
        waiting += [kid for kid in reversed(each.kids) if isinstance(kid, Node)]


class _Literal(PDFObject):
    """Words of PDF, written as they are."""

    __RefOnly__ = 1

    def __init__(self, words: str) -> None:
        self.words = words

    def format(self, _document: Any) -> bytes:
        """Return the words."""
        return self.words.encode("ascii")


class _Element(PDFObject):
    """One element as PDF writes it."""

    __RefOnly__ = 1

    def __init__(self, node: Node) -> None:
        self.node = node
        self.tree: _Tree

    def format(self, document: Any) -> bytes:
        """Return the element with the numbers of its kids."""
        node, tree = self.node, self.tree
        above = tree.written[id(node.above)] if node.above else tree
        page = next((kid.page for kid in node.kids if isinstance(kid, Mark)), None)
        words = f"<</Type /StructElem /S /{node.role} /P {_number(document, above)}"
        words += "" if page is None else f" /Pg {_number(document, tree.pages[page])}"
        words += f" /A <<{node.attributes}>>" if node.attributes else ""
        words += f" /Alt {text_string(node.alt)}" if node.alt else ""
        kids = " ".join(self._kid(document, kid, page) for kid in node.kids)
        return f"{words} /K {kids if len(node.kids) == 1 else f'[{kids}]'}>>".encode("ascii")

    def _kid(self, document: Any, kid: Node | Mark, page: int | None) -> str:
        """Return one kid: an element, or a piece of drawing with its page where that is another."""
        if isinstance(kid, Node):
            return _number(document, self.tree.written[id(kid)])
        if kid.page == page:
            return str(kid.number)
        return f"<</Type /MCR /Pg {_number(document, self.tree.pages[kid.page])} /MCID {kid.number}>>"


class _Tree(PDFObject):
    """The root as PDF writes it, with the way back from each piece of drawing to its element."""

    __RefOnly__ = 1

    def __init__(self, structure: Structure, written: dict[int, _Element], pages: Sequence[Any]) -> None:
        self.structure, self.written, self.pages = structure, written, pages

    def format(self, document: Any) -> bytes:
        """Return the root."""
        back = " ".join(
            f"{number} [{' '.join(_number(document, self.written[id(leaf)]) for leaf in leaves)}]"
            for number, leaves in enumerate(self.structure.leaves[: len(self.pages)])
        )
        root = _number(document, self.written[id(self.structure.root)])
        words = f"<</Type /StructTreeRoot /K [{root}] /ParentTree <</Nums [{back}]>> /ParentTreeNextKey {len(self.pages)}>>"
        return words.encode("ascii")


def _number(document: Any, thing: Any) -> str:
    """Return the reference to an object of the document, which enters it on first use."""
    if not hasattr(thing, "number_in_file"):
        thing.number_in_file = document.Reference(thing).format(document).decode("ascii")
    return str(thing.number_in_file)
