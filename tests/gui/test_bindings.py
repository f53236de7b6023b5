"""What Qt's bindings need: a None, a True and a False that last."""

from __future__ import annotations

import subprocess
import sys

MANY_CALLS = """
import vetter.gui
from PySide6.QtCore import QObject, Signal
class Thing(QObject):
    said = Signal(bool)
thing = Thing()
thing.said.connect(lambda told: None)
for _ in range(100_000):
    thing.setObjectName("x")
    thing.parent()
    thing.said.emit(True)
    thing.said.emit(False)
print("alive")
"""


def test_none_true_and_false_outlive_any_number_of_calls_into_qt() -> None:
    """Without references to spare the interpreter aborts after some thousand calls on Python 3.11."""
    done = subprocess.run([sys.executable, "-c", MANY_CALLS], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "alive\n"
