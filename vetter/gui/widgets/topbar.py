"""The top bar of a page: title and chips on the left, actions on the right, one of them filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from vetter.gui import theme
from vetter.gui.theme import Role
from vetter.gui.widgets.flow import flow
from vetter.gui.widgets.layout import column, emptied, holding, row, tab_through
from vetter.gui.widgets.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

HEIGHT = 64


class TopBar(QFrame):
    """Title, a line beneath it, chips and actions."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.setProperty("kind", "bar")
        self.setMinimumHeight(theme.scaled(HEIGHT))
        self._row = row(gap=12, margins=(32, 6, 32, 6))
        self.setLayout(self._row)

    def hold(self, content: QWidget) -> None:
        """Give the whole bar to a page that has more to say in it."""
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(content)

    def show_title(self, title: str, below: str = "", chips: Sequence[QWidget] = (), deeds: Sequence[QWidget] = ()) -> None:
        """Show a page's title and actions."""
        emptied(self._row)
        head = row([one_line(title, Role.TITLE), *chips], gap=8)
        names = holding(column([head, *([one_line(below, Role.CAPTION)] if below else [])], gap=0))
        self._row.addLayout(flow([names, -1, *deeds], gap=12, trailing=True))
        tab_through(self, deeds)
