"""Buttons: one filled a page, the others outlined, links without a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton

from vetter.gui import icons, theme
from vetter.gui.theme import Role
from vetter.gui.widgets.text import literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent


class Button(QPushButton):
    """A button that Enter presses as Space does, in a page as in a dialog."""

    def __init__(self, text: str, does: Callable[[], object] | None = None) -> None:
        """Do something when it is pressed.

        It is kept here and not in a connection, where Python could not see that the button holds what does it, and both for ever.
        """
        super().__init__(text)
        self._does = does
        self.clicked.connect(self._do)

    def _do(self) -> None:
        if self._does is not None:
            self._does()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.click()
        else:
            super().keyPressEvent(event)


def spaced(text: str, *, icon: str) -> str:
    """Return a button's words, a little apart from its icon; Qt itself leaves four pixels."""
    return f"\u2009{literal(text)}\u2009" if icon and text else literal(text)


def toggle(words: str, *, name: str = "") -> QPushButton:
    """Return a small button that stays pressed; pressed ones are bold, and its width is that of the bold word."""
    made = button(words, kind="small", name=name)
    made.setCheckable(True)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setMinimumWidth(QFontMetrics(theme.font(Role.STRONG)).horizontalAdvance(words) + 24)
    return made


def button(text: str, on_click: Callable[[], object] | None = None, *, kind: str = "", icon: str = "", name: str = "") -> QPushButton:
    """Return a button; `kind` is primary, strong, link, small, rail or nothing for a plain one."""
    made = Button(spaced(text, icon=icon), on_click)
    made.setProperty("kind", kind)
    made.setAccessibleName(name or text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)
    if icon:
        colours = theme.current()
        tint = {"primary": colours.accent_text, "strong": colours.accent, "link": colours.accent}.get(kind, colours.ink)
        side = theme.scaled(16)
        made.setIcon(icons.icon(icon, tint, side))
        made.setIconSize(QSize(side, side))
    return made
