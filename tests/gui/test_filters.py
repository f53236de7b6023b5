"""The lists above the candidates: each narrows, all are cleared at once, and what they hide is said."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.actions.people import NO_DAY, person
from tests.gui.screen import offered, press, said
from vetter import actions
from vetter.domain.decision import Decision, Shelf
from vetter.gui.places import CandidatesPlace

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vetter.gui.pages.filters import FilterRow
    from vetter.gui.widgets.dropdown import DropDown
    from vetter.gui.window import MainWindow


@pytest.fixture
def three(window: MainWindow) -> MainWindow:
    """Return a window with three candidates in its list, one decided and tagged, one in the archive."""
    for day, (name, like) in enumerate((("Ana", "walk-in"), ("Bogumil", "specialist"), ("Çem", "beginner"), ("Dee", "beginner"))):
        saved = actions.finish(window.desk, person(name, like, NO_DAY + timedelta(days=day)))
        if name == "Bogumil":
            actions.decide(window.desk, saved.candidate, Decision.HIRED)
            actions.tag(window.desk, saved.candidate, ["seasonal"])
        if name == "Dee":
            actions.shelve(window.desk, [saved.candidate], Shelf.ARCHIVE)
    window.open(CandidatesPlace())
    return window


def filters(window: MainWindow) -> FilterRow:
    """Return the row of lists."""
    return window.candidates.filters


def choose(qtbot: QtBot, made: DropDown, words: str) -> None:
    """Choose an entry by keyboard."""
    made.setFocus()
    for _step in range(made.count()):
        if made.currentText() == words:
            break
        qtbot.keyClick(made, Qt.Key.Key_Down)
    assert made.currentText() == words
    made.activated.emit(made.currentIndex())


def shown(window: MainWindow) -> list[str]:
    """Return who is in the list."""
    model = window.candidates.model
    return [model.candidate(at).name for at in range(model.rowCount())]


def test_each_list_narrows_and_clear_shows_everybody(qtbot: QtBot, three: MainWindow) -> None:
    """The count says how many of how many."""
    assert shown(three) == ["Çem", "Bogumil", "Ana"]
    assert "3 candidates" in said(three.candidates)
    assert "Clear all filters" not in offered(three.candidates)
    choose(qtbot, filters(three)._decision, "Hired")  # noqa: SLF001
    assert shown(three) == ["Bogumil"]
    assert "1 of 3 candidates" in said(three.candidates)
    press(qtbot, three.candidates, "Clear all filters")
    assert shown(three) == ["Çem", "Bogumil", "Ana"]
    choose(qtbot, filters(three)._verdict, "Vanity metrics only")  # noqa: SLF001
    assert shown(three) == ["Ana"]
    press(qtbot, three.candidates, "Clear all filters")
    choose(qtbot, filters(three)._tag, "seasonal")  # noqa: SLF001
    assert shown(three) == ["Bogumil"]


def test_the_archive_is_one_choice_away(qtbot: QtBot, three: MainWindow) -> None:
    """And an empty bin says that it is empty, with the way back."""
    choose(qtbot, filters(three)._shelf, "Archive")  # noqa: SLF001
    assert shown(three) == ["Dee"]
    assert "1 in the archive" in said(three.candidates)
    choose(qtbot, filters(three)._shelf, "Recycle bin")  # noqa: SLF001
    assert "Nobody is in the recycle bin." in said(three.candidates)
    press(qtbot, three.candidates, "Show everybody")
    assert shown(three) == ["Çem", "Bogumil", "Ana"]


def test_filters_and_words_go_together(qtbot: QtBot, three: MainWindow) -> None:
    """What hides everybody is said in one sentence."""
    choose(qtbot, filters(three)._decision, "Hired")  # noqa: SLF001
    three.candidates.search.setText("ana")
    three.candidates.refresh()
    assert "fits the lists above and holds the words “ana”" in said(three.candidates)


def test_a_tag_that_is_gone_hides_nobody(qtbot: QtBot, three: MainWindow) -> None:
    """Its list goes with the last tag."""
    choose(qtbot, filters(three)._tag, "seasonal")  # noqa: SLF001
    bogumil = three.candidates.model.candidate(0).candidate
    actions.tag(three.desk, bogumil, [])
    three.open(CandidatesPlace())
    assert shown(three) == ["Çem", "Bogumil", "Ana"]
    assert not filters(three)._tag.isVisible()  # noqa: SLF001


def test_a_decision_stands_behind_the_name(three: MainWindow) -> None:
    """For screen readers too."""
    model = three.candidates.model
    assert model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole) == "Bogumil, hired"
