"""Undo and redo in an interview: every edit, one step a field, wherever one has gone since."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.gui.screen import focused, press, type_along
from vetter import actions
from vetter.domain.case import Answer, AnswerState
from vetter.gui.places import InterviewPlace
from vetter.questions import Kit
from vetter.questions.results import CONVERSIONS
from vetter.questions.start import CONTACT, KIT, NAME

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vetter.domain.case import Case
    from vetter.gui.window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def begun(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """Return a window with a new interview, the focus on the name."""
    with qtbot.waitActive(window):
        window.activateWindow()
    window.open(InterviewPlace(actions.new_case(window.desk), "start"))
    return window


def case(window: MainWindow) -> Case:
    """Return the case as it stands."""
    assert window.interview.case is not None
    return window.interview.case


def undo(qtbot: QtBot) -> None:
    """Press Ctrl+Z where the focus is."""
    qtbot.keyClick(focused(), Qt.Key.Key_Z, CONTROL)


def redo(qtbot: QtBot) -> None:
    """Press Ctrl+Shift+Z where the focus is."""
    qtbot.keyClick(focused(), Qt.Key.Key_Z, CONTROL | SHIFT)


def test_a_field_that_was_left_is_undone_from_the_next(qtbot: QtBot, begun: MainWindow) -> None:
    """Two fields are two steps; the focus goes to where something changed."""
    type_along(qtbot, "Ada", "ada@example.org", key=Qt.Key.Key_Return)
    assert (case(begun)[NAME], case(begun)[CONTACT]) == ("Ada", "ada@example.org")
    undo(qtbot)
    assert (case(begun)[NAME], case(begun)[CONTACT]) == ("Ada", None)
    undo(qtbot)
    assert case(begun)[NAME] is None
    assert focused().accessibleName() == "Candidate"
    redo(qtbot)
    redo(qtbot)
    assert (case(begun)[NAME], case(begun)[CONTACT]) == ("Ada", "ada@example.org")
    redo(qtbot)
    assert case(begun)[CONTACT] == "ada@example.org"


def test_letters_are_undone_first_and_leave_no_idle_step(qtbot: QtBot, begun: MainWindow) -> None:
    """What the field has undone itself is not undone once more."""
    type_along(qtbot, "Ada", key=Qt.Key.Key_Return)
    qtbot.keyClicks(focused(), "ada@example.org")
    assert case(begun)[CONTACT] == "ada@example.org"
    while case(begun)[CONTACT] is not None:
        undo(qtbot)
    assert case(begun)[NAME] == "Ada"
    undo(qtbot)
    assert case(begun)[NAME] is None


def test_rows_buttons_and_other_sections_are_undone(qtbot: QtBot, begun: MainWindow) -> None:
    """From another section one is taken back to where it was."""
    begun.interview.open_section("results")
    press(qtbot, begun.interview, f"{CONVERSIONS.short}: {AnswerState.DODGED.label}")
    assert case(begun).withheld(CONVERSIONS)
    begun.interview.open_section("start")
    undo(qtbot)
    assert not case(begun).asked(CONVERSIONS)
    assert begun.interview.place.section == "results"


def test_the_kit_is_undone_with_its_questions(begun: MainWindow) -> None:
    """The form has its questions back."""
    before = [part.section.key for part in begun.interview._parts]  # noqa: SLF001
    card = next(each for each in begun.interview._cards if each.question is KIT)  # noqa: SLF001
    card.show_answer(Answer(Kit.LIVE), {})
    card.changed.emit()
    assert case(begun)[KIT] is Kit.LIVE
    begun.interview.undo()
    assert case(begun)[KIT] is not Kit.LIVE
    assert [part.section.key for part in begun.interview._parts] == before  # noqa: SLF001


def test_what_is_undone_is_what_is_kept(qtbot: QtBot, begun: MainWindow) -> None:
    """The draft on the disk follows."""
    type_along(qtbot, "Ada", "ada@example.org", key=Qt.Key.Key_Return)
    assert begun.interview.keep()
    undo(qtbot)
    assert begun.interview.has_unsaved
    assert begun.interview.keep()
    assert actions.drafts(begun.desk)[0].case[CONTACT] is None


def test_nothing_is_left_to_undo_in_another_interview(qtbot: QtBot, begun: MainWindow) -> None:
    """Steps end with the interview."""
    type_along(qtbot, "Ada", key=Qt.Key.Key_Return)
    begun.open(InterviewPlace(actions.new_case(begun.desk), "start"))
    before = case(begun)
    undo(qtbot)
    redo(qtbot)
    assert case(begun) == before
