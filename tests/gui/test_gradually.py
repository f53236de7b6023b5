"""Pages put together piece by piece: what is on the screen is the page before, then the next one as it stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication

from vetter import actions
from vetter.gui.interview.live import LivePanel
from vetter.gui.places import BusinessPlace, InterviewPlace, SettingsPlace, VerdictPlace
from vetter.gui.widgets.gradually import Gradually

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow

SCROLL_BAR = 40
"""Pixels at the right edge where a bar tells what follows below."""


@pytest.fixture
def calm(app_theme: QApplication) -> Iterator[None]:
    """Let no cursor blink."""
    before = app_theme.cursorFlashTime()
    app_theme.setCursorFlashTime(0)
    yield
    app_theme.setCursorFlashTime(before)


def film(qtbot: QtBot, window: MainWindow, deed: Callable[[], object], edge: int = 0) -> list[QImage]:
    """Return what is on the screen, one picture after another, while a page is opened, up to the scroll bar at its right edge."""
    width = (edge or window.width()) - SCROLL_BAR
    seen: list[QImage] = []

    def look() -> None:
        picture = QApplication.primaryScreen().grabWindow(window.winId()).toImage().copy(0, 0, width, window.height())
        if not seen or picture != seen[-1]:
            seen.append(picture)

    qtbot.wait(50)
    look()
    heart = QTimer(interval=0)
    heart.timeout.connect(look)
    heart.start()
    deed()
    qtbot.waitUntil(lambda: not any(work.under_way for work in window.findChildren(Gradually)), timeout=20_000)
    qtbot.wait(50)
    heart.stop()
    return seen


@pytest.mark.usefixtures("calm")
def test_nobody_sees_a_page_grow(qtbot: QtBot, window: MainWindow) -> None:
    """No blank page, no piece without its place: one picture, and then the other."""
    verdict = actions.open_sample(window.desk, "walk-in")
    for place in (SettingsPlace(), VerdictPlace(verdict), BusinessPlace()):
        assert len(film(qtbot, window, lambda place=place: window.open(place))) == 2, place


@pytest.mark.usefixtures("calm")
def test_nobody_sees_a_section_grow(qtbot: QtBot, window: MainWindow) -> None:
    """The one before stays until what is in sight of the next is there."""
    window.open(InterviewPlace(actions.samples()[1].case, "results"))
    film(qtbot, window, lambda: None)
    live = window.interview.findChild(LivePanel)
    assert live is not None
    edge = live.mapTo(window, QPoint()).x()
    assert len(film(qtbot, window, lambda: window.interview.open_section("plan"), edge)) == 2


def test_a_page_left_before_it_is_whole_lets_the_window_be_painted(qtbot: QtBot, window: MainWindow) -> None:
    """Shown anew, and left at once, more than once."""
    for _time in range(3):
        window.open(SettingsPlace())
        window.open(BusinessPlace())
        window.settings.refresh()
    qtbot.waitUntil(window.updatesEnabled, timeout=20_000)
    assert window.business.updatesEnabled()
