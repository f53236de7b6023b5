"""Leaving: what is typed is on the disk when the system ends the program, and a second window is told of the first."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from vetter import actions
from vetter.questions.start import NAME

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """
import os
import signal
import sys
import time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from vetter.gui.app import Application
from vetter.gui.places import InterviewPlace
from vetter.gui.passphrase import Asking, PassphraseForm
from vetter.gui.told import Told
application = Application(Path(sys.argv[1]))
def type_a_name():
    window = application._window
    window.open(InterviewPlace())
    QTest.keyClicks(window.interview.first_field(), "Nadia Okafor")
    window.interview._keeping._timer.stop()  # what is kept from here on is kept by leaving
    if sys.argv[2] == "session":
        application._app.commitDataRequest.emit(None)
    if sys.argv[2] == "dialog":
        told = Told("Something", "is said", "")
        QTimer.singleShot(200, lambda: print("open", flush=True))
        told.exec()
        return
    if sys.argv[2] == "busy":
        asking = Asking("Set", "A passphrase", "Set it", lambda _present, _new: (print("busy", flush=True), time.sleep(2)), present=True)
        form = PassphraseForm(window, asking, lambda: None)
        form.open()
        form.try_it()
        return
    print("typed", window.interview.has_unsaved, flush=True)
    if sys.argv[2] == "middle":
        with application._desk.file.write():
            os.kill(os.getpid(), signal.SIGTERM)
            sum(range(1000))  # the signal is heard here
QTimer.singleShot(0, type_a_name)
sys.exit(application.run())
"""


def begun(folder: Path, how: str) -> subprocess.Popen[str]:
    """Begin the program, which types a name and then comes into a certain situation."""
    command = [sys.executable, "-c", PROGRAM, str(folder), how]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=_surroundings())


def _surroundings() -> dict[str, str]:
    return os.environ | {"QT_QPA_PLATFORM": "offscreen"}


def drafts(folder: Path) -> list[str | None]:
    """Return whose interviews are under way."""
    with actions.open_desk(folder) as desk:
        return [draft.case[NAME] for draft in actions.drafts(desk)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks a program to end by a message")
def test_asked_to_end_it_keeps_what_is_typed(tmp_path: Path) -> None:
    """SIGTERM closes the window, and what was typed a moment before is there."""
    with begun(tmp_path, "signal") as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "typed True\n"
        program.send_signal(signal.SIGTERM)
        program.wait(timeout=60)
    assert program.returncode == 0
    assert drafts(tmp_path) == ["Nadia Okafor"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks a program to end by a message")
@pytest.mark.parametrize(("how", "says"), [("middle", "typed True\n"), ("dialog", "open\n"), ("busy", "busy\n")])
def test_asked_to_end_at_an_awkward_moment(tmp_path: Path, how: str, says: str) -> None:
    """What is being written is written first, what cannot be stopped is done, and no window that waits for an answer holds it up."""
    with begun(tmp_path, how) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == says
        if how != "middle":
            program.send_signal(signal.SIGTERM)
        try:
            assert program.wait(timeout=30) == 0
        finally:
            program.kill()
    assert drafts(tmp_path) == ["Nadia Okafor"]


def test_a_second_start_is_told_of_the_first(tmp_path: Path) -> None:
    """No second window opens on the same interviews; the first one comes to the front."""
    with begun(tmp_path, "signal") as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "typed True\n"
        command = [sys.executable, "-m", "vetter", "--data-dir", str(tmp_path), "gui"]
        second = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=_surroundings())
        assert (second.returncode, second.stderr) == (0, "Vetter is open already; its window was brought to the front.\n")
        first.kill()


def test_the_end_of_the_session_keeps_what_is_typed(tmp_path: Path) -> None:
    """As soon as the desktop says that it is about to end, whatever comes after."""
    with begun(tmp_path, "session") as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "typed False\n"
        program.kill()
    assert drafts(tmp_path) == ["Nadia Okafor"]
