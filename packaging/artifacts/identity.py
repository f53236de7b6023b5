"""What the program is called by the systems it is installed on.

Each name is declared once: the version in `vetter.__version__`, the author in pyproject.toml, the identifier in
`vetter.actions.desktop_entry`, the others here.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from vetter.__version__ import __version__ as VERSION  # noqa: N812 - a constant to everybody here
from vetter.actions import APPLICATION_ID

__all__ = ["APPLICATION_ID", "AUTHOR", "COMMAND", "DEVELOPER_ID", "MAINTAINER", "NAME", "ROOT", "SUMMARY", "VERSION", "WINDOW_COMMAND"]

ROOT = Path(__file__).resolve().parent.parent.parent
NAME = "Vetter"
COMMAND = "vetter"
WINDOW_COMMAND = "vetter-gui"
DEVELOPER_ID = APPLICATION_ID.rpartition(".")[0]
_PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SUMMARY: str = _PROJECT["description"]
AUTHOR: str = _PROJECT["authors"][0]["name"]
MAINTAINER = f"{AUTHOR} <{_PROJECT['authors'][0]['email']}>"
