"""What was chosen of the window's look, in a small file beside the case file; anything unreadable counts as not chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

from vetter.gui.theme import SIZES, Appearance

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

SETTINGS_FILE = "window.ini"
_APPEARANCE, _TEXT, _LIVE = "appearance", "text", "live"
_FOLDED = "folded"
_SHARED = "told_of_shared_folder"
_GEOMETRY, _IDLE = "geometry", "lock_after"
IDLE_MINUTES = (1, 5, 10, 15, 30, 60, 0)
"""Minutes without a key or the mouse after which a protected case file is locked; 0 is never."""
USUAL_IDLE = 15
"""Long enough for a candidate's longest answer."""


def window_settings(folder: Path) -> QSettings:
    """Return the file in a data folder."""
    return QSettings(str(folder / SETTINGS_FILE), QSettings.Format.IniFormat)


def chosen_appearance(folder: Path | None) -> Appearance:
    """Return the palette chosen in this data folder, the system's when none was."""
    kept = _kept(folder, _APPEARANCE)
    return next((each for each in Appearance if each.value == kept), Appearance.SYSTEM)


def chosen_text(folder: Path | None) -> int:
    """Return the text size chosen in this data folder in per cent, 0 for the system's."""
    kept = _kept(folder, _TEXT)
    return next((size for size in SIZES if str(size) == kept), 0)


def choose_appearance(folder: Path | None, appearance: Appearance) -> None:
    """Keep a choice of palette."""
    _keep(folder, _APPEARANCE, appearance.value)


def choose_text(folder: Path | None, percent: int) -> None:
    """Keep a choice of text size; 0 is the system's."""
    _keep(folder, _TEXT, str(percent))


def live_folded(folder: Path | None) -> bool:
    """Return whether the verdict so far was folded away when it was last open or shut."""
    return _kept(folder, _LIVE) == _FOLDED


def fold_live(folder: Path | None, *, folded: bool) -> None:
    """Keep whether the verdict so far is folded away."""
    _keep(folder, _LIVE, _FOLDED if folded else "open")


def is_new(folder: Path | None, told: str) -> bool:
    """Return whether this was not told about the data folder before; from now on it was."""
    new = bool(told) and _kept(folder, _SHARED) != told
    if new:
        _keep(folder, _SHARED, told)
    return new


def restore_geometry(window: QWidget, folder: Path | None) -> None:
    """Put a window where the last one stood."""
    kept = QByteArray() if folder is None else window_settings(folder).value(_GEOMETRY, QByteArray(), type=QByteArray)
    if isinstance(kept, QByteArray) and not kept.isEmpty():
        window.restoreGeometry(kept)


def keep_geometry(window: QWidget, folder: Path | None) -> None:
    """Keep where a window stands."""
    if folder is not None:
        settings = window_settings(folder)
        settings.setValue(_GEOMETRY, window.saveGeometry())
        settings.sync()


def idle_minutes(folder: Path | None) -> int:
    """Return after how many idle minutes a protected case file is locked, 0 for never."""
    kept = _kept(folder, _IDLE)
    return next((each for each in IDLE_MINUTES if str(each) == kept), USUAL_IDLE)


def choose_idle_minutes(folder: Path | None, minutes: int) -> None:
    """Keep after how many idle minutes it is locked."""
    _keep(folder, _IDLE, str(minutes))


def _kept(folder: Path | None, name: str) -> str:
    return "" if folder is None else str(window_settings(folder).value(name, "", type=str))


def _keep(folder: Path | None, name: str, value: str) -> None:
    if folder is not None:
        settings = window_settings(folder)
        settings.setValue(name, value)
        settings.sync()
