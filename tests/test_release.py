"""What is given away: wheel and source package to the byte, what a desktop is told, and what goes in."""

from __future__ import annotations

import ast
import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from artifacts import bundled, checks, frozen, icons, linux, python_packages
from artifacts.identity import APPLICATION_ID, VERSION
from artifacts.paths import ReleaseError
from PIL import Image

from vetter.actions.licences import _counts
from vetter.cli.program import program

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """Return wheel and source package, each built twice; a difference would have been refused."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        patch.setattr(python_packages, "DIST", tmp_path_factory.mktemp("dist"))
        yield python_packages.build()


@pytest.fixture(scope="module")
def share(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return what goes to /usr/share, validated by the desktop's own programs."""
    made = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        patch.setattr(linux, "MADE", made)
        patch.setattr(linux, "SHARE", made / "share")
        linux.write_share()
        yield made / "share"


def _ran(path: Path, *arguments: str) -> str:
    """Run the program from a place of its own, far from the checkout."""
    elsewhere = {**os.environ, "PYTHONPATH": str(path), "PYTHONSAFEPATH": "1"}
    where = "import vetter; print(vetter.__file__)"
    found = subprocess.run([sys.executable, "-c", where], cwd=path.parent, env=elsewhere, check=True, capture_output=True, text=True)
    assert found.stdout.startswith(str(path))
    command = [sys.executable, "-m", "vetter", *arguments]
    return subprocess.run(command, cwd=path.parent, env=elsewhere, check=True, capture_output=True, text=True).stdout


def test_the_wheel_does_the_main_job_elsewhere(built: tuple[Path, Path], tmp_path: Path) -> None:
    """Installed in a folder of its own it opens, judges, writes reports, and shows the licences."""
    wheel, _source = built
    target = tmp_path / "installed"
    pip = [sys.executable, "-m", "pip", "--quiet", "install", "--no-deps", "--target", str(target), str(wheel)]
    subprocess.run(pip, check=True, capture_output=True)
    told = _ran(target, "doctor", "--self-test")
    assert "Window opened" in told
    assert "✗" not in told
    assert (target / "vetter" / "_resources" / "licences" / "Qt--LGPL-3.0-only.txt").is_file()


def test_the_wheel_works_zipped(built: tuple[Path, Path], tmp_path: Path) -> None:
    """The wheel as it is, put on the path, judges a sample."""
    wheel = Path(shutil.copy(built[0], tmp_path))
    assert "Vanity metrics only" in _ran(wheel, "assess", str(ROOT / "resources" / "samples" / "walk-in.interview.json"))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has these programs")
def test_what_a_desktop_is_told(share: Path) -> None:
    """Entry, kind of file, metainfo, and an icon in every size, under one name."""
    found = {path.relative_to(share).as_posix() for path in share.rglob(f"{APPLICATION_ID}*")}
    sizes = {f"icons/hicolor/{size}x{size}/apps/{APPLICATION_ID}.png" for size in icons.SIZES}
    entry, kind, told = (
        f"applications/{APPLICATION_ID}.desktop",
        f"mime/packages/{APPLICATION_ID}.xml",
        f"metainfo/{APPLICATION_ID}.metainfo.xml",
    )
    assert found == {entry, kind, told, f"icons/hicolor/scalable/apps/{APPLICATION_ID}.svg", *sizes}
    assert f'version="{VERSION}"' in (share / told).read_text(encoding="utf-8")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has these programs")
def test_the_manual_page_names_every_command(share: Path) -> None:
    """Each command has its heading, and no line is taken for an instruction that is none."""
    page = gzip.decompress((share / "man" / "man1" / "vetter.1.gz").read_bytes()).decode()
    headings = page.replace(r"\-", "-")
    assert all(f".SS vetter {name}" in headings for name in program.list_commands(click.Context(program)))
    known = (".TH", ".SH", ".SS", ".PP", ".TP", ".B ", ".I ", ".nf", ".fi", ".br")
    assert not [line for line in page.splitlines() if line.startswith(".") and not line.startswith(known)]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has these programs")
def test_icons_of_other_systems(share: Path) -> None:
    """Windows and macOS find the sizes they ask for in one file each."""
    with Image.open(share.parent / "vetter.ico") as windows, Image.open(share.parent / "vetter.icns") as macos:
        assert {size[0] for size in windows.info["sizes"]} == set(icons.WINDOWS_SIZES)
        assert (512, 512, 2) in macos.info["sizes"]


def test_the_version_resource_is_an_expression() -> None:
    """PyInstaller reads it as Python, and finds the one version in it."""
    text = frozen.version_resource()
    ast.parse(text, mode="eval")
    assert text.count(f"'{VERSION}'") == 2


