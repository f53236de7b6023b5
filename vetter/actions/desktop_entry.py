"""The entry in the menu of programs, for an installation that came without one: by pip, pipx or uv, on Linux."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from string import Template

from vetter import resources
from vetter.actions.papers import write_whole
from vetter.errors import OutputError
from vetter.tongue import tr

APPLICATION_ID = "org.vetter.Vetter"
"""What the desktop knows the program by: the name of its entry, of its icon and of its kind of file."""

LOGO_COLOURS = ("#1F5582", "#FFFFFF")
"""The mark outside the window, where no palette rules: its ground, and what is drawn on it."""

_ENTRY = f"applications/{APPLICATION_ID}.desktop"
_KIND = f"mime/packages/{APPLICATION_ID}.xml"
_ICON = f"icons/hicolor/scalable/apps/{APPLICATION_ID}.svg"
_REFRESHED = (("update-desktop-database", "applications"), ("update-mime-database", "mime"), ("gtk-update-icon-cache", "icons/hicolor"))


def install_desktop_entry(program: Path) -> tuple[Path, ...]:
    """Put entry, icon and kind of file where this account's desktop looks, starting `program`; return what was written.

    Raises `OutputError` where there is no such place, or nothing can be written there.
    """
    folder = _folder()
    entry = menu_entry().replace("Exec=vetter ", f"Exec={_quoted(program)} ")
    parts = {_ENTRY: entry, _KIND: kind_of_file(), _ICON: logo()}
    for name, text in parts.items():
        target = folder / name
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = tr("{parent} cannot be made: {reason}. Nothing was installed there.", parent=target.parent, reason=error.strerror)
            raise OutputError(message) from error
        write_whole(target, text.encode("utf-8"))
        target.chmod(0o644)
    _refresh(folder)
    return tuple(folder / name for name in parts)


def remove_desktop_entry() -> tuple[Path, ...]:
    """Take out what `install_desktop_entry` put there; return what was there. Data is not touched."""
    folder = _folder()
    found = tuple(folder / name for name in (_ENTRY, _KIND, _ICON) if (folder / name).is_file())
    for each in found:
        each.unlink()
    if found:
        _refresh(folder)
    return found


def menu_entry() -> str:
    """Return the entry in the menu of programs, which starts `vetter` as it is found on the path."""
    return _told("desktop/entry.desktop")


def kind_of_file() -> str:
    """Return what an interview file is to the desktop, and how it is recognised."""
    return _told("desktop/kind.xml")


def logo() -> str:
    """Return the mark as a drawing in its own colours."""
    ground, drawn = LOGO_COLOURS
    return resources.read_text("icons/logo.svg").replace("currentColor", ground).replace('"surface"', f'"{drawn}"')


def _told(name: str) -> str:
    return Template(resources.read_text(name)).substitute(id=APPLICATION_ID)


def _folder() -> Path:
    if not sys.platform.startswith("linux"):
        message = tr("Only Linux has desktop entries of this kind. Here the installer makes the entry.")
        raise OutputError(message)
    told = os.environ.get("XDG_DATA_HOME", "")
    return Path(told) if Path(told).is_absolute() else Path.home() / ".local" / "share"


def _quoted(program: Path) -> str:
    """Return a program's path as a desktop entry takes it."""
    text = str(program)
    for sign in ("\\", '"', "`", "$"):
        text = text.replace(sign, f"\\{sign}")
    return '"{}"'.format(text.replace("\\", "\\\\").replace("%", "%%"))


def _refresh(folder: Path) -> None:
    """Let the desktop look again; where it has no such program it looks by itself."""
    for name, part in _REFRESHED:
        found = shutil.which(name)
        if found and (folder / part).is_dir():
            subprocess.run([found, str(folder / part)], check=False, capture_output=True)  # noqa: S603 - a program of the desktop's own
