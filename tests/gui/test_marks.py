"""Marks by their anchors: five cards for each listener, chosen by key or mouse, taken back as easily."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.gui.screen import every, focused
from vetter.domain.region import DEFAULT_REGION
from vetter.gui.editors import editor_for
from vetter.gui.editors.marks import AnchorCard, MarkRow, MarksEditor
from vetter.gui.widgets.layout import column
from vetter.questions import BY_KEY, QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLineEdit
    from pytestqt.qtbot import QtBot

    from vetter.gui.editors import Editor
    from vetter.questions import Question

pytestmark = pytest.mark.usefixtures("app_theme")

RATED = [question for question in QUESTIONS if question.rated]
QUESTION: Question[Any] = RATED[0]


@pytest.fixture
def editor(placed: Callable[[Editor], QLineEdit]) -> MarksEditor:
    """Return the marks of one question, shown and with the focus."""
    made = editor_for(QUESTION, DEFAULT_REGION, lambda _row: None)
    assert isinstance(made, MarksEditor)
    placed(made)
    return made


def rows(editor: MarksEditor) -> list[MarkRow]:
    """Return the rows that are there, from top to bottom."""
    return sorted(every(editor, MarkRow), key=lambda row: row.y())


def names(editor: MarksEditor) -> list[str]:
    """Return what stands above the rows."""
    return [label.text() for label in every(editor, QLabel)]


@pytest.mark.parametrize("mark", range(1, 6))
def test_a_digit_gives_the_mark_and_takes_it_back(qtbot: QtBot, editor: MarksEditor, mark: int) -> None:
    """Keys 1 to 5; the same again empties."""
    with qtbot.waitSignal(editor.changed):
        qtbot.keyClick(editor.first_field(), Qt.Key(Qt.Key.Key_0.value + mark))
    assert editor.value() == (mark,)
    assert editor.first_field().accessibleDescription() == f"Mark {mark} of 5"
    with qtbot.waitSignal(editor.changed):
        qtbot.keyClick(editor.first_field(), Qt.Key(Qt.Key.Key_0.value + mark))
    assert editor.value() is None
    assert editor.first_field().accessibleDescription() == "No mark yet"


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_0])
def test_a_mark_is_taken_back_by_key(qtbot: QtBot, editor: MarksEditor, key: Qt.Key) -> None:
    """No mark is None, not 0."""
    qtbot.keyClick(editor.first_field(), Qt.Key.Key_4)
    qtbot.keyClick(editor.first_field(), key)
    assert editor.value() is None


def test_there_is_no_mark_beyond_five(qtbot: QtBot, editor: MarksEditor) -> None:
    """Other digits do nothing."""
    with qtbot.assertNotEmitted(editor.changed):
        for key in (Qt.Key.Key_6, Qt.Key.Key_9, Qt.Key.Key_A):
            qtbot.keyClick(editor.first_field(), key)
    assert editor.value() is None


def test_arrows_move_the_mark_and_stop_at_the_ends(qtbot: QtBot, editor: MarksEditor) -> None:
    """From none, right begins at 1 and left at 5."""
    row, seen = editor.first_field(), []
    for key in [Qt.Key.Key_Right] * 6 + [Qt.Key.Key_Left] * 2:
        qtbot.keyClick(row, key)
        seen.append(editor.value()[0])
    assert seen == [1, 2, 3, 4, 5, 5, 4, 3]
    editor.set_value(None)
    qtbot.keyClick(editor.first_field(), Qt.Key.Key_Left)
    assert editor.value() == (5,)


def test_arrows_follow_the_direction_of_reading(qtbot: QtBot, editor: MarksEditor) -> None:
    """Where one reads from the right, left goes on."""
    editor.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.keyClick(editor.first_field(), Qt.Key.Key_Left)
    qtbot.keyClick(editor.first_field(), Qt.Key.Key_Left)
    assert editor.value() == (2,)


def test_keys_with_control_or_alt_are_left_to_the_window(qtbot: QtBot, editor: MarksEditor) -> None:
    """Ctrl+1 opens a page; it gives no mark. The number block counts as digits."""
    qtbot.keyClick(editor.first_field(), Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(editor.first_field(), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert editor.value() is None
    qtbot.keyClick(editor.first_field(), Qt.Key.Key_3, Qt.KeyboardModifier.KeypadModifier)
    assert editor.value() == (3,)


def test_a_press_gives_one_mark_only(qtbot: QtBot, editor: MarksEditor) -> None:
    """Pressing another card moves the mark, pressing the same takes it back, and the keys go on from there."""
    cards = {card.mark: card for card in editor.findChildren(AnchorCard)}
    for mark in (2, 4):
        with qtbot.waitSignal(editor.changed):
            qtbot.mouseClick(cards[mark], Qt.MouseButton.LeftButton)
        assert [card.mark for card in cards.values() if card.isChecked()] == [mark]
    assert QApplication.focusWidget() is editor.first_field()
    qtbot.mouseClick(cards[4], Qt.MouseButton.LeftButton)
    assert editor.value() is None


def test_enter_goes_on(qtbot: QtBot, editor: MarksEditor) -> None:
    """Without changing the mark."""
    with qtbot.waitSignal(editor.done):
        qtbot.keyClick(editor.first_field(), Qt.Key.Key_Return)
    assert editor.value() is None


def test_the_examples_are_shown_and_read_out(editor: MarksEditor) -> None:
    """Marks 1, 3 and 5 have their example in the name; 2 and 4 are named too."""
    cards = {card.mark: card for card in editor.findChildren(AnchorCard)}
    assert list(cards) == [1, 2, 3, 4, 5]
    for mark, example in ((1, QUESTION.weak), (3, QUESTION.middling), (5, QUESTION.strong)):
        assert example[1:] in cards[mark].accessibleName()
    for mark in (2, 4):
        assert cards[mark].accessibleName() == f"{QUESTION.short}, mark {mark} of 5"
    assert editor.first_field().accessibleName() == QUESTION.short


@pytest.mark.parametrize("key", [question.key for question in RATED])
@pytest.mark.parametrize("width", [560, 900])
def test_every_example_has_room(placed: Callable[[Editor], QLineEdit], key: str, width: int) -> None:
    """Each card is at least as high as its words need at its width."""
    editor = editor_for(BY_KEY[key], DEFAULT_REGION, lambda _row: None)
    placed(editor)
    editor.window().resize(width, 600)
    QApplication.processEvents()
    for card in editor.findChildren(AnchorCard):
        assert card.height() >= card.heightForWidth(card.width())


def test_marks_stay_when_a_second_listener_is_named_later(qtbot: QtBot, editor: MarksEditor) -> None:
    """And when the name is typed letter by letter, or taken out again."""
    qtbot.keyClick(editor.first_field(), Qt.Key.Key_4)
    for name in ("P", "Pe", "Petra"):
        editor.set_listeners(("You", name))
        assert editor.value() == (4, None)
    assert names(editor) == ["You", "Petra"]
    assert [row.accessibleName() for row in rows(editor)] == [f"{QUESTION.short}, You", f"{QUESTION.short}, Petra"]
    qtbot.keyClick(rows(editor)[1], Qt.Key.Key_2)
    assert editor.value() == (4, 2)
    editor.set_listeners(("",))
    assert editor.value() == (4, 2)
    assert len(rows(editor)) == 2


def test_an_empty_second_row_goes_with_its_listener(editor: MarksEditor) -> None:
    """A row without a mark leaves nothing behind."""
    editor.set_listeners(("You", "Petra"))
    editor.set_value((3, None))
    editor.set_listeners(("",))
    assert len(rows(editor)) == 1
    assert editor.value() == (3,)


def test_tab_goes_from_listener_to_listener(qtbot: QtBot) -> None:
    """Question by question, whenever the second was named."""
    window = QWidget()
    qtbot.addWidget(window)
    made = [MarksEditor(question) for question in RATED[:3]]
    window.setLayout(column(made))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    for each in (made[1], made[0], made[2]):
        each.set_listeners(("You", "Petra"))
    expected = [row for each in made for row in rows(each)]
    expected[0].setFocus()
    for row in [*expected[1:], expected[0]]:
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        assert focused() is row


def test_only_the_second_listener_may_have_marked(qtbot: QtBot, editor: MarksEditor) -> None:
    """The first place stays free."""
    editor.set_listeners(("You", "Petra"))
    qtbot.keyClick(rows(editor)[1], Qt.Key.Key_5)
    assert editor.value() == (None, 5)


def test_more_marks_than_listeners_bring_their_rows(editor: MarksEditor) -> None:
    """Marks from a file are shown and given back, whoever is named."""
    with_gap = (4, None, 2)
    editor.set_value(with_gap)
    assert editor.value() == with_gap
    assert [row.value() for row in rows(editor)] == list(with_gap)
    assert all(name for name in names(editor))
    assert len(names(editor)) == 3
    editor.set_value((1,))
    assert editor.value()[0] == 1


def test_set_value_is_silent(qtbot: QtBot, editor: MarksEditor) -> None:
    """Only the person's own marks count as changes."""
    with qtbot.assertNotEmitted(editor.changed):
        editor.set_value((2, 3))
        editor.set_listeners(("You", "Petra"))
        editor.set_value(None)
