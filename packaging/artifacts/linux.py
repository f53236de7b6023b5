"""Packages for Linux from the frozen folder: an archive, `.deb` and `.rpm`, with all that a desktop wants to know."""

from __future__ import annotations

import gzip
import platform
import shutil
from datetime import UTC, datetime
from pathlib import Path
from string import Template

import environment
from artifacts import icons, manual
from artifacts.identity import APPLICATION_ID, AUTHOR, COMMAND, DEVELOPER_ID, MAINTAINER, SUMMARY, VERSION
from artifacts.paths import DIST, MADE, ROOT, epoch, ran

from vetter.actions import kind_of_file, menu_entry

PROGRAM = "/usr/lib/vetter"
MACHINE = platform.machine()
SHARE = MADE / "share"
"""What goes to /usr/share."""


def write_share() -> None:
    """Write desktop entry, kind of file, metainfo, icons, manual page and licence, and have each validated."""
    icons.write(MADE)
    entry = _put(f"applications/{APPLICATION_ID}.desktop", menu_entry())
    _put(f"mime/packages/{APPLICATION_ID}.xml", kind_of_file())
    day = datetime.fromtimestamp(int(epoch()), UTC).date().isoformat()
    metainfo = Template((ROOT / "packaging" / "metainfo.xml").read_text(encoding="utf-8"))
    told = _put(
        f"metainfo/{APPLICATION_ID}.metainfo.xml",
        metainfo.substitute(
            id=APPLICATION_ID, developer=DEVELOPER_ID, author=AUTHOR, summary=SUMMARY.rstrip("."), version=VERSION, day=day
        ),
    )
    for size in icons.SIZES:
        target = SHARE / f"icons/hicolor/{size}x{size}/apps/{APPLICATION_ID}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(MADE / f"vetter-{size}.png", target)
    _put(f"icons/hicolor/scalable/apps/{APPLICATION_ID}.svg", (MADE / "vetter.svg").read_text(encoding="utf-8"))
    page = SHARE / "man/man1/vetter.1.gz"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_bytes(gzip.compress(manual.page().encode(), mtime=0))
    ran("mandoc", "-T", "lint", "-W", "warning", page)
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
    target = DIST / f"{COMMAND}-{VERSION}-linux-{MACHINE}.tar.xz"
    options = ("--sort=name", "--owner=0", "--group=0", "--numeric-owner", f"--mtime=@{epoch()}")
    ran("tar", *options, "--use-compress-program=xz -9", "-cf", target, "-C", folder.parent, folder.name)
    return target


def deb(folder: Path) -> Path:
    """Make the package of Debian's family; it needs no script of its own."""
    tree = _staged(folder)
    packages = list(dict.fromkeys(library.debian for library in needed(folder)))
    size = sum(path.lstat().st_size for path in tree.rglob("*")) // 1024
    arch = {"x86_64": "amd64", "aarch64": "arm64"}[MACHINE]
    fields = {
        "Package": COMMAND,
        "Version": VERSION,
        "Architecture": arch,
        "Maintainer": MAINTAINER,
        "Installed-Size": size,
        "Depends": ", ".join(packages),
        "Recommends": "libcups2, xdg-utils",
        "Section": "misc",
        "Priority": "optional",
        "Description": SUMMARY.rstrip("."),
    }
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN" / "control").write_text("".join(f"{name}: {value}\n" for name, value in fields.items()), encoding="utf-8")
    target = DIST / f"{COMMAND}_{VERSION}_{arch}.deb"
    ran("dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--build", tree, target)
    return target


def rpm(folder: Path) -> Path:
    """Make the package of Fedora's and openSUSE's families; it needs no script of its own either."""
    tree, work = _staged(folder), MADE / "rpm"
    files = [f'"/{path.relative_to(tree)}"' for path in sorted((tree / "usr" / "share").rglob("*")) if path.is_file()]
    fields = {
        "Name": COMMAND,
        "Version": VERSION,
        "Release": 1,
        "Summary": SUMMARY.rstrip("."),
        "License": "MIT",
        "Group": "Applications/Office",
        "Packager": MAINTAINER,
        "AutoReqProv": "no",
        "Requires": " ".join(f"{library.file}()(64bit)" for library in needed(folder)),
        "Recommends": "cups-libs xdg-utils",
    }
    lines = [f"{name}: {value}" for name, value in fields.items()]
    lines += ["%description", SUMMARY, "%install", f"cp -a {tree}/usr %{{buildroot}}/"]
    lines += ["%files", "%defattr(-,root,root,-)", f"/usr/bin/{COMMAND}", PROGRAM, *files]
    spec = MADE / "vetter.rpm.spec"
    spec.write_text("\n".join(lines) + "\n", encoding="utf-8")
    told = {**_AS_IT_IS, "_topdir": work, "_rpmdir": work, "_rpmfilename": f"{COMMAND}-{VERSION}-1.{MACHINE}.rpm"}
    ran("rpmbuild", "-bb", *(word for name, value in told.items() for word in ("--define", f"{name} {value}")), spec)
    return Path(shutil.copy(work / told["_rpmfilename"], DIST))


_AS_IT_IS = {
    "__os_install_post": "%{nil}",
    "_build_id_links": "none",
    "_binary_payload": "w9.xzdio",
    "_buildhost": "localhost",
    "use_source_date_epoch_as_buildtime": 1,
    "clamp_mtime_to_source_date_epoch": 1,
}
"""The files are packed as they are, as small as can be, and the same each time."""


def needed(folder: Path) -> list[environment.Library]:
    """Return the libraries that Qt opens and the folder does not bring."""
    return [library for library in environment.LIBRARIES if not (folder / "_internal" / library.file).exists()]


def _staged(folder: Path) -> Path:
    """Return a tree that holds everything where it will lie, readable by everybody."""
    tree = MADE / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(folder, tree / PROGRAM.lstrip("/"), symlinks=True)
    shutil.copytree(SHARE, tree / "usr" / "share")
    (tree / "usr" / "bin").mkdir()
    (tree / "usr" / "bin" / COMMAND).symlink_to(f"{PROGRAM}/{COMMAND}")
    ran("chmod", "--recursive", "u=rwX,go=rX", tree)
    return tree
