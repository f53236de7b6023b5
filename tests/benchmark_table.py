"""The shipped benchmarks as the program reads them: from SQLite."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from vetter.actions import loose_desk

if TYPE_CHECKING:
    from vetter.domain.benchmark import BenchmarkTable


@cache
def shipped() -> BenchmarkTable:
    """Return the shipped table, loaded once."""
    with loose_desk() as desk:
        return desk.benchmarks
