"""Letters to press with Alt: while it is held, each button and each field in sight shows one, no two the same in a window.

They are found in the words as they stand, whatever the language, so nobody has to keep them apart by hand.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QFrame, QLabel, QPushButton

from vetter.gui.widgets.text import literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QWindow
    from PySide6.QtWidgets import QMenu, QWidget

SHOWN = sys.platform != "darwin"
"""Whether there are letters at all: on a Mac that key writes signs."""
ROW = "row_of_many"
"""The property of a frame that holds the fields of one row among others like it."""
_MARK = re.compile(r"&(&?)")
_ALWAYS = {"primary", "strong", ""}
"""Buttons that get their letters before links and small ones do."""


def lettered(texts: Sequence[str], *, last: int = 0) -> list[str]:
    """Return texts as Qt wants them, each with a letter of its own marked by an ampersand where there is one for it.

    A first letter is taken before one within a word, and one that stands on every keyboard before others. The earlier of two texts
    keeps the letter both want, unless the later has no other; the `last` ones take what is left.
    """
    wanted = [_places(text) for text in texts]
    held: dict[str, int] = {}
    for number in range(len(texts)):
        _give(number, wanted, held, set() if number < len(texts) - last else set(held))
    letters = {number: letter for letter, number in held.items()}
    return [_marked(text, wanted[number].get(letters.get(number, ""))) for number, text in enumerate(texts)]


def _places(text: str) -> dict[str, int]:
    """Return where each letter of a text stands best, the best letter first."""
    signs = sorted((at for at, sign in enumerate(text) if sign.isalnum()), key=lambda at: _rank(text, at))
    places: dict[str, int] = {}
    for at in signs:
        places.setdefault(text[at].casefold(), at)
    return places


def _rank(text: str, at: int) -> tuple[bool, bool, int]:
    within = at > 0 and text[at - 1].isalnum()
    return not (text[at].isascii() and text[at].isalpha()), within, at


def _give(number: int, wanted: Sequence[dict[str, int]], held: dict[str, int], tried: set[str]) -> bool:
    """Give a text a letter that is free, or else one whose holder can take another; return whether there was one."""
    for letter in wanted[number]:
        if letter not in held:
            held[letter] = number
            return True
    for letter in wanted[number]:
        if letter not in tried:
            tried.add(letter)
            if _give(held[letter], wanted, held, tried):
                held[letter] = number
                return True
    return False


def _marked(text: str, at: int | None) -> str:
    return literal(text) if at is None else f"{literal(text[:at])}&{literal(text[at:])}"


def plain(marked: str) -> str:
    """Return a text as a person reads it, from one with Qt's ampersands."""
    return _MARK.sub(r"\1", marked)


def letter_menu(menu: QMenu) -> QMenu:
    """Give each entry of a menu, and of those within it, a letter; return the menu."""
    entries = [entry for entry in menu.actions() if not entry.isSeparator()]
    for entry, text in zip(entries, lettered([plain(entry.text()) for entry in entries]), strict=True):
        entry.setText(text)
        inner = entry.menu()
        if inner is not None:
            letter_menu(inner)  # type: ignore[arg-type]
    return menu


class Letters(QObject):
    """Shows the letters of a window, and of every window that belongs to it, while Alt is held."""

    def __init__(self, root: QWidget) -> None:
        """Watch `root` and its dialogs."""
        super().__init__(root)
        self._root = root
        self._shown: list[tuple[QPushButton | QCheckBox | QLabel, str, str]] = []
        application = QApplication.instance()
        if SHOWN and isinstance(application, QApplication):
            application.focusWindowChanged.connect(self._watch)

    def _watch(self, window: QWindow | None) -> None:
        """Hear a window's keys from now on: it is touched while it is there, and never kept, because nobody tells when it is gone."""
        self.hide()
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show them when Alt goes down alone, hide them when it comes up."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat():
            active = QApplication.activeWindow()
            self.hide()
            if event.type() == QEvent.Type.KeyPress and active is not None and (active is self._root or self._root.isAncestorOf(active)):
                self.show(active)
        return super().eventFilter(watched, event)

    def show(self, window: QWidget) -> None:
        """Mark a letter in the words of each button and each field of a window that are in sight."""
        bearers = sorted(_in_sight(window), key=lambda bearer: _order(window, bearer))
        last = sum(_order(window, bearer)[0] > 0 for bearer in bearers)
        for bearer, text in zip(bearers, lettered([plain(bearer.text()) for bearer in bearers], last=last), strict=True):
            self._shown.append((bearer, bearer.text(), text))
            bearer.setText(text)

    def hide(self) -> None:
        """Leave the words as they were, but for those that have changed meanwhile."""
        for bearer, before, text in self._shown:
            if shiboken6.isValid(bearer) and bearer.text() == text:
                bearer.setText(before)
        self._shown = []


def _in_sight(window: QWidget) -> Iterator[QPushButton | QCheckBox | QLabel]:
    """Yield what can bear a letter; of rows that are all alike only the one with the focus has any."""
    focus: QWidget | None = window.focusWidget()
    apart = [each for each in window.findChildren(QFrame) if each.property(ROW) and (focus is None or not each.isAncestorOf(focus))]
    yield from (each for each in _bearers(window) if not any(row.isAncestorOf(each) for row in apart))


def _bearers(window: QWidget) -> Iterator[QPushButton | QCheckBox | QLabel]:
    buttons: list[QPushButton | QCheckBox] = [*window.findChildren(QPushButton), *window.findChildren(QCheckBox)]
    yield from (each for each in buttons if each.text().strip() and each.isEnabled() and _seen(each))
    for label in window.findChildren(QLabel):
        buddy: QWidget | None = label.buddy()
        # A label would press a button it belongs to, where one only wants to go there.
        if buddy is not None and not isinstance(buddy, QAbstractButton) and buddy.isEnabled() and _seen(label) and buddy.isVisible():
            yield label


def _seen(widget: QWidget) -> bool:
    return widget.isVisible() and not widget.visibleRegion().isEmpty()


def _order(window: QWidget, bearer: QWidget) -> tuple[int, int, int]:
    where = bearer.mapTo(window, QPoint(0, 0))
    later = isinstance(bearer, QAbstractButton) and (bearer.property("kind") or "") not in _ALWAYS
    return 2 if bearer.property("kind") == "rail" else int(later or isinstance(bearer, QCheckBox)), where.y(), where.x()
