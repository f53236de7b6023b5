"""One list of deeds: each is in the menu, on the sheet of keys and in the finder, and no key of theirs is one for writing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton

from tests.gui.screen import every, strike
from tests.gui.test_accessibility import PLACES
from vetter import actions
from vetter.gui.deeds import DEEDS
from vetter.gui.finder import found
from vetter.gui.helping import KeySheet, MainMenu
from vetter.gui.places import CandidatesPlace, DoublesPlace, InterviewPlace
from vetter.gui.widgets.letters import plain
from vetter.gui.widgets.undoing import REDO, UNDO
from vetter.gui.window import LOWER_PAGES, PAGES

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow

FOR_WRITING = {
    *("Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Insert", "Shift+Insert", "Shift+Del", "Ctrl+U", "Ctrl+D", "Ctrl+H"),
    *(f"{held}{key}" for held in ("", "Ctrl+", "Shift+", "Ctrl+Shift+") for key in ("Left", "Right", "Home", "End", "Up", "Down")),
    *(f"{held}{key}" for held in ("", "Ctrl+", "Shift+") for key in ("Backspace", "Del", "Return", "Enter", "Tab", "PgUp", "PgDown")),
} - {"Ctrl+Return", "Ctrl+PgUp", "Ctrl+PgDown"}  # fmt: skip
"""Keys with a meaning in a line or a text; the three taken out have none there."""


def keys() -> list[str]:
    """Return every key of a deed as Qt writes it."""
    return [QKeySequence(key).toString() for deed in DEEDS for key in deed.keys]


def test_no_key_has_two_meanings() -> None:
    """Neither among the deeds nor with writing; Undo and Redo alone are both, and a field passes them on once it is done."""
    assert len(keys()) == len(set(keys()))
    assert not set(keys()) & FOR_WRITING
    assert {QKeySequence(key).toString() for key in (*UNDO, *REDO)} <= set(keys())


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_keys_of_deeds_leave_what_is_written_alone(qtbot: QtBot, window: MainWindow, kind: type[QLineEdit | QPlainTextEdit]) -> None:
    """Pressed in the middle of a text each does its deed and nothing to the text."""
    done: list[str] = []
    with qtbot.waitActive(window):
        window.activateWindow()
    window.open(InterviewPlace(actions.new_case(window.desk), "pitch"))
    field = every(window.interview, kind)[0]
    field.setFocus()
    qtbot.keyClicks(field, "two words")
    for deed, action in zip(DEEDS, window.deeds, strict=True):
        action.triggered.disconnect()
        action.triggered.connect(lambda _checked=False, words=deed.words: done.append(words))
        for key in deed.keys:
            if key in {*UNDO, *REDO} or not action.isEnabled():
                continue
            combination = QKeySequence(key)[0]
            strike(window, combination.key(), combination.keyboardModifiers())
            assert done[-1:] == [deed.words], key
            assert (field.text() if isinstance(field, QLineEdit) else field.toPlainText()) == "two words", key


@pytest.mark.parametrize("page", sorted(PLACES))
def test_all_that_can_be_done_on_a_page_is_found(window: MainWindow, page: str) -> None:
    """Every entry of the menu that is not grey, and every button of the page by the name a screen reader says."""
    for place in PLACES[page](window):
        window.open(place)
        buttons = {each.accessibleName() for each in every(window.present_page(), QPushButton) if each.isEnabled()}
        menu = MainMenu(window, window.deeds)
        entries = {plain(entry.text()) for head in menu.actions() for entry in head.menu().actions() if entry.isEnabled()}  # type: ignore[attr-defined]
        menu.deleteLater()
        listed = {each.words for each in found(window)}
        assert (entries | buttons) - listed == {"Find anything"}


def test_every_page_of_the_rail_is_found(window: MainWindow) -> None:
    """By its words, or by words that hold them."""
    listed = " ".join(each.words for each in found(window)).lower()
    assert not [words for _key, words, _icon in (*PAGES, *LOWER_PAGES) if words.lower() not in listed]


def test_a_button_that_is_found_is_pressed(window: MainWindow) -> None:
    """As if the pointer had been there."""
    window.open(CandidatesPlace())
    next(each for each in found(window) if each.words == "Possible doubles").go()
    assert window.present_place() == DoublesPlace()


def test_the_sheet_shows_the_keys_of_each_deed_beside_it(window: MainWindow) -> None:
    """All of them, in the order of the menus."""
    window.show_keys()
    (sheet,) = every(window, KeySheet)
    beside = dict(pairwise(each.text() for each in every(sheet, QLabel)))
    native = QKeySequence.SequenceFormat.NativeText
    for deed in DEEDS:
        if deed.keys:
            assert beside[deed.words] == ", ".join(QKeySequence(key).toString(native) for key in deed.keys)
    sheet.close()


def test_every_action_of_the_window_is_a_deed(window: MainWindow) -> None:
    """None is made beside the list."""
    assert [action.text() for action in window.actions()] == [deed.words for deed in DEEDS]
