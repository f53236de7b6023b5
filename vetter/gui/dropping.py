"""Files dropped on the window: each is taken as if it had been chosen on the page where its kind belongs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget


class Dropping(QObject):
    """Takes one file at a time; a question takes those dropped on it as evidence before they come here."""

    def __init__(self, window: QWidget, kinds: Mapping[str, Callable[[Path], object]]) -> None:
        """Listen to what is dropped on `window`; `kinds` take files by the end of their names."""
        super().__init__(window)
        self._kinds = kinds
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept what can be taken, and take it."""
        if isinstance(event, QDropEvent) and event.type() in {QEvent.Type.DragEnter, QEvent.Type.Drop}:
            path = self._file(event.mimeData())
            if path is not None:
                event.acceptProposedAction()
                if event.type() is QEvent.Type.Drop:
                    self._kinds[path.suffix.lower()](path)
                return True
        return super().eventFilter(watched, event)

    def _file(self, told: QMimeData) -> Path | None:
        """Return the one file that is held over the window, if its kind is known."""
        paths = [Path(url.toLocalFile()) for url in told.urls() if url.isLocalFile()]
        return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in self._kinds else None
