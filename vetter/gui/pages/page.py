"""What every page has: a top bar, a banner, a body, and a way to ask for another page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vetter.errors import VetterError
from vetter.gui.widgets.banner import Banner
from vetter.gui.widgets.layout import column
from vetter.gui.widgets.topbar import TopBar
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vetter.actions import Desk
    from vetter.gui.places import Place

READ_ONLY = tr("The case file may only be read here: nothing can be saved. Check the folder's permissions.")
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

    def __init__(self, desk: Desk, head: QWidget | None = None) -> None:
        """Begin empty, on `desk`; a page that has more to say in its top bar gives it a `head`."""
        super().__init__()
        self.desk = desk
        self.top, self.banner = TopBar(), Banner()
        if head is not None:
            self.top.hold(head)
        self.frame = column([self.top, self.banner], gap=0)
        self.setLayout(self.frame)

    def go(self, place: Place) -> None:
        """Ask for another page."""
        self.wanted.emit(place)

    def flush(self) -> bool:
        """Put what is unsaved on the disk, before the page or the window goes; return whether it is there."""
        return True

    def undo(self) -> None:
        """Take back what was done last: the last edit where something is written, else what the banner tells of."""
        self.banner.answer(tr("Undo"))

    def redo(self) -> None:
        """Do again what was taken back."""
        self.banner.answer(tr("Redo"))

    def carry_out(self, deed: Callable[[], object], done: str, back: Callable[[], object]) -> None:
        """Do something and say so; Undo takes it `back` and offers Redo. What goes wrong is said instead."""
        if self._tried(deed):
            self.banner.say(done, (tr("Undo"), partial(self._take_back, deed, done, back)))

    def _take_back(self, deed: Callable[[], object], done: str, back: Callable[[], object]) -> None:
        if self._tried(back):
            self.banner.say(tr("Taken back."), (tr("Redo"), partial(self.carry_out, deed, done, back)))

    def telling(self, work: Iterator[object]) -> Iterator[object]:
        """Go through a work piece by piece; what the case file refuses on the way ends it and is said in the banner."""
        try:
            yield from work
        except VetterError as error:
            self.banner.say(str(error), problem=True)

    def _tried(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except VetterError as error:
            self.banner.say(str(error), problem=True)
            return False
        return True

    def first_field(self) -> QWidget | None:
        """Return what takes the focus when the page is opened."""
        return None
