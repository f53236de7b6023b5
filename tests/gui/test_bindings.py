"""What Qt's bindings need: a None that lasts."""

from __future__ import annotations

import subprocess
import sys

MANY_CALLS = """
import vetter.gui
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(200_000):
    thing.setObjectName("x")
    thing.parent()
print("alive")
"""


def test_none_outlives_any_number_of_calls_into_qt() -> None:
    """Without references to spare the interpreter aborts after some thousand calls on Python 3.11."""
    done = subprocess.run([sys.executable, "-c", MANY_CALLS], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "alive\n"
