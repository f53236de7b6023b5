"""What every chart draws with: crisp lines, diamonds, whiskers and words.

All lengths here and in the charts are those at the usual text size; at another one the whole drawing grows with its words.
"""

from __future__ import annotations

import math
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from vetter.gui import theme
from vetter.gui.theme import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPaintEvent

Word = tuple[str, Role]
"""A word and the role whose font it is written in."""
LEFT, CENTRE, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight

USUAL, LEAST = 240, 120
"""Width a drawing asks for, and the width it is content with, in pixels."""
AMPLE = 10_000
"""Width in which all words of a drawing stand beside one another."""


class Chart(QWidget):
    """A picture with a sentence that says the same to a screen reader."""

    def __init__(self, name: str, sentence: str) -> None:
        """Name the chart and give it its sentence."""
        super().__init__()
        self._heights: dict[int, int] = {}
        self.say(name, sentence)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, name: str, sentence: str) -> None:
        """Draw the chart anew under this name and with this sentence."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(sentence)
        self._heights = {}
        self.updateGeometry()
        self.update()

    def height_needed(self, width: float) -> int:
        """Return the height the drawing takes at a width."""
        raise NotImplementedError

    def draw(self, brush: Brush) -> None:
        """Draw the chart."""
        raise NotImplementedError

    def heightForWidth(self, width: int) -> int:
        """Be as high as the drawing is at a width; Qt asks many times between two changes."""
        if width not in self._heights:
            self._heights[width] = math.ceil(self.height_needed(width / theme.scale()) * theme.scale())
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Ask for the height the drawing takes."""
        return QSize(USUAL, self.heightForWidth(USUAL))

    def minimumSizeHint(self) -> QSize:
        """Leave the height to the width."""
        return QSize(LEAST, self.heightForWidth(AMPLE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # "4.2 %" is not turned round with the page
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.draw(Brush(painter, self.width(), mirrored=mirrored))
        painter.end()


def length(text: str, role: Role) -> float:
    """Return the width of a line of text."""
    return QFontMetricsF(theme.font(role)).horizontalAdvance(text) / theme.scale()


def line_height(role: Role) -> float:
    """Return the height of a line of text."""
    return QFontMetricsF(theme.font(role)).height() / theme.scale()


def ascent(role: Role) -> float:
    """Return how far a line of text rises above the line it stands on."""
    return QFontMetricsF(theme.font(role)).ascent() / theme.scale()


def spoken(text: str, role: Role) -> list[Word]:
    """Return the words of a text, each in the font of a role."""
    return [(word, role) for word in text.split(" ") if word]


def breadth(words: Sequence[Word]) -> float:
    """Return the width of words in one line."""
    return sum(length(f"{text} ", role) for text, role in words[:-1]) + sum(length(text, role) for text, role in words[-1:])


def broken(words: Sequence[Word], width: float) -> list[list[Word]]:
    """Return words in as many lines as they take at a width."""
    lines: list[list[Word]] = []
    for word in words:
        if lines and breadth([*lines[-1], word]) <= width:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


class Brush:
    """A painter with the program's own strokes."""

    def __init__(self, painter: QPainter, width: float, *, mirrored: bool = False) -> None:
        """Draw with `painter` on `width` pixels; axes of numbers stay left to right even when mirrored."""
        painter.scale(theme.scale(), theme.scale())
        self.painter, self.width, self.mirrored = painter, width / theme.scale(), mirrored
        self.colours = theme.current()

    @contextmanager
    def stroke(self, colour: str, width: float = 1.0, *, dotted: bool = False, fill: str | None = None) -> Iterator[QPainter]:
        """Lend the painter with a pen and a fill."""
        pen = QPen(QColor(colour), width)
        if dotted:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([2 / width, 2 / width])
        self.painter.save()
        self.painter.setPen(pen if width > 0 else Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        yield self.painter
        self.painter.restore()

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1.0, *, dotted: bool = False) -> None:
        """Draw a straight line."""
        with self.stroke(colour, width, dotted=dotted) as painter:
            painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))

    def box(self, x: float, y: float, width: float, height: float, fill: str, edge: str | None = None) -> None:
        """Draw a filled box, outlined when told."""
        with self.stroke(edge or fill, 1.0 if edge else 0.0, fill=fill) as painter:
            painter.drawRect(QRectF(x, y, width, height))

    def diamond(self, x: float, y: float, half: float, colour: str, *, filled: bool = True) -> None:
        """Draw a diamond; a hollow one shows the ground."""
        corners = [QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)]
        with self.stroke(colour, 1.75, fill=colour if filled else self.colours.surface) as painter:
            painter.drawPolygon(QPolygonF(corners))

    def whisker(self, low: float, high: float, y: float, colour: str) -> None:
        """Draw an interval with ends."""
        self.line(low, y, high, y, colour, 1.75)
        for x in (low, high):
            self.line(x, y - 5, x, y + 5, colour, 1.75)

    def words(
        self,
        text: str,
        x: float,
        y: float,
        role: Role = Role.CAPTION,
        *,
        align: Qt.AlignmentFlag = LEFT,
        colour: str = "",
        width: float = 0,
    ) -> float:
        """Write one line whose top is y, from, around or up to x; return its width."""
        font, grown = theme.font(role), theme.scale()
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width * grown) if width else text
        wide = metrics.horizontalAdvance(shown) / grown
        start = x - wide if align == RIGHT else x - wide / 2 if align == CENTRE else x
        start = min(max(0.0, start), max(0.0, self.width - wide))
        self.painter.save()
        self.painter.scale(1 / grown, 1 / grown)  # the font has grown already
        self.painter.setFont(font)
        self.painter.setPen(QColor(colour or (self.colours.ink2 if role.quiet else self.colours.ink)))
        self.painter.drawText(QPointF(start * grown, y * grown + metrics.ascent()), shown)
        self.painter.restore()
        return wide
