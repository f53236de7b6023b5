"""The window as a process of its own: without a display, started and closed, on a damaged file, killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from vetter import actions
from vetter.questions.start import NAME

if TYPE_CHECKING:
    from pathlib import Path


def surroundings(**more: str) -> dict[str, str]:
    """Return the environment of a program without a display."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    return {name: value for name, value in os.environ.items() if name not in hidden} | more


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_one_sentence_names_the_other_way(tmp_path: Path) -> None:
    """And the exit code is 2."""
    done = subprocess.run(
        [sys.executable, "-m", "vetter", "--data-dir", str(tmp_path)], env=surroundings(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "vetter assess FILE --pdf" in done.stderr


def test_starting_is_reported_and_closes_again(tmp_path: Path) -> None:
    """Milliseconds to first paint and to ready."""
    command = [sys.executable, "-m", "vetter", "--data-dir", str(tmp_path), "gui", "--report-startup"]
    done = subprocess.run(command, env=surroundings(QT_QPA_PLATFORM="offscreen"), capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0
    assert [line.rsplit(" ", 2)[0] for line in done.stdout.splitlines()] == ["first paint", "ready"]


def test_a_damaged_case_file_is_named_and_left_alone(tmp_path: Path) -> None:
    """Exit code 3, one sentence, not a byte changed."""
    (tmp_path / "vetter.db").write_bytes(b"%PDF-1.4 not a database at all" * 20)
    before = (tmp_path / "vetter.db").read_bytes()
    command = [sys.executable, "-m", "vetter", "--data-dir", str(tmp_path), "gui", "--report-startup"]
    done = subprocess.run(command, env=surroundings(QT_QPA_PLATFORM="offscreen"), capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 3
    assert "vetter.db is not a case file, or it is damaged" in done.stderr
    assert (tmp_path / "vetter.db").read_bytes() == before


TYPING = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from vetter import actions
from vetter.gui import theme
from vetter.gui.places import InterviewPlace
from vetter.gui.window import MainWindow
application = QApplication([])
theme.apply(application, theme.LIGHT)
window = MainWindow(actions.open_desk(Path(sys.argv[1])))
window.show()
window.open(InterviewPlace())
QTest.keyClicks(window.interview.first_field(), "Nadia Okafor")
print("typed", flush=True)
application.exec()
"""


@pytest.mark.goal("G12", "killed a second and a half after the last key, the draft was there")
def test_killed_while_typing_the_draft_comes_back(tmp_path: Path) -> None:
    """One second after the last keystroke a kill -9 loses nothing."""
    program = subprocess.Popen(
        [sys.executable, "-c", TYPING, str(tmp_path)], env=surroundings(QT_QPA_PLATFORM="offscreen"), stdout=subprocess.PIPE, text=True
    )
    try:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == "typed"
        time.sleep(1.5)
    finally:
        program.send_signal(signal.SIGKILL)
        program.wait()
        if program.stdout is not None:
            program.stdout.close()
    with actions.open_desk(tmp_path) as again:
        assert [draft.case[NAME] for draft in actions.drafts(again)] == ["Nadia Okafor"]
