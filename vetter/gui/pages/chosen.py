"""The bar over the list while candidates are being chosen for a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from vetter.actions.comparing import FEWEST, MOST
from vetter.assessment.words import listed
from vetter.gui.theme import Role
from vetter.gui.widgets.banner import announce
from vetter.gui.widgets.buttons import button
from vetter.gui.widgets.layout import row
from vetter.gui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vetter.actions import CandidateRow

CHOOSE = "Choose two to four candidates: click each, or press Space on it."


class ChosenBar(QFrame):
    """Who is chosen so far, what is still missing, and the two ways on."""

    def __init__(self, compare: Callable[[], None], leave: Callable[[], None]) -> None:
        """Call `compare` with enough chosen, `leave` to open rows again."""
        super().__init__()
        self.setProperty("kind", "card")
        self.candidates: tuple[CandidateRow, ...] = ()
        self._told = label(CHOOSE, Role.BODY)
        self._compare = button("Side by side", compare, kind="strong", name="Show the chosen side by side")
        self._leave = button("Cancel", leave, name="Cancel the comparison")
        line = row([self._told, self._compare, self._leave], margins=(16, 8, 8, 8))
        line.setStretch(0, 1)
        self.setLayout(line)
        self.hide()

    def show_chosen(self, candidates: Sequence[CandidateRow]) -> None:
        """Show who is chosen; whoever has no verdict yet cannot be compared."""
        self.candidates = tuple(candidates)
        without = [each.name for each in candidates if each.verdict is None]
        self._compare.setEnabled(FEWEST <= len(candidates) <= MOST and not without)
        told = self._words(without)
        if told != self._told.text():
            self._told.setText(told)
            if self.isVisible():
                announce(self, told)

    def _words(self, without: list[str]) -> str:
        chosen = [each.name for each in self.candidates]
        if not chosen:
            return CHOOSE
        if without:
            are = "has" if len(without) == 1 else "have"
            return f"{listed(without)} {are} no verdict yet: finish the interview first."
        if len(chosen) < FEWEST:
            return f"{chosen[0]}, and who else?"
        if len(chosen) > MOST:
            return f"These are {len(chosen)}; four fit side by side at most."
        return f"{listed(chosen)}."
