"""The two commands: when an environment counts as whole, and what is said where the system lacks something."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import sysconfig
import tomllib
from typing import TYPE_CHECKING

import environment
import pytest
from environment import DEVELOPMENT, LIBRARIES, ROOT, RUNTIME, SetupError

if TYPE_CHECKING:
    from pathlib import Path

LOCKS = (environment.RUNTIME_LOCK, environment.DEVELOPMENT_LOCK, environment.RELEASE_LOCK)
SCRIPTS = sorted((ROOT / "packaging").glob("*.py"))


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    """Return a folder that looks like a finished environment for running Vetter."""
    python = environment.python_of(tmp_path)
    python.parent.mkdir()
    python.touch()
    RUNTIME.stamp(tmp_path).write_text(RUNTIME.wanted(), encoding="utf-8")
    return tmp_path


def test_a_finished_environment_is_taken_as_it_is(venv: Path) -> None:
    """A matching stamp means nothing has to be done, for that level only."""
    assert environment.is_whole(venv, RUNTIME)
    assert not environment.is_whole(venv, DEVELOPMENT)


def test_an_interrupted_environment_is_not_whole(venv: Path) -> None:
    """The mark of unfinished work outweighs any stamp."""
    (venv / environment.UNFINISHED).touch()
    assert not environment.is_whole(venv, RUNTIME)


def test_an_environment_without_its_python_is_not_whole(venv: Path) -> None:
    """A Python that was removed or replaced leaves a link into nowhere."""
    environment.python_of(venv).unlink()
    assert not environment.is_whole(venv, RUNTIME)


def test_a_changed_lock_file_is_noticed(tmp_path: Path) -> None:
    """The fingerprint follows each file's content, their order and the checkout, and nothing else."""
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_bytes(b"one")
    second.write_bytes(b"two")
    before = environment.fingerprint([first, second])
    assert before == environment.fingerprint([first, second])
    assert before != environment.fingerprint([second, first])
    assert before != environment.fingerprint([first, second], root=tmp_path)
    first.write_bytes(b"onet")
    second.write_bytes(b"wo")
    assert before != environment.fingerprint([first, second])


def test_a_folder_of_something_else_is_never_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A VETTER_VENV that names a folder with other things in it is refused, and the folder stays."""
    precious = tmp_path / "thesis.txt"
    precious.touch()
    monkeypatch.setenv("VETTER_VENV", str(tmp_path))
    with pytest.raises(SetupError, match="other things"):
        environment.prepare(RUNTIME)
    assert precious.exists()


def test_a_half_made_environment_is_made_anew(tmp_path: Path) -> None:
    """What an interrupted set-up left is gone before the new environment is made, which carries the mark itself."""
    venv = tmp_path / "venv"
    venv.mkdir()
    (venv / environment.UNFINISHED).touch()
    (venv / "half-a-package").touch()
    environment._make(venv)
    assert not (venv / "half-a-package").exists()
    assert (venv / environment.UNFINISHED).exists()
    assert subprocess.call([str(environment.python_of(venv)), "-c", ""]) == 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux leaves these libraries to the system")
def test_missing_libraries_are_named_in_one_command() -> None:
    """Only what is missing is asked for, each package once, in the words of the system at hand."""
    missing = environment.missing_libraries(lambda file: "xcb-s" not in file)
    assert [library.file for library in missing] == ["libxcb-shape.so.0", "libxcb-sync.so.1"]
    assert environment.missing_libraries(lambda _: True) == []
    assert environment.command_for(missing, {"ubuntu", "debian"}) == "sudo apt-get install libxcb-shape0 libxcb-sync1"
    assert environment.command_for(missing, {"fedora"}) == "sudo dnf install libxcb"
    assert environment.command_for(missing, {"arch"}) == "sudo pacman -S libxcb"
    assert environment.command_for(missing, {"else"}).endswith("libxcb-shape.so.0, libxcb-sync.so.1")


def test_a_library_is_asked_for_by_loading_it() -> None:
    """A file that no system has cannot be loaded."""
    assert not environment.loads("libno-such-library.so.99")


def test_each_library_is_listed_once() -> None:
    """No file stands twice in the table."""
    assert len({library.file for library in LIBRARIES}) == len(LIBRARIES)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the tests of the real window run on Linux")
def test_missing_test_programs_are_named_by_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package need not be called as the program is; Python's library stands beside them."""
    monkeypatch.setattr(environment, "missing_python", lambda: ["libpython3.11"])
    lacking = {"pdftotext", "cc"}
    wanted = ["poppler-utils", "gcc", "libc6-dev", "libpython3.11"]
    assert environment.missing_tools(lambda name: None if name in lacking else name) == wanted


