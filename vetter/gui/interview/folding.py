"""What of an interview is shown in how much room: in little, the verdict so far takes the place of the sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.gui import look, theme

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from vetter.gui.interview.handle import Handle

FOLDED_BELOW = 1080
"""Below this width of the page the live panel is a drawer."""


CRAMPED_BELOW = 832
"""Below this the sections become a list in the handle, and the panel takes the place of the questions while it is open."""


class Folding:
    """Sections on the left, the live panel on the right, and the handle that stands for them while they are folded away."""

    def __init__(self, sections: QWidget, questions: QWidget, live: QWidget, handle: Handle, folder: Path | None) -> None:
        """Begin as the room allows, and as it was left; `folder` is where that is kept."""
        self._sections, self._questions, self._live, self._handle = sections, questions, live, handle
        self._folder, self._left_folded = folder, look.live_folded(folder)
        self._folded: bool | None = None
        self._width = 0

    @property
    def _narrow(self) -> bool:
        return self._width < theme.scaled(FOLDED_BELOW)

    @property
    def _present(self) -> bool:
        return (self._narrow or self._left_folded) if self._folded is None else self._folded

    def toggle(self) -> None:
        """Fold the live panel away or out; how it is left where there is room for it is kept."""
        self._folded = not self._present
        if not self._narrow:
            self._left_folded = self._folded
            look.fold_live(self._folder, folded=self._folded)
        self.arrange(self._width)

    def arrange(self, width: int) -> None:
        """Show what fits; where room comes or goes, what was chosen before counts no more."""
        before, self._width = self._narrow, width
        if before is not self._narrow:
            self._folded = None
        folded = self._present
        self._live.setVisible(not folded)
        self._handle.setVisible(self._narrow or folded)
        cramped = width < theme.scaled(CRAMPED_BELOW)
        self._handle.offer_sections(offered=cramped)
        self._questions.setVisible(not cramped or folded)
        self._sections.setVisible(not cramped and (not self._narrow or folded))
