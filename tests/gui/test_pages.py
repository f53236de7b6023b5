"""Home, candidates, history and verdict: what is shown, what a click opens, what is said when something cannot be done."""

from __future__ import annotations

import stat
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QToolTip

from tests.gui.screen import every, offered, press, said, settle
from vetter import actions
from vetter.domain.case import Answer
from vetter.dossier.explain import explained
from vetter.gui import theme
from vetter.gui.explanation import Explanation
from vetter.gui.pages.candidates import SORTINGS
from vetter.gui.pages.home import Ground
from vetter.gui.places import CandidatesPlace, HistoryPlace, HomePlace, InterviewPlace, VerdictPlace
from vetter.questions.start import NAME

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from vetter.domain.case import Case
    from vetter.gui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton
HOSTILE = "<img src='/etc/passwd'>R&D [*] \u202e" + "W" * 120


def person(name: str, sample: int = 0) -> Case:
    """Return a finished interview with somebody, answered as in one of the samples."""
    case = replace(actions.samples()[sample].case, id=str(uuid4()), candidate=str(uuid4()), sample=False)
    return case.with_answer(NAME, Answer(name))


def interviewed(window: MainWindow, *names: str) -> list[actions.Saved]:
    """Finish an interview with each."""
    return [actions.finish(window.desk, person(name, number % 3)) for number, name in enumerate(names)]


# --- home -------------------------------------------------------------------------------------------------------------


def test_home_without_anybody_says_what_to_do(window: MainWindow) -> None:
    """One sentence what will be here, one what to do; the samples are there from the first start."""
    shown = said(window.home)
    assert "No candidates yet" in shown
    assert "Begin with “New interview”, or look at a sample." in shown
    assert [sample.title for sample in actions.samples() if sample.title in shown] == [sample.title for sample in actions.samples()]


def test_a_click_anywhere_in_a_row_opens_the_person(qtbot: QtBot, window: MainWindow) -> None:
    """Also on the name and the verdict, which lie above the ground of the row."""
    saved = interviewed(window, "Maren Oduya")[0]
    for words in ("Maren Oduya", "1 interview", saved.dossier.verdict.short):
        window.open(HomePlace())
        label = next(each for each in every(window.home, QLabel) if each.text() == words and not each.parentWidget().property("kind"))
        spot = label.mapTo(window, label.rect().center())
        target = window.childAt(spot)
        assert isinstance(target, Ground)
        qtbot.mouseClick(target, LEFT, pos=target.mapFrom(window, spot))
        assert window.present_place() == HistoryPlace(saved.candidate)


def test_a_drag_out_of_a_row_opens_nothing(qtbot: QtBot, window: MainWindow) -> None:
    """Letting go elsewhere takes a press back."""
    interviewed(window, "Maren Oduya")
    window.open(HomePlace())
    ground = every(window.home, Ground)[0]
    qtbot.mousePress(ground, LEFT)
    qtbot.mouseRelease(ground, LEFT, pos=QPoint(-50, -50))
    assert window.present_place() == HomePlace()


@pytest.mark.parametrize("number", range(3))
def test_a_sample_opens_its_verdict_and_keeps_nothing(qtbot: QtBot, window: MainWindow, number: int) -> None:
    """Marked as a sample, and the case file stays empty."""
    sample = actions.samples()[number]
    press(qtbot, window.home, f"Open the sample {sample.title}")
    assert window.verdict.isVisible()
    assert "Sample" in said(window.verdict.top)
    assert offered(window.verdict.top) == ["Papers to look at, print and write", "Export PDF…"]
    assert actions.list_candidates(window.desk).total == 0


