"""The defences bite: each is taken out of the running program, and a test that stands for it goes red."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.durability.defences import DEFENCES, Defence

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("defence", DEFENCES, ids=lambda each: each.name)
def test_a_defence_stands_as_it_is_written_here(defence: Defence) -> None:
    """So that it is taken out, and not what it was before the program was changed."""
    assert (ROOT / defence.file).read_text(encoding="utf-8").count(defence.stands) == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="they are taken out by forking")
@pytest.mark.timeout(600)
@pytest.mark.goal("G17", "a defence taken out of the running program, and a test noticed", len(DEFENCES))
def test_every_defence_bites() -> None:
    """The tests are green with all of them, and one goes red without any of them."""
    ran = subprocess.run([sys.executable, "-m", "tests.durability.taken_out"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-2_000:]
    assert json.loads(ran.stdout.splitlines()[-1]) == []
