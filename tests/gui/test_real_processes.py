"""The program as a person meets it on a real screen: started twice, closed and started again, broken, killed in mid-word."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.gui.real import XDOTOOL, RealWindow
from tests.locked import PASSPHRASE, _quick
from vetter import actions
from vetter.gui.app import LOG_FILE
from vetter.questions.start import NAME

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["_quick"]
LOCKED = "Vetter is locked"
TOLD = "Something went wrong in Vetter"
BROKEN = """
import sys
from pathlib import Path
from vetter import startup
startup.settle()
from vetter.gui.app import Application
from vetter.gui.pages.home import HomePage

def choose_file(page):
    raise ValueError("Nadia Okafor said 100k")

HomePage.choose_file = choose_file
sys.exit(Application(Path(sys.argv[1])).run())
"""
CLIPBOARD = """
from PySide6.QtGui import QGuiApplication
from PySide6.QtCore import QTimer
application = QGuiApplication([])
QTimer.singleShot(300, lambda: (print(application.clipboard().text(), end=""), application.quit()))
application.exec()
"""


def test_a_second_start_brings_the_first_window_back(screen: dict[str, str], tmp_path: Path) -> None:
    """Put out of sight it stands in front again, and takes the keys."""
    real = RealWindow(screen, tmp_path)
    try:
        real.told("windowminimize", "--sync", real.window)
        assert real.window not in real.visible()
        second = subprocess.run([*real.command, "gui"], env=screen, capture_output=True, text=True, check=False, timeout=60)
        assert second.returncode == 0
        assert "its window was brought to the front" in second.stderr
        real.until(lambda: real.window in real.visible(), "not to be seen")
        real.keys("ctrl+n")
        real.until(lambda: real.active().startswith("Interview"), "it takes no keys")
    finally:
        assert "Traceback" not in real.end()


@pytest.mark.usefixtures("_quick")
def test_a_second_start_does_not_unlock_the_first(screen: dict[str, str], tmp_path: Path) -> None:
    """Locked at its start and by a key, put out of sight: it stands in front again and asks; the passphrase goes there."""
    with actions.open_desk(tmp_path) as desk:
        actions.set_passphrase(desk, PASSPHRASE)
        actions.lock(desk)
    real = RealWindow(screen, tmp_path)
    try:
        for _time in range(2):
            real.until(lambda: real.active().startswith(LOCKED), "not locked")
            hidden = real.told("getactivewindow").strip()
            real.told("windowminimize", "--sync", hidden)
            assert hidden not in real.visible()
            second = subprocess.run([*real.command, "gui"], env=screen, capture_output=True, text=True, check=False, timeout=60)
            assert (second.returncode, "its window was brought to the front" in second.stderr) == (0, True)
            real.until(lambda hidden=hidden: real.visible() == [hidden], "not to be seen, or more than that")  # type: ignore[misc]
            real.until(lambda: real.active().startswith(LOCKED), "it takes no keys")
            real.write(PASSPHRASE)
            real.keys("Return")
            real.until(lambda: real.active().startswith("Home"), "not unlocked")
            real.keys("ctrl+shift+k")
    finally:
        assert "Traceback" not in real.end()


def test_the_window_is_as_it_was_left(screen: dict[str, str], tmp_path: Path) -> None:
    """Its size and place, after it was closed by a key."""
    first = RealWindow(screen, tmp_path)
    first.told("windowsize", "--sync", first.window, "1040", "720")
    first.told("windowmove", "--sync", first.window, "120", "40")
    left = first.geometry()
    first.keys("ctrl+q")
    assert first.program.wait(60) == 0
    first.end()
    again = RealWindow(screen, tmp_path)
    try:
        again.until(lambda: again.geometry() == left, f"{again.geometry()} is not {left}")
    finally:
        assert "Traceback" not in again.end()


def test_a_bug_is_told_without_what_was_typed(screen: dict[str, str], tmp_path: Path) -> None:
    """What happened and where can be copied; no name, no number, no folder of the account is in it; work goes on."""
    real = RealWindow(screen, tmp_path, program=["-c", BROKEN, str(tmp_path)])
    try:
        real.keys("ctrl+o")
        real.until(lambda: real.active().startswith(TOLD), "not told")
        real.keys("alt+c")
        time.sleep(1)
        copied = subprocess.run(
            [sys.executable, "-c", CLIPBOARD], env=screen, capture_output=True, text=True, check=True, timeout=60
        ).stdout
        real.keys("Escape", "ctrl+n")
        real.until(lambda: real.active().startswith("Interview"), "it does not go on")
    finally:
        real.end()
    log = (tmp_path / LOG_FILE).read_text(encoding="utf-8")
    for told in (copied, log):
        assert "ValueError" in told
        assert "gui/window.py" in told
        for private in ("Nadia", "100k", str(tmp_path), "/home", "/root"):
            assert private not in told


def test_killed_in_mid_word_at_most_a_second_is_lost(screen: dict[str, str], tmp_path: Path) -> None:
    """While keys are still coming in; the next start offers the draft."""
    text, pace = "Nadia Okafor of Harbour Street and her whole long name", 0.1
    real = RealWindow(screen, tmp_path)
    real.keys("ctrl+n")
    real.until(lambda: real.active().startswith("Interview"), "no interview")
    typing = subprocess.Popen([XDOTOOL, "type", "--delay", str(round(pace * 1000)), text], env=screen)
    time.sleep(len(text) * pace * 0.7)
    real.program.kill()
    typing.kill()
    typing.wait()
    real.program.communicate(timeout=60)
    with actions.open_desk(tmp_path) as desk:
        (draft,) = actions.drafts(desk)
    kept = draft.case[NAME]
    assert kept is not None
    assert text.startswith(kept)
    assert len(kept) >= len(text) * 0.7 - 2 / pace
    again = RealWindow(screen, tmp_path)
    try:
        again.keys("alt+c")
        again.until(lambda: again.active().startswith("Interview"), "not offered")
    finally:
        assert "Traceback" not in again.end()
