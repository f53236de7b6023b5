"""The bar over the list while candidates are being chosen: to stand side by side, or to be put away together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from vetter.actions.comparing import FEWEST, MOST
from vetter.assessment.words import listed
from vetter.domain.decision import Shelf
from vetter.gui.theme import Role
from vetter.gui.tongue import spelled
from vetter.gui.widgets.banner import announce
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.flow import flow
from vetter.gui.widgets.layout import column
from vetter.gui.widgets.text import label
from vetter.tongue import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vetter.actions import CandidateRow

CHOOSE = tr("Choose two to four to compare, or any number for reports or to put away: click each, or press the key “{key}” on it.")
MOST_AT_ONCE = 1_000
"""Candidates that are put away at once; more is a slip of the hand, not a wish."""
PUT = {Shelf.CURRENT: tr("Back to the candidates"), Shelf.ARCHIVE: tr("Archive"), Shelf.BIN: tr("To the recycle bin")}


class ChosenBar(QFrame):
    """Who is chosen so far, what is still missing, and the ways on."""

    def __init__(
        self, compare: Callable[[], None], write: Callable[[], None], put: Callable[[Shelf], None], leave: Callable[[], None]
    ) -> None:
        """Call `compare` with enough chosen, `write` for reports, `put` to put them on a shelf, `leave` to open rows again."""
        super().__init__()
        self.setProperty("kind", "card")
        self.candidates: tuple[CandidateRow, ...] = ()
        self._told = label(CHOOSE.format(key=spelled("Space")), Role.BODY)
        self._compare = button(tr("Side by side"), compare, kind="strong", name=tr("Show the chosen side by side"))
        self._compare.setToolTip(spelled("Return"))
        self._leave = button(tr("Cancel"), leave, name=tr("Cancel the comparison"))
        self._put = {shelf: button(words, partial(put, shelf), name=tr("{words}: the chosen", words=words)) for shelf, words in PUT.items()}
        self._write = button(tr("Reports…"), write, name=tr("Reports on the chosen, as PDF"))
        deeds = flow([self._compare, self._write, *self._put.values(), self._leave])
        self.setLayout(column([self._told, deeds], margins=(16, 12, 16, 12)))
        self.hide()

    def go_on(self) -> None:
        """Show them side by side, where that can be done."""
        self._compare.click()

    def show_shelf(self, present: Shelf) -> None:
        """Offer the shelves other than the one that is shown."""
        for shelf, made in self._put.items():
            made.setVisible(shelf is not present)

    def show_chosen(self, candidates: Sequence[CandidateRow], count: int) -> None:
        """Show who is chosen, or only how many when they are too many; whoever has no verdict yet cannot be compared."""
        self.candidates = tuple(candidates)
        for made in self._put.values():
            made.setEnabled(bool(candidates))
        self._write.setEnabled(any(each.verdict is not None for each in candidates))
        without = [each.name for each in candidates if each.verdict is None]
        self._compare.setEnabled(FEWEST <= len(candidates) <= MOST and not without)
        told = self._words(without, count)
        if told != self._told.text():
            self._told.setText(told)
            if self.isVisible():
                announce(self, told)

    def _words(self, without: list[str], count: int) -> str:
        chosen = [each.name for each in self.candidates]
        if count > MOST_AT_ONCE:
            return tr("These are {count:,}; at most {most_at_once:,} can be put away at once.", count=count, most_at_once=MOST_AT_ONCE)
        if not chosen:
            return CHOOSE.format(key=spelled("Space"))
        if without:
            return trn(
                "{names} has no verdict yet: finish the interview first.",
                "{names} have no verdict yet: finish the interview first.",
                len(without),
                names=listed(without),
            )
        if len(chosen) > MOST:
            return tr("{number} are chosen; four fit side by side at most.", number=len(chosen))
        if len(chosen) < FEWEST:
            return tr("{chosen}, and who else?", chosen=chosen[0])
        return f"{listed(chosen)}."
