"""The live panel: the verdict so far, the one question to ask next, flags, and what remains of the audience."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame

from vetter.gui import theme
from vetter.gui.blocks import flag_widget, widget_for
from vetter.gui.theme import Role
from vetter.gui.widgets.banner import announce
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.layout import card, column, emptied, hairline, holding, row, scrolled
from vetter.gui.widgets.text import colour, label, picture
from vetter.gui.widgets.verdict import icon_name
from vetter.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vetter.domain.verdict import Verdict
    from vetter.dossier.during import Live

WIDE = 292
SHOWN_FLAGS = 3
LINK_PADDING = 7
"""What stands between the edge of a link and its words; taken back so that the words stand under those above."""
ANNOUNCED_EVERY = 1_000
"""Milliseconds a new verdict has to settle before a screen reader says it, so that typing is not talked over."""


class LivePanel(QFrame):
    """Follows every keystroke; only what changed is drawn anew.

    Signals:
        wanted: the key of the question the owner wants to go to.
    """

    wanted = Signal(str)

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.setProperty("kind", "panel")
        self.setFixedWidth(theme.scaled(WIDE))
        self._live: Live | None = None
        self._announced: Verdict | None = None
        self._quiet = QTimer(self, singleShot=True, interval=ANNOUNCED_EVERY)
        self._quiet.timeout.connect(self._announce)
        self._verdict, self._flags, self._crowd = column(gap=4), column(gap=12), column(gap=8)
        self._sentence = label("", Role.QUIET)
        self._ask, self._good_for = label("", Role.STRONG), label("", Role.SUPPORT)
        self._go = button(tr("Go to it"), self._to_question, kind="link", icon="arrow-right", name=tr("Go to the question to ask next"))
        asks = card(
            [label(tr("Ask next"), Role.CAPTION), self._ask, self._good_for, row([self._go, -1], margins=(-LINK_PADDING, 0, 0, 0))],
            kind="tinted",
            gap=2,
            padding=12,
        )
        body = column(
            [label(tr("Verdict so far"), Role.CAPTION), self._verdict, self._sentence, 8, asks, 8, self._flags, 8, self._crowd, -1],
            gap=4, margins=(20, 20, 20, 20),
        )  # fmt: skip
        self.setLayout(column([scrolled(holding(body))], margins=(1, 0, 0, 0)))

    def first_field(self) -> QWidget:
        """Return what takes the focus first."""
        return self._go

    def show_live(self, live: Live) -> None:
        """Show the case as it stands."""
        before, self._live = self._live, live
        if before is None or (before.verdict, before.headline) != (live.verdict, live.headline):
            self._show_verdict(live)
        if before is None:
            self._announced = live.verdict
        elif live.verdict is not self._announced and not self._quiet.isActive():
            self._quiet.start()
        self._sentence.setText(live.sentence)
        if before is None or (before.ask_next, before.ask_why) != (live.ask_next, live.ask_why):
            self._ask.setText(live.ask_next)
            self._good_for.setText(live.ask_why)
            self._good_for.setVisible(bool(live.ask_why))
            self._go.setVisible(bool(live.ask_key))
        if before is None or before.flags != live.flags:
            self._show_flags(live)
        if before is None or before.waterfall != live.waterfall:
            self._show_crowd(live)

    def _show_verdict(self, live: Live) -> None:
        emptied(self._verdict)
        tint = theme.current().tone(live.verdict.tone)
        words = label(live.headline, Role.SECTION)
        colour(words, tint)
        line = row(gap=8)
        line.addWidget(picture(icon_name(live.verdict), tint, 22, says=live.verdict.label))
        line.addWidget(words, 1)
        self._verdict.addLayout(line)

    def _announce(self) -> None:
        if self._live is not None and self._live.verdict is not self._announced:
            self._announced = self._live.verdict
            announce(self, tr("Verdict so far: {headline}", headline=self._live.headline))

    def _show_flags(self, live: Live) -> None:
        emptied(self._flags)
        for flag in live.flags[:SHOWN_FLAGS]:
            self._flags.addWidget(hairline())
            self._flags.addWidget(flag_widget(flag, brief=True))
        more = len(live.flags) - SHOWN_FLAGS
        if more > 0:
            self._flags.addWidget(label(tr("and {more} more, in the verdict", more=more), Role.CAPTION))

    def _show_crowd(self, live: Live) -> None:
        emptied(self._crowd)
        if live.waterfall is not None:
            self._crowd.addWidget(hairline())
            self._crowd.addWidget(label(live.waterfall_title, Role.STRONG))
            self._crowd.addWidget(widget_for(live.waterfall))

    def _to_question(self) -> None:
        if self._live is not None and self._live.ask_key:
            self.wanted.emit(self._live.ask_key)
