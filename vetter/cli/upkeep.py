"""Commands about the installation itself: is it in order, and its entry in the menu of programs."""

from __future__ import annotations

import json
import shutil
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from vetter.actions import (
    Found,
    Health,
    data_folder,
    examine,
    install_desktop_entry,
    remove_desktop_entry,
    self_test,
)
from vetter.cli.columns import safe
from vetter.cli.terminal import Terminal, told
from vetter.errors import InputError
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOT_IN_ORDER = 3


@click.command("doctor")
@click.option("--self-test", "trial", is_flag=True, help=tr("Do the main job once, in a folder that is thrown away afterwards."))
@click.option("--json", "as_json", is_flag=True, help=tr("One JSON document instead of text."))
@click.pass_obj
def doctor_command(data_dir: Path | None, *, trial: bool, as_json: bool) -> int:
    """Say whether everything Vetter stands on is in order, and what to do where it is not.

    Looks only, unless a self-test is asked for; nothing of yours is changed. The exit code is 3 when something has to be put right.

    \b
    Examples:
      vetter doctor
      vetter doctor --self-test
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    found = tuple(_tried() if trial else _looked_at(data_dir))
    if as_json:
        listed = [{"name": each.name, "value": each.value, "health": each.health.value, "advice": each.advice} for each in found]
        click.echo(json.dumps({"format": "vetter-doctor", "version": 1, "found": listed}, ensure_ascii=True, indent=2))
    else:
        terminal = Terminal.here()
        widest = max(len(each.name) for each in found)
        told("\n".join(line for each in found for line in _lines(each, terminal, widest)))
    return _NOT_IN_ORDER if any(each.health is Health.BAD for each in found) else 0


def _looked_at(data_dir: Path | None) -> Iterator[Found]:
    folder = data_folder(data_dir)
    yield from examine(folder)
    window = import_module("vetter.gui.doctor")  # by name: the two shells stand beside each other, and a command line needs no Qt
    yield from window.whereabouts(folder)
    yield window.examine()


def _tried() -> Iterator[Found]:
    with TemporaryDirectory(prefix="vetter-") as folder:
        yield from self_test(Path(folder))
        yield from import_module("vetter.gui.trial").self_test(Path(folder))


def _lines(found: Found, terminal: Terminal, widest: int) -> Iterator[str]:
    sign = {Health.GOOD: "✓", Health.NOTE: "•", Health.BAD: "✗"}[found.health]
    yield from terminal.wrapped(safe(found.value), f"{sign} {found.name:<{widest}}  ")
    if found.advice:
        yield from (terminal.bold(line) for line in terminal.wrapped(safe(found.advice), " " * (widest + 4)))


@click.command("install-desktop-entry")
@click.option("--remove", is_flag=True, help=tr("Take the entry out again; your data is not touched."))
def install_desktop_entry_command(*, remove: bool) -> int:
    """Put Vetter into the desktop's menu of programs, and let interview files open with it (Linux).

    For an installation by pip, pipx or uv; a package of the system brings its own entry.

    \b
    Examples:
      vetter install-desktop-entry
      vetter install-desktop-entry --remove
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    changed = remove_desktop_entry() if remove else install_desktop_entry(_program())
    done = "removed" if remove else "written"
    click.echo("\n".join(safe(f"{path} {done}.") for path in changed) or tr("There was no entry of Vetter here."))
    return 0


def _program() -> Path:
    """Return the program that was started; one that is only run as a module has no file to put into a menu."""
    started = Path(sys.argv[0])
    found = started if started.name.startswith("vetter") else Path(shutil.which("vetter") or "")
    if not found.name:
        message = tr("The program “vetter” is not on the path. Install it with pip, pipx or uv, then run vetter install-desktop-entry.")
        raise InputError(message)
    return found.absolute()
