"""The passphrase in the settings: what it does, setting, changing and removing it, the recovery sheet, and when it locks itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vetter import actions
from vetter.gui import look
from vetter.gui.pages.recovery import REMIND, RecoverySheet
from vetter.gui.passphrase import Asking, PassphraseForm
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.dropdown import DropDown
from vetter.gui.widgets.flow import flow
from vetter.gui.widgets.layout import column, emptied, holding, row
from vetter.gui.widgets.text import field_label, label
from vetter.tongue import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vetter.gui.pages.page import Page

ABOUT = tr(
    "With a passphrase the case file, the evidence and the backups in the data folder are encrypted. Whoever finds or takes the computer "
    "or a backup cannot read them. It does not help against a program that spies on you while the file is open."
)
NOBODY = tr("Without the passphrase and without the recovery sheet nobody can open the file again, and neither can we.")
SETTING = tr("It is asked for at each start. Everything is encrypted now, which may take some minutes; evidence and backups are included.")
CHANGING = tr("From now on only the new one opens the case file and the backups in the data folder. The recovery sheet stays valid.")
REMOVING = tr("Everything is decrypted, the backups in the data folder included. Whoever has the files can read them then.")
LACKING = tr("This installation lacks what it needs. Install it with pip install 'vetter[passphrase]', then start Vetter again.")
LOCKING = tr(
    "It is locked too when the computer sleeps or its screen is locked, and by “Lock now” in the menu. Whatever you had typed, half-filled "
    "windows, Undo and Back are there again when it is unlocked, and encrypted until then. A password half typed is forgotten."
)


class PassphrasePart(QWidget):
    """What can be done about the passphrase; the papers and words go through the page.

    Signals:
        done: a sentence about what was done.
        changed: the case file is protected from now on, or no more.
    """

    done = Signal(str)
    changed = Signal()

    def __init__(self, page: Page, folder: Path) -> None:
        """Show how the data folder of a page is protected."""
        super().__init__()
        self._page, self._folder = page, folder
        self.sheet = RecoverySheet(page)
        self.sheet.kept.connect(self._show)
        self._body = column(gap=8)
        self.setLayout(column([label(ABOUT, Role.QUIET), holding(self._body)]))
        self._show()

    def _show(self) -> None:
        emptied(self._body)
        if not actions.is_protected(self._page.desk):
            self._body.addWidget(label(NOBODY, Role.QUIET))
            able = actions.protection(self._folder).available
            if not able:
                self._body.addWidget(label(LACKING))
            self._body.addWidget(self._buttons(setting=able))
            return
        self._body.addWidget(label(tr("The case file is protected."), Role.STRONG))
        if self.sheet.missing:
            self._body.addWidget(label(REMIND))
        self._body.addWidget(self._buttons(setting=False))
        self._body.addWidget(self._idle())

    def _buttons(self, *, setting: bool) -> QWidget:
        protected = actions.is_protected(self._page.desk)
        if not protected:
            self.setting = button(tr("Set a passphrase…"), self.set, kind="strong")
            self.setting.setEnabled(setting and not self._page.desk.read_only)
            return holding(row([self.setting, -1]))
        changes = [button(tr("Change it…"), self.change), button(tr("Remove it…"), self.remove)]
        for each in changes:
            each.setEnabled(not self._page.desk.read_only)
        return holding(flow([*self.sheet.deeds(), *changes]))

    def _idle(self) -> QWidget:
        words = tr("Lock it by itself when nobody has touched it for")
        choice = DropDown(words)
        for minutes in look.IDLE_MINUTES:
            choice.addItem(trn("{number} minute", "{number} minutes", minutes) if minutes else tr("never"), minutes)
        choice.setCurrentIndex(choice.findData(look.idle_minutes(self._folder)))
        choice.activated.connect(lambda _at: look.choose_idle_minutes(self._folder, choice.currentData()))
        return holding(column([field_label(words, choice), row([choice, -1]), label(LOCKING, Role.QUIET)], gap=4))

    def set(self) -> None:
        """Ask for a passphrase, and protect everything by it."""
        folder = self._folder
        self._ask(
            Asking(
                tr("Set a passphrase"),
                f"{SETTING} {NOBODY}",
                tr("Set it"),
                lambda _present, new: actions.protect(folder, new),
                new=True,
                around=partial(actions.opened_again, self._page.desk),
            ),
            self._protected,
        )

    def change(self) -> None:
        """Ask for the present passphrase and for another."""
        desk = self._page.desk
        work = partial(actions.change_passphrase, desk)
        asking = Asking(tr("Change the passphrase"), CHANGING, tr("Change it"), work, present=True, new=True)
        self._ask(asking, lambda: self.done.emit(tr("The passphrase is changed. The recovery sheet is the same.")))

    def remove(self) -> None:
        """Ask for the present passphrase, and decrypt everything."""
        folder = self._folder
        self._ask(
            Asking(
                tr("Remove the passphrase"),
                REMOVING,
                tr("Remove it"),
                lambda present, _new: actions.unprotect(folder, present),
                present=True,
                around=partial(actions.opened_again, self._page.desk),
            ),
            self._unprotected,
        )

    def _ask(self, asking: Asking, done: Callable[[], object]) -> None:
        PassphraseForm(self, asking, done).open()

    def _protected(self) -> None:
        self._show()
        self.changed.emit()
        self.done.emit(tr("The case file is protected. Now print the recovery sheet, or save it away from this computer."))
        self.sheet.look_at()

    def _unprotected(self) -> None:
        self._show()
        self.changed.emit()
        self.done.emit(tr("The passphrase is removed. Everything in the data folder can be read without it. Destroy the recovery sheet."))
