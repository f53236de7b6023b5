"""Evidence in the window: chosen, dropped, pasted, looked at, taken out; nothing hostile is run or fills the memory."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import warnings
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QFileDialog, QLabel, QPlainTextEdit

from tests.actions.people import person
from tests.gui.screen import every, offered, press, said
from tests.often import often
from vetter import actions
from vetter.domain.exhibit import ExhibitKind
from vetter.gui.editors.fields import Line
from vetter.gui.exhibit_view import LARGEST_SHOWN, ExhibitView, drawn_picture
from vetter.gui.interview.card import QuestionCard
from vetter.gui.places import HistoryPlace, InterviewPlace

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from vetter.domain.case import Case
    from vetter.gui.window import MainWindow

ROOT = Path(__file__).parents[2]
BROKEN = often(1_000, of=50_000)
HOSTILE = "a <img src='/etc/passwd'> R&D.png"


def picture(wide: int = 40, high: int = 30) -> bytes:
    """Return a picture as a screenshot would be."""
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, b"PNG").write(image)
    return bytes(buffer.data().data())


def bomb(side: int) -> bytes:
    """Return a small file that says it is a picture of `side` × `side` points."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(10_000))) + chunk(b"IEND", b"")


@pytest.fixture
def case(window: MainWindow) -> Case:
    """Return an interview under way that is open at the claims of results."""
    made = person("Ingrid Solheim")
    actions.keep_draft(window.desk, made)
    window.open(InterviewPlace(made, section="results"))
    return made


@pytest.fixture
def card(window: MainWindow, case: Case) -> QuestionCard:
    """Return the question about results."""
    assert case
    return next(each for each in every(window.interview, QuestionCard) if each.question.key == "conversions")


def drop(card: QuestionCard, *paths: Path) -> None:
    """Let go of files above a question."""
    told = QMimeData()
    told.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where, action, keys = QPointF(card.rect().center()), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    card.dropEvent(QDropEvent(where, action, told, Qt.MouseButton.LeftButton, keys))


