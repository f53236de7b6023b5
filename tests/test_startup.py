"""What is settled first: the language, by option, variable, choice and system in this order; and its catalogues."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from vetter import resources, startup, tongue

if TYPE_CHECKING:
    from pathlib import Path

OF_THE_SYSTEM = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
SHIPPED = startup.languages()[1:]


@pytest.fixture
def fresh(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the data folder of a process in which nothing is settled and no language is told."""
    for name in (startup.LANGUAGE, *OF_THE_SYSTEM):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(startup, "_settled", [])
    monkeypatch.setattr(tongue._Voice, "catalogue", tongue.Catalogue())  # noqa: SLF001 - put back afterwards
    return data_dir


def test_the_order_in_which_a_language_is_looked_for(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes first wins; what Vetter does not speak is passed over."""

    def settled(*arguments: str) -> str:
        monkeypatch.setattr(startup, "_settled", [])
        startup.settle(arguments)
        return tongue.language()

    assert settled() == "en"
    monkeypatch.setenv("LANG", "de_AT.UTF-8")
    assert settled() == "de"
    monkeypatch.setenv("LANGUAGE", "tlh:xr")  # none the C library knows: it would go on saying errors in it
    assert settled() == "xr"
    startup.choose_language(fresh, "de")
    assert settled() == "de"
    monkeypatch.setenv(startup.LANGUAGE, "xx")
    assert settled() == "xx"
    assert settled("--language", "es", "list") == "es"
    assert settled("--language=xr", "--data-dir", "x") == "xr"
    assert settled("--data-dir", str(fresh), "list", "--language", "es") == "xx"
    assert settled("--language", "tlh") == "xx"


def test_a_language_is_settled_once(fresh: Path) -> None:
    """What was imported has spoken already."""
    startup.choose_language(fresh, "de")
    startup.settle()
    startup.choose_language(fresh, "es")
    startup.settle(["--language", "es"])
    assert tongue.language() == "de"


def test_a_choice_is_kept_in_the_data_folder(fresh: Path, tmp_path: Path) -> None:
    """And can be taken back; a folder that cannot be read has none."""
    startup.choose_language(fresh, "de")
    assert startup.chosen_language(fresh) == "de"
    startup.choose_language(fresh, "")
    startup.choose_language(fresh, "")
    assert startup.chosen_language(fresh) == ""
    assert startup.chosen_language(tmp_path / "nowhere") == ""
    (fresh / startup.CHOICE).write_bytes(b"\xff\xfe\x00")
    assert startup.chosen_language(fresh) == ""


@pytest.mark.parametrize("language", SHIPPED)
def test_a_catalogue_reads_as_gettext_means_it(language: str) -> None:
    """Our reader and Babel's agree on every entry that has a wording."""
    ours = startup.catalogue(language)
    with resources.path(f"translations/{language}.po") as path, path.open("rb") as lines:
        theirs = read_po(lines)
    for message in theirs:
        if not message.id or message.fuzzy:
            continue
        if isinstance(message.id, tuple):
            wanted = message.string if all(message.string) else (message.id[0], message.id[1])
            assert ours.sentence(*message.id, 1) == wanted[0]
            assert ours.sentence(*message.id, 2) == wanted[-1]
        else:
            assert ours.wording(message.id, message.context or "") == (message.string or message.id)


def test_a_process_speaks_the_language_it_is_told(tmp_path: Path) -> None:
    """From its first word on."""
    environment = {**os.environ, "VETTER_LANGUAGE": "xx", "VETTER_DATA_DIR": str(tmp_path)}
    ran = subprocess.run([sys.executable, "-m", "vetter", "--help"], env=environment, capture_output=True, text=True, check=True)
    assert "⟦" in ran.stdout
    ran = subprocess.run(
        [sys.executable, "-m", "vetter", "--language", "tlh"], env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 2
    assert "⟦“tlh”" in ran.stderr
