"""The frozen program: one folder with Python, Qt and everything else, made by PyInstaller from one spec on every system."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from artifacts.identity import AUTHOR, COMMAND, NAME, SUMMARY, VERSION, WINDOW_COMMAND
from artifacts.paths import MADE, PYTHON, ROOT, ReleaseError, ran

VERSION_RESOURCE = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable('040904B0', [
      StringStruct('CompanyName', '{author}'),
      StringStruct('FileDescription', '{summary}'),
      StringStruct('FileVersion', '{version}'),
      StringStruct('InternalName', '{command}'),
      StringStruct('LegalCopyright', 'MIT licence'),
      StringStruct('OriginalFilename', '{window}.exe'),
      StringStruct('ProductName', '{name}'),
      StringStruct('ProductVersion', '{version}')])]),
    VarFileInfo([VarStruct('Translation', [1033, 1200])])
  ]
)
"""


def version_resource() -> str:
    """Return what Windows shows of the program's file, in the words PyInstaller reads."""
    numbers = tuple(int(part) for part in (*VERSION.split("."), "0"))[:4]
    summary = SUMMARY.replace("'", "’")
    names = {"author": AUTHOR, "name": NAME, "summary": summary, "command": COMMAND, "window": WINDOW_COMMAND}
    return VERSION_RESOURCE.format(numbers=numbers, version=VERSION, **names)


def build(wheel: Path) -> Path:
    """Build the folder of what a wheel holds and return it; raise `ReleaseError` when it cannot be built or lacks something."""
    (MADE / "version.txt").write_text(version_resource(), encoding="utf-8")
    spec, installed = ROOT / "packaging" / "vetter.spec", MADE / "installed"
    ran(PYTHON, "-m", "pip", "--quiet", "install", "--no-deps", "--upgrade", "--target", installed, wheel)
    places = ("--distpath", MADE / "frozen", "--workpath", MADE / "work")
    # Away from the checkout, whose package would be taken before the one of the wheel.
    surroundings = {"VETTER_MADE": str(MADE), "PYTHONPATH": str(installed), "PYINSTALLER_CONFIG_DIR": str(MADE / "cache")}
    ran(PYTHON, "-m", "PyInstaller", "--noconfirm", *places, spec, cwd=MADE, **surroundings)
    folder = MADE / "frozen" / COMMAND
    _complete(folder)
    return folder


def _complete(folder: Path) -> None:
    inside = folder / "_internal"
    wanted = (
        "vetter/_resources/licences/Qt--LGPL-3.0-only.txt",
        "vetter/_resources/licences/Python-*",
        "vetter/_resources/translations/de.po",
        "**/qtbase_de.qm",
        "**/qtbase_es.qm",
    )
    missing = [pattern for pattern in wanted if not next(inside.glob(pattern), None)]
    if missing:
        message = f"The frozen program lacks {', '.join(missing)}."
        raise ReleaseError(message)


def try_portable(folder: Path) -> str:
    """Do the main job in a copy with a portable.txt: its data has to end up beside it and nowhere else."""
    with tempfile.TemporaryDirectory() as scratch:
        home, copy = Path(scratch) / "home", Path(scratch) / "stick" / "vetter"
        home.mkdir()
        shutil.copytree(folder, copy, symlinks=True)
        (copy / "portable.txt").touch()
        surroundings = {"HOME": str(home), "VETTER_DATA_DIR": "", "XDG_DATA_HOME": "", "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": ""}
        told = ran(copy / COMMAND, "doctor", "--self-test", cwd=home, **surroundings)
        ran(copy / COMMAND, "import", ROOT / "resources" / "samples" / "walk-in.interview.json", cwd=home, **surroundings)
        ran(copy / COMMAND, "gui", "--report-startup", cwd=home, **surroundings)
        if not (copy / "vetter-data" / "vetter.db").is_file():
            message = "The portable program did not keep its case file beside itself."
            raise ReleaseError(message)
        elsewhere = [path for path in home.rglob("*") if path.is_file() and "vetter" in path.as_posix().replace(scratch, "")]
        if elsewhere:
            message = f"The portable program left {elsewhere} in the account's folder."
            raise ReleaseError(message)
    return told
