"""The card on a candidate's history in which the owner decides, notes and tags."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from vetter.domain.decision import Decision
from vetter.gui import theme
from vetter.gui.editors.fields import TOO_LONG, Line
from vetter.gui.jotting import STILL_HERE, Jotting
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button, toggle
from vetter.gui.widgets.flow import flow
from vetter.gui.widgets.layout import column, frame, holding
from vetter.gui.widgets.text import field_label, label
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from vetter.actions import Desk, History

SEPARATE = tr("Yours alone, and apart from the verdict: Vetter computes, you decide. Nothing here changes a score.")


class DecisionCard(QWidget):
    """Three lines to fill in, each kept by its button or by Enter; what is typed and not kept is there again the next time.

    Signals:
        decided: the decision and the reason for it.
        noted: a note.
        tagged: the tags, as typed between commas.
        refused: the error that kept from the disk what is typed.
        kept: it is there.
    """

    decided = Signal(object, str)
    noted = Signal(str)
    tagged = Signal(object)
    refused = Signal(object)
    kept = Signal()

    def __init__(self, desk: Desk) -> None:
        """Begin empty."""
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._choices = {decision: self._choice(decision) for decision in Decision}
        self._told = label("", Role.QUIET)
        self.reason, self.note, self.tags = (
            Line(tr("Reason for the decision")),
            Line(tr("Note")),
            Line(tr("Tags, with commas between them")),
        )
        self.reason.setPlaceholderText(tr("Why, in your own words"))
        self.note.setPlaceholderText(tr("Something to remember"))
        self.tags.setPlaceholderText(tr("seasonal, list building"))
        self._kept: dict[Line, str] = {}
        self._jottings = {
            line: Jotting(desk, place, partial(self._unkept, line), self)
            for place, line in (("reason", self.reason), ("note", self.note), ("tags", self.tags))
        }
        for line, jotting in self._jottings.items():
            line.refused.connect(lambda: self._say(TOO_LONG))
            line.typed.connect(jotting.touch)
            jotting.refused.connect(self.refused)
            jotting.kept.connect(self.kept)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._put(0, label(tr("Your decision"), Role.CAPTION, wrap=False), holding(flow(self._choices.values())))
        self.keep_decision = self._line(1, tr("Reason"), self.reason, tr("Keep decision"), self._decide)
        self._line(2, tr("Note"), self.note, tr("Add note"), self._note)
        self._line(3, tr("Tags"), self.tags, tr("Keep tags"), self._tag)
        inner = column([self._grid, self._told, label(SEPARATE, Role.CAPTION)], gap=8, margins=(16, 16, 16, 12))
        self.setLayout(column([frame(inner)]))

    def _choice(self, decision: Decision) -> QPushButton:
        made = toggle(decision.label, name=tr("Your decision: {decision}", decision=decision.label))
        made.clicked.connect(lambda: self.keep_decision.setEnabled(True))
        self._group.addButton(made)
        return made

    def _line(self, at: int, words: str, line: Line, deed: str, keep: Callable[[], None]) -> QPushButton:
        kept = button(deed, keep)
        line.returnPressed.connect(keep)
        if theme.fitting(2) == 2:
            self._put(at, field_label(words, line), line, kept)
        else:
            line.setMinimumWidth(line.fontMetrics().horizontalAdvance(line.placeholderText()) + 28)
            self._put(at, field_label(words, line), holding(flow([line, kept])))
        return kept

    def _put(self, at: int, name: QWidget, what: QWidget, deed: QWidget | None = None) -> None:
        """Put a line of the card in its place: its name before it, or over it where large text leaves too little room."""
        if theme.fitting(2) < 2:
            self._grid.addWidget(name, 2 * at, 0, 1, 3)
            self._grid.addWidget(what, 2 * at + 1, 0, 1, 3)
            return
        self._grid.addWidget(name, at, 0)
        self._grid.addWidget(what, at, 1, 1, 1 if deed else 2)
        if deed:
            self._grid.addWidget(deed, at, 2)

    def show_history(self, history: History) -> None:
        """Show what was decided and tagged so far."""
        self._group.setExclusive(False)
        for decision, made in self._choices.items():
            made.setChecked(decision is history.decision)
        self._group.setExclusive(True)
        left = {line: jotting.left(history.candidate) for line, jotting in self._jottings.items()}
        self._kept = {self.reason: "", self.note: "", self.tags: ", ".join(history.tags)}
        for line, kept in self._kept.items():
            line.put(left[line] or kept)
        self._say(STILL_HERE if any(left.values()) else "")
        self.keep_decision.setEnabled(history.decision is not None)

    def _say(self, text: str) -> None:
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def _unkept(self, line: Line) -> str:
        text = line.told()
        return "" if text == self._kept.get(line) else text

    def forget(self) -> None:
        """Leave nothing of a person who is gone."""
        for jotting in self._jottings.values():
            jotting.done()

    def keep(self) -> bool:
        """Put what is typed on the disk; return whether it is there."""
        kept = [jotting.keep() for jotting in self._jottings.values()]
        return all(kept)

    def let_go(self, line: Line, text: str) -> None:
        """Leave nothing in a line once its text is kept elsewhere; what was typed there since stays."""
        if line.told() == text:
            self._jottings[line].done()

    def _decide(self) -> None:
        chosen = next((decision for decision, made in self._choices.items() if made.isChecked()), None)
        if chosen is None:
            self._say(tr("Choose one of the four above first."))
        else:
            self.decided.emit(chosen, self.reason.told())

    def _note(self) -> None:
        if self.note.told().strip():
            self.noted.emit(self.note.told())
        else:
            self._say(tr("There is nothing in this note yet."))

    def _tag(self) -> None:
        self.tagged.emit(tuple(self.tags.told().split(",")))
