"""Letters to press with Alt: one for each button and field in sight, no two the same, in every language; nothing else is changed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.gui.screen import every, focused
from vetter import actions, startup
from vetter.gui.helping import MainMenu
from vetter.gui.places import CandidatesPlace, InterviewPlace
from vetter.gui.widgets.letters import SHOWN, lettered, plain

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow

pytestmark = pytest.mark.skipif(not SHOWN, reason="a Mac has none")
ALT = Qt.KeyboardModifier.AltModifier
_LETTER = re.compile(r"^(?:[^&]|&&)*&([^&])")


def letter(marked: str) -> str:
    """Return the letter of a text as Qt was given it, or nothing."""
    found = _LETTER.match(marked)
    return found[1].casefold() if found else ""


def letters(texts: list[str]) -> list[str]:
    """Return the letters that some texts get."""
    return [letter(text) for text in lettered(texts)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["New interview", "Note"], ["n", "o"]),
        (["New interview", "Near it", "In the end"], ["n", "i", "t"]),
        (["Wo", "Von", "Wovon", "Von"], ["w", "v", "o", "n"]),
        (["R&D", "D&R"], ["r", "d"]),
        (["ab", "a"], ["b", "a"]),
        (["a", "a"], ["a", ""]),
        (["Übersicht", "20 %", "…"], ["b", "2", ""]),
    ],
)
def test_first_letters_are_taken_first(texts: list[str], expected: list[str]) -> None:
    """One that has no other letter gets it from one that has."""
    assert letters(texts) == expected


def test_what_comes_last_takes_no_letter_from_the_others() -> None:
    """A button that stands out keeps its letter, however many links there are."""
    assert [letter(text) for text in lettered(["ab", "a"], last=1)] == ["a", ""]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12), max_size=30))
def test_no_two_share_a_letter_and_the_words_stay(texts: list[str]) -> None:
    """Whatever they are, ampersands too."""
    marked = lettered(texts)
    assert [plain(text) for text in marked] == texts
    given_ = [found for found in map(letter, marked) if found]
    assert len(given_) == len(set(given_))


@pytest.mark.parametrize("language", [pytest.param(code, marks=pytest.mark.slow if code != "en" else ()) for code in startup.languages()])
def test_each_has_its_letter_on_every_page_in_every_dialog_and_menu(tmp_path: Path, language: str) -> None:
    """Buttons that stand out, labels of fields, entries of menus; and no two anywhere."""
    command = [sys.executable, "-m", "tests.gui.lettering", str(tmp_path)]
    surroundings = {**os.environ, "VETTER_LANGUAGE": language, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(command, env=surroundings, check=True, capture_output=True, timeout=110)
    told = json.loads((tmp_path / "letters.json").read_text(encoding="utf-8"))
    assert len(told) > 40
    wrong = []
    for place, seen in told.items():
        found = [each for marked, _must in seen if (each := letter(marked))]
        wrong += [f"{place}: {each} twice" for each in set(found) if found.count(each) > 1]
        wrong += [f"{place}: none for {marked}" for marked, must in seen if must and not letter(marked)]
    assert not wrong, "\n".join(wrong)


@pytest.fixture
def begun(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """Return a window with the focus in the rows of an interview."""
    with qtbot.waitActive(window):
        window.activateWindow()
    window.open(InterviewPlace(actions.new_case(window.desk), "results"))
    every(window, QLabel)
    return window


def marked(window: MainWindow) -> list[str]:
    """Return what is marked in sight."""
    texts = [each.text() for kind in (QLabel, QPushButton) for each in every(window, kind)]
    return [text for text in texts if _LETTER.match(text)]


def test_they_show_while_alt_is_held_and_no_longer(begun: MainWindow) -> None:
    """The words are then as they were."""
    before = [each.text() for each in every(begun, QLabel)]
    assert not marked(begun)
    QTest.keyPress(begun.windowHandle(), Qt.Key.Key_Alt, ALT)
    assert {plain(text) for text in marked(begun)} >= {"Finish and see the verdict", "How many", "Out of", "From", "To"}
    QTest.keyRelease(begun.windowHandle(), Qt.Key.Key_Alt)
    assert not marked(begun)
    assert [each.text() for each in every(begun, QLabel)] == before


def held(window: MainWindow, words: str) -> None:
    """Press Alt with the letter of these words."""
    QTest.keyPress(window.windowHandle(), Qt.Key.Key_Alt, ALT)
    found = next(text for text in marked(window) if plain(text).strip() == words)
    QTest.keyClick(window.windowHandle(), Qt.Key(ord(letter(found).upper())), ALT)
    QTest.keyRelease(window.windowHandle(), Qt.Key.Key_Alt)


def test_one_leads_to_its_field(begun: MainWindow) -> None:
    """In the row that has the focus, and nothing is typed."""
    before = begun.interview.case
    held(begun, "Out of")
    assert focused().accessibleName() == "Out of"
    assert begun.interview.case == before


def test_one_presses_its_button(qtbot: QtBot, window: MainWindow) -> None:
    """As a click would."""
    with qtbot.waitActive(window):
        window.activateWindow()
    window.open(CandidatesPlace())
    held(window, "New interview")
    qtbot.waitUntil(lambda: window.present_page() is window.interview, timeout=2_000)


def test_entries_of_a_menu_have_theirs_always(window: MainWindow) -> None:
    """Where they are pressed without Alt."""
    menu = MainMenu(window, window.deeds)
    assert all(letter(action.text()) for action in menu.actions())
    menu.deleteLater()
