"""Nothing typed outside an interview is lost: closed, left, or cut short, it is there again until it is kept or thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.actions.people import person
from tests.gui.screen import focused, press, said, settle
from vetter import actions
from vetter.errors import CaseFileError
from vetter.gui.figure_form import FigureForm
from vetter.gui.jotting import STILL_HERE
from vetter.gui.line_form import LineForm
from vetter.gui.places import BenchmarksPlace, CandidatesPlace, HistoryPlace, HomePlace, SettingsPlace
from vetter.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog
    from pytestqt.qtbot import QtBot

    from vetter.gui.editors.fields import Line
    from vetter.gui.window import MainWindow


@pytest.fixture
def known(window: MainWindow) -> str:
    """Return a candidate whose history is open."""
    saved = actions.finish(window.desk, person("Ana Ruiz"))
    window.open(HistoryPlace(saved.candidate))
    return saved.candidate


def _open(window: MainWindow, kind: type[QDialog]) -> QDialog:
    return next(each for each in window.findChildren(kind) if each.isVisible())


def _figure(window: MainWindow) -> FigureForm:
    window.open(BenchmarksPlace())
    window.benchmarks.add_own()
    form = _open(window, FigureForm)
    assert isinstance(form, FigureForm)
    return form


def _half(qtbot: QtBot, window: MainWindow) -> None:
    """Type half a figure, with a number that cannot be read yet, and press Escape."""
    form = _figure(window)
    assert STILL_HERE not in said(form)
    qtbot.keyClicks(form.editor.field("0.middle"), "2,4,1")
    qtbot.keyClicks(form.editor.field("0.source"), "Our till")
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_half_a_figure_is_there_again(qtbot: QtBot, window: MainWindow) -> None:
    """After Escape the form opens as it was left and says so, unreadable text and all; kept, it opens blank."""
    _half(qtbot, window)
    form = _figure(window)
    assert STILL_HERE in said(form)
    middle, source = form.editor.field("0.middle"), form.editor.field("0.source")
    assert (middle.text(), source.text()) == ("2,4,1", "Our till")
    middle.clear()
    qtbot.keyClicks(middle, "2.4")
    qtbot.keyClicks(form.editor.field("0.year"), "2025")
    qtbot.keyClicks(form.editor.field("0.counted"), "c")
    form.keeping.click()
    assert not form.isVisible()
    (kept,) = actions.own_figures(window.desk.file).values()
    assert kept.source == "Our till"
    again = _figure(window)
    assert STILL_HERE not in said(again)
    assert again.editor.value() is None


def _number(window: MainWindow) -> Line:
    window.open(SettingsPlace())
    settle(window)
    return window.settings.fields["weights.money"]


@pytest.mark.parametrize("typed", ["a third", "5000"])
def test_a_number_of_the_settings_that_cannot_be_is_there_again(qtbot: QtBot, window: MainWindow, typed: str) -> None:
    """As it was typed, in sight, after the page was left; made readable it is kept, and nothing is left of it."""
    assert STILL_HERE not in said(window.settings)
    field = _number(window)
    press(qtbot, window.settings, "Show or hide the numbers")
    usual = field.text()
    field.clear()
    qtbot.keyClicks(field, typed)
    window.open(HomePlace())
    field = _number(window)
    assert STILL_HERE in said(window.settings)
    assert field.isVisible()
    assert field.text() == typed
    assert window.desk.settings == Settings()
    field.selectAll()
    qtbot.keyClicks(field, "0.35")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.desk.settings.weights.money == 0.35
    window.open(HomePlace())
    assert _number(window).text() == "0.35" != usual
    assert STILL_HERE not in said(window.settings)


def test_all_numbers_put_back_leave_none_half_typed(qtbot: QtBot, window: MainWindow) -> None:
    """What stood in the fields goes with what was changed; what another Vetter left in another form does no harm."""
    actions.jot(window.desk, "settings", "[1]")
    field = _number(window)
    press(qtbot, window.settings, "Show or hide the numbers")
    field.clear()
    qtbot.keyClicks(field, "a third")
    window.open(HomePlace())
    window.open(SettingsPlace())
    press(qtbot, window.settings, "Put all of them back")
    assert STILL_HERE not in said(window.settings)
    assert actions.jotting(window.desk, "settings") == ""


def test_half_a_figure_can_be_thrown_away(qtbot: QtBot, window: MainWindow) -> None:
    """Only when that is asked for: then the form is blank, now and the next time."""
    _half(qtbot, window)
    form = _figure(window)
    press(qtbot, form, "Begin anew")
    assert form.editor.value() is None
    assert not form.editor.unread()
    assert STILL_HERE not in said(form)
    form.reject()
    assert _figure(window).editor.value() is None


@pytest.mark.parametrize("text", ["nonsense", "[]", "{}", '{"rows": null}', '{"rows": 5, "unread": {}}', '{"rows": null, "unread": 7}'])
def test_what_this_vetter_cannot_read_leaves_a_blank_form(window: MainWindow, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """As another Vetter may have left it: the form opens, and says nothing of it."""
    monkeypatch.setattr(actions, "jotting", lambda *_where: text)
    form = _figure(window)
    assert STILL_HERE not in said(form)
    assert form.editor.value() is None


def test_a_half_typed_change_waits_with_its_own_figure(qtbot: QtBot, window: MainWindow) -> None:
    """Editing a figure and adding one are two places; what is left at one is not offered at the other."""
    _half(qtbot, window)
    window.benchmarks.card.instead.emit(None)
    form = _open(window, FigureForm)
    assert isinstance(form, FigureForm)
    assert STILL_HERE not in said(form)
    qtbot.keyClicks(form.editor.field("0.source"), "The trade body")
    form.reject()
    assert _figure(window).editor.field("0.source").text() == "Our till"


def _lines(window: MainWindow) -> dict[str, Line]:
    card = window.history.decision
    return {"reason": card.reason, "note": card.note, "tags": card.tags}


@pytest.mark.parametrize("which", ["reason", "note", "tags"])
def test_a_half_typed_line_about_a_candidate_is_there_again(qtbot: QtBot, window: MainWindow, known: str, which: str) -> None:
    """Whatever page is opened meanwhile; it stays with its candidate, and the words say that it is not kept."""
    other = actions.finish(window.desk, person("Ben Ode")).candidate
    qtbot.keyClicks(_lines(window)[which], "half a thou")
    window.open(HomePlace())
    window.open(HistoryPlace(other))
    assert _lines(window)[which].text() == ""
    assert STILL_HERE not in said(window.history)
    window.open(HistoryPlace(known))
    assert _lines(window)[which].text() == "half a thou"
    assert STILL_HERE in said(window.history)


def test_keeping_one_line_leaves_the_others(qtbot: QtBot, window: MainWindow, known: str) -> None:
    """Tags are kept while a note is half typed: the note stays, and once it is kept too, nothing is left to offer."""
    lines = _lines(window)
    qtbot.keyClicks(lines["note"], "Rang Kari")
    qtbot.keyClicks(lines["tags"], "seasonal")
    qtbot.keyClick(lines["tags"], Qt.Key.Key_Return)
    assert actions.history(window.desk, known).tags == ("seasonal",)
    assert lines["note"].text() == "Rang Kari"
    qtbot.keyClick(lines["note"], Qt.Key.Key_Return)
    assert lines["note"].text() == ""
    window.open(HomePlace())
    window.open(HistoryPlace(known))
    assert lines["note"].text() == ""
    assert lines["tags"].text() == "seasonal"
    assert STILL_HERE not in said(window.history)


def test_what_is_typed_is_on_the_disk_before_anything_is_closed(qtbot: QtBot, window: MainWindow, known: str) -> None:
    """As after a crash: soon after the last key it is in the case file."""
    qtbot.keyClicks(window.history.decision.note, "half a thou")
    qtbot.waitUntil(lambda: actions.jotting(window.desk, "note", known) == "half a thou", timeout=5_000)


def test_a_reason_to_hold_is_there_again(qtbot: QtBot, window: MainWindow, known: str) -> None:
    """A window that asks for one line keeps it through Escape; kept as the reason, it is no longer offered."""
    for typed in ("a disp", "ute"):
        press(qtbot, window.history, "Hold…")
        form = _open(window, LineForm)
        assert isinstance(form, LineForm)
        assert (STILL_HERE in said(form)) is (typed == "ute")
        qtbot.keyClicks(form.line, typed)
        qtbot.keyClick(form, Qt.Key.Key_Escape)
        assert not form.isVisible()
    press(qtbot, window.history, "Hold…")
    form = _open(window, LineForm)
    assert isinstance(form, LineForm)
    form.keeping.click()
    assert actions.held(window.desk, known) == "a dispute"
    assert actions.jotting(window.desk, "hold", known) == ""


def test_nothing_is_left_of_somebody_erased(qtbot: QtBot, window: MainWindow, known: str) -> None:
    """A half-typed note goes with the person, and is not written again when the page is left."""
    qtbot.keyClicks(window.history.decision.note, "half a thou")
    actions.erase(window.desk, known)
    window.history._erased("Erased.", problem=False)  # noqa: SLF001 - what the question before erasing calls
    assert isinstance(window.present_place(), CandidatesPlace)
    assert window.desk.file.rows("SELECT * FROM jotting") == []


def test_a_disk_that_refuses_is_told_and_the_page_stays(
    qtbot: QtBot, window: MainWindow, known: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is typed stays on the screen until it can be put on the disk."""

    def refuse(*_given: object) -> None:
        message = "The disk is full."
        raise CaseFileError(message)

    qtbot.keyClicks(window.history.decision.note, "half a thou")
    with monkeypatch.context() as patch:
        patch.setattr("vetter.actions.jottings.rows.keep", refuse)
        window.open(HomePlace())
        assert window.present_page() is window.history
        assert "Not saved. The disk is full." in window.history.banner.text
    window.open(HomePlace())
    assert window.present_page() is window.home
    assert actions.jotting(window.desk, "note", known) == "half a thou"
