"""Long pages read by keys alone, wherever the focus is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from tests.gui.screen import every, strike
from vetter import actions
from vetter.gui.helping import KeySheet
from vetter.gui.places import HelpPlace, InterviewPlace, VerdictPlace
from vetter.gui.widgets.layout import Scrolled, scrolled

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow


@pytest.fixture
def active(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """Return a window that takes the keys."""
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def bar(widget: QWidget) -> QScrollBar:
    """Return the scroll bar of the largest part that scrolls."""
    return max(every(widget, Scrolled), key=lambda area: area.width() * area.height()).verticalScrollBar()


def pressed(window: QWidget, key: Qt.Key) -> int:
    """Press a key and return how far down the page is then."""
    strike(window, key)
    return bar(window).value()


def test_a_verdict_is_read_from_its_top_bar(qtbot: QtBot, active: MainWindow) -> None:
    """Page by page, to the end and back."""
    active.open(VerdictPlace(actions.open_sample(active.desk, "specialist")))
    qtbot.waitUntil(lambda: bar(active).maximum() > 0)
    assert active.focusWidget() is active.verdict.first_field()
    far = pressed(active, Qt.Key.Key_PageDown)
    assert far > 0
    assert pressed(active, Qt.Key.Key_PageUp) < far
    assert pressed(active, Qt.Key.Key_End) == bar(active).maximum()
    assert pressed(active, Qt.Key.Key_Home) == 0


def test_a_dialog_is_read_from_its_button(active: MainWindow) -> None:
    """And the page behind it stays where it was."""
    active.open(HelpPlace())
    active.show_keys()
    (sheet,) = every(active, KeySheet)
    assert pressed(sheet, Qt.Key.Key_PageDown) > 0
    sheet.close()


def test_keys_for_writing_scroll_nothing(qtbot: QtBot, active: MainWindow) -> None:
    """Home and End belong to the line they are pressed in."""
    active.open(InterviewPlace(actions.samples()[1].case, "start"))
    qtbot.waitUntil(lambda: bar(active).maximum() > 0)
    assert pressed(active, Qt.Key.Key_End) == 0


def test_nothing_listens_once_it_is_hidden(active: MainWindow) -> None:
    """The page that was open before does not move."""
    active.open(VerdictPlace(actions.open_sample(active.desk, "specialist")))
    before = bar(active)
    active.open(InterviewPlace(actions.samples()[1].case, "start"))
    strike(active, Qt.Key.Key_PageDown)
    assert before.value() == 0


def test_a_page_keeps_its_edges_whether_there_is_more_to_see(qtbot: QtBot) -> None:
    """The bar lies over the margin: what scrolls is as wide as what does not, and the bar moves it."""
    tall = QWidget()
    area = scrolled(tall)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    wide = tall.width()
    assert [each for each in every(area, QScrollBar) if each.isVisible()] == []
    tall.setMinimumHeight(900)
    (shown,) = every(area, QScrollBar)
    assert tall.width() == wide == 300
    assert shown.geometry().right() == area.rect().right()
    shown.setValue(shown.maximum())
    assert area.verticalScrollBar().value() == 700
    area.verticalScrollBar().setValue(10)
    assert shown.value() == 10
