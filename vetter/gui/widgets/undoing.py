"""Fields that let Undo and Redo pass to their page once they have no letters of their own left to undo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

UNDO, REDO = ("Ctrl+Z",), ("Ctrl+Shift+Z", "Ctrl+Y")
"""Both ways of redoing are in people's hands, whatever the system's own."""


class UndoPasses(QObject):
    """Watches written fields; without it Qt lets them swallow the two keys always."""

    def follow(self, _before: QWidget | None, field: QWidget | None) -> None:
        """Watch the field that has the focus now; others than written ones take no such keys."""
        if isinstance(field, QLineEdit | QPlainTextEdit):
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the keys to the shortcuts of the page where the field has no use for them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _spent(watched, event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _spent(field: QObject, event: QKeyEvent) -> bool:
    undo, redo = (QKeySequence(event.keyCombination()).toString() in keys for keys in (UNDO, REDO))
    text = field.document() if isinstance(field, QPlainTextEdit) else field if isinstance(field, QLineEdit) else None
    return text is not None and ((undo and not text.isUndoAvailable()) or (redo and not text.isRedoAvailable()))