def test_a_question_takes_files_alone(window: MainWindow, card: QuestionCard) -> None:
    """A field in it takes words, and leaves files to the question around it."""
    assert card.acceptDrops()
    files, words = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile("/a.png")])
    files.setText("file:///a.png")
    words.setText("4200")
    for widget, told, taken in ((card, files, True), (card, words, False), (Line("Name"), files, False), (Line("Name"), words, True)):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # Qt means to take points in fractions and offers no way to say them yet
            event = QDragEnterEvent(QPoint(1, 1), Qt.DropAction.CopyAction, told, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        event.setAccepted(False)
        widget.dragEnterEvent(event)
        assert event.isAccepted() is taken
    assert window


def test_files_are_dropped_on_a_question(window: MainWindow, case: Case, card: QuestionCard, tmp_path: Path) -> None:
    """Each is kept with that question; one that is refused says why, and the others are kept."""
    (tmp_path / "a.png").write_bytes(picture())
    (tmp_path / "run.png").write_bytes(b"MZ\x90\x00")
    drop(card, tmp_path / "run.png", tmp_path / "a.png")
    assert [(each.question, each.name) for each in actions.exhibits(window.desk, case)] == [("conversions", "a.png")]
    assert "Look at a.png" in offered(card)
    assert card.exhibits is not None
    assert card.exhibits.property("kind") == "drop"
    drop(card, tmp_path / "run.png")
    assert "Take a picture of what it shows" in said(window.interview)


def test_evidence_alone_has_begun_an_interview(window: MainWindow, tmp_path: Path) -> None:
    """Dropped before anything was typed it is there after the next start, and the interview with it; of practice nothing is."""
    for practice, begun in ((None, 1), (actions.practice(window.desk), 1)):
        window.open(InterviewPlace(practice=practice))
        window.interview.open_section("results")
        case = window.interview.case
        assert case is not None
        card = next(each for each in every(window.interview, QuestionCard) if each.exhibits is not None)
        (tmp_path / "a.png").write_bytes(picture())
        drop(card, tmp_path / "a.png")
        assert len(actions.drafts(window.desk)) == begun
        if practice is None:
            actions.tidy_exhibits(window.desk)
            assert [each.name for each in actions.exhibits(window.desk, case)] == ["a.png"]


def test_a_file_is_chosen(
    qtbot: QtBot, window: MainWindow, case: Case, card: QuestionCard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the button, and is there when the interview is opened again."""
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.7\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(tmp_path / "report.pdf")], ""))
    assert card.exhibits is not None
    press(qtbot, card.exhibits, "Attach evidence…")
    assert [each.kind for each in actions.exhibits(window.desk, case)] == [ExhibitKind.PDF]
    assert "Attached: report.pdf" in said(window.interview)
    window.open(InterviewPlace(case, section="results"))
    assert "Look at report.pdf" in offered(window.interview)
    actions.finish(window.desk, case)
    window.open(HistoryPlace(case.candidate))
    assert "Look at report.pdf" in offered(window.history)


def test_a_picture_is_pasted_as_anything_is(qtbot: QtBot, window: MainWindow, case: Case, card: QuestionCard) -> None:
    """The usual key does it where the cursor is; words go into the field as ever."""
    QGuiApplication.clipboard().setImage(QImage.fromData(picture()))
    window.activateWindow()
    field = card.editor.first_field()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [each.name for each in actions.exhibits(window.desk, case)] == ["Pasted picture.png"]
    QGuiApplication.clipboard().setText("4200")
    assert isinstance(field, Line)
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "4200"
    assert len(actions.exhibits(window.desk, case)) == 1
    QGuiApplication.clipboard().clear()


def test_a_picture_is_pasted(qtbot: QtBot, window: MainWindow, case: Case, card: QuestionCard) -> None:
    """To the question with the cursor, by keyboard alone; without one it says what to do."""
    QGuiApplication.clipboard().setImage(QImage.fromData(picture()))
    window.activateWindow()
    card.editor.first_field().setFocus()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_V, keys)
    (kept,) = actions.exhibits(window.desk, case)
    assert (kept.question, kept.name, kept.kind) == ("conversions", "Pasted picture.png", ExhibitKind.PNG)
    QGuiApplication.clipboard().setText("words")
    window.interview.paste_evidence()
    assert "Nothing was copied that could be attached" in said(window.interview)
    QGuiApplication.clipboard().clear()
    window.interview.setFocus()
    window.interview.paste_evidence()
    assert "Put the cursor into the question" in said(window.interview)
    assert len(actions.exhibits(window.desk, case)) == 1


def test_a_file_is_taken_out_and_put_back(qtbot: QtBot, window: MainWindow, case: Case, card: QuestionCard, tmp_path: Path) -> None:
    """By its cross and by Undo."""
    (tmp_path / HOSTILE.replace("/", "_")).write_bytes(picture())
    drop(card, tmp_path / HOSTILE.replace("/", "_"))
    (kept,) = actions.exhibits(window.desk, case)
    press(qtbot, card, f"Take out {kept.name}")
    assert actions.exhibits(window.desk, case) == ()
    assert f"Look at {kept.name}" not in offered(card)
    press(qtbot, window.interview, "Undo")
    assert actions.exhibits(window.desk, case) == (kept,)
    assert f"Look at {kept.name}" in offered(card)


def test_it_is_looked_at(qtbot: QtBot, window: MainWindow, case: Case, card: QuestionCard) -> None:
    """A picture as a picture, text as text, a PDF not at all; Escape closes."""
    for name, data in (("a.png", picture()), ("b.csv", b"<b>4200</b>,17"[3:]), ("c.pdf", b"%PDF-1.7")):
        actions.attach(window.desk, case, "conversions", name, data)
    window.open(InterviewPlace(case, section="results"))
    for name in ("a.png", "b.csv", "c.pdf"):
        press(qtbot, window.interview, f"Look at {name}")
        (view,) = every(window, ExhibitView)
        if name == "a.png":
            assert any(not each.pixmap().isNull() for each in every(view, QLabel))
        elif name == "b.csv":
            assert every(view, QPlainTextEdit)[0].toPlainText() == "4200</b>,17"
        else:
            assert "A PDF can hold programs" in said(view)
        qtbot.keyClick(view, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not every(window, ExhibitView))
    assert card


def test_a_changed_file_is_not_shown(qtbot: QtBot, window: MainWindow, case: Case) -> None:
    """It says so instead."""
    kept = actions.attach(window.desk, case, "conversions", "a.png", picture())
    actions.finish(window.desk, case)
    actions.exhibit_path(window.desk, kept).write_bytes(picture(50))
    window.open(HistoryPlace(case.candidate))
    press(qtbot, window.history, "Look at a.png")
    assert "was changed since it was attached" in said(window.history)
    assert not every(window, ExhibitView)


@pytest.mark.usefixtures("app_theme")
def test_a_picture_cannot_fill_the_memory() -> None:
    """A file of some hundred bytes that says it has 2.5 thousand million points is not drawn, a wide one is made smaller."""
    assert drawn_picture(bomb(50_000)) is None
    assert drawn_picture(bomb(8_000)) is None  # damaged as well
    assert drawn_picture(picture()[:40]) is None
    drawn = drawn_picture(picture(6_000, 30))
    assert drawn is not None
    assert drawn.width() == LARGEST_SHOWN


@pytest.mark.timeout(3_600)
@pytest.mark.goal("G6", "pictures and PDFs broken anywhere: none ends the program, takes 2 seconds or 400 MB", BROKEN)
def test_no_broken_picture_harms(record_property: Callable[[str, object], None]) -> None:
    """Drawn or not, read or not, and soon either way, in a program of its own."""
    command = [sys.executable, "-m", "tests.gui.broken_pictures", str(BROKEN)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-2_000:]
    found = json.loads(ran.stdout)
    record_property("measured", f"at most {found['slowest']:.2f} s and {found['most']:.0f} MB")
    assert BROKEN // 10 < found["shown"] < BROKEN
    assert found["slowest"] < 2
    assert found["most"] < 400
