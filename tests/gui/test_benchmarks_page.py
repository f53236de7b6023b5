"""The benchmarks page: found, filtered, entered, edited, taken out, brought in and written out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from tests.gui.screen import every, settle
from vetter import actions
from vetter.domain.benchmark import Counted
from vetter.domain.own import OwnFigure
from vetter.gui.figure_form import FigureForm, IncomingFigures
from vetter.gui.pages.figure_table import HEADS, FigureModel
from vetter.gui.places import BenchmarksPlace, HistoryPlace

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from vetter.gui.pages.benchmarks import BenchmarksPage
    from vetter.gui.window import MainWindow

TILL = OwnFigure(Counted.VISITORS_ORDER, Decimal("2.1"), year=2026, source="Our till")


@pytest.fixture
def page(window: MainWindow) -> BenchmarksPage:
    """Return the page, open."""
    window.open(BenchmarksPlace())
    return window.benchmarks


def words(widget: QWidget) -> str:
    """Return everything a widget says."""
    return "\n".join(each.text() for each in every(widget, QLabel))


def press(widget: QWidget, text: str) -> None:
    """Press a button by its words."""
    next(each for each in every(widget, QAbstractButton) if each.text().strip("\u2009 ") == text).click()


def choose(page: BenchmarksPage, at: int, value: object) -> None:
    """Choose an entry of one of the lists, as a person would."""
    made = page.lists[at]
    made.setCurrentIndex(made.findData(value))
    made.activated.emit(made.currentIndex())


def test_the_model_is_sound(qtmodeltester: ModelTester, desk: actions.Desk) -> None:
    """By Qt's own rules; and every cell has words for a screen reader."""
    model = FigureModel()
    figures = actions.listed_figures(desk)
    model.show_figures(figures, {}, figures)
    qtmodeltester.check(model)
    assert model.rowCount() == len(figures) > 400
    for row in range(model.rowCount()):
        assert all(isinstance(model.data(model.index(row, at)), str) for at in range(len(HEADS)))


def test_figures_are_found_by_words(qtbot: QtBot, page: BenchmarksPage) -> None:
    """Of what is counted, where, or by whom; and nothing found is said."""
    qtbot.keyClicks(page.search, "list members klaviyo")
    qtbot.waitUntil(lambda: 0 < page.model.rowCount() < 10, timeout=2_000)
    assert "list_conversion_rate" in {each.first.metric for each in page.model.figures}
    page.search.setText("nothing is called like this")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0, timeout=2_000)
    assert "No figure fits “nothing is called like this”." in words(page)
    press(page, "Show all figures")
    assert page.model.rowCount() == len(actions.listed_figures(page.desk))
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.window().focusWidget() is page.table


def test_lists_narrow(page: BenchmarksPage) -> None:
    """Each by its own, and together."""
    choose(page, 0, "organic_reach_rate")
    assert {each.first.metric for each in page.model.figures} == {"organic_reach_rate"}
    choose(page, 1, "instagram")
    assert {each.first.platform for each in page.model.figures} == {"instagram"}
    choose(page, 4, 2)
    assert all(each.first.year >= actions.today().year - 1 for each in page.model.figures)
    press(page, "Clear")
    choose(page, 3, 1)
    assert {each.first.tier for each in page.model.figures} == {1}


def test_the_card_tells_all_of_the_chosen_one(page: BenchmarksPage) -> None:
    """Source, age, standing, address; and follows the arrows."""
    for row in (0, 3):
        page.table.selectRow(row)
        each = page.model.figures[row]
        shown = words(page.card)
        assert each.counted in shown
        assert each.first.publisher in shown
        assert each.first.url in shown


