"""An owner's whole afternoon: every answer of the samples typed by keyboard, then the same window on a real screen."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QBuffer, QEvent, QIODevice, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.gui.real import RealWindow
from tests.gui.screen import every, focused, press, said
from vetter import actions
from vetter.domain.case import Answer, AnswerState
from vetter.domain.region import DEFAULT_REGION
from vetter.gui.interview.card import NOTE_HINT, QuestionCard
from vetter.gui.places import InterviewPlace
from vetter.kinds import Choice, Marks, Scale, Table, Text, Ticks, YesNo
from vetter.questions import CATALOGUE

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from vetter.domain.case import Case
    from vetter.gui.editors import Editor
    from vetter.gui.window import MainWindow
    from vetter.kinds import Kind

ENTER, TAB, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space
CTRL = Qt.KeyboardModifier.ControlModifier


class Typist:
    """Fills in the form as a person would, by keyboard alone."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        """Sit down at a window."""
        self.qtbot, self.window = qtbot, window

    def interview(self, case: Case) -> None:
        """Type every answer of a case, section by section."""
        self.window.open(InterviewPlace())
        for part in CATALOGUE:
            for card in every(self.window.interview, QuestionCard):
                answer = case.answers.get(card.question.key)
                if answer is not None:
                    self.answer(card, answer)
            if part is not CATALOGUE[-1]:
                self.qtbot.keyClick(focused(), Qt.Key.Key_PageDown, CTRL)

    def answer(self, card: QuestionCard, answer: Answer[Any]) -> None:
        """Type one answer, with the words noted or the way it was withheld."""
        if answer.value is not None:
            self.fill(card.editor, card.question.kind, answer.value)
        if answer.note:
            field = next(line for line in every(card, type(card._note)) if line.placeholderText() == NOTE_HINT)  # noqa: SLF001 - the field
            field.setFocus()
            self._keys(field, answer.note)
        if answer.state is not AnswerState.ANSWERED:
            press(self.qtbot, card, answer.state.label)

    def fill(self, editor: Editor, kind: Kind[Any], value: Any) -> None:
        """Type a value into its editor."""
        if isinstance(kind, Table):
            self._rows(editor, kind, value)
        elif isinstance(kind, Marks):
            for line, mark in zip(editor._rows, value, strict=True):  # noqa: SLF001 - one for each listener
                line.setFocus()
                if mark is not None:
                    self.qtbot.keyClicks(line, str(mark))
        elif isinstance(kind, Scale):
            button = next(each for each in every(editor, QAbstractButton) if each.text() == str(value))
            self.qtbot.keyClick(button, SPACE)
        elif isinstance(kind, Ticks):
            for box in every(editor, QAbstractButton):
                if box.accessibleName() in {tick.label for tick in value}:
                    self.qtbot.keyClick(box, SPACE)
        else:
            self._type(editor.first_field(), kind, value)

    def _rows(self, editor: Any, kind: Table[Any], rows: tuple[Any, ...]) -> None:
        for number, row in enumerate(rows):
            if number:
                press(self.qtbot, editor, f"{editor.name}: Add another {kind.noun}")
            for column in kind.columns:
                if getattr(row, column.name) is not None:
                    self.fill(editor._cards[number].editors[column.name], column.kind, getattr(row, column.name))  # noqa: SLF001

    def _type(self, field: Any, kind: Kind[Any], value: Any) -> None:
        field.setFocus()
        if isinstance(kind, Choice | YesNo):
            self.qtbot.keyClicks(field, kind.show(value, DEFAULT_REGION))
            return
        field.selectAll()
        text = value if isinstance(kind, Text) else kind.write(value, DEFAULT_REGION)
        self._keys(field, text)

    def _keys(self, field: QWidget, text: str) -> None:
        """Press key after key; Qt's own tester knows the keys of ASCII alone."""
        for sign in text:
            if sign.isascii():
                self.qtbot.keyClicks(field, sign)
            else:
                QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign))


def pages(pdf: bytes) -> str:
    """Return the words of a report."""
    device = QBuffer()
    device.setData(pdf)
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(device)
    words = "\n".join(document.getAllText(number).text() for number in range(document.pageCount()))
    document.close()
    return words


@pytest.mark.parametrize(
    "sample", [pytest.param(each, id=each.key, marks=() if each.key == "specialist" else pytest.mark.slow) for each in actions.samples()]
)
def test_a_sample_typed_by_keyboard_is_judged_and_printed_the_same(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, sample: actions.Sample
) -> None:
    """Form, file and terminal lead to one verdict and one report."""
    Typist(qtbot, window).interview(sample.case)
    typed = window.interview.case
    assert typed is not None
    assert typed.answers == sample.case.answers
    qtbot.keyClick(focused(), ENTER, CTRL)
    expected = actions.judge(window.desk, replace(sample.case, sample=False))
    assert expected.headline in said(window.verdict)
    window.verdict.export(tmp_path / "typed.pdf")
    qtbot.waitUntil(window.verdict.banner.isVisible, timeout=10_000)
    actions.export_pdf(expected, tmp_path / "judged.pdf")
    assert pages((tmp_path / "typed.pdf").read_bytes()) == pages((tmp_path / "judged.pdf").read_bytes())


def test_the_main_job_on_a_real_screen(screen: dict[str, str], tmp_path: Path) -> None:
    """By keys alone: new, filled in, a verdict, on paper, found again; then found by the terminal."""
    data, paper, other = tmp_path / "data", tmp_path / "maren.pdf", tmp_path / "other.interview.json"
    actions.export_interview(replace(actions.samples()[0].case, sample=False), other)
    subprocess.run([sys.executable, "-m", "vetter", "--data-dir", str(data), "import", str(other)], check=True, capture_output=True)
    real = RealWindow(screen, data)
    try:
        real.keys("ctrl+n")
        real.along("Maren Oduya")
        real.keys("ctrl+Next")
        real.along("I have 100,000 followers", "100k", "Followers")
        real.keys("ctrl+Next")
        real.along("76", "1800", "List", "Bought", "E-mail", "2 Mar 2026", "30 Apr 2026", "", "Seen")
        real.keys("ctrl+Return")
        real.until(lambda: real.active().startswith("Verdict on Maren Oduya"), "no verdict")
        real.keys("ctrl+e")
        real.until(lambda: "Export" in real.active(), "no place asked for")
        real.keys("ctrl+a")
        real.write(str(paper))
        real.keys("Return")
        real.until(paper.exists, "nothing on paper")
        real.keys("ctrl+f")
        real.write("maren")
        real.keys("Return", "Return")
        real.until(lambda: real.active().startswith("History"), "not found again")
        real.keys("ctrl+f", "ctrl+a", "Delete", "ctrl+3", "space", "Down", "space", "alt+s")
        real.until(lambda: real.active().startswith("Side by side"), "not compared")
    finally:
        complaints = real.end()
    assert "Traceback" not in complaints
    assert "Maren Oduya" in pages(paper.read_bytes())
    found = json.loads(subprocess.run([*real.command, "list", "--json"], check=True, capture_output=True, text=True).stdout)["candidates"]
    assert {"Maren Oduya"} < {candidate["name"] for candidate in found}
    shown = subprocess.run([*real.command, "show", "Maren Oduya"], check=True, capture_output=True, text=True).stdout
    assert "76 of 1,800 list members bought" in shown
    assert "100,000" in shown
