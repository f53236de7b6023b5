"""Icons: the program's own drawings, in the colours of the palette, sharp at every scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from vetter import resources
from vetter.gui import theme

ARROWS = {"arrow-right", "chevron-right"}
"""What points the way one reads, and so turns round where one reads from the right."""


def pixmap(name: str, colour: str, size: int) -> QPixmap:
    """Return an icon as a picture of `size` logical pixels."""
    ratio = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
    turned = name in ARROWS and QGuiApplication.isRightToLeft()
    return _drawn(name, colour, theme.current().surface, size, ratio, turned=turned)


def icon(name: str, colour: str | None = None, size: int = 20) -> QIcon:
    """Return an icon in a colour, the text's own when none is given."""
    return QIcon(pixmap(name, colour or theme.current().ink, size))


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, surface: str, size: int, ratio: float, *, turned: bool) -> QPixmap:
    drawing = resources.read_text(f"icons/{name}.svg").replace("currentColor", colour).replace('"surface"', f'"{surface}"')
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    if turned:
        painter.translate(size, 0)
        painter.scale(-1, 1)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return made
