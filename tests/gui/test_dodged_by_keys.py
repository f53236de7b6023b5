"""“They dodged it” by key: in every field of every question that is read aloud, and told where one looks for it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from tests.gui.screen import every, said, strike
from vetter import actions
from vetter.domain.case import AnswerState
from vetter.gui.deeds import DEEDS
from vetter.gui.helping import KeySheet
from vetter.gui.interview.card import KEYS
from vetter.gui.places import HelpPlace, InterviewPlace
from vetter.kinds import Table
from vetter.questions import CATALOGUE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vetter.gui.interview.card import QuestionCard
    from vetter.gui.window import MainWindow

HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ALIKE = 1
"""Fields of one kind that are tried on each card."""
PRESSED = {AnswerState.DODGED: Qt.Key.Key_D, AnswerState.DECLINED: Qt.Key.Key_N}


def _state(card: QuestionCard) -> AnswerState | None:
    answer = card.answer()
    return answer.state if answer else None


@pytest.mark.parametrize("section", [part.section.key for part in CATALOGUE])
def test_from_every_field(qtbot: QtBot, window: MainWindow, section: str) -> None:
    """Of each kind on a card: pressed it says so, pressed again it no longer does, and nothing that was filled in is touched."""
    with qtbot.waitActive(window):
        window.activateWindow()
    window.open(InterviewPlace(actions.samples()[1].case, section))
    page = window.interview
    every(page, QWidget)
    for card in [each for each in page._cards if each.question.aloud]:  # noqa: SLF001 - the cards as they are shown
        before = card.editor.value()
        seen: Counter[type[QWidget]] = Counter()
        for field in [each for each in every(card, QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled()]:
            was, seen = _state(card), seen + Counter([type(field)])
            if seen[type(field)] > ALIKE:
                continue
            for state, key in PRESSED.items():
                field.setFocus(Qt.FocusReason.TabFocusReason)
                strike(window, key, HELD)
                assert _state(card) is state, f"{card.question.key}: {field.accessibleName()}"
                strike(window, key, HELD)
                assert _state(card) in {was, AnswerState.ANSWERED, None}
            assert card.editor.value() == before


def test_it_is_told_where_one_looks(qtbot: QtBot, window: MainWindow) -> None:
    """Beneath rows, on the buttons, in the list of keys beside the questions, on the sheet of keys and in the help."""
    window.resize(1280, 900)
    window.open(InterviewPlace(actions.new_case(window.desk), "results"))
    for card in window.interview._cards:  # noqa: SLF001 - the cards as they are shown
        told = [each.text() for each in every(card, QLabel)]
        assert ("Dodged: Ctrl+Shift+D, Declined: Ctrl+Shift+N" in told) is (card.question.aloud and isinstance(card.question.kind, Table))
    assert "they dodged it" in said(window.interview._sections)  # noqa: SLF001 - the list beside the questions
    sheet = KeySheet(window)
    qtbot.addWidget(sheet)
    sheet.show()
    assert "They dodged this question" in said(sheet)
    assert KEYS[AnswerState.DODGED] in said(sheet)
    assert KEYS[AnswerState.DODGED] in next(deed.keys for deed in DEEDS if deed.words == "They dodged this question")
    window.open(HelpPlace())
    assert KEYS[AnswerState.DODGED] in said(window.help)
