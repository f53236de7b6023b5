"""The lock window: asks for the passphrase of a protected case file, or for its recovery code, before anything of it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from vetter import actions
from vetter.errors import CaseFileError, VetterError
from vetter.gui import jobs, look, theme
from vetter.gui.style_sheet import dress
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.flow import flow
from vetter.gui.widgets.layout import card, column, holding, row, scrolled
from vetter.gui.widgets.letters import Letters
from vetter.gui.widgets.problem import Problem
from vetter.gui.widgets.secret import NewPassphrase, SecretLine, Secrets
from vetter.gui.widgets.text import field_label, label, picture
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

WIDE = 520
LOCKED = tr("Your case file is protected by a passphrase. Nothing of it is shown until it is given.")
CODE = tr("It stands on your recovery sheet: eight groups of five. Large or small letters and spaces do not matter.")


def needs_recovery(folder: Path) -> bool:
    """Return whether the key file of a data folder is damaged, so that the recovery code alone is of use."""
    try:
        actions.protection(folder)
    except CaseFileError:
        return True
    return False


class LockWindow(QWidget):
    """One field and a way out; on another sheet the recovery code and a new passphrase.

    Signals:
        opened: the right passphrase or code was given: the case file can be opened; whether it is known to be sound.
    """

    opened = Signal(bool)

    def __init__(self, folder: Path, told: str = "") -> None:
        """Ask for what opens a data folder; `told` is said first, why it was locked or what is wrong with it."""
        super().__init__()
        self._folder = folder
        self.setWindowTitle(tr("Vetter is locked"))
        self.problem, self._progress = Problem(), QProgressBar(maximum=0)
        self._progress.setAccessibleName(tr("Under way"))
        self.passphrase = SecretLine(tr("Passphrase"), large=True)
        self.code, self.new = QLineEdit(), NewPassphrase()
        self._told = label(told or LOCKED)
        self._sheets = (self._asking(), self._recovering())
        title = row([picture("lock", theme.current().accent, 24), 4, label(tr("Vetter is locked"), Role.TITLE), -1])
        inner = card([holding(title), self._told, self.problem, *self._sheets, self._progress], gap=12, padding=24)
        inner.setMaximumWidth(theme.scaled(WIDE))
        middle = row([-1, inner, -1], gap=0)
        middle.setStretch(1, 1000)
        self.setLayout(column([scrolled(holding(column([-1, holding(middle), -1], margins=(24, 24, 24, 24))))]))
        dress(self)
        Letters(self)
        self._restore()
        self._begin()

    def _asking(self) -> QWidget:
        self.passphrase.returnPressed.connect(self.unlock)
        self.open_ = button(tr("Open"), self.unlock, kind="primary")
        self._forgotten = button(tr("I forgot my passphrase…"), lambda: self.show_recovery(recovering=True), kind="link")
        self._asked = Secrets({tr("Passphrase"): self.passphrase})
        foot = flow([self._forgotten, -1, button(tr("Quit"), self.close), self.open_], trailing=True)
        return holding(column([self._asked, holding(foot)], gap=12))

    def _recovering(self) -> QWidget:
        self.code.setAccessibleName(tr("Recovery code"))
        self.code.setProperty("kind", "large")
        self.code.returnPressed.connect(self.new.first.setFocus)
        self.new.entered.connect(self.recover)
        self.recover_ = button(tr("Set it and open"), self.recover, kind="primary")
        self._back = button(tr("Back"), lambda: self.show_recovery(recovering=False), kind="link")
        foot = flow([self._back, -1, button(tr("Quit"), self.close), self.recover_], trailing=True)
        asked = column([field_label(tr("Recovery code"), self.code), self.code, label(CODE, Role.QUIET)], gap=4)
        return holding(column([asked, self.new, holding(foot)], gap=8))

    def _begin(self) -> None:
        """Begin at the sheet that can be of use: without the optional extra none is, without a key file only the code."""
        self._show_busy(busy=False)
        if needs_recovery(self._folder):
            self._back.hide()
            self.show_recovery(recovering=True)
            return
        state = actions.protection(self._folder)
        self._back.setVisible(state.protected)
        self.show_recovery(recovering=not state.protected and state.available)
        for each in (self._asked, self._forgotten, self.open_):
            each.setVisible(state.available)

    def show_recovery(self, *, recovering: bool) -> None:
        """Ask for the recovery code, or for the passphrase again."""
        self.problem.hide()
        asking, recovery = self._sheets
        asking.setHidden(recovering)
        recovery.setVisible(recovering)
        (self.code if recovering else self.passphrase).setFocus()

    def show_busy(self, told: str) -> None:
        """Say that something is being finished first; `ready` ends it."""
        self._show_busy(busy=True)
        self._told.setText(told)

    def ready(self, told: str) -> None:
        """Say why it is locked, and take the passphrase from now on."""
        self._told.setText(told)
        self._show_busy(busy=False)
        self.passphrase.setFocus()

    def unlock(self) -> None:
        """Try the passphrase."""
        folder, typed = self._folder, self.passphrase.text()
        if typed:
            self._do(lambda: actions.unlock(folder, typed))

    def recover(self) -> None:
        """Try the recovery code, and set the new passphrase."""
        folder, code = self._folder, self.code.text()
        try:
            new = self.new.passphrase()
        except VetterError as error:
            self.say(error)
            self.new.first.setFocus()
            return
        self._do(lambda: actions.recover(folder, code, new))

    def _do(self, deed: Callable[[], object]) -> None:
        """Do it in another thread, with all that takes long before the case file can be opened; once at a time."""
        folder = self._folder

        def work() -> bool:
            deed()
            return actions.make_ready(folder)

        if self.open_.isEnabled():
            self._show_busy(busy=True)
            jobs.start(work, self._given, self._refused, self)

    def _given(self, sound: object) -> None:
        self._show_busy(busy=False)
        self.opened.emit(sound)

    def _refused(self, error: VetterError) -> None:
        self._show_busy(busy=False)
        self.say(error)
        field = self.code if self._sheets[0].isHidden() else self.passphrase
        field.setFocus()
        field.selectAll()

    def say(self, error: VetterError) -> None:
        """Say what is wrong."""
        self.problem.say(str(error))

    def forget(self) -> None:
        """Leave nothing of what was typed."""
        for line in (self.passphrase, self.code, self.new):
            line.clear()

    def _show_busy(self, *, busy: bool) -> None:
        for each in (self.passphrase, self.code, self.new, self._forgotten, self._back, self.open_, self.recover_):
            each.setDisabled(busy)
        for each, words in ((self.open_, tr("Open")), (self.recover_, tr("Set it and open"))):
            each.setText(tr("Opening…") if busy else words)
        self._progress.setVisible(busy)
        if busy:
            self.problem.hide()
        self.setCursor(Qt.CursorShape.BusyCursor) if busy else self.unsetCursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back from the recovery code by Escape, where there is a passphrase to be asked for and nothing is under way."""
        if event.key() == Qt.Key.Key_Escape and self._back.isVisible() and self.open_.isEnabled():
            self.show_recovery(recovering=False)
        else:
            super().keyPressEvent(event)

    def _restore(self) -> None:
        """Stand where the main window stood."""
        self.resize(1280, 800)
        look.restore_geometry(self, self._folder)
