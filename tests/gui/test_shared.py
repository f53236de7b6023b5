"""A data folder that is not on this computer alone: told once, calmly, with what to do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vetter.gui import doctor, look, shared

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.gui.program import Program

__all__ = ["started"]
from tests.gui.program import started


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/home/ana/Dropbox/vetter", "Dropbox"),
        ("/home/ana/OneDrive - Ruiz Studio/vetter", "OneDrive - Ruiz Studio"),
        ("/Users/ana/Library/CloudStorage/GoogleDrive-ana@example.com/My Drive/vetter", "CloudStorage"),
        ("/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/vetter", "Mobile Documents"),
        ("/home/ana/nextcloud/vetter", "nextcloud"),
        ("/home/ana/.local/share/vetter", ""),
        ("/home/ana/Dropboxes/vetter", ""),
    ],
)
def test_a_folder_kept_in_step(folder: str, service: str) -> None:
    """Known by what the services call their folders."""
    told = shared.shared(Path(folder))
    assert told.startswith(f"The data folder is in “{service}”") if service else not told


@pytest.mark.parametrize(
    ("kind", "remote"),
    [("nfs4", True), ("cifs", True), ("smbfs", True), ("fuse.sshfs", True), ("ext4", False), ("fuseblk", False), ("fuse.gocryptfs", False)],
)
def test_a_network_drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, *, remote: bool) -> None:
    """Known by its file system, also before the folder is there."""
    monkeypatch.setattr(shared, "file_system", lambda _place: kind)
    told = shared.shared(tmp_path / "none" / "yet")
    assert told.startswith("The data folder is on a network drive") is remote
    assert [found.advice for found in doctor.whereabouts(tmp_path)] == ([told] if remote else [])


def test_this_disk_is_asked(tmp_path: Path) -> None:
    """The system names the file system of a real folder."""
    assert shared.file_system(tmp_path)


def test_told_once(started: Callable[..., Program], tmp_path: Path) -> None:
    """At the first start in that folder, and never again."""
    folder = tmp_path / "Dropbox" / "vetter"
    first = started(folder).window
    assert "which keeps it in step" in first.present_page().banner.text
    first.close()
    assert not look.is_new(folder, shared.shared(folder))
    assert started(folder).window.present_page().banner.text == ""