def test_an_imported_file_is_judged_and_can_be_opened(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """The banner leads to its verdict."""
    file = actions.export_interview(person("Maren Oduya", 1), tmp_path / "maren.interview.json")
    window.home.bring_in(str(file))
    settle(window)
    assert window.home.banner.text == "Maren Oduya was imported and judged by today's rules."
    press(qtbot, window.home.banner, "Open")
    assert "Maren Oduya" in said(window.verdict.top)


def test_a_file_that_cannot_be_read_is_told_in_one_sentence(window: MainWindow, tmp_path: Path) -> None:
    """It names the file, nothing is kept, and the page stays as it was."""
    file = tmp_path / "broken.interview.json"
    file.write_text('{"format": "vetter-interview", "version": 1,', encoding="utf-8")
    window.home.bring_in(str(file))
    settle(window)
    assert "broken.interview.json" in window.home.banner.text
    assert "\n" not in window.home.banner.text
    assert actions.list_candidates(window.desk).total == 0


# --- candidates -------------------------------------------------------------------------------------------------------


def names_shown(window: MainWindow) -> list[str]:
    """Return the names in the order of the list."""
    model = window.candidates.model
    return [model.candidate(at).name for at in range(model.rowCount())]


def test_nobody_yet_says_so_and_offers_an_interview(qtbot: QtBot, window: MainWindow) -> None:
    """An empty list is not a table without rows."""
    window.open(CandidatesPlace())
    assert "No candidates yet" in said(window.candidates)
    assert not window.candidates.table.isVisible()
    press(qtbot, window.candidates.findChild(type(window.candidates.table.parentWidget().parentWidget())), "New interview")
    assert isinstance(window.present_place(), InterviewPlace)


def test_the_list_follows_what_is_typed(qtbot: QtBot, window: MainWindow) -> None:
    """Shortly after the last key, with the number found; emptied it shows everybody."""
    interviewed(window, "Maren Oduya", "Oliver Quist", "Lena Fairweather")
    window.open(CandidatesPlace())
    qtbot.keyClicks(window.candidates.search, "quist")
    qtbot.waitUntil(lambda: names_shown(window) == ["Oliver Quist"], timeout=2_000)
    assert "1 of 3 candidates" in said(window.candidates)
    window.candidates.search.clear()
    qtbot.waitUntil(lambda: len(names_shown(window)) == 3, timeout=2_000)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_enter_goes_into_the_list_and_opens(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    """Search, Enter or the arrow down, Enter: a person is found by keyboard alone."""
    interviewed(window, "Maren Oduya", "Oliver Quist")
    window.open(CandidatesPlace())
    qtbot.keyClicks(window.candidates.search, "maren")
    qtbot.keyClick(window.candidates.search, key)
    assert window.candidates.table.hasFocus()
    qtbot.keyClick(window.candidates.table, Qt.Key.Key_Return)
    assert "Maren Oduya" in said(window.history.top)


def test_a_click_on_any_cell_opens(qtbot: QtBot, window: MainWindow) -> None:
    """Not only on the name."""
    interviewed(window, "Maren Oduya")
    for column in range(window.candidates.model.columnCount()):
        window.open(CandidatesPlace())
        QApplication.processEvents()
        table = window.candidates.table
        qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(window.candidates.model.index(0, column)).center())
        assert window.history.isVisible(), column


def test_heads_and_the_list_of_orders_agree(qtbot: QtBot, window: MainWindow) -> None:
    """Sorting by mouse shows in the list of orders, sorting by keyboard shows in the heads."""
    interviewed(window, "Maren Oduya", "Adam Berg", "Zoe Lind")
    window.open(CandidatesPlace())
    QApplication.processEvents()
    head = window.candidates.table.horizontalHeader()
    qtbot.mouseClick(head.viewport(), LEFT, pos=QPoint(head.sectionViewportPosition(0) + 20, 10))
    assert window.candidates.sorting.currentText() == "Name, A to Z"
    assert names_shown(window) == ["Adam Berg", "Maren Oduya", "Zoe Lind"]
    qtbot.mouseClick(head.viewport(), LEFT, pos=QPoint(head.sectionViewportPosition(0) + 20, 10))
    assert names_shown(window) == ["Zoe Lind", "Maren Oduya", "Adam Berg"]
    highest = [words for _order, _falling, words in SORTINGS].index("Proven, highest first")
    window.candidates.sorting.setFocus()
    window.candidates.sorting.setCurrentIndex(highest)
    window.candidates.sorting.activated.emit(highest)
    scores = [window.candidates.model.candidate(at).score or 0 for at in range(3)]
    assert scores == sorted(scores, reverse=True)
    assert window.candidates.model.headerData(3, Qt.Orientation.Horizontal) == "Proven ↓"


def test_every_head_that_sorts_has_both_its_orders_in_the_list(window: MainWindow) -> None:
    """A click on any head, twice, never leaves the list of orders behind."""
    interviewed(window, "Maren Oduya")
    window.open(CandidatesPlace())
    for at in [*range(6), *range(6)]:
        window.candidates.table.horizontalHeader().sectionClicked.emit(at)
        order, falling, _words = SORTINGS[window.candidates.sorting.currentIndex()]
        assert (order, falling) == (window.candidates.model.order, window.candidates.model.falling)


def test_a_hostile_name_is_drawn_not_read(window: MainWindow) -> None:
    """In the list and in its tip, whole and to the letter, and what would turn it round in sight."""
    interviewed(window, HOSTILE)
    window.open(CandidatesPlace())
    model = window.candidates.model
    assert model.index(0, 0).data() == model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == HOSTILE
    window.candidates.table.setCurrentIndex(model.index(0, 0))
    QTest.keyClick(window.candidates.table, Qt.Key.Key_Home)
    tip = QTextDocument()
    tip.setHtml(QToolTip.text())
    assert tip.toPlainText() == HOSTILE.replace("\u202e", "[U+202E]")
    assert not window.candidates.table.grab().isNull()


def test_numbers_stand_to_the_right_and_are_never_cut(window: MainWindow) -> None:
    """At the smallest window scores have their room; what has none gives way as a whole."""
    interviewed(window, HOSTILE)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window.resize(window.minimumSize())
    window.open(CandidatesPlace())
    QApplication.processEvents()
    table = window.candidates.table
    for column in (each for each in (1, 3, 4, 5) if not table.isColumnHidden(each)):
        text = str(window.candidates.model.index(0, column).data())
        assert table.columnWidth(column) >= table.fontMetrics().horizontalAdvance(text) + 24
    side = window.candidates.model.headerData(3, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
    assert side & Qt.AlignmentFlag.AlignRight


def test_what_stands_in_the_way_is_named_to_the_letter(qtbot: QtBot, window: MainWindow) -> None:
    """Whatever was typed into the search."""
    interviewed(window, "Maren Oduya")
    window.open(CandidatesPlace('<b>nobody</b> "* OR NEAR('))
    assert 'No candidate holds the words “<b>nobody</b> "* OR NEAR(”.' in said(window.candidates)
    press(qtbot, window.candidates, "Show everybody")
    qtbot.waitUntil(lambda: names_shown(window) == ["Maren Oduya"], timeout=2_000)


# --- history ----------------------------------------------------------------------------------------------------------


def test_a_history_shows_everything_and_reopens_each_verdict(window: MainWindow) -> None:
    """Two interviews of one person, judged differently; the newest stands on top, each opens as it was judged."""
    first = interviewed(window, "Maren Oduya")[0]
    second = actions.finish(window.desk, replace(person("Maren Oduya", 1), candidate=first.candidate))
    window.open(HistoryPlace(first.candidate))
    shown = said(window.history)
    assert shown.count("Verdict: ") == 2
    assert shown.count("Interview\n") == 2
    assert shown.index("business results shown") < shown.index("vanity metrics only")
    opens = [each for each in every(window.history, QLabel) if each.text().startswith("Verdict: ")]
    assert len(opens) == 2
    for saved in (second, first):
        window.open(HistoryPlace(first.candidate))
        name = [each for each in offered(window.history) if each.startswith("Open the verdict")]
        assert len(name) == 2
        window.open(VerdictPlace(actions.open_verdict(window.desk, saved.verdict)))
        place = window.present_place()
        assert isinstance(place, VerdictPlace)
        assert place.judged.dossier == saved.dossier


def test_a_second_talk_begins_with_the_same_person(qtbot: QtBot, window: MainWindow) -> None:
    """A new interview of the known candidate, not a change of the old one."""
    saved = interviewed(window, "Maren Oduya")[0]
    window.open(HistoryPlace(saved.candidate))
    press(qtbot, window.history, "Second talk")
    place = window.present_place()
    assert isinstance(place, InterviewPlace)
    assert place.case is not None
    assert (place.case.candidate, place.case[NAME]) == (saved.candidate, "Maren Oduya")
    assert place.case.id != saved.interview


def test_a_line_changed_from_outside_is_pointed_out(window: MainWindow) -> None:
    """The page does not pretend that nothing happened."""
    saved = interviewed(window, "Maren Oduya")[0]
    window.open(HistoryPlace(saved.candidate))
    assert "something else has changed the case file" not in said(window.history)
    with window.desk.file.write() as db:
        db.execute("UPDATE history SET detail = 'Proven 99' WHERE detail LIKE 'Proven%'")
    window.open(HistoryPlace(saved.candidate))
    assert "something else has changed the case file" in said(window.history)


def test_an_interview_saved_as_a_file_reads_back_the_same(window: MainWindow, tmp_path: Path) -> None:
    """And a folder that is not there is one sentence."""
    saved = interviewed(window, "Maren Oduya")[0]
    window.open(HistoryPlace(saved.candidate))
    window.history.export(saved.verdict, str(tmp_path / "maren.interview.json"))
    assert (
        actions.read_interview(tmp_path / "maren.interview.json").answers == actions.open_verdict(window.desk, saved.verdict).case.answers
    )
    window.history.export(saved.verdict, str(tmp_path / "none" / "maren.interview.json"))
    assert "cannot be written" in window.history.banner.text


# --- verdict ----------------------------------------------------------------------------------------------------------


def test_the_side_column_moves_under_the_main_one(window: MainWindow) -> None:
    """Beside it on a wide page, beneath it on a narrow one, and back."""
    window.open(VerdictPlace(actions.open_sample(window.desk, "walk-in")))
    main, side = window.verdict._main, window.verdict._side  # noqa: SLF001 - where they stand is what is asked about
    assert main is not None
    assert side is not None
    settle(window)
    for width, beside in ((1280, True), (1024, False), (1280, True)):
        window.resize(width, 700)
        QApplication.processEvents()
        assert (side.x() >= main.geometry().right()) is beside
        assert (side.y() >= main.geometry().bottom()) is not beside


@pytest.mark.parametrize("width", [880, 1024, 1280])
@pytest.mark.parametrize("key", ["walk-in", "specialist"])
def test_a_page_ends_where_its_text_ends(window: MainWindow, width: int, key: str) -> None:
    """No empty screen beneath the last line, and the last line is not cut."""
    window.resize(width, 700)
    window.open(VerdictPlace(actions.open_sample(window.desk, key)))
    for _turn in range(3):
        QApplication.processEvents()
    area = every(window.verdict, QScrollArea)[0]
    last = max(
        label.mapTo(area.widget(), label.rect().bottomLeft()).y() for label in every(window.verdict, QLabel) if area.isAncestorOf(label)
    )
    assert last < area.widget().height() < last + 140


def test_every_answer_is_one_press_away(qtbot: QtBot, window: MainWindow) -> None:
    """What only paper printed at once is on the screen too."""
    window.open(VerdictPlace(actions.open_sample(window.desk, "walk-in")))
    assert "How this verdict was made" not in said(window.verdict)
    press(qtbot, window.verdict, "Every answer, and how this verdict was made")
    assert "How this verdict was made" in said(window.verdict)


def test_a_report_is_announced_wherever_one_is_by_then(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """Gone on to another page while it was written, one still learns where it is."""
    saved = interviewed(window, "Maren Oduya")[0]
    window.open(VerdictPlace(actions.open_verdict(window.desk, saved.verdict)))
    window.verdict.export(tmp_path / "maren.pdf")
    window.open(CandidatesPlace())
    qtbot.waitUntil(window.candidates.banner.isVisible, timeout=10_000)
    assert window.candidates.banner.text == "Written: maren.pdf."
    assert {"Open", "Show in folder"} <= set(offered(window.candidates.banner))


def test_a_report_that_cannot_be_written_can_be_tried_again(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """The same press works once the folder is there; the button is usable again."""
    window.open(VerdictPlace(actions.open_sample(window.desk, "beginner")))
    target = tmp_path / "later" / "priya.pdf"
    window.verdict.export(target)
    qtbot.waitUntil(lambda: "cannot be written" in window.verdict.banner.text, timeout=10_000)
    target.parent.mkdir()
    press(qtbot, window.verdict.banner, "Try again")
    qtbot.waitUntil(lambda: window.verdict.banner.text == "Written: priya.pdf.", timeout=10_000)
    assert target.read_bytes().startswith(b"%PDF-")
    assert stat.S_IMODE(target.stat().st_mode) & 0o077 == 0
    assert "Export PDF…" in offered(window.verdict.top)


def test_the_page_has_one_filled_button(window: MainWindow) -> None:
    """On every page exactly one, in the top bar."""
    saved = interviewed(window, "Maren Oduya")[0]
    places = (
        HomePlace(),
        CandidatesPlace(),
        HistoryPlace(saved.candidate),
        VerdictPlace(actions.open_verdict(window.desk, saved.verdict)),
        InterviewPlace(),
    )
    for place in places:
        window.open(place)
        page = window.present_page()
        filled = [each for each in every(page, type(window.verdict._export)) if each.property("kind") == "primary"]  # noqa: SLF001
        assert len(filled) == 1, place
        assert page.top.isAncestorOf(filled[0])


def test_colours_of_a_verdict_are_never_alone(window: MainWindow) -> None:
    """Where a tone is drawn its word stands beside it."""
    window.open(VerdictPlace(actions.open_sample(window.desk, "walk-in")))
    tones = {theme.current().caution.lower()}
    toned = [label for label in every(window.verdict, QLabel) if label.palette().windowText().color().name() in tones]
    assert all(label.text() for label in toned)
    assert "Vanity metrics only: no business result shown" in said(window.verdict)


def test_every_number_opens_how_it_came_about(qtbot: QtBot, window: MainWindow) -> None:
    """The window shows the trace that the terminal prints; Escape closes it."""
    window.open(VerdictPlace(judged := actions.open_sample(window.desk, "specialist")))
    titles = [section.title for section in judged.dossier.sections if section.points]
    assert len(titles) >= 6
    for title in titles:
        press(qtbot, window.verdict, f"How this was worked out: {title}")
        [opened] = every(window.verdict, Explanation)
        section = next(each for each in judged.dossier.sections if each.title == title)
        for expected in explained(judged.dossier, section.points):
            assert expected.title in said(opened)
        qtbot.keyClick(opened, Qt.Key.Key_Escape)
        assert not every(window.verdict, Explanation)
