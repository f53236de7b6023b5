"""What every test of the window stands on: an open case file, and the colours and fonts of the program."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from tests.gui.real import virtual_screen
from vetter import actions
from vetter.domain.region import DEFAULT_REGION
from vetter.gui import theme
from vetter.gui.editors import editor_for
from vetter.gui.pages.interview import InterviewPage
from vetter.gui.window import MainWindow
from vetter.questions import Question

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from vetter.domain.region import Region
    from vetter.gui.editors import Editor
    from vetter.kinds import Kind


@pytest.fixture
def desk(tmp_path: Path, blank: Path) -> Iterator[actions.Desk]:
    """Return the desk of a folder that holds nobody; it is closed afterwards."""
    shutil.copytree(blank, tmp_path, dirs_exist_ok=True)
    with actions.open_desk(tmp_path) as opened:
        yield opened


@pytest.fixture(scope="session")
def app_theme(qapp: QApplication) -> QApplication:
    """Return the application with our light colours and fonts."""
    theme.apply(qapp, theme.LIGHT)
    return qapp


@pytest.fixture
def window(qtbot: QtBot, app_theme: QApplication, desk: actions.Desk) -> Iterator[MainWindow]:
    """Lend a window that is shown; it is gone before the next test begins."""
    if (theme.current(), app_theme.font().pixelSize()) != (theme.LIGHT, theme.text_pixels()):  # a test may have left it dark, or large
        theme.apply(app_theme, theme.LIGHT)
    made = MainWindow(desk)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    yield made
    for page in made.findChildren(InterviewPage):
        page.case = None
    for each in QApplication.topLevelWidgets():  # the test may have opened another
        if isinstance(each, MainWindow):
            each.close()
            shiboken6.delete(each)  # at once: a window that waits to be deleted is styled again with every one after it


@pytest.fixture
def placed(qtbot: QtBot) -> Callable[[Editor], QLineEdit]:
    """Return what shows an editor in a window of its own with the focus, and gives back the line beneath it."""
    windows = []

    def place(editor: Editor) -> QLineEdit:
        for _piece in editor.rest():
            pass
        window, beneath = QWidget(), QLineEdit()
        windows.append(window)
        qtbot.addWidget(window)
        layout = QVBoxLayout(window)
        layout.addWidget(editor)
        layout.addWidget(beneath)
        window.resize(900, 400)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        editor.first_field().setFocus()
        return beneath

    return place


@pytest.fixture
def making(placed: Callable[[Editor], QLineEdit]) -> Callable[..., Editor]:
    """Return what makes the editor of a kind, shown and with the focus, above another line to go on to."""

    def make(kind: Kind[Any], region: Region = DEFAULT_REGION) -> Editor:
        question = Question(key="asked", ask="Asked?", short="What was asked", kind=kind, why="")
        editor = editor_for(question, region, lambda _row: None)
        placed(editor)
        return editor

    return make


@pytest.fixture
def screen() -> Iterator[dict[str, str]]:
    """Lend the environment variables of a virtual screen with a window manager."""
    with virtual_screen() as variables:
        yield variables
