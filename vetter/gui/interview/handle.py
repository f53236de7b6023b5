"""The line above the questions where room is short: the sections in a list, and the verdict so far behind a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from vetter.gui import icons, theme
from vetter.gui.widgets.buttons import button, spaced
from vetter.gui.widgets.dropdown import DropDown
from vetter.gui.widgets.flow import flow
from vetter.gui.widgets.verdict import icon_name
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vetter.dossier.during import Live
    from vetter.questions import Part


class Handle(QWidget):
    """Opens and folds the panel, and says what stands in it."""

    def __init__(self, toggle: Callable[[], None], choose: Callable[[str], None]) -> None:
        """Call `toggle` when pressed, and `choose` with the key of a section."""
        super().__init__()
        self._list = DropDown(tr("Section"))
        self._list.activated.connect(lambda _at: choose(self._list.currentData()))
        self._list.hide()
        self._button = button("", toggle, kind="strong", name=tr("Show or hide the verdict so far"))
        self._icon = ""
        self.setLayout(flow([self._list, -1, self._button], margins=(24, 8, 24, 0), trailing=True))

    def show_parts(self, parts: Iterable[Part]) -> None:
        """List the sections of the kit."""
        self._list.clear()
        for part in parts:
            self._list.addItem(part.section.title, part.section.key)

    def show_present(self, key: str) -> None:
        """Mark the present section."""
        self._list.setCurrentIndex(self._list.findData(key))

    def offer_sections(self, *, offered: bool) -> None:
        """Show the list, where the sections have no room of their own."""
        self._list.setVisible(offered)

    def show_live(self, live: Live) -> None:
        """Show the verdict so far; the picture is drawn anew only when it changes."""
        self._button.setText(spaced(tr("Verdict so far: {headline}", headline=live.headline), icon=icon_name(live.verdict)))
        if self._icon != icon_name(live.verdict):
            self._icon = icon_name(live.verdict)
            side = theme.scaled(16)
            self._button.setIcon(icons.icon(self._icon, theme.current().accent, side))
            self._button.setIconSize(QSize(side, side))
