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
from vetter.gui.working import beside, wait_for
from vetter.tongue import tr

if TYPE_CHECKING:
    from vetter.actions import Verified
    from vetter.gui.pages.page import Page


def choose_report(page: Page) -> None:
    """Ask for a PDF, and say what became of it."""
    name, _filter = QFileDialog.getOpenFileName(page, tr("Check a report"), "", tr("PDF (*.pdf)"))
    if name:
        check_report(page, Path(name))


def check_report(page: Page, path: Path, password: str = "") -> None:
    """Say whether a PDF matches its saved record; ask for its password where it has one."""

    def failed(error: VetterError) -> None:
        if isinstance(error, PasswordError):
            PasswordForm(page, str(error), partial(check_report, page, path), new=False).open()
        else:
            page.banner.say(str(error), problem=True)

    def told(verified: Verified) -> None:
        page.banner.say(verified.sentence, problem=verified.match is not Match.MATCHES)

    work = beside(page.desk, lambda desk: actions.verify(desk, path, password))
    wait_for(page, tr("Checking the report"), work, told, failed, partial(page.banner.say, tr("Stopped. The report was not checked.")))
