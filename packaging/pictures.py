"""Make the pictures of the README: `python3 packaging/pictures.py`; a real window and a real report of the samples."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
INSIDE = "VETTER_PICTURES"


def main(_arguments: list[str]) -> int:
    """Prepare the environment, then draw inside it."""
    from environment import RUNTIME, ensure_libraries, prepare  # noqa: PLC0415 - only outside the environment

    python = prepare(RUNTIME)
    ensure_libraries()
    surroundings = {**os.environ, INSIDE: "1", "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.call([str(python), __file__], env=surroundings)


def draw() -> None:
    """Draw the verdict page and the first page of its report."""
    from PySide6.QtCore import QSize, Qt  # noqa: PLC0415 - installed by then
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from vetter import actions  # noqa: PLC0415
    from vetter.gui import theme  # noqa: PLC0415
    from vetter.gui.places import InterviewPlace, VerdictPlace  # noqa: PLC0415
    from vetter.gui.window import MainWindow  # noqa: PLC0415

    application = QApplication([])
    theme.apply(application, theme.LIGHT)
    pictures = HERE / "pictures"
    pictures.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, actions.open_desk(Path(folder)) as desk:
        window = MainWindow(desk)
        window.resize(1280, 800)
        window.show()
        judged = actions.open_sample(desk, "walk-in")
        for name, place in (("verdict", VerdictPlace(judged)), ("interview", InterviewPlace(actions.samples()[1].case, "results"))):
            window.open(place)
            for _turn in range(50):  # a page is put together little by little
                application.processEvents()
            window.grab().save(str(pictures / f"{name}.png"))
        report = Path(folder) / "report.pdf"
        actions.export_pdf(judged.dossier, report)
        document = QPdfDocument()
        document.load(str(report))
        drawn = document.render(0, QSize(794, 1123))
        sheet = QImage(drawn.size(), QImage.Format.Format_RGB32)
        sheet.fill(Qt.GlobalColor.white)
        painter = QPainter(sheet)
        painter.drawImage(0, 0, drawn)
        painter.end()
        sheet.save(str(pictures / "report.png"))
        document.close()
        window.interview.case = None
        window.close()


if __name__ == "__main__":
    if os.environ.get(INSIDE):
        draw()
    else:
        from environment import run

        run(main)
    sys.exit(0)
