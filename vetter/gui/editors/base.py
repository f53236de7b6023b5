"""What every editor can do: show a value, give it back, keep what cannot be read yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator


class Editor(QWidget):
    """A widget for one kind of answer; one of many fields begins with the first of them, and `rest` puts the others in.

    Signals:
        changed: emitted after every edit by the person, never by `set_value`.
        done: emitted on Enter, when the person wants to go on.
    """

    changed = Signal()
    done = Signal()
    notice: QWidget | None = None
    """Where a sentence about what was typed stands; a card may put it where there is more room."""

    def value(self) -> Any:
        """Return the value, or None when blank or not readable yet."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value; None empties the editor."""
        raise NotImplementedError

    def begin(self, value: Any) -> None:
        """Show a value, of a long one its beginning; what is left counts as shown, and `rest` puts it together."""
        self.set_value(value)

    def rest(self) -> Iterator[None]:
        """Put together what is left, a piece at a time."""
        yield from ()

    def unread(self) -> dict[str, str]:
        """Return text that cannot be read yet, by path below this editor ("" for the editor itself)."""
        return {}

    def set_unread(self, unread: dict[str, str]) -> None:
        """Put back text that could not be read."""
        del unread

    def first_field(self) -> QWidget:
        """Return the widget that takes the focus first."""
        return self

    def field(self, path: str) -> QWidget:
        """Return the widget that holds what `path` names below this editor."""
        del path
        return self.first_field()
