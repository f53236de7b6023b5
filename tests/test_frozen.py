"""The frozen program: built here from its one spec, and made to do what an owner does with it."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import sysconfig
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from artifacts import bundled, frozen, python_packages
from environment import missing_python

from vetter import actions
from vetter.storage.layout import FILE_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((ROOT / "resources" / "samples").glob("*.interview.json"))
OLDER = sorted((ROOT / "tests" / "data" / "casefiles").glob("*.db.gz"))
KOREAN = "김서연"
_PDFTOTEXT = shutil.which("pdftotext") or ""
_FREEZES = shutil.which("objdump") is not None and ".so" in str(sysconfig.get_config_var("INSTSONAME")) and not missing_python()
FIRST_WITH_WORDS = "004"
"""The forms before it never stood alone; their words are found after a repair."""
LARGEST = 200_000_000
"""Bytes of the folder as it is unpacked; packed it comes to less than a third."""

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere it is built by hand, see packaging/README.md"),
    pytest.mark.skipif(not _FREEZES, reason="it takes objdump, and Python as a library"),
    pytest.mark.timeout(1200),
]


class Frozen:
    """The program in its folder, started as a person would start it, with a data folder of its own."""

    def __init__(self, folder: Path, data: Path) -> None:
        """Take the folder it lies in, and where its data go."""
        self.folder = folder
        self.data = data

    def __call__(self, *words: str | Path, code: int = 0, data: Path | None = None) -> str:
        """Run it to its end and return all that it said."""
        command = [str(self.folder / "vetter"), "--data-dir", str(data or self.data), *map(str, words)]
        surroundings = {**os.environ, "PYTHONPATH": "", "COLUMNS": "200"}
        done = subprocess.run(command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", env=surroundings)
        assert done.returncode == code, done.stdout
        return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Freeze what the wheel of this checkout holds, which costs a minute, and return the folder."""
    made = tmp_path_factory.mktemp("frozen")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        patch.setattr(frozen, "MADE", made)
        yield frozen.build(python_packages.wheel(made / "dist"))


@pytest.fixture
def vetter(folder: Path, tmp_path: Path) -> Frozen:
    """Return the frozen program with a data folder of its own."""
    return Frozen(folder, tmp_path / "data")


def test_it_does_the_main_job(vetter: Frozen) -> None:
    """It is whole, and interview, verdict and paper come about in it, from a folder that is carried about."""
    _holds_what_it_needs(vetter)
    assert "✗" not in frozen.try_portable(vetter.folder)


@pytest.mark.skipif(not _PDFTOTEXT, reason="what is on paper is read with pdftotext")
@pytest.mark.slow
def test_nothing_was_lost_on_the_way_into_it(vetter: Frozen, tmp_path: Path) -> None:
    """Its languages, the fonts for every script, workers, encryption, and what brings older files up to date."""
    _speaks(vetter)
    _writes(vetter, tmp_path)
    _opens_older_files(vetter, tmp_path)
    _refuses_a_newer_file(vetter, tmp_path)


def _holds_what_it_needs(vetter: Frozen) -> None:
    """Every resource, the licence of every library that ships, and neither tools nor tests."""
    inside = vetter.folder / "_internal"
    shipped = {path.relative_to(ROOT / "resources") for path in (ROOT / "resources").rglob("*") if path.is_file()}
    assert shipped <= {path.relative_to(inside / "vetter" / "_resources") for path in inside.rglob("vetter/_resources/**/*")}
    told = {actions.registered(path.name.partition("-")[0]) for path in inside.glob("*.dist-info")}
    assert told == set(bundled.distributions())
    assert not [name for name in ("pytest", "scipy", "PyInstaller", "lxml/objectify") if (inside / name).exists()]
    assert sum(path.stat().st_size for path in vetter.folder.rglob("*") if path.is_file() and not path.is_symlink()) < LARGEST


def _speaks(vetter: Frozen) -> None:
    """Its own words and Qt's, in every language it has."""
    for language, word in (("de", "de: Abbrechen"), ("es", "es: Cancelar")):
        told = vetter("--language", language, "doctor", "--self-test")
        assert word in told
        assert "✗" not in told


def _writes(vetter: Frozen, tmp_path: Path) -> None:
    """Put a name in Korean on paper, close a report with a password, and write everybody's by workers of their own."""
    renamed = json.loads(SAMPLES[0].read_text(encoding="utf-8"))
    renamed |= {"id": str(uuid4()), "candidate": str(uuid4()), "sample": False}
    renamed["answers"]["name"] = KOREAN
    file = tmp_path / "korean.interview.json"
    file.write_text(json.dumps(renamed), encoding="utf-8")
    vetter("import", file, *SAMPLES)
    closed, secret = tmp_path / "closed.pdf", tmp_path / "password.txt"
    secret.write_text("correct horse", encoding="utf-8")
    vetter("pdf", KOREAN, "--to", closed, "--password-file", secret)
    vetter("verify", closed, "--password-file", secret)
    vetter("pdf", "--all", tmp_path / "papers")
    assert len(list((tmp_path / "papers").glob("*.pdf"))) == len(SAMPLES) + 1
    said = subprocess.run([_PDFTOTEXT, "-upw", "correct horse", str(closed), "-"], check=True, capture_output=True, encoding="utf-8")
    assert KOREAN in said.stdout


def _opens_older_files(vetter: Frozen, tmp_path: Path) -> None:
    """Bring the case file of every earlier Vetter up to date, and find it whole."""
    for kept in OLDER:
        folder = tmp_path / kept.name[:3]
        folder.mkdir(mode=0o700)
        (folder / FILE_NAME).write_bytes(gzip.decompress(kept.read_bytes()))
        assert "Ingrid Solheim" in vetter("list", data=folder)
        if kept.name >= FIRST_WITH_WORDS:
            vetter("check", data=folder)


def _refuses_a_newer_file(vetter: Frozen, tmp_path: Path) -> None:
    """Name a case file of a later Vetter as such, and leave it as it is."""
    path = tmp_path / OLDER[-1].name[:3] / FILE_NAME
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version=99")
    before = path.read_bytes()
    assert "was written by a newer Vetter" in vetter("list", code=3, data=path.parent)
    assert path.read_bytes() == before
