"""Write the two lock files anew from the ranges in pyproject.toml: `python3 packaging/lock.py` (needs `uv` on the path)."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from environment import DEVELOPMENT_LOCK, ROOT, RUNTIME_LOCK

BUILD = "hatchling\neditables\n"
"""Installing Vetter itself takes these; they are locked as well, so that nothing is fetched unlocked."""

HEAD = """\
# {what}
# Exact versions with their checksums, for Linux, macOS and Windows and every Python from 3.11. The ranges are in pyproject.toml.
# Made by: python3 packaging/lock.py
"""


def compiled(*options: str) -> list[str]:
    """Return the pinned packages for the given options of uv's compiler, one with all its checksums an entry."""
    done = subprocess.run(
        ["uv", "pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate",
         "--no-emit-index-url", "--quiet", str(ROOT / "pyproject.toml"), *options],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    entries: list[str] = []
    for line in done.stdout.splitlines():
        if line.startswith(" "):
            entries[-1] += f"\n{line}"
        elif line and not line.startswith("#"):
            entries.append(line)
    return entries


def main() -> int:
    """Write both files; the second holds only what the first does not."""
    with tempfile.TemporaryDirectory() as folder:
        build, pinned = Path(folder) / "build.in", Path(folder) / "runtime.txt"
        build.write_text(BUILD, encoding="utf-8")
        runtime = compiled(str(build))
        pinned.write_text("\n".join(runtime) + "\n", encoding="utf-8")
        everything = compiled(str(build), "--extra", "dev", "--constraint", str(pinned))
    development = [entry for entry in everything if entry not in runtime]
    _write(RUNTIME_LOCK, "What Vetter runs on, and what its own installation needs.", runtime)
    _write(DEVELOPMENT_LOCK, "What checks and tests need on top of requirements.lock.", development)
    return 0


def _write(target: Path, what: str, entries: list[str]) -> None:
    target.write_text(HEAD.format(what=what) + "\n".join(entries) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