@pytest.mark.parametrize(
    ("file", "present", "missing"),
    [
        ("libpython3.99.so.1.0", False, True),
        ("libpython3.99.so.1.0", True, False),
        ("beside.so", False, False),
        ("libpython3.99.a", False, False),
        (None, False, False),
    ],
)
def test_python_as_a_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, file: str | None, *, present: bool, missing: bool) -> None:
    """It may be the system's, lie beside a Python of one's own, or not be there at all; one built into the program needs none."""
    (tmp_path / "beside.so").touch()
    monkeypatch.setattr(sysconfig, "get_config_var", {"INSTSONAME": file, "LIBDIR": str(tmp_path)}.get)
    package = "libpython{}.{}".format(*sys.version_info)
    assert environment.missing_python(lambda _file: present) == ([package] if missing else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n', {"debian"}),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', {"linuxmint", "ubuntu", "debian"}),
        ("ID='fedora'\n# a remark\n\n", {"fedora"}),
        ("", set()),
    ],
)
def test_the_system_says_what_it_is(tmp_path: Path, text: str, expected: set[str]) -> None:
    """Quoted or not, with ancestors or without."""
    release = tmp_path / "os-release"
    release.write_text(text, encoding="utf-8")
    assert environment.families(release) == expected


def test_a_system_that_does_not_say_is_no_family(tmp_path: Path) -> None:
    """Where the file is missing (macOS, Windows) nothing is assumed."""
    assert environment.families(tmp_path / "none") == set()


@pytest.mark.skipif(environment.WINDOWS, reason="Windows has no root")
def test_without_the_right_one_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who is not root is told what to type, and nothing is run."""
    monkeypatch.setattr(environment.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(environment.subprocess, "call", lambda *_, **__: pytest.fail("nothing may run"))
    with pytest.raises(SetupError, match=r"sudo apt-get install -y .* libegl1$"):
        environment.install_debian(["libegl1"])


def test_an_old_python_is_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """No newer Python on the path: the sentence names both versions."""
    monkeypatch.setattr(environment.sys, "version_info", (3, 9, 1, "final", 0))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SetupError, match=r"3\.11 or newer; this is Python 3\.9"):
        environment.ensure_python()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_an_old_python_can_read_the_scripts(script: Path) -> None:
    """The sentence about the version can only be said by a script that an old Python can parse."""
    ast.parse(script.read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_file_pins_and_seals_everything(lock: Path) -> None:
    """Each entry has an exact version and a checksum, and no address of a registry."""
    text = lock.read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert all(re.match(r"[a-z0-9-]+==[\w.]+ ", entry) and "--hash=sha256:" in entry for entry in entries)
    assert "://" not in text


def test_every_dependency_is_locked() -> None:
    """What pyproject.toml asks for stands in the lock files, what only tests need in the second one."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    runtime, development, release = (_locked(lock) for lock in LOCKS)
    assert {_name(each) for each in project["dependencies"]} <= runtime
    assert {_name(each) for each in project["optional-dependencies"]["passphrase"]} <= runtime
    assert {_name(each) for each in project["optional-dependencies"]["dev"]} <= development
    assert {_name(each) for each in project["optional-dependencies"]["release"]} <= release
    assert not {name for name in runtime if name.startswith(("pytest", "mypy", "ruff"))}


def _locked(lock: Path) -> set[str]:
    return set(re.findall(r"^([a-z0-9-]+)==", lock.read_text(encoding="utf-8"), flags=re.MULTILINE))


def _name(requirement: str) -> str:
    name = re.match(r"[\w-]+", requirement)
    assert name
    return name[0].lower().replace("_", "-")
