"""Everything that is done to what is kept can be taken back and done again, by the banner and by the keys for it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from tests.actions.people import NO_DAY, person
from tests.gui.screen import every, offered, press, strike
from vetter import actions
from vetter.domain.case import Answer
from vetter.domain.decision import Decision, Shelf
from vetter.gui.pages.doubles import DoublesPage
from vetter.gui.places import CandidatesPlace, DoublesPlace, HistoryPlace, HomePlace
from vetter.questions.start import CONTACT, NAME

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def kept(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """Return a window over two people who may be one, a third, and a draft."""
    for day, name in enumerate(("Maren Oduya", "Maren Lindgren", "Ingrid Solheim")):
        case = person(name, held=NO_DAY + timedelta(days=day))
        actions.finish(window.desk, case.with_answer(CONTACT, Answer("maren@example.org")) if day < 2 else case)
    actions.keep_draft(window.desk, actions.new_case(window.desk).with_answer(NAME, Answer("Nadia Okafor")), "pitch")
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def state(desk: actions.Desk) -> dict[str, Any]:
    """Return all that can be done something to."""
    told: dict[str, Any] = {"drafts": [draft.name for draft in actions.drafts(desk)]}
    for shelf in Shelf:
        for row in actions.list_candidates(desk, wanted=actions.Filter(shelf=shelf)).rows:
            history = actions.history(desk, row.candidate)
            told[row.name] = (shelf, history.decision, history.tags, actions.joined_with(desk, row.candidate))
    told["doubles"] = [{double.other.name, double.kept.name} for double in actions.doubles(desk)]
    return told


def one(window: MainWindow, name: str) -> str:
    """Return the id of a candidate."""
    return next(row.candidate for row in actions.list_candidates(window.desk).rows if row.name == name)


def _discard(qtbot: QtBot, window: MainWindow) -> None:
    window.open(HomePlace())
    press(qtbot, window.home, next(name for name in offered(window.home) if name.startswith("Discard")))


def _throw_away(qtbot: QtBot, window: MainWindow) -> None:
    window.open(CandidatesPlace())
    window.candidates.table.setFocus()
    window.candidates.table.selectRow(0)
    qtbot.keyClick(window.candidates.table, Qt.Key.Key_Delete)


def _on_history(words: str, *, before: Callable[[MainWindow], object] = lambda _window: None) -> Callable[[QtBot, MainWindow], None]:
    def do(qtbot: QtBot, window: MainWindow) -> None:
        window.open(HistoryPlace(one(window, "Ingrid Solheim")))
        before(window)
        press(qtbot, window.history, words)

    return do


def _choose(window: MainWindow) -> None:
    press_ = next(made for made in window.history.decision._group.buttons() if made.text() == Decision.TRIAL.label)  # noqa: SLF001
    press_.click()


def _doubles(words: str) -> Callable[[QtBot, MainWindow], None]:
    def do(qtbot: QtBot, window: MainWindow) -> None:
        window.open(DoublesPlace())
        press(qtbot, window.doubles, next(name for name in offered(window.doubles) if name.startswith(words)))

    return do


DEEDS: dict[str, Callable[[QtBot, MainWindow], None]] = {
    "a draft discarded": _discard,
    "a candidate thrown away": _throw_away,
    "a candidate archived": _on_history("Archive"),
    "a decision": _on_history("Keep decision", before=_choose),
    "tags": _on_history("Keep tags", before=lambda window: window.history.decision.tags.setText("seasonal, list")),
    "doubles joined": _doubles("The same person"),
    "doubles told apart": _doubles("Two people"),
}


@pytest.mark.parametrize("deed", list(DEEDS))
def test_each_deed_is_taken_back_and_done_again_by_keys(qtbot: QtBot, kept: MainWindow, deed: str) -> None:
    """As often as one likes, each time all of it."""
    before = state(kept.desk)
    DEEDS[deed](qtbot, kept)
    every(kept, DoublesPage)
    after = state(kept.desk)
    assert after != before
    for _time in range(2):
        strike(kept, Qt.Key.Key_Z, CONTROL)
        every(kept, DoublesPage)
        assert state(kept.desk) == before
        strike(kept, Qt.Key.Key_Z, CONTROL | SHIFT)
        every(kept, DoublesPage)
        assert state(kept.desk) == after


def test_taken_back_belongs_to_whom_it_was_done_to(qtbot: QtBot, kept: MainWindow) -> None:
    """Not to the one whose history is open by then."""
    DEEDS["a decision"](qtbot, kept)
    kept.open(HistoryPlace(one(kept, "Maren Oduya")))
    strike(kept, Qt.Key.Key_Z, CONTROL)
    assert actions.history(kept.desk, one(kept, "Maren Oduya")).decision is None
    assert actions.history(kept.desk, one(kept, "Ingrid Solheim")).decision is None
