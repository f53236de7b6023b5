"""Tab leads through every page and every dialog in the order in which it is read, from either side, and past nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.gui.dialogs import DIALOGS, verdicts
from tests.gui.screen import offered, press
from tests.gui.test_accessibility import PLACES
from tests.tabbing import disorder
from vetter import actions
from vetter.gui.places import HistoryPlace, InterviewPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow

LAYOUTS = {"ltr": (Qt.LayoutDirection.LeftToRight, (1280, 800)), "rtl": (Qt.LayoutDirection.RightToLeft, (1024, 700))}


@pytest.fixture(params=["ltr", pytest.param("rtl", marks=pytest.mark.slow)])
def laid_out(request: pytest.FixtureRequest, window: MainWindow, qapp: QApplication) -> Iterator[MainWindow]:
    """Lend a window that is read from the left, and a smaller one that is read from the right."""
    direction, size = LAYOUTS[request.param]
    qapp.setLayoutDirection(direction)
    window.resize(*size)
    yield window
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("page", sorted(PLACES))
def test_every_page(qtbot: QtBot, laid_out: MainWindow, page: str) -> None:
    """Rail, top bar and page; the interview in each of its sections."""
    wrong = []
    with qtbot.waitActive(laid_out):
        laid_out.activateWindow()
    for place in PLACES[page](laid_out):
        laid_out.open(place)
        wrong += disorder(laid_out)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("dialog", sorted(DIALOGS))
def test_every_dialog(qtbot: QtBot, laid_out: MainWindow, dialog: str) -> None:
    """The same for what opens over it."""
    held = DIALOGS[dialog](laid_out)
    qtbot.waitUntil(lambda: any(type(each).__name__ == dialog and each.isVisible() for each in QApplication.topLevelWidgets()))
    shown = next(each for each in QApplication.topLevelWidgets() if type(each).__name__ == dialog and each.isVisible())
    with qtbot.waitActive(shown):
        shown.activateWindow()
    wrong = disorder(shown)
    shown.close()
    del held
    assert not wrong, "\n".join(wrong)


def test_what_comes_later_is_reached_where_it_stands(qtbot: QtBot, laid_out: MainWindow) -> None:
    """A banner with its way back, files that were attached, a row that was added, a line of a timeline that was narrowed."""
    with qtbot.waitActive(laid_out):
        laid_out.activateWindow()
    laid_out.open(HistoryPlace(verdicts(laid_out)[0].candidate))
    laid_out.history.decision.tagged.emit(("seasonal",))
    press(qtbot, laid_out.history, "Show verdicts")
    assert "Undo" in offered(laid_out.history.banner)
    assert disorder(laid_out) == []
    case = actions.new_case(laid_out.desk)
    actions.keep_draft(laid_out.desk, case, "results")
    actions.attach(laid_out.desk, case, "conversions", "Note.txt", b"76 of 1,800")
    laid_out.open(InterviewPlace(case, "results"))
    press(qtbot, laid_out.interview, "One result: Add another result")
    press(qtbot, laid_out.interview, "Take out Note.txt")
    assert disorder(laid_out) == []
