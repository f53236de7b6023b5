"""What was done to an interview, step by step, so that it can be undone and done again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from vetter.domain.case import Case

MOST = 500
"""Steps remembered; a case is small, and its answers are shared between steps."""


class Step(NamedTuple):
    """Where one edit was made, and the whole case on its other side."""

    key: str
    case: Case


@dataclass
class Steps:
    """Two piles of cases. Edits to one question belong to one step until its field is left."""

    _done: list[Step] = field(default_factory=list)
    _undone: list[Step] = field(default_factory=list)
    _open: str = ""

    def note(self, key: str, before: Case) -> None:
        """Remember how a case was before an edit to a question."""
        self._undone.clear()
        if key != self._open:
            self._done = [*self._done[1 - MOST :], Step(key, before)]
            self._open = key

    def leave(self) -> None:
        """Let the next edit be a step of its own."""
        self._open = ""

    def undo(self, now: Case) -> Step | None:
        """Return the step back from a case, or None when nothing is left to undo."""
        return self._over(now, self._done, self._undone)

    def redo(self, now: Case) -> Step | None:
        """Return the step forward again, or None."""
        return self._over(now, self._undone, self._done)

    def _over(self, now: Case, source: list[Step], target: list[Step]) -> Step | None:
        self.leave()
        while source:
            step = source.pop()
            if step.case != now:  # the field may have undone its own letters already
                target.append(Step(step.key, now))
                return step
        return None
