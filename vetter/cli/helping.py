"""How commands explain themselves in the language spoken: their docstrings, the words click puts around them, and what it finds wrong."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING

import click

from vetter import tongue
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

AS_TYPED = "\b"
"""click's mark at the head of lines that are not to be run together: examples, of which only the first line is words."""
_HEADINGS = {"Options": tr("Options"), "Commands": tr("Commands")}
_OF_CLICK = {
    "Show this message and exit.": tr("Show this message and exit."),
    "Show the version and exit.": tr("Show the version and exit."),
}
_EXAMPLES = {"Example:": tr("Example:"), "Examples:": tr("Examples:")}


class Formatter(click.HelpFormatter):
    """Writes a page of help, its headings in the language spoken."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Begin with how the command is typed."""
        del prefix
        super().write_usage(prog, args, f"{tr('Usage:')} ")

    def write_heading(self, heading: str) -> None:
        """Head a list."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """List options or commands, with what each is for."""
        super().write_dl([(name, _OF_CLICK.get(words, words)) for name, words in rows], col_max, col_spacing)


class Context(click.Context):
    """A context whose help is written by our formatter."""

    formatter_class = Formatter


def in_words(command: click.Command) -> click.Command:
    """Put a command's help, and that of the commands below it, into the language spoken."""
    command.context_class = Context
    command.help = "\n\n".join(_spoken(each) for each in paragraphs(command))
    for below in command.commands.values() if isinstance(command, click.Group) else ():
        in_words(below)
    return command


def paragraphs(command: click.Command) -> Iterator[str]:
    """Yield the paragraphs of a command's docstring, each on one line; examples as they are typed."""
    for each in inspect.cleandoc(command.help or "").split("\n\n"):
        yield each if each.startswith(AS_TYPED) else " ".join(each.split())


def _spoken(paragraph: str) -> str:
    if not paragraph.startswith(AS_TYPED):
        return tongue.tr(paragraph)  # the docstrings are gathered for translators from the commands themselves
    mark, head, *lines = paragraph.split("\n")
    return "\n".join([mark, _EXAMPLES.get(head.strip(), head), *lines])


_WRONG = tuple(
    (re.compile(told, re.DOTALL), ours)
    for told, ours in (
        (r"(?P<problem>.+) Did you mean (?P<names>'.+')\?", tr("{problem} Did you mean {names}?")),
        (r"(?P<problem>.+) \(Did you mean one of: (?P<names>.+)\?\)", tr("{problem} Did you mean one of these: {names}?")),
        (r"No such option (?P<name>.+)\.", tr("No such option {name}.")),
        (r"No such command (?P<name>.+)\.", tr("No such command {name}.")),
        (r"Missing command\.", tr("Missing command.")),
        (r"Missing argument (?P<name>.+?)\. Choose from: (?P<names>.+)", tr("Missing argument {name}. Choose from: {names}.")),
        (r"Missing option (?P<name>.+?)\. Choose from: (?P<names>.+)", tr("Missing option {name}. Choose from: {names}.")),
        (r"Missing argument (?P<name>.+)\.", tr("Missing argument {name}.")),
        (r"Missing option (?P<name>.+)\.", tr("Missing option {name}.")),
        (r"Invalid value for (?P<name>.+?): (?P<problem>.+)", tr("Invalid value for {name}: {problem}")),
        (r"Invalid value: (?P<problem>.+)", tr("Invalid value: {problem}")),
        (r"(?P<name>.+) is not a valid integer( range)?\.", tr("{name} is not a whole number.")),
        (r"(?P<name>.+) is not a valid float( range)?\.", tr("{name} is not a number.")),
        (r"(?P<name>.+) is not in the range (?P<range>.+)\.", tr("{name} is not in the range {range}.")),
        (r"(?P<name>.+) is not one of (?P<names>.+)\.", tr("{name} is not one of {names}.")),
        (r"(File|Directory|Path) (?P<name>'.+') does not exist\.", tr("{name} does not exist.")),
        (r"(File|Directory|Path) (?P<name>'.+') is a file\.", tr("{name} is a file, not a folder.")),
        (r"(File|Directory|Path) (?P<name>'.+') is a directory\.", tr("{name} is a folder, not a file.")),
        (r"(File|Directory|Path) (?P<name>'.+') is not readable\.", tr("{name} cannot be read.")),
        (r"(File|Directory|Path) (?P<name>'.+') is not writable\.", tr("{name} cannot be written.")),
        (r"Option (?P<name>.+) requires an argument\.", tr("Option {name} requires an argument.")),
        (r"Option (?P<name>.+) does not take a value\.", tr("Option {name} does not take a value.")),
        (r"Got unexpected extra arguments? \((?P<names>.+)\)", tr("Got unexpected extra arguments: {names}.")),
    )
)
"""What click says of wrong usage, and how Vetter says it; a problem within is one of these again."""


def wrong_usage(said: str) -> str:
    """Return what click said of wrong usage on one line, in the language spoken."""
    line = " ".join(said.split())
    for told, ours in _WRONG:
        found = told.fullmatch(line)
        if found:
            return ours.format(**{key: wrong_usage(part) if key == "problem" else part for key, part in found.groupdict().items()})
    return line
