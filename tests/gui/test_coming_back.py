"""Coming back after a lock: dialogs half filled, steps to undo, the way back; and nothing of it can be read meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit

from tests.gui.program import folder, started
from tests.gui.screen import every, focused, press
from tests.gui.test_benchmarks_page import TILL
from tests.gui.test_locking import places
from tests.locked import PASSPHRASE, _quick
from vetter import actions
from vetter.gui import watch
from vetter.gui.figure_form import FigureForm
from vetter.gui.finder import Finder
from vetter.gui.line_form import LineForm
from vetter.gui.places import BenchmarksPlace, BusinessPlace, HomePlace, InterviewPlace
from vetter.questions.start import CONTACT, NAME

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TypeVar

    from pytestqt.qtbot import QtBot

    from tests.gui.program import Program
    from vetter.gui.window import MainWindow

    D = TypeVar("D", bound=QDialog)

__all__ = ["_quick", "folder", "started"]
pytestmark = pytest.mark.usefixtures("_quick")
CONTROL = Qt.KeyboardModifier.ControlModifier


def shown(window: MainWindow, kind: type[D]) -> D:
    """Return the one dialog of a kind that is open before a window."""
    (found,) = every(window, kind)
    return found


def fill(form: FigureForm) -> tuple[list[str], list[int]]:
    """Type into a form and choose in it, half of it; return what it shows then."""
    lines, lists = every(form, QLineEdit), every(form, QComboBox)
    for at, line in enumerate(lines[:2]):
        line.setFocus()
        QApplication.processEvents()
        line.insert(f"3.{at} half")
    lists[0].setCurrentIndex(2)
    return shows(form)


def shows(form: FigureForm) -> tuple[list[str], list[int]]:
    """Return what is typed and chosen in a form."""
    return [each.text() for each in every(form, QLineEdit)], [each.currentIndex() for each in every(form, QComboBox)]


def test_a_form_half_filled(folder: Path, started: Callable[..., Program]) -> None:
    """Each text and each choice is there again, in a form over the same page that can still be kept; the memory held none of it."""
    program = started(folder)
    window = program.unlock()
    window.open(BenchmarksPlace())
    window.benchmarks.add_own()
    before = fill(shown(window, FigureForm))
    assert "3.1 half" in before[0]
    program.lock()
    kept = program.application._locking._left  # noqa: SLF001
    assert kept is not None
    assert b"half" not in kept.closed
    assert program.application._locking._half_done == []  # noqa: SLF001
    window = program.unlock()
    form = shown(window, FigureForm)
    assert shows(form) == before
    assert form.editor.unread()
    form.reject()


def test_a_figure_that_is_being_changed(folder: Path, started: Callable[..., Program]) -> None:
    """It is the same one again, with what was typed over it."""
    program = started(folder)
    window = program.unlock()
    actions.keep_figures(window.desk, {"mine": TILL})
    window.open(BenchmarksPlace())
    window.benchmarks.edit_own("mine")
    before = fill(shown(window, FigureForm))
    program.lock()
    form = shown(program.unlock(), FigureForm)
    assert shows(form) == before
    form.reject()


def test_a_reason_half_typed(qtbot: QtBot, folder: Path, started: Callable[..., Program]) -> None:
    """And given after the lock, it holds."""
    program = started(folder)
    window = program.unlock()
    candidate = actions.list_candidates(window.desk).rows[0].candidate
    window.open(places(window)["history"])
    press(qtbot, window.history, "Hold…")
    qtbot.keyClicks(every(shown(window, LineForm), QLineEdit)[0], "a claim is")
    program.lock()
    window = program.unlock()
    line = every(shown(window, LineForm), QLineEdit)[0]
    qtbot.keyClicks(line, " open")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    program.until(lambda: actions.held(window.desk, candidate) == "a claim is open")


def test_what_was_sought(qtbot: QtBot, folder: Path, started: Callable[..., Program]) -> None:
    """The words in the finder."""
    program = started(folder)
    window = program.unlock()
    window.find_anything()
    qtbot.keyClicks(shown(window, Finder).field, "Ana")
    program.lock()
    finder = shown(program.unlock(), Finder)
    assert finder.field.text() == "Ana"
    assert finder.list.count()
    finder.reject()


def test_where_it_cannot_be_locked_the_form_stays(qtbot: QtBot, folder: Path, started: Callable[..., Program]) -> None:
    """A page that cannot be kept keeps the window open, and the form before it too."""
    program = started(folder)
    window = program.unlock()
    window.open(InterviewPlace())
    window.desk.file.read_only = True
    qtbot.keyClicks(focused(), "Nadia")
    window.find_anything()
    qtbot.keyClicks(shown(window, Finder).field, "Ana")
    program.application._locking.lock(watch.IDLE)  # noqa: SLF001
    assert window.isVisible()
    assert shown(window, Finder).field.text() == "Ana"
    window.desk.file.read_only = False
    shown(window, Finder).reject()
    program.lock()
    program.unlock().interview.case = None


def test_steps_are_undone_after_it(qtbot: QtBot, folder: Path, started: Callable[..., Program]) -> None:
    """What was typed before the lock is taken back and made again after it, field by field."""
    program = started(folder)
    window = program.unlock()
    window.open(InterviewPlace(actions.new_case(window.desk), "start"))
    for text in ("Nadia", "nadia@example.org"):
        qtbot.keyClicks(focused(), text)
        qtbot.keyClick(focused(), Qt.Key.Key_Return)
    program.lock()
    window = program.unlock()
    steps = [("Nadia", "nadia@example.org")]
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Z, Qt.Key.Key_Y):
        qtbot.keyClick(focused(), key, CONTROL)
        QApplication.processEvents()
        assert window.interview.case is not None
        steps.append((window.interview.case[NAME] or "", window.interview.case[CONTACT] or ""))
    assert steps == [("Nadia", "nadia@example.org"), ("Nadia", ""), ("", ""), ("Nadia", "")]
    window.interview.case = None


def test_the_profile_too(qtbot: QtBot, folder: Path, started: Callable[..., Program]) -> None:
    """The page about the owner's own business has steps as well."""
    program = started(folder)
    window = program.unlock()
    window.open(BusinessPlace())
    before = window.business.case
    line = next(each for each in every(window.business, QLineEdit) if not each.text())
    line.setFocus()
    qtbot.keyClicks(line, "45")
    program.lock()
    window = program.unlock()
    assert window.business.case != before
    window.business.undo()
    assert window.business.case == before


def test_the_way_back(folder: Path, started: Callable[..., Program]) -> None:
    """Back leads where it led before."""
    program = started(folder)
    window = program.unlock()
    for place in (*places(window).values(), BenchmarksPlace()):
        window.open(place)
    before = list(window.trail)
    assert len(before) == 5
    program.lock()
    window = program.unlock()
    assert window.trail == before
    window.back()
    assert window.present_place() == before[-2]


def test_a_verdict_that_is_gone_is_not_shown(folder: Path, started: Callable[..., Program]) -> None:
    """Erased by another program while it was locked: the window opens at home, and Back does not lead there."""
    program = started(folder)
    window = program.unlock()
    window.open(places(window)["verdict"])
    program.lock()
    actions.unlock(folder, PASSPHRASE)
    with actions.open_desk(folder) as desk:
        actions.erase(desk, actions.list_candidates(desk).rows[0].candidate)
    window = program.unlock()
    assert window.present_place() == HomePlace()
    assert window.trail == [HomePlace()]
