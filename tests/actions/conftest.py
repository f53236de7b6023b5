"""A desk of its own for each test, and interviews to put on it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.locked import _quick, protected
from vetter.actions import open_desk
from vetter.storage.inspection import inspect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vetter.actions import Desk


__all__ = ["_quick"]


@pytest.fixture
def desk(request: pytest.FixtureRequest, tmp_path: Path, blank: Path, _quick: None) -> Iterator[Desk]:
    """Open a desk that holds nobody, a protected one for `BOTH`; whatever is done with it, everything in it says what was saved."""
    if getattr(request, "param", False):
        protected(tmp_path / "data")
    else:
        shutil.copytree(blank, tmp_path / "data")
    with open_desk(tmp_path / "data") as opened:
        yield opened
    found = inspect(tmp_path / "data", evidence=False).problems
    assert [problem for problem in found if problem.kind != "history"] == []  # some tests tamper with lines of it
