"""Buttons: one filled a page, the others outlined, links without a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QSizePolicy

from vetter.gui import icons, theme
from vetter.gui.theme import Role
from vetter.gui.widgets.text import lines_of, literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionButton

NARROWEST = 240
"""The width to which a button shrinks whose words have no room in one line; a shorter one keeps its line."""


class Button(QPushButton):
    """A button that Enter presses as Space does, in a page as in a dialog; long words go on in a second line where they must."""

    def __init__(self, text: str, does: Callable[[], object] | None = None) -> None:
        """Do something when it is pressed.

        It is kept here and not in a connection, where Python could not see that the button holds what does it, and both for ever.
        """
        super().__init__(text)
        self._does = does
        self._long, self._broken = False, text
        self.clicked.connect(self._do)
        self._suit()

    def setText(self, text: str) -> None:
        """Show `text`."""
        super().setText(text)
        self._suit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._suit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew."""
        super().resizeEvent(event)
        self._break()

    def heightForWidth(self, width: int) -> int:
        """Return the height of as many lines as the words take at a width."""
        return self.sizeHint().height() + (len(self._lines(width)) - 1) * self.fontMetrics().lineSpacing()

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Show the words in the lines they have room for."""
        super().initStyleOption(option)
        if self._long:
            option.text = self._broken

    def _suit(self) -> None:
        """Let it shrink if it is long."""
        long = self._text_width() > NARROWEST
        if long is not self._long:
            self._long = long
            self._give_way(long=long)
        self._break()

    def _break(self) -> None:
        if self._long:
            self._broken = "\n".join(self._lines(self.width()))

    def _give_way(self, *, long: bool) -> None:
        policies = QSizePolicy.Policy
        policy = QSizePolicy(policies.Preferred, policies.Minimum) if long else QSizePolicy(policies.Minimum, policies.Fixed)
        policy.setHeightForWidth(long)
        self.setSizePolicy(policy)
        self.setMinimumWidth(NARROWEST if long else 0)

    def _text_width(self) -> int:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()

    def _lines(self, width: int) -> list[str]:
        text, room = self.text(), width - (self.sizeHint().width() - self._text_width())
        if self._text_width() <= room:
            return [text]
        return lines_of(text, self.font(), room)

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


def toggle(words: str, *, kind: str = "small", name: str = "") -> QPushButton:
    """Return a button that stays pressed; pressed ones are bold, and its width is that of the bold word."""
    made = button(words, kind=kind, name=name)
    made.setCheckable(True)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setMinimumWidth(QFontMetrics(theme.font(Role.STRONG)).horizontalAdvance(words) + (24 if kind else 32))
    return made


def button(text: str, on_click: Callable[[], object] | None = None, *, kind: str = "", icon: str = "", name: str = "") -> QPushButton:
    """Return a button; `kind` is primary, strong, link, small, rail or nothing for a plain one. A link without words is a sign."""
    made = Button(spaced(text, icon=icon), on_click)
    made.setProperty("kind", kind if text or kind != "link" else "sign")
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
