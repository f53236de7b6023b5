"""Everybody's reports by one command: whole, interrupted, taken up again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pikepdf
import pytest

from vetter.actions import choose_region, open_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Program

PEOPLE = 24


def test_everybody_into_a_folder(run: Program, samples: dict[str, Path], tmp_path: Path) -> None:
    """One file a candidate, named after them; the second time nothing is written, and a mended verdict is."""
    assert run("import", *samples.values()).code == 0
    ran = run("pdf", "--all", tmp_path / "out")
    assert ran.code == 0
    assert ran.out.startswith("3 written to")
    assert len(names := sorted(path.name for path in (tmp_path / "out").iterdir())) == 3
    assert names[0].startswith("vetter-dale-mercer-12-november-2026-")
    assert run("pdf", "--all", tmp_path / "out").out.startswith("0 written")
    assert run("verify", *(tmp_path / "out").iterdir()).code == 0


def test_in_the_size_of_the_region(run: Program, samples: dict[str, Path], tmp_path: Path) -> None:
    """Where Letter lies in the printer, papers are Letter."""
    assert run("import", samples["walk-in"]).code == 0
    with open_desk(run.folder) as desk:
        choose_region(desk, "en_US")
    assert run("pdf", "Dale Mercer", "--to", tmp_path / "one.pdf").code == 0
    assert run("pdf", "--all", tmp_path / "out").code == 0
    for path in (tmp_path / "one.pdf", *(tmp_path / "out").iterdir()):
        with pikepdf.open(path) as pdf:
            assert [float(side) for side in pdf.pages[0].MediaBox] == [0, 0, 612, 792]


def test_a_folder_that_cannot_be_made(run: Program, samples: dict[str, Path], tmp_path: Path) -> None:
    """One sentence names it."""
    assert run("import", samples["walk-in"]).code == 0
    (tmp_path / "file").write_text("")
    ran = run("pdf", "--all", tmp_path / "file" / "out")
    assert (ran.code, ran.out) == (2, "")
    assert "cannot be made. Name another." in ran.err


@pytest.mark.parametrize("words", [[], ["Dale Mercer", "--all", "out"], ["--all", "out", "--password"], ["--all", "out", "--to", "x.pdf"]])
def test_one_or_everybody(run: Program, words: list[str]) -> None:
    """Neither, or both, is wrong usage."""
    ran = run("pdf", *words)
    assert ran.code == 2
    assert "Name one candidate, or --all with a folder and nothing else." in ran.err


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let a program that is started be interrupted, also where the tests run in the background of a shell, which is deaf to it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_interrupted_and_taken_up_again(run: Program, samples: dict[str, Path], tmp_path: Path) -> None:
    """After Ctrl-C every file that is there is whole, and the same command goes on where it was."""
    raw = json.loads(samples["walk-in"].read_text(encoding="utf-8"))
    files = []
    for number in range(PEOPLE):
        files.append(tmp_path / f"{number}.json")
        files[-1].write_text(json.dumps(raw | {"id": str(uuid4()), "candidate": str(uuid4())}), encoding="utf-8")
    assert run("import", *files).code == 0
    out = tmp_path / "out"
    command = [sys.executable, "-m", "vetter", "pdf", "--all", str(out)]
    root = str(Path(__file__).parents[2])
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": root}
    ) as going:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not list(out.glob("*.pdf")):
            time.sleep(0.005)
        going.send_signal(signal.SIGINT)
        _, told = going.communicate(timeout=60)
    assert going.returncode == 130
    assert "Interrupted; what was being written is either whole or not there." in told
    done = sorted(out.iterdir())
    assert 1 <= len(done) < PEOPLE
    for path in done:
        with pikepdf.open(path) as pdf:
            assert pdf.check_pdf_syntax() == []
    ran = run("pdf", "--all", out)
    assert ran.out.split(" to ")[0] == f"{PEOPLE - len(done)} written"
    assert len(list(out.iterdir())) == PEOPLE
