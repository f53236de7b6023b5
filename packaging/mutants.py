"""Plant small mistakes in the pure core, a random sample of them, and say how many the tests notice: `packaging/mutants.py`.

The mistakes are mutmut's own, all of which take hours; of a sample the share among all of them is told, nineteen times in twenty. Each
is tried against the tests of its own package that reach the function it lies in, up to the first that fails: the one that noticed it
last time leads, then those of its own module, then the quickest. Which test reaches what is kept in `mutants/reach` until the code or
the test changes. Run it with the Python of `.venv`, on Linux or macOS. The same seed draws the same sample from the same code; Ctrl+C
ends early and reports on those tried so far, which are as random.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import resource
import sys
import time
from collections import defaultdict
from itertools import groupby, zip_longest
from pathlib import Path
from types import FunctionType
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


class Orchard:
    """The functions that have mistakes at hand, each as quick as ever: a mistake, or a note of each call, takes the place of its body.

    mutmut asks at every call of every function which mistake is planted, and that takes most of the time.
    """

    def __init__(self) -> None:
        """Take the place of mutmut's own decorator, before the modules that it stands in are imported."""
        self.grown: list[tuple[FunctionType, dict[str, FunctionType]]] = []
        self.called: set[int] = set()
        trampoline.wrap_in_trampoline = self._grow

    def _grow(self, mistakes: dict[str, FunctionType], **_kind: bool) -> Callable[[FunctionType], FunctionType]:
        def keep(function: FunctionType) -> FunctionType:
            self.grown.append((function, mistakes))
            self._watch(len(self.grown) - 1)
            return function

        return keep

    def _watch(self, at: int) -> None:
        function, _mistakes = self.grown[at]
        if function.__closure__:  # a body with cells can only be exchanged for one with the same: taken as called by everything
            self.called.add(at)
            return
        itself = FunctionType(function.__code__, function.__globals__, function.__name__, function.__defaults__)
        itself.__kwdefaults__ = function.__kwdefaults__

        def told(*given: object, **named: object) -> object:
            self.called.add(at)
            return itself(*given, **named)

        function.__code__, function.__defaults__, function.__kwdefaults__ = _call.__code__, None, {"_told": told}

    def reached(self) -> set[str]:
        """Return the functions called since."""
        names = (
            (each.__module__, next(name for name in mistakes if "__mutmut_" in name))
            for each, mistakes in map(self.grown.__getitem__, self.called)
        )
        return {f"{module}.{mangled_name_from_mutant_name(name)}" for module, name in names}

    def plant(self, name: str) -> None:
        """Let one function do what the mistake of this name does, and every other what it should."""
        module, _, planted = name.rpartition(".")
        for function, mistakes in self.grown:
            chosen = planted if function.__module__ == module and planted in mistakes else "_mutmut_orig"
            body = getattr(mistakes[chosen], "__func__", mistakes[chosen])
            if not function.__closure__:
                function.__code__, function.__defaults__, function.__kwdefaults__ = body.__code__, body.__defaults__, body.__kwdefaults__


def _call(*given: object, _told: Callable[..., object], **named: object) -> object:
    return _told(*given, **named)


