"""Text on paper: the one way in which words, typed by anybody, are set in lines and drawn.

No markup is read at any point, so nothing typed can be taken for it; and lines are filled in one
pass, so that the time taken grows with the number of words and no faster.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from reportlab.platypus.flowables import Flowable

from vetter.domain.labelled import Labelled
from vetter.dossier.model import Line
from vetter.report.bidi import has_right_to_left, mirrored, reads_right_to_left, right_to_left_places, unjoined, visual_order
from vetter.report.fonts import WIDTHS, pieces, width
from vetter.report.palette import INK, INK2
from vetter.report.structure import Node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reportlab.lib.colors import Color
    from reportlab.pdfgen.canvas import Canvas

    from vetter.report.structure import StructuredCanvas
    from vetter.report.wording import Proof

    Drawn = Callable[[Canvas, float, float], None]
    """Something small drawn at a left edge, centred on a height."""

CJK: Final = "\u2e80-\u9fff\ua000-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
TOKENS: Final = re.compile(f" +|[{CJK}]|[^ {CJK}]+")
CAP_HEIGHT: Final = 0.714
"""Of Noto Sans, as a part of the type size: capitals stand centred in their line."""


SHORT: Final = 3
"""Lines; a longer text leaves at least `TOGETHER` of them on either page."""
TOGETHER: Final = 2


class Side(Labelled):
    """Where lines stand in their width."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True)
class Style:
    """How text is set: size and line height in points, weight, colour, side."""

    size: float = 9
    leading: float = 13
    bold: bool = False
    colour: Color = INK
    side: Side = Side.LEFT
    role: str = "P"
    """What the text is to somebody who does not see it."""


BODY: Final = Style()
STRONG: Final = Style(bold=True)
CAPTION: Final = Style(8, 11, colour=INK2)
QUIET: Final = Style(colour=INK2)
TITLE: Final = Style(10, 15, bold=True, role="H2")
NAME: Final = Style(11, 16, bold=True)
VERDICT: Final = Style(16.5, 21, bold=True, role="H2")


class Voice(NamedTuple):
    """Weight and colour of a piece of text."""

    bold: bool
    colour: Color


Voiced = tuple[tuple[str, Voice], ...]
"""Text in several voices."""


class Word(NamedTuple):
    """What is never parted unless it is wider than a whole line; `gap` is the number of spaces before it."""

    parts: Voiced
    width: float
    gap: int


class Row(NamedTuple):
    """One set line, in reading order."""

    parts: Voiced
    width: float
    right_to_left: bool
    read_as: str = ""
    """The words in the order of reading, where they are drawn in another."""
    after: str = ""
    """A space where one stood between this line and the next."""


def para(text: str | Line | Voiced, style: Style, proof: Proof) -> Text:
    """Return `text` ready to be set; everything printed passes through here."""
    voices = _voices(text, style)
    paragraphs: list[list[tuple[str, Voice]]] = [[]]
    for words, voice in voices:
        for at, line in enumerate(proof.lines(words)):
            if at:
                paragraphs.append([])
            paragraphs[-1].append((line, voice))
    return Text(tuple(map(tuple, paragraphs)), style)


def _voices(text: str | Line | Voiced, style: Style) -> Voiced:
    """Return the pieces of a text with the voice each is said in."""
    plain = Voice(style.bold, style.colour)
    if isinstance(text, str):
        return ((text, plain),)
    if not isinstance(text, Line):
        return text
    said = ((text.strong, Voice(bold=True, colour=style.colour)), (text.text, plain), (text.quiet, Voice(style.bold, INK2)))
    heard = [(words, voice) for words, voice in said if words]
    return tuple((words if at == 0 else f" {words}", voice) for at, (words, voice) in enumerate(heard))


