"""Killed at any moment of any verb, nothing that was told to be done is lost, halved or brought back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
POSIX = pytest.mark.skipif(not hasattr(os, "fork"), reason="the kills are done by forking")


def _killed(times: int, seed: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.durability.kills", str(times), str(seed)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


@POSIX
@pytest.mark.timeout(600)
def test_killed() -> None:
    """Three kills a verb."""
    found = _killed(42, 20261127)
    assert found["lost"] == []
    assert found["told"] > 0


@POSIX
@pytest.mark.slow
@pytest.mark.timeout(14_400)
def test_killed_often() -> None:
    """Two thousand kills; enough of them in the middle of a transaction, so that the moments were well chosen."""
    found = _killed(2_000, 20261128)
    assert found["lost"] == []
    assert found["told"] > 1_000
    assert found["journals"] > 200
