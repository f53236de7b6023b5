"""The window: Qt and nothing but Qt, on top of the verbs in actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter import startup
from vetter.gui.bindings import spare_singles

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["main"]

spare_singles()


def main(data_dir: Path | None = None, *, file: Path | None = None, report_startup: bool = False) -> int:
    """Open the window with an interview file, if one is named, and return the exit code; without a display one sentence says why."""
    startup.settle(folder=data_dir)
    from vetter.gui.start import run  # noqa: PLC0415 - Qt is loaded when a window is wanted, and what speaks after the language is settled

    return run(data_dir, file=file, report_startup=report_startup)
