"""A data folder that is not there although it was: the owner is asked, and nothing is made in its place."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.gui.screen import press, said
from vetter import actions
from vetter.gui.app import Application
from vetter.gui.gone import Gone

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def gone(tmp_path: Path) -> Path:
    """Return a data folder that was opened and then moved away."""
    folder = tmp_path / "stick" / "vetter"
    actions.open_desk(folder).close()
    shutil.move(tmp_path / "stick", tmp_path / "elsewhere")
    return folder


@pytest.mark.usefixtures("app_theme")
def test_asked_at_the_start(qtbot: QtBot, gone: Path) -> None:
    """Before anything is made there, not even a folder for the lock."""

    def close() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, Gone)
        assert str(gone) in said(shown)
        press(qtbot, shown, "Close Vetter")

    QTimer.singleShot(0, close)
    assert Application(gone).run() == 3
    assert not gone.parent.exists()


def test_looked_for_again(qtbot: QtBot, app_theme: QApplication, gone: Path, tmp_path: Path) -> None:
    """Once the drive is connected it opens as ever."""
    assert app_theme
    asked = Gone(gone)
    qtbot.addWidget(asked)
    asked.open()
    press(qtbot, asked, "Look again")
    assert "still not there" in said(asked)
    shutil.move(tmp_path / "elsewhere", tmp_path / "stick")
    press(qtbot, asked, "Look again")
    assert asked.result() == Gone.DialogCode.Accepted
    actions.open_desk(gone).close()


def test_begun_anew_when_told(qtbot: QtBot, app_theme: QApplication, gone: Path) -> None:
    """And only then."""
    assert app_theme
    asked = Gone(gone)
    qtbot.addWidget(asked)
    asked.open()
    press(qtbot, asked, "Begin with an empty one")
    assert asked.result() == Gone.DialogCode.Accepted
    actions.open_desk(gone).close()
