"""The table of candidates: nothing of it hidden by its own bars."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from tests.gui.screen import every
from vetter import actions
from vetter.domain.case import Answer
from vetter.gui.pages.candidate_table import CandidateTable
from vetter.gui.places import CandidatesPlace
from vetter.questions.start import NAME

if TYPE_CHECKING:
    from vetter.gui.window import MainWindow


@pytest.mark.parametrize("width", [900, 1024, 1280])
def test_the_bar_beneath_hides_no_row(window: MainWindow, width: int) -> None:
    """Where the columns are wider than the window, the bar that moves them stands beneath the last row, and none beside is needed."""
    for name in ("Ana Ruiz", "Ben Low", "Cem Öz"):
        case = replace(actions.samples()[0].case, id=str(uuid4()), candidate=str(uuid4()), sample=False)
        actions.finish(window.desk, case.with_answer(NAME, Answer(name)))
    window.resize(width, 760)
    window.open(CandidatesPlace())
    QApplication.processEvents()
    [table] = every(window.candidates, CandidateTable)
    last = table.visualRect(table.model().index(2, 0))
    assert last.isValid()
    assert table.viewport().rect().contains(last.bottomLeft())
    assert table.verticalScrollBar().maximum() == 0


def test_how_many_there_are_is_said_as_one_says_it(window: MainWindow) -> None:
    """One candidate, not “1 candidates”; and so while the list is narrowed."""
    case = replace(actions.samples()[0].case, id=str(uuid4()), candidate=str(uuid4()), sample=False)
    actions.finish(window.desk, case.with_answer(NAME, Answer("Ana Ruiz")))
    window.open(CandidatesPlace())
    assert "1 candidate" in texts(window)
    window.open(CandidatesPlace(query="ana"))
    assert "1 of 1 candidate" in texts(window)


def texts(window: MainWindow) -> list[str]:
    """Return the words of every label of the page."""
    return [each.text() for each in every(window.candidates, QLabel)]
