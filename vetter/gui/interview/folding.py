"""What of an interview is shown in how much room: in little, the verdict so far takes the place of the sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.gui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vetter.gui.interview.handle import Handle

FOLDED_BELOW = 1080
"""Below this width of the page the live panel is a drawer."""


CRAMPED_BELOW = 832
"""Below this the sections become a list in the handle, and the panel takes the place of the questions while it is open."""


class Folding:
    """Sections on the left, the live panel on the right, and the handle that stands for them while they are folded away."""

    def __init__(self, sections: QWidget, questions: QWidget, live: QWidget, handle: Handle) -> None:
        """Begin as the room allows."""
        self._sections, self._questions, self._live, self._handle = sections, questions, live, handle
        self._folded: bool | None = None
        self._width = 0

    @property
    def _narrow(self) -> bool:
        return self._width < theme.scaled(FOLDED_BELOW)

    def toggle(self) -> None:
        """Fold the live panel away or out."""
        self._folded = not self._folded if self._folded is not None else not self._narrow
        self.arrange(self._width)

    def arrange(self, width: int) -> None:
        """Show what fits; where room comes or goes, what was chosen before counts no more."""
        before, self._width = self._narrow, width
        if before is not self._narrow:
            self._folded = None
        folded = self._narrow if self._folded is None else self._folded
        self._live.setVisible(not folded)
        self._handle.setVisible(self._narrow or folded)
        cramped = width < theme.scaled(CRAMPED_BELOW)
        self._handle.offer_sections(offered=cramped)
        self._questions.setVisible(not cramped or folded)
        self._sections.setVisible(not cramped and (not self._narrow or folded))
