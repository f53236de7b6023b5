"""Papers in the window: both editions by a plain choice, every other paper where it belongs, each looked at before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMenu

from tests.actions.people import person
from tests.gui.screen import every, press
from vetter import actions
from vetter.actions import PaperKind
from vetter.gui.deeds import DEEDS
from vetter.gui.places import ComparePlace, HistoryPlace, HomePlace, VerdictPlace
from vetter.gui.preview import Preview

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from vetter.actions import Judged
    from vetter.gui.pages.page import Page
    from vetter.gui.window import MainWindow

POPPING_UP = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard")
"""The platform without a screen says so of every menu that pops up."""


@pytest.fixture
def judged(window: MainWindow) -> tuple[Judged, Judged]:
    """Return two finished verdicts."""
    saved = [actions.finish(window.desk, person(name)) for name in ("Maren Oduya", "Tom Eriksen")]
    first, second = (actions.open_verdict(window.desk, each.verdict) for each in saved)
    return first, second


def choose(page: Page, words: str) -> None:
    """Choose from the menu that a button has opened."""
    menu = every(page, QMenu)[-1]
    action = next(each for each in menu.actions() if each.text().replace("&", "") == words)
    menu.close()
    action.trigger()


def shown(qtbot: QtBot, page: Page) -> Preview:
    """Return the preview of a paper, once it is there."""
    qtbot.waitUntil(lambda: bool(every(page, Preview)), timeout=30_000)
    return every(page, Preview)[-1]


def words_of(preview: Preview) -> str:
    """Return what stands on the pages."""
    return " ".join(preview.document.getAllText(page).text() for page in range(preview.document.pageCount()))


@POPPING_UP
@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (PaperKind.REPORT, "Private edition"),
        (PaperKind.FINDINGS, "Shareable edition"),
        (PaperKind.LETTER, "Thank you for the talk"),
        (PaperKind.CALLS, "Reference call sheet"),
        (PaperKind.PILOT, "Clauses to tick"),
    ],
)
def test_each_paper_of_a_verdict_is_looked_at(
    qtbot: QtBot, window: MainWindow, judged: tuple[Judged, Judged], kind: PaperKind, words: str
) -> None:
    """From the menu of papers, in words that say whom it is for."""
    window.open(VerdictPlace(judged[0]))
    press(qtbot, window.verdict, "Papers to look at, print and write")
    choose(window.verdict, kind.label)
    preview = shown(qtbot, window.verdict)
    assert words in words_of(preview)
    assert "Maren Oduya" in preview.windowTitle()


@POPPING_UP
def test_which_edition_is_asked_at_export(
    qtbot: QtBot, window: MainWindow, judged: tuple[Judged, Judged], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shareable one is written under a name of its own and noted in the history."""
    proposed = []

    def save(_parent: object, _title: str, start: str, _filter: str) -> tuple[str, str]:
        proposed.append(start)
        return str(tmp_path / "findings.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    window.open(VerdictPlace(judged[0]))
    press(qtbot, window.verdict, "Export PDF…")
    choose(window.verdict, f"{PaperKind.FINDINGS.label}…")
    qtbot.waitUntil(lambda: window.verdict.banner.text == "Written: findings.pdf.", timeout=30_000)
    assert "interview-findings" in proposed[0]
    assert (tmp_path / "findings.pdf").read_bytes().startswith(b"%PDF-")
    assert "findings.pdf" in actions.history(window.desk, judged[0].candidate).entries[-1].detail


def test_side_by_side_and_history_on_paper(qtbot: QtBot, window: MainWindow, judged: tuple[Judged, Judged]) -> None:
    """Where they are looked at they can be printed."""
    window.open(ComparePlace(judged))
    press(qtbot, window.compare, "Side by side on paper")
    preview = shown(qtbot, window.compare)
    assert "Cheapest way to know more" in words_of(preview)
    preview.close()
    window.open(HistoryPlace(judged[0].candidate))
    press(qtbot, window.history, "History on paper")
    assert "What happened" in words_of(shown(qtbot, window.history))


@pytest.mark.parametrize(
    ("words", "within"),
    [
        ("Notice for a candidate that figures are checked", "What helps you most to bring"),
        ("Blank interview kit: Short talk, the must-asks", "To print and fill in by pen"),
    ],
)
def test_papers_of_nobody_are_a_deed_everywhere(qtbot: QtBot, window: MainWindow, words: str, within: str) -> None:
    """Found by the menu and the finder, on any page."""
    window.open(HomePlace())
    window.deeds[[each.words for each in DEEDS].index(words)].trigger()
    assert within in words_of(shown(qtbot, window.home))
    QCoreApplication.processEvents()
