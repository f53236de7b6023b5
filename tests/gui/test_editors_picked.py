"""Answers that are picked: lists, yes and no, ticks and scales, by keyboard and mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from tests.fitting import misfits
from vetter.domain.benchmark import Counted
from vetter.domain.claims import Industry
from vetter.kinds import Choice, Scale, Ticks, YesNo
from vetter.questions.watch import Fact

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from vetter.gui.editors import Editor

    Making = Callable[..., Editor]

pytestmark = pytest.mark.usefixtures("app_theme")


def picker(editor: Editor) -> QComboBox:
    """Return the list of a choice."""
    field = editor.first_field()
    assert isinstance(field, QComboBox)
    return field


def wheel(field: QWidget) -> QWheelEvent:
    """Turn the wheel down by one notch over a field."""
    middle = QPointF(field.rect().center())
    event = QWheelEvent(
        middle, middle, QPoint(0, 0), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003
    )  # fmt: skip
    QApplication.sendEvent(field, event)
    return event


def test_a_choice_by_keyboard(qtbot: QtBot, making: Making) -> None:
    """First letters find, arrows move, Delete empties, and each of it counts as an edit."""
    editor = making(Choice(Industry))
    field = picker(editor)
    for key, expected in ((Qt.Key.Key_F, "Food and drink"), (Qt.Key.Key_Down, "Fashion"), (Qt.Key.Key_Up, "Food and drink")):
        with qtbot.waitSignal(editor.changed):
            qtbot.keyClick(field, key)
        assert editor.value().label == expected
    with qtbot.waitSignal(editor.changed):
        qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert editor.value() is None


def test_a_choice_is_named_by_its_label_not_its_value(making: Making) -> None:
    """A screen reader says what is asked; what is chosen it reads by itself."""
    editor = making(Choice(Industry))
    editor.set_value(Industry.LEGAL)
    assert picker(editor).accessibleName() == "What was asked"


def test_the_wheel_passes_over_a_choice(qtbot: QtBot, making: Making) -> None:
    """Scrolling the page changes no answer unless the list has the focus."""
    editor = making(Choice(Industry))
    editor.set_value(Industry.LEGAL)
    field = picker(editor)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert not wheel(field).isAccepted()
    assert editor.value() is Industry.LEGAL
    field.setFocus()
    wheel(field)
    assert editor.value() is not Industry.LEGAL


def test_what_was_chosen_is_shown_whole(making: Making) -> None:
    """Where the list is narrow its words go on in the next line, never less wide than the longest of them."""
    editor = making(Choice(Counted))
    field = picker(editor)
    high = {}
    for chosen in (Counted.VISITORS_ORDER, max(Counted, key=lambda each: len(each.label))):
        editor.set_value(chosen)
        for wide in (editor.minimumSizeHint().width(), 900):
            editor.resize(wide, 300)
            QApplication.processEvents()
            assert misfits(editor) == []
            high[wide] = max(field.height(), high.get(wide, 0))
    assert high.pop(900) < min(high.values())


def test_yes_no_and_blank_are_three_things(qtbot: QtBot, making: Making) -> None:
    """No is an answer."""
    editor = making(YesNo())
    assert editor.value() is None
    qtbot.keyClick(picker(editor), Qt.Key.Key_N)
    assert editor.value() is False
    qtbot.keyClick(picker(editor), Qt.Key.Key_Up)
    assert editor.value() is True
    qtbot.keyClick(picker(editor), Qt.Key.Key_Backspace)
    assert editor.value() is None


def test_ticks_by_keyboard_and_mouse(qtbot: QtBot, making: Making) -> None:
    """Ticked in any order they come back in the list's order; none ticked is blank."""
    editor = making(Ticks(Fact))
    boxes = {box.accessibleName(): box for box in editor.findChildren(QAbstractButton)}
    assert list(boxes) == [fact.label for fact in Fact]
    assert editor.value() is None
    qtbot.mouseClick(boxes[Fact.PODS.label], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(editor.changed):
        qtbot.keyClick(boxes[Fact.FORGED.label], Qt.Key.Key_Space)
    assert editor.value() == (Fact.FORGED, Fact.PODS)
    for fact in (Fact.FORGED, Fact.PODS):
        qtbot.keyClick(boxes[fact.label], Qt.Key.Key_Space)
    assert editor.value() is None


def test_a_scale_has_a_zero_and_a_way_back(qtbot: QtBot, making: Making) -> None:
    """0 pressed is 0; pressed again it is blank; only one number is down."""
    editor = making(Scale(0, 10, "No", "Hire at once"))
    buttons = {button.text(): button for button in editor.findChildren(QAbstractButton)}
    assert len(buttons) == 11
    assert buttons["7"].accessibleName() == "What was asked: 7 of 10"
    assert editor.value() is None
    qtbot.mouseClick(buttons["0"], Qt.MouseButton.LeftButton)
    assert editor.value() == 0
    with qtbot.waitSignal(editor.changed):
        qtbot.keyClick(buttons["7"], Qt.Key.Key_Space)
    assert [text for text, button in buttons.items() if button.isChecked()] == ["7"]
    qtbot.keyClick(buttons["7"], Qt.Key.Key_Space)
    assert editor.value() is None
