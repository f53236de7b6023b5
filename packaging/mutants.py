"""Plant small mistakes in the pure core, a random sample of them, and say how many the tests notice: `packaging/mutants.py`.

The mistakes are mutmut's own, all of which take hours; of a sample the share among all of them is told, nineteen times in twenty. Each
is tried against the tests of its own package that reach the function it lies in, quickest first, up to the first that fails.
Run it with the Python of `.venv`, on Linux or macOS. The same seed draws the same sample from the same code; Ctrl+C ends early and
reports on those tried so far, which are as random.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import sys
import time
from collections import defaultdict
from itertools import groupby, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from environment import ROOT
from mutmut.__main__ import create_mutants
from mutmut.mutation import trampoline
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.utils.file_utils import copy_also_copy_files
from mutmut.utils.format_utils import mangled_name_from_mutant_name
from scipy.stats import binomtest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")

PACKAGES = ("statistics", "kinds", "assessment")
PLANTED = Path("mutants")
OPTIONS = ("-q", "-m", "not slow and not benchmark", "--timeout=0", "--tb=no", "-p", "no:randomly", "-p", "no:cacheprovider")
PATIENCE = 3
"""Times the seconds of processor that the tests take without a mistake; one that takes longer has been noticed."""
START = 10
"""Seconds of processor besides, for a start of Python and the first call of everything."""
ROOM = 4 << 30
"""Bytes of memory; a mistake that makes a list without end has been noticed, too."""


class Sample:
    """A run of pytest that collects the tests once, then tries each drawn mistake in a copy of the process."""

    def __init__(self, names: list[str], jobs: int) -> None:
        """Take the mistakes to plant, and how many to try at a time."""
        self.names, self.jobs = names, jobs
        self.tried: list[str] = []
        self.survived: list[str] = []
        self.called: set[str] = set()
        trampoline.record_trampoline_hit = self._note

    def _note(self, function: str, **_caller: object) -> None:
        self.called.add(function)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try every mistake; a function called while modules are imported is tried in a process that imports them anew."""
        early = set(self.called)
        os.environ.pop("MUTANT_UNDER_TEST")
        reach = self._reach(session.items)
        by_id = {item.nodeid: item for item in session.items}

        def attempt(name: str) -> int:
            function = mangled_name_from_mutant_name(name)
            tests = f"tests/{_package(name)}/"
            near = ((seconds, test, called) for test, (seconds, called) in reach.items() if test.startswith(tests))
            found = sorted((seconds, test) for seconds, test, called in near if function in called | early)
            patience = START + int(PATIENCE * sum(seconds for seconds, _test in found))
            resource.setrlimit(resource.RLIMIT_CPU, (patience, patience))
            resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
            os.environ["MUTANT_UNDER_TEST"] = name
            if function in early:
                os.execv(  # noqa: S606 - no shell is wanted
                    sys.executable, [sys.executable, "-m", "pytest", "-x", *OPTIONS, *(test for _seconds, test in found)]
                )
            return next((1 for _seconds, test in found if _fails(session, by_id[test])), 0)

        for name, code in _in_copies(self.names, attempt, self.jobs):
            self.tried.append(name)
            if code == 0:
                self.survived.append(name)
            say(f"{len(self.tried):>5} of {len(self.names)}  {'SURVIVED' if code == 0 else 'noticed '}  {name}")
        return True

    def _reach(self, items: list[pytest.Item]) -> dict[str, tuple[float, set[str]]]:
        """Return for each test how many seconds of processor it takes and which functions it calls, a copy for each file."""
        kept = Path("reach").resolve()
        kept.mkdir(exist_ok=True)
        files = {path: list(group) for path, group in groupby(items, key=lambda item: item.path)}

        def look(path: Path) -> int:
            os.environ["MUTANT_UNDER_TEST"] = "stats"
            found = {item.nodeid: self._look(item, after) for item, after in zip_longest(files[path], files[path][1:])}
            (kept / f"{path.parent.name}-{path.stem}.json").write_text(json.dumps(found), encoding="utf-8")
            return int(bool(items[0].session.testsfailed))

        say(f"Looking which functions each of {len(items)} tests reaches")
        told: dict[str, tuple[float, set[str]]] = {}
        for path, code in _in_copies(files, look, self.jobs):
            if code:
                pytest.exit(f"{path} fails without any mistake planted.", returncode=2)
            for test, (seconds, called) in json.loads((kept / f"{path.parent.name}-{path.stem}.json").read_text(encoding="utf-8")).items():
                told[test] = (seconds, set(called))
        return told

    def _look(self, item: pytest.Item, after: pytest.Item | None) -> tuple[float, list[str]]:
        self.called.clear()
        began = time.process_time()
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        return time.process_time() - began, sorted(self.called)


