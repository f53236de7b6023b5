"""The recovery sheet: home reminds of it until it is printed or put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.gui.program import folder, started
from tests.gui.screen import every, offered, press, said
from tests.locked import _quick
from vetter.gui.pages.recovery import REMIND
from vetter.gui.places import HomePlace, SettingsPlace
from vetter.gui.preview import Preview

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.program import Program
    from vetter.gui.window import MainWindow

__all__ = ["_quick", "folder", "started"]
pytestmark = pytest.mark.usefixtures("_quick")


def test_home_reminds_until_it_is_printed(qtbot: QtBot, folder: Path, started: Callable[..., Program]) -> None:
    """At each start and on every visit; printed from there, it is not said any more, in the settings neither."""
    program = started(folder)
    window = program.unlock()
    assert REMIND in said(window.home)
    window.open(SettingsPlace())
    window.open(HomePlace())
    press(qtbot, window.home, "Recovery sheet…")
    (sheet,) = every(window, Preview)
    sheet.printed.emit()
    sheet.close()
    assert REMIND not in said(window.home)
    window.open(SettingsPlace())
    assert REMIND not in said(window.settings)


def test_put_away(qtbot: QtBot, folder: Path, started: Callable[..., Program]) -> None:
    """The owner's word is enough, and holds at the next start."""
    program = started(folder)
    press(qtbot, program.unlock().home, "It is kept safe")
    program.lock()
    home = program.unlock().home
    assert REMIND not in said(home)
    assert "Recovery sheet…" not in offered(home)


def test_without_a_passphrase_nothing_is_said(window: MainWindow) -> None:
    """There is no such sheet."""
    assert REMIND not in said(window.home)
