"""The heart of the talk against the clock: from a new interview to one complete claim, by keys alone."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from tests.gui.real import RealWindow
from tests.gui.screen import strike
from vetter import actions
from vetter.domain.case import AnswerState
from vetter.domain.claims import Action, Metric, Platform
from vetter.domain.evidence import Evidence
from vetter.domain.quantities import Base
from vetter.questions.pitch import SAID
from vetter.questions.results import CONVERSIONS, OFFERS
from vetter.questions.start import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from vetter.domain.case import Case
    from vetter.gui.window import MainWindow

CLAIM = (
    ("ctrl+n", "who sits there"),
    ("Maren Oduya", ""),
    ("ctrl+Next", "the pitch"),
    ("Return", "their words are not needed"),
    ("100k", "the first number they volunteer"),
    ("Return", ""),
    ("f", "of followers"),
    ("ctrl+Next", "the results"),
    ("76", "how many"),
    ("Return", ""),
    ("1800", "out of how many"),
    ("Return", ""),
    ("l", "of list members"),
    ("Return", ""),
    ("b", "bought"),
    ("Return", ""),
    ("e-", "by e-mail"),
    ("Return", ""),
    ("2 mar 26", "from when"),
    ("Return", ""),
    ("30 apr 26", "to when"),
    ("Return", ""),
    ("se", "seen live"),
    ("ctrl+v", "the picture that was taken of their screen"),
    ("alt+Down", "the next question"),
    ("ctrl+shift+d", "they dodge it"),
)  # fmt: skip
"""What is pressed or typed, and what one has to think of first; a blank second part needs no thought."""
KEYS_TAKEN = 60
ALLOWED, PER_KEY, PER_THOUGHT = 90, 0.2, 1.5
"""Seconds in all, for each key at a slow typist's pace, and to hear or read what comes next."""
KEYS = {"Return": Qt.Key.Key_Return, "Next": Qt.Key.Key_PageDown, "Down": Qt.Key.Key_Down}
HELD = {"ctrl": Qt.KeyboardModifier.ControlModifier, "shift": Qt.KeyboardModifier.ShiftModifier, "alt": Qt.KeyboardModifier.AltModifier}


def strokes() -> Iterator[str]:
    """Yield the keys one after the other: those that are named, and the letters of what is typed."""
    for step, _thought in CLAIM:
        yield from (step,) if "+" in step or step in KEYS else step


def press(window: MainWindow, stroke: str) -> None:
    """Press a key on the window as the system would, wherever its focus is."""
    *held, name = stroke.split("+") if len(stroke) > 1 else (stroke,)
    modifiers = Qt.KeyboardModifier.NoModifier
    for each in held:
        modifiers |= HELD[each]
    key = KEYS.get(name) or Qt.Key(QTest.asciiToKey(ord(name.upper()))) if len(name) > 1 or held else name
    strike(window, key, modifiers)


def check(case: Case) -> None:
    """Assert that all of it is there, in the order in which it was mentioned."""
    assert case[NAME] == "Maren Oduya"
    said, claims = case[SAID], case[CONVERSIONS]
    assert said is not None
    assert claims is not None
    assert [(each.number, each.metric) for each in said] == [(100_000, Metric.FOLLOWERS)]
    (claim,) = claims
    assert (claim.count, claim.out_of, claim.base, claim.action) == (76, 1800, Base.LIST, Action.SALE)
    assert (claim.platform, claim.evidence) == (Platform.EMAIL, Evidence.ANALYTICS)
    assert claim.period.days == 60
    offers = case.answer(OFFERS)
    assert offers is not None
    assert offers.state is AnswerState.DODGED


def picture() -> QImage:
    """Return a picture as it is copied from a screen."""
    made = QImage(320, 200, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.darkCyan)
    return made


def test_a_claim_takes_few_keys(qtbot: QtBot, window: MainWindow) -> None:
    """Nothing but keys; the picture lies with the claim."""
    with qtbot.waitActive(window):
        window.activateWindow()
    QGuiApplication.clipboard().setImage(picture())
    pressed = list(strokes())
    for stroke in pressed:
        press(window, stroke)
    assert window.interview.case is not None
    check(window.interview.case)
    (kept,) = actions.exhibits(window.desk, window.interview.case)
    assert kept.question == CONVERSIONS.key
    assert len(pressed) == KEYS_TAKEN


HOLDS = """
import sys
from PySide6.QtGui import QGuiApplication, QImage
application = QGuiApplication([])
picture = QImage(320, 200, QImage.Format.Format_RGB32)
picture.fill(0x336699)
application.clipboard().setImage(picture)
print("held", flush=True)
application.exec()
"""


@pytest.fixture
def copied(screen: dict[str, str]) -> Iterator[None]:
    """Have another program hold a picture that was copied from the screen."""
    holder = subprocess.Popen([sys.executable, "-c", HOLDS], env=screen, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    yield
    holder.terminate()
    holder.communicate(timeout=60)


@pytest.mark.benchmark
@pytest.mark.usefixtures("copied")
def test_a_claim_by_a_slow_typist_on_a_real_screen(screen: dict[str, str], tmp_path: Path) -> None:
    """A fifth of a second a key and a second and a half of thought before each answer: well under a minute and a half."""
    real = RealWindow(screen, tmp_path)
    try:
        began = time.monotonic()
        for step, thought in CLAIM:
            time.sleep(PER_THOUGHT if thought else 0)
            if "+" in step or step in KEYS:
                real.keys(step)
                time.sleep(PER_KEY)
            else:
                real.write(step, delay=round(PER_KEY * 1000))
        taken = time.monotonic() - began
        with actions.open_desk(tmp_path) as desk:
            real.until(lambda: OFFERS.key in actions.drafts(desk)[0].case.answers, "not on the disk")
            case = actions.drafts(desk)[0].case
            check(case)
            assert [each.question for each in actions.exhibits(desk, case)] == [CONVERSIONS.key]
    finally:
        complaints = real.end()
    assert "Traceback" not in complaints
    thoughts = sum(bool(thought) for _step, thought in CLAIM)
    sys.stdout.write(f"new interview to complete claim: {len(list(strokes()))} keys, {thoughts} pauses for thought, {taken:.0f} s\n")
    assert taken < ALLOWED
