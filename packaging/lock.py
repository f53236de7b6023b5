"""Write the lock files from the ranges in pyproject.toml: `python3 packaging/lock.py [--upgrade]` (needs `uv` on the path).

What is locked already stays as it is while the ranges allow it; `--upgrade` takes the newest instead.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from environment import DEVELOPMENT_LOCK, RELEASE_LOCK, ROOT, RUNTIME_LOCK

BUILD = "hatchling\neditables\n"
"""Installing Vetter itself takes these; they are locked as well, so that nothing is fetched unlocked."""

EXTRA = ("--extra", "passphrase")
"""What a copy of the repository and the packages bring along, and pip installs when it is asked for."""

BESIDES = (
    (DEVELOPMENT_LOCK, "dev", "What checks and tests need on top of requirements.lock."),
    (RELEASE_LOCK, "release", "What making a release needs on top of requirements.lock."),
)
"""Each further file: the option of pyproject.toml it holds, and what it says of itself."""

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
    """Write every file; the second and the third hold only what the first does not."""
    kept = () if "--upgrade" in arguments else tuple(lock for lock in (RUNTIME_LOCK, DEVELOPMENT_LOCK, RELEASE_LOCK) if lock.exists())
    with tempfile.TemporaryDirectory() as folder:
        build, pinned = Path(folder) / "build.in", Path(folder) / "runtime.txt"
        build.write_text(BUILD, encoding="utf-8")
        _known(pinned, kept[:2])
        runtime = compiled(pinned, str(build), *EXTRA)
        _write(RUNTIME_LOCK, "What Vetter runs on, and what its own installation needs.", runtime)
        for lock, extra, what in BESIDES:
            target = Path(folder) / f"{extra}.txt"
            _known(target, tuple(each for each in kept if each in {RUNTIME_LOCK, lock}))
            everything = compiled(target, str(build), *EXTRA, "--extra", extra, "--constraint", str(pinned))
            _write(lock, what, [entry for entry in everything if entry not in runtime])
    return 0


def _known(target: Path, locks: tuple[Path, ...]) -> None:
    """Begin with the versions that are locked already."""
    target.write_text("".join(lock.read_text(encoding="utf-8") for lock in locks), encoding="utf-8")


def _write(target: Path, what: str, entries: list[str]) -> None:
    target.write_text(HEAD.format(what=what) + "\n".join(entries) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