def test_an_own_figure_is_entered_edited_taken_out_and_put_back(qtbot: QtBot, page: BenchmarksPage) -> None:
    """All by the form, with what is wrong said first."""
    page.add_own()
    form = next(each for each in every(page, FigureForm))
    form.try_to_keep()
    assert "Say what is counted." in words(form)
    form.editor.set_value((replace(TILL, low=Decimal(3)),))
    form.try_to_keep()
    assert "must be less than the middle" in words(form)
    form.editor.set_value((TILL,))
    qtbot.mouseClick(form.keeping, Qt.MouseButton.LeftButton)
    assert list(actions.own_figures(page.desk.file).values()) == [TILL]
    assert page.model.figures[0].first.own
    assert "1 of your own" in words(page.top)
    page.table.selectRow(0)
    press(page.card, "Edit…")
    form = next(each for each in every(page, FigureForm) if each.isVisible())
    assert form.editor.value() == (TILL,)
    form.editor.set_value((replace(TILL, middle=Decimal("2.4")),))
    form.try_to_keep()
    for deed, middle in (("Undo", TILL.middle), ("Redo", Decimal("2.4"))):
        press(page.banner, deed)
        assert [each.middle for each in actions.own_figures(page.desk.file).values()] == [middle]
    assert [each.middle for each in actions.own_figures(page.desk.file).values()] == [Decimal("2.4")]
    page.table.selectRow(0)
    press(page.card, "Take out")
    assert not actions.own_figures(page.desk.file)
    press(page.banner, "Undo")
    assert [each.middle for each in actions.own_figures(page.desk.file).values()] == [Decimal("2.4")]


def test_one_begins_at_a_published_figure(page: BenchmarksPage) -> None:
    """With its place filled in, and the numbers left for the owner."""
    page.table.selectRow(0)
    press(page.card, "Use my own instead…")
    form = next(each for each in every(page, FigureForm))
    (figure,) = form.editor.value()
    assert figure.counted is Counted.VISITORS_ORDER
    assert figure.middle is None
    form.reject()
    assert not actions.own_figures(page.desk.file)


def test_a_figure_leads_to_the_verdicts_it_was_used_in(qtbot: QtBot, window: MainWindow, page: BenchmarksPage) -> None:
    """Named by candidate; a click opens the history."""
    saved = actions.finish(window.desk, actions.samples()[1].case)
    row = saved.dossier.figures.comparisons[0].benchmark_rows[0]  # type: ignore[union-attr]
    window.open(BenchmarksPlace(row))
    assert "Used in these verdicts" in words(page.card)
    link = next(each for each in every(page.card, QAbstractButton) if "Ingrid Solheim" in each.text())
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert window.present_place() == HistoryPlace(saved.candidate)


def test_a_file_is_shown_before_it_is_kept(page: BenchmarksPage, tmp_path: Path) -> None:
    """What is new is told; the whole comes in at once, and goes again by Undo."""
    target = tmp_path / "figures.csv"
    actions.add_figure(page.desk, TILL)
    page.show_benchmarks()
    page.write_file(target)
    assert "Written: figures.csv." in page.banner.text
    actions.restore_figures(page.desk)
    page.show_benchmarks()
    page.read_file(target)
    shown = next(each for each in every(page, IncomingFigures))
    assert "1 new, 0 changed, 0 as they are already." in words(shown)
    assert not actions.own_figures(page.desk.file)
    press(shown, "Keep them")
    assert list(actions.own_figures(page.desk.file).values()) == [TILL]
    press(page.banner, "Undo")
    assert not actions.own_figures(page.desk.file)
    press(page.banner, "Redo")
    assert list(actions.own_figures(page.desk.file).values()) == [TILL]
    page.read_file(target)
    assert "0 new, 0 changed, 1 as they are already." in words(next(each for each in every(page, IncomingFigures)))


def test_a_file_that_cannot_be_read_is_refused_in_words(page: BenchmarksPage, tmp_path: Path) -> None:
    """By line and column."""
    target = tmp_path / "wrong.csv"
    target.write_text("counted,middle,year\nvisitors who order,many,2026\n", encoding="utf-8")
    page.read_file(target)
    settle(page)
    assert "Line 2, column “middle”" in page.banner.text


def test_all_own_figures_are_taken_out_at_once(page: BenchmarksPage) -> None:
    """And put back by Undo."""
    actions.add_figure(page.desk, TILL)
    page.show_benchmarks()
    press(page, "Restore…")
    assert not actions.own_figures(page.desk.file)
    press(page.banner, "Undo")
    assert list(actions.own_figures(page.desk.file).values()) == [TILL]
