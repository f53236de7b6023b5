"""Asking about a data folder that had a case file and has none now: a drive may be missing, or the folder have another name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from vetter import actions
from vetter.gui.style_sheet import dress
from vetter.gui.theme import Role
from vetter.gui.widgets.banner import announce
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.flow import flow
from vetter.gui.widgets.layout import column
from vetter.gui.widgets.letters import Letters
from vetter.gui.widgets.opening import open_at
from vetter.gui.widgets.text import label
from vetter.tongue import tr

if TYPE_CHECKING:
    from pathlib import Path


class Gone(QDialog):
    """Looks again as often as it is told to; Enter looks, Escape closes Vetter, and an empty case file comes by its own button alone."""

    def __init__(self, folder: Path) -> None:
        """Say where the case file was."""
        super().__init__()
        self._folder = folder
        title = tr("Your case file is not there")
        self.setWindowTitle(title)
        told = tr(
            "It was in {folder}, and nothing is there now. If it is on a stick or a network drive, connect that; if you renamed or moved "
            "the folder, give it its name and place back. Nothing was changed.",
            folder=folder,
        )
        self.again = button(tr("Look again"), self._look, kind="primary")
        self.anew = button(tr("Begin with an empty one"), self._begin_anew)
        close = button(tr("Close Vetter"), self.reject)
        self._told = label("", Role.QUIET)
        words = [label(title, Role.TITLE), label(told), self._told]
        self.setLayout(column([*words, flow([self.anew, -1, close, self.again], trailing=True)], gap=12, margins=(24, 24, 24, 24)))
        dress(self)
        Letters(self)
        open_at(self, 600)
        self.again.setDefault(True)
        self.again.setFocus()

    def _look(self) -> None:
        if actions.is_gone(self._folder):
            told = tr("It is still not there.")
            self._told.setText(told)
            announce(self, told)
        else:
            self.accept()

    def _begin_anew(self) -> None:
        actions.forget_place(self._folder)
        self.accept()
