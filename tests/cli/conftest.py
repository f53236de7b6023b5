"""A program run as a person runs it, on files and a data folder of its own."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from vetter.cli import main

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"


@dataclass(frozen=True)
class Ran:
    """What a command printed, what it said beside, and how it ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Program:
    """Runs commands in this process, on a data folder of its own."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str | Path) -> Ran:
        """Run one command."""
        self.capture.readouterr()
        code = main([str(argument) for argument in arguments])
        printed = self.capture.readouterr()
        return Ran(code, printed.out, printed.err)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Return the program, with an empty data folder and a working folder of its own."""
    monkeypatch.setenv("VETTER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    return Program(tmp_path / "data", capsys)


@pytest.fixture
def samples(tmp_path: Path) -> dict[str, Path]:
    """Return copies of the three samples, by key."""
    folder = tmp_path / "interviews"
    shutil.copytree(SAMPLES, folder)
    return {path.name.split(".")[0]: path for path in sorted(folder.glob("*.interview.json"))}
