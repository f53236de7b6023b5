"""The installer for Windows, run under Wine in the clean system: set up, set up once more over itself, and removed."""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING

from artifacts import clean_root
from artifacts.identity import AUTHOR, COMMAND, NAME, VERSION, WINDOW_COMMAND
from artifacts.paths import ReleaseError, ran

if TYPE_CHECKING:
    from pathlib import Path

WINE = "/usr/lib/wine/wine64"
HOME = "root/.wine/drive_c/users/root"
UNINSTALL = rf"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\{NAME}"
INTERVIEW = rf"HKCU\Software\Classes\{NAME}.Interview\shell\open\command"
DATA = {"portable.txt", "vetter-data/vetter.db"}
"""What an owner who carries the program about has beside it."""
WAIT = 60.0
"""Seconds the remover may take after it has handed over to a copy of itself, which can take its own file away."""


def try_installer(setup: Path) -> str:
    """Set up, renew and remove; return what was tried. Raises ReleaseError for what is not as promised."""
    root = clean_root.fresh()
    clean_root.inside(root, "apt-get", "-qq", "install", "-y", "--no-install-recommends", "wine", "wine64")
    shutil.copy(setup, root / "tmp" / "setup.exe")
    _windows(root, "wineboot", "--init")
    _windows(root, r"Z:\tmp\setup.exe", "/S")
    folder = root / HOME / "AppData" / "Local" / "Programs" / NAME
    whole = {f"{COMMAND}.exe", f"{WINDOW_COMMAND}.exe", "uninstall.exe", "_internal/library.dll"}
    _expect(_files(folder), whole, "Set up")
    told = _windows(root, "reg", "query", UNINSTALL)
    for words in (NAME, VERSION, AUTHOR, "QuietUninstallString"):
        if words not in told:
            message = f"Windows is not told “{words}” of the program: {told}"
            raise ReleaseError(message)
    _windows(root, "reg", "query", INTERVIEW)
    for name in DATA:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()
    (folder / "_internal" / "of-an-older-version.dll").touch()
    _windows(root, r"Z:\tmp\setup.exe", "/S")
    _expect(_files(folder), whole | DATA, "Renewed")
    _windows(root, folder.relative_to(root) / "uninstall.exe", "/S")
    latest = time.monotonic() + WAIT
    while _files(folder) != DATA and time.monotonic() < latest:
        time.sleep(0.5)
    _expect(_files(folder), DATA, "Removed")
    if "unable to find" not in _windows(root, "reg", "query", UNINSTALL, fails=True).lower():
        message = "Windows still lists the program after it was removed."
        raise ReleaseError(message)
    return "set up, renewed and removed under Wine, around stand-ins"


def _windows(root: Path, *command: str | Path, fails: bool = False) -> str:
    """Run a program of Windows with processes of its own, of which none is left afterwards."""
    apart = ("unshare", "--mount", "--pid", "--fork", f"--mount-proc={root / 'proc'}")
    words = " ".join(f"'{word}'" for word in map(str, command))
    ending = "|| true" if fails else ""
    shell = f"export HOME=/root WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml='; cd /; {WINE} {words} 2>&1 {ending}; wineserver -w"
    return ran(*apart, "chroot", root, "/bin/sh", "-ec", shell)


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _expect(found: set[str], wanted: set[str], what: str) -> None:
    if found != wanted:
        message = f"{what} under Wine, these files are there that should not be, or lack: {', '.join(sorted(found ^ wanted))}."
        raise ReleaseError(message)
