"""The licences of the program, of its fonts, and of every library it is installed with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import metadata
from typing import TYPE_CHECKING

from vetter import resources
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROGRAM = "vetter"
_TEXT = re.compile(r"\.dist-info/(.*/)?(LICEN[CS]E|COPYING|NOTICE)[^/]*$", re.IGNORECASE)
_SHORT = re.compile(r"[(,\n]")
_NAME = re.compile(r"^[A-Za-z0-9._-]+")
_OPTION = re.compile(r"""extra == ["'](.+?)["']""")
_WITHOUT = tr("The library comes without the text of its licence; its home page has it, and Qt's stand above.")


@dataclass(frozen=True, slots=True)
class Licence:
    """What is licensed, in which version, under which licence, and the whole text."""

    name: str
    version: str
    kind: str
    text: str


def licences() -> tuple[Licence, ...]:
    """Return the program first, then its fonts, then what comes with it besides, then the libraries in alphabetical order."""
    return (*_of(_PROGRAM), *_fonts(), *_others(), *(each for name in sorted(libraries() - {_PROGRAM}) for each in _of(name)))


def libraries() -> frozenset[str]:
    """Return the program and every installed library that it needs, by their registered names.

    What belongs to an option is left out, but for the passphrase where it is installed: that is part of the program.
    """
    found: set[str] = set()
    waiting = [_PROGRAM]
    while waiting:
        name = waiting.pop()
        if name not in found and _installed(name):
            found.add(name)
            waiting += [registered(match[0]) for need in metadata.requires(name) or () if (match := _NAME.match(need)) and _counts(need)]
    return frozenset(found)


def registered(name: str) -> str:
    """Return a library's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _counts(need: str) -> bool:
    option = _OPTION.search(need)
    return option is None or option[1] == "passphrase"


def _installed(name: str) -> bool:
    return any(True for _ in metadata.distributions(name=name))


def _of(name: str) -> Iterator[Licence]:
    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return
    texts = [file.read_text(encoding="utf-8") for file in found.files or () if _TEXT.search(str(file))]
    kind = next((found.metadata[key] for key in ("License-Expression", "License") if key in found.metadata), "")
    yield Licence(found.metadata["Name"], found.version, _SHORT.split(kind)[0].strip(), "\n\n".join(texts) or _WITHOUT)


def _fonts() -> Iterator[Licence]:
    for name in resources.names("fonts"):
        if name.rsplit("/", 1)[-1].startswith("LICENSE"):
            kind = name.rsplit("/", 1)[-1].removeprefix("LICENSE-").removesuffix(".txt")
            yield Licence(tr("Fonts"), "", kind, resources.read_text(name))


def _others() -> Iterator[Licence]:
    """Return the texts in the folder of licences: who--kind.txt; a frozen build adds Python's and the system libraries'."""
    for name in resources.names("licences"):
        who, _, kind = name.rsplit("/", 1)[-1].removesuffix(".txt").partition("--")
        yield Licence(who, "", kind, resources.read_text(name))
