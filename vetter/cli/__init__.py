"""The command line: arguments to actions, results to text, errors to one line."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

import click

from vetter import startup
from vetter.errors import DamagedFileError, LockedFileError, VetterError
from vetter.tongue import tr

__all__ = ["main"]

RESCUE = tr("“vetter restore newest” puts the last backup in its place, “vetter salvage” saves what can be read.")
UNLOCK = tr("On a terminal Vetter asks for the passphrase; elsewhere name a file with it: “vetter --passphrase-file FILE …”.")
_LOCKS = 2
"""A protected case file, and a backup with another passphrase that is put back into it."""
_USAGE, _BUG, _INTERRUPTED = 2, 1, 130


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 a bug, 2 wrong usage or input, 3 the case file."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    startup.settle(sys.argv[1:] if arguments is None else arguments)
    from vetter.cli.program import program  # noqa: PLC0415 - what speaks is read once the language is settled
    from vetter.cli.saying import complain  # noqa: PLC0415

    try:
        code = _run(program, arguments)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - whatever is not known here is a bug, and is told as one
        sentence, code = _told(error)
        complain(sentence)
        if isinstance(error, DamagedFileError):
            complain(RESCUE)
        if isinstance(error, LockedFileError):
            complain(UNLOCK)
    return code if isinstance(code, int) else 0


def _run(program: click.Group, arguments: list[str] | None) -> object:
    """Run a command; one that meets a protected case file or backup is run again once that is unlocked."""
    for _each in range(_LOCKS):
        try:
            return program.main(arguments, prog_name="vetter", standalone_mode=False)
        except LockedFileError as error:
            from vetter.cli.passphrases import open_lock  # noqa: PLC0415 - as above

            open_lock(error)
    return program.main(arguments, prog_name="vetter", standalone_mode=False)


def _told(error: BaseException) -> tuple[str, int]:
    """Return the one sentence about an error, and the exit code."""
    if isinstance(error, VetterError):
        return str(error), error.exit_code
    if isinstance(error, click.UsageError):
        from vetter.cli.helping import wrong_usage  # noqa: PLC0415 - what speaks is read once the language is settled

        command = error.ctx.command_path if error.ctx else "vetter"
        return tr("{problem} See “{command} --help”.", problem=wrong_usage(_of_click(error)), command=command), _USAGE
    if isinstance(error, click.ClickException):
        return error.format_message(), _USAGE
    if isinstance(error, KeyboardInterrupt | click.Abort):
        return tr("Interrupted; what was being written is either whole or not there."), _INTERRUPTED
    return _fault(error), _BUG


def _of_click(error: click.UsageError) -> str:
    """Return what click found wrong; where a command stands alone that needs another after it, click would say all of its help."""
    return "Missing command." if isinstance(error, click.exceptions.NoArgsIsHelpError) else error.format_message()


def _fault(error: BaseException) -> str:
    """Name the kind and the place of a bug; its own text may hold what somebody typed."""
    frames = traceback.extract_tb(error.__traceback__)
    kind, last = type(error).__name__, frames[-1] if frames else None
    place = tr("{file}, line {line}", file=Path(last.filename).name, line=last.lineno) if last else tr("an unknown place")
    return tr("A fault in the program ({kind} in {place}). Nothing that was saved is affected.", kind=kind, place=place)
