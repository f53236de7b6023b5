"""What a candidate has shown: every evidence file with the question it answers, to be looked at again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.dates import stamped_day
from vetter.gui.widgets.layout import column, emptied, row
from vetter.gui.widgets.text import label
from vetter.questions import BY_KEY
from vetter.tongue import inside, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from vetter.domain.exhibit import Exhibit


class ShownFiles(QWidget):
    """A line for each file; hidden when there are none."""

    def __init__(self, look: Callable[[Exhibit], object]) -> None:
        """Begin empty; `look` opens a file."""
        super().__init__()
        self._look = look
        self._list = column(gap=4)
        self.setLayout(self._list)
        self.hide()

    def show_exhibits(self, exhibits: tuple[Exhibit, ...]) -> None:
        """Show these files."""
        emptied(self._list)
        self.setVisible(bool(exhibits))
        if not exhibits:
            return
        self._list.addWidget(label(tr("Evidence that was shown"), Role.SECTION))
        for each in exhibits:
            asked = BY_KEY[each.question].short if each.question in BY_KEY else each.question
            open_ = button(each.name, partial(self._look, each), kind="link", name=tr("Look at {name}", name=each.name))
            told = label(
                tr(
                    "{asked} · {kind} · attached {added_at}", asked=asked, kind=inside(each.kind.label), added_at=stamped_day(each.added_at)
                ),
                Role.QUIET,
                wrap=False,
            )
            self._list.addLayout(row([open_, told, -1], gap=8))
