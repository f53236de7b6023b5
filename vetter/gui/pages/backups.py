"""Backups in the settings: made now, saved elsewhere, looked into and put back; and everything checked on demand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QLayout, QWidget

from vetter import actions
from vetter.actions import BACKUP_REASONS
from vetter.errors import VetterError
from vetter.gui import jobs, theme
from vetter.gui.passphrase import unlocked
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.dates import day_and_time
from vetter.gui.widgets.files import BACKUP_FILES, held_words
from vetter.gui.widgets.flow import flow
from vetter.gui.widgets.layout import column, emptied, holding, row
from vetter.gui.widgets.opening import open_at
from vetter.gui.widgets.text import label
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from vetter.actions import Backup, Desk, Inspection

SHOWN = 8
LINE = 36
ABOUT = tr(
    "Vetter backs everything up by itself, evidence included: once a day if something changed, and before every update, import and "
    "restore. Backups lie on the same disk, so save one elsewhere now and then."
)
SOUND = tr("Everything is as it was saved: {interviews} interviews, {verdicts} verdicts, {exhibits} evidence files.")


class BackupsPart(QWidget):
    """The list of backups and what can be done with them.

    Signals:
        done: a sentence about what was done.
        failed: a sentence about what could not be done.
        replaced: other data are open from now on; says what happened.
    """

    done = Signal(str)
    failed = Signal(str)
    replaced = Signal(str)

    def __init__(self, desk: Desk, folder: Path) -> None:
        """Show the backups of the data folder."""
        super().__init__()
        self._desk, self._folder, self._all = desk, folder, False
        self._list, self._found = column(gap=4), column(gap=4)
        self.now = button(tr("Back up now"), self.back_up, kind="strong")
        self.elsewhere = button(tr("Save a backup elsewhere…"), self.save_elsewhere)
        self.other = button(tr("Put back from a file…"), self.choose_file)
        self.checking = button(tr("Check everything now"), self.check)
        for each in (self.now, self.elsewhere, self.other):
            each.setEnabled(not desk.read_only)
        buttons = flow([self.now, self.elsewhere, self.other])
        self.setLayout(
            column(
                [label(tr("Backups"), Role.SECTION), label(ABOUT, Role.QUIET), buttons, self._list, row([self.checking, -1]), self._found]
            )
        )
        self._show()

    def _show(self) -> None:
        emptied(self._list)
        kept = actions.backups(self._folder)
        if not kept:
            self._list.addWidget(label(tr("There is no backup yet.")))
        for backup in kept if self._all else kept[:SHOWN]:
            self._list.addWidget(self._line(backup))
        if len(kept) > SHOWN and not self._all:
            self._list.addWidget(holding(row([button(tr("Show all {number}", number=len(kept)), self._show_all, kind="link"), -1])))

    def _show_all(self) -> None:
        self._all = True
        self._show()

    def _line(self, backup: Backup) -> QWidget:
        when = day_and_time(backup.made_at)
        size = f"{backup.size / 1_000_000:.1f}".replace(".", self._desk.settings.region.decimal_mark)
        why = tr(
            "{reason}: {held}, {size}\u00a0MB",
            reason=BACKUP_REASONS.get(backup.reason, backup.reason),
            held=held_words(backup),
            size=size,
        )
        put = button(tr("Put back…"), lambda: self.offer(backup.path), kind="small", name=tr("Put back the backup of {when}", when=when))
        put.setEnabled(not self._desk.read_only)
        made = holding(row([label(when, Role.STRONG, wrap=False), label(why, Role.QUIET, wrap=False), -1, put]))
        made.setMinimumHeight(theme.scaled(LINE))
        return made

    def back_up(self) -> None:
        """Make a backup, and say so."""
        self._do(lambda: tr("Backed up and compared: {held}.", held=held_words(actions.back_up(self._desk))))

    def save_elsewhere(self) -> None:
        """Ask where, and write a backup there as one file."""
        name, _filter = QFileDialog.getSaveFileName(self, tr("Save a backup"), "vetter-backup.zip", BACKUP_FILES)
        if name:
            self._do(lambda: tr("Saved and compared: {held}.", held=held_words(actions.save_backup(self._desk, Path(name)))))

    def choose_file(self) -> None:
        """Ask for a backup that was saved elsewhere."""
        name, _filter = QFileDialog.getOpenFileName(self, tr("Put back a backup"), "", BACKUP_FILES)
        if name:
            self.offer(Path(name))

    def offer(self, source: Path) -> None:
        """Show what a backup holds beside what is there now, and put it back when that is wanted."""
        try:
            backup = actions.look_into_backup(self._folder, source)
        except VetterError as error:
            unlocked(self, error, lambda: self.offer(source), self._refuse)
            return
        PutBack(self, backup, lambda: self._put_back(backup)).open()

    def _refuse(self, error: VetterError) -> None:
        self.failed.emit(str(error))

    def _put_back(self, backup: Backup) -> None:
        try:
            actions.restore(self._desk, backup.path)
        except VetterError as error:
            unlocked(self, error, lambda: self._put_back(backup), self._refuse)
            return
        self.replaced.emit(
            tr("The backup of {day_and_time} was put back. What it replaced is a backup itself.", day_and_time=day_and_time(backup.made_at))
        )

    def check(self) -> None:
        """Look at everything in another thread."""
        self.checking.setEnabled(False)
        folder = self._folder
        jobs.start(lambda: actions.check_folder(folder), self.show_found, lambda error: self.failed.emit(str(error)))

    def show_found(self, found: Inspection) -> None:
        """Show what a check has found, and the way out of it."""
        self.checking.setEnabled(True)
        emptied(self._found)
        if found.sound:
            numbers = {"interviews": found.rows["interview"], "verdicts": found.rows["verdict"], "exhibits": found.exhibits}
            self._found.addWidget(label(SOUND.format(**numbers)))
            return
        for problem in found.problems:
            self._found.addWidget(label(problem.sentence, Role.STRONG))
        if found.damaged and not self._desk.read_only:
            self._found.addWidget(holding(row([button(tr("Save what can be read"), self.salvage, kind="strong"), -1])))

    def salvage(self) -> None:
        """Make a new case file of what can be read of this one."""
        try:
            saved = actions.salvage(self._desk)
        except VetterError as error:
            self.failed.emit(str(error))
            return
        self.replaced.emit(
            tr("{interviews} interviews were saved. What was there is kept as {kept}.", interviews=saved.interviews, kept=saved.kept.kept)
        )

    def _do(self, deed: Callable[[], str]) -> None:
        try:
            words = deed()
        except VetterError as error:
            self.failed.emit(str(error))
            return
        self._show()
        self.done.emit(words)


class PutBack(QDialog):
    """What a backup holds, before it takes the place of what is there."""

    def __init__(self, parent: QWidget, backup: Backup, put: Callable[[], None]) -> None:
        """Show `backup`; `put` puts it back."""
        super().__init__(parent)
        self.setWindowTitle(tr("Put back a backup"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._put = put
        head = label(tr("The backup of {day_and_time}", day_and_time=day_and_time(backup.made_at)), Role.TITLE)
        told = tr(
            "Why it was made: {reason}. Every byte of it was compared just now.", reason=BACKUP_REASONS.get(backup.reason, backup.reason)
        )
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        numbers = ((tr("Candidates"), backup.candidates), (tr("Interviews"), backup.interviews), (tr("Verdicts"), backup.verdicts))
        for at, (words, number) in enumerate((*numbers, (tr("Evidence files"), backup.exhibits))):
            grid.addWidget(label(words, Role.BODY, wrap=False), at, 0)
            grid.addWidget(label(f"{number:,}", Role.STRONG, wrap=False, align=Qt.AlignmentFlag.AlignRight), at, 1)
        grid.setColumnStretch(2, 1)
        after = tr("It takes the place of everything that is open now. What is there now is backed up first, so you can come back.")
        self.putting = button(tr("Put it back"), self._accept, kind="primary")
        foot = row([-1, button(tr("Cancel"), self.reject), self.putting])
        parts: list[QWidget | QLayout | int] = [head, label(told), holding(grid), label(after, Role.QUIET), -1, foot]
        self.setLayout(column(parts, gap=12, margins=(24, 20, 24, 20)))
        open_at(self, 520)

    def _accept(self) -> None:
        self.accept()
        self._put()
