"""Every deed is declared once; the menu, the finder and the sheet of keys show the same ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from tests.gui.screen import every, settle
from vetter import actions
from vetter.domain.case import AnswerState
from vetter.gui import look
from vetter.gui.deeds import DEEDS, menus
from vetter.gui.finder import Finder
from vetter.gui.helping import FieldHelp, KeySheet, MainMenu, question_help
from vetter.gui.places import CandidatesPlace, HelpPlace, HomePlace, InterviewPlace, VerdictPlace
from vetter.gui.widgets.letters import plain
from vetter.questions import BY_KEY, QUESTIONS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow


def deed(window: MainWindow, words: str) -> None:
    """Do one by its words, as its menu entry would."""
    action = window.deeds[[each.words for each in DEEDS].index(words)]
    assert action.isEnabled(), words
    action.trigger()


def test_no_two_deeds_share_words_or_keys() -> None:
    """A key that two deeds claim would do neither."""
    assert len({each.words for each in DEEDS}) == len(DEEDS)
    keys = [key for each in DEEDS for key in each.keys]
    assert len(keys) == len(set(keys))
    assert sum(len(deeds) for _menu, deeds in menus()) == len(DEEDS)


def test_only_what_can_be_done_here_is_offered(window: MainWindow) -> None:
    """An export needs a verdict, a dodge an interview."""

    def offered() -> set[str]:
        return {action.text() for action in window.deeds if action.isEnabled()}

    assert "Export as PDF…" not in offered()
    window.open(VerdictPlace(actions.open_sample(window.desk, "specialist")))
    assert "Export as PDF…" in offered()
    assert "Next question" not in offered()
    window.open(InterviewPlace())
    assert "Next question" in offered()
    assert "Export as PDF…" not in offered()


def test_the_menu_holds_every_deed(window: MainWindow) -> None:
    """Under the headings they are declared with."""
    menu = MainMenu(window, window.deeds)
    inner = [action.menu() for action in menu.actions()]
    assert [plain(each.title()) for each in inner] == [each.label for each, _deeds in menus()]
    assert {plain(action.text()) for each in inner for action in each.actions()} == {each.words for each in DEEDS}
    menu.deleteLater()


def test_the_sheet_lists_every_key(qtbot: QtBot, window: MainWindow) -> None:
    """And those of the fields."""
    window.show_keys()
    sheet = next(each for each in every(window, KeySheet))
    shown = " ".join(each.text() for each in every(sheet, QLabel))
    for each in DEEDS:
        if each.keys:
            assert each.words in shown
    assert "Shift+Tab" in shown
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def finder(window: MainWindow) -> Finder:
    """Return the finder that is open."""
    window.find_anything()
    return next(each for each in every(window, Finder) if each.isVisible())


@pytest.mark.parametrize(
    ("typed", "place"),
    [("candidates", "candidates"), ("setings", "settings"), ("vanity metric", "help"), ("practise", "interview")],
)
def test_anything_is_found_by_a_few_letters(qtbot: QtBot, window: MainWindow, typed: str, place: str) -> None:
    """A slip of the finger does not hide it."""
    shown = finder(window)
    qtbot.keyClicks(shown.field, typed)
    qtbot.keyClick(shown.field, Qt.Key.Key_Return)
    assert window.present_page() is getattr(window, place)


def test_a_candidate_is_found_by_name(qtbot: QtBot, window: MainWindow) -> None:
    """And opened by Enter."""
    actions.finish(window.desk, actions.samples()[0].case)
    shown = finder(window)
    qtbot.keyClicks(shown.field, "dale mer")
    assert "Dale Mercer, Candidate" in shown.list.item(0).text()
    qtbot.keyClick(shown.field, Qt.Key.Key_Return)
    assert window.present_page() is window.history


def test_the_arrows_move_and_nothing_found_is_said(qtbot: QtBot, window: MainWindow) -> None:
    """The cursor stays in the field."""
    shown = finder(window)
    qtbot.keyClick(shown.field, Qt.Key.Key_Down)
    assert shown.list.currentRow() == 1
    qtbot.keyClick(shown.field, Qt.Key.Key_Up)
    qtbot.keyClick(shown.field, Qt.Key.Key_Up)
    assert shown.list.currentRow() == shown.list.count() - 1
    qtbot.keyClicks(shown.field, "qqqqzzzz")
    assert shown.list.count() == 0
    assert any("Nothing is called like" in each.text() and each.isVisible() for each in every(shown, QLabel))
    qtbot.keyClick(shown.field, Qt.Key.Key_Return)
    assert shown.isVisible()
    shown.close()


def test_escape_closes_whatever_is_typed(qtbot: QtBot, window: MainWindow) -> None:
    """Once is enough."""
    shown = finder(window)
    qtbot.keyClicks(shown.field, "comp")
    qtbot.keyClick(shown.field, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_questions_are_found_while_interviewing(qtbot: QtBot, window: MainWindow) -> None:
    """By their short names, and the cursor goes there."""
    window.open(InterviewPlace())
    shown = finder(window)
    qtbot.keyClicks(shown.field, f"{BY_KEY['contact'].short}")
    qtbot.keyClick(shown.field, Qt.Key.Key_Return)
    card = next(each for each in window.interview._cards if each.question.key == "contact")  # noqa: SLF001
    qtbot.waitUntil(lambda: window.focusWidget() is card.editor.first_field())


def test_a_key_notes_that_they_dodged(qtbot: QtBot, window: MainWindow) -> None:
    """On the question in focus; pressed again it is taken back."""
    window.open(InterviewPlace(section="results"))
    card = window.interview._cards[0]  # noqa: SLF001
    card.focus()
    QApplication.processEvents()
    for expected in (AnswerState.DODGED, None):
        deed(window, "They dodged this question")
        answer = card.answer()
        assert (answer.state if answer else None) is expected
    deed(window, "They declined to answer")
    answer = card.answer()
    assert answer is not None
    assert answer.state is AnswerState.DECLINED
    assert qtbot is not None


def test_help_explains_the_question_in_focus(qtbot: QtBot, window: MainWindow) -> None:
    """F1 in a question tells why it is asked; elsewhere it opens the help."""
    window.open(InterviewPlace(section="results"))
    card = window.interview._cards[0]  # noqa: SLF001
    card.focus()
    QApplication.processEvents()
    deed(window, "Help on this field")
    told = next(each for each in every(window, FieldHelp) if each.isVisible())
    shown = " ".join(each.text() for each in every(told, QLabel))
    assert card.question.why in shown
    told.close()
    window.open(HomePlace())
    deed(window, "Help on this field")
    assert window.present_page() is window.help
    assert qtbot is not None


def test_every_question_can_be_explained() -> None:
    """Each with its words and its reason."""
    for question in QUESTIONS:
        keys = [section.key for section in question_help(question)]
        assert keys[0] == "ask"
        assert ("marks" in keys) is question.rated


def test_the_help_finds_words(qtbot: QtBot, window: MainWindow) -> None:
    """Its field narrows the list, and says when nothing is left."""
    window.open(HelpPlace("median"))
    qtbot.keyClicks(window.help.seek, "robots")
    shown = {each.text() for each in every(window.help, QLabel) if each.isVisibleTo(window.help)}
    assert "Bot" in shown
    assert "Margin" not in shown
    qtbot.keyClicks(window.help.seek, "qqq")
    shown = {each.text() for each in every(window.help, QLabel) if each.isVisibleTo(window.help)}
    assert "No word like this is explained here." in shown


def test_practice_shows_what_is_said_and_keeps_nothing(qtbot: QtBot, window: MainWindow) -> None:
    """Typed, finished, judged; the case file stays empty."""
    deed(window, "Practise with an invented candidate")
    shown = " ".join(each.text() for each in every(window.interview, QLabel) if each.isVisibleTo(window.interview))
    assert "For practice: Dale Mercer" in shown
    assert "Practice, not kept" in shown
    field = window.interview.first_field()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "Dale Mercer")
    window.interview.keep()
    assert not window.interview.has_unsaved
    window.interview.finish()
    settle(window)
    assert window.present_page() is window.verdict
    assert not actions.drafts(window.desk)
    assert actions.list_candidates(window.desk).total == 0


def test_practice_survives_another_palette(window: MainWindow) -> None:
    """The place that is gone back to is still practice."""
    deed(window, "Practise with an invented candidate")
    place = window.present_place()
    assert isinstance(place, InterviewPlace)
    assert place.practice is not None
    window.open(HomePlace())
    window.open(place)
    window.interview.keep()
    assert not actions.drafts(window.desk)


def test_text_grows_and_shrinks_within_its_limits(qtbot: QtBot, window: MainWindow) -> None:
    """Each step is kept and asks for the window to be drawn anew."""
    with qtbot.waitSignal(window.appearance_changed):
        deed(window, "Larger text")
    assert look.chosen_text(window.desk.folder) == 115
    for _press in range(9):
        deed(window, "Larger text")
    assert look.chosen_text(window.desk.folder) == 200
    for _press in range(9):
        deed(window, "Smaller text")
    assert look.chosen_text(window.desk.folder) == 100


def test_comparing_begins_at_the_list(window: MainWindow) -> None:
    """With the rows to be chosen."""
    deed(window, "Compare candidates")
    assert window.present_place() == CandidatesPlace(choosing=True)
    QCoreApplication.processEvents()
