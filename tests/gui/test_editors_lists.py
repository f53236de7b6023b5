"""Finding an entry of a list by typing it, as a claim is typed: without looking, blanks included."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from vetter.domain.claims import Platform
from vetter.domain.evidence import Evidence
from vetter.gui.editors.picked import PAUSE, ChoiceEditor
from vetter.kinds import Choice

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLineEdit
    from pytestqt.qtbot import QtBot

    from vetter.gui.editors import Editor

pytestmark = pytest.mark.usefixtures("app_theme")


@pytest.mark.parametrize("evidence", Evidence)
def test_every_entry_is_found_by_its_whole_name(qtbot: QtBot, placed: Callable[[Editor], QLineEdit], evidence: Evidence) -> None:
    """“Seen live” has a blank in it, which opens no list in the middle of a word."""
    editor = ChoiceEditor(Choice(Evidence), "How do we know?")
    placed(editor)
    qtbot.keyClicks(editor.first_field(), evidence.label.upper())
    assert editor.value() is evidence


def test_the_same_letter_goes_to_the_next_entry_that_begins_with_it(qtbot: QtBot, placed: Callable[[Editor], QLineEdit]) -> None:
    """And from the last back to the first."""
    editor = ChoiceEditor(Choice(Platform), "Where")
    placed(editor)
    found = []
    for _press in range(5):
        qtbot.keyClicks(editor.first_field(), "s")
        found.append(editor.value())
    wanted = [platform for platform in Platform if platform.label.startswith("S")]
    assert found == (wanted * 3)[:5]


def test_after_a_pause_a_new_word_begins(qtbot: QtBot, placed: Callable[[Editor], QLineEdit]) -> None:
    """Letters typed long ago do not count; what nothing begins with changes nothing."""
    editor = ChoiceEditor(Choice(Platform), "Where")
    placed(editor)
    qtbot.keyClicks(editor.first_field(), "ti")
    assert editor.value() is Platform.TIKTOK
    qtbot.keyClicks(editor.first_field(), "qq")
    assert editor.value() is Platform.TIKTOK
    qtbot.wait(PAUSE + 100)
    with qtbot.waitSignal(editor.changed):
        qtbot.keyClicks(editor.first_field(), "p")
    assert editor.value() is Platform.PINTEREST


def test_keys_with_control_or_alt_are_left_to_the_window(qtbot: QtBot, placed: Callable[[Editor], QLineEdit]) -> None:
    """Ctrl and a letter opens a page; it chooses nothing."""
    editor = ChoiceEditor(Choice(Platform), "Where")
    placed(editor)
    for held in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier):
        qtbot.keyClick(editor.first_field(), Qt.Key.Key_T, held)
    assert editor.value() is None
