"""The rescue window: what can be done about a case file that is damaged or gone, instead of a refusal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from vetter import actions
from vetter.actions import BACKUP_REASONS
from vetter.errors import VetterError
from vetter.gui.passphrase import unlocked
from vetter.gui.style_sheet import dress
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.dates import day_and_time
from vetter.gui.widgets.files import BACKUP_FILES, held_words
from vetter.gui.widgets.layout import column, hairline, holding, row
from vetter.gui.widgets.letters import Letters
from vetter.gui.widgets.opening import open_at
from vetter.gui.widgets.text import label
from vetter.gui.working import wait_for
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from vetter.actions import Backup, Desk
    from vetter.errors import DamagedFileError

SHOWN = 3
KEPT = tr("Whatever you choose, the damaged file is kept beside it.")
SALVAGE = tr(
    "Everything that can still be read is taken over into a new file: usually nearly all, and what was saved since the last backup."
)
LOOK = tr("The damaged file is opened for reading alone. Some of it may not show.")


class Rescue(QDialog):
    """Put a backup back, save what can be read, or look; `desk` is what was opened in the end."""

    def __init__(self, folder: Path, error: DamagedFileError) -> None:
        """Say what is wrong in `folder`, and what can be done."""
        super().__init__()
        self._folder = folder
        self.desk: Desk | None = None
        self.setWindowTitle(tr("Vetter: the case file needs help"))
        self._problem = label(str(error), Role.BODY)
        kept = actions.backups(folder)[:SHOWN]
        self.other = button(tr("A backup from elsewhere…"), self._choose)
        self.salvaging = button(tr("Save what can be read"), self._salvage, kind="" if kept else "primary")
        self.looking = button(tr("Look, without changing anything"), self._look)
        none = "" if kept else tr("There is no backup in the data folder.")
        parts = [
            label(tr("The case file cannot be opened as it is"), Role.TITLE),
            self._problem,
            label(KEPT, Role.QUIET),
            hairline(),
            label(tr("Put a backup back"), Role.SECTION),
            *(self._line(backup, first=not at) for at, backup in enumerate(kept)),
            _way(label(none), self.other),
            hairline(),
            _way(label(SALVAGE, Role.QUIET), self.salvaging),
            hairline(),
            _way(label(LOOK, Role.QUIET), self.looking),
            hairline(),
            holding(row([-1, button(tr("Close Vetter"), self.reject)])),
        ]
        self.setLayout(column(parts, gap=8, margins=(24, 20, 24, 20)))
        dress(self)
        Letters(self)
        open_at(self, 760)

    def _line(self, backup: Backup, *, first: bool) -> QWidget:
        when = day_and_time(backup.made_at)
        held = f"{BACKUP_REASONS.get(backup.reason, backup.reason)}: {held_words(backup)}"
        name = tr("Put back the backup of {when}", when=when)
        put = button(tr("Put back"), lambda: self._put_back(backup.path), kind="primary" if first else "", name=name)
        return _way(label(held, Role.QUIET), put, label(when, Role.STRONG, wrap=False))

    def _choose(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(self, tr("Put back a backup"), "", BACKUP_FILES)
        if name:
            self._put_back(Path(name))

    def _put_back(self, source: Path) -> None:
        self._open(lambda: actions.restore_into(self._folder, source), lambda: actions.open_desk(self._folder, sound=True))

    def _salvage(self) -> None:
        self._open(lambda: actions.salvage_into(self._folder), lambda: actions.open_desk(self._folder, sound=True))

    def _look(self) -> None:
        self._open(lambda: None, lambda: actions.look_desk(self._folder))

    def _open(self, deed: Callable[[], object], desk: Callable[[], Desk]) -> None:
        """Do it and open what came of it, or say why not and stay."""

        def done(_came: object) -> None:
            try:
                self.desk = desk()
            except VetterError as error:
                failed(error)
            else:
                self.accept()

        def failed(error: VetterError) -> None:
            unlocked(self, error, lambda: self._open(deed, desk), lambda told: self._problem.setText(str(told)))

        wait_for(self, tr("Putting the case file in order"), deed, done, failed, lambda: None, alone=True)


def _way(told: QWidget, deed: QWidget, *before: QWidget) -> QWidget:
    """Return a way out: what it does, and at the end of the line what does it."""
    line = row([*before, told, deed], gap=16)
    line.setStretchFactor(told, 1)
    line.setAlignment(deed, Qt.AlignmentFlag.AlignVCenter)
    return holding(line)
