"""An order made by hand: by keys, by buttons, as offered, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from tests.gui.screen import every, focused, offered, press
from vetter.domain.case import Answer
from vetter.domain.claims import Metric
from vetter.gui.editors.ranking import AN_ORDER, HIGH, NO_ORDER, RankedList, RankingEditor
from vetter.gui.interview.card import QuestionCard
from vetter.gui.places import InterviewPlace
from vetter.gui.tongue import spelled
from vetter.kinds import Ranking
from vetter.questions import Kit
from vetter.questions.start import KIT, SWAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from vetter.gui.editors import Editor
    from vetter.gui.window import MainWindow

pytestmark = pytest.mark.usefixtures("app_theme")

ALT = Qt.KeyboardModifier.AltModifier
LIKES, PROFIT, VIEWS = THREE = (Metric.LIKES, Metric.PROFIT, Metric.VIEWS)


@pytest.fixture
def editor(making: Callable[..., Editor]) -> RankingEditor:
    """Return the editor of three entries, shown and with the focus."""
    made = making(Ranking(THREE))
    assert isinstance(made, RankingEditor)
    return made


def listed(editor: RankingEditor) -> list[str]:
    """Return the entries as they are read."""
    found = every(editor, RankedList)[0]
    return [found.item(at).text() for at in range(found.count())]


def test_untouched_it_is_blank(editor: RankingEditor) -> None:
    """How the entries are offered is nobody's order; it has no numbers."""
    assert editor.value() is None
    assert listed(editor) == ["Likes", "Profit", "Views"]
    assert editor.first_field().accessibleDescription() == NO_ORDER


def test_alt_with_an_arrow_moves_the_marked_entry(qtbot: QtBot, editor: RankingEditor) -> None:
    """Down and up, and no further than the ends; the mark goes along."""
    field = editor.first_field()
    with qtbot.waitSignal(editor.changed):
        qtbot.keyClick(field, Qt.Key.Key_Down, ALT)
    assert editor.value() == (PROFIT, LIKES, VIEWS)
    qtbot.keyClick(field, Qt.Key.Key_Down, ALT)
    assert editor.value() == (PROFIT, VIEWS, LIKES)
    with qtbot.assertNotEmitted(editor.changed):
        qtbot.keyClick(field, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(field, Qt.Key.Key_Up, ALT)
    assert editor.value() == (PROFIT, LIKES, VIEWS)
    assert listed(editor) == ["1.  Profit", "2.  Likes", "3.  Views"]
    told = editor.first_field().accessibleDescription()
    assert told == AN_ORDER.format(up=spelled("Alt+Up"), down=spelled("Alt+Down"), empty=spelled("Delete"))


def test_an_arrow_alone_only_marks(qtbot: QtBot, editor: RankingEditor) -> None:
    """Then Alt moves what is marked."""
    field = editor.first_field()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert editor.value() is None
    qtbot.keyClick(field, Qt.Key.Key_Up, ALT)
    assert editor.value() == (LIKES, VIEWS, PROFIT)


def test_buttons_do_the_same(qtbot: QtBot, editor: RankingEditor) -> None:
    """At the top there is no way up, at the bottom none down."""
    up, down = "What was asked: move the marked entry up", "What was asked: move the marked entry down"
    enabled = {made.accessibleName(): made.isEnabled() for made in (editor._up, editor._down)}  # noqa: SLF001 - the buttons
    assert enabled == {up: False, down: True}
    press(qtbot, editor, down)
    press(qtbot, editor, down)
    assert editor.value() == (PROFIT, VIEWS, LIKES)
    assert not editor._down.isEnabled()  # noqa: SLF001
    press(qtbot, editor, up)
    assert editor.value() == (PROFIT, LIKES, VIEWS)


def test_the_order_offered_can_be_meant(qtbot: QtBot, editor: RankingEditor) -> None:
    """One press says so, another takes it back."""
    with qtbot.waitSignal(editor.changed):
        press(qtbot, editor, "This is my order")
    assert editor.value() == THREE
    assert "What was asked: this is my order" not in offered(editor)
    with qtbot.waitSignal(editor.changed):
        press(qtbot, editor, "Take it back")
    assert editor.value() is None
    assert listed(editor) == ["Likes", "Profit", "Views"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_key_takes_it_back(qtbot: QtBot, editor: RankingEditor, key: Qt.Key) -> None:
    """And says nothing when there is nothing to take back."""
    editor.set_value((VIEWS, PROFIT, LIKES))
    with qtbot.waitSignal(editor.changed):
        qtbot.keyClick(editor.first_field(), key)
    assert editor.value() is None
    with qtbot.assertNotEmitted(editor.changed):
        qtbot.keyClick(editor.first_field(), key)


def test_enter_goes_on(qtbot: QtBot, editor: RankingEditor) -> None:
    """Without making an order."""
    with qtbot.waitSignal(editor.done):
        qtbot.keyClick(editor.first_field(), Qt.Key.Key_Return)
    assert editor.value() is None


def test_set_value_is_silent(qtbot: QtBot, editor: RankingEditor) -> None:
    """Only the person's own moves count as changes."""
    with qtbot.assertNotEmitted(editor.changed):
        editor.set_value((VIEWS, PROFIT, LIKES))
        editor.set_value(None)


def test_every_entry_can_be_hit_read_and_seen(editor: RankingEditor) -> None:
    """Forty pixels high, named for screen readers, none behind a scroll bar."""
    found = every(editor, RankedList)[0]
    assert HIGH >= 32
    for at in range(found.count()):
        where = found.visualItemRect(found.item(at))
        assert where.height() == HIGH
        assert found.viewport().rect().contains(where)
    interface = QAccessible.queryAccessibleInterface(found)
    assert interface.text(QAccessible.Text.Name) == "What was asked"


def test_in_the_interview_alt_with_an_arrow_stays_with_the_list(qtbot: QtBot, window: MainWindow) -> None:
    """Elsewhere it goes to the next question; here it moves an entry, and the case has the order."""
    window.open(InterviewPlace())
    assert window.interview.case is not None
    window.open(InterviewPlace(window.interview.case.with_answer(KIT, Answer(Kit.FULL))))
    window.interview.open_question(SWAY.key)
    card = next(card for card in every(window.interview, QuestionCard) if card.question is SWAY)
    qtbot.waitUntil(lambda: focused() is card.editor.first_field())
    qtbot.keyClick(focused(), Qt.Key.Key_Down, ALT)
    assert focused() is card.editor.first_field()
    kind = SWAY.kind
    assert isinstance(kind, Ranking)
    first, second, *rest = kind.entries
    assert window.interview.case[SWAY] == (second, first, *rest)
