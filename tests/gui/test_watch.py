"""What the desktop tells on its buses, heard on real ones of the test's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from vetter.gui import watch

if TYPE_CHECKING:
    from pathlib import Path

BUS = shutil.which("dbus-run-session")
LISTENING = """
import subprocess, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from vetter.gui.watch import Watch
application = QGuiApplication([])
guard = Watch(Path(sys.argv[1]))
def hear(why):
    print(why, flush=True)
    QTimer.singleShot(300, application.quit)  # all was told before any of it is heard
guard.due.connect(hear)
def tell():
    for value in ("false", "true"):
        subprocess.run(["dbus-send", "--session", "--type=signal", "/told", sys.argv[2], "boolean:" + value], check=True)
QTimer.singleShot(0, tell)
QTimer.singleShot(20_000, application.quit)
application.exec()
"""


@pytest.mark.skipif(not BUS, reason="needs a bus, which Linux alone has")
@pytest.mark.parametrize(
    ("signal", "why"),
    [
        ("org.freedesktop.login1.Manager.PrepareForSleep", watch.SLEEP),
        ("org.freedesktop.ScreenSaver.ActiveChanged", watch.SCREEN),
        ("org.gnome.ScreenSaver.ActiveChanged", watch.SCREEN),
    ],
)
def test_the_desktop_is_heard(tmp_path: Path, signal: str, why: str) -> None:
    """Before the computer sleeps and when the screen is locked, but not when either is over."""
    # The bus of the test stands for both: on the real one of the system only the system may speak.
    command = ["sh", "-c", 'DBUS_SYSTEM_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS" exec "$@"', "-", sys.executable, "-c", LISTENING]
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [str(BUS), "--", *command, str(tmp_path), signal], env=surroundings, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout == f"{why}\n", done.stderr


def test_a_bus_elsewhere_is_not_listened_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing reaches out of this computer."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/bus;tcp:host=example.org,port=1")
    assert not watch._is_local("DBUS_SESSION_BUS_ADDRESS")  # noqa: SLF001 - what decides it
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/bus")
    assert watch._is_local("DBUS_SESSION_BUS_ADDRESS")  # noqa: SLF001 - as above
