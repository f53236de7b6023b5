"""Where a release is made and where its artifacts end up, and how its steps are run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MADE = ROOT / "build" / "release"
"""What is made on the way; removed at the beginning of each release."""
DIST = ROOT / "dist"
"""What is given away."""
PYTHON = sys.executable


class ReleaseError(Exception):
    """A release cannot go on; the sentence says why."""


def epoch() -> str:
    """Return the moment of the last commit in seconds, which stands in the artifacts for the moment of the build."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    return told or subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def ran(*command: str | Path, cwd: Path = ROOT, **environment: str) -> str:
    """Run a step and return what it printed; raise `ReleaseError` with its last lines when it fails."""
    surroundings = {**os.environ, "SOURCE_DATE_EPOCH": epoch(), **environment}
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, check=False, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        message = f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout[-3000:]}"
        raise ReleaseError(message)
    return done.stdout
