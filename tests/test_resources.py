"""The data files are found wherever the program was installed, and the icons and fonts are what window and paper expect."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from reportlab.pdfbase.ttfonts import TTFont

import vetter
from vetter import resources
from vetter.domain.verdict import Verdict

PACKAGE = Path(vetter.__file__).parent
ICONS = resources.names("icons")
FONTS = tuple(name for name in resources.names("fonts") if name.endswith(".ttf"))
PLACEHOLDERS = {"none", "currentColor", "surface"}
READS = """
import sys
sys.path.insert(0, sys.argv[1])
if len(sys.argv) > 2:
    sys._MEIPASS = sys.argv[2]
from vetter import resources
with resources.path("icons/check.svg") as real:
    assert real.read_text(encoding="utf-8") == resources.read_text("icons/check.svg")
assert "icons/check.svg" in resources.names("icons")
print(len(resources.read_bytes("icons/check.svg")), resources.__file__)
"""


def _read_in_a_fresh_python(*arguments: Path, cwd: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", READS, *map(str, arguments)], check=True, cwd=cwd, capture_output=True, text=True
    )
    return done.stdout


@pytest.fixture
def code(tmp_path: Path) -> Path:
    """Return a copy of the little of the package that reads data files, without any data."""
    copy = tmp_path / "code" / "vetter"
    copy.mkdir(parents=True)
    for name in ("__init__.py", "resources.py"):
        shutil.copy(PACKAGE / name, copy)
    return copy.parent


def _put_data(folder: Path) -> None:
    (folder / "icons").mkdir(parents=True)
    (folder / "icons" / "check.svg").write_bytes(b"<svg/>")


def test_in_a_checkout(code: Path) -> None:
    """Beside the package, as in a checkout and an editable install."""
    _put_data(code / "resources")
    assert _read_in_a_fresh_python(code, cwd=code).startswith("6 ")


def test_in_a_wheel(code: Path) -> None:
    """Inside the package, where a wheel puts them; preferred over a folder that happens to lie beside it."""
    _put_data(code / "vetter" / "_resources")
    (code / "resources").mkdir()
    assert _read_in_a_fresh_python(code, cwd=code).startswith("6 ")


def test_in_a_zipped_wheel(code: Path, tmp_path: Path) -> None:
    """Inside a zip file that is itself on the path."""
    _put_data(code / "vetter" / "_resources")
    wheel = tmp_path / "vetter.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for file in code.rglob("*.*"):
            archive.write(file, file.relative_to(code).as_posix())
    out = _read_in_a_fresh_python(wheel, cwd=tmp_path)
    assert out.startswith("6 ")
    assert "vetter.whl" in out


def test_in_a_frozen_build(code: Path, tmp_path: Path) -> None:
    """In the folder that a frozen program names."""
    bundle = tmp_path / "bundle"
    _put_data(bundle / "vetter" / "_resources")
    assert _read_in_a_fresh_python(code, bundle, cwd=tmp_path).startswith("6 ")


@pytest.mark.parametrize("name", ["icons/no-such.svg", "no-such/file.txt", "icons"])
def test_a_missing_file_is_named(name: str) -> None:
    """What is missing, or is a folder, is refused with its name."""
    with pytest.raises(resources.MissingResourceError, match=re.escape(name)):
        resources.read_bytes(name)
    with pytest.raises(resources.MissingResourceError, match=re.escape(name)), resources.path(name):
        pass


def test_a_missing_folder_is_named() -> None:
    """A folder that is not there is not an empty one."""
    with pytest.raises(resources.MissingResourceError, match="no-such"):
        resources.names("no-such")


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_on_the_grid_and_takes_its_colours_from_outside(name: str) -> None:
    """Each icon parses, stands on the 24 px grid and holds no colour but the two placeholders."""
    root = ET.fromstring(resources.read_text(name))  # noqa: S314 - our own files
    assert root.get("viewBox") == "0 0 24 24"
    elements = list(root.iter())
    assert {element.tag.rpartition("}")[2] for element in elements} <= {"svg", "path", "circle", "rect"}
    assert all(element.get(key, "none") in PLACEHOLDERS for element in elements for key in ("fill", "stroke"))
    assert not any(element.get(key) for element in elements for key in ("style", "color", "opacity", "class"))


def test_only_the_two_ends_and_the_mark_are_filled() -> None:
    """Confirmed and stop are the only filled verdicts, so the list reads in greyscale."""
    filled = {name for name in ICONS if "surface" in resources.read_text(name)}
    assert filled == {"icons/logo.svg", "icons/verdict-professional.svg", "icons/verdict-stop.svg"}


def test_every_verdict_has_its_own_icon() -> None:
    """One icon a verdict, named by its key, and no two alike."""
    drawings = {resources.read_text(f"icons/verdict-{verdict.value}.svg") for verdict in Verdict}
    assert len(drawings) == len(Verdict)
    assert len([name for name in ICONS if "/verdict-" in name]) == len(Verdict)


@pytest.mark.parametrize("name", FONTS)
def test_a_font_can_be_embedded(name: str) -> None:
    """Each font is static with TrueType outlines, which is what ReportLab embeds."""
    data = resources.read_bytes(name)
    tables = {data[at : at + 4] for at in range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16)}
    assert b"glyf" in tables
    assert b"fvar" not in tables
    assert TTFont(name, BytesIO(data)).face.charToGlyph


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_figures_stand_under_each_other(weight: str) -> None:
    """All digits of the text face are equally wide."""
    face = TTFont(weight, BytesIO(resources.read_bytes(f"fonts/NotoSans-{weight}.ttf"))).face
    assert len({face.charWidths[ord(digit)] for digit in "0123456789"}) == 1


def test_every_font_is_in_the_list_of_licences() -> None:
    """No font ships without being named beside its licence."""
    listed = resources.read_text("fonts/README.md")
    assert all(name.partition("/")[2] in listed for name in FONTS)
