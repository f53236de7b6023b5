"""A window of its own opens as high as its words are, without an empty strip, and follows them when they become more or fewer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QScrollArea, QWidget

from tests.fitting import misfits
from tests.gui.screen import every, settle
from vetter import actions
from vetter.dossier.model import Line, Lines, Section
from vetter.gui.explanation import HIGH, Explanation
from vetter.gui.line_form import Asked, LineForm
from vetter.gui.pages.backups import PutBack
from vetter.gui.password import PasswordForm
from vetter.gui.places import HomePlace

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog
    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow

LONG = "The reason is longer than any line of this window can be, so that it has to go on in a second one, and perhaps in a third one too."
AS_HIGH: dict[str, Callable[[MainWindow], QDialog]] = {
    "PutBack": lambda window: PutBack(window, actions.back_up(window.desk), lambda: None),
    "LineForm": lambda window: LineForm(window, window.desk, Asked("Title", "Question", "place"), lambda _line: LONG),
    "PasswordForm": lambda window: PasswordForm(window, "Note", lambda _password: None, new=True),
}


def _least(dialog: QDialog) -> int:
    every(dialog, QWidget)
    layout = dialog.layout()
    assert layout is not None
    return layout.totalHeightForWidth(dialog.width()) if layout.hasHeightForWidth() else layout.totalSizeHint().height()


@pytest.mark.parametrize("name", AS_HIGH)
def test_no_empty_strip(window: MainWindow, name: str) -> None:
    """What Qt would keep free for the narrowest width is not there."""
    dialog = AS_HIGH[name](window)
    dialog.open()
    assert dialog.height() == _least(dialog)
    assert misfits(dialog) == []
    dialog.close()


def test_it_grows_with_what_is_said(qtbot: QtBot, window: MainWindow) -> None:
    """A problem of several lines makes it higher, and nothing is cut off."""
    dialog = AS_HIGH["LineForm"](window)
    assert isinstance(dialog, LineForm)
    dialog.open()
    before = dialog.height()
    dialog.keeping.click()
    qtbot.waitUntil(lambda: dialog.height() > before)
    assert dialog.height() == _least(dialog)
    assert misfits(dialog) == []
    dialog.close()


def test_nothing_of_home_opens_as_a_window_of_its_own(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is shown before it stands in the page would flash up somewhere on the screen."""
    for sample in actions.samples():
        actions.finish(window.desk, sample.case)
    alone, show = list[QWidget](), QWidget.setVisible

    def watched(part: QWidget, visible: bool) -> None:  # noqa: FBT001 - as Qt has it
        if visible and part.isWindow():
            alone.append(part)
        show(part, visible)

    monkeypatch.setattr(QWidget, "setVisible", watched)
    window.open(HomePlace())
    settle(window)
    assert alone == []


@pytest.mark.parametrize("lines", [1, 4, 60])
def test_what_scrolls_opens_no_higher_than_it_needs(window: MainWindow, lines: int) -> None:
    """A few lines are seen whole and leave no empty strip; many are scrolled at the height that was drawn for them."""
    sections = (Section("sums", "Sums", (Lines(tuple(Line(text=f"Line {number}. {LONG}") for number in range(lines))),)),)
    dialog = Explanation(window, "Sums", sections)
    dialog.open()
    (area,) = every(dialog, QScrollArea)
    sheet, shown = area.widget(), area.viewport()
    assert sheet is not None
    layout = sheet.layout()
    assert layout is not None
    assert (dialog.height() == HIGH) == (lines == 60)
    assert lines == 60 or layout.totalHeightForWidth(shown.width()) == shown.height()
    dialog.close()
