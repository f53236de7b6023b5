"""Opens every page and every dialog in the language told, and writes what is shown and what does not fit: `python -m tests.walk FOLDER`.

`texts.json` in the folder holds the texts by place, `misfits.json` what is cut off or lies over something else; with `--pictures`
each place is drawn into a PNG beside it. `--size 1024x700`, `--text 200` (per cent) and `--look dark` choose how it is shown.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vetter import startup

startup.settle()

# ruff: noqa: E402 - what speaks is read once the language is settled
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTableView,
    QWidget,
)

from tests.fitting import misfits
from tests.gui.dialogs import DIALOGS, LOCKS, MENUS, help_on
from tests.gui.screen import every
from vetter import actions
from vetter.domain.case import Answer
from vetter.domain.decision import Decision
from vetter.gui import places, theme, tongue
from vetter.gui.widgets.letters import plain
from vetter.gui.window import MainWindow
from vetter.questions import CATALOGUE
from vetter.questions.start import NAME
from vetter.questions.watch import FACTS, Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vetter.gui.places import Place

SIZE = (1280, 800)
LAYERS = 6
"""Turns until a page is as high as what was put into it last: one for each box in a box."""


def texts(widget: QWidget) -> Iterator[str]:
    """Yield everything a widget says: written, as a tip, and to a screen reader."""
    yield widget.windowTitle()
    for each in [widget, *widget.findChildren(QWidget)]:
        if not each.isVisibleTo(widget):
            continue
        yield from (each.toolTip(), each.accessibleName(), each.accessibleDescription())
        if isinstance(each, QLabel | QAbstractButton):
            yield each.text()
        if isinstance(each, QMenu):
            yield from (plain(action.text()) for action in each.actions())
        if isinstance(each, QLineEdit | QPlainTextEdit):
            yield each.placeholderText()
        if isinstance(each, QComboBox):
            yield from (each.itemText(at) for at in range(each.count()))
        if isinstance(each, QAbstractItemView) and not isinstance(each.parent(), QComboBox):
            yield from _cells(each)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for at in range(model.columnCount() if isinstance(view, QTableView) else 1):
        yield str(model.headerData(at, Qt.Orientation.Horizontal) or "") if isinstance(view, QTableView) else ""
        yield from (str(model.index(row, at).data() or "") for row in range(min(model.rowCount(), 40)))


def people(desk: actions.Desk) -> list[actions.Saved]:
    """Finish an interview with each of the samples and one in which every fact was seen, decide about the first, and back up."""
    saved = [actions.finish(desk, replace(each.case, sample=False)) for each in actions.samples()]
    every_fact = actions.new_case(desk).with_answer(NAME, Answer("“Name”")).with_answer(FACTS, Answer(tuple(Fact)))
    saved.append(actions.finish(desk, every_fact))
    actions.decide(desk, saved[0].candidate, Decision.TRIAL, "“Reason”")
    actions.note(desk, saved[0].candidate, "“Note”")
    actions.tag(desk, saved[0].candidate, ["“tag”"])
    actions.back_up(desk)
    return saved


def everywhere(desk: actions.Desk) -> Iterator[tuple[str, Place]]:
    """Yield every place there is, an interview by each of its sections."""
    yield "home-empty", places.HomePlace()
    yield "candidates-empty", places.CandidatesPlace()
    saved = people(desk)
    yield "home", places.HomePlace()
    yield "candidates", places.CandidatesPlace()
    yield "doubles-none", places.DoublesPlace()
    actions.finish(desk, actions.new_case(desk).with_answer(NAME, Answer("“Name”")))
    yield "doubles", places.DoublesPlace()
    yield "benchmarks", places.BenchmarksPlace()
    yield "business", places.BusinessPlace()
    yield "settings", places.SettingsPlace()
    yield "help", places.HelpPlace()
    for each in saved:
        yield f"history-{each.dossier.verdict}", places.HistoryPlace(each.candidate)
        yield f"verdict-{each.dossier.verdict}", places.VerdictPlace(actions.open_verdict(desk, each.verdict))
    yield "compare", places.ComparePlace(tuple(actions.open_verdict(desk, each.verdict) for each in saved))
    for part in CATALOGUE:
        yield f"interview-{part.section.key}", places.InterviewPlace(actions.new_case(desk), part.section.key)
        yield f"answered-{part.section.key}", places.InterviewPlace(actions.samples()[1].case, part.section.key)


def unfold(window: MainWindow) -> None:
    """Unfold what can be: why each question is asked, every answer, every number that can be set."""
    for each in every(window, QPushButton):
        if each.isCheckable() and each.property("kind") in {"link", "strong"}:
            each.setChecked(True)


def apart() -> Iterator[tuple[str, str, Callable[[MainWindow], object]]]:
    """Yield every dialog and menu by the name of what opens, with the way to open it, and the help on a field of each section."""
    yield from ((f"dialog-{kind}", kind, opened) for kind, opened in DIALOGS.items())
    yield from ((f"help-{part.section.key}", "FieldHelp", partial(help_on, section=part.section.key)) for part in CATALOGUE)
    yield from ((f"lock-{name}", "LockWindow", opened) for name, opened in LOCKS.items())
    yield from ((f"menu-{name}", "MainMenu" if name == "main" else "Menu", opened) for name, opened in MENUS.items())


class Walk:
    """A window, and what was seen in it by place: every text, and what does not fit."""

    def __init__(self, folder: Path, window: MainWindow, *, pictures: bool) -> None:
        """Begin with nothing seen; pictures go into `folder`."""
        self._folder, self._window, self._pictures = folder, window, pictures
        self.said: dict[str, list[str]] = {}
        self.amiss: dict[str, list[str]] = {}

    def see(self, name: str, widget: QWidget) -> None:
        """Look at a page, a dialog or a menu."""
        for _ in range(LAYERS):
            every(widget, QWidget)
        self.said[name] = sorted({text for text in texts(widget) if text.strip()})
        self.amiss[name] = misfits(widget)
        if self._pictures:
            _draw(widget, self._folder, name)

    def go(self, name: str, place: Place) -> None:
        """Open a place, unfold all of it and look."""
        self._window.open(place)
        unfold(self._window)
        self.see(name, self._window)
        self._window.interview.case = None

    def open(self, name: str, kind: str, opened: Callable[[MainWindow], object]) -> None:
        """Open a dialog or a menu, look at it and the menus in it, and close it."""
        self._window.activateWindow()
        held = opened(self._window)
        every(self._window, QWidget)
        shown = [each for each in QApplication.topLevelWidgets() if type(each).__name__ == kind and each.isVisible()]
        assert shown, f"{name} did not open"
        for each in shown:
            self.see(name, each)
            for number, inner in enumerate(each.findChildren(QMenu)):
                inner.popup(QPoint(0, 0))
                self.see(f"{name}-{number + 1}", inner)
            each.close()
        self._window.interview.case = None
        del held


def main(folder: Path, *, size: tuple[int, int], percent: int, look: str, pictures: bool, only: tuple[str, ...]) -> None:
    """Walk, and write what was seen."""
    app = QApplication([])
    tongue.teach(app)
    theme.apply(app, theme.PALETTES[theme.Appearance(look)], pixels=theme.text_pixels(percent))
    desk = actions.open_desk(folder / "data")
    window = MainWindow(desk)
    window.resize(*size)
    window.show()
    window.activateWindow()
    walk = Walk(folder, window, pictures=pictures)
    for name, place in everywhere(desk):
        if not only or name.startswith(only):
            walk.go(name, place)
    for name, kind, opened in apart():
        if not only or name.startswith(only):
            walk.open(name, kind, opened)
    window.close()
    desk.close()
    (folder / "texts.json").write_text(json.dumps(walk.said, ensure_ascii=False, indent=1), encoding="utf-8")
    (folder / "misfits.json").write_text(json.dumps(walk.amiss, ensure_ascii=False, indent=1), encoding="utf-8")


def _draw(widget: QWidget, folder: Path, name: str) -> None:
    """Draw what is seen, and the page as a whole where it is longer than the window."""
    widget.grab().save(str(folder / f"{name}.png"))
    longest = max(
        (area.widget() for area in every(widget, QScrollArea) if area.verticalScrollBar().maximum() > 0),
        key=QWidget.height,
        default=None,
    )
    if longest is not None:
        whole = QPixmap(longest.size())
        whole.fill(theme.current().paper)
        longest.render(whole, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        whole.save(str(folder / f"{name}-whole.png"))


def _asked() -> dict[str, Any]:
    """Return what the command line asks for."""
    asked = argparse.ArgumentParser(prog="python -m tests.walk")
    asked.add_argument("folder", type=Path)
    asked.add_argument("--pictures", action="store_true")
    asked.add_argument("--size", type=lambda text: tuple(map(int, text.split("x"))), default=SIZE)
    asked.add_argument("--text", type=int, default=100, dest="percent")
    asked.add_argument("--look", choices=[each.value for each in theme.PALETTES], default="light")
    asked.add_argument("--only", type=lambda text: tuple(text.split(",")), default=())
    return vars(asked.parse_args())


if __name__ == "__main__":
    main(**_asked())