def _fails(session: pytest.Session, item: pytest.Item) -> bool:
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
    return bool(session.testsfailed)


def _in_copies(things: Iterable[T], work: Callable[[T], int], jobs: int) -> Iterator[tuple[T, int]]:
    """Do the work on each thing in a copy of this process, a few at a time; give each with what the copy ended with."""
    running: dict[int, T] = {}
    for thing in things:
        if len(running) == jobs:
            yield _ended(running)
        child = os.fork()
        if child == 0:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.dup2(nowhere, 2)
            code = 1
            try:
                code = work(thing)
            finally:
                os._exit(code)
        running[child] = thing
    while running:
        yield _ended(running)


def _ended(running: dict[int, T]) -> tuple[T, int]:
    child, status = os.wait()
    return running.pop(child), os.waitstatus_to_exitcode(status)


def _package(name: str) -> str:
    return name.split(".")[1]


def every_mistake() -> dict[str, list[str]]:
    """Return the names of all mistakes that were planted, by package."""
    found = defaultdict(list)
    for kept in sorted(PLANTED.rglob("*.meta")):
        for name in json.loads(kept.read_text(encoding="utf-8"))["exit_code_by_key"]:
            found[_package(name)].append(name)
    return found


def report(tried: list[str], survived: list[str], every: dict[str, list[str]]) -> None:
    """Print each mistake that nobody noticed, and the share of each package with its Wilson interval."""
    for name in survived:
        say(get_diff_for_mutant(name))
    for package in sorted({_package(name) for name in tried}):
        number, unseen = (sum(_package(name) == package for name in names) for names in (tried, survived))
        between = binomtest(number - unseen, number).proportion_ci(method="wilson")
        of = len(every[package])
        say(f"{package:12} {number - unseen:>4} of {number:>4} noticed, of {of:,}: {between.low:.0%} to {between.high:.0%} of all")


def say(line: str) -> None:
    """Print a line past pytest's own capture, at once."""
    print(line, flush=True)


def main() -> int:
    """Plant, draw, try, report."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--each", type=int, default=100, help="mistakes to draw from each package (100)")
    parser.add_argument("--seed", type=int, default=1, help="which sample (1)")
    parser.add_argument("--jobs", type=int, default=2, help="how many to try at a time (2)")
    parser.add_argument("packages", nargs="*", default=PACKAGES, metavar="PACKAGE", help="of: " + ", ".join(PACKAGES))
    asked = parser.parse_args()
    os.chdir(ROOT)
    os.environ.update(HYPOTHESIS_PROFILE="mutants", MUTANT_UNDER_TEST="mutant_generation")
    create_mutants(asked.jobs)
    copy_also_copy_files()
    every = every_mistake()
    chance = random.Random(asked.seed)  # noqa: S311 - a sample, not a secret
    names = [name for package in asked.packages for name in chance.sample(every[package], min(asked.each, len(every[package])))]
    chance.shuffle(names)
    os.chdir(PLANTED)
    os.environ["MUTANT_UNDER_TEST"] = "stats"
    sample = Sample(names, asked.jobs)
    code = pytest.main(["-s", *OPTIONS, *(f"tests/{package}" for package in asked.packages)], plugins=[sample])
    os.chdir(ROOT)
    report(sample.tried, sample.survived, every)
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
