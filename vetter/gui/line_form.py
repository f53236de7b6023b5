"""A window that asks for one line, which stays there until it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog

from vetter.gui.editors.fields import TOO_LONG, Line
from vetter.gui.jotting import STILL_HERE, Jotting
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.layout import column, row
from vetter.gui.widgets.opening import open_at
from vetter.gui.widgets.text import field_label, label
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from vetter.actions import Desk

WIDE = 480


@dataclass(frozen=True)
class Asked:
    """What is asked for: the deed it is asked for, the question, and the place and person its answer belongs to until it is kept."""

    title: str
    question: str
    place: str
    candidate: str = ""


class LineForm(QDialog):
    """One line and what it is for; it closes once it could be kept."""

    def __init__(self, parent: QWidget, desk: Desk, asked: Asked, keep: Callable[[str], str]) -> None:
        """Ask; `keep` keeps the line and returns what is wrong with it, if anything."""
        super().__init__(parent)
        self.setWindowTitle(asked.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keep = keep
        self.line = Line(asked.question)
        self._told = label("", Role.QUIET)
        self._jotting = Jotting(desk, asked.place, self.line.told, self)
        left = self._jotting.left(asked.candidate)
        self.line.put(left)
        self._say(STILL_HERE if left else "")
        self.line.typed.connect(self._jotting.touch)
        self.line.refused.connect(lambda: self._say(TOO_LONG))
        self.keeping = button(asked.title, self.try_to_keep, kind="primary")
        self.keeping.setDefault(True)
        foot = row([-1, button(tr("Cancel"), self.reject), self.keeping])
        field = column([field_label(asked.question, self.line), self.line, self._told], gap=4)
        self.setLayout(column([label(asked.title, Role.TITLE), field, foot], gap=12, margins=(24, 20, 24, 20)))
        open_at(self, WIDE)
        self.line.setFocus()
        QTimer.singleShot(0, self, self._go_to_the_end)

    def _go_to_the_end(self) -> None:
        """Lift the selection with which Qt opens a window: the next key would put what was left out of the line."""
        self.line.end(False)  # noqa: FBT003 - Qt's own

    def try_to_keep(self) -> None:
        """Keep the line, or say what stands in the way."""
        problem = self._keep(self.line.told())
        if problem:
            self._say(problem)
            self.line.setFocus()
            return
        self._jotting.done()
        self.accept()

    def _say(self, text: str) -> None:
        self._told.setText(text)
        self._told.setVisible(bool(text))
