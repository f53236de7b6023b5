"""Is the window in order: what Qt stands on here."""

from __future__ import annotations

import platform
import sys
from typing import TYPE_CHECKING

from vetter.actions import Found, Health
from vetter.gui.display import NO_DISPLAY, NO_LIBRARIES, has_display, missing_library
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAME = tr("Window")


def examine() -> Found:
    """Look at what a window needs, and say on what it is shown."""
    hindered = hindrance()
    if hindered is not None:
        return hindered
    from PySide6.QtCore import qVersion  # noqa: PLC0415 - Qt is loaded only where it can be
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - this program makes no other kind
    screen = app.primaryScreen()
    size = screen.size()
    shown = tr(
        "Qt {qversion} on {platformname}, screen {width} × {height} at {devicepixelratio:g}",
        qversion=qVersion(),
        platformname=app.platformName(),
        width=size.width(),
        height=size.height(),
        devicepixelratio=screen.devicePixelRatio(),
    )
    return Found(_NAME, shown)


def whereabouts(folder: Path) -> Iterator[Found]:
    """Tell a data folder that is not on this computer alone; nothing where it is, or Qt cannot say."""
    if missing_library():
        return
    from vetter.gui.shared import shared  # noqa: PLC0415 - as above

    told = shared(folder)
    if told:
        yield Found(tr("Whereabouts"), str(folder), Health.NOTE, told)


def hindrance() -> Found | None:
    """Return what keeps a window from being opened here, or None."""
    if not has_display():
        return Found(_NAME, tr("no display ({system})", system=platform.system()), Health.NOTE, NO_DISPLAY)
    missing = missing_library()
    if missing:
        return Found(_NAME, tr("{missing} is missing", missing=missing), Health.BAD, NO_LIBRARIES.format(missing=missing))
    return None
