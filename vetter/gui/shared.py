"""Whether the data folder lies where other computers write too: on a network drive, or in a folder that a service keeps in step."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QStorageInfo

from vetter.tongue import tr

if TYPE_CHECKING:
    from pathlib import Path

_NETWORK = re.compile(
    r"(nfs|cifs|smb|afp|webdav|davfs|ceph|gluster|9p|vboxsf|vmhgfs)\w*|fuse\.(sshfs|rclone|gvfsd-fuse|davfs2?|onedriver|google-drive-\w+)"
)
"""Kinds of file systems that lie on another computer, as Linux and macOS name them; what is merely encrypted or of Windows lies here."""
_IN_STEP = re.compile(
    r"(dropbox|onedrive|google ?drive|icloud ?drive|mobile documents|cloudstorage|nextcloud|owncloud|seafile|pcloud ?drive|tresorit|"
    r"syncthing|megasync|mega)\b.*",
    re.IGNORECASE,
)
"""How services that keep folders in step call theirs: “OneDrive - Name of the firm”, too."""
_REMOTE = 4
"""What Windows says of a drive of another computer."""


def shared(folder: Path) -> str:
    """Return what to know and to do about a data folder that is not on this computer alone, nothing about any other."""
    place = folder.resolve()
    service = next((part for part in place.parts if _IN_STEP.fullmatch(part)), None)
    if service is not None:
        return tr(
            "The data folder is in “{service}”, which keeps it in step with other computers: what two of them save at once becomes two "
            "case files. Work on one at a time, and change only when it is in step; or keep the folder elsewhere and save backups there.",
            service=service,
        )
    if _is_remote(place):
        return tr(
            "The data folder is on a network drive, where another computer may write at the same time and a lost connection cuts a save "
            "short. Safer is a disk of this computer (--data-dir), with backups saved on the network drive.",
        )
    return ""


def _is_remote(place: Path) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only here

        return place.drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(f"{place.drive}\\") == _REMOTE
    near = next(each for each in (place, *place.parents) if each.exists())
    return _NETWORK.fullmatch(file_system(near)) is not None


def file_system(place: Path) -> str:
    """Return what kind of file system a place is on."""
    return bytes(QStorageInfo(str(place)).fileSystemType().data()).decode(errors="replace").lower()
