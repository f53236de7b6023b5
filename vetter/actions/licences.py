"""The licences of the program, of its fonts, and of every library it is installed with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_string
from importlib import metadata
from typing import TYPE_CHECKING

from vetter import resources
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message
    from importlib.metadata import Distribution

_PROGRAM = "vetter"
_TEXT = re.compile(r"^[^/\n]+\.dist-info/((?:[^,\n]*/)?(?:LICEN[CS]E|COPYING|NOTICE)[^/,\n]*),", re.IGNORECASE | re.MULTILINE)
"""A line of the record of what is installed that names the text of a licence."""
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


def licences() -> Iterator[Licence]:
    """Yield the program first, then its fonts, then what comes with it besides, then the libraries in alphabetical order.

    Each is read when it is asked for: a window that shows one after the other never waits for them all.
    """
    yield from _of(_PROGRAM)
    yield from _fonts()
    yield from _others()
    for name in sorted(libraries() - {_PROGRAM}):
        yield from _of(name)


def libraries() -> frozenset[str]:
    """Return the program and every installed library that it needs, by their registered names.

    What belongs to an option is left out, but for the passphrase where it is installed: that is part of the program.
    """
    found: set[str] = set()
    waiting = [_PROGRAM]
    while waiting:
        name = waiting.pop()
        if name not in found and (library := _installed(name)):
            found.add(name)
            needs = _told(library).get_all("Requires-Dist") or ()
            waiting += [registered(match[0]) for need in needs if (match := _NAME.match(need)) and _counts(need)]
    return frozenset(found)


def registered(name: str) -> str:
    """Return a library's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _counts(need: str) -> bool:
    option = _OPTION.search(need)
    return option is None or option[1] == "passphrase"


def _installed(name: str) -> Distribution | None:
    return next(iter(metadata.distributions(name=name)), None)


def _told(library: Distribution) -> Message:
    """Return what a library says of itself, without the description beneath, which is most of it."""
    return message_from_string((library.read_text("METADATA") or "").partition("\n\n")[0])


def _of(name: str) -> Iterator[Licence]:
    found = _installed(name)
    if found is None:
        return
    texts = [found.read_text(name) or "" for name in _TEXT.findall(found.read_text("RECORD") or "")]
    told = _told(found)
    kind = told["License-Expression"] or told["License"] or ""
    yield Licence(told["Name"], told["Version"], _SHORT.split(kind)[0].strip(), "\n\n".join(texts) or _WITHOUT)


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
