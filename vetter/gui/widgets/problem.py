"""What stands in the way, in a sentence with its sign, said to screen readers too."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from vetter.gui import theme
from vetter.gui.theme import Role
from vetter.gui.widgets.banner import announce
from vetter.gui.widgets.layout import row
from vetter.gui.widgets.text import label, picture
from vetter.tongue import tr


class Problem(QWidget):
    """One line, hidden until there is something to say."""

    def __init__(self) -> None:
        """Begin hidden."""
        super().__init__()
        self._words = label("", Role.STRONG)
        line = row([picture("warning", theme.current().stop, 20, says=tr("Problem")), self._words], gap=8)
        line.setStretchFactor(self._words, 1)
        self.setLayout(line)
        self.hide()

    def text(self) -> str:
        """Return what was said last."""
        return self._words.text()

    def say(self, text: str) -> None:
        """Say it."""
        self._words.setText(text)
        self.show()
        announce(self, text)
