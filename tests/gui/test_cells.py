"""A cell that has no room for its words tells them whole: to the mouse, to the keys, to a screen reader; one that has room says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QToolTip

from tests.actions.people import person
from tests.gui.screen import every
from vetter import actions
from vetter.gui.finder import Finder
from vetter.gui.pages.candidate_model import NAME, TAGS, VERDICT
from vetter.gui.pages.figure_table import SOURCE, WHAT, YEAR
from vetter.gui.places import BenchmarksPlace, CandidatesPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.gui.window import MainWindow

LONG = "Maximiliane-Theodora <Oduya> of the Northern Union of Garden Centres, Nurseries and Seed Merchants, formerly of the Southern one"


@pytest.fixture(autouse=True)
def _no_tip() -> Iterator[None]:
    """Begin and end without one."""
    _hide()
    yield
    _hide()


def _hide() -> None:
    """Hide the tip; Qt takes a moment for it."""
    QToolTip.hideText()
    while QToolTip.isVisible():
        QTest.qWait(20)


def _tip() -> str:
    """Return the tip that is shown, as it reads, and hide it; nothing where there is none, or where the last one is on its way out."""
    for _moment in range(25):
        if not QToolTip.isVisible():
            return ""
        QTest.qWait(20)
    shown = QTextDocument()
    shown.setHtml(QToolTip.text())
    _hide()
    return shown.toPlainText()


def _rest(view: QAbstractItemView, index: QModelIndex) -> None:
    """Let the mouse rest on a cell."""
    where = view.visualRect(index).center()
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, where, view.viewport().mapToGlobal(where)))


def test_a_name_in_the_list(window: MainWindow) -> None:
    """Under the mouse and under the row a key has led to; a verdict that fits, and a short name, have no tip."""
    for name in (LONG, "Ana Ruiz"):
        actions.finish(window.desk, person(name))
    window.open(CandidatesPlace())
    table, model = window.candidates.table, window.candidates.model
    every(table, QAbstractItemView)
    rows = {model.index(row, NAME).data(): row for row in range(2)}
    _rest(table, model.index(rows[LONG], NAME))
    assert _tip() == LONG
    _rest(table, model.index(rows[LONG], VERDICT))
    assert _tip() == ""
    _rest(table, model.index(rows["Ana Ruiz"], NAME))
    assert _tip() == ""
    table.setFocus()
    table.setCurrentIndex(model.index(rows["Ana Ruiz"], NAME))
    QTest.keyClick(table, Qt.Key.Key_Up if rows[LONG] < rows["Ana Ruiz"] else Qt.Key.Key_Down)
    assert _tip() == LONG
    QTest.keyClick(table, Qt.Key.Key_Up if rows[LONG] > rows["Ana Ruiz"] else Qt.Key.Key_Down)
    assert _tip() == ""


def test_tags_that_have_no_room(window: MainWindow) -> None:
    """Whether the last one is shortened or left out, the tip has all of them."""
    saved = actions.finish(window.desk, person("Ana Ruiz"))
    tags = [f"tag number {number}" for number in range(12)]
    actions.tag(window.desk, saved.candidate, tags)
    window.open(CandidatesPlace())
    table, model = window.candidates.table, window.candidates.model
    every(table, QAbstractItemView)
    assert not table.isColumnHidden(TAGS)
    table.scrollTo(model.index(0, TAGS))
    _rest(table, model.index(0, TAGS))
    assert sorted(_tip().split(", ")) == sorted(tags)


def test_both_lines_of_a_figure(window: MainWindow) -> None:
    """Either of them shortened brings up both; a year that fits has no tip, and a screen reader hears all of it in any case."""
    window.resize(1024, 700)
    window.open(BenchmarksPlace())
    table, model = window.benchmarks.table, window.benchmarks.model
    every(table, QAbstractItemView)
    for row in range(0, model.rowCount(), 7):
        table.scrollTo(model.index(row, 0))
        for at in (WHAT, SOURCE):
            index = model.index(row, at)
            words, room = model.words(model.figures[row], at), table.columnWidth(at) - 24
            whole = ", ".join(words)
            short = [each for each in words if table.fontMetrics().horizontalAdvance(each) > 1.3 * room]
            _rest(table, index)
            assert _tip() in ({whole} if short else {whole, ""})
            assert index.data(Qt.ItemDataRole.AccessibleTextRole) == whole
        _rest(table, model.index(row, YEAR))
        assert _tip() == ""
    heard = QAccessible.queryAccessibleInterface(table).child(table.model().columnCount())
    assert "…" not in heard.text(QAccessible.Text.Name)


def test_what_was_found(window: MainWindow) -> None:
    """The arrows that move through the list bring up a name that has no room."""
    actions.finish(window.desk, person(LONG))
    finder = Finder(window, window)
    finder.open()
    finder.field.setText("Maximiliane")
    every(finder, QAbstractItemView)
    for _each in range(finder.list.count()):
        QTest.keyClick(finder.field, Qt.Key.Key_Down)
        row = finder.list.currentRow()
        assert _tip() == (f"{LONG}, Candidate" if row == 0 else "")
    finder.reject()
