"""Write the two lock files from the ranges in pyproject.toml: `python3 packaging/lock.py [--upgrade]` (needs `uv` on the path).

What is locked already stays as it is while the ranges allow it; `--upgrade` takes the newest instead.
"""

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


def compiled(output: Path, *options: str) -> list[str]:
    """Return the pinned packages for the given options of uv's compiler, one with all its checksums an entry.

    It writes to `output`, and keeps the versions that stand there.
    """
    subprocess.run(
        ["uv", "pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate",
         "--no-emit-index-url", "--quiet", "--output-file", str(output), str(ROOT / "pyproject.toml"), *options],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    entries: list[str] = []
    for line in output.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            entries[-1] += f"\n{line}"
        elif line and not line.startswith("#"):
            entries.append(line)
    return entries


def main(arguments: list[str]) -> int:
    """Write both files; the second holds only what the first does not."""
    known = "" if "--upgrade" in arguments else "".join(lock.read_text(encoding="utf-8") for lock in (RUNTIME_LOCK, DEVELOPMENT_LOCK))
    with tempfile.TemporaryDirectory() as folder:
        build, pinned, all_pinned = (Path(folder) / name for name in ("build.in", "runtime.txt", "everything.txt"))
        build.write_text(BUILD, encoding="utf-8")
        pinned.write_text(known, encoding="utf-8")
        all_pinned.write_text(known, encoding="utf-8")
        runtime = compiled(pinned, str(build))
        everything = compiled(all_pinned, str(build), "--extra", "dev", "--constraint", str(pinned))
    development = [entry for entry in everything if entry not in runtime]
    _write(RUNTIME_LOCK, "What Vetter runs on, and what its own installation needs.", runtime)
    _write(DEVELOPMENT_LOCK, "What checks and tests need on top of requirements.lock.", development)
    return 0


def _write(target: Path, what: str, entries: list[str]) -> None:
    target.write_text(HEAD.format(what=what) + "\n".join(entries) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
