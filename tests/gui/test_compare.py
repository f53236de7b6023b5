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


def every_verdict(window: MainWindow) -> list[actions.Judged]:
    """Return the last verdict on everybody who has one."""
    rows = [row for row in actions.list_candidates(window.desk).rows if row.verdict]
    return [actions.open_verdict(window.desk, str(actions.latest_verdict(window.desk, row.candidate))) for row in rows]


def test_two_are_chosen_by_keyboard_and_shown(qtbot: QtBot, four: MainWindow) -> None:
    """Verdicts, the chance in words, judgements, warnings and the answers that differ; back leads to the list."""
    press(qtbot, four.candidates, "Choose several…")
    assert "Choose two to four" in said(four.candidates)
    pick(qtbot, four, 3, 4)
    assert names(four) == ["Ingrid", "Dale"]
    assert "Ingrid and Dale." in said(four.candidates)
    qtbot.keyClick(four.candidates.table, Qt.Key.Key_Return)
    words = said(four.compare)
    assert words.index("Ingrid before Dale") < words.index("Six judgements") < words.index("Answers that differ")
    assert "Business results shown and confirmed" in words
    assert words.index("Cheapest way to know more") < words.index("Best sales result") < words.index("Six judgements")
    assert "a pattern to know about" in words
    assert len(every(four.compare, ScoreLineChart)) == 2
    press(qtbot, four.compare, "Open the verdict on Dale")
    assert "Dale" in said(four.verdict)
    four.back()
    assert four.compare.isVisible()
    press(qtbot, four.compare, "Choose others")
    assert four.candidates.isVisible()
    assert "Choose two to four" in said(four.candidates)


def test_one_is_taken_out_and_another_added(qtbot: QtBot, four: MainWindow) -> None:
    """On the page itself, and Back brings the former table; of the last two one goes to choosing somebody else."""
    judged = [each for each in every_verdict(four) if each.dossier.candidate in {"Dale", "Ingrid"}]
    four.open(ComparePlace(tuple(judged)))
    offers = {each.text(): each for each in four.compare.menu().actions()}
    assert "Dale" not in offers
    assert "Under Way" not in offers
    offers["Priya"].trigger()
    assert "Priya" in said(four.compare)
    assert "Add a fourth" in offered(four.compare)
    press(qtbot, four.compare, "Take Ingrid out")
    assert "Ingrid" not in said(four.compare)
    four.back()
    assert "Ingrid" in said(four.compare)
    four.open(ComparePlace(tuple(judged)))
    press(qtbot, four.compare, "Take Ingrid out")
    assert four.candidates.isVisible()
    assert names(four) == ["Dale"]
    four.open(ComparePlace(tuple(judged)))
    next(each for each in four.compare.menu().actions() if each.text() == "Somebody else…").trigger()
    assert sorted(names(four)) == ["Dale", "Ingrid"]


def test_with_four_nobody_is_added(four: MainWindow) -> None:
    """There is no room for a fifth."""
    four.open(ComparePlace(tuple(every_verdict(four))))
    assert not [name for name in offered(four.compare) if name.startswith("Add a")]


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
@pytest.mark.parametrize("width", [880, pytest.param(1024, marks=pytest.mark.slow), 1280])
def test_it_fits_with_long_names(app_theme: QApplication, four: MainWindow, count: int, width: int) -> None:
    """Nothing runs out of the window at the side."""
    theme.apply(app_theme, theme.LIGHT)
    verdicts = every_verdict(four)[:count]
    four.resize(width, 700)
    four.open(ComparePlace(tuple(verdicts)))
    assert said(four.compare)
    area = four.compare._list.parentWidget()  # noqa: SLF001
    assert area is not None
    assert area.minimumSizeHint().width() <= four.compare.width()
