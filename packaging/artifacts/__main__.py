"""The steps of a release in order, and the table of what came of them."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import statistics
import sys
import time
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from artifacts import checks, clean_root, frozen, linux, python_packages, windows
from artifacts.identity import VERSION
from artifacts.paths import DIST, MADE, PYTHON, ROOT, ReleaseError, ran

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Result = TypeVar("Result")
STARTS = 5
"""How often each start is measured; the middle one counts."""


class Row(NamedTuple):
    """One artifact: its size, how long it took to make, where it was tried, and how long it takes to start."""

    name: str
    size: int
    seconds: float
    tried: str
    start: float | None = None


def timed(words: str, step: Callable[[], Result]) -> tuple[Result, float]:
    """Run a step, saying what it does and how long it took; return what it returned, and the seconds."""
    print(f"  {words} …", end="", file=sys.stderr, flush=True)
    began = time.perf_counter()
    result = step()
    seconds = time.perf_counter() - began
    print(f" {seconds:.0f} s", file=sys.stderr, flush=True)
    return result, seconds


def start_of(*program: str | Path) -> float:
    """Return the milliseconds from starting a process to a window that is ready and closed again, the middle of several."""
    taken = []
    for _ in range(STARTS):
        began = time.perf_counter()
        ran(*program, "gui", "--report-startup", VETTER_DATA_DIR=str(MADE / "start"), QT_QPA_PLATFORM="offscreen", PYTHONPATH="")
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def tried_python_packages(wheel: Path, source: Path, seconds: float) -> list[Row]:
    """Install the wheel in every way; the source package makes the same wheel to the byte, which was seen when it was built."""
    trials = {"pip": python_packages.try_pip, "pipx": python_packages.try_pipx, "uv tool": python_packages.try_uv}
    for name, trial in trials.items():
        timed(f"the wheel by {name}", lambda trial=trial: trial(wheel))
    return [
        Row(wheel.name, wheel.stat().st_size, seconds / 2, ", ".join(trials)),
        Row(source.name, source.stat().st_size, seconds / 2, "makes the same wheel"),
    ]


def made_programs(wheel: Path) -> list[Row]:
    """Freeze the program, package it, and try each package in the clean system."""
    timed("icons, manual page, desktop entry, metainfo", linux.write_share)
    folder, freezing = timed("freezing", lambda: frozen.build(wheel))
    timed("the frozen program, portable", lambda: frozen.try_portable(folder))
    checkout, start = start_of(PYTHON, "-m", "vetter"), start_of(folder / "vetter")
    whole = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    rows = [
        Row("the same by Python, for comparison", 0, 0.0, "", checkout),
        Row("folder, unpacked", whole, freezing, "here, portable", start),
    ]
    system, _ = timed("a clean system", clean_root.prepare)
    for make, trial in (
        (lambda: linux.archive(folder), clean_root.try_archive),
        (lambda: linux.deb(folder), clean_root.try_deb),
        (lambda: linux.rpm(folder), clean_root.try_rpm),
    ):
        package, seconds = timed("packing", make)
        timed(f"{package.name} in the clean system", lambda trial=trial, package=package: trial(package))
        rows.append(Row(package.name, package.stat().st_size, seconds, str(system)))
    return rows


def seal() -> Path:
    """Write the checksum of everything that is given away, as sha256sum checks it."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in sorted(DIST.iterdir()) if path.name != "SHA256SUMS"
    ]
    target = DIST / "SHA256SUMS"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return target


def table(rows: list[Row]) -> str:
    """Return the table of artifacts in Markdown."""
    lines = ["| artifact | size | made in | starts in | tried |", "| --- | ---: | ---: | ---: | --- |"]
    for row in rows:
        size = f"{row.size / 1_000_000:.1f} MB" if row.size else ""
        start = f"{row.start:.0f} ms" if row.start else ""
        lines.append(f"| {row.name} | {size} | {f'{row.seconds:.0f} s' if row.seconds else ''} | {start} | {row.tried} |")
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Make everything; `--rehearsal` goes on where only the change log is not ready."""
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    unready = checks.changelog(changes, VERSION)
    if unready and "--rehearsal" not in arguments:
        message = f"{unready} To make everything for trial all the same: python3 packaging/release.py --rehearsal"
        raise ReleaseError(message)
    for folder in (MADE, DIST):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    dependencies, _ = timed("dependencies, unused or undeclared", checks.dependencies)
    weak, _ = timed("known weaknesses", checks.weaknesses)
    (wheel, source), seconds = timed("wheel and source package, twice", python_packages.build)
    programs = made_programs(wheel)
    rows = [*tried_python_packages(wheel, source, seconds), *programs]
    setup, _ = timed("installer for Windows", lambda: windows.build(MADE / "frozen" / "vetter"))
    (DIST / f"vetter-{VERSION}.changes.md").write_text(checks.entry(changes, VERSION) + "\n", encoding="utf-8")
    seal()
    system = platform.freedesktop_os_release()["PRETTY_NAME"]
    measured = (
        f"Vetter {VERSION} on {system}, Python {platform.python_version()}, {os.cpu_count()} cores.",
        f"Starts offscreen, from process to a window that is ready and closed again, the middle of {STARTS}.",
        f"Dependencies: {dependencies}. Known weaknesses: {weak}.",
        f"Windows: {setup}. macOS: packaging/macos/dmg.sh was not run.",
    )
    keep("\n".join([table(rows), "", *measured]))
    if unready:
        print(f"Not to be given away: {unready}")
    return 0


def keep(told: str) -> None:
    """Print what was measured, and put it between the marks in packaging/README.md, in the place of what stood there."""
    print(told)
    page = ROOT / "packaging" / "README.md"
    before, mark, rest = page.read_text(encoding="utf-8").partition("<!-- measured -->\n")
    after = rest[rest.index("<!-- until here -->") :]
    page.write_text(f"{before}{mark}{told}\n{after}", encoding="utf-8")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except ReleaseError as problem:
        sys.exit(f"\n{problem}")
