"""Waiting for another program that has the case file: what was begun is tried again until the file is free, or the owner cancels."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from vetter.errors import BusyFileError, VetterError
from vetter.gui import theme
from vetter.gui.widgets.banner import announce
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.layout import column, row
from vetter.gui.widgets.text import label
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

AGAIN = 500
"""Milliseconds between two tries."""
WIDE = 440
HELD = tr("Another program, a check or a backup has the case file just now. Go on typing: it is kept as soon as the file is free.")
WAITING = tr("Another program, a check or a backup has the case file just now. This is done as soon as the file is free.")


class Waiting(QDialog):
    """Says what is waited for; nothing else can be begun in its window meanwhile, so that everything is done in the order it was asked."""

    def __init__(self, window: QWidget, again: Callable[[], bool]) -> None:
        """Try `again`, which returns whether it was free, until it is or the owner cancels."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Waiting"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._try = again
        self.cancel = button(tr("Cancel"), self.reject)
        self.setLayout(column([label(WAITING), row([-1, self.cancel])], gap=12, margins=(24, 20, 24, 20)))
        self.setFixedWidth(theme.scaled(WIDE))
        timer = QTimer(self, interval=AGAIN)
        timer.timeout.connect(self._go_on)
        timer.start()

    def _go_on(self) -> None:
        if self.isVisible() and self._try():
            self.accept()


def attempt(owner: QWidget, deed: Callable[[], T], then: Callable[[T], object], failed: Callable[[VetterError], object]) -> None:
    """Do something and hand `then` what came of it, or `failed` the error; while another program has the case file, wait and say so.

    `deed` is tried again as it is, so it does one thing; what shows it belongs into `then`.
    """

    def tried() -> bool:
        try:
            came = deed()
        except BusyFileError:
            return False
        except VetterError as error:
            failed(error)
            return True
        try:
            then(came)
        except VetterError as error:
            failed(error)
        return True

    if not tried():
        Waiting(owner.window(), tried).open()
        announce(owner, WAITING)
