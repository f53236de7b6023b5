"""The lists above the candidates: each narrows, all are cleared at once, and what they hide is said."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.actions.people import NO_DAY, person
from tests.gui.screen import every, offered, press, said
from vetter import actions
from vetter.assessment import RULES
from vetter.domain.decision import Decision, Shelf
from vetter.gui import look
from vetter.gui.pages.candidate_model import PAGE, PAGES_KEPT, RANGE, TAGS, VERDICT, CandidateModel
from vetter.gui.pages.candidate_table import CandidateTable
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
    choose(qtbot, filters(three).shelf_list, "Archive")
    assert shown(three) == ["Dee"]
    assert "1 in the archive" in said(three.candidates)
    choose(qtbot, filters(three).shelf_list, "Recycle bin")
    assert "Nobody is in the recycle bin." in said(three.candidates)
    press(qtbot, three.candidates, "Show everybody")
    assert shown(three) == ["Çem", "Bogumil", "Ana"]


def test_filters_and_words_go_together(qtbot: QtBot, three: MainWindow) -> None:
    """What hides everybody is said in one sentence."""
    choose(qtbot, filters(three)._decision, "Hired")  # noqa: SLF001
    three.candidates.search.setText("ana")
    three.candidates.refresh()
    assert "fits “Decision: Hired” and holds the words “ana”" in said(three.candidates)


def test_a_tag_that_is_gone_hides_nobody(qtbot: QtBot, three: MainWindow) -> None:
    """Its list goes with the last tag."""
    choose(qtbot, filters(three)._tag, "seasonal")  # noqa: SLF001
    bogumil = three.candidates.model.candidate(0).candidate
    actions.tag(three.desk, bogumil, [])
    three.open(CandidatesPlace())
    assert shown(three) == ["Çem", "Bogumil", "Ana"]
    assert not filters(three)._tag.isVisible()  # noqa: SLF001


def test_decisions_and_tags_stand_in_columns(three: MainWindow) -> None:
    """For screen readers too; nothing decided is not the same as still thinking."""
    model = three.candidates.model
    told = [[model.data(model.index(at, column), Qt.ItemDataRole.AccessibleTextRole) for column in (6, 7)] for at in (0, 1)]
    assert told == [["Not decided", ""], ["Hired", "seasonal"]]


def test_a_set_filter_is_a_chip_that_can_be_taken_away(qtbot: QtBot, three: MainWindow) -> None:
    """By itself, while the others stay."""
    choose(qtbot, filters(three)._decision, "Hired")  # noqa: SLF001
    choose(qtbot, filters(three)._verdict, "Business results")  # noqa: SLF001
    assert {"Lift the filter Decision: Hired", "Lift the filter Verdict: Business results"} <= set(offered(three.candidates))
    press(qtbot, three.candidates, "Lift the filter Verdict: Business results")
    assert filters(three)._verdict.currentIndex() == 0  # noqa: SLF001
    assert "Lift the filter Decision: Hired" in offered(three.candidates)
    assert shown(three) == ["Bogumil"]


def test_nobody_found_names_what_is_in_the_way_and_lifts_it(qtbot: QtBot, three: MainWindow) -> None:
    """Only what helps when it is lifted alone is offered, with how many come back."""
    choose(qtbot, filters(three)._decision, "Hired")  # noqa: SLF001
    choose(qtbot, filters(three)._verdict, "Vanity metrics only")  # noqa: SLF001
    assert "fits “Verdict: Vanity metrics only” and “Decision: Hired”" in said(three.candidates)
    assert "Lift “Decision: Hired”: 1 candidate" in offered(three.candidates)
    press(qtbot, three.candidates, "Lift “Decision: Hired”: 1 candidate")
    assert shown(three) == ["Ana"]


def test_flags_of_the_last_verdict_narrow(qtbot: QtBot, three: MainWindow) -> None:
    """By the name that the verdict gives them; flags that nobody has are not offered."""
    bogumil = three.candidates.model.candidate(1).candidate
    with three.desk.file.write() as db:
        db.table("flag").insert({"candidate": bogumil, "flag": RULES[0].key})
    three.open(CandidatesPlace())
    made = filters(three)._flag  # noqa: SLF001
    assert [made.itemText(at) for at in range(1, made.count())] == [name for _key, name in actions.flags(three.desk)]
    choose(qtbot, made, RULES[0].name)
    assert shown(three) == ["Bogumil"]


def test_chosen_by_keyboard_and_put_away_together_with_undo(qtbot: QtBot, three: MainWindow) -> None:
    """Space begins to choose; what was put away is back where it was after Undo."""
    table = three.candidates.table
    table.setFocus()
    table.selectRow(0)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        qtbot.keyClick(table, key)
    press(qtbot, three.candidates, "Archive: the chosen")
    assert shown(three) == ["Ana"]
    assert "In the archive now: 2 candidates." in three.candidates.banner.text
    press(qtbot, three.candidates, "Undo")
    assert shown(three) == ["Çem", "Bogumil", "Ana"]


def test_delete_throws_the_present_row_away_and_undo_brings_it_back(qtbot: QtBot, three: MainWindow) -> None:
    """Without a question, because nothing is lost."""
    table = three.candidates.table
    table.setFocus()
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert shown(three) == ["Çem", "Ana"]
    assert table.currentIndex().row() == 1
    press(qtbot, three.candidates, "Undo")
    assert shown(three) == ["Çem", "Bogumil", "Ana"]


def test_columns_are_kept_over_a_restart(qtbot: QtBot, three: MainWindow) -> None:
    """Hidden, moved and widened ones; the usual ones come back by one deed."""
    head = three.candidates.table.horizontalHeader()
    columns = three.candidates.table.columns
    next(each for each in columns.menu().actions() if each.text() == "Range").trigger()
    three.candidates.table.setCurrentIndex(three.candidates.model.index(0, 6))
    columns.move(-1)
    head.resizeSection(2, 301)
    columns.keep(three.desk.folder)
    again = CandidateTable(CandidateModel(three.desk))
    qtbot.addWidget(again)
    again.resize(1280, 400)
    again.show()
    again.columns.restore(three.desk.folder)
    other = again.horizontalHeader()
    assert other.isSectionHidden(4)
    assert (other.visualIndex(6), other.sectionSize(2)) == (5, 301)
    again.columns.reset()
    assert [other.visualIndex(at) for at in range(other.count())] == list(range(other.count()))
    assert not other.isSectionHidden(4)


def test_columns_that_cannot_be_read_are_the_usual_ones(three: MainWindow) -> None:
    """A file of another program, or of a later Vetter, hides nothing."""
    assert three.desk.folder is not None
    look.window_settings(three.desk.folder).setValue("candidates/columns", b"nonsense")
    again = CandidateTable(CandidateModel(three.desk))
    again.columns.restore(three.desk.folder)
    assert not any(again.horizontalHeader().isSectionHidden(at) for at in range(again.model().columnCount()))


def test_any_row_of_many_is_read_when_it_is_looked_at(desk: actions.Desk) -> None:
    """From the top, from the end and in the middle, while few of them stand in memory."""
    with desk.file.write() as db:
        row = {"sample": 0, "interviews": 1, "last_seen": "2026-11-12", "changed": 0, "shelf": "current"}
        db.table("candidate").insert_all({"id": f"{n:05}", "name": f"N{n:05}", "sort_name": f"n{n:05}", **row} for n in range(9_000))
    model = CandidateModel(desk)
    model.order, model.falling = actions.Order.NAME, False
    model.read()
    assert model.rowCount() == 9_000
    for number in (0, 8_999, 4_500, 4_499, *range(0, 9_000, 97), 8_999, 0):
        assert model.candidate(number).name == f"N{number:05}"
    assert model.rows_in_memory <= PAGE * PAGES_KEPT


def test_columns_give_way_and_come_back(three: MainWindow) -> None:
    """Where the window is narrow the least important go first, but never one that was asked for."""
    table = three.candidates.table
    head, wide = table.horizontalHeader(), table.viewport().width()
    assert head.length() <= wide
    assert not head.isSectionHidden(TAGS)
    three.resize(1024, 700)
    every(three, QWidget)
    assert head.isSectionHidden(TAGS)
    assert not head.isSectionHidden(VERDICT)
    assert head.length() <= table.viewport().width()
    next(each for each in table.columns.menu().actions() if each.text() == "Tags").trigger()
    assert not head.isSectionHidden(TAGS)
    assert head.isSectionHidden(RANGE)
    three.resize(1280, 800)
    every(three, QWidget)
    assert not head.isSectionHidden(RANGE)
