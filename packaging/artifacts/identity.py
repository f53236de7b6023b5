"""What the program is called by the systems it is installed on; each name stands here once, the version in `vetter.__version__`."""

from __future__ import annotations

import tomllib
from pathlib import Path

from vetter.__version__ import __version__ as VERSION  # noqa: N812 - a constant to everybody here
from vetter.actions import APPLICATION_ID

__all__ = ["APPLICATION_ID", "COMMAND", "NAME", "ROOT", "SUMMARY", "VERSION", "WINDOW_COMMAND"]

ROOT = Path(__file__).resolve().parent.parent.parent
NAME = "Vetter"
COMMAND = "vetter"
WINDOW_COMMAND = "vetter-gui"
SUMMARY: str = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["description"]
