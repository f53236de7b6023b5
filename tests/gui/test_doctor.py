"""The window about itself: is everything in order, and a file that was opened from outside."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtNetwork import QLocalServer
from PySide6.QtWidgets import QLabel

from tests.gui.screen import settle
from vetter import actions
from vetter.actions import Health
from vetter.gui import display, doctor
from vetter.gui.alone import told_by
from vetter.gui.places import HelpPlace
from vetter.gui.trial import self_test
from vetter.gui.window import SMALLEST, USUAL

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow


def _texts(window: MainWindow) -> str:
    return "\n".join(shown.text() for shown in window.present_page().findChildren(QLabel))


def test_help_says_whether_all_is_in_order(window: MainWindow) -> None:
    """The help has a chapter of what was looked at, the window among it."""
    window.open(HelpPlace("health"))
    said = _texts(window)
    assert "SQLite: in order." in said
    assert "Window: in order." in said


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """What Qt would abort on is told with its name, by both."""
    monkeypatch.setattr(doctor, "missing_library", lambda: "libxcb-cursor.so.0")
    monkeypatch.setattr(doctor, "has_display", lambda: True)
    told = doctor.examine()
    assert told.health is Health.BAD
    assert told.value == "libxcb-cursor.so.0 is missing"
    assert told.advice == display.NO_LIBRARIES.format(missing="libxcb-cursor.so.0")


def test_the_window_opened_for_trial(tmp_path: Path, app_theme: object) -> None:
    """Window and report are drawn, and it is said on what; Qt has its own word for a button."""
    assert app_theme
    opened, previewed, words = self_test(tmp_path / "trial")
    assert {opened.health, previewed.health, words.health} == {Health.GOOD}
    wide, high = map(int, re.findall(r"^(\d+) × (\d+) points drawn on .", opened.value)[0])
    assert SMALLEST[0] <= wide <= USUAL[0]  # as large as the screen allows
    assert SMALLEST[1] <= high <= USUAL[1]
    assert previewed.value.endswith(" pages")
    assert words.value == "en: Cancel"


def test_a_file_opened_from_outside(window: MainWindow, tmp_path: Path) -> None:
    """It is imported and judged, and the home page says so; a broken one is said there too."""
    file = actions.export_interview(actions.samples()[1].case, tmp_path / "ingrid.interview.json")
    window.bring_in_file(str(file))
    settle(window)
    assert "was imported and judged by today's rules." in _texts(window)
    file.write_text("{", encoding="utf-8")
    window.bring_in_file(str(file))
    settle(window)
    assert "ingrid.interview.json" in _texts(window)


SENDS = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QLocalSocket
application = QCoreApplication([])
socket = QLocalSocket()
socket.connectToServer(sys.argv[1])
assert socket.waitForConnected(5_000)
socket.write(sys.argv[2].encode() + b"\\n")
socket.waitForBytesWritten(1_000)
"""


def test_a_second_start_hands_its_file_over(qtbot: QtBot, tmp_path: Path) -> None:
    """The path arrives whole, letters of other scripts too."""
    name, told = "vetter-test-channel", []
    QLocalServer.removeServer(name)
    server = QLocalServer()
    server.newConnection.connect(lambda: told.append(told_by(server.nextPendingConnection())))
    assert server.listen(name)
    path = str(tmp_path / "Žanna 5.interview.json")
    with subprocess.Popen([sys.executable, "-c", SENDS, name, path]) as other:
        qtbot.waitUntil(lambda: told == [path])
        other.communicate()
    server.close()
