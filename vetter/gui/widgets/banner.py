"""The banner under the top bar: what happened, in a sentence, with one thing to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QWidget

from vetter.gui import icons, theme
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.layout import emptied, row, tab_through
from vetter.gui.widgets.text import label, picture
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

STAYS = 20_000
"""Milliseconds a banner stays when nobody answers it; a problem stays until answered."""


class Banner(QFrame):
    """A line across the page; it pushes the page down and never covers it."""

    def __init__(self) -> None:
        """Begin hidden."""
        super().__init__()
        self.setProperty("kind", "banner")
        self._row = row(margins=(32, 6, 16, 6))
        self.setLayout(self._row)
        self._timer = QTimer(self, singleShot=True, interval=STAYS)
        self._timer.timeout.connect(self.hide)
        self.text = ""
        self._deeds: dict[str, Callable[[], object]] = {}
        self.hide()

    def say(self, text: str, *deeds: tuple[str, Callable[[], object]], problem: bool = False) -> None:
        """Show a sentence with its deeds; a problem stays until it is answered."""
        colours = theme.current()
        sign = picture("warning", colours.stop, 20, says=tr("Problem")) if problem else picture("check", colours.ok, 20, says=tr("Done"))
        self._show(sign, text, deeds)
        self._timer.stop() if problem else self._timer.start()

    def wait(self, text: str, *deeds: tuple[str, Callable[[], object]]) -> None:
        """Show what is waited for, until `over`; said again, it stays as it is."""
        if not (self.isVisible() and self.text == text):
            self._show(picture("clock", theme.current().ink2, 20, says=tr("Waiting")), text, deeds)
            self._timer.stop()

    def over(self, text: str) -> None:
        """Take a sentence back that no longer holds."""
        if self.text == text:
            self.hide()

    def _show(self, sign: QWidget, text: str, deeds: tuple[tuple[str, Callable[[], object]], ...]) -> None:
        emptied(self._row)
        self.text = text
        self._row.addWidget(sign)
        self._row.addWidget(label(text, Role.BODY), 1)
        self._deeds = {words: self._answered(deed) for words, deed in deeds}
        ways = [button(words, answer, kind="strong") for words, answer in self._deeds.items()]
        close = button("", self.hide, kind="link", name=tr("Close this message"))
        close.setIcon(icons.icon("cross", theme.current().ink2, 16))
        for each in (*ways, close):
            self._row.addWidget(each)
        tab_through(self, [*ways, close])
        self.show()
        announce(self, text)

    def answer(self, words: str) -> None:
        """Do what it offers in these words, if it is shown and offers that."""
        if self.isVisible() and words in self._deeds:
            self._deeds[words]()

    def _answered(self, deed: Callable[[], object]) -> Callable[[], object]:
        def answer() -> None:
            self.hide()
            deed()

        return answer


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say a sentence when it is done with the present one."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
