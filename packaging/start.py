"""Set everything up and open Vetter: `python3 packaging/start.py`; whatever follows is handed to Vetter."""

from __future__ import annotations

import subprocess

from environment import RUNTIME, SetupError, ensure_libraries, prepare, run, say


def main(arguments: list[str]) -> int:
    """Open Vetter and return its exit code."""
    python = prepare(RUNTIME)
    try:
        ensure_libraries()
    except SetupError as problem:
        if not arguments:
            raise
        say(str(problem))  # the terminal commands need no window
    return subprocess.call([str(python), "-m", "vetter", *arguments])


if __name__ == "__main__":
    run(main)
