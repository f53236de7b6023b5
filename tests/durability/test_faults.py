"""A disk that fails at any call, and one whose power is cut: nothing that was told to be saved is lost, nothing is there in half.

The disk is a small library in C, loaded before the system's own, so that a C compiler is needed for these long runs.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.durability.faults import Stored, cut, telling
from tests.durability.verbs import VERBS
from tests.often import often, share

if TYPE_CHECKING:
    from collections.abc import Callable

    Record = Callable[[str, object], None]

ROOT = Path(__file__).parents[2]
CUTS, SAVES = often(200, of=5_000), often(5, of=20)
STEP = max(1, round(1 / share())) if share() else 1
"""Of the calls of a verb each so-manieth fails."""
NOW_AND_THEN = 40
"""The same in every run, for a few verbs."""
THERE = sys.platform == "linux" and (shutil.which("cc") is not None or "CI" in os.environ)
"""Whether the disk can be made; where every check must run, it must."""
COMPILER = pytest.mark.skipif(not THERE, reason="the disk is a small library in C")
NOT_ON_IT = {"delete", "export", "migrate"}
"""Verbs that are not tried: what is deleted and exported is told by the others, and what is updated by kills."""


def _ran(record: Record, tried: str, told: str, *arguments: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.durability.faults", *arguments]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    record("tried", found[tried])
    record("told", found[told])
    record("lost", len(found["lost"]))
    record("measured", f"{found['calls']:,} calls")
    return found


def test_what_was_synced_is_sure() -> None:
    """The disk of these tests keeps what was synced, may lose or tear the rest, and may bring a name back."""
    log = [("w", "a", 0, b"first"), ("s", "a", 0, b""), ("w", "a", 0, b"SECOND"), ("u", "b", 0, b"")]
    ends = {cut({"b": b"old"}, log, random.Random(seed))["a"] for seed in range(60)}  # noqa: S311 - not a secret
    assert {b"first", b"SECOND"} < ends
    assert any(end not in {b"first", b"SECOND"} for end in ends)
    backs = {"b" in cut({"b": b"old"}, log, random.Random(seed)) for seed in range(20)}  # noqa: S311 - not a secret
    assert backs == {True, False}
    assert "b" not in cut({"b": b"old"}, [*log, ("s", "folder", 0, b"")], random.Random(1))  # noqa: S311 - not a secret


def test_of_many_writes_to_one_file_three_are_tried() -> None:
    """The first, one in the middle and the last; whatever else is asked is tried each time."""
    log = [("w", "a", at, b"x") for at in range(5)] + [("s", "a", 0, b""), ("w", "b", 0, b"x")]
    assert telling(log) == [1, 3, 5, 6, 7]


def test_a_new_length_is_a_write() -> None:
    """A file that is cut or grown is as long as it was made."""
    stored = Stored(bytearray(b"12345"))
    stored.take((2, None))
    stored.take((4, b"x"))
    assert stored.sure == b"12\0\0x"


@COMPILER
@pytest.mark.timeout(600)
@pytest.mark.parametrize("verb", ["save", "import", "attach"])
def test_a_disk_that_fails_now_and_then(verb: str, record_property: Record) -> None:
    """The same at a few calls of the verbs an owner waits for, in every run."""
    found = _ran(record_property, "faults", "faults", "faults", verb, str(NOW_AND_THEN))
    assert found["lost"] == []
    assert found["faults"] > 0


@pytest.mark.slow
@pytest.mark.timeout(14_400)
@pytest.mark.goal("G3", "disk full, broken or for reading only, or killed, at one of its calls")
@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb not in NOT_ON_IT])
def test_a_disk_that_fails(verb: str, record_property: Record) -> None:
    """Every call of a verb fails that may differ, on a full, a broken and a read-only disk, and is the last one; a second try works."""
    found = _ran(record_property, "faults", "faults", "faults", verb, str(STEP))
    assert found["lost"] == []
    assert found["faults"] > 40 // STEP


@COMPILER
@pytest.mark.timeout(14_400)
@pytest.mark.goal("G2", "power cut, at one of its calls", CUTS)
def test_a_disk_whose_power_is_cut(record_property: Record) -> None:
    """Half of the cuts come right after a save was told."""
    found = _ran(record_property, "cuts", "saves", "cuts", str(CUTS), str(SAVES), "20261127")
    assert found["lost"] == []
    assert found["calls"] > 40 * SAVES
