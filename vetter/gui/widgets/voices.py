"""A paragraph in several voices: what matters bold, the rest plain, what is said quietly after it; never read as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel

from vetter.gui import theme
from vetter.gui.theme import Role
from vetter.gui.widgets.text import Label, leading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

WIDEST = 16_777_215.0


class Voices(Label):
    """A wrapped label whose parts differ in weight, size and colour."""

    def __init__(self, parts: Sequence[tuple[str, Role]]) -> None:
        """Show the parts one after the other, each in the font of its role."""
        super().__init__(" ".join(text for text, _role in parts), Role.BODY, wrap=True)
        self._parts = tuple(parts)
        self._laid: QTextLayout | None = None
        self._laid_for = -1
        self._heights: dict[int, int] = {}
        self._wished: QSize | None = None

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow paragraph is a high one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines; Qt asks many times, for one width and another by turns."""
        if width not in self._heights:
            _made, _wide, height = self._layout(width)
            self._heights[width] = round(height + 0.5)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Ask for a line of at most eighty characters, and the height that takes."""
        if self._wished is None:
            _made, wide, _height = self._layout(WIDEST)
            width = min(round(wide) + 1, 80 * self.fontMetrics().averageCharWidth())
            self._wished = QSize(width, self.heightForWidth(width))
        return self._wished

    def minimumSizeHint(self) -> QSize:
        """Become as narrow as a short word."""
        return QSize(48, self.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        QLabel.resizeEvent(self, event)  # the lines are broken here, words and all
        self._lay(event.size().width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        self._lay(self.width())
        if self._laid is not None:
            painter = QPainter(self)
            painter.setPen(QColor(theme.current().ink))
            self._laid.draw(painter, QPointF(0, 0))
            painter.end()

    def _lay(self, width: int) -> None:
        if self._laid is None or self._laid_for != width:
            self._laid, _wide, _height = self._layout(width)
            self._laid_for = width

    def _layout(self, width: float) -> tuple[QTextLayout, float, float]:
        """Return the paragraph broken to a width, the widest line and the height."""
        made = QTextLayout(self.text(), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setAlignment(leading())
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        made.setTextOption(option)
        made.setFormats(self._formats())
        made.beginLayout()
        widest = height = 0.0
        while (line := made.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, height))
            height += line.height()
            widest = max(widest, line.naturalTextWidth())
        made.endLayout()
        return made, widest, height

    def _formats(self) -> list[QTextLayout.FormatRange]:
        colours = theme.current()
        ranges: list[QTextLayout.FormatRange] = []
        at = 0
        for text, role in self._parts:
            look = QTextCharFormat()
            look.setFont(theme.font(role))
            look.setForeground(QBrush(QColor(colours.ink2 if role.quiet else colours.ink)))
            part = QTextLayout.FormatRange()
            part.start, part.length, part.format = at, _units(text), look
            ranges.append(part)
            at += _units(text) + 1
        return ranges


def _units(text: str) -> int:
    """Return the length as Qt counts it: in units of UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