class Sample:
    """A run of pytest that collects the tests once, then tries each drawn mistake in a copy of the process."""

    def __init__(self, names: list[str], jobs: int) -> None:
        """Take the mistakes to plant, and how many to try at a time."""
        self.names, self.jobs = names, jobs
        self.tried: list[str] = []
        self.survived: list[str] = []
        self.orchard = Orchard()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try every mistake; a function called while modules are imported is tried in a process that imports them anew."""
        early = self.orchard.reached()
        reach = self._reach(session)
        by_id = {item.nodeid: item for item in session.items}
        last = Path("noticed").resolve()
        last.mkdir(exist_ok=True)

        def attempt(name: str) -> int:
            function = mangled_name_from_mutant_name(name)
            found = _in_order(name, reach, lambda called: function in called or function in early)
            patience = START + int(PATIENCE * sum(reach[test][0] for test in found))
            resource.setrlimit(resource.RLIMIT_CPU, (patience, patience))
            resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
            if function in early:
                os.environ["MUTANT_UNDER_TEST"] = name
                os.execv(sys.executable, [sys.executable, "-m", "pytest", "-x", *OPTIONS, *found])  # noqa: S606 - no shell is wanted
            self.orchard.plant(name)
            before = last / name
            if before.exists():
                found.sort(key=lambda test: test != before.read_text(encoding="utf-8"))
            for test, after in zip_longest(found, found[1:]):
                by_id[test].config.hook.pytest_runtest_protocol(item=by_id[test], nextitem=after and by_id[after])
                if session.testsfailed:
                    before.write_text(test, encoding="utf-8")
                    return 1
            return 0

        for name, code in _in_copies(self.names, attempt, self.jobs):
            self.tried.append(name)
            if code == 0:
                self.survived.append(name)
            say(f"{len(self.tried):>5} of {len(self.names)}  {'SURVIVED' if code == 0 else 'noticed '}  {name}")
        return True

    def _reach(self, session: pytest.Session) -> dict[str, tuple[float, set[str]]]:
        """Return for each test how many seconds of processor it takes and which functions it calls, a copy for each file."""
        files = {path: list(group) for path, group in groupby(session.items, key=lambda item: item.path)}
        kept = _kept(list(files))

        def look(path: Path) -> int:
            found = {item.nodeid: self._look(item, after) for item, after in zip_longest(files[path], files[path][1:])}
            if not session.testsfailed:
                kept[path].write_text(json.dumps(found), encoding="utf-8")
            return int(bool(session.testsfailed))

        missing = [path for path in files if not kept[path].exists()]
        say(f"Looking which functions the tests of {len(missing)} files reach, of {len(files)}")
        for path, code in _in_copies(missing, look, self.jobs):
            if code:
                pytest.exit(f"{path} fails without any mistake planted.", returncode=2)
        told = (json.loads(kept[path].read_text(encoding="utf-8")) for path in files)
        return {test: (seconds, set(called)) for each in told for test, (seconds, called) in each.items()}

    def _look(self, item: pytest.Item, after: pytest.Item | None) -> tuple[float, list[str]]:
        self.orchard.called.clear()
        began = time.process_time()
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        return time.process_time() - began, sorted(self.orchard.reached())


def _kept(tests: list[Path]) -> dict[Path, Path]:
    """Return where what each file of tests reaches is kept: under a name that is another as soon as it may reach something else."""
    folder = Path("reach").resolve()
    folder.mkdir(exist_ok=True)
    texts = (path for top in ("vetter", "resources", "tests") for path in sorted(Path(top).rglob("*")))
    common = hashlib.sha256()
    for path in texts:
        if path.is_file() and path.suffix not in {".pyc", ".meta"} and not path.name.startswith("test_"):
            common.update(path.read_bytes())
    of = {path: hashlib.sha256(common.digest() + path.read_bytes()).hexdigest()[:16] for path in tests}
    return {path: folder / f"{path.parent.name}-{path.stem}-{digest}.json" for path, digest in of.items()}


def _in_order(name: str, reach: dict[str, tuple[float, set[str]]], reaches: Callable[[set[str]], bool]) -> list[str]:
    """Return the tests of the package of a mistake that reach it, those of its module first and then the quickest."""
    _vetter, package, module, *_function = name.split(".")
    near = [test for test, (_seconds, called) in reach.items() if test.startswith(f"tests/{package}/") and reaches(called)]
    return sorted(near, key=lambda test: (not test.startswith(f"tests/{package}/test_{module}.py"), reach[test][0]))


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


def drawn(names: list[str], number: int, seed: int) -> list[str]:
    """Return a sample of the mistakes of a package, the same whichever other packages are asked for."""
    return random.Random(seed).sample(names, min(number, len(names)))  # noqa: S311 - a sample, not a secret


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
    names = [name for package in asked.packages for name in drawn(every[package], asked.each, asked.seed)]
    random.Random(asked.seed).shuffle(names)  # noqa: S311 - as above
    os.chdir(PLANTED)
    os.environ.pop("MUTANT_UNDER_TEST")
    sample = Sample(names, asked.jobs)
    code = pytest.main(["-s", *OPTIONS, *(f"tests/{package}" for package in asked.packages)], plugins=[sample])
    os.chdir(ROOT)
    report(sample.tried, sample.survived, every)
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
