"""Wheel and source package: built twice to the same bytes, and installed elsewhere by pip, pipx and uv."""

from __future__ import annotations

import os
import shutil
import tarfile
import tempfile
from pathlib import Path

from artifacts import checks
from artifacts.paths import DIST, PYTHON, ROOT, ReleaseError, ran

SELF_TEST = ("doctor", "--self-test")


def build() -> tuple[Path, Path]:
    """Build both in the checkout, and again in the unpacked source package, where every byte has to come out the same."""
    with tempfile.TemporaryDirectory() as scratch:
        first, second = Path(scratch) / "first", Path(scratch) / "second"
        _hatch(ROOT, first)
        source = next(first.glob("*.tar.gz"))
        with tarfile.open(source) as archive:
            archive.extractall(scratch, filter="data")
        before = os.umask(0o077)
        try:
            _hatch(Path(scratch) / source.name.removesuffix(".tar.gz"), second)
        finally:
            os.umask(before)
        differing = [path.name for path in first.iterdir() if path.read_bytes() != (second / path.name).read_bytes()]
        if differing:
            message = f"Built twice, not the same: {', '.join(differing)}."
            raise ReleaseError(message)
        DIST.mkdir(exist_ok=True)
        built, source = (Path(shutil.copy(next(first.glob(ending)), DIST)) for ending in ("*.whl", "*.tar.gz"))
    return built, source


def wheel(target: Path) -> Path:
    """Build the wheel alone into a folder, and return it."""
    ran(PYTHON, "-m", "hatchling", "build", "--target", "wheel", "--directory", target)
    return next(target.glob("*.whl"))


def _hatch(tree: Path, target: Path) -> None:
    ran(PYTHON, "-m", "hatchling", "build", "--target", "sdist", "--target", "wheel", "--directory", target, cwd=tree)


def try_pip(package: Path) -> str:
    """Install a package by pip into a new environment elsewhere, do the main job there, and write the bill of what came with it."""
    with tempfile.TemporaryDirectory() as scratch:
        venv = Path(scratch) / "venv"
        ran(PYTHON, "-m", "venv", venv)
        ran(venv / "bin" / "pip", "--quiet", "install", package, cwd=Path(scratch))
        checks.bill(venv / "bin" / "python")
        return _tried(venv / "bin" / "vetter", Path(scratch))


def try_pipx(package: Path) -> str:
    """Install a package by pipx, with a menu entry, do the main job, and take both out again."""
    with tempfile.TemporaryDirectory() as scratch:
        places = {"PIPX_HOME": f"{scratch}/pipx", "PIPX_BIN_DIR": f"{scratch}/bin", "XDG_DATA_HOME": f"{scratch}/share"}
        ran(PYTHON, "-m", "pipx", "install", package, cwd=Path(scratch), **places)
        told = _tried(Path(scratch) / "bin" / "vetter", Path(scratch))
        ran(f"{scratch}/bin/vetter", "install-desktop-entry", cwd=Path(scratch), **places)
        ran("desktop-file-validate", next(Path(scratch, "share", "applications").glob("*.desktop")))
        ran(f"{scratch}/bin/vetter", "install-desktop-entry", "--remove", cwd=Path(scratch), **places)
        ran(PYTHON, "-m", "pipx", "uninstall", "vetter", cwd=Path(scratch), **places)
        _nothing_left(Path(scratch) / "bin")
        return told


def try_uv(package: Path) -> str:
    """Install a package by `uv tool`, do the main job, and take it out again."""
    with tempfile.TemporaryDirectory() as scratch:
        places = {"UV_TOOL_DIR": f"{scratch}/tools", "UV_TOOL_BIN_DIR": f"{scratch}/bin"}
        uv = (PYTHON, "-m", "uv", "tool")
        ran(*uv, "install", "--python", PYTHON, package, cwd=Path(scratch), **places)
        told = _tried(Path(scratch) / "bin" / "vetter", Path(scratch))
        ran(*uv, "uninstall", "vetter", cwd=Path(scratch), **places)
        _nothing_left(Path(scratch) / "bin")
        return told


def _tried(program: Path, cwd: Path) -> str:
    return ran(program, *SELF_TEST, cwd=cwd, PYTHONPATH="", QT_QPA_PLATFORM="offscreen")


def _nothing_left(folder: Path) -> None:
    left = list(folder.iterdir()) if folder.is_dir() else []
    if left:
        message = f"Uninstalling left {left} behind."
        raise ReleaseError(message)
