"""Defences taken out of the running program, one at a time, each in a fork in which the tests that stand for it are run.

A program of its own, because it forks: `python -m tests.durability.taken_out`. Prints one JSON document: what nobody missed. Everything is
imported and every test collected once; in a fork the functions that held a defence get the code they have without it.
"""

from __future__ import annotations

import ast
import gc
import json
import os
import sys
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING

import pytest

from tests.durability.defences import DEFENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.durability.defences import Defence

ROOT = Path(__file__).parents[2]
QUIET = ("-q", "-n0", "-m", "", "-p", "no:randomly", "-p", "no:cacheprovider", "--tb=no")
NONE, BROKEN = 0, 255
"""Instead of the number of the test that failed: all went through, or they could not be run."""


class TakingOut:
    """Runs the tests of each defence in a fork without it, and those that failed then once more with every defence in its place."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.unnoticed: list[str] = []
        self.failed = False

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Do it in place of the tests that were collected."""
        red: dict[str, pytest.Item] = {}
        for defence in DEFENCES:
            standing = [item for item in session.items if item.nodeid.startswith(defence.test)]
            number = self._forked(standing, defence)
            if NONE < number < BROKEN:
                red[standing[number - 1].nodeid] = standing[number - 1]
            else:
                self.unnoticed.append(defence.name)
        if self._forked([*red.values()], None) != NONE:
            self.unnoticed.append("nothing: a test fails with every defence in its place")
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note that a test failed, whatever part of it."""
        self.failed = self.failed or report.failed

    def _forked(self, items: list[pytest.Item], without: Defence | None) -> int:
        child = os.fork()
        if child == 0:
            number = BROKEN
            try:
                gc.unfreeze()  # the tests were collected, and what is to be changed was put away with them
                if without is not None:
                    take_out(without)
                number = self._run(items)
            finally:
                os._exit(number)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    def _run(self, items: list[pytest.Item]) -> int:
        """Run tests up to the first that fails; return its number, counted from one."""
        for number, (item, after) in enumerate(zip(items, [*items[1:], None], strict=True), start=1):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            if self.failed:
                return number
        return NONE


def take_out(defence: Defence) -> None:
    """Let every function of the program be as if its source text had been without a defence."""
    path = ROOT / defence.file
    module = sys.modules[defence.file.removesuffix(".py").replace("/", ".")]
    text = path.read_text(encoding="utf-8")
    assert defence.stands in text, f"{defence.name} stands no longer as it is written"
    left = text.replace(defence.stands, defence.gone)
    codes = [list(_codes(compile(each, str(path), "exec", dont_inherit=True))) for each in (text, left)]
    without = dict(zip(*codes, strict=True))
    for function in gc.get_objects():
        if isinstance(function, FunctionType) and function.__module__ == module.__name__ and function.__code__ in without:
            function.__code__ = without[function.__code__]
    before = {ast.dump(statement) for statement in ast.parse(text).body}
    for statement in ast.parse(left).body:
        if isinstance(statement, ast.Assign | ast.AnnAssign) and ast.dump(statement) not in before:
            exec(compile(ast.Module([statement], []), str(path), "exec"), vars(module))  # noqa: S102 - our own source text


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _codes(each)


def main() -> None:
    """Collect the tests, and take out one defence after another."""
    taking = TakingOut()
    ended = pytest.main([*QUIET, *dict.fromkeys(defence.test for defence in DEFENCES)], plugins=[taking])
    print(f"\n{json.dumps(taking.unnoticed if ended == pytest.ExitCode.OK else [str(ended)])}")  # noqa: T201 - whoever runs it reads it


if __name__ == "__main__":
    main()
