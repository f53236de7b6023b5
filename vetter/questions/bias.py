"""Which way the owner leans before any interview: the order of ten numbers as one index, shown and never scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.domain.claims import Metric, MetricClass

if TYPE_CHECKING:
    from collections.abc import Sequence

EVEN = 50.0
"""The index of an order without any leaning."""


def bias_index(order: Sequence[Metric] | None) -> float | None:
    """Return 0 when all business results come first, 100 when all vanity metrics do, 50 for no leaning; None without an order.

    It is the rank sum of the vanity metrics (first place 1), turned around and spread over its own range: with v
    vanity metrics among n and the sum S, 100 (most − S) / (most − least), where least = 1 + … + v and
    most = (n − v + 1) + … + n. So it is 100 times the share of pairs of one metric of each class in which the
    vanity metric stands first (Mann and Whitney's U over its largest value).
    """
    if not order:
        return None
    vanity = [place for place, metric in enumerate(order, start=1) if metric.kind is MetricClass.VANITY]
    number, others = len(vanity), len(order) - len(vanity)
    if not number or not others:
        return None
    most = sum(range(others + 1, len(order) + 1))
    return 100.0 * (most - sum(vanity)) / (number * others)
