"""What every test stands on: a screen in memory, a folder of its own, and nothing left running."""

from __future__ import annotations

import gc
import os
import threading
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.often import share

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["VETTER_LANGUAGE"] = "en"

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(  # the same each time: more of them would find no more the second time
    "ci", deadline=None, derandomize=True, max_examples=30, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("deep", deadline=None, max_examples=2_000, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", deadline=None, max_examples=1_000, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "mutants",  # for mutmut: what fails need not be explained, only noticed soon and each time alike
    deadline=None,
    derandomize=True,
    max_examples=25,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "default"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the kept pictures of pages be made anew, to be looked at before they are kept, and the tests of one goal be chosen."""
    parser.addoption("--renew-pictures", action="store_true", help="make the pictures in tests/gui/golden anew")
    parser.addoption("--goal", help="only the tests that stand for this goal, such as G5; see tests/often.py")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what may take longest: begun last, one core would work on it while the others wait."""
    items.sort(key=_allowed, reverse=True)
    wanted = config.getoption("--goal")
    for item in items:
        for mark in item.iter_markers("goal"):
            item.user_properties += zip(("goal", "words", "tried"), (*mark.args, 1), strict=False)
    if wanted:
        left = [item for item in items if ("goal", wanted) not in item.user_properties]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in left]
    if share():
        for item in items:
            item.add_marker(pytest.mark.timeout(0), append=False)


def pytest_collection_finish() -> None:
    """Let Python not look through thousands of tests each time it looks for garbage: they stay to the end."""
    gc.collect()
    gc.freeze()


def _allowed(item: pytest.Item) -> float:
    own = item.get_closest_marker("timeout")
    return float(own.args[0]) if own else 0.0


GRACE = 2.0
"""Seconds that a thread may take to end after its test did."""


@pytest.fixture(scope="session", autouse=True)
def _away_from_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let no test find the case file of the person who runs it, even one that asks for no folder, nor leave a note of its own ones."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        patch.setenv("VETTER_DATA_DIR", str(tmp_path_factory.mktemp("session")))
        yield


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with a case file that holds nobody: to copy one and open it takes a fifth of making one."""
    from vetter import actions  # noqa: PLC0415 - most tests need none, and the language is settled first

    folder = tmp_path_factory.mktemp("blank") / "data"
    actions.open_desk(folder).close()
    return folder


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that Vetter takes for its data folder during the test."""
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setenv("VETTER_DATA_DIR", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _nothing_left_running() -> Iterator[None]:
    """Fail the test that leaves a thread of Python's behind."""
    before = set(threading.enumerate())
    yield
    latest = time.monotonic() + GRACE
    while left := [thread for thread in threading.enumerate() if thread not in before and _counts(thread)]:
        if time.monotonic() > latest:
            pytest.fail(f"left running: {', '.join(thread.name for thread in left)}")
        time.sleep(0.01)


def _counts(thread: threading.Thread) -> bool:
    """Return whether a thread is one of ours: Qt's own show up as dummies and end with the application."""
    return thread.is_alive() and not isinstance(thread, threading._DummyThread)  # noqa: SLF001 - it has no public name
