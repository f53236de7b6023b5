"""One of the six sub-scores, scored on its own before any total."""

from __future__ import annotations

from dataclasses import dataclass

RANGE = 1.2816
"""How many standard deviations an 80 % range reaches to each side."""


@dataclass(frozen=True)
class SubScore:
    """A score from 0 to 100 with its standard deviation and the reason in one sentence."""

    key: str
    label: str
    weight: float
    score: float
    sd: float
    asked: bool
    reason: str

    @property
    def low(self) -> float:
        """Lower end of the 80 % range."""
        return max(0.0, self.score - RANGE * self.sd)

    @property
    def high(self) -> float:
        """Upper end of the 80 % range."""
        return min(100.0, self.score + RANGE * self.sd)
