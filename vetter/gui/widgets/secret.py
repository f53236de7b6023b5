"""Fields for a passphrase: dots unless the owner wants to see it, a word when capitals are locked, and a new one typed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from vetter import actions
from vetter.errors import PassphraseError
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import toggle
from vetter.gui.widgets.layout import column, holding, row
from vetter.gui.widgets.text import field_label, label
from vetter.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class SecretLine(QLineEdit):
    """A line whose signs are dots.

    Signals:
        capitals: whether capitals seem to be locked, with each letter typed.
    """

    capitals = Signal(bool)

    def __init__(self, name: str, *, large: bool = False) -> None:
        """Name the line for screen readers."""
        super().__init__()
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        if large:
            self.setProperty("kind", "large")

    def reveal(self, shown: bool) -> None:  # noqa: FBT001 - a signal's slot
        """Show what is typed, or dots again."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, and notice a letter that is large though Shift is not held, or the other way about."""
        text, shift = event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if text.isalpha() and text.lower() != text.upper():
            self.capitals.emit(text.isupper() != shift)
        elif event.key() == Qt.Key.Key_CapsLock:
            self.capitals.emit(False)  # noqa: FBT003 - a signal takes no names
        super().keyPressEvent(event)


class Secrets(QWidget):
    """Some lines for secrets under each other, one button that shows all of them, and the word on capitals."""

    def __init__(self, lines: dict[str, SecretLine]) -> None:
        """Hold lines by their labels; the button stands beside the first."""
        super().__init__()
        show = toggle(tr("Show"), kind="", name=tr("Show what is typed"))
        capitals = label(tr("Capitals are locked on this keyboard."), Role.QUIET)
        capitals.hide()
        parts: list[QWidget] = []
        for words, line in lines.items():
            show.toggled.connect(line.reveal)
            line.capitals.connect(capitals.setVisible)
            beside = row([line, show] if not parts else [line])
            parts += [field_label(words, line), holding(beside)]
        self.setLayout(column([*parts, capitals], gap=4))


class NewPassphrase(QWidget):
    """A new passphrase typed twice, its strength in words beneath.

    Signals:
        entered: Enter was pressed in the second line.
    """

    entered = Signal()

    def __init__(self, present: SecretLine | None = None) -> None:
        """Begin empty; the line for the `present` passphrase stands above."""
        super().__init__()
        self.first, self.again = SecretLine(tr("New passphrase")), SecretLine(tr("The same passphrase again"))
        self.strength = label("", Role.QUIET)
        self.first.textChanged.connect(lambda text: self.strength.setText(actions.strength(text)))
        self.first.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self.entered)
        lines = [line for line in (present, self.first, self.again) if line is not None]
        fields = Secrets({line.accessibleName(): line for line in lines})
        advice = label(tr("Four or five words that do not belong together are strong and easy to remember. Spaces count."), Role.QUIET)
        self.setLayout(column([fields, self.strength, advice], gap=4))

    def passphrase(self) -> str:
        """Return it; raise `PassphraseError` for one that protects nothing or was typed in two ways."""
        actions.check_new_passphrase(self.first.text())
        if self.first.text() != self.again.text():
            raise PassphraseError(tr("The two are not the same. Type it again."))
        return self.first.text()

    def clear(self) -> None:
        """Leave nothing of it on the screen."""
        self.first.clear()
        self.again.clear()
