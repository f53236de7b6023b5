"""Packages for Linux from the frozen folder: an archive, `.deb` and `.rpm`, with all that a desktop wants to know."""

from __future__ import annotations

import gzip
import json
import platform
import shutil
from datetime import UTC, datetime
from pathlib import Path
from string import Template
from typing import Any

import environment
from artifacts import icons, manual
from artifacts.identity import APPLICATION_ID, NAME, SUMMARY, VERSION
from artifacts.paths import DIST, MADE, PYTHON, ROOT, epoch, ran

from vetter import resources

PROGRAM = "/usr/lib/vetter"
SHARE = MADE / "share"
"""What goes to /usr/share."""


def write_share() -> None:
    """Write desktop entry, kind of file, metainfo, icons, manual page and licence, and have each validated."""
    icons.write(MADE)
    entry = _put(f"applications/{APPLICATION_ID}.desktop", resources.read_text("desktop/entry.desktop"))
    _put(f"mime/packages/{APPLICATION_ID}.xml", resources.read_text("desktop/kind.xml"))
    day = datetime.fromtimestamp(int(epoch()), UTC).date().isoformat()
    metainfo = Template((ROOT / "packaging" / "metainfo.xml").read_text(encoding="utf-8"))
    told = _put(
        f"metainfo/{APPLICATION_ID}.metainfo.xml",
        metainfo.substitute(id=APPLICATION_ID, summary=SUMMARY.rstrip("."), version=VERSION, day=day),
    )
    for size in icons.SIZES:
        target = SHARE / f"icons/hicolor/{size}x{size}/apps/{APPLICATION_ID}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(MADE / f"vetter-{size}.png", target)
    _put(f"icons/hicolor/scalable/apps/{APPLICATION_ID}.svg", (MADE / "vetter.svg").read_text(encoding="utf-8"))
    page = SHARE / "man/man1/vetter.1.gz"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_bytes(gzip.compress(manual.page().encode(), mtime=0))
    _put("doc/vetter/copyright", (ROOT / "LICENSE").read_text(encoding="utf-8"))
    ran("desktop-file-validate", entry)
    ran("appstreamcli", "validate", "--no-net", told)


def _put(name: str, text: str) -> Path:
    target = SHARE / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return target


def archive(folder: Path) -> Path:
    """Pack the folder as it is: unpacked anywhere it runs, and with a portable.txt in it keeps its data there."""
    target = DIST / f"vetter-{VERSION}-linux-{platform.machine()}.tar.xz"
    options = ("--sort=name", "--owner=0", "--group=0", "--numeric-owner", f"--mtime=@{epoch()}")
    ran("tar", *options, "--use-compress-program=xz -T2 -4", "-cf", target, "-C", folder.parent, folder.name)
    return target


def package(folder: Path, kind: str) -> Path:
    """Make a `deb` or an `rpm`; both install to /usr/lib/vetter and need no script of their own."""
    settings = MADE / f"nfpm-{kind}.json"
    settings.write_text(json.dumps(_settings(folder, kind), indent=1), encoding="utf-8")
    ran(Path(PYTHON).parent / "nfpm", "package", "--config", settings, "--packager", kind, "--target", DIST)
    return max(DIST.glob(f"*.{kind}"), key=lambda path: path.stat().st_mtime)


def needed(folder: Path) -> list[environment.Library]:
    """Return the libraries that Qt opens and the folder does not bring."""
    return [library for library in environment.LIBRARIES if not (folder / "_internal" / library.file).exists()]


def _settings(folder: Path, kind: str) -> dict[str, Any]:
    libraries = needed(folder)
    packages = list(dict.fromkeys(library.debian for library in libraries))
    return {
        "name": "vetter",
        "arch": {"x86_64": "amd64", "aarch64": "arm64"}[platform.machine()],
        "platform": "linux",
        "version": VERSION,
        "maintainer": f"{NAME} contributors <vetter@localhost>",
        "description": SUMMARY,
        "license": "MIT",
        "section": "misc",
        "priority": "optional",
        "depends": packages if kind == "deb" else [f"{library.file}()(64bit)" for library in libraries],
        "recommends": ["libcups2", "xdg-utils"] if kind == "deb" else ["cups-libs", "xdg-utils"],
        "mtime": datetime.fromtimestamp(int(epoch()), UTC).isoformat().replace("+00:00", "Z"),
        "contents": [
            {"src": str(folder), "dst": PROGRAM, "type": "tree"},
            {"src": f"{PROGRAM}/vetter", "dst": "/usr/bin/vetter", "type": "symlink"},
            *(
                {"src": str(path), "dst": f"/usr/share/{path.relative_to(SHARE).as_posix()}", "file_info": {"mode": 0o644}}
                for path in sorted(SHARE.rglob("*"))
                if path.is_file()
            ),
        ],
        "deb": {"compression": "zstd"},
        "rpm": {"compression": "zstd", "group": "Applications/Office"},
    }
