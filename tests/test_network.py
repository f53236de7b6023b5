"""Nothing leaves the computer: no socket but the local one between two windows of the same account."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TALKING = {
    "socket",
    "ssl",
    "http",
    "urllib",
    "ftplib",
    "smtplib",
    "imaplib",
    "poplib",
    "telnetlib",
    "xmlrpc",
    "asyncio",
    "requests",
    "httpx",
}
LOCAL = {"QLocalServer", "QLocalSocket"}
WATCHED = """
import sys
met = []
def watch(event, given):
    if event.startswith(("socket.", "urllib.", "http.", "smtplib.", "ftplib.")):
        met.append(event)
sys.addaudithook(watch)
from vetter.cli import main
for arguments in {commands!r}:
    assert main(arguments) == 0, arguments
assert not met, met
print("quiet")
"""
WINDOW = """
import sys
met = []
sys.addaudithook(lambda event, given: met.append(event) if event.startswith(("socket.", "urllib.", "http.")) else None)
from PySide6.QtWidgets import QApplication
application = QApplication([])
from vetter import actions
from vetter.gui.places import BenchmarksPlace, CandidatesPlace, HelpPlace, HistoryPlace, InterviewPlace, SettingsPlace
from vetter.gui.window import MainWindow
from tests.actions.people import person
with actions.open_desk() as desk:
    saved = actions.finish(desk, person("Ana Ruiz"))
    window = MainWindow(desk)
    window.show()
    for place in (CandidatesPlace(), HistoryPlace(saved.candidate), SettingsPlace(), BenchmarksPlace(), HelpPlace(), InterviewPlace()):
        window.open(place)
        application.processEvents()
    window.interview.case = None
    window.close()
assert not met, met
print("quiet")
"""


def _imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {alias.name for alias in node.names} if node.module == "PySide6.QtNetwork" else {node.module.split(".")[0]}
    return found


def test_no_module_that_talks_is_imported() -> None:
    """No source imports what could reach another computer; of Qt's network module only the two local classes."""
    for path in sorted((ROOT / "vetter").rglob("*.py")):
        assert not _imported(path) & TALKING, path
        qt = {name for name in _imported(path) if name.startswith(("QNetwork", "QTcp", "QUdp", "QSsl", "QHost", "QDns", "QWebSocket"))}
        assert not qt, path


def _quiet(program: str, tmp_path: Path) -> None:
    surroundings = os.environ | {"VETTER_DATA_DIR": str(tmp_path / "data"), "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
    assert ran.stdout.endswith("quiet\n"), ran.stderr[-2_000:]


def test_commands_open_no_socket(tmp_path: Path) -> None:
    """From import to erase, Python is told to report every socket, and reports none."""
    sample = str(ROOT / "resources" / "samples" / "walk-in.interview.json")
    name = "Dale Mercer"
    commands = [
        ["assess", sample, "--pdf", str(tmp_path / "a.pdf")],
        ["import", sample],
        ["list"],
        ["show", name],
        ["pdf", name, "--to", str(tmp_path / "b.pdf")],
        ["backup", "--to", str(tmp_path / "b.zip")],
        ["check"],
        ["restore", "newest", "--yes"],
        ["person", name, "--to", str(tmp_path / "p.zip")],
        ["erase", name, "--yes"],
    ]
    _quiet(WATCHED.format(commands=commands), tmp_path)


@pytest.mark.timeout(240)
def test_the_window_opens_no_socket(tmp_path: Path) -> None:
    """Every page of the window opens without one."""
    _quiet(WINDOW, tmp_path)
