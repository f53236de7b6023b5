"""Starting: is there a display, is another window open already, then the window itself."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NO_DISPLAY = (
    "There is no display here, so no window can be opened. Judge an interview file without one: vetter assess FILE --pdf verdict.pdf"
)
NO_LIBRARIES = "The window cannot be opened: a system library is missing ({missing}). Run: python3 packaging/start.py"


def has_display() -> bool:
    """Return whether a window can be shown."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(data_dir: Path | None, *, report_startup: bool) -> int:
    """Open the window; return 0 when it was closed, 2 without a display, 3 when the case file cannot be used."""
    began = time.perf_counter()
    if not has_display():
        sys.stderr.write(f"{NO_DISPLAY}\n")
        return 2
    try:
        from vetter.gui.app import Application  # noqa: PLC0415 - Qt is loaded only where there is a display
    except ImportError as error:
        sys.stderr.write(f"{NO_LIBRARIES.format(missing=error)}\n")
        return 2
    return Application(data_dir, began=began if report_startup else None).run()
