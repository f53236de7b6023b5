"""Whether the owner has met this candidate before: asked while the name is typed, so that both talks stand in one history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vetter import actions
from vetter.errors import BusyFileError
from vetter.gui.theme import Role
from vetter.gui.widgets.banner import announce
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.dates import short_day
from vetter.gui.widgets.layout import emptied, row
from vetter.gui.widgets.text import label
from vetter.questions.start import CONTACT, NAME
from vetter.tongue import tr, trn

if TYPE_CHECKING:
    from vetter.actions import Desk, Known
    from vetter.domain.case import Case

CLOSED = tr(
    "You have met before. What was judged then stays closed until this talk is finished, so that it does not colour what you hear now."
)


class Recognition(QFrame):
    """A line above the questions; hidden while there is nothing to ask or to say.

    Signals:
        recognised: the id of the candidate this one is, or was before the owner took it back.
    """

    recognised = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Begin hidden."""
        super().__init__()
        self.setProperty("kind", "banner")
        self._desk = desk
        self._row = row(margins=(24, 6, 24, 6))
        self.setLayout(self._row)
        self._looked_at: tuple[object, ...] = ()
        self._strangers: set[str] = set()
        self._before = ""
        self.hide()

    def begin(self) -> None:
        """Begin with another interview."""
        self._looked_at, self._strangers, self._before = (), set(), ""
        self.hide()

    def show_case(self, case: Case) -> None:
        """Ask or say what there is about the candidate of this case; nothing is looked up twice."""
        at = (case.candidate, case[NAME], case[CONTACT], len(self._strangers))
        if at == self._looked_at:
            return
        try:
            talked, seen = actions.earlier_talks(self._desk, case), actions.seen_before(self._desk, case)
        except BusyFileError:  # looked up with the next letter
            return
        self._looked_at = at
        if talked:
            back = ((tr("Somebody else after all"), partial(self._take_back, case)),) if self._before else ()
            self._say(CLOSED, *back)
            return
        found = [each for each in seen if each.candidate not in self._strangers]
        if not found:
            self.hide()
            return
        self._ask(case, found[0])

    def _ask(self, case: Case, known: Known) -> None:
        text = trn(
            "Seen before? {name}, {number} interview, last on {day}: {sign}.",
            "Seen before? {name}, {number} interviews, last on {day}: {sign}.",
            known.interviews,
            name=known.name,
            day=short_day(known.last_seen),
            sign=known.sign.label,
        )
        self._say(
            text,
            (tr("The same person"), partial(self._recognise, case, known)),
            (tr("Somebody else"), partial(self._dismiss, case, known)),
        )

    def _say(self, text: str, *deeds: tuple[str, partial[None]]) -> None:
        emptied(self._row)
        self._row.addWidget(label(text, Role.BODY), 1)
        for words, deed in deeds:
            self._row.addWidget(button(words, deed, kind="strong"))
        self.show()
        announce(self, text)

    def _recognise(self, case: Case, known: Known) -> None:
        self._before = case.candidate
        self.recognised.emit(known.candidate)

    def _dismiss(self, case: Case, known: Known) -> None:
        self._strangers.add(known.candidate)
        self.show_case(case)

    def _take_back(self, case: Case) -> None:
        before, self._before = self._before, ""
        self._strangers.add(case.candidate)
        self.recognised.emit(before)
