"""The window itself: which page is built, which title it bears, which entry of the rail is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from vetter.gui.pages.page import Page
from vetter.gui.places import CandidatesPlace, HomePlace

if TYPE_CHECKING:
    from vetter.gui.window import MainWindow


def test_a_page_is_built_when_it_is_opened_first(window: MainWindow) -> None:
    """The window begins with one page; the same one is shown again the second time, at the rail and under the title of its place."""
    assert window.findChildren(Page) == [window.home]
    window.open(CandidatesPlace())
    window.open(HomePlace())
    window.open(CandidatesPlace(choosing=True))
    assert window.findChildren(Page) == [window.home, window.candidates]
    assert window.windowTitle() == "Candidates – Vetter"
    assert [each.text().strip() for each in window.rail.findChildren(QPushButton) if each.isChecked()] == ["Compare"]
