"""The manual page, made from the help of the commands, so that it says what they say."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click
from artifacts.identity import NAME, SUMMARY, VERSION
from artifacts.paths import epoch

from vetter.cli.program import program

if TYPE_CHECKING:
    from collections.abc import Iterator

TAIL = r"""
.SH EXIT STATUS
0 done, 1 a bug, 2 wrong usage or input (one line names file and field), 3 the case file is busy, damaged or full.
.SH ENVIRONMENT
.TP
.B VETTER_DATA_DIR
Folder of the case file, instead of the usual one.
.TP
.B QT_QPA_PLATFORM
How the window is shown; \fIoffscreen\fR needs no display.
.SH FILES
.TP
.I ~/.local/share/vetter/vetter.db
The case file. Removing the program leaves it where it is.
.TP
.I portable.txt
Beside the program: everything is kept there, in \fIvetter-data\fR.
"""


def page() -> str:
    """Return the page in the language of man."""
    day = datetime.fromtimestamp(int(epoch()), UTC).date().isoformat()
    lines = [f'.TH VETTER 1 "{day}" "{NAME} {VERSION}" "User Commands"', ".SH NAME", _plain(f"vetter - {SUMMARY[0].lower()}{SUMMARY[1:]}")]
    lines += [".SH SYNOPSIS", ".B vetter", r"[\fIOPTION\fR]... [\fICOMMAND\fR [\fIARGUMENT\fR]...]", ".SH DESCRIPTION"]
    lines += [*_told(program), ".SH OPTIONS", *_options(program, click.Context(program)), ".SH COMMANDS"]
    lines += [line for path, command in _commands(program, "vetter") for line in _command(path, command)]
    return "\n".join(lines) + TAIL


def _commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _commands(command, f"{path} {name}")
        elif command is not None:
            yield f"{path} {name}", command


def _command(path: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=path)
    yield f".SS {_plain(f'{path} ' + ' '.join(command.collect_usage_pieces(context)))}"
    yield from _told(command)
    yield from _options(command, context)


def _told(command: click.Command) -> Iterator[str]:
    for number, paragraph in enumerate((command.help or "").split("\n\n")):
        kept = paragraph.startswith("\b")
        lines = [_plain(line) for line in paragraph.lstrip("\b").strip("\n").splitlines()]
        yield from [".PP"] if number else []  # a heading begins a paragraph by itself
        yield from [".nf", *lines, ".fi"] if kept else [" ".join(line.strip() for line in lines)]


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    for option in command.get_params(context):
        record = option.get_help_record(context)
        if record:
            yield from (".TP", f".B {_plain(record[0])}", _plain(re.sub(r"\s+", " ", record[1])) or ".br")


def _plain(text: str) -> str:
    """Return the text as man takes it: no sign of its own language, hyphens that can be copied."""
    safe = text.replace("\\", r"\e").replace("-", r"\-")
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe
