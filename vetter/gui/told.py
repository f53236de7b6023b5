"""What went wrong, told with details that can be copied: what kind of error and where, without anything a person typed."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit

from vetter.__version__ import __version__
from vetter.gui.style_sheet import dress
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.layout import column, row
from vetter.gui.widgets.letters import Letters
from vetter.gui.widgets.opening import open_at
from vetter.gui.widgets.text import field_label, label
from vetter.tongue import tr

if TYPE_CHECKING:
    from types import TracebackType

PACKAGE = Path(__file__).resolve().parent.parent


def crash_details(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return what happened and where in our own files, without any text a person typed and without folders of the account."""
    ours = [(Path(frame.filename), frame) for frame in traceback.extract_tb(trace) if Path(frame.filename).is_relative_to(PACKAGE)]
    frames = [f"  {path.relative_to(PACKAGE).as_posix()}:{frame.lineno} {frame.name}" for path, frame in ours]
    return "\n".join([f"Vetter {__version__}, Python {sys.version.split()[0]}: {kind.__name__}", *frames])


class Told(QDialog):
    """A message with details that can be copied."""

    def __init__(self, title: str, text: str, details: str) -> None:
        """Show `text`, and `details` beneath."""
        super().__init__()
        self.setWindowTitle(title)
        shown = QPlainTextEdit(details)
        shown.setReadOnly(True)
        shown.setAccessibleName(tr("Details"))
        shown.setMaximumHeight(160)
        copy = button(tr("Copy details"), lambda: QApplication.clipboard().setText(details))
        close = button(tr("Close"), self.accept, kind="primary")
        words = [label(title, Role.TITLE), label(text), field_label(tr("Details"), shown)]
        self.setLayout(column([*words, shown, row([copy, -1, close])], gap=12, margins=(24, 24, 24, 24)))
        dress(self)
        Letters(self)
        open_at(self, 520)
