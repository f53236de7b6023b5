"""The window opened once on a sample, its report shown, and Qt heard in the language that is spoken, to see that all can be."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from vetter import actions, tongue
from vetter.actions import Found, Health
from vetter.gui.doctor import hindrance
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from vetter.dossier.model import Dossier

_FEWEST_COLOURS = 3
_A_WORD_OF_QT = ("QPlatformTheme", "Cancel")


def self_test(folder: Path) -> Iterator[Found]:
    """Open the window on the first sample's verdict, preview its report, and see that something is drawn in both."""
    hindered = hindrance()
    if hindered is not None:
        yield hindered
        return
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - Qt is loaded only where it can be

    from vetter.gui import theme  # noqa: PLC0415
    from vetter.gui.tongue import teach  # noqa: PLC0415

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - this program makes no other kind
    theme.apply(app, theme.LIGHT)
    teach(app)
    with actions.open_desk(folder, passing=True) as desk:
        sample = actions.open_sample(desk, actions.samples()[0].key)
        yield _opened(app, desk, sample)
    yield _previewed(sample.dossier)
    yield _own_words(app)


def _opened(app: QApplication, desk: actions.Desk, sample: actions.Judged) -> Found:
    from PySide6.QtCore import QEvent  # noqa: PLC0415 - Qt is loaded only where it can be

    from vetter.gui.places import VerdictPlace  # noqa: PLC0415
    from vetter.gui.widgets.gradually import finish_all  # noqa: PLC0415
    from vetter.gui.window import MainWindow  # noqa: PLC0415

    window = MainWindow(desk)
    window.show()
    window.open(VerdictPlace(sample))
    finish_all(window)
    app.processEvents()
    drawn = window.grab().toImage()
    window.close()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    value = tr(
        "{width} × {height} points drawn on {platformname}", width=drawn.width(), height=drawn.height(), platformname=app.platformName()
    )
    return _looked_at(tr("Window opened"), value, drawn)


def _previewed(dossier: Dossier) -> Found:
    from PySide6.QtCore import QBuffer, QSize  # noqa: PLC0415 - Qt is loaded only where it can be
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415

    paper = QBuffer()
    paper.setData(actions.preview_pdf(dossier))
    paper.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(paper)
    pages = document.pageCount()
    drawn = document.render(0, QSize(400, 560))
    document.close()
    return _looked_at(tr("Report previewed"), tr("{pages} pages", pages=pages), drawn)


def _own_words(app: QApplication) -> Found:
    """Tell one button's word as Qt says it: in another language than English it has to be another word."""
    word = app.translate(*_A_WORD_OF_QT)
    name, value = tr("Qt's own words"), f"{tongue.language()}: {word}"
    if tongue.language() != tongue.ENGLISH and word == _A_WORD_OF_QT[1]:
        return Found(name, value, Health.BAD, tr("Qt's buttons stay English here. Install Vetter again; your data stays where it is."))
    return Found(name, value)


def _looked_at(name: str, value: str, drawn: QImage) -> Found:
    colours = {drawn.pixel(across, down) for across in range(0, drawn.width(), 7) for down in range(0, drawn.height(), 7)}
    if len(colours) < _FEWEST_COLOURS:
        return Found(name, value, Health.BAD, tr("Nothing was drawn in it."))
    return Found(name, value)
