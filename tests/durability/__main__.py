"""The long run before a release, as one table: what was tried, how often, what was told to be done meanwhile, what was lost.

`python -m tests.durability [SHARE]`; SHARE, such as 0.01, does that part of it. Linux with a C compiler.
"""

from __future__ import annotations

import json
import platform
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.storage.rows import identity
from vetter.errors import CaseFileError
from vetter.storage import CaseFile, backups, inspection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
KILLS, CUTS, SAVES, WRITERS, LIVE, DAMAGED = 5_000, 5_000, 20, 1_000, 500, 1_000
FAULTY = ("save", "edit", "draft", "attach", "import", "backup", "restore", "erase", "set", "change", "remove", "recover", "lost key")
PAUSE = 0.3
"""Seconds between two backups; without any, those who save would wait for longer than their five seconds."""
Row = tuple[str, int, int, list[str]]


def _program(*arguments: str) -> dict[str, Any]:
    ran = subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def _kills(share: float) -> Iterator[Row]:
    found = _program("tests.durability.kills", str(max(16, round(KILLS * share))), "1")
    yield "killed at a random moment of sixteen verbs", found["kills"], found["told"], found["lost"]


def _cuts(share: float) -> Iterator[Row]:
    saves = max(2, round(SAVES * min(1, share * 10)))
    found = _program("tests.durability.faults", "cuts", str(max(10, round(CUTS * share))), str(saves), "1")
    yield f"power cut, at one of {found['calls']:,} calls to the disk", found["cuts"], found["saves"], found["lost"]


def _faults(share: float) -> Iterator[Row]:
    for verb in FAULTY:
        found = _program("tests.durability.faults", "faults", verb, str(max(1, round(1 / share))))
        yield (
            f"disk full, broken or for reading only, or killed, at one of {found['calls']:,} calls of “{verb}”",
            found["faults"],
            found["faults"],
            found["lost"],
        )


def _writers(share: float) -> Iterator[Row]:
    """Let three programs save at once, and back up while they do."""
    each = max(20, round(WRITERS * share))
    with tempfile.TemporaryDirectory(prefix="vetter-writers-") as home:
        folder = Path(home) / "data"
        CaseFile.open(folder).close()
        command = [sys.executable, "-m", "tests.storage.writer", str(folder)]
        programs = [subprocess.Popen([*command, word, str(each)], cwd=ROOT, stdout=subprocess.PIPE, text=True) for word in "abc"]
        made, lost = 0, []
        while any(program.poll() is None for program in programs) and made < max(10, LIVE * share):
            try:
                kept = backups.make(folder, "asked", datetime.now(UTC))
                backups.look_into(kept.path, Path(home) / "scratch")
                made += 1
                time.sleep(PAUSE)
            except CaseFileError as error:
                lost.append(f"backup {made}: {error}")
        told = [line.split()[1] for program in programs for line in program.communicate()[0].splitlines() if line.startswith("saved")]
        with closing(CaseFile.open(folder)) as after:
            there = {row["id"] for row in after.rows("SELECT id FROM interview")}
        gone = [f"{label} is gone" for label in told if identity(label) not in there]
        gone += [problem.sentence for problem in inspection.inspect(folder).problems]
        yield (
            "three programs that save at once",
            3 * each,
            len(told),
            gone + [f"{3 * each - len(told)} saves refused"] * (len(told) < 3 * each),
        )
        yield "backups made and compared meanwhile", made, made, lost


def _damage(share: float) -> Iterator[Row]:
    """Run the tests of damage: their long form in a whole run, else the short one."""
    full = share >= 1
    for words, name, short in (("pages scrambled, 99 of 100 answers saved", "scrambled", 60), ("bits flipped and found", "flipped", 100)):
        marks = ["-m", "slow"] if full else []
        command = [sys.executable, "-m", "pytest", "-q", "-n0", "tests/storage/test_damage.py", "-k", name, *marks]
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        yield words, DAMAGED if full else short, 0, [] if ran.returncode == 0 else [ran.stdout[-500:]]


PARTS: tuple[Callable[[float], Iterator[Row]], ...] = (_kills, _cuts, _faults, _writers, _damage)


def main(share: float) -> int:
    """Print the table row by row; return 1 when anything was lost."""
    print(f"{platform.system()} {platform.release()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}\n")  # noqa: T201
    print("| what | tried | told to be done | lost | seconds |\n| --- | ---: | ---: | ---: | ---: |")  # noqa: T201
    every: list[str] = []
    for part in PARTS:
        began = time.perf_counter()
        for words, tried, told, lost in part(share):
            print(f"| {words} | {tried:,} | {told:,} | {len(lost)} | {time.perf_counter() - began:.0f} |", flush=True)  # noqa: T201
            began = time.perf_counter()
            every += lost
    for each in every:
        print(f"LOST {each}", file=sys.stderr)  # noqa: T201
    return 1 if every else 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0))
