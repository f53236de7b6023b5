"""The main job in the window: claims typed by keyboard, a verdict that follows, saved, printed, found again."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QLabel, QLineEdit, QPlainTextEdit, QTableView, QWidget

from tests.gui.screen import every, said, settle
from vetter import actions
from vetter.domain.case import Answer, AnswerState
from vetter.domain.verdict import Verdict
from vetter.gui import theme
from vetter.gui.pages.candidate_model import CandidateModel
from vetter.gui.places import CandidatesPlace, HistoryPlace, HomePlace, InterviewPlace, VerdictPlace
from vetter.questions import CATALOGUE
from vetter.questions.results import CONVERSIONS
from vetter.questions.start import NAME

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.modeltester import ModelTester
    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow


def type_into(qtbot: QtBot, *texts: str) -> None:
    """Type each text into the field that has the focus, then go on with Tab."""
    for text in texts:
        field = QApplication.focusWidget()
        assert field is not None
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Tab)


def test_a_claim_row_typed_by_keyboard_alone(qtbot: QtBot, window: MainWindow) -> None:
    """Count, base, what, where, dates and evidence; the sum appears beneath and the draft is on the disk within a second."""
    window.open(InterviewPlace(section="results"))
    settle(window)
    type_into(qtbot, "76", "1800", "List", "Bought", "E-mail", "2 Mar 2026", "30 Apr 2026", "", "Seen")
    shown = said(window.interview)
    assert "76 of 1,800 list members = 4.2\u00a0%" in shown
    assert "One complete result, at best: seen live." in shown
    qtbot.waitUntil(lambda: not window.interview.has_unsaved, timeout=2_000)
    kept = actions.drafts(window.desk)[0].case[CONVERSIONS]
    assert kept is not None
    assert (kept[0].count, kept[0].out_of, kept[0].days) == (76, 1800, None)


def test_the_verdict_follows_finishes_and_is_found_again(qtbot: QtBot, window: MainWindow) -> None:
    """From sample answers typed into the form to the same verdict, in the list and in the history."""
    source = actions.samples()[0].case
    case = actions.new_case(window.desk)
    for key, answer in source.answers.items():
        question = next(each for part in CATALOGUE for each in part.questions if each.key == key)
        case = case.with_answer(question, answer)
    window.open(InterviewPlace(case, "pitch"))
    assert "Vanity metrics only" in said(window.interview)
    window.interview.finish()
    settle(window)
    assert "Vanity metrics only: no business result shown" in said(window.verdict)
    window.open(CandidatesPlace())
    window.candidates.search.setText("mercer")
    qtbot.waitUntil(lambda: window.candidates.model.rowCount() == 1, timeout=2_000)
    found = window.candidates.model.candidate(0)
    assert found.verdict is Verdict.VANITY_ONLY
    assert found.score == 29
    window.open(HistoryPlace(found.candidate))
    assert "Verdict: vanity metrics only" in said(window.history)
    assert not actions.drafts(window.desk)


@pytest.mark.parametrize("number", range(3))
def test_every_sample_goes_through_every_section_unchanged(window: MainWindow, number: int) -> None:
    """Opening each section, touching nothing, leaves the case as it was and gives the same verdict."""
    sample = actions.samples()[number]
    window.open(InterviewPlace(sample.case))
    for part in CATALOGUE:
        window.interview.open_section(part.section.key)
        for card in window.interview._cards:  # noqa: SLF001 - what the page shows is what is asked about
            assert card.answer() == sample.case.answer(card.question), card.question.key
    assert window.interview.case == sample.case


def test_not_asked_none_dodged_declined_and_zero_stay_apart(qtbot: QtBot, window: MainWindow) -> None:
    """Five different answers, each by its own button or key."""
    window.open(InterviewPlace(section="results"))
    card = window.interview._cards[0]  # noqa: SLF001
    assert card.answer() is None
    for state in (AnswerState.NONE, AnswerState.DODGED, AnswerState.DECLINED):
        qtbot.mouseClick(card._states[state], Qt.MouseButton.LeftButton)  # noqa: SLF001
        assert card.answer() == Answer(None, state, "")
        assert window.interview.case is not None
        assert window.interview.case.answer(CONVERSIONS) == Answer(None, state, "")
    qtbot.mouseClick(card._states[AnswerState.DECLINED], Qt.MouseButton.LeftButton)  # noqa: SLF001
    assert card.answer() is None
    qtbot.keyClicks(card.editor.first_field(), "0")
    assert card.answer().value[0].count == 0


def test_what_cannot_be_read_is_kept_pointed_out_and_offered_again(qtbot: QtBot, window: MainWindow) -> None:
    """Text stays as typed through the draft, another start, and the finished interview."""
    window.open(InterviewPlace(section="results"))
    type_into(qtbot, "12.500")
    assert window.interview.flush()
    draft = actions.drafts(window.desk)[0]
    assert dict(draft.case.unread) == {"conversions.0.count": "12.500"}
    window.interview.finish()
    assert "cannot be read yet" in window.interview.banner.text
    window.open(HomePlace())
    window.open(InterviewPlace(draft.case, "results"))
    first = window.interview.first_field()
    assert isinstance(first, QLineEdit)
    assert first.text() == "12.500"


def test_a_failed_save_says_so_and_keeps_everything(qtbot: QtBot, window: MainWindow) -> None:
    """Never "Saved" before it is; the window stays open; the next try succeeds."""
    window.open(InterviewPlace())
    type_into(qtbot, "Nadia")
    window.desk.file.read_only = True
    assert not window.interview.keep()
    assert window.interview.banner.text.startswith("Not saved.")
    assert "Saved" not in said(window.interview.top)
    assert not window.close()
    window.desk.file.read_only = False
    assert window.interview.keep()
    assert "Saved " in said(window.interview.top)
    assert actions.drafts(window.desk)[0].case[NAME] == "Nadia"


def test_a_bug_while_closing_leaves_the_window_open(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is typed is still there, and kept once it can be."""
    window.open(InterviewPlace())
    type_into(qtbot, "Nadia")
    with monkeypatch.context() as broken:
        broken.setattr(actions, "keep_draft", lambda *_given: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            window.close()
    assert window.isVisible()
    assert window.close()
    assert actions.drafts(window.desk)[0].case[NAME] == "Nadia"


def test_nothing_is_begun_that_could_not_be_kept(window: MainWindow) -> None:
    """Where the case file may only be read, a new interview says so before anything is typed; practice is open."""
    window.desk.file.read_only = True
    window.open(InterviewPlace())
    assert "may only be read here" in window.home.banner.text
    assert not isinstance(window.present_place(), InterviewPlace)
    window.practise()
    assert window.interview.case is not None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let go of an open file")
def test_a_case_file_that_is_gone_leaves_a_copy(
    qtbot: QtBot, window: MainWindow, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is on the screen and what was saved before goes into a file elsewhere, by keyboard; put back, all of it is there."""
    picture = b"\x89PNG\r\n\x1a\n" + bytes(200)
    before = actions.finish(window.desk, replace(actions.samples()[0].case, sample=False))
    actions.attach(window.desk, actions.open_verdict(window.desk, before.verdict).case, "conversions", "a.png", picture)
    window.open(InterviewPlace())
    type_into(qtbot, "Nadia")
    assert window.desk.folder is not None
    (window.desk.folder / "vetter.db").unlink()
    assert not window.interview.keep()
    assert "was moved or deleted while open" in window.interview.banner.text
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    answers = iter(("", str(elsewhere / "none" / "copy.zip"), str(elsewhere / "copy.zip")))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (next(answers), ""))
    for said_then in ("Not saved. vetter.db was moved", "Not saved. copy.zip cannot be written", "What you typed, and everything"):
        _go_back_to(qtbot, "Save a copy to…")
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        assert window.interview.banner.text.startswith(said_then)
    assert "Saved" not in said(window.interview.top)
    assert [each.name for each in elsewhere.iterdir()] == ["copy.zip"]
    folder = tmp_path_factory.mktemp("anew")
    actions.restore_into(folder, elsewhere / "copy.zip")
    with actions.open_desk(folder) as desk:
        assert [draft.name for draft in actions.drafts(desk)] == ["Nadia"]
        assert actions.open_verdict(desk, before.verdict).dossier.verdict is Verdict.VANITY_ONLY
        (exhibit,) = actions.exhibits_of(desk, before.candidate)
        assert actions.read_exhibit(desk, exhibit) == picture


def _go_back_to(qtbot: QtBot, words: str) -> None:
    """Go back with Shift and Tab until the button with these words has the focus."""
    for _ in range(40):
        field = QApplication.focusWidget()
        assert field is not None
        if isinstance(field, QAbstractButton) and field.text() == words:
            return
        qtbot.keyClick(field, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    pytest.fail(f"{words} is not reached")


def test_home_offers_to_continue_after_a_restart(window: MainWindow) -> None:
    """A draft stands on the home page; discarding it can be undone."""
    actions.keep_draft(window.desk, actions.new_case(window.desk).with_answer(NAME, Answer("Nadia Okafor")), "pitch")
    window.open(HomePlace())
    assert "Interview under way" in said(window.home)
    discard = next(each for each in every(window.home, QAbstractButton) if each.accessibleName().startswith("Discard"))
    discard.click()
    assert "Interview under way" not in said(window.home)
    next(each for each in every(window.home.banner, QAbstractButton) if each.text() == "Undo").click()
    assert "Nadia Okafor" in said(window.home)


def test_the_report_is_written_by_a_worker(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """The window says where it is, and the focus is back; a target that cannot be written is one sentence with a way out."""
    saved = actions.finish(window.desk, actions.samples()[1].case)
    window.open(VerdictPlace(actions.open_verdict(window.desk, saved.verdict)))
    target = tmp_path / "verdict.pdf"
    settle(window)
    window.verdict.export(target)
    assert window.focusWidget() is not window.verdict.first_field()
    qtbot.waitUntil(window.verdict.banner.isVisible, timeout=10_000)
    assert window.focusWidget() is window.verdict.first_field()
    assert target.read_bytes().startswith(b"%PDF-")
    assert window.verdict.banner.text == "Written: verdict.pdf."
    assert actions.history(window.desk, saved.candidate).entries[-1].what.value == "exported_pdf"
    window.verdict.export(tmp_path / "missing" / "verdict.pdf")
    qtbot.waitUntil(lambda: "cannot be written" in window.verdict.banner.text, timeout=10_000)


def test_an_old_verdict_reopens_exactly_as_judged(window: MainWindow) -> None:
    """Whatever the rules and benchmarks have become since."""
    saved = actions.finish(window.desk, actions.samples()[2].case)
    window.desk.benchmarks = type(window.desk.benchmarks)("2099.01", ())
    reopened = actions.open_verdict(window.desk, saved.verdict)
    assert reopened.dossier == saved.dossier
    window.open(VerdictPlace(reopened))
    assert "Honest newcomer: a small, priced trial" in said(window.verdict)


HOSTILE = ("<img src='/etc/passwd'>", "R&D <b>bold</b>", "[*] &amp; <!-- x -->", "\u202eevil", "名前 שלום")


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_typed_is_read_as_markup(window: MainWindow, name: str) -> None:
    """A name stands on every page to the letter; no label may guess at markup."""
    case = actions.samples()[0].case.with_answer(NAME, Answer(name))
    saved = actions.finish(window.desk, case)
    for place in (HomePlace(), VerdictPlace(actions.open_verdict(window.desk, saved.verdict)), HistoryPlace(saved.candidate)):
        window.open(place)
        assert name in said(window)
    for label in window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
    window.open(CandidatesPlace())
    assert window.candidates.model.candidate(0).name == name


def test_every_control_of_every_page_has_a_name(window: MainWindow) -> None:
    """What a screen reader says is never empty."""
    saved = actions.finish(window.desk, actions.samples()[1].case)
    places: list[Any] = [HomePlace(), CandidatesPlace(), HistoryPlace(saved.candidate)]
    places += [VerdictPlace(actions.open_verdict(window.desk, saved.verdict))]
    places += [InterviewPlace(actions.samples()[1].case, part.section.key) for part in CATALOGUE]
    unnamed = []
    for place in places:
        window.open(place)
        for kind in (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton, QTableView):
            for widget in every(window, kind):
                interface = QAccessible.queryAccessibleInterface(widget)
                if interface is None or not interface.text(QAccessible.Text.Name).strip():
                    unnamed.append((place, widget))
    assert not unnamed


def test_the_list_of_candidates_is_a_sound_model(qtmodeltester: ModelTester, desk: actions.Desk) -> None:
    """Read in pages of two hundred, whatever is asked of it."""
    with desk.file.write() as db:
        db.table("candidate").insert_all(
            {
                "id": str(n),
                "name": f"Nr {n}",
                "sort_name": f"nr {n:04}",
                "sample": 0,
                "interviews": 1,
                "last_seen": "2026-01-01",
                "changed": 0,
            }
            for n in range(450)
        )
    model = CandidateModel(desk)
    model.read()
    qtmodeltester.check(model)
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == 450


def test_the_list_says_who_was_not_found_and_how_to_see_everybody(qtbot: QtBot, window: MainWindow) -> None:
    """An empty result names the words that stand in the way."""
    actions.finish(window.desk, actions.samples()[0].case)
    window.open(CandidatesPlace())
    window.candidates.search.setText("nobody like this")
    qtbot.waitUntil(lambda: "Nobody found" in said(window.candidates), timeout=2_000)
    next(each for each in every(window.candidates, QAbstractButton) if each.text() == "Show everybody").click()
    qtbot.waitUntil(lambda: window.candidates.model.rowCount() == 1, timeout=2_000)


@pytest.mark.parametrize(("keys", "page"), [("1", "home"), ("2", "candidates"), ("N", "interview")])
def test_pages_are_reached_by_keyboard(window: MainWindow, keys: str, page: str) -> None:
    """Ctrl with a digit or a letter."""
    deed = next(each for each in window.deeds if each.shortcut().toString() == f"Ctrl+{keys}")
    deed.trigger()
    assert window._stack.currentWidget() is getattr(window, page)  # noqa: SLF001


@pytest.mark.parametrize("width", [880, 1024, 1280, 1600])
@pytest.mark.parametrize("palette", [theme.LIGHT, pytest.param(theme.DARK, marks=pytest.mark.slow)], ids=["light", "dark"])
def test_no_page_is_wider_than_its_window(window: MainWindow, width: int, palette: theme.Palette) -> None:
    """Nothing is cut off at the right, at any supported width."""
    theme.apply(QApplication.instance(), palette)  # type: ignore[arg-type]
    window.resize(width, 700)
    for place in (
        HomePlace(),
        VerdictPlace(actions.open_sample(window.desk, "specialist")),
        InterviewPlace(actions.samples()[1].case, "results"),
    ):
        window.open(place)
        QApplication.processEvents()
        page = window._stack.currentWidget()  # noqa: SLF001
        for area in every(page, QWidget):
            if hasattr(area, "horizontalScrollBar") and hasattr(area, "widget") and area.widget() is not None:
                assert area.widget().minimumSizeHint().width() <= area.viewport().width() + 1, (place, area)


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours by the web's definition."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", list(theme.PALETTES.values()), ids=list(theme.PALETTES))
def test_every_text_can_be_read(palette: theme.Palette) -> None:
    """At least 4.5 to 1 for text on each ground it stands on, 3 to 1 for edges."""
    for ground in (palette.paper, palette.surface, palette.sunk, palette.accent_tint):
        for text in (palette.ink, palette.ink2, palette.accent):
            assert contrast(text, ground) >= 4.5
    for tone in ("ok", "caution", "stop", "open"):
        for ground in (palette.paper, palette.surface, getattr(palette, f"{tone}_tint")):
            assert contrast(getattr(palette, tone), ground) >= 4.5
    assert contrast(palette.accent_text, palette.accent) >= 4.5
    assert contrast(palette.edge, palette.surface) >= 3
