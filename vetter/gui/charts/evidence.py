"""Evidence steps: four rising blocks, filled up to the step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from vetter.gui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from vetter.domain.evidence import Evidence

WIDE, HIGH = 36, 14
"""Pixels of the drawing at the usual text size."""


class EvidenceSteps(QWidget):
    """The drawing alone; the word stands beside it."""

    def __init__(self, evidence: Evidence) -> None:
        """Fill the blocks up to `evidence`."""
        super().__init__()
        self._evidence = evidence
        self.setFixedSize(theme.scaled(WIDE), theme.scaled(HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw."""
        painter = QPainter(self)
        draw_steps(painter, QRectF(self.rect()), self._evidence)
        painter.end()


def draw_steps(painter: QPainter, where: QRectF, evidence: Evidence) -> None:
    """Draw the four blocks into a rectangle, standing on its lower edge."""
    ink = QColor(theme.current().ink)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = where.height() / HIGH
    painter.setPen(QPen(ink, unit))
    for step in range(1, 5):
        tall = 3.0 * unit * step
        block = QRectF(where.left() + unit * (0.5 + 9 * (step - 1)), where.bottom() - unit / 2 - tall, 6 * unit, tall)
        painter.setBrush(ink if step <= evidence.step else QColor(0, 0, 0, 0))
        painter.drawRect(block)
    painter.restore()
