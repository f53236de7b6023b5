"""The installer for Windows: made of the program on Windows, elsewhere of stand-ins and tried under Wine."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from artifacts import wine
from artifacts.identity import AUTHOR, COMMAND, VERSION, WINDOW_COMMAND
from artifacts.paths import DIST, MADE, ROOT, ran

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = ROOT / "packaging" / "windows" / "installer.nsi"


def installer(source: Path, target: Path) -> None:
    """Compile the installer of a frozen folder."""
    files = {"SOURCE": source, "TARGET": target, "ICON": MADE / "vetter.ico", "LICENCE": ROOT / "LICENSE"}
    given = {"VERSION": VERSION, "PUBLISHER": AUTHOR} | files
    ran("makensis", "-V2", "-WX", *(f"-D{name}={value}" for name, value in given.items()), SCRIPT)


def build(folder: Path) -> str:
    """Make the installer on Windows; elsewhere make one of stand-ins and try it, to see that its script is sound."""
    if sys.platform == "win32":
        installer(folder, DIST / f"vetter-{VERSION}-setup.exe")
        return "made, to be run"
    stand_in = MADE / "stand-in"
    (stand_in / "_internal").mkdir(parents=True, exist_ok=True)
    for name in (f"{COMMAND}.exe", f"{WINDOW_COMMAND}.exe", "_internal/library.dll"):
        (stand_in / name).touch()
    setup = MADE / "setup-with-stand-ins.exe"
    installer(stand_in, setup)
    shutil.rmtree(stand_in)
    return wine.try_installer(setup)
