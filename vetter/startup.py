"""What is settled before anything else is read: where the data are, and which language is spoken."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from vetter import resources, tongue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DATA_DIR = "VETTER_DATA_DIR"
LANGUAGE = "VETTER_LANGUAGE"
PORTABLE = "portable.txt"
CHOICE = "language.txt"
"""The file in the data folder that holds the language the owner chose; it is read before the case file is opened."""

PLACES = "places.txt"
MOST_PLACES = 50
"""Data folders that are remembered; the one opened last comes last."""

_PSEUDO = (tongue.STRETCHED, tongue.MIRRORED)
_settled: list[str] = []


def data_folder(override: Path | None = None) -> Path:
    """Return where data is kept: as told, VETTER_DATA_DIR, beside the program if portable, else the account's folder."""
    if override is not None:
        return override.expanduser().absolute()
    if told := os.environ.get(DATA_DIR):
        return Path(told).expanduser().absolute()
    program = Path(sys.executable if getattr(sys, "frozen", False) else sys.argv[0] or ".").absolute().parent
    if (program / PORTABLE).is_file():
        return program / "vetter-data"
    return Path(platformdirs.user_data_dir("vetter", appauthor=False))


def was_here(folder: Path) -> bool:
    """Return whether this account had a case file in a data folder before."""
    return str(folder.absolute()) in _places()


def note_place(folder: Path) -> None:
    """Remember a data folder in the account's own, where that can be written; a portable one leaves nothing behind."""
    place, before = str(folder.absolute()), _places()
    if before[-1:] != [place] and not (folder.parent / PORTABLE).is_file():
        _keep_places([*(each for each in before if each != place), place][-MOST_PLACES:])


def forget_place(folder: Path) -> None:
    """Let a data folder be begun anew."""
    _keep_places([each for each in _places() if each != str(folder.absolute())])


def _places() -> list[str]:
    try:
        return (platformdirs.user_state_path("vetter", appauthor=False) / PLACES).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return []


def _keep_places(places: list[str]) -> None:
    home = platformdirs.user_state_path("vetter", appauthor=False)
    with suppress(OSError, ValueError):  # a name that is no text
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        (home / PLACES).write_text("".join(f"{place}\n" for place in places), encoding="utf-8")


def languages() -> tuple[str, ...]:
    """Return the codes of the languages Vetter can speak, English first."""
    return (tongue.ENGLISH, *(Path(name).stem for name in resources.names("translations")))


@cache
def own_name(language: str) -> str:
    """Return what a language is called by those who speak it: "Deutsch"."""
    return catalogue(language).wording("English", "this language, as it calls itself")


def chosen_language(folder: Path) -> str:
    """Return the language chosen in a data folder; nothing when none was, or it cannot be read."""
    try:
        return (folder / CHOICE).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return ""


def choose_language(folder: Path, language: str) -> None:
    """Keep a choice of language for the next start; nothing chosen is the system's language again."""
    file = folder / CHOICE
    if language:
        file.write_text(f"{language}\n", encoding="utf-8")
    else:
        file.unlink(missing_ok=True)


def settle(arguments: Sequence[str] = (), folder: Path | None = None) -> None:
    """Speak the language that is wanted, once a process: as told, as chosen, the system's, else English."""
    if _settled:
        return
    told = dict(_options(arguments))
    where = data_folder(Path(told["--data-dir"]) if "--data-dir" in told else folder)
    wanted = (told.get("--language", ""), os.environ.get(LANGUAGE, ""), chosen_language(where), *_of_the_system())
    language = next(filter(None, map(known, wanted)), tongue.ENGLISH)
    _settled.append(language)
    tongue.speak(catalogue(language))


def begin_beside(language: str) -> None:
    """Begin a process beside this one: in its language, before anything that speaks is read, and left to its work when interrupted."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _settled.append(language)
    tongue.speak(catalogue(language))


def catalogue(language: str) -> tongue.Catalogue:
    """Return the wordings of a language Vetter speaks."""
    if language in _PSEUDO:
        return tongue.Pseudo(language)
    if language == tongue.ENGLISH:
        return tongue.Catalogue()
    return tongue.read(language, resources.read_text(f"translations/{language}.po"))


def known(name: str) -> str:
    """Return the code of a language Vetter speaks by a name such as "de_AT.UTF-8"; nothing for one it does not."""
    name = name.partition(".")[0].partition("@")[0].replace("-", "_")
    speaks = (*languages(), *_PSEUDO) if name else ()
    return next((code for code in (name, name.partition("_")[0].lower()) if code in speaks), "")


def _options(arguments: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the program's own options with their values, up to the command."""
    left = list(arguments)
    while left and left[0].startswith("--"):
        name, sign, value = left.pop(0).partition("=")
        yield name, value if sign else left.pop(0) if left else ""


def _of_the_system() -> Iterator[str]:
    """Yield the languages the account is set to, the dearest first."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        yield from os.environ.get(name, "").split(":")
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only here
        import locale  # noqa: PLC0415

        yield locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    if sys.platform == "darwin":
        try:
            told = subprocess.run(["/usr/bin/defaults", "read", "-g", "AppleLanguages"], capture_output=True, text=True, check=True)
        except (OSError, subprocess.CalledProcessError):
            return
        yield from (line.strip(' ",') for line in told.stdout.splitlines()[1:-1])
