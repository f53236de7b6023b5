"""Plant small mistakes in the pure core, one at a time, and see which the tests notice: `python3 packaging/mutate.py statistics`."""

from __future__ import annotations

import argparse
import hashlib
import importlib.abc
import importlib.machinery
import importlib.util
import json
import os
import resource
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Iterator, NamedTuple  # noqa: UP035 - read by an old Python too

from environment import DEVELOPMENT, ROOT, SetupError, prepare, run, say
from mutations import Mutation, mutated, mutations

if TYPE_CHECKING:
    from types import CodeType

MEMORY = ROOT / ".mutants.json"
"""What became of each mutant; a module's results hold for as long as its source is the same."""

EQUIVALENT = ROOT / "packaging" / "equivalent_mutants.json"
"""Mutants no test can notice, each with the reason: a list of [module, line's text, change, reason]."""

PREPARED = "VETTER_MUTATE"
PATIENCE, AT_LEAST = 8.0, 10.0
"""A mutant may take so many times as long as its tests take without it, and at least so many seconds."""

LARGEST = 4 << 30
"""Bytes of memory a mutant may take before that counts as noticed."""

PYTEST = ("-x", "-q", "-p", "no:randomly", "-p", "no:pytest-qt", "-p", "no:cacheprovider", "-W", "ignore", "-m", "not slow and not benchmark",
          "--import-mode=importlib", "-o", "addopts=")  # fmt: skip


class Running(NamedTuple):
    """A mutant being tried: its process, the end of the pipe it reports through, when it has taken too long, and by all tests or some."""

    mutation: Mutation
    pipe: int
    latest: float
    whole: bool


class Baseline(NamedTuple):
    """What the tests do without a mistake: the seconds each takes, and which of them run each line."""

    seconds: dict[str, float]
    lines: dict[int, list[str]]


def main(arguments: list[str]) -> int:
    """Try every mutant of the packages named; return 1 while any survives."""
    if not hasattr(os, "fork"):
        message = "Planting mistakes needs a system that can copy a process: Linux or macOS."
        raise SetupError(message)
    if PREPARED not in os.environ:
        python = prepare(DEVELOPMENT)
        surroundings = {"QT_QPA_PLATFORM": "offscreen", **os.environ, PREPARED: "1", "HYPOTHESIS_PROFILE": "mutants"}
        os.execve(str(python), [str(python), __file__, *arguments], surroundings)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="+", help="a package or module below vetter: statistics, kinds/numbers")
    parser.add_argument("--every", type=int, default=1, help="try only every so-manieth mutant")
    parser.add_argument("--afresh", action="store_true", help="try those again that were noticed before")
    chosen = parser.parse_args(arguments)
    os.chdir(str(ROOT))
    sys.path[:0] = [str(ROOT)]
    _warm()
    survivors = sum(_module(path, chosen.every, afresh=chosen.afresh) for path in _modules(chosen.names))
    return int(survivors > 0)


def _modules(names: list[str]) -> Iterator[Path]:
    for name in names:
        path = ROOT / "vetter" / name
        yield from sorted(path.glob("*.py")) if path.is_dir() else [path.with_suffix(".py")]


def _warm() -> None:
    """Import what every trial needs, once; of Vetter nothing, because that is what differs."""
    import hypothesis  # noqa: F401, PLC0415 - installed by then
    import jsonschema  # type: ignore[import-untyped]  # noqa: F401, PLC0415
    import mpmath  # type: ignore[import-untyped]  # noqa: F401, PLC0415
    import numpy as np  # noqa: F401, PLC0415
    import pytest  # noqa: F401, PLC0415
    import scipy.stats  # type: ignore[import-untyped]  # noqa: F401, PLC0415


# --- one module -------------------------------------------------------------------------------------------------------


def _module(path: Path, every: int, *, afresh: bool) -> int:
    """Try the mutants of one module, print what became of them, and return how many survived."""
    source = path.read_text(encoding="utf-8")
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    every_one = [mutation for mutation in mutations(source) if mutation.number % every == 0]
    if not every_one:
        return 0
    known = {(text, change): why for module, text, change, why in _read(EQUIVALENT, []) if module == name}
    harmless = [mutation for mutation in every_one if (mutation.text, mutation.change) in known]
    memory = _read(MEMORY, {})
    fingerprint = hashlib.sha256(source.encode()).hexdigest()
    noticed = memory.get(name, {})
    if afresh or noticed.get("source") != fingerprint:
        noticed = {"source": fingerprint, "killed": []}
    killed = set(noticed["killed"])
    open_ones = [mutation for mutation in every_one if mutation not in harmless and mutation.key not in killed]
    survivors: list[Mutation] = []
    if open_ones:
        tests = _tests(path)
        baseline = _baseline(name, tests)
        for mutation, survived in _tried(name, path, source, open_ones, baseline):
            if survived:
                survivors.append(mutation)
                say(f"{path.relative_to(ROOT)}:{mutation.line}  {mutation.change}")
            else:
                killed.add(mutation.key)
                memory[name] = {**noticed, "killed": sorted(killed)}
                MEMORY.write_text(json.dumps(memory), encoding="utf-8")
    total = len(every_one) - len(harmless)
    share = 100 * (total - len(survivors)) / total if total else 100.0
    print(f"{name}: {total - len(survivors)} of {total} noticed ({share:.1f} %), {len(harmless)} harmless", flush=True)
    return len(survivors)


def _read(path: Path, otherwise: Any) -> Any:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else otherwise


def _tests(path: Path) -> list[str]:
    """Return the tests that mirror a module: those of its package, and for a rule those of every case."""
    return [str(ROOT / "tests" / path.parent.name)]


