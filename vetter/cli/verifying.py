"""Whether papers are still what they were: `verify`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from vetter.actions import Match, open_desk, verify
from vetter.cli.columns import safe
from vetter.cli.options import ASK_PASSWORD, PASSWORD_FILE, read_password
from vetter.cli.saying import complain
from vetter.cli.terminal import told
from vetter.errors import InputError

CODES: Final = {Match.MATCHES: 0, Match.CHANGED: 4, Match.UNKNOWN: 5, Match.FOREIGN: 6}
"""Exit codes, the gravest of several files last."""


@click.command("verify")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="REPORT.pdf…")
@ASK_PASSWORD
@PASSWORD_FILE
@click.pass_obj
def verify_command(data_dir: Path | None, files: tuple[Path, ...], *, ask: bool, password_file: Path | None) -> int:
    """Tell whether a report is as Vetter wrote it, and whether its verdict is in this case file.

    It finds what was altered in the pages, by hand or by a program. It is no signature: it does not prove who wrote the file.
    Exit codes: 0 matches its saved record, 4 was changed, 5 not in this case file, 6 no Vetter report.

    \b
    Examples:
      vetter verify dale.pdf
      vetter verify papers/*.pdf --password-file password.txt
    """  # noqa: D301 - \b is click's mark for lines that are not to be run together
    password = read_password(password_file, ask=ask, new=False)
    codes = []
    with open_desk(data_dir) as desk:
        for file in files:
            try:
                verified = verify(desk, file, password)
            except InputError as error:
                complain(error)
                codes.append(error.exit_code)
            else:
                told(safe(verified.sentence))
                codes.append(CODES[verified.match])
    return max(codes)
