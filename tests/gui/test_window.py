"""The window itself: which page is built, which title it bears, which entry of the rail is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtWidgets import QApplication, QPushButton

from vetter.gui.pages.page import Page
from vetter.gui.places import CandidatesPlace, HomePlace
from vetter.gui.window import MainWindow

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from vetter.actions import Desk


def test_a_page_is_built_when_it_is_opened_first(window: MainWindow) -> None:
    """The window begins with one page; the same one is shown again the second time, at the rail and under the title of its place."""
    assert window.findChildren(Page) == [window.home]
    window.open(CandidatesPlace())
    window.open(HomePlace())
    window.open(CandidatesPlace(choosing=True))
    assert window.findChildren(Page) == [window.home, window.candidates]
    assert window.windowTitle() == "Candidates – Vetter"
    assert [each.text().strip() for each in window.rail.findChildren(QPushButton) if each.isChecked()] == ["Compare"]


def test_the_others_are_built_while_nobody_waits(
    qtbot: QtBot, app_theme: QApplication, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One after the other, and none of them comes to the front."""
    assert app_theme
    monkeypatch.setattr("vetter.gui.window.IDLE", 0)
    window = MainWindow(desk)
    window.show()
    qtbot.waitUntil(lambda: len(window.findChildren(Page)) == 11)
    assert window.present_page() is window.home
    window.close()
    shiboken6.delete(window)
