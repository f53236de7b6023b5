"""The top of the interview: whose it is, how long it has gone on, whether it is saved, and the way to the verdict."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from vetter.gui import theme
from vetter.gui.theme import Role
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.dates import clock_time, short_day
from vetter.gui.widgets.flow import flow
from vetter.gui.widgets.layout import column, holding, row
from vetter.gui.widgets.text import colour, label, one_line, picture
from vetter.questions.start import HELD_ON, NAME
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from vetter.domain.case import Case

NOT_SAVED, NOT_KEPT = tr("Not saved yet"), tr("Practice, not kept")


class InterviewHead(QWidget):
    """Name and day on the left, saved state and time on the right, then the one filled button."""

    def __init__(self, finish: Callable[[], object]) -> None:
        """Begin before any interview; `finish` leads to the verdict."""
        super().__init__()
        self._title, self._day = one_line("", Role.TITLE), one_line("", Role.CAPTION)
        self._clock, self._minutes = picture("clock", theme.current().ink2, 18), label("", Role.QUIET, wrap=False)
        self._sign, self._saved = picture("check", theme.current().ok, 18), label("", Role.SUPPORT, wrap=False)
        # Room for the longest word, so that nothing beside it moves when it changes.
        metrics = QFontMetrics(theme.font(Role.SUPPORT))
        self._saved.setMinimumWidth(max(metrics.horizontalAdvance(words) for words in (NOT_SAVED, NOT_KEPT, tr("Saved 00:00:00"))) + 2)
        policy = self._sign.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._sign.setSizePolicy(policy)
        names = holding(column([self._title, self._day], gap=0))
        time_parts = row([self._clock, self._minutes], gap=6)
        saved_parts = row([self._sign, self._saved], gap=6)
        finishing = button(tr("Finish and see the verdict"), finish, kind="primary")
        parts: list[QWidget | int] = [names, -1, holding(saved_parts), holding(time_parts), finishing]
        self.setLayout(flow(parts, gap=16, margins=(24, 6, 24, 6), trailing=True))
        roomy = theme.fitting(2) == 2
        self._clock.setVisible(roomy)
        self._minutes.setVisible(roomy)
        self._began = 0.0
        self._every_minute = QTimer(self, interval=60_000)
        self._every_minute.timeout.connect(self._count)
        self.show_saved(None, unsaved=False)

    def begin(self) -> None:
        """Count the minutes from now."""
        self._began = time.monotonic()
        self._every_minute.start()
        self._count()

    def end(self) -> None:
        """Stop counting."""
        self._every_minute.stop()

    def _count(self) -> None:
        minutes = round((time.monotonic() - self._began) / 60)
        self._minutes.setText(f"{minutes}\u00a0min" if minutes else tr("Just begun"))

    def show_case(self, case: Case) -> None:
        """Show whose interview it is, and of which day."""
        self._title.setText(case[NAME] or tr("New interview"))
        held = case[HELD_ON]
        self._day.setText(tr("Interview of {held}", held=short_day(held)) if held else tr("Interview"))

    def show_saved(self, moment: datetime | None, *, unsaved: bool, practice: bool = False) -> None:
        """Show when the draft was last on the disk, or that something is not there yet."""
        saved = moment is not None and not unsaved
        self._sign.setVisible(saved)
        kept = NOT_SAVED if unsaved else tr("Saved {moment}", moment=clock_time(moment)) if moment else ""
        self._saved.setText(NOT_KEPT if practice else kept)
        colour(self._saved, theme.current().ok if saved else theme.current().ink2)