class Text(Flowable):
    """Words filled into lines; splits between lines, over as many pages as it needs.

    `indent` shifts the lines to the right; `lead` is drawn in that space beside the first line.
    """

    def __init__(self, paragraphs: tuple[Voiced, ...], style: Style) -> None:
        """Keep the words; lines are filled when the width is known."""
        super().__init__()
        self.paragraphs, self.style = paragraphs, style
        self.indent = 0.0
        self.lead: Drawn | None = None
        self.nodes: tuple[Node, ...] = (Node(style.role),)
        self.label: Node | None = None
        self.rows: list[Row] = []
        self.set_to = -1.0
        self._cut: list[list[Word]] | None = None

    def led(self, indent: float, lead: Drawn | None = None) -> Text:
        """Shift the lines by `indent` points and draw `lead` beside the first."""
        self.indent, self.lead = indent, lead
        return self

    def standing(self, *nodes: Node, label: Node | None = None) -> Text:
        """Make the words the content of the last of these elements, and what is drawn beside them that of `label`."""
        self.nodes, self.label = nodes, label
        return self

    def spaced(self, before: float = 0, after: float = 0) -> Text:
        """Keep points of room above and below."""
        self.spaceBefore, self.spaceAfter = before, after
        return self

    @property
    def widest_word(self) -> float:
        """The width in points of the longest word, with the indent."""
        return self.indent + max((word.width for words in self._words for word in words), default=0.0)

    @property
    def on_one_line(self) -> float:
        """The width in points of the longest paragraph set on one line, with the indent."""
        space = width(" ", self.style.size, bold=self.style.bold)
        return self.indent + max((sum(word.gap * space + word.width for word in words) for words in self._words), default=0.0)

    @property
    def _words(self) -> list[list[Word]]:
        """The words of each paragraph, cut once and kept until the lines are filled for good."""
        if self._cut is None:
            self._cut = [list(self._cut_up(paragraph)) for paragraph in self.paragraphs]
        return self._cut

    def widest_line(self, available: float) -> float:
        """Return the width in points of the longest line filled to a width, with the indent."""
        self.wrap(available)
        return self.indent + max((row.width for row in self.rows), default=0.0)

    def wrap(self, available: float, _height: float = 0) -> tuple[float, float]:
        """Fill the lines for a width; return width and height."""
        if self.paragraphs and available != self.set_to:
            self.rows = [row for words in self._words for row in self._filled(words, available - self.indent)]
            self.rows[-1] = self.rows[-1]._replace(after="")
            self.set_to = available
        self.width, self.height = available, len(self.rows) * self.style.leading
        return self.width, self.height

    def split(self, available: float, height: float) -> list[Flowable]:
        """Part the text so that the first part fits; no line stands alone on a page."""
        self.wrap(available)
        fits, lines = int((height + 0.01) / self.style.leading), len(self.rows)
        if fits >= lines:
            return [self]
        fits = min(fits, lines - TOGETHER) if lines > SHORT else fits
        return list(self.parted(fits)) if fits >= (TOGETHER if lines > SHORT else 1) else []

    def parted(self, lines: int) -> tuple[Text, Text]:
        """Return the first `lines` lines and the rest, as they were filled."""
        return self._with(self.rows[:lines], self.lead), self._with(self.rows[lines:], None)

    def capped(self, available: float, lines: int) -> Text:
        """Return at most `lines` lines for a width, an ellipsis where words were left off."""
        self.wrap(available)
        if len(self.rows) <= lines:
            return self
        last = self.rows[lines - 1]
        voice = last.parts[-1][1] if last.parts else Voice(self.style.bold, self.style.colour)
        kept = "".join(words for words, _ in last.parts)
        room = available - self.indent - width("…", self.style.size, bold=voice.bold)
        while kept and width(kept, self.style.size, bold=voice.bold) > room:
            kept = kept[:-1]
        row = self._row([(f"{kept.rstrip()}…", voice)])
        return self._with([*self.rows[: lines - 1], row], self.lead)

    def _with(self, rows: list[Row], lead: Drawn | None) -> Text:
        """Return a text of lines already filled."""
        part = Text((), self.style).led(self.indent, lead).standing(*self.nodes, label=self.label)
        part.rows, part.set_to = rows, self.set_to
        part.spaceBefore, part.spaceAfter = self.getSpaceBefore(), self.getSpaceAfter()
        return part

    def _cut_up(self, paragraph: Voiced) -> Iterator[Word]:
        """Cut a paragraph into words; a change of voice inside a word does not part it."""
        open_word: Word | None = None
        gap = 0
        for text, voice in paragraph:
            widths = WIDTHS[voice.bold]
            for match in TOKENS.finditer(text):
                token = match[0]
                if token[0] == " ":
                    if open_word:
                        yield open_word
                    open_word, gap = None, gap + len(token)
                    continue
                reach = sum(map(widths.__getitem__, token)) * self.style.size / 1000
                if open_word and not _ideograph(token) and not _ideograph(open_word.parts[-1][0]):
                    open_word = Word((*open_word.parts, (token, voice)), open_word.width + reach, open_word.gap)
                    continue
                if open_word:
                    yield open_word
                open_word, gap = Word(((token, voice),), reach, gap), 0
        if open_word:
            yield open_word

    def _filled(self, words: Iterable[Word], room: float) -> list[Row]:
        """Fill one paragraph into lines no wider than `room`."""
        space = width(" ", self.style.size, bold=self.style.bold)
        rows: list[Row] = []
        parts: list[tuple[str, Voice]] = []
        reach = 0.0
        for word in self._fitting(words, room):
            needed = word.gap * space + word.width
            if parts and reach + needed > room + 0.01:
                rows.append(self._row(parts, " " if word.gap else ""))
                parts, reach = [], 0.0
            if parts and word.gap:
                parts.append((" " * word.gap, parts[-1][1]))
            parts.extend(word.parts)
            reach = reach + needed if reach else word.width
        return [*rows, self._row(parts, " ")]

    def _fitting(self, words: Iterable[Word], room: float) -> Iterator[Word]:
        """Give the words of a paragraph, those wider than a line cut to pieces."""
        for word in words:
            if word.width <= room:
                yield word
                continue
            gap = word.gap
            for text, voice in word.parts:
                for chunk in _chunks(text, room, self.style.size, bold=voice.bold):
                    yield Word(((chunk, voice),), width(chunk, self.style.size, bold=voice.bold), gap)
                    gap = 0

    def _row(self, parts: Iterable[tuple[str, Voice]], after: str = "") -> Row:
        """Return a line, neighbours of the same voice joined."""
        joined: list[tuple[str, Voice]] = []
        pending: list[str] = []
        for text, voice in parts:
            if joined and joined[-1][1] == voice:
                pending.append(text)
                continue
            if joined:
                joined[-1] = ("".join(pending), joined[-1][1])
            joined.append((text, voice))
            pending = [text]
        if joined:
            joined[-1] = ("".join(pending), joined[-1][1])
        text = "".join(each for each, _ in joined)
        reach = sum(width(each, self.style.size, bold=voice.bold) for each, voice in joined)
        if not has_right_to_left(text):
            return Row(tuple(joined), reach, right_to_left=False, after=after)
        return Row(tuple(joined), reach, reads_right_to_left(text), unjoined(text), after)

    def draw(self) -> None:
        """Draw the lines where the canvas stands."""
        self.paint(self.canv, 0, 0)

    def paint(self, canvas: StructuredCanvas, left: float, bottom: float) -> None:
        """Draw the lines from the top down, their lower left corner at a point."""
        if not self.rows:
            return
        if self.lead:
            beside = (*self.nodes[:-1], self.label) if self.label else ()
            with canvas.marked(*beside) if beside else canvas.artifact():
                self.lead(canvas, left, bottom + self.height - self.style.leading / 2)
        with canvas.marked(*self.nodes):
            first = 0
            for at, row in enumerate(self.rows):
                if row.read_as:
                    self._write(canvas, (left, bottom), first, at)
                    with canvas.said(row.read_as + row.after):
                        self._write(canvas, (left, bottom), at, at + 1)
                    first = at + 1
            self._write(canvas, (left, bottom), first, len(self.rows))

    def _write(self, canvas: StructuredCanvas, corner: tuple[float, float], first: int, end: int) -> None:
        """Draw some of the lines."""
        size, leading = self.style.size, self.style.leading
        if first == end:
            return
        pen = canvas.beginText()
        state: tuple[str, Color] | None = None
        for at in range(first, end):
            row = self.rows[at]
            baseline = corner[1] + self.height - (at + 0.5) * leading - size * CAP_HEIGHT / 2
            pen.setTextOrigin(corner[0] + self._left(row), baseline)
            for text, voice in _seen(row):
                for name, piece in pieces(text, bold=voice.bold):
                    if state != (name, voice.colour):
                        pen.setFont(name, size)
                        pen.setFillColor(voice.colour)
                        state = (name, voice.colour)
                    pen.textOut(piece)
        canvas.drawText(pen)

    def _left(self, row: Row) -> float:
        """Return where a line begins."""
        side = self.style.side
        if side is Side.LEFT and row.right_to_left:
            side = Side.RIGHT
        spare = self.width - self.indent - row.width
        return self.indent + {Side.LEFT: 0.0, Side.RIGHT: spare, Side.CENTRE: spare / 2}[side]


