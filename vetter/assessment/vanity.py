"""The vanity share: what was volunteered first, and how much of it was vanity (METHOD 3)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vetter.assessment.trust import shown
from vetter.domain.claims import MetricClass
from vetter.domain.evidence import Evidence
from vetter.questions.pitch import SAID
from vetter.statistics import Beta

if TYPE_CHECKING:
    from vetter.domain.case import Case
    from vetter.domain.claims import Said

CREDIT = {
    Evidence.NOTHING: 0.25,
    Evidence.WORD: 0.5,
    Evidence.SCREENSHOT: 0.7,
    Evidence.ANALYTICS: 0.9,
    Evidence.THIRD_PARTY: 1.0,
}
PROCESS = 0.3


@dataclass(frozen=True)
class Vanity:
    """The share from 0 (all business) to 100 (all vanity) with its 80 % range, and the rows it is of."""

    share: float
    low: float
    high: float
    rows: tuple[Said, ...]


def vanity(case: Case) -> Vanity:
    """Return V = 100 (1 + sum o v) / (2 + sum o v + sum o b), with order weights o = 1/log2(1 + rank)."""
    rows = tuple(row for row in case[SAID] or () if row.metric is not None)
    empty, full = 0.0, 0.0
    for rank, row in enumerate(rows, start=1):
        order = 1 / math.log2(1 + rank)
        light, heavy = masses(row)
        empty += order * light
        full += order * heavy
    spread = Beta(1 + empty, 1 + full)
    low, high = spread.interval(0.8)
    return Vanity(100 * (1 + empty) / (2 + empty + full), 100 * low, 100 * high, rows)


def masses(row: Said) -> tuple[float, float]:
    """Return the vanity and business mass of one volunteered number; evidence never lightens vanity."""
    if row.metric is None:
        return 0.0, 0.0
    credit = CREDIT[shown(row.evidence)]
    if row.metric.kind is MetricClass.VANITY:
        return 1.0, 0.0
    if row.metric.kind is MetricClass.PROCESS:
        return PROCESS, PROCESS * credit
    return 0.0, credit if row.complete else credit / 2
