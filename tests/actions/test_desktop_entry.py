"""The entry in the menu of programs: written for this account, started as a file, taken out without a trace."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from vetter import actions
from vetter.errors import OutputError

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has entries of this kind")


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder where this account's desktop looks."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("PATH", str(tmp_path))  # what refreshes the desktop's own caches stays out of it
    return tmp_path / "share"


def test_written_and_removed(share: Path) -> None:
    """Entry, kind of file and icon are written, fit each other, and are gone again; what else is there stays."""
    (share / "applications").mkdir(parents=True)
    (share / "applications" / "other.desktop").touch()
    written = actions.install_desktop_entry(Path("/home/ana/.local/bin/vetter"))
    assert all(path.is_relative_to(share) and path.is_file() for path in written)
    entry, kind, icon = (path.read_text(encoding="utf-8") for path in written)
    assert 'Exec="/home/ana/.local/bin/vetter" gui %f\n' in entry
    assert f"Icon={actions.APPLICATION_ID}\n" in entry
    declared = ET.fromstring(kind)[0].attrib["type"]  # noqa: S314 - our own file
    assert f"MimeType={declared};" in entry
    assert "currentColor" not in icon
    assert '"surface"' not in icon
    ET.fromstring(icon)  # noqa: S314 - our own file
    assert actions.remove_desktop_entry() == written
    assert [path.name for path in share.rglob("*") if path.is_file()] == ["other.desktop"]
    assert actions.remove_desktop_entry() == ()


def test_a_path_with_signs_of_its_own(share: Path) -> None:
    """Spaces, quotation marks and per cent signs reach the desktop escaped."""
    written = actions.install_desktop_entry(Path('/opt/my "50%" $tools/vetter'))
    assert share in written[0].parents
    start = re.search(r"^Exec=(.*) gui %f$", written[0].read_text(encoding="utf-8"), re.MULTILINE)
    assert start
    assert start[1] == r'"/opt/my \\"50%%\\" \\$tools/vetter"'


def test_a_place_that_cannot_be_made(share: Path) -> None:
    """A file where the folder should be is named, and kept."""
    share.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"cannot be made: .*Nothing was installed there\.$"):
        actions.install_desktop_entry(Path("/usr/bin/vetter"))
    assert share.read_text(encoding="utf-8") == "mine"


def test_elsewhere_the_installer_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """On other systems one sentence says so."""
    monkeypatch.setattr("vetter.actions.desktop_entry.sys.platform", "win32")
    with pytest.raises(OutputError, match="Only Linux"):
        actions.install_desktop_entry(Path("vetter"))
