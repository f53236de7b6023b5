"""Starting: is there a display, are Qt's system libraries here, then the window itself."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from vetter.gui.display import NO_DISPLAY, NO_LIBRARIES, has_display, missing_library

if TYPE_CHECKING:
    from pathlib import Path


def _without_library(name: str) -> int:
    sys.stderr.write(f"{NO_LIBRARIES.format(missing=name)}\n")
    return 2


def run(data_dir: Path | None, *, file: Path | None = None, report_startup: bool) -> int:
    """Open the window; return 0 when it was closed, 2 without a display or a library, 3 when the case file cannot be used."""
    began = time.perf_counter()
    if not has_display():
        sys.stderr.write(f"{NO_DISPLAY}\n")
        return 2
    # Before Qt: its binding looks through the source of each module that is imported after it.
    import vetter.actions  # noqa: F401, PLC0415

    try:
        from vetter.gui.app import Application  # noqa: PLC0415 - Qt is loaded only where there is a display
    except ImportError as error:
        return _without_library(str(error).partition(":")[0])
    if missing := missing_library():
        return _without_library(missing)
    return Application(data_dir, file=file, began=began if report_startup else None).run()
