"""The button that stands for the live panel while it is folded away: the verdict so far, at the top right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vetter.gui import icons, theme
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.layout import row
from vetter.gui.widgets.verdict import icon_name
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from vetter.dossier.model import Live


class Handle(QWidget):
    """Opens and folds the panel, and says what stands in it."""

    def __init__(self, toggle: Callable[[], None]) -> None:
        """Call `toggle` when pressed."""
        super().__init__()
        self._button = button("", toggle, kind="strong", name=tr("Show or hide the verdict so far"))
        self._icon = ""
        self.setLayout(row([-1, self._button], margins=(24, 8, 24, 0)))

    def show_live(self, live: Live) -> None:
        """Show the verdict so far; the picture is drawn anew only when it changes."""
        self._button.setText(tr("Verdict so far: {headline}", headline=live.headline))
        if self._icon != icon_name(live.verdict):
            self._icon = icon_name(live.verdict)
            self._button.setIcon(icons.icon(self._icon, theme.current().accent, 16))
