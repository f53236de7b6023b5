"""Make everything that is given away, and try each on a clean system: `python3 packaging/release.py` (as root on Debian 12).

Artifacts with checksums and the bill of materials go to `dist/`; the table of sizes, times and trials is printed.
"""

from __future__ import annotations

import os
import shutil
import subprocess

from environment import RELEASE, ROOT, ensure_libraries, install_debian, missing_python, prepare, run

TOOLS = {
    "appstreamcli": "appstream",
    "debootstrap": "debootstrap",
    "desktop-file-validate": "desktop-file-utils",
    "makensis": "nsis",
    "mandoc": "mandoc",
    "rpmbuild": "rpm",
    "strip": "binutils",
    "xz": "xz-utils",
}
"""Programs of the system that take part, and Debian's package of each."""


def main(arguments: list[str]) -> int:
    """Prepare an environment of its own, then make the release inside it."""
    python = prepare(RELEASE, ROOT / "build" / "environment")
    ensure_libraries()
    missing = [package for name, package in TOOLS.items() if shutil.which(name) is None] + missing_python()
    if missing:
        install_debian(missing)
    surroundings = {**os.environ, "PYTHONPATH": ""}
    return subprocess.call([str(python), "-m", "artifacts", *arguments], cwd=str(ROOT / "packaging"), env=surroundings)


if __name__ == "__main__":
    run(main)
