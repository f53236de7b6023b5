"""Can a window be opened here: is there a display, are Qt's system libraries here."""

from __future__ import annotations

import ctypes
import os
import sys
from importlib.util import find_spec
from pathlib import Path

from vetter.tongue import tr

NO_DISPLAY = tr(
    "There is no display here, so no window can be opened. Judge an interview file without one: vetter assess FILE --pdf verdict.pdf"
)
NO_LIBRARIES = tr(
    "The window cannot be opened: the system library {missing} is missing. Install it with your system's package manager (in a checkout "
    "python3 packaging/start.py does so), or judge an interview file without a window: vetter assess FILE --pdf verdict.pdf"
)


def has_display() -> bool:
    """Return whether a window can be shown; a display that is named but does not answer is none."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM", "xcb") not in {"", "xcb"}:
        return True
    return bool(os.environ.get("WAYLAND_DISPLAY")) or (bool(os.environ.get("DISPLAY")) and _display_answers())


def _display_answers() -> bool:
    """Return whether the X display can be reached; Qt itself would end the program with an abort."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # what is missing is named later
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    answers = not xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return answers


def missing_library() -> str:
    """Return the name of a system library that Qt's X11 plugin misses, or nothing; Qt itself would abort."""
    found = find_spec("PySide6")
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM", "xcb") not in {"", "xcb"} or found is None:
        return ""
    plugin = Path(found.origin or "").parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    if os.environ.get("WAYLAND_DISPLAY") or not plugin.is_file():
        return ""
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return str(error).partition(":")[0]
    return ""
