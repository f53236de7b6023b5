"""Papers from any page: looked at in a window of their own, printed, written where the owner says, and told of in the banner."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from vetter import actions
from vetter.errors import VetterError
from vetter.gui.password import PasswordForm
from vetter.gui.widgets.letters import letter_menu
from vetter.gui.widgets.menu import Menu
from vetter.gui.widgets.text import literal
from vetter.gui.working import wait_for
from vetter.tongue import inside, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from vetter.actions import Exported
    from vetter.dossier.document import Document
    from vetter.gui.pages.page import Page

SHOWN_MISSING = 3


def offer(beside: QWidget, choices: Iterable[tuple[str, Callable[[], object]]]) -> Menu:
    """Open a menu under a button: words and what each does; return it."""
    menu = Menu(beside)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for words, does in choices:
        menu.addAction(literal(words)).triggered.connect(lambda _checked=False, does=does: does())
    letter_menu(menu).popup(beside.mapToGlobal(QPoint(0, beside.height())))
    return menu


def quietly(_given: object) -> str:
    """Add nothing and do nothing."""
    return ""


def nothing() -> None:
    """Do nothing."""


@dataclass(frozen=True)
class Order:
    """A paper that is wanted: how it is put together, the name proposed for its file, and what is done once it is written.

    `note` returns what is to be said of that besides; `printed` is done once it was sent to a printer. Without a name the file is called
    after the kind of paper. With a `password` the file opens with it alone.
    """

    make: Callable[[], Document]
    proposed: str = ""
    note: Callable[[Exported], str] = quietly
    password: str = ""
    printed: Callable[[], object] = nothing


class Printing:
    """Looks at papers and writes them for one page; pages are made in another thread, and the window goes on meanwhile.

    `busy` hears when a paper is being written and when that is over.
    """

    def __init__(self, page: Page, busy: Callable[[bool], object] = quietly) -> None:
        """Work for `page`."""
        self._page, self._busy = page, busy

    def look(self, order: Order) -> None:
        """Show a paper's pages; it is put together at once, set elsewhere."""
        paper = self._made(order)
        if paper is not None:
            page = self._size()
            work = partial(actions.preview_paper, paper, page=page)
            stopped = partial(self._page.banner.say, tr("Stopped. No page is shown."))
            wait_for(self._page, tr("Setting the pages"), work, partial(self._show, order, paper), self._tell, stopped)

    def _made(self, order: Order) -> Document | None:
        try:
            return order.make()
        except VetterError as error:
            self._tell(error)
            return None

    def _size(self) -> str:
        return self._page.desk.settings.region.page

    def _show(self, order: Order, paper: Document, pages: bytes) -> None:
        from vetter.gui.preview import Preview  # noqa: PLC0415 - a start should not pay for reading PDFs

        if self._page.isVisible():
            shown = Preview(self._page, f"{paper.name}, {paper.whose}", pages, lambda: self.choose(order))
            shown.printed.connect(order.printed)
            shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            shown.open()

    def choose_closed(self, order: Order) -> None:
        """Ask for a password, then where to write a paper that opens with it alone."""
        told = tr("The file opens with this password alone. Vetter does not keep it: without it nobody can read the file.")
        PasswordForm(self._page, told, lambda password: self.choose(replace(order, password=password)), new=True).open()

    def choose(self, order: Order) -> None:
        """Ask where to write a paper, then write it."""
        paper = self._made(order)
        if paper is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = str(Path(folder) / (order.proposed or actions.document_name(paper)))
        name, _filter = QFileDialog.getSaveFileName(
            self._page, tr("Export as PDF: {paper}", paper=inside(paper.name)), start, tr("PDF (*.pdf)")
        )
        if name:
            self.write(order, Path(name))

    def write(self, order: Order, target: Path) -> None:
        """Write a paper in another thread."""
        paper = self._made(order)
        if paper is not None:
            self._busy(True)  # noqa: FBT003 - whoever is told has one argument
            page = self._size()
            work = partial(actions.export_paper, paper, target, page=page, password=order.password)
            told = partial(self._written, order), partial(self._failed, order, target), self._stopped
            wait_for(self._page, tr("Writing the paper"), work, *told)

    def _stopped(self) -> None:
        self._busy(False)  # noqa: FBT003 - as above
        self._page.said.emit(tr("Stopped. Nothing was written."), (), False)  # noqa: FBT003 - a signal takes no names

    def _written(self, order: Order, exported: Exported) -> None:
        self._busy(False)  # noqa: FBT003 - as above
        said = tr("Written: {path}.", path=exported.path.name)
        if exported.missing:
            said += " " + tr("Some characters could not be drawn: {list}.", list=", ".join(exported.missing[:SHOWN_MISSING]))
        said += order.note(exported)
        deeds = ((tr("Open"), lambda: open_in_system(exported.path)), (tr("Show in folder"), lambda: open_in_system(exported.path.parent)))
        self._page.said.emit(said, deeds, False)  # noqa: FBT003 - a signal takes no names

    def _failed(self, order: Order, target: Path, error: VetterError) -> None:
        self._busy(False)  # noqa: FBT003 - as above
        again = ((tr("Try again"), lambda: self.write(order, target)), (tr("Elsewhere…"), lambda: self.choose(order)))
        self._page.said.emit(str(error), again, True)  # noqa: FBT003 - a signal takes no names

    def _tell(self, error: VetterError) -> None:
        self._page.banner.say(str(error), problem=True)


def open_in_system(path: Path) -> None:
    """Open a file or a folder with the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
