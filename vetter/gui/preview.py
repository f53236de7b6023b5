"""The report as it will be printed, in a window of its own: look, print, write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPageLayout, QPainter, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from vetter.gui import theme
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.layout import column, holding, row
from vetter.gui.widgets.opening import open_at
from vetter.gui.widgets.text import label
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QWidget

WIDE, HIGH = 860, 760
CLOSER, FARTHER = 1.25, 0.8
CLOSEST, FARTHEST = 4.0, 0.25
SHARP = 300
"""Dots an inch that pages are drawn with for a printer; more costs time and shows on no paper."""
INCH = 72.0


class Preview(QDialog):
    """The pages below one another; Escape closes, Ctrl+P prints, Ctrl and plus or minus come closer or go farther.

    Signals:
        printed: every page was sent to a printer.
    """

    printed = Signal()

    def __init__(self, parent: QWidget, title: str, paper: bytes, write: Callable[[], None]) -> None:
        """Show a finished PDF; `write` asks where to put it as a file."""
        super().__init__(parent)
        self.setWindowTitle(tr("Preview: {title}", title=title))
        self._write = write
        self._kept = QByteArray(paper)
        self._buffer = QBuffer(self._kept, self)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument(self)
        self.document.load(self._buffer)
        self.view = QPdfView(self)
        self.view.setAccessibleName(tr("Pages of the report on {title}", title=title))
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setDocument(self.document)
        self._told = label("", Role.QUIET, wrap=False)
        self._print = button(tr("Print…"), self.choose_printer, kind="strong")
        self._print.setToolTip("Ctrl+P")
        farther = button("−", lambda: self._zoom(FARTHER), kind="small", name=tr("Smaller"))
        closer = button("+", lambda: self._zoom(CLOSER), kind="small", name=tr("Larger"))
        for each in (farther, closer):
            each.setMinimumWidth(theme.scaled(36))
        fit = button(tr("Whole width"), self._fit, kind="small")
        self._export = button(tr("Export PDF…"), self._export_it, kind="primary", icon="document")
        head = row([farther, closer, fit, 16, self._told, -1, self._print, self._export], margins=(16, 12, 16, 12))
        self.setLayout(column([holding(head), self.view], gap=0))
        open_at(self, WIDE, HIGH)
        pages = self.document.pageCount()
        self._pages = tr("One page") if pages == 1 else tr("{pages} pages", pages=pages)
        self._told.setText(self._pages)
        self._printing: Printing | None = None
        for keys, deed in (
            ("Ctrl+P", self.choose_printer),
            ("Ctrl++", lambda: self._zoom(CLOSER)),
            ("Ctrl+-", lambda: self._zoom(FARTHER)),
        ):
            QShortcut(QKeySequence(keys), self, deed)
        self._export.setFocus()

    def _zoom(self, by: float) -> None:
        present = self.view.zoomFactor() if self.view.zoomMode() is QPdfView.ZoomMode.Custom else self._fitting()
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(CLOSEST, max(FARTHEST, present * by)))

    def _fitting(self) -> float:
        """Return the factor at which the first page is as wide as the window."""
        points = self.document.pagePointSize(0).width() or 1.0
        return float(self.view.viewport().width() / (points * self.view.logicalDpiX() / INCH))

    def _fit(self) -> None:
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _export_it(self) -> None:
        self.accept()
        self._write()

    def choose_printer(self) -> None:
        """Ask for a printer, then print page by page while the window goes on."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        chosen = QPrintDialog(printer, self)
        if chosen.exec() == QDialog.DialogCode.Accepted:
            self.print_to(printer)

    def print_to(self, printer: QPrinter) -> None:
        """Print every page."""
        self._print.setEnabled(False)
        self._printing = Printing(self.document, printer, self._told.setText, self._printed)

    def _printed(self) -> None:
        self.printed.emit()
        self._printing = None
        self._print.setEnabled(True)
        self._told.setText(tr("{pages}. Sent to the printer.", pages=self._pages))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Wait for a page that is under way."""
        if self._printing is not None:
            self._printing.stop()
        super().closeEvent(event)


class Printing:
    """One job: a page whenever the window has nothing else to do."""

    def __init__(self, document: QPdfDocument, printer: QPrinter, say: Callable[[str], None], done: Callable[[], None]) -> None:
        """Begin with the first page."""
        self._document, self._printer, self._say, self._done = document, printer, say, done
        first = document.pagePointSize(0)
        landscape = first.width() > first.height()
        printer.setPageOrientation(QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait)
        printer.setFullPage(True)
        printer.setPageMargins(QMarginsF(0, 0, 0, 0))
        self._painter = QPainter(printer)
        self._page = 0
        self._timer = QTimer(document, interval=0)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    def _step(self) -> None:
        total = self._document.pageCount()
        if self._page >= total:
            self.stop()
            self._done()
            return
        if self._page:
            self._printer.newPage()
        self._say(tr("Printing page {page} of {total}", page=self._page + 1, total=total))
        size = self._document.pagePointSize(self._page)
        dots = QSize(round(size.width() / INCH * SHARP), round(size.height() / INCH * SHARP))
        drawn = self._document.render(self._page, dots)
        where = self._painter.viewport()
        fitted = drawn.size().scaled(where.size(), Qt.AspectRatioMode.KeepAspectRatio)
        self._painter.drawImage(where.adjusted(0, 0, fitted.width() - where.width(), fitted.height() - where.height()), drawn)
        self._page += 1

    def stop(self) -> None:
        """End the job with the pages printed so far."""
        self._timer.stop()
        if self._painter.isActive():
            self._painter.end()
