"""In the window: a report closed with a password, and one checked against the case file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PySide6.QtWidgets import QFileDialog

from tests.actions.people import person
from tests.gui.screen import every, press, settle
from vetter import actions
from vetter.actions import PaperKind
from vetter.gui.deeds import DEEDS
from vetter.gui.password import PasswordForm
from vetter.gui.places import VerdictPlace

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow

PASSWORD = "three plain words"  # noqa: S105 - of the file this test makes


@pytest.fixture
def paper(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Open a finished verdict, and return the file that every dialog will be answered with."""
    saved = actions.finish(window.desk, person("Maren Oduya"))
    window.open(VerdictPlace(actions.open_verdict(window.desk, saved.verdict)))
    target = tmp_path / "report.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(target), ""))
    return target


def form(window: MainWindow) -> PasswordForm:
    """Return the dialog that asks for a password."""
    return every(window.present_page(), PasswordForm)[-1]


def check(window: MainWindow) -> None:
    """Check a report as the menu does."""
    next(deed for deed in DEEDS if deed.words == "Check a report…").does(window)
    settle(window)


def closed(qtbot: QtBot, window: MainWindow, paper: Path) -> None:
    """Write the report with the password, typed twice."""
    window.verdict.choose_closed(PaperKind.REPORT)
    asked = form(window)
    asked.first.setText(PASSWORD)
    asked.again.setText(PASSWORD)
    press(qtbot, asked, "Go on")
    qtbot.waitUntil(lambda: window.verdict.banner.text == "Written: report.pdf.", timeout=30_000)
    assert paper.is_file()


def test_a_report_is_closed_with_a_password(qtbot: QtBot, window: MainWindow, paper: Path) -> None:
    """It opens with it alone."""
    closed(qtbot, window, paper)
    with pikepdf.open(paper, password=PASSWORD) as pdf:
        assert pdf.encryption.R == 6
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(paper)


@pytest.mark.parametrize(
    ("first", "again", "said"),
    [("short", "short", "fewer than 8 characters"), (PASSWORD, "three plain wards", "The two are not the same")],
)
def test_a_password_that_will_not_do(qtbot: QtBot, window: MainWindow, paper: Path, first: str, again: str, said: str) -> None:
    """It is said in the dialog, which stays as it is."""
    window.verdict.choose_closed(PaperKind.REPORT)
    asked = form(window)
    asked.first.setText(first)
    asked.again.setText(again)
    press(qtbot, asked, "Go on")
    assert said in asked.problem.text()
    assert asked.isVisible()
    assert asked.first.text() == first
    assert not paper.exists()


def test_a_report_is_checked(window: MainWindow, paper: Path) -> None:
    """It matches; with a page less it was changed; and what is no report says so."""
    candidate = actions.list_candidates(window.desk).rows[0].candidate
    judged = actions.open_verdict(window.desk, actions.latest_verdict(window.desk, candidate) or "")
    data = actions.preview_paper(actions.paper_of(window.desk, PaperKind.REPORT, judged))
    paper.write_bytes(data)
    check(window)
    assert window.verdict.banner.text.startswith("report.pdf matches its saved record: the verdict of ")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.pages.remove(p=1)
        pdf.save(paper)
    check(window)
    assert window.verdict.banner.text.startswith("report.pdf was changed after Vetter wrote it")
    paper.write_text("shopping list")
    check(window)
    assert window.verdict.banner.text.startswith("report.pdf is no Vetter report")
    paper.unlink()
    check(window)
    assert window.verdict.banner.text.endswith("The file cannot be read.")


def test_a_closed_report_is_checked_with_its_password(qtbot: QtBot, window: MainWindow, paper: Path) -> None:
    """The password is asked for, and asked for again when it is another."""
    closed(qtbot, window, paper)
    check(window)
    form(window).first.setText("another password")
    press(qtbot, form(window), "Go on")
    qtbot.waitUntil(lambda: form(window).first.text() == "", timeout=5_000)
    form(window).first.setText(PASSWORD)
    press(qtbot, form(window), "Go on")
    settle(window)
    assert window.verdict.banner.text.startswith("report.pdf matches its saved record")