@pytest.mark.parametrize(
    ("destination", "needed"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6\\plugins\\tls\\qopensslbackend.dll", False),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtbase_ja.qm", False),
        ("PySide6/Qt/translations/qt_help_de.qm", False),
        ("PySide6/translations/qt_help_de.qm", False),
        ("vetter/_resources/translations/de.po", True),
        ("PySide6/Qt/plugins/imageformats/libqwebp.so", True),
        ("PySide6/Qt/plugins/imageformats/libqtiff.so", False),
        ("PySide6/Qt/lib/libQt6DBus.so.6", True),
        ("PySide6/QtDBus.abi3.so", False),
        ("lxml/etree.cpython-311-x86_64-linux-gnu.so", True),
        ("lxml/objectify.cpython-311-x86_64-linux-gnu.so", False),
        ("lxml-6.1.3.dist-info/METADATA", True),
        ("platformdirs-4.14.7.dist-info/sboms/platformdirs.cdx.json", False),
        ("rapidfuzz/fuzz_cpp.cpython-311-x86_64-linux-gnu.so", True),
        ("rapidfuzz/fuzz_cpp_avx2.cpython-311-x86_64-linux-gnu.so", False),
        ("libcrypto.so.3", True),
        ("libssl.so.3", False),
        ("libstdc++.so.6", False),
        ("libxcb-cursor.so.0", True),
        ("libsqlite3.so.0", True),
        ("pillow.libs/libzstd-40ad5e7e.so.1.5.7", True),
    ],
)
def test_what_goes_into_the_frozen_program(destination: str, needed: bool) -> None:  # noqa: FBT001 - a case of a table
    """What Vetter uses goes in; what the system has better, or nobody needs, stays out."""
    assert bundled.is_needed(destination) is needed


def test_what_ships_is_what_is_needed() -> None:
    """The libraries of the program, and neither pip nor what only tests need."""
    shipped = set(bundled.distributions())
    assert {"vetter", "reportlab", "sqlite-utils", "pyside6-essentials", "shiboken6"} <= shipped
    assert not shipped & {"pip", "pytest", "mypy", "pyinstaller"}


@pytest.mark.parametrize(
    ("need", "counts"),
    [
        ("pikepdf~=10.18", True),
        ("cryptography>=46; extra == 'passphrase'", True),
        ('sqlcipher3~=0.6.4 ; extra == "passphrase"', True),
        ("pytest~=9.2; extra == 'dev'", False),
    ],
)
def test_which_needs_ship(need: str, counts: bool) -> None:  # noqa: FBT001 - a case of a table
    """What a passphrase takes is an option for pip and part of everything else that is given away."""
    assert _counts(need) is counts


def test_what_else_is_installed_stays_out() -> None:
    """Tools and tests are none of the program's; what it needs is kept."""
    out = set(bundled.never_imported())
    assert {"pip", "pytest", "mypy", "PyInstaller", "ssl"} <= out
    assert not out & {"vetter", "PySide6", "shiboken6", "reportlab", "PIL", "sqlite_utils"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("## [Unreleased]\n\n## [1.0.0]\n\nGood.\n", ""),
        ("## [1.0.0] - 2026-11-27\n\nGood.\n", ""),
        ("## [Unreleased]\n\n- More.\n\n## [1.0.0]\n\nGood.\n", "under Unreleased"),
        ("## [0.9.0]\n\nGood.\n", "no entry for 1.0.0"),
        ("## [1.0.0]\n\n## [0.9.0]\n\nGood.\n", "no entry for 1.0.0"),
    ],
)
def test_the_change_log_is_ready_or_not(text: str, problem: str) -> None:
    """A release has an entry of its own and leaves nothing unreleased."""
    said = checks.changelog(text, "1.0.0")
    assert problem in said
    assert bool(said) == bool(problem)


def test_the_entry_of_a_version() -> None:
    """Before a version has an entry of its own, what is unreleased stands for it."""
    text = "## [Unreleased]\n\n- More.\n\n## [1.0.0] - 2026-11-27\n\nGood.\n"
    assert checks.entry(text, "1.0.0") == "Good."
    assert checks.entry(text, "1.1.0") == "- More."


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ('{"dependencies": [{"name": "a", "version": "1", "vulns": []}]}', "none known"),
        ('{"dependencies": [{"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "?"}]}', "not checked for 1 of 2"),
        ('{"dependencies": [{"name": "b", "skip_reason": "?"}]}', "not checked for 1 of 1"),
        ("", "cannot be reached"),
    ],
)
def test_an_answer_about_weaknesses(told: str, words: str) -> None:
    """What the list does not know is not taken for sound."""
    assert words in checks.answered(told)


def test_a_known_weakness_stops_the_release() -> None:
    """It is named with the version that has it."""
    told = '{"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "CVE-1"}]}]}'
    with pytest.raises(ReleaseError, match=r"a 1: CVE-1\.$"):
        checks.answered(told)
