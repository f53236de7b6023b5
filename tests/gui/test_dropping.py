"""Files dropped on the window go where they would be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from tests.gui.dialogs import OWN
from tests.gui.screen import every, said, settle
from vetter import actions
from vetter.gui.figure_form import IncomingFigures
from vetter.gui.pages.backups import PutBack
from vetter.gui.places import HomePlace

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.gui.window import MainWindow

COPY, LEFT, PLAIN = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def dropped(window: MainWindow, *paths: Path) -> bool:
    """Drop files on a window that takes them; return whether it does."""
    told = QMimeData()
    told.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    entering, dropping = (QDropEvent(QPointF(5, 5), COPY, told, LEFT, PLAIN, kind) for kind in (QEvent.Type.DragEnter, QEvent.Type.Drop))
    entering.ignore()
    QApplication.sendEvent(window, entering)
    if entering.isAccepted():
        QApplication.sendEvent(window, dropping)
        settle(window)
    return entering.isAccepted()


@pytest.mark.slow
def test_each_kind_goes_to_its_page(window: MainWindow, tmp_path: Path) -> None:
    """An interview is judged, figures and a backup are shown before anything is kept."""
    actions.add_figure(window.desk, OWN)
    figures, interview = tmp_path / "own.csv", tmp_path / "dale.interview.json"
    actions.write_figures(window.desk, figures, [])
    actions.export_interview(actions.samples()[0].case, interview)
    backup = tmp_path / "away.zip"
    actions.save_backup(window.desk, backup)

    assert dropped(window, figures)
    assert window.present_page() is window.benchmarks
    next(iter(every(window, IncomingFigures))).reject()
    assert dropped(window, interview)
    assert window.present_page() is window.home
    assert dropped(window, backup)
    next(iter(every(window, PutBack))).reject()


def test_a_report_is_checked(window: MainWindow, tmp_path: Path) -> None:
    """On whatever page one is, in its banner."""
    report = tmp_path / "some.pdf"
    report.write_bytes(b"no report at all")
    assert dropped(window, report)
    assert "some.pdf" in said(window.home.banner)


def test_what_vetter_does_not_know_is_left_alone(window: MainWindow, tmp_path: Path) -> None:
    """Other kinds, and several at once."""
    window.open(HomePlace())
    assert not dropped(window, tmp_path / "holiday.png")
    assert not dropped(window, tmp_path / "one.csv", tmp_path / "two.csv")
