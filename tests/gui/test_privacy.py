"""Privacy in the window: periods set, somebody erased after a question, held, handed out."""

from __future__ import annotations

import zipfile
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from tests.actions.people import person
from tests.gui.screen import offered, press, said, settle
from vetter import actions
from vetter.domain.decision import Shelf
from vetter.gui.line_form import LineForm
from vetter.gui.pages.privacy import EraseDialog
from vetter.gui.places import CandidatesPlace, HistoryPlace, SettingsPlace

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow


def test_held_released_handed_out_and_erased(qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a candidate's page: a hold forbids erasing, everything is written as one file, and after a question the person is gone."""
    saved = actions.finish(window.desk, person("Ana Ruiz"))
    window.open(HistoryPlace(saved.candidate))
    page = window.history
    press(qtbot, page, "Hold…")
    asked = page.findChild(LineForm)
    assert asked is not None
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    assert "Give a reason" in said(asked)
    qtbot.keyClicks(asked.line, "a dispute")
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    assert not asked.isVisible()
    assert actions.held(window.desk, saved.candidate) == "a dispute"
    assert "On hold: a dispute" in said(page)
    press(qtbot, page, "Release the hold")
    target = tmp_path / "all.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    press(qtbot, page, "Everything on this person…")
    settle(page)
    assert zipfile.is_zipfile(target)
    press(qtbot, page, "Erase…")
    dialog = page.findChild(EraseDialog)
    assert dialog is not None
    assert "Erase Ana Ruiz?" in said(dialog)
    dialog.erasing.click()
    settle(page)
    assert window.present_page() is window.candidates
    assert window.candidates.banner.text.startswith("Erased: ")
    assert actions.list_candidates(window.desk).total == 0


def test_the_due_list(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whose time is over stands in the settings with what can be done; a year longer takes the name off the list."""
    actions.finish(window.desk, person("Ana Ruiz"))
    window.open(SettingsPlace())
    assert "For nobody so far." in said(window.settings)
    today = actions.today() + timedelta(days=800)
    monkeypatch.setattr("vetter.actions.clock.today", lambda: today)
    monkeypatch.setattr("vetter.gui.pages.privacy.actions.today", lambda: today)
    window.open(SettingsPlace())
    assert "Erase Ana Ruiz" in offered(window.settings)
    press(qtbot, window.settings, "Keep Ana Ruiz a year longer")
    assert "For nobody so far." in said(window.settings)
    assert window.settings.banner.text == "Ana Ruiz is kept a year longer."


def test_the_recycle_bin_is_emptied(qtbot: QtBot, window: MainWindow) -> None:
    """After the one question; whoever a hold protects is named and stays, and when nobody else is left that is said."""
    gone, held = (actions.finish(window.desk, person(name)).candidate for name in ("Ana Ruiz", "Bo Held"))
    actions.shelve(window.desk, [gone, held], Shelf.BIN)
    actions.hold(window.desk, held, "a dispute")
    window.open(CandidatesPlace())
    page = window.candidates
    assert "Empty the recycle bin…" not in offered(page)
    page.filters.shelf_list.setCurrentIndex(page.filters.shelf_list.findData(Shelf.BIN))
    page.filters.changed.emit()
    press(qtbot, page, "Empty the recycle bin…")
    dialog = page.findChild(EraseDialog)
    assert dialog is not None
    assert "Erase 1 person in the recycle bin?" in said(dialog)
    assert "On hold, so they stay: Bo Held." in said(dialog)
    press(qtbot, dialog, "Cancel")
    assert len(actions.in_bin(window.desk)) == 2
    press(qtbot, page, "Empty the recycle bin…")
    page.findChildren(EraseDialog)[-1].erasing.click()
    settle(page)
    assert page.banner.text.startswith("Erased: ")
    assert [each.name for each in actions.in_bin(window.desk)] == ["Bo Held"]
    assert len(actions.receipts(window.desk)) == 1
    press(qtbot, page, "Empty the recycle bin…")
    assert "is on hold" in page.banner.text
