"""The program's name, its common options, and where each command is kept."""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vetter.__version__ import __version__
from vetter.cli.helping import in_words
from vetter.cli.options import Given
from vetter.startup import data_folder, forget_place, known, languages
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLACES: Mapping[str, str] = {
    "gui": "vetter.cli.window",
    "assess": "vetter.cli.judging",
    "explain": "vetter.cli.judging",
    "list": "vetter.cli.records",
    "search": "vetter.cli.records",
    "show": "vetter.cli.records",
    "compare": "vetter.cli.records",
    "export": "vetter.cli.records",
    "import": "vetter.cli.records",
    "pdf": "vetter.cli.records",
    "verify": "vetter.cli.verifying",
    "paper": "vetter.cli.printing",
    "backup": "vetter.cli.keeping",
    "restore": "vetter.cli.keeping",
    "check": "vetter.cli.keeping",
    "due": "vetter.cli.privacy",
    "hold": "vetter.cli.privacy",
    "person": "vetter.cli.privacy",
    "erase": "vetter.cli.privacy",
    "salvage": "vetter.cli.keeping",
    "passphrase": "vetter.cli.passphrases",
    "schema": "vetter.cli.reference",
    "questions": "vetter.cli.reference",
    "rules": "vetter.cli.reference",
    "settings": "vetter.cli.reference",
    "glossary": "vetter.cli.reference",
    "doctor": "vetter.cli.upkeep",
    "install-desktop-entry": "vetter.cli.upkeep",
}


class Program(click.Group):
    """A group whose commands are read only when they are called, so that each starts as fast as it can."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of a first use."""
        del ctx
        return list(_PLACES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        del ctx
        return _command(cmd_name)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a reader who leaves early (`| head`) has seen enough, and that is no fault."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # What is left in the buffer has to go somewhere when Python ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0


@cache
def _command(name: str) -> click.Command | None:
    place = _PLACES.get(name)
    command = getattr(import_module(place), f"{name.replace('-', '_')}_command") if place else None
    return in_words(command) if isinstance(command, click.Command) else None


def _speaks(_context: click.Context, _option: click.Parameter, value: str | None) -> None:
    """Refuse a language that Vetter does not speak; one that it does has been settled before."""
    if value is not None and not known(value):
        message = tr("“{language}” is no language Vetter speaks: {known}.", language=value, known=", ".join(languages()))
        raise click.BadParameter(message)


def _reads_from(_context: click.Context, _option: click.Parameter, value: Path | None) -> None:
    """Remember where the passphrase stands, for when it is needed."""
    Given.passphrase_file = value


@click.group(cls=Program, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--data-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help=tr("Folder of the case file, instead of the usual one (or set VETTER_DATA_DIR)."),
)
@click.option("--begin-anew", "anew", is_flag=True, help=tr("Begin with an empty case file where there was one before and is none now."))
@click.option(
    "--language",
    callback=_speaks,
    expose_value=False,
    help=tr("Language of everything that is said, such as “de” (or set VETTER_LANGUAGE)."),
)
@click.option(
    "--passphrase-file",
    callback=_reads_from,
    envvar="VETTER_PASSPHRASE_FILE",
    expose_value=False,
    type=click.Path(dir_okay=False, path_type=Path),
    help=tr("Read the passphrase of a protected case file from the first line of a file (or set VETTER_PASSPHRASE_FILE)."),
)
@click.version_option(__version__, message="vetter %(version)s")
@click.pass_context
def program(context: click.Context, data_dir: Path | None, *, anew: bool) -> object:
    """Hold a social media candidate's claims against what pays the bills.

    Without a command, the window opens.

    \b
    Examples:
      vetter
      vetter assess dale.interview.json --pdf dale.pdf
      vetter search "list building"
      vetter --data-dir /media/stick/vetter list
      vetter --language de
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    context.obj = data_dir
    if anew:
        forget_place(data_folder(data_dir))
    if context.invoked_subcommand is None:
        gui = program.get_command(context, "gui")
        return context.invoke(gui) if gui else 0
    return 0


in_words(program)
