"""A clean Debian 12 in a folder: each Linux artifact is installed there, does the main job, and is removed without a trace."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from artifacts.paths import MADE, ROOT, ReleaseError, ran

if TYPE_CHECKING:
    from collections.abc import Iterator

BASE = MADE.parent / "debian-12"
"""Made once and kept between releases; each trial gets a copy."""
ACCOUNT = "ana"
SAMPLE = "walk-in.interview.json"
LEFT_ALONE = (
    "var/",
    "etc/",
    "proc/",
    "sys/",
    "dev/",
    "tmp/",
    "run/",
    "root/",
    "home/",
    "usr/share/mime/",
    "usr/share/applications/mimeinfo.cache",
)
"""Where the system keeps books of its own, and where the data of the account lie."""


def prepare() -> str:
    """Make the clean system, once; return what it calls itself."""
    if not (BASE / "made").is_file():
        if BASE.exists():
            shutil.rmtree(BASE)
        ran("debootstrap", "--variant=minbase", "--include=desktop-file-utils,shared-mime-info,hicolor-icon-theme", "bookworm", BASE)
        (BASE / "etc" / "apt" / "sources.list").unlink(missing_ok=True)  # packages come from where they come from here
        for name in ("sources.list.d", "apt.conf.d", "preferences.d"):
            shutil.copytree(f"/etc/apt/{name}", BASE / "etc" / "apt" / name, dirs_exist_ok=True)
        for name in ("/etc/apt/sources.list", "/etc/resolv.conf", "/etc/hosts"):
            if Path(name).is_file():
                shutil.copyfile(name, f"{BASE}{name}")
        inside(BASE, "apt-get", "-qq", "update")
        inside(BASE, "useradd", "--create-home", ACCOUNT)
        (BASE / "made").touch()
    return next(
        line.partition("=")[2].strip('"') for line in (BASE / "etc" / "os-release").read_text().splitlines() if line.startswith("PRETTY")
    )


def try_deb(package: Path) -> str:
    """Install by apt, which sees to the dependencies; do the main job; purge."""
    root = fresh()
    shutil.copy(package, root / "tmp")
    inside(root, "apt-get", "-qq", "install", "-y", "--no-install-recommends", f"/tmp/{package.name}")  # noqa: S108 - of the clean root
    program = {name.lstrip("/") for name in inside(root, "dpkg", "-L", "vetter").split()}
    before = _files(root) - program
    told = _main_job(root, "/usr/bin/vetter")
    _desktop_knows(root)
    inside(root, "dpkg", "--purge", "vetter")
    _nothing_left(root, before)
    return told


def try_rpm(package: Path) -> str:
    """Install by rpm into the same clean system, whose libraries answer for the dependencies; do the main job; erase."""
    root = fresh()
    _libraries(root)
    before = _files(root)
    ran("rpm", "--root", root, "--initdb")
    ran("rpm", "--root", root, "--install", "--nodeps", "--ignoreos", "--ignorearch", package)
    told = _main_job(root, "/usr/bin/vetter")
    ran("rpm", "--root", root, "--erase", "--nodeps", "vetter")
    _nothing_left(root, before)
    return told


def try_archive(package: Path) -> str:
    """Unpack into the account's own folder, do the main job, and delete the folder."""
    root = fresh()
    _libraries(root)
    ran("tar", "-xf", package, "-C", root / "home" / ACCOUNT, "--no-same-owner")
    return _main_job(root, f"/home/{ACCOUNT}/vetter/vetter")


def _libraries(root: Path) -> None:
    from environment import LIBRARIES  # noqa: PLC0415

    packages = dict.fromkeys(library.debian for library in LIBRARIES)
    inside(root, "apt-get", "-qq", "install", "-y", "--no-install-recommends", *packages)


def fresh() -> Path:
    """Return a copy of the clean system in which nothing was tried yet."""
    root = MADE / "clean-root"
    if root.exists():
        shutil.rmtree(root)
    ran("cp", "-a", BASE, root)
    shutil.copy(ROOT / "resources" / "samples" / SAMPLE, root / "tmp")
    return root


def inside(root: Path, *command: str, account: str = "root") -> str:
    """Run a command in the clean system, with nothing of this one's environment."""
    clean = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": f"/home/{account}" if account != "root" else "/root", "LANG": "C.UTF-8"}
    words = [f"{name}={value}" for name, value in {**clean, "DEBIAN_FRONTEND": "noninteractive", "QT_QPA_PLATFORM": "offscreen"}.items()]
    return ran("chroot", f"--userspec={account}", root, "/usr/bin/env", "-i", *words, *command)


def _main_job(root: Path, program: str) -> str:
    """Open the window, judge a sample, write the PDF, keep the interview: as an ordinary account."""
    told = inside(root, program, "doctor", "--self-test", account=ACCOUNT)
    inside(root, program, "gui", "--report-startup", account=ACCOUNT)
    inside(root, program, "assess", f"/tmp/{SAMPLE}", "--pdf", f"/home/{ACCOUNT}/verdict.pdf", account=ACCOUNT)  # noqa: S108
    inside(root, program, "import", f"/tmp/{SAMPLE}", account=ACCOUNT)  # noqa: S108
    if not (root / "home" / ACCOUNT / "verdict.pdf").read_bytes().startswith(b"%PDF-"):
        message = "The report written in the clean system is not a PDF."
        raise ReleaseError(message)
    return told


def _desktop_knows(root: Path) -> None:
    """See that the package's files reached the desktop's own tables."""
    known = (root / "usr" / "share" / "applications" / "mimeinfo.cache").read_text(encoding="utf-8")
    globs = (root / "usr" / "share" / "mime" / "globs2").read_text(encoding="utf-8")
    if "application/x-vetter-interview+json=" not in known or "*.interview.json" not in globs:
        message = "The clean system does not know what opens an interview file."
        raise ReleaseError(message)


def _files(root: Path) -> set[str]:
    return {name for name in _walk(root) if not name.startswith(LEFT_ALONE)}


def _walk(root: Path) -> Iterator[str]:
    for folder, _, names in os.walk(root):
        yield from (os.path.relpath(os.path.join(folder, name), root) for name in names)  # noqa: PTH118 - fast, for tens of thousands


def _nothing_left(root: Path, before: set[str]) -> None:
    """See that removing left neither files of the program nor took the account's data."""
    left = sorted(_files(root) - before)
    if left or (root / "usr" / "lib" / "vetter").exists():
        message = f"Removing left these behind: {', '.join(left[:5]) or '/usr/lib/vetter'}."
        raise ReleaseError(message)
    if not (root / "home" / ACCOUNT / ".local" / "share" / "vetter" / "vetter.db").is_file():
        message = "Removing the program took the case file with it."
        raise ReleaseError(message)
