"""Marking blind: a line above the questions that hides the other listener's marks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from vetter.gui.editors.picked import TickBox
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.layout import column, emptied, holding, row
from vetter.gui.widgets.text import label
from vetter.tongue import tr

HIDE = tr("Hide the other's marks")
WHY = tr("Two people who mark without seeing each other's marks agree by judgement, not by politeness. Hidden marks are kept.")


class BlindLine(QWidget):
    """A tick that hides the marks of all but one listener, and the choice of whose turn it is.

    Signals:
        chosen: the listener (from 0) whose marks alone are to be shown, or None for all.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        """Begin with all marks shown."""
        super().__init__()
        self._tick = TickBox(HIDE)
        self._tick.setAccessibleName(HIDE)
        self._tick.setAccessibleDescription(WHY)
        self._tick.clicked.connect(lambda checked: self.chosen.emit(0 if checked else None))
        self._whose = row(gap=4)
        self._turn = holding(row([label(tr("Marking now:"), Role.QUIET, wrap=False), self._whose]))
        self._group = QButtonGroup(self)
        self._names: tuple[str, ...] = ()
        self.setLayout(column([row([self._tick, 16, self._turn, -1]), label(WHY, Role.QUIET)], gap=2))
        self.show_listeners(())
        self.show_only(None)

    def show_listeners(self, names: tuple[str, ...]) -> None:
        """Offer the turn to each of these people; with fewer than two there is nothing to hide."""
        self.setVisible(len(names) > 1)
        if names == self._names:
            return
        self._names = names
        pressed = self._group.checkedId()
        for made in self._group.buttons():
            self._group.removeButton(made)
        emptied(self._whose)
        for number, name in enumerate(names):
            made = button(name, kind="small", name=tr("Marking now: {name}", name=name))
            made.setCheckable(True)
            made.setChecked(number == pressed)
            made.clicked.connect(lambda _checked=False, number=number: self.chosen.emit(number))
            self._group.addButton(made, number)
            self._whose.addWidget(made)

    def show_only(self, listener: int | None) -> None:
        """Show whose marks alone are shown."""
        self._tick.setChecked(listener is not None)
        self._turn.setVisible(listener is not None)
        made = self._group.button(listener) if listener is not None else None
        if made is not None:
            made.setChecked(True)
