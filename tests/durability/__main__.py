"""The long run before a release, as one table: for each goal what was tried, how often, what was told to be done meanwhile, what was lost.

`python -m tests.durability [SHARE] [GOAL…]`; SHARE, such as 0.01, does that part of it, and goals, such as G5 G6, do those alone.
What is run are the tests that stand for a goal, see tests/often.py. Linux with a C compiler.
"""

from __future__ import annotations

import os
import platform
import re
import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.often import SHARE

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
GOALS = tuple(f"G{number}" for number in range(1, 18))
QUIET = ("-q", "-n0", "-m", "", "-p", "no:randomly", "-p", "no:cacheprovider", "--tb=short", "-o", "junit_family=xunit1")


@dataclass
class Row:
    """What came of one thing that was tried, in however many tests."""

    tried: int = 0
    told: int = 0
    lost: int = 0
    seconds: float = 0
    measured: list[str] = field(default_factory=list)


def files(goal: str) -> list[str]:
    """Return the tests in which something stands for a goal."""
    return sorted(str(path) for path in TESTS.rglob("test_*.py") if f'goal("{goal}"' in re.sub(r"goal\(\s+", "goal(", path.read_text()))


def _ran(goal: str, share: float, report: Path) -> tuple[dict[str, Row], str]:
    """Run the tests of a goal; return a row for each thing tried, and what was said of what failed."""
    surroundings = {**os.environ, SHARE: str(share), "HYPOTHESIS_PROFILE": "default", "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "pytest", *QUIET, "--goal", goal, f"--junitxml={report}", *files(goal)]
    ran = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
    rows: dict[str, Row] = {}
    for case in ET.parse(report).iter("testcase") if report.exists() else ():  # noqa: S314 - of our own writing
        _add(rows, case)
    if ran.returncode and not any(row.lost for row in rows.values()):
        rows["the tests themselves"] = Row(lost=1)
    return rows, ran.stdout + ran.stderr if ran.returncode else ""


def _add(rows: dict[str, Row], case: ET.Element) -> None:
    said = {each.get("name", ""): each.get("value", "") for each in case.iter("property")}
    row = rows.setdefault(said.get("words", case.get("name", "")), Row())
    failed = case.find("failure") is not None or case.find("error") is not None
    row.tried += int(said.get("tried", 1))
    row.told += int(said.get("told", 0))
    row.lost += max(int(said.get("lost", 0)), failed)
    row.seconds += float(case.get("time", 0))
    row.measured += [said["measured"]] if "measured" in said else []


def main(share: float, goals: tuple[str, ...]) -> int:
    """Print the table row by row; return 1 when anything was lost."""
    print(f"{platform.system()} {platform.release()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}\n")  # noqa: T201
    print("| goal | what | tried | told to be done | lost | seconds |\n| --- | --- | ---: | ---: | ---: | ---: |")  # noqa: T201
    every: list[str] = []
    with tempfile.TemporaryDirectory(prefix="vetter-goals-") as home:
        for goal in goals:
            rows, failed = _ran(goal, share, Path(home) / f"{goal}.xml")
            for words, row in rows.items():
                what = f"{words} ({', '.join(row.measured)})" if row.measured else words
                told = f"{row.told:,}" if row.told else "–"
                print(f"| {goal} | {what} | {row.tried:,} | {told} | {row.lost:,} | {row.seconds:.0f} |", flush=True)  # noqa: T201
            every += [failed] * bool(failed)
    for each in every:
        print(f"\n{each[-8_000:]}", file=sys.stderr)  # noqa: T201
    return 1 if every else 0


if __name__ == "__main__":
    asked = [each for each in sys.argv[1:] if not each.startswith("G")]
    sys.exit(main(float(asked[0]) if asked else 1.0, tuple(each for each in sys.argv[1:] if each.startswith("G")) or GOALS))
