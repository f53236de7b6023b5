"""A report checked from any page: chosen, opened with its password where it has one, and told of in the banner."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from vetter import actions
from vetter.actions import Match
from vetter.errors import PasswordError, VetterError
from vetter.gui.password import PasswordForm
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.gui.pages.page import Page


def choose_report(page: Page) -> None:
    """Ask for a PDF, and say what became of it."""
    name, _filter = QFileDialog.getOpenFileName(page, tr("Check a report"), "", tr("PDF (*.pdf)"))
    if name:
        check_report(page, Path(name))


def check_report(page: Page, path: Path, password: str = "") -> None:
    """Say whether a PDF matches its saved record; ask for its password where it has one."""
    try:
        verified = actions.verify(page.desk, path, password)
    except PasswordError as error:
        PasswordForm(page, str(error), partial(check_report, page, path), new=False).open()
    except VetterError as error:
        page.banner.say(str(error), problem=True)
    else:
        page.banner.say(verified.sentence, problem=verified.match is not Match.MATCHES)
