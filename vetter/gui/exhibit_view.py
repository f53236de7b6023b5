"""Looking at an evidence file without running it: pictures within bounds, text as text, PDF in the system's own reader."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImageReader, QPixmap
from PySide6.QtWidgets import QDialog, QPlainTextEdit

from vetter import actions
from vetter.errors import VetterError
from vetter.gui import theme
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.dates import stamped_day
from vetter.gui.widgets.layout import column, holding, read_through, scrolled
from vetter.gui.widgets.opening import open_at
from vetter.gui.widgets.text import label, picture_label
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from vetter.actions import Desk
    from vetter.domain.exhibit import Exhibit

WIDE, HIGH = 900, 680
MOST_MEGABYTES = 256
MOST_PIXELS = 100_000_000
"""A picture of more was made to fill the memory, not to be looked at."""
LARGEST_SHOWN = 4_000
MOST_TEXT = 200_000
NOT_SHOWN = tr("This picture cannot be shown: it is damaged, or far larger than any screen. The file itself is kept as it was attached.")
ELSEWHERE = tr("A PDF can hold programs, so it is not opened here. It is kept as it was attached; you find it in the folder.")


class ExhibitView(QDialog):
    """One file; Escape closes it."""

    def __init__(self, parent: QWidget, exhibit: Exhibit, data: bytes, lend: Callable[[], Path]) -> None:
        """Show `data` as what it is; `lend` returns a file of it for other programs."""
        super().__init__(parent)
        self.setWindowTitle(exhibit.name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        told = tr(
            "{kind}, {size}, attached {added_at}", kind=exhibit.kind.label, size=_size(exhibit.size), added_at=stamped_day(exhibit.added_at)
        )
        print_ = tr("Fingerprint (SHA-256): {sha256}…", sha256=exhibit.sha256[:16])
        close = button(tr("Close"), self.accept, kind="primary")
        self._lend = lend
        self._problem = label("", Role.STRONG)
        self._problem.hide()
        open_ = button(tr("Show in folder"), self._show_in_folder)
        head = [label(exhibit.name, Role.TITLE), label(told, Role.QUIET), label(print_, Role.CAPTION), self._problem]
        self.setLayout(read_through(head, self._shown(exhibit, data), [open_, -1, close]))
        open_at(self, WIDE, HIGH)
        close.setFocus()

    def _show_in_folder(self) -> None:
        try:
            folder = self._lend().parent
        except VetterError as error:
            self._problem.setText(str(error))
            self._problem.show()
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _shown(self, exhibit: Exhibit, data: bytes) -> QWidget:
        if exhibit.kind.picture:
            drawn = drawn_picture(data)
            return _told(NOT_SHOWN) if drawn is None else scrolled(_picture(drawn, exhibit.name))
        if exhibit.kind.value == "pdf":
            return _told(ELSEWHERE)
        text = QPlainTextEdit(data.decode("utf-8-sig", errors="replace")[:MOST_TEXT])
        text.setReadOnly(True)
        text.setAccessibleName(exhibit.name)
        return holding(column([text], margins=(24, 8, 24, 16)))


def look_at(parent: QWidget, desk: Desk, exhibit: Exhibit, refuse: Callable[[VetterError], None]) -> None:
    """Open an exhibit in a window of its own; `refuse` is told why it cannot be."""
    try:
        data = actions.read_exhibit(desk, exhibit)
    except VetterError as error:
        refuse(error)
        return
    ExhibitView(parent, exhibit, data, partial(actions.lend_exhibit, desk, exhibit)).open()


def drawn_picture(data: bytes) -> QPixmap | None:
    """Return the first picture in some bytes, made smaller when it is larger than any screen; None when it cannot be drawn."""
    kept, buffer = QByteArray(data), QBuffer()
    buffer.setData(kept)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(MOST_MEGABYTES)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return None
    if max(size.width(), size.height()) > LARGEST_SHOWN:
        reader.setScaledSize(size.scaled(QSize(LARGEST_SHOWN, LARGEST_SHOWN), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else QPixmap.fromImage(image)


def _picture(drawn: QPixmap, name: str) -> QWidget:
    wide = min(drawn.width(), theme.scaled(WIDE) - 48)
    shown = picture_label(drawn.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation), name)
    return holding(column([shown, -1], margins=(24, 8, 24, 16)))


def _told(text: str) -> QWidget:
    return holding(column([label(text, Role.BODY), -1], margins=(24, 16, 24, 16)))


def _size(size: int) -> str:
    if size >= 1_000_000:
        return tr("{size:.1f}\u00a0MB", size=size / 1000000)
    return tr("{size:.0f}\u00a0kB", size=size / 1000) if size >= 1_000 else tr("{size} bytes", size=size)
