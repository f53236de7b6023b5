"""A real screen: Xvfb with a window manager, and the program itself in a process of its own, told what to do by real keys."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

XVFB, OPENBOX, XDOTOOL = (shutil.which(name) or "" for name in ("Xvfb", "openbox", "xdotool"))


@contextmanager
def virtual_screen() -> Iterator[dict[str, str]]:
    """Lend the environment variables of a virtual screen with a window manager; skip the test where there can be none.

    Its keys do not repeat themselves: on a busy machine one that is let go of late would be pressed twice.
    """
    if not (XVFB and OPENBOX and XDOTOOL):
        pytest.skip("needs Xvfb, openbox and xdotool, which Linux alone has")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [XVFB, "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-r"],
        pass_fds=[writing], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    variables = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
    manager = subprocess.Popen([OPENBOX], env=variables, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    yield variables
    for process in (manager, server):
        process.terminate()
        process.wait(10)


class RealWindow:
    """The program itself on a real screen, told what to do by real keys."""

    def __init__(self, screen: dict[str, str], data: Path, *, program: Sequence[str] = ()) -> None:
        """Start it on a data folder, or another `program` in its stead, and wait for its window."""
        self._screen = screen
        self.command = [sys.executable, "-m", "vetter", "--data-dir", str(data)]
        started = [sys.executable, *program] if program else [*self.command, "gui"]
        self.program = subprocess.Popen(started, env=screen, stderr=subprocess.PIPE, text=True)
        self.window = self.told("search", "--sync", "--onlyvisible", "--name", "Vetter").split()[0]
        self.told("windowactivate", "--sync", self.window)

    def told(self, *words: str) -> str:
        """Have xdotool do something; return what it says."""
        return subprocess.run([XDOTOOL, *words], env=self._screen, check=True, capture_output=True, text=True, timeout=60).stdout

    def keys(self, *names: str, delay: int = 60) -> None:
        """Press keys one after the other, so many milliseconds apart."""
        self.told("key", "--clearmodifiers", "--delay", str(delay), *names)

    def write(self, text: str, *, delay: int = 12) -> None:
        """Type a text, so many milliseconds a key."""
        self.told("type", "--delay", str(delay), text)

    def along(self, *texts: str) -> None:
        """Type each text and go on to the next field."""
        for text in texts:
            if text:
                self.write(text)
            self.keys("Tab")

    def active(self) -> str:
        """Return the title of the window that takes the keys."""
        return self.told("getactivewindow", "getwindowname")

    def visible(self) -> list[str]:
        """Return the windows that are to be seen."""
        seen = [XDOTOOL, "search", "--onlyvisible", "--name", "Vetter"]
        return subprocess.run(seen, env=self._screen, check=False, capture_output=True, text=True, timeout=60).stdout.split()

    def geometry(self) -> str:
        """Return where the window stands, and its size."""
        return self.told("getwindowgeometry", "--shell", self.window).split("SCREEN")[0].split("\n", 1)[1]

    def until(self, happened: Callable[[], object], what: str) -> None:
        """Wait for something that follows from the keys."""
        latest = time.monotonic() + 30
        while not happened():
            assert self.program.poll() is None, self.program.stderr and self.program.stderr.read()
            assert time.monotonic() < latest, what
            time.sleep(0.2)

    def end(self) -> str:
        """End it as the system would; return what it complained of."""
        self.program.terminate()
        return self.program.communicate(timeout=60)[1]