def _ideograph(token: str) -> bool:
    """Return whether a token may be parted from its neighbours without a space."""
    return TOKENS.fullmatch(token) is not None and re.match(f"[{CJK}]", token) is not None


def _chunks(text: str, room: float, size: float, *, bold: bool) -> Iterator[str]:
    """Cut a word wider than a line into pieces that fit."""
    widths, limit = WIDTHS[bold], room * 1000 / size
    start, reach = 0, 0.0
    for at, character in enumerate(text):
        reach += widths[character]
        if reach > limit and at > start:
            yield text[start:at]
            start, reach = at, widths[character]
    yield text[start:]


def _seen(row: Row) -> Iterable[tuple[str, Voice]]:
    """Return the pieces of a line from left to right as they are seen."""
    if not row.read_as:
        return (*row.parts[:-1], (row.parts[-1][0] + row.after, row.parts[-1][1])) if row.parts else ()
    text = "".join(each for each, _ in row.parts)
    voices = [voice for each, voice in row.parts for _ in each]
    turned = right_to_left_places(text, right_to_left=row.right_to_left)
    order = visual_order(text, right_to_left=row.right_to_left)
    return [(mirrored(text[at]) if at in turned else text[at], voices[at]) for at in order]


def least(text: Text, available: float) -> float:
    """Return the height in points of the lines that must not be left behind."""
    text.wrap(available)
    return min(len(text.rows), SHORT) * text.style.leading


def drawn_at(canvas: StructuredCanvas, text: Text, left: float, top: float, room: float) -> float:
    """Draw a text with its top left corner at a point; return its height."""
    _, height = text.wrap(room)
    text.paint(canvas, left, top - height)
    return height


def sided(style: Style, side: Side) -> Style:
    """Return a style set to another side."""
    return replace(style, side=side)
