"""Killed at any moment of any verb, nothing that was told to be done is lost, halved or brought back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.durability.kills import FORMS
from tests.often import often

if TYPE_CHECKING:
    from collections.abc import Callable

    Record = Callable[[str, object], None]

ROOT = Path(__file__).parents[2]
POSIX = pytest.mark.skipif(not hasattr(os, "fork"), reason="the kills are done by forking")
KILLS, UPDATES = often(200, of=5_000), often(2, of=200)


def _killed(record: Record, *arguments: object) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.durability.kills", *map(str, arguments)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    record("told", found["told"])
    record("lost", len(found["lost"]))
    return found


@POSIX
@pytest.mark.timeout(600)
@pytest.mark.goal("G1", "killed at a random moment of sixteen verbs", KILLS)
def test_killed(record_property: Record) -> None:
    """Some kills a verb; where there are many, enough of them in the middle of a transaction, so that the moments were well chosen."""
    found = _killed(record_property, "verbs", KILLS, 20261127)
    assert found["lost"] == []
    assert found["told"] > KILLS // 4
    assert found["journals"] > KILLS // 20


@POSIX
@pytest.mark.timeout(3_600)
@pytest.mark.goal("G14", "killed while a case file of an earlier form was brought up to date", UPDATES * len(FORMS))
def test_killed_while_updated(record_property: Record) -> None:
    """Nobody in it is lost, and the next start finishes it."""
    found = _killed(record_property, "updates", UPDATES, 20261128)
    assert found["lost"] == []
    assert found["told"] > 0
