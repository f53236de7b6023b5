"""The types of the program agree; beside the other tests, because it keeps one core busy for the better part of a minute."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.timeout(600)
def test_the_types_agree() -> None:
    """By the strictest rules."""
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "vetter"], cwd=ROOT, check=False, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
