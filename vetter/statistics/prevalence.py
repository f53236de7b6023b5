"""How common something is, by a test that misses some and wrongly finds others (Rogan and Gladen 1978), as a Bayesian sum over tests."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vetter.statistics.beta import Beta

_STEPS = 200
"""Shares looked at between 0 and 1; each stands for half a per cent."""
_QUANTILES = 5
_LARGEST_SAMPLE = 2_000
"""Beyond this many looked at, not chance but the test itself is what is uncertain."""


@dataclass(frozen=True, slots=True)
class Screening:
    """A test as it was tried on people whose nature was known: the shares rightly caught and rightly passed."""

    caught: Beta
    passed: Beta


@dataclass(frozen=True, slots=True)
class Prevalence:
    """The chance of each share, in equal steps from 0 to 1."""

    chances: tuple[float, ...]

    def ppf(self, p: float) -> float:
        """Return the share below which the true one lies with probability p; between two steps by a straight line."""
        below = 0.0
        for step, chance in enumerate(self.chances):
            if below + chance > p:
                return (step + (p - below) / chance) / len(self.chances)
            below += chance
        return 1.0


@lru_cache(maxsize=256)
def prevalence(found: int, looked_at: int, tests: tuple[Screening, ...], prior: Beta) -> Prevalence:
    """Return what is believed of a share after a test found so many among those looked at.

    Each test is one opinion of how well the signs work; each counts by how well it explains what was found.

    Raises:
        ValueError: unless 0 <= found <= looked_at and something was looked at.

    """
    if not 0 <= found <= looked_at or looked_at == 0:
        text = f"{found!r} of {looked_at!r} is no count of a sample"
        raise ValueError(text)
    scale = min(1.0, _LARGEST_SAMPLE / looked_at)
    hits, misses = found * scale, (looked_at - found) * scale
    shares = [(step + 0.5) / _STEPS for step in range(_STEPS)]
    logs = [_log_evidence(share, hits, misses, tests) for share in shares]
    most = max(logs)
    weights = [math.exp(log - most) * _density(prior, share) for log, share in zip(logs, shares, strict=True)]
    whole = math.fsum(weights)
    return Prevalence(tuple(weight / whole for weight in weights))


def _log_evidence(share: float, hits: float, misses: float, tests: tuple[Screening, ...]) -> float:
    """Return the logarithm of the chance of what was found at a share, averaged over how good the tests may be."""
    terms = []
    for test in tests:
        for caught in _levels(test.caught):
            for passed in _levels(test.passed):
                seen = share * caught + (1 - share) * (1 - passed)
                terms.append(hits * math.log(seen) + misses * math.log1p(-seen))
    most = max(terms)
    return most + math.log(math.fsum(math.exp(term - most) for term in terms) / len(terms))


@lru_cache(maxsize=64)
def _levels(quality: Beta) -> tuple[float, ...]:
    """Return equally likely values of a test's quality."""
    return tuple(quality.ppf((step + 0.5) / _QUANTILES) for step in range(_QUANTILES))


def _density(prior: Beta, share: float) -> float:
    return math.exp((prior.a - 1) * math.log(share) + (prior.b - 1) * math.log1p(-share))
