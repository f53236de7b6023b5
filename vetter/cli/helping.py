"""How commands explain themselves in the language spoken: their docstrings, and the words click puts around them."""

from __future__ import annotations

import inspect
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
