"""Opens every page and a dialog of each sort in the language told, and writes every text that is shown: `python -m tests.walk FOLDER`.

`texts.json` in the folder holds the texts by place; with `--pictures` each place is drawn into a PNG beside it.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from vetter import startup

startup.settle()

# ruff: noqa: E402 - what speaks is read once the language is settled
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from vetter import actions
from vetter.domain.case import Answer
from vetter.domain.decision import Decision
from vetter.gui import places, theme, tongue
from vetter.gui.figure_form import FigureForm
from vetter.gui.finder import Finder
from vetter.gui.helping import KeySheet
from vetter.gui.window import MainWindow
from vetter.questions import CATALOGUE
from vetter.questions.start import NAME
from vetter.questions.watch import FACTS, Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.gui.places import Place

SIZE = (1280, 800)


def texts(widget: QWidget) -> Iterator[str]:
    """Yield everything a widget says: written, as a tip, and to a screen reader."""
    yield widget.windowTitle()
    for each in [widget, *widget.findChildren(QWidget)]:
        if not each.isVisibleTo(widget):
            continue
        yield from (each.toolTip(), each.accessibleName(), each.accessibleDescription())
        if isinstance(each, QLabel | QAbstractButton):
            yield each.text()
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
    """Finish an interview with each of the samples and one in which every fact was seen, and decide about the first."""
    saved = [actions.finish(desk, replace(each.case, sample=False)) for each in actions.samples()]
    every_fact = actions.new_case(desk).with_answer(NAME, Answer("“Name”")).with_answer(FACTS, Answer(tuple(Fact)))
    saved.append(actions.finish(desk, every_fact))
    actions.decide(desk, saved[0].candidate, Decision.TRIAL, "“Reason”")
    actions.note(desk, saved[0].candidate, "“Note”")
    actions.tag(desk, saved[0].candidate, ["“tag”"])
    return saved


def everywhere(desk: actions.Desk) -> Iterator[tuple[str, Place]]:
    """Yield every place there is, an interview by each of its sections."""
    yield "home-empty", places.HomePlace()
    yield "candidates-empty", places.CandidatesPlace()
    saved = people(desk)
    yield "home", places.HomePlace()
    yield "candidates", places.CandidatesPlace()
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


def main(folder: Path, *, pictures: bool) -> None:
    """Walk, and write what was seen."""
    app = QApplication([])
    tongue.teach(app)
    theme.apply(app, theme.LIGHT)
    desk = actions.open_desk(folder / "data")
    window = MainWindow(desk)
    window.resize(*SIZE)
    window.show()
    said: dict[str, list[str]] = {}

    def look(name: str, widget: QWidget) -> None:
        for _ in range(3):
            app.processEvents()
        said[name] = sorted({text for text in texts(widget) if text.strip()})
        if pictures:
            widget.grab().save(str(folder / f"{name}.png"))

    for name, place in everywhere(desk):
        window.open(place)
        look(name, window)
        if isinstance(place, places.InterviewPlace):
            window.interview.case = None
    form = FigureForm(window, desk.settings.region, None, lambda _figure: "")
    dialogs: tuple[tuple[str, QDialog], ...] = (("keys", KeySheet(window)), ("finder", Finder(window, window)), ("figure", form))
    for name, dialog in dialogs:
        dialog.show()
        look(name, dialog)
        dialog.close()
    window.close()
    desk.close()
    (folder / "texts.json").write_text(json.dumps(said, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), pictures="--pictures" in sys.argv)
