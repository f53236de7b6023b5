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
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.dates import day_and_time
from vetter.gui.widgets.layout import column, emptied, holding, row
from vetter.gui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from vetter.actions import Backup, Desk, Inspection

SHOWN = 8
LINE = 36
ABOUT = (
    "Vetter backs everything up by itself, evidence included: once a day if something changed, and before every update, import and "
    "restore. Backups lie on the same disk, so save one elsewhere now and then."
)
SOUND = "Everything is as it was saved: {interviews} interviews, {verdicts} verdicts, {exhibits} evidence files."
KINDS = "Backup of Vetter (*.zip)"


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
        self.now = button("Back up now", self.back_up, kind="strong")
        self.elsewhere = button("Save a backup elsewhere…", self.save_elsewhere)
        self.other = button("Put back from a file…", self.choose_file)
        self.checking = button("Check everything now", self.check)
        for each in (self.now, self.elsewhere, self.other):
            each.setEnabled(not desk.read_only)
        buttons = row([self.now, self.elsewhere, self.other, -1])
        self.setLayout(
            column([label("Backups", Role.SECTION), label(ABOUT, Role.QUIET), buttons, self._list, row([self.checking, -1]), self._found])
        )
        self._show()

    def _show(self) -> None:
        emptied(self._list)
        kept = actions.backups(self._folder)
        if not kept:
            self._list.addWidget(label("There is no backup yet."))
        for backup in kept if self._all else kept[:SHOWN]:
            self._list.addWidget(self._line(backup))
        if len(kept) > SHOWN and not self._all:
            self._list.addWidget(holding(row([button(f"Show all {len(kept)}", self._show_all, kind="link"), -1])))

    def _show_all(self) -> None:
        self._all = True
        self._show()

    def _line(self, backup: Backup) -> QWidget:
        when = day_and_time(backup.made_at)
        why = f"{BACKUP_REASONS.get(backup.reason, backup.reason)}: {_held(backup)}, {backup.size / 1e6:.1f}\u00a0MB"
        put = button("Put back…", lambda: self.offer(backup.path), kind="small", name=f"Put back the backup of {when}")
        put.setEnabled(not self._desk.read_only)
        made = holding(row([label(when, Role.STRONG, wrap=False), label(why, Role.QUIET, wrap=False), -1, put]))
        made.setMinimumHeight(theme.scaled(LINE))
        return made

    def back_up(self) -> None:
        """Make a backup, and say so."""
        self._do(lambda: f"Backed up and compared: {_held(actions.back_up(self._desk))}.")

    def save_elsewhere(self) -> None:
        """Ask where, and write a backup there as one file."""
        name, _filter = QFileDialog.getSaveFileName(self, "Save a backup", "vetter-backup.zip", KINDS)
        if name:
            self._do(lambda: f"Saved and compared: {_held(actions.save_backup(self._desk, Path(name)))}.")

    def choose_file(self) -> None:
        """Ask for a backup that was saved elsewhere."""
        name, _filter = QFileDialog.getOpenFileName(self, "Put back a backup", "", KINDS)
        if name:
            self.offer(Path(name))

    def offer(self, source: Path) -> None:
        """Show what a backup holds beside what is there now, and put it back when that is wanted."""
        try:
            backup = actions.look_into_backup(self._folder, source)
        except VetterError as error:
            self.failed.emit(str(error))
            return
        PutBack(self, backup, lambda: self._put_back(backup)).open()

    def _put_back(self, backup: Backup) -> None:
        try:
            actions.restore(self._desk, backup.path)
        except VetterError as error:
            self.failed.emit(str(error))
            return
        self.replaced.emit(f"The backup of {day_and_time(backup.made_at)} was put back. What it replaced is a backup itself.")

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
            self._found.addWidget(holding(row([button("Save what can be read", self.salvage, kind="strong"), -1])))

    def salvage(self) -> None:
        """Make a new case file of what can be read of this one."""
        try:
            saved = actions.salvage(self._desk)
        except VetterError as error:
            self.failed.emit(str(error))
            return
        self.replaced.emit(f"{saved.interviews} interviews were saved. What was there is kept as {saved.kept.kept}.")

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
        self.setWindowTitle("Put back a backup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._put = put
        head = label(f"The backup of {day_and_time(backup.made_at)}", Role.TITLE)
        told = f"Why it was made: {BACKUP_REASONS.get(backup.reason, backup.reason)}. Every byte of it was compared just now."
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        numbers = (("Candidates", backup.candidates), ("Interviews", backup.interviews), ("Verdicts", backup.verdicts))
        for at, (words, number) in enumerate((*numbers, ("Evidence files", backup.exhibits))):
            grid.addWidget(label(words, Role.BODY, wrap=False), at, 0)
            grid.addWidget(label(f"{number:,}", Role.STRONG, wrap=False, align=Qt.AlignmentFlag.AlignRight), at, 1)
        grid.setColumnStretch(2, 1)
        after = "It takes the place of everything that is open now. What is there now is backed up first, so you can come back."
        self.putting = button("Put it back", self._accept, kind="primary")
        foot = row([-1, button("Cancel", self.reject), self.putting])
        parts: list[QWidget | QLayout | int] = [head, label(told), holding(grid), label(after, Role.QUIET), -1, foot]
        self.setLayout(column(parts, gap=12, margins=(24, 20, 24, 20)))
        self.setMinimumWidth(520)

    def _accept(self) -> None:
        self.accept()
        self._put()


def _held(backup: Backup) -> str:
    return f"{backup.candidates} candidates, {backup.interviews} interviews, {backup.exhibits} evidence files"
