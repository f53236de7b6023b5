"""The program's mark as icons in every size that systems ask for, drawn from its one drawing."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from vetter.actions import logo

if TYPE_CHECKING:
    from pathlib import Path

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS_SIZES = (16, 24, 32, 48, 64, 128, 256)


def write(folder: Path) -> None:
    """Write SVG, PNG in every size, ICO and ICNS."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vetter.svg").write_text(logo(), encoding="utf-8")
    for size in SIZES:
        (folder / f"vetter-{size}.png").write_bytes(drawn(size))
    drawings = {size: Image.open(BytesIO(drawn(size))) for size in {*WINDOWS_SIZES, 512, 1024}}
    drawings[256].save(
        folder / "vetter.ico", sizes=[(size, size) for size in WINDOWS_SIZES], append_images=[drawings[size] for size in WINDOWS_SIZES]
    )
    drawings[1024].save(folder / "vetter.icns", append_images=[drawings[size] for size in (32, 64, 128, 256, 512)])


def drawn(size: int) -> bytes:
    """Return the mark as a PNG of so many pixels each way."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(logo().encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(kept, "PNG")
    return bytes(kept.data().data())
