"""What changes while one types moves what stands around it only when it needs another height."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.fitting import misfits
from tests.gui.screen import settle
from vetter import actions
from vetter.gui.editors.rows import RowCard
from vetter.gui.places import InterviewPlace
from vetter.gui.theme import Role
from vetter.gui.widgets.layout import column
from vetter.gui.widgets.steady import Steady
from vetter.gui.widgets.text import Label, label

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow

SHORT, OTHER = "Some words.", "Other words"
LONG = "So many words that they take a second line wherever they stand, and a third one where there is little room."


class Painted(QObject):
    """Whether a widget was painted."""

    def __init__(self, watched: QWidget) -> None:
        """Watch a widget."""
        super().__init__()
        self.times = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Count."""
        self.times += event.type() is QEvent.Type.Paint
        return False


@pytest.fixture
def page(qtbot: QtBot, app_theme: QApplication) -> tuple[QWidget, Label, QLineEdit]:
    """Return a page, its words, and a field beneath them."""
    assert app_theme
    made, words, below = QWidget(), label(SHORT, Role.BODY), QLineEdit()
    made.setLayout(column([Steady(column([words])), below, -1]))
    made.resize(400, 200)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    settle(made)
    return made, words, below


def test_words_of_the_same_height_move_nothing(qtbot: QtBot, page: tuple[QWidget, Label, QLineEdit]) -> None:
    """Not even for a moment: what is beneath is not painted again."""
    _window, words, below = page
    painted, at = Painted(below), below.y()
    words.setText(OTHER)
    qtbot.wait(50)
    assert (painted.times, below.y()) == (0, at)


def test_more_words_move_what_is_beneath_and_fewer_let_it_back(qtbot: QtBot, page: tuple[QWidget, Label, QLineEdit]) -> None:
    """Nothing is cut off, and no gap is left."""
    window, words, below = page
    at = below.y()
    words.setText(LONG)
    qtbot.waitUntil(lambda: below.y() > at)
    assert misfits(window) == []
    words.setText(SHORT)
    qtbot.waitUntil(lambda: below.y() == at)
    words.hide()
    qtbot.waitUntil(lambda: below.y() < at)


def test_words_that_came_unnoticed_are_whole_at_another_width(qtbot: QtBot, page: tuple[QWidget, Label, QLineEdit]) -> None:
    """What Qt remembers of a width holds only for the words of then."""
    window, words, below = page
    for width in (150, 400):
        window.resize(width, 200)
        qtbot.wait(20)
    at = below.y()
    words.setText("Words that take one line here, and two elsewhere.")
    qtbot.wait(20)
    assert below.y() == at
    window.resize(150, 200)
    qtbot.waitUntil(lambda: words.height() == words.heightForWidth(words.width()))
    assert below.y() > at
    assert misfits(window) == []


def test_a_key_in_a_claim_paints_no_other_claim(qtbot: QtBot, window: MainWindow) -> None:
    """The sum beneath it is said anew in its place."""
    window.open(InterviewPlace(actions.samples()[1].case, "results"))
    settle(window)
    first, second = window.interview.findChildren(RowCard)[:2]
    field = first.first_field()
    field.setFocus()
    qtbot.wait(50)
    other, own = Painted(second), Painted(first)
    qtbot.keyClick(field, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: own.times > 0)
    settle(window)
    assert "476 of 1,800 list members" in "\n".join(words.text() for words in first.findChildren(Label))
    assert other.times == 0
