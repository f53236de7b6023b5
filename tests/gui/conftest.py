"""What every test of the window stands on: an open case file, and the colours and fonts of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from vetter import actions
from vetter.gui import theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[actions.Desk]:
    """Return the desk of an empty folder; it is closed afterwards."""
    with actions.open_desk(tmp_path) as opened:
        yield opened


@pytest.fixture(scope="session")
def app_theme(qapp: QApplication) -> QApplication:
    """Return the application with our light colours and fonts."""
    theme.apply(qapp, theme.LIGHT)
    return qapp
