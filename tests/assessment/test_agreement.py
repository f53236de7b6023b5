"""How far two listeners agree: what is counted, and what is worth a second listen."""

from __future__ import annotations

from typing import Any

import pytest

from tests.assessment.cases import case_with
from vetter.assessment.agreement import agreement
from vetter.statistics import krippendorff, krippendorff_range

MARKS: dict[str, Any] = {"A1": (4, 4), "A2": (3, 4), "T1": (2, 4), "P1": (5, 1), "K1": (3, None), "K2": (4,)}


def test_only_what_both_marked_is_compared() -> None:
    """Four questions, two of them within one mark; those far apart are named in their order."""
    found = agreement(case_with(**MARKS))
    assert found is not None
    assert (found.both, found.near) == (4, 2)
    assert [question.key for question in found.far] == ["T1", "P1"]
    units = [(4.0, 4.0), (3.0, 4.0), (2.0, 4.0), (5.0, 1.0)]
    assert found.alpha == pytest.approx(krippendorff(units))
    assert found.around == pytest.approx(krippendorff_range(units, 1.2816), rel=1e-3)


def test_one_listener_agrees_with_nobody() -> None:
    """Nothing to tell, and too little to tell how sure."""
    assert agreement(case_with(A1=(4,), K1=(3, None))) is None
    alone = agreement(case_with(A1=(4, 3)))
    assert alone is not None
    assert (alone.both, alone.near, alone.far, alone.around) == (1, 1, (), None)
