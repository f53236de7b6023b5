"""What every page has: a top bar, a banner, a body, and a way to ask for another page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vetter.gui.widgets.banner import Banner
from vetter.gui.widgets.layout import column
from vetter.gui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from vetter.actions import Desk
    from vetter.gui.places import Place

NARROW = 1000
"""Below this width of the page a side column moves under the main one."""


class Page(QWidget):
    """A page of the window.

    Signals:
        wanted: a place the owner wants to go to.
        saved: the moment something was put on the disk.
        said: a sentence for the page that is open by then, its deeds, and whether it is a problem.
    """

    wanted = Signal(object)
    saved = Signal(object)
    said = Signal(str, object, bool)

    def __init__(self, desk: Desk) -> None:
        """Begin empty, on `desk`."""
        super().__init__()
        self.desk = desk
        self.top, self.banner = TopBar(), Banner()
        self.frame = column([self.top, self.banner], gap=0)
        self.setLayout(self.frame)

    def go(self, place: Place) -> None:
        """Ask for another page."""
        self.wanted.emit(place)

    def flush(self) -> bool:
        """Put what is unsaved on the disk, before the page or the window goes; return whether it is there."""
        return True

    def undo(self) -> None:
        """Take back the last edit, on a page where something is written."""

    def redo(self) -> None:
        """Make again what was taken back."""

    def first_field(self) -> QWidget | None:
        """Return what takes the focus when the page is opened."""
        return None
