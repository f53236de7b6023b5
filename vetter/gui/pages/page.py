"""What every page has: a top bar, a banner, a body, and a way to ask for another page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vetter.errors import BusyFileError, VetterError
from vetter.gui.waiting import HELD, attempt
from vetter.gui.widgets.banner import Banner
from vetter.gui.widgets.layout import column
from vetter.gui.widgets.topbar import TopBar
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vetter.actions import Desk
    from vetter.gui.places import Place

T = TypeVar("T")

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

    def keep_now(self) -> None:
        """Do so before the session ends, though another program may have the case file for a while: nobody types any more."""
        with self.desk.patient():
            self.flush()

    def undo(self) -> None:
        """Take back what was done last: the last edit where something is written, else what the banner tells of."""
        self.banner.answer(tr("Undo"))

    def redo(self) -> None:
        """Do again what was taken back."""
        self.banner.answer(tr("Redo"))

    def carry_out(
        self, deed: Callable[[], object], done: str, back: Callable[[], object], show: Callable[[], object] = lambda: None
    ) -> None:
        """Do something, `show` it and say so; Undo takes it `back` and offers Redo. What goes wrong is said instead."""
        again = partial(self.carry_out, deed, done, back, show)
        undo = partial(self._carry, back, tr("Taken back."), (tr("Redo"), again), show)
        self._carry(deed, done, (tr("Undo"), undo), show)

    def _carry(self, deed: Callable[[], object], done: str, way: tuple[str, Callable[[], object]], show: Callable[[], object]) -> None:
        def then(_came: object) -> None:
            show()
            self.banner.say(done, way)

        self.attempt(deed, then)

    def attempt(self, deed: Callable[[], T], then: Callable[[T], object]) -> None:
        """Do one thing, `then` show what came of it; what goes wrong is said, and another program that has the case file is waited for."""
        attempt(self, deed, then, lambda error: self.banner.say(str(error), problem=True))

    def say_unkept(self, error: VetterError, again: Callable[[], object]) -> None:
        """Say that something typed is not kept yet, and why; what another program holds up is kept by itself later."""
        if isinstance(error, BusyFileError):
            self.banner.wait(HELD)
        else:
            self.banner.say(tr("Not saved. {error}", error=error), (tr("Try again"), again), problem=True)

    def note_kept(self) -> None:
        """Take back that something typed waits: it is kept now."""
        self.banner.over(HELD)

    def telling(self, work: Iterator[object]) -> Iterator[object]:
        """Go through a work piece by piece; what the case file refuses on the way ends it and is said in the banner."""
        try:
            yield from work
        except VetterError as error:
            self.banner.say(str(error), problem=True)

    def first_field(self) -> QWidget | None:
        """Return what takes the focus when the page is opened."""
        return None
