"""Pages put together piece by piece: what is on the screen is the page before, then the next one as it stays."""

from __future__ import annotations

from dataclasses import replace
from itertools import count, groupby
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QScrollBar, QWidget

from tests.gui.screen import settle
from vetter import actions
from vetter.gui.editors.rows import RowCard, TableEditor
from vetter.gui.interview.live import LivePanel
from vetter.gui.places import BusinessPlace, HomePlace, InterviewPlace, SettingsPlace, VerdictPlace
from vetter.gui.widgets import gradually
from vetter.gui.widgets.gradually import HALF, Gradually
from vetter.gui.widgets.layout import column, scrolled
from vetter.questions.results import CONVERSIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QImage, QPaintEvent
    from pytestqt.qtbot import QtBot

    from vetter.gui.window import MainWindow


@pytest.fixture
def calm(app_theme: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let no cursor blink, and the window look up after each piece, however fast the machine is."""
    monkeypatch.setattr(gradually, "TURN", 0.0)
    before = app_theme.cursorFlashTime()
    app_theme.setCursorFlashTime(0)
    yield
    app_theme.setCursorFlashTime(before)


def film(qtbot: QtBot, window: MainWindow, deed: Callable[[], object], edge: int = 0) -> list[QImage]:
    """Return what is on the screen, one picture after another, while a page is opened, up to `edge`.

    Scroll bars are left out: they tell what follows below, which may come later.
    """
    seen: list[QImage] = []

    def look() -> None:
        picture = QApplication.primaryScreen().grabWindow(window.winId()).toImage().copy(0, 0, edge or window.width(), window.height())
        if not seen or picture != seen[-1]:
            seen.append(picture)

    qtbot.wait(50)
    look()
    heart = QTimer(interval=0)
    heart.timeout.connect(look)
    heart.start()
    deed()
    qtbot.waitUntil(lambda: not any(work.under_way for work in window.findChildren(Gradually)), timeout=20_000)
    qtbot.wait(50)
    heart.stop()
    bars = [QRect(bar.mapTo(window, QPoint()), bar.size()) for bar in window.findChildren(QScrollBar) if bar.isVisible()]
    for picture in seen:
        with QPainter(picture) as painter:
            for bar in bars:
                painter.fillRect(bar, Qt.GlobalColor.black)
    return [picture for picture, _same in groupby(seen)]


@pytest.mark.usefixtures("calm")
def test_nobody_sees_a_page_grow(qtbot: QtBot, window: MainWindow) -> None:
    """No blank page, no piece without its place: one picture, and then the other."""
    verdict = actions.open_sample(window.desk, "walk-in")
    for place in (SettingsPlace(), VerdictPlace(verdict)):
        assert len(film(qtbot, window, lambda place=place: window.open(place))) == 2, place


@pytest.mark.usefixtures("calm")
def test_nobody_sees_a_page_grow_that_was_begun_twice(qtbot: QtBot, window: MainWindow) -> None:
    """As when other colours are chosen: what was begun first is taken away, and the window still waits for the second."""
    window.open(BusinessPlace())
    settle(window)

    def deed() -> None:
        window.open(HomePlace())
        window.home.refresh()

    assert len(film(qtbot, window, deed)) == 2


@pytest.mark.usefixtures("calm")
def test_nobody_sees_a_section_grow(qtbot: QtBot, window: MainWindow) -> None:
    """The one before stays until what is in sight of the next is there."""
    window.open(InterviewPlace(actions.samples()[1].case, "pitch"))
    film(qtbot, window, lambda: None)
    live = window.interview.findChild(LivePanel)
    assert live is not None
    edge = live.mapTo(window, QPoint()).x()
    for section in ("plan", "results"):
        assert len(film(qtbot, window, lambda section=section: window.interview.open_section(section), edge)) == 2, section


def test_rows_that_are_not_there_yet_count(qtbot: QtBot, window: MainWindow) -> None:
    """A key in the first row of two, pressed before the second is put together, loses nothing; undone, both are as they were."""
    case = actions.samples()[1].case
    window.open(InterviewPlace(case, "results"))
    (table,) = window.interview.findChildren(TableEditor)
    assert len(table.findChildren(RowCard)) == 1
    assert table.value() == case[CONVERSIONS]
    qtbot.keyClick(table.first_field(), Qt.Key.Key_4)
    assert window.interview.case is not None
    first, second = case[CONVERSIONS] or ()
    assert window.interview.case[CONVERSIONS] == (replace(first, count=476), second)
    settle(window)
    assert len(table.findChildren(RowCard)) == 2
    window.interview.undo()
    assert table.value() == case[CONVERSIONS]


def test_a_page_left_before_it_is_whole_lets_the_window_be_painted(qtbot: QtBot, window: MainWindow) -> None:
    """Shown anew, and left at once, more than once."""
    for _time in range(3):
        window.open(SettingsPlace())
        window.open(BusinessPlace())
        window.settings.refresh()
    qtbot.waitUntil(window.updatesEnabled, timeout=20_000)
    assert window.business.updatesEnabled()


def test_what_is_half_there_is_not_shown(qtbot: QtBot, app_theme: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """However much of it fills the window."""
    assert app_theme
    monkeypatch.setattr(gradually, "TURN", 0.0)
    window, seen = QScrollArea(), list[bool]()
    qtbot.addWidget(window)
    content = QWidget()
    content.setMinimumHeight(10_000)
    window.setWidget(content)
    window.show()

    def work() -> Iterator[object]:
        for piece in (HALF, HALF, None, None):
            seen.append(window.updatesEnabled())
            yield piece

    building = Gradually(window, work(), window)
    qtbot.waitUntil(lambda: not building.under_way)
    assert seen == [False, False, False, True]


def test_a_page_that_is_taken_away_leaves_its_window_painted(qtbot: QtBot, app_theme: QApplication) -> None:  # noqa: ARG001
    """Locked, say, while it was being put together."""
    window = QWidget()
    qtbot.addWidget(window)
    page = QWidget(window)
    window.show()
    Gradually(page, count(), QScrollArea(page))
    assert not window.updatesEnabled()
    page.deleteLater()
    qtbot.waitUntil(window.updatesEnabled)


def test_what_is_waited_for_comes_first(qtbot: QtBot, app_theme: QApplication) -> None:
    """The page opened last before the one beneath it, and both before one that is out of sight, which is put together all the same."""
    assert app_theme
    window, done = QWidget(), list[str]()
    qtbot.addWidget(window)
    away, beneath, above = QWidget(window), QWidget(window), QWidget(window)
    away.hide()
    window.show()
    works = [Gradually(owner, map(done.append, (name, name))) for name, owner in (("beneath", beneath), ("above", above), ("away", away))]
    qtbot.waitUntil(lambda: not any(work.under_way for work in works))
    assert done == ["above", "above", "beneath", "beneath", "away", "away"]


def test_what_is_behind_a_dialog_gives_way(qtbot: QtBot, app_theme: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """A piece now and then, so that the dialog hears every key."""
    assert app_theme
    monkeypatch.setattr(gradually, "TURN", 60.0)
    window, done = QWidget(), list[int]()
    qtbot.addWidget(window)
    window.show()
    dialog = QDialog(window)
    dialog.open()
    building = Gradually(window, (done.append(piece) for piece in range(1_000)))
    qtbot.waitUntil(lambda: len(done) > 1)
    assert building.under_way
    dialog.close()
    qtbot.waitUntil(lambda: not building.under_way)
    assert len(done) == 1_000


class Painted(QWidget):
    """A widget that counts how often it was painted."""

    times = 0

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's own
        """Count."""
        self.times += 1


def test_what_changed_while_the_window_was_held_is_painted_after(qtbot: QtBot) -> None:
    """A cursor had just blinked, a sentence changed: Qt lets that go by while the window is held, and would never paint anything again."""
    window, part = QWidget(), Painted()
    part.setFixedHeight(20)
    window.setLayout(column([part, area := scrolled(QWidget())]))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: part.times > 0)
    before = part.times
    part.update()
    work = Gradually(window, iter([HALF, HALF]), area)
    QCoreApplication.sendPostedEvents()
    assert part.times == before
    work.finish()
    qtbot.waitUntil(lambda: part.times > before)
