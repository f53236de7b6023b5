"""How far a number is trusted, given how it was shown (METHOD 4.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.domain.evidence import Evidence

if TYPE_CHECKING:
    from vetter.settings import Assumptions

MEASUREMENT_ERROR = {
    Evidence.NOTHING: 0.40,
    Evidence.WORD: 0.40,
    Evidence.SCREENSHOT: 0.25,
    Evidence.ANALYTICS: 0.10,
    Evidence.THIRD_PARTY: 0.05,
}
"""Log-sd of a number around the truth, by how it was shown (METHOD 1.2)."""


def shown(evidence: Evidence | None) -> Evidence:
    """Return how a claim was shown; what nobody noted was at least said."""
    return Evidence.WORD if evidence is None else evidence


def trust(evidence: Evidence | None, assumptions: Assumptions) -> float:
    """Return the chance that a number is right within 25 %: odds x LR / (1 + odds x LR)."""
    ratio = {
        Evidence.NOTHING: 0.0,
        Evidence.WORD: assumptions.likelihood_word,
        Evidence.SCREENSHOT: assumptions.likelihood_screenshot,
        Evidence.ANALYTICS: assumptions.likelihood_analytics,
        Evidence.THIRD_PARTY: assumptions.likelihood_third_party,
    }[shown(evidence)]
    odds = assumptions.prior_odds * ratio
    return odds / (1 + odds)


def checked_out(believed: float, assumptions: Assumptions) -> float:
    """Return the trust a claim would have if it were opened together in analytics; never less than it has."""
    return max(believed, trust(Evidence.ANALYTICS, assumptions))