def _tried(name: str, path: Path, source: str, open_ones: list[Mutation], baseline: Baseline) -> Iterator[tuple[Mutation, bool]]:
    """Yield each mutant with whether it survived; as many run at a time as there are cores."""
    waiting = [(mutation, baseline.lines.get(mutation.line, [])) for mutation in reversed(open_ones)]
    everything = baseline.lines[0]
    running: dict[int, Running] = {}
    kills: dict[str, int] = {}
    while waiting or running:
        while waiting and len(running) < (os.cpu_count() or 1):
            mutation, tests = waiting.pop()
            ranked = sorted(tests or everything, key=lambda test: (-kills.get(test, 0), baseline.seconds[test]))
            seconds = AT_LEAST + PATIENCE * sum(baseline.seconds[test] for test in ranked)
            reader, writer = os.pipe()
            child = os.fork()
            if child == 0:
                _trial(name, path, source, mutation, ranked, writer)
            os.close(writer)
            running[child] = Running(mutation, reader, time.monotonic() + seconds, len(ranked) == len(everything))
        time.sleep(0.01)
        for child, trial in list(running.items()):
            ended, status = os.waitpid(child, os.WNOHANG)
            if not ended and time.monotonic() < trial.latest:
                continue
            if not ended:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
            del running[child]
            killer = os.read(trial.pipe, 10_000).decode()
            os.close(trial.pipe)
            if killer:
                kills[killer] = kills.get(killer, 0) + 1
            survived = bool(ended) and status == 0
            if survived and not trial.whole:  # what is remembered from an earlier test hides who else runs the line
                waiting.append((trial.mutation, []))
            else:
                yield trial.mutation, survived


def _trial(name: str, path: Path, source: str, mutation: Mutation, ranked: list[str], writer: int) -> None:
    """Run the tests on one mutant, in a process of its own that ends here; its exit code is pytest's."""
    try:
        resource.setrlimit(resource.RLIMIT_AS, (LARGEST, LARGEST))
        _quiet()
        code = compile(mutated(source, mutation.number), str(path), "exec")
        sys.meta_path.insert(0, _Planted(name, code))
        os._exit(_pytest(sorted({test.split("::")[0] for test in ranked}), _Chosen(ranked, writer)))
    finally:
        os._exit(99)


def _pytest(files: list[str], plugin: object) -> int:
    import pytest  # noqa: PLC0415 - installed by then

    return int(pytest.main([*PYTEST, *files], plugins=[plugin]))


def _quiet() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


class _Planted(importlib.abc.MetaPathFinder):
    """Finds one module with a mistake in it, and leaves every other to Python."""

    def __init__(self, name: str, code: CodeType) -> None:
        self.name, self.code = name, code

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> Any:
        """Return the module's own place with the code that has the mistake."""
        if fullname != self.name.replace(".__init__", ""):
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is not None:
            spec.loader = _Loader(fullname, str(spec.origin), self.code)
        return spec


class _Loader(importlib.machinery.SourceFileLoader):
    def __init__(self, fullname: str, path: str, code: CodeType) -> None:
        super().__init__(fullname, path)
        self.code = code

    def get_code(self, fullname: str) -> CodeType:
        """Return the code with the mistake, whatever the file holds."""
        del fullname
        return self.code


class _Chosen:
    """Keeps the tests that run the changed line, the likeliest to notice first, and reports the one that did."""

    def __init__(self, ranked: list[str], writer: int) -> None:
        self.rank = {test: place for place, test in enumerate(ranked)}
        self.writer = writer

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Drop what does not run the line."""
        items[:] = sorted((item for item in items if item.nodeid in self.rank), key=lambda item: self.rank[item.nodeid])

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Tell which test noticed."""
        if report.failed:
            os.write(self.writer, report.nodeid.encode()[:9_000])


# --- without a mistake ------------------------------------------------------------------------------------------------


def _baseline(name: str, tests: list[str]) -> Baseline:
    """Run the tests on the module as it is and return what they run. Raises SetupError when they fail."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _measure(name, tests, writer)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        told = pipe.read()
    _child, status = os.waitpid(child, 0)
    if status != 0:
        message = f"The tests of {name} fail even without a mistake; see: python3 packaging/test.py {' '.join(tests)}"
        raise SetupError(message)
    found = json.loads(told)
    return Baseline(found["seconds"], {int(line): ran for line, ran in found["lines"].items()})


def _measure(name: str, tests: list[str], writer: int) -> None:
    try:
        import coverage  # noqa: PLC0415 - installed by then

        _quiet()
        path = str(Path(*name.split(".")).with_suffix(".py").resolve())
        measured = coverage.Coverage(data_file=None, config_file=False, include=[path])
        measured.set_option("run:core", "ctrace")
        measured.start()
        watched = _Watched(measured)
        code = _pytest(tests, watched)
        measured.stop()
        by_line = measured.get_data().contexts_by_lineno(path)
        everything = sorted(watched.seconds)
        lines: dict[int, list[str]] = {0: everything}
        for line, contexts in by_line.items():
            lines[line] = everything if "" in contexts else sorted(contexts)
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(json.dumps({"seconds": watched.seconds, "lines": lines}).encode())
        os._exit(code)
    finally:
        os._exit(99)


class _Watched:
    """Notes how long each test takes, and puts its name on the lines it runs."""

    def __init__(self, measured: Any) -> None:
        self.measured = measured
        self.seconds: dict[str, float] = {}

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Begin a test."""
        self.measured.switch_context(nodeid)
        self.seconds[nodeid] = 0.0

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Add the seconds of one of its phases."""
        self.seconds[report.nodeid] += report.duration


if __name__ == "__main__":
    run(main)
