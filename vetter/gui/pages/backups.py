"""Backups in the settings: made now, saved elsewhere, looked into and put back; and everything checked on demand."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QLayout, QWidget

from vetter import actions
from vetter.actions import BACKUP_REASONS
from vetter.errors import VetterError
from vetter.gui import theme
from vetter.gui.passphrase import unlocked
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.dates import day_and_time
from vetter.gui.widgets.files import BACKUP_FILES, held_words
from vetter.gui.widgets.flow import flow
from vetter.gui.widgets.layout import column, emptied, holding, row
from vetter.gui.widgets.opening import open_at
from vetter.gui.widgets.text import label
from vetter.gui.working import wait_for
from vetter.tongue import Grouped, tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable

    from vetter.actions import Backup, Desk, Inspection

SHOWN = 8
LINE = 36
ABOUT = tr(
    "Vetter backs everything up by itself, evidence included: once a day if something changed, and before every update, import and "
    "restore. Backups lie on the same disk, so save one elsewhere now and then."
)
UNCHANGED = tr("Stopped. Everything is as it was.")


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
        self.setLayout(column([label(ABOUT, Role.QUIET), buttons, self._list, row([self.checking, -1]), self._found]))
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
        held = label(why, Role.QUIET)
        line = row([label(when, Role.STRONG, wrap=False), held, put])
        line.setStretchFactor(held, 1)
        made = holding(line)
        made.setMinimumHeight(theme.scaled(LINE))
        ahead = actions.dated_ahead(backup)
        return holding(column([made, label(ahead, Role.QUIET)], gap=0)) if ahead else made

    def back_up(self) -> None:
        """Make a backup, and say so."""
        self._do(tr("Backing up"), partial(actions.back_up, self._desk), tr("Backed up and compared: {held}."))

    def save_elsewhere(self) -> None:
        """Ask where, and write a backup there as one file."""
        name, _filter = QFileDialog.getSaveFileName(self, tr("Save a backup"), "vetter-backup.zip", BACKUP_FILES)
        if name:
            self._do(tr("Backing up"), partial(actions.save_backup, self._desk, Path(name)), tr("Saved and compared: {held}."))

    def choose_file(self) -> None:
        """Ask for a backup that was saved elsewhere."""
        name, _filter = QFileDialog.getOpenFileName(self, tr("Put back a backup"), "", BACKUP_FILES)
        if name:
            self.offer(Path(name))

    def offer(self, source: Path) -> None:
        """Show what a backup holds beside what is there now, and put it back when that is wanted."""

        def ask(backup: Backup) -> None:
            PutBack(self, backup, lambda: self._put_back(backup)).open()

        work = partial(actions.look_into_backup, self._folder, source)
        failed = partial(self._unlock, lambda: self.offer(source))
        wait_for(self, tr("Comparing the backup"), work, ask, failed, partial(self.done.emit, UNCHANGED), alone=True)

    def _unlock(self, again: Callable[[], object], error: VetterError) -> None:
        unlocked(self, error, again, self._refuse)

    def _refuse(self, error: VetterError) -> None:
        self.failed.emit(str(error))

    def _put_back(self, backup: Backup) -> None:
        told = tr(
            "The backup of {day_and_time} was put back. What it replaced is a backup itself.", day_and_time=day_and_time(backup.made_at)
        )
        work = partial(actions.restore_into, self._folder, backup.path)
        self._replace(tr("Putting the backup back"), work, lambda _replaced: told, lambda: self._put_back(backup))

    def _replace(self, words: str, work: Callable[[], Any], told: Callable[[Any], str], again: Callable[[], object]) -> None:
        """Have something else put in the place of the case file, which is closed meanwhile; `again` tries anew with a passphrase."""
        around = ExitStack()
        around.enter_context(actions.opened_again(self._desk))

        def after(call: Callable[..., object]) -> Callable[..., None]:
            def opened(*value: object) -> None:
                try:
                    around.close()
                except VetterError as error:
                    self._unlock(again, error)
                else:
                    call(*value)

            return opened

        done, failed = after(lambda came: self.replaced.emit(told(came))), after(partial(self._unlock, again))
        wait_for(self.window(), words, work, done, failed, after(partial(self.done.emit, UNCHANGED)), alone=True)

    def check(self) -> None:
        """Look at everything in another thread."""
        self.checking.setEnabled(False)
        folder = self._folder
        wait_for(self, tr("Looking at everything"), partial(actions.check_folder, folder), self.show_found, self._refuse, self._unchecked)

    def _unchecked(self) -> None:
        self.checking.setEnabled(True)
        self.done.emit(tr("Stopped. Not everything was looked at."))

    def show_found(self, found: Inspection) -> None:
        """Show what a check has found, and the way out of it."""
        self.checking.setEnabled(True)
        emptied(self._found)
        if found.sound:
            parts = (
                trn("{number:,} interview", "{number:,} interviews", found.rows["interview"]),
                trn("{number:,} verdict", "{number:,} verdicts", found.rows["verdict"]),
                trn("{number:,} evidence file", "{number:,} evidence files", found.exhibits),
            )
            self._found.addWidget(label(tr("Everything is as it was saved: {all}.", all=", ".join(parts))))
            return
        for problem in found.problems:
            self._found.addWidget(label(problem.sentence, Role.STRONG))
        if found.repairable and not self._desk.read_only:
            words = tr("Save what can be read") if found.damaged else tr("Repair")
            self._found.addWidget(holding(row([button(words, self.salvage, kind="strong"), -1])))

    def salvage(self) -> None:
        """Make a new case file of what can be read of this one."""
        self._replace(
            tr("Saving what can be read"),
            partial(actions.salvage_into, self._folder),
            lambda saved: trn(
                "{number:,} interview was saved. What was there is kept as {kept}.",
                "{number:,} interviews were saved. What was there is kept as {kept}.",
                saved.interviews,
                kept=saved.kept.kept,
            ),
            self.salvage,
        )

    def _do(self, words: str, work: Callable[[], Backup], told: str) -> None:
        def done(backup: Backup) -> None:
            self._show()
            self.done.emit(told.format(held=held_words(backup)))

        wait_for(self, words, work, done, self._refuse, partial(self.done.emit, tr("Stopped. No backup was made.")), alone=True)


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
            grid.addWidget(label(f"{Grouped(number):,}", Role.STRONG, wrap=False, align=Qt.AlignmentFlag.AlignRight), at, 1)
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
