"""How numbers came about, or what changed, in a window of its own: the same sections that the terminal prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from vetter.gui.blocks import section_widget
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.layout import column, hairline, holding, read_through, scrolled
from vetter.gui.widgets.opening import open_at
from vetter.gui.widgets.text import label
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from vetter.dossier.model import Section

WIDE, HIGH = 640, 560


class Explanation(QDialog):
    """A part of a verdict, worked out step by step; Escape closes it."""

    def __init__(self, parent: QWidget, title: str, sections: Sequence[Section], *, of: str = tr("How this was worked out:")) -> None:
        """Show the sections under `title`; `of` stands before it in the title of the window."""
        super().__init__(parent)
        self.setWindowTitle(f"{of} {title}".lstrip())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        parts: list[QWidget] = []
        for section in sections:
            parts += [*([hairline()] if parts else []), section_widget(section)]
        body = column(parts, gap=16, margins=(24, 8, 24, 16))
        body.addStretch(1)
        self._close = button(tr("Close"), self.accept, kind="primary")
        self.setLayout(read_through([label(title, Role.TITLE)], scrolled(holding(body)), [-1, self._close]))
        open_at(self, WIDE, HIGH)
        self._close.setFocus()
