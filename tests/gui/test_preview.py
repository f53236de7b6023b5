"""The preview: the pages as they will be written, closer and farther, printed page by page while the window goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from tests.gui.screen import focused, offered, press, said
from vetter import actions
from vetter.gui.places import VerdictPlace
from vetter.gui.preview import CLOSEST, Preview

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow


@pytest.fixture
def preview(qtbot: QtBot, window: MainWindow) -> Preview:
    """Return the preview of a sample's verdict, opened by its key."""
    with qtbot.waitActive(window):
        window.activateWindow()
    window.open(VerdictPlace(actions.open_sample(window.desk, "specialist")))
    qtbot.keyClick(focused(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.verdict.findChild(Preview) is not None, timeout=20_000)
    found = window.verdict.findChild(Preview)
    assert isinstance(found, Preview)
    qtbot.waitExposed(found)
    return found


def test_it_shows_the_pages_that_would_be_written(preview: Preview, window: MainWindow) -> None:
    """As many, with the same words, on the same paper."""
    paper = pypdfium2.PdfDocument(actions.preview_pdf(actions.open_sample(window.desk, "specialist").dossier))
    assert preview.document.pageCount() == len(paper) > 1
    assert f"{len(paper)} pages" in said(preview)
    assert "Business results shown and confirmed" in preview.document.getAllText(0).text()
    assert preview.document.pagePointSize(0).toTuple() == pytest.approx(paper[0].get_size(), abs=0.5)


def test_closer_farther_and_the_whole_width(qtbot: QtBot, preview: Preview) -> None:
    """By button and by key, within limits."""
    press(qtbot, preview, "Larger")
    first = preview.view.zoomFactor()
    press(qtbot, preview, "Smaller")
    assert preview.view.zoomFactor() < first
    for _time in range(30):
        press(qtbot, preview, "Larger")
    assert preview.view.zoomFactor() == pytest.approx(CLOSEST)
    press(qtbot, preview, "Whole width")
    assert preview.view.zoomMode() is preview.view.ZoomMode.FitToWidth


def test_every_page_is_printed(qtbot: QtBot, preview: Preview, tmp_path: Path) -> None:
    """Onto the same paper, none twice; it says so afterwards."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    pages = preview.document.pageCount()
    preview.print_to(printer)
    qtbot.waitUntil(lambda: "Sent to the printer" in said(preview), timeout=30_000)
    printed = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(printed) == pages
    dark = printed[0].render(scale=0.5).to_pil().convert("L").point(lambda level: 255 * (level < 128))
    assert dark.getbbox() is not None


def test_closed_while_printing_it_ends_cleanly(qtbot: QtBot, preview: Preview, tmp_path: Path) -> None:
    """The pages printed so far are a whole document."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "part.pdf"))
    preview.print_to(printer)
    qtbot.waitUntil(lambda: "Printing page" in said(preview), timeout=30_000)
    preview.close()
    assert len(pypdfium2.PdfDocument(tmp_path / "part.pdf")) >= 1


def test_every_control_has_a_name_and_escape_closes(qtbot: QtBot, preview: Preview) -> None:
    """Signs alone are no names."""
    assert {"Smaller", "Larger", "Whole width", "Print…", "Export PDF…"} <= set(offered(preview))
    qtbot.keyClick(preview, Qt.Key.Key_Escape)
    assert not preview.isVisible()
