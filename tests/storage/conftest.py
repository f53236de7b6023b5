"""A data folder with a case file in it, and words to save: each test in a plain folder and in a protected one."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.locked import _quick, protected
from tests.storage.rows import save
from vetter.storage import CaseFile
from vetter.storage.layout import FILE_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["_quick"]


@pytest.fixture(params=["plain", "protected"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, _quick: None) -> Path:
    """Return a data folder that is not there yet, or one with nothing but its key file."""
    place = tmp_path / "data"
    return protected(place) if request.param == "protected" else place


@pytest.fixture
def case_file(folder: Path) -> Iterator[CaseFile]:
    """Open a fresh case file in the folder."""
    opened = CaseFile.open(folder)
    yield opened
    opened.close()


@pytest.fixture
def kept(folder: Path) -> Path:
    """Return a case file with a few interviews, closed."""
    with closing(CaseFile.open(folder)) as made:
        for number in range(8):
            save(made, str(number), "word " * 200)
    return folder / FILE_NAME
