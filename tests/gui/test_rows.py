"""Rows of claims: typed by keyboard alone, read as they are typed, taken out and put back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from tests.gui.screen import every, focused, offered, press, said, signs, type_along
from vetter import actions
from vetter.domain.claims import Action, Conversion, Platform
from vetter.domain.evidence import Evidence
from vetter.domain.quantities import Base
from vetter.gui.charts import StripChart
from vetter.gui.editors import editor_for
from vetter.gui.editors.rows import RowCard, TableEditor
from vetter.questions.pitch import SAID
from vetter.questions.results import CONVERSIONS, MONEY, RECORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from vetter.gui.editors import Editor
    from vetter.questions import Question

    Making = Callable[[Question[Any]], TableEditor]

pytestmark = pytest.mark.usefixtures("app_theme")


@pytest.fixture
def making(desk: actions.Desk, placed: Callable[[Editor], QLineEdit]) -> Making:
    """Return what makes the rows of a question, shown and with the focus."""

    def make(question: Question[Any]) -> TableEditor:
        editor = editor_for(question, desk.settings.region, lambda row: actions.read_row(desk, question, row))
        assert isinstance(editor, TableEditor)
        placed(editor)
        return editor

    return make


@pytest.fixture
def results(making: Making) -> TableEditor:
    """Return the rows of business results."""
    return making(CONVERSIONS)


def cards(editor: TableEditor) -> list[RowCard]:
    """Return the rows that are there, from top to bottom."""
    return sorted(every(editor, RowCard), key=lambda card: card.y())


ROW = ("76", "1800", "List", "Bought", "E-mail", "2 Mar 2026", "30 Apr 2026", "", "Seen")
TYPED = Conversion(
    count=76, out_of=1_800, base=Base.LIST, action=Action.SALE, platform=Platform.EMAIL,
    start=date(2026, 3, 2), end=date(2026, 4, 30), evidence=Evidence.ANALYTICS,
)  # fmt: skip


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_a_whole_claim_by_keyboard_alone(qtbot: QtBot, results: TableEditor, key: Qt.Key) -> None:
    """Nine fields in spoken order, Tab or Enter between them, and what it comes to beneath; Enter passes by what is not needed."""
    type_along(qtbot, *(text for text in ROW if text or key is Qt.Key.Key_Tab), key=key)
    assert results.value() == (TYPED,)
    shown = said(results)
    assert "76 of 1,800 list members = 4.2\u00a0%" in shown
    assert len(every(results, StripChart)) == 1
    assert not results.unread()


def test_enter_stops_at_every_field_that_is_needed(qtbot: QtBot, results: TableEditor) -> None:
    """Without a second date the days are asked for, without a base the percentage."""
    type_along(qtbot, "76", "", "List", "Bought", "E-mail", "2 Mar 2026", "", "60", "Seen", "5", key=Qt.Key.Key_Return)
    (typed,) = results.value()
    assert (typed.days, typed.percent, typed.evidence) == (60, 5, Evidence.ANALYTICS)


def test_the_reading_follows_each_field(qtbot: QtBot, results: TableEditor) -> None:
    """Nothing is said of a blank row; what is missing is named until it is there."""
    assert "Still missing" not in said(results)
    type_along(qtbot, "76")
    assert "Still missing" in said(results)
    type_along(qtbot, *ROW[1:])
    assert "Still missing" not in said(results)


def test_a_count_above_its_base_is_doubted(qtbot: QtBot, results: TableEditor) -> None:
    """Once both numbers stand there; corrected, the doubt goes."""
    type_along(qtbot, "1800", "76", "List")
    qtbot.waitUntil(lambda: signs(results) == ["Please check"], timeout=2_000)
    assert "1,800" in said(results)
    field = results.field("0.out_of")
    assert isinstance(field, QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, "18000")
    assert not signs(results)


def test_a_period_that_runs_backwards_is_doubted(qtbot: QtBot, results: TableEditor) -> None:
    """From after To."""
    type_along(qtbot, "76", "1800", "List", "Bought", "E-mail", "30 Apr 2026", "2 Mar 2026")
    qtbot.waitUntil(lambda: signs(results) == ["Please check"], timeout=2_000)
    assert "before" in said(results)


def test_zero_is_counted_and_blank_is_not(qtbot: QtBot, results: TableEditor) -> None:
    """None of 500 is a result; nothing of 500 is a gap."""
    type_along(qtbot, "0", "500", "List")
    assert results.value()[0].count == 0
    assert "0 of 500 list members = 0" in said(results)
    results.set_value((Conversion(out_of=500, base=Base.LIST),))
    assert results.value()[0].count is None
    assert "0 of 500" not in said(results)


def test_a_problem_names_its_field(qtbot: QtBot, results: TableEditor) -> None:
    """Beneath the line of fields, with a reading to press."""
    type_along(qtbot, "about 12")
    qtbot.waitUntil(lambda: "How many: Write the number alone: 12." in said(results), timeout=2_000)
    assert results.unread() == {"0.count": "about 12"}
    press(qtbot, results, "Meant is 12")
    assert results.value()[0].count == 12
    assert not results.unread()


def test_rows_are_added_and_keep_their_order(qtbot: QtBot, results: TableEditor) -> None:
    """Each with a number; a new one takes the focus; blank ones do not count."""
    type_along(qtbot, "1")
    for count in ("2", "3"):
        press(qtbot, results, "One result: Add another result")
        assert focused() is cards(results)[-1].first_field()
        type_along(qtbot, count)
    press(qtbot, results, "One result: Add another result")
    assert [row.count for row in results.value()] == [1, 2, 3]
    assert [card.accessibleName() for card in cards(results)] == ["Result 1", "Result 2", "Result 3", "Result 4"]


def test_enter_in_the_last_field_goes_on(qtbot: QtBot, results: TableEditor) -> None:
    """To a new row after a filled one, and from a blank one to the next question."""
    results.set_value((TYPED,))
    results.field("0.owner_picked").setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert len(cards(results)) == 2
    assert focused() is cards(results)[1].first_field()
    cards(results)[1].editors["owner_picked"].first_field().setFocus()
    with qtbot.waitSignal(results.done):
        qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert len(cards(results)) == 2


def test_enter_in_a_new_blank_row_ends_the_list(qtbot: QtBot, results: TableEditor) -> None:
    """The row goes again, and the next question comes; in the only row Enter goes on to its next field."""
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert focused() is results.field("0.out_of")
    results.set_value((TYPED,))
    results.field("0.owner_picked").setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    with qtbot.waitSignal(results.done):
        qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert len(cards(results)) == 1
    assert results.value() == (TYPED,)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_removed_row_is_put_back_where_it_stood(qtbot: QtBot, results: TableEditor, number: int) -> None:
    """With its text that could not be read."""
    three = tuple(Conversion(count=count) for count in (1, 2, 3))
    results.set_value(three)
    results.set_unread({f"{number}.out_of": "about 12"})
    with qtbot.waitSignal(results.changed):
        press(qtbot, results, f"One result: Remove result {number + 1}")
    assert results.value() == tuple(row for row in three if row.count != number + 1)
    assert not results.unread()
    assert [card.accessibleName() for card in cards(results)] == ["Result 1", "Result 2"]
    with qtbot.waitSignal(results.changed):
        press(qtbot, results, "Put the removed one back")
    assert results.value() == three
    assert results.unread() == {f"{number}.out_of": "about 12"}


def test_the_last_but_one_row_can_go_too(qtbot: QtBot, results: TableEditor) -> None:
    """A row alone has no way out, two have; put back onto a blank row it takes its place."""
    results.set_value((Conversion(count=1), Conversion(count=2)))
    press(qtbot, results, "One result: Remove result 1")
    assert results.value() == (Conversion(count=2),)
    assert not [name for name in offered(results) if "Remove" in name]


def test_unread_text_finds_its_row_again_whatever_stood_before_it(qtbot: QtBot, making: Making) -> None:
    """Blank rows before it are not kept, so its number is that of the row among those kept."""
    first = making(CONVERSIONS)
    press(qtbot, first, "One result: Add another result")
    press(qtbot, first, "One result: Add another result")
    middle = cards(first)[1]
    middle.first_field().setFocus()
    type_along(qtbot, "12.5x", "1800")
    cards(first)[2].first_field().setFocus()
    type_along(qtbot, "about 9")
    kept, unread = first.value(), first.unread()
    assert [row.out_of for row in kept] == [1_800, None]
    assert unread == {"0.count": "12.5x", "1.count": "about 9"}
    again = making(CONVERSIONS)
    again.set_value(kept)
    again.set_unread(unread)
    assert again.value() == kept
    assert again.unread() == unread
    texts = [card.first_field() for card in cards(again)]
    assert [field.text() for field in texts if isinstance(field, QLineEdit)] == ["12.5x", "about 9"]


def test_unread_text_alone_makes_a_row(making: Making) -> None:
    """Even where no value came with it."""
    editor = making(CONVERSIONS)
    editor.set_value(None)
    editor.set_unread({"1.count": "a dozen"})
    assert len(cards(editor)) == 2
    assert list(editor.unread().values()) == ["a dozen"]


def test_one_row_where_only_one_fits(qtbot: QtBot, making: Making) -> None:
    """No way to add or remove; Enter in the last field goes on to the next question."""
    editor = making(RECORD)
    assert not offered(editor)
    type_along(qtbot, "14", "3")
    with qtbot.waitSignal(editor.done):
        type_along(qtbot, "0", key=Qt.Key.Key_Return)
    row = editor.value()[0]
    assert (row.total, row.with_result, row.failed) == (14, 3, 0)


@pytest.mark.parametrize("question", [CONVERSIONS, MONEY, SAID], ids=lambda question: question.key)
def test_every_field_of_a_row_has_a_name(making: Making, question: Question[Any]) -> None:
    """And the row itself."""
    editor = making(question)
    editor.add()
    for kind in (QLineEdit, QComboBox, QAbstractButton):
        for field in editor.findChildren(kind):
            assert field.accessibleName(), field
    assert all(card.accessibleName() for card in cards(editor))


def test_set_value_is_silent_and_empties(qtbot: QtBot, results: TableEditor) -> None:
    """Nothing of the rows before stays."""
    with qtbot.assertNotEmitted(results.changed):
        results.set_value((TYPED, TYPED))
        results.set_value(None)
    assert results.value() is None
    assert len(cards(results)) == 1
    assert "76 of 1,800" not in said(results)


def round_trip(qtbot: QtBot, editor: TableEditor) -> list[QWidget]:
    """Return where Tab goes, from the first field until it leaves the rows."""
    seen = [focused()]
    while True:
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        if not editor.isAncestorOf(focused()) or focused() in seen:
            return seen
        seen.append(focused())


def test_tab_goes_through_added_rows_in_order(qtbot: QtBot, results: TableEditor) -> None:
    """Row by row, then to the way to add another."""
    results.set_value(tuple(Conversion(count=count) for count in (1, 2)))
    press(qtbot, results, "One result: Add another result")
    type_along(qtbot, "3")
    results.first_field().setFocus()
    seen = round_trip(qtbot, results)
    firsts = [seen.index(card.first_field()) for card in cards(results)]
    assert firsts == sorted(firsts)
    assert seen[-1].accessibleName() == "One result: Add another result"
    assert len(seen) == 3 * 13 + 2 + 1


@pytest.mark.parametrize("number", [1, 2, 3])
def test_tab_finds_a_row_that_was_put_back(qtbot: QtBot, results: TableEditor, number: int) -> None:
    """In its old place."""
    results.set_value(tuple(Conversion(count=count) for count in (1, 2, 3)))
    press(qtbot, results, f"One result: Remove result {number}")
    press(qtbot, results, "Put the removed one back")
    results.first_field().setFocus()
    seen = round_trip(qtbot, results)
    firsts = [seen.index(card.first_field()) for card in cards(results)]
    assert firsts == sorted(firsts)


def test_a_reading_is_one_tab_from_its_field(qtbot: QtBot, results: TableEditor) -> None:
    """Reached and pressed without a mouse."""
    qtbot.keyClicks(focused(), "about 12")
    qtbot.waitUntil(lambda: "Meant is 12" in offered(results), timeout=2_000)
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused().accessibleName() == "Meant is 12"
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert results.value()[0].count == 12
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused().accessibleName() == "Out of"
