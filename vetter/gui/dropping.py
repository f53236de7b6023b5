"""Files dropped on the window: each is taken as if it had been chosen on the page where its kind belongs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent

from vetter.gui.pages.checking import check_report
from vetter.gui.places import BenchmarksPlace, SettingsPlace

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData

    from vetter.gui.window import MainWindow


def _figures(window: MainWindow, path: Path) -> None:
    window.open(BenchmarksPlace())
    window.benchmarks.read_file(path)


def _backup(window: MainWindow, path: Path) -> None:
    window.open(SettingsPlace())
    if window.settings.backups is not None:
        window.settings.backups.offer(path)


_KINDS: dict[str, Callable[[MainWindow, Path], None]] = {
    ".json": lambda window, path: window.bring_in_file(str(path)),
    ".csv": _figures,
    ".pdf": lambda window, path: check_report(window.present_page(), path),
    ".zip": _backup,
}


class Dropping(QObject):
    """Takes one file at a time; a question takes those dropped on it as evidence before they come here."""

    def __init__(self, window: MainWindow) -> None:
        """Listen to what is dropped on `window`."""
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept what can be taken, and take it."""
        if isinstance(event, QDropEvent) and event.type() in {QEvent.Type.DragEnter, QEvent.Type.Drop}:
            path = _file(event.mimeData())
            if path is not None:
                event.acceptProposedAction()
                if event.type() is QEvent.Type.Drop:
                    _KINDS[path.suffix.lower()](self._window, path)
                return True
        return super().eventFilter(watched, event)


def _file(told: QMimeData) -> Path | None:
    """Return the one file that is held over the window, if its kind is known."""
    paths = [Path(url.toLocalFile()) for url in told.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in _KINDS else None
