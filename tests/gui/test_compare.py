"""Candidates side by side: chosen by mouse or keyboard, shown in words first, opened from there, and the way back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.actions.people import NO_DAY, person
from tests.gui.screen import every, offered, press, said
from vetter import actions
from vetter.gui import theme
from vetter.gui.charts import ScoreLineChart
from vetter.gui.places import CandidatesPlace, ComparePlace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow

LONG = "Maximiliane-Konstanze von Hohenlohe-Waldenburg-Schillingsfürst & Söhne"


@pytest.fixture
def four(window: MainWindow) -> MainWindow:
    """Return a window with four candidates and one whose interview is under way."""
    for day, (name, like) in enumerate((("Dale", "walk-in"), ("Ingrid", "specialist"), ("Priya", "beginner"), (LONG, "specialist"))):
        actions.finish(window.desk, person(name, like, NO_DAY + timedelta(days=day)))
    actions.keep_draft(window.desk, person("Under Way", held=NO_DAY - timedelta(days=9)))
    window.open(CandidatesPlace())
    return window


def pick(qtbot: QtBot, window: MainWindow, *rows: int) -> None:
    """Choose rows by keyboard, as the bar says."""
    table = window.candidates.table
    for at in range(window.candidates.model.rowCount()):
        table.selectionModel().setCurrentIndex(table.model().index(at, 0), table.selectionModel().SelectionFlag.NoUpdate)
        if at in rows:
            qtbot.keyClick(table, Qt.Key.Key_Space)


def names(window: MainWindow) -> list[str]:
    """Return who is chosen."""
    return [each.name for each in window.candidates._chosen.candidates]  # noqa: SLF001


def test_two_are_chosen_by_keyboard_and_shown(qtbot: QtBot, four: MainWindow) -> None:
    """Verdicts, the chance in words, judgements, warnings and the answers that differ; back leads to the list."""
    press(qtbot, four.candidates, "Choose several…")
    assert "Choose two to four" in said(four.candidates)
    pick(qtbot, four, 3, 4)
    assert names(four) == ["Ingrid", "Dale"]
    assert "Ingrid and Dale." in said(four.candidates)
    press(qtbot, four.candidates, "Show the chosen side by side")
    words = said(four.compare)
    assert words.index("Ingrid before Dale") < words.index("Six judgements") < words.index("Answers that differ")
    assert "Business results shown and confirmed" in words
    assert len(every(four.compare, ScoreLineChart)) == 2
    press(qtbot, four.compare, "Open the verdict on Dale")
    assert "Dale" in said(four.verdict)
    four.back()
    assert four.compare.isVisible()
    press(qtbot, four.compare, "Choose others")
    assert four.candidates.isVisible()
    assert "Choose two to four" in said(four.candidates)


@pytest.mark.parametrize(
    ("rows", "words", "ready"),
    [
        ((4,), "Dale, and who else?", False),
        ((1, 2, 3, 4), "Dale.", True),
        ((0, 1, 2, 3, 4), "has no verdict yet", False),
        ((0, 4), "Under Way has no verdict yet: finish the interview first.", False),
    ],
)
def test_what_is_missing_is_said(qtbot: QtBot, four: MainWindow, rows: tuple[int, ...], words: str, ready: bool) -> None:  # noqa: FBT001 - a row of the table
    """And the button waits for it."""
    press(qtbot, four.candidates, "Choose several…")
    pick(qtbot, four, *rows)
    assert words in said(four.candidates)
    assert four.candidates._chosen._compare.isEnabled() is ready  # noqa: SLF001


def test_while_choosing_a_click_opens_nobody(qtbot: QtBot, four: MainWindow) -> None:
    """And after Cancel it does again."""
    press(qtbot, four.candidates, "Choose several…")
    table = four.candidates.table
    where = table.visualRect(table.model().index(3, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert four.candidates.isVisible()
    assert names(four) == ["Ingrid"]
    press(qtbot, four.candidates, "Cancel the comparison")
    assert "Choose several…" in offered(four.candidates)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert four.history.isVisible()


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("width", [880, 1024, 1280])
def test_it_fits_with_long_names(app_theme: QApplication, four: MainWindow, count: int, width: int) -> None:
    """Nothing runs out of the window at the side."""
    theme.apply(app_theme, theme.LIGHT)
    rows = [row for row in actions.list_candidates(four.desk).rows if row.verdict][:count]
    verdicts = [actions.open_verdict(four.desk, str(actions.latest_verdict(four.desk, row.candidate))) for row in rows]
    four.resize(width, 700)
    four.open(ComparePlace(tuple(verdicts)))
    assert said(four.compare)
    area = four.compare._list.parentWidget()  # noqa: SLF001
    assert area is not None
    assert area.minimumSizeHint().width() <= four.compare.width()
