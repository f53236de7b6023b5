"""A data folder with a case file in it, and words to save."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vetter.storage import CaseFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a data folder that is not there yet."""
    return tmp_path / "data"


@pytest.fixture
def case_file(folder: Path) -> Iterator[CaseFile]:
    """Open a fresh case file in the folder."""
    opened = CaseFile.open(folder)
    yield opened
    opened.close()
