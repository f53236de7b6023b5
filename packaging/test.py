"""Set everything up, then run every check and every test: `python3 packaging/test.py`; with arguments, pytest alone with them."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from environment import DEVELOPMENT, ROOT, ensure_libraries, ensure_tools, prepare, run, say

if TYPE_CHECKING:
    from pathlib import Path

CHECKS = (
    ("python", "-m", "ruff", "check"),
    ("python", "-m", "ruff", "format", "--check"),
    ("lint-imports", "--no-logo"),
)
"""What is quickly known; whether the types agree takes longer, and is a test beside the others."""
EVERY_CORE = ("-n", "auto", "--dist", "worksteal")
"""The whole suite is shared out among the cores; a few tests named by hand are not worth the start of workers."""


def main(arguments: list[str]) -> int:
    """Run checks and tests; return 0 only if all of them passed. Pytest comes last and closes with its own summary."""
    python = prepare(DEVELOPMENT)
    ensure_libraries()
    ensure_tools()
    environment = surroundings(python)
    failed = [] if arguments else [check for check in CHECKS if _fails(check, python, environment)]
    if failed:
        say(f"Failed before the tests: {', '.join(' '.join(check) for check in failed)}")
    tests = _fails(("python", "-m", "pytest", *(arguments or EVERY_CORE)), python, environment)
    return int(tests or bool(failed))


def surroundings(python: Path) -> dict[str, str]:
    """Return the environment variables of the tests: no screen needed, and the installed commands on the path.

    The tests start many programs: what Python has compiled is kept, even where it is asked not to, or each compiles all of it again.
    """
    path = os.pathsep.join([str(python.parent), os.environ.get("PATH", "")])
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PATH": path, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}


def _fails(command: tuple[str, ...], python: Path, environment: dict[str, str]) -> bool:
    """Run one command of the virtual environment and return whether it failed."""
    say(f"$ {' '.join(command)}")
    program = python if command[0] == "python" else python.parent / command[0]
    return subprocess.call([str(program), *command[1:]], cwd=str(ROOT), env=environment) != 0


if __name__ == "__main__":
    run(main)
