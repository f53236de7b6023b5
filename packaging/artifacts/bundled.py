"""What goes into the frozen program and what stays out, and the licences of what goes in."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from artifacts.identity import APPLICATION_ID

from vetter.actions import libraries, registered
from vetter.startup import languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NEVER_IMPORTED = ("tkinter", "_tkinter", "unittest", "pydoc", "doctest", "lib2to3", "ssl", "_ssl", "lxml.html", "lxml.objectify")
"""What some library would like and Vetter never reaches; without a network there is no need of TLS either."""

_UNNEEDED = re.compile(
    rf"""
    plugins/(tls|networkinformation|egldeviceintegrations|generic|designer|sqldrivers|qmltooling)/
    | platforms/libq(eglfs|vnc|linuxfb|vkkhrdisplay|minimalegl|minimal)\b
    | platformthemes/libqgtk3
    | platforminputcontexts/libqtvirtualkeyboard
    | imageformats/(lib)?q(pdf|tga|tiff|wbmp|icns|avif|heif|jp2|mng)\b
    | (lib)?Qt6(VirtualKeyboard|Quick|Qml|EglFS|OpenGLWidgets|Sql|Test|Designer)
    | libpyside6qml
    | PySide6/QtDBus\.
    | ^libssl[.-] | ^libcairo-gobject
    | _avif | libavif
    | lxml/(html|objectify|sax|builder|isoschematron)\b
    | rapidfuzz/.*_avx2\.
    | \.dist-info/sboms/
    | PySide6/(Qt/)?translations/(?!qtbase_({"|".join(languages())})[_.])
    """,
    re.VERBOSE,
)
"""Qt for embedded devices, on-screen keyboards, QML and TLS; pictures nobody hands in; the same twice for newer processors;
translations of Qt's tools, and into languages Vetter does not speak."""

_OF_THE_DESKTOP = re.compile(
    r"^lib("
    r"stdc\+\+|gcc_s|fontconfig|freetype|dbus-1|systemd|X11|X11-xcb|Xau|Xdmcp|Xext|Xrender|wayland-\w+|EGL|GL|GLX"
    r"|glib-2\.0|gio-2\.0|gobject-2\.0|gmodule-2\.0|gthread-2\.0|pcre2-8|mount|blkid|selinux"
    r"|gssapi_krb5|krb5|krb5support|k5crypto|com_err|keyutils"
    r"|cups|avahi-\w+|gnutls|gcrypt|gpg-error|p11-kit|tasn1|nettle|hogweed|gmp|idn2|unistring|lz4|zstd|cap|bsd|md"
    r"|gtk-3|gdk-3|gdk_pixbuf-2\.0|atk-1\.0|pango\w*-1\.0|cairo\w*|pixman-1|thai|datrie|fribidi|harfbuzz|graphite2"
    r"|brotlicommon|brotlidec|png16"
    r")\.so"
)
"""Libraries of Linux that fit the system's own drivers, fonts and printers best as the system has them; packages ask for them."""

INFO_PLIST = {
    "NSHighResolutionCapable": True,
    "LSMinimumSystemVersion": "14.0",
    "CFBundleDisplayName": "Vetter",
    "LSApplicationCategoryType": "public.app-category.business",
    "CFBundleDocumentTypes": [
        {
            "CFBundleTypeName": "Vetter interview",
            "CFBundleTypeRole": "Editor",
            "LSHandlerRank": "Alternate",
            "LSItemContentTypes": ["public.json"],
        }
    ],
    "UTExportedTypeDeclarations": [
        {
            "UTTypeIdentifier": f"{APPLICATION_ID}.interview",
            "UTTypeDescription": "Vetter interview",
            "UTTypeConformsTo": ["public.json"],
            "UTTypeTagSpecification": {"public.filename-extension": ["interview.json"]},
        }
    ],
}
"""macOS: an interview file is JSON with a longer ending, so Vetter offers itself for JSON and takes it from nobody."""


def is_needed(destination: str) -> bool:
    """Return whether a file belongs into the frozen program, by where it would lie in it."""
    return not _UNNEEDED.search(destination.replace("\\", "/")) and not _OF_THE_DESKTOP.match(destination)


def distributions() -> tuple[str, ...]:
    """Return the program and every library that ships with it, by their registered names; pip is asked for but not needed."""
    return tuple(sorted(libraries() - {"pip"}))


def never_imported() -> list[str]:
    """Return the modules that stay out: what else the environment holds, tools and tests, is none of the program's."""
    kept = set(distributions())
    others = {module for module, owners in metadata.packages_distributions().items() if kept.isdisjoint(map(registered, owners))}
    return sorted({*_NEVER_IMPORTED, *filter(str.isidentifier, others)})


def python_licence() -> list[tuple[str, str]]:
    """Return Python's own licence for the frozen program, as PyInstaller takes data files."""
    version = ".".join(map(str, sys.version_info[:3]))
    library = Path(sysconfig.get_path("stdlib"))
    places = [library / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt", Path(f"/usr/share/doc/{library.name}/copyright")]
    text = next(place for place in places if place.is_file())
    return [_as_licence(text, f"Python-{version}", "PSF-2.0")]


def licences_of(binaries: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Return the licences of the system's libraries among the files of the frozen program; none but on Debian's family."""
    if shutil.which("dpkg-query") is None:
        return []
    sources = {Path(source).resolve() for _, source, kind in binaries if kind == "BINARY"}
    packages = {package for source in sources if source.is_relative_to("/usr") for package in _package_of(source)}
    return list(_copyrights(packages))


def _copyrights(packages: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for package in sorted(packages):
        text = Path("/usr/share/doc") / package / "copyright"
        if text.is_file():
            target, source = _as_licence(text, package, "see the text")[::-1]
            yield f"{target}/{Path(source).name}", source, "DATA"


def _package_of(library: Path) -> tuple[str, ...]:
    """Return Debian's package of a library; the system may know the file by its older place, outside /usr."""
    for place in (str(library), str(library).removeprefix("/usr")):
        found = subprocess.run(["dpkg-query", "-S", place], check=False, capture_output=True, text=True).stdout
        if found:
            return (found.partition(":")[0],)
    return ()


@cache
def _folder() -> Path:
    from tempfile import mkdtemp  # noqa: PLC0415

    return Path(mkdtemp(prefix="vetter-licences-"))


def _as_licence(text: Path, name: str, kind: str) -> tuple[str, str]:
    """Return a licence under the name by which the program finds it: who--kind.txt."""
    copy = _folder() / f"{name}--{kind}.txt"
    shutil.copyfile(text, copy)
    return str(copy), "vetter/_resources/licences"
