"""Settings: every number has its meaning, its default and its limits, and none breaks a verdict inside them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.benchmark_table import shipped
from tests.worked_cases import WORKED_CASES, case_of
from vetter.assessment import assess
from vetter.errors import InputError
from vetter.settings import DEFAULTS, Setting, changed, shown

if TYPE_CHECKING:
    from vetter.domain.case import Case

ALL = tuple(shown(DEFAULTS))
CASES = tuple(case_of(worked) for worked in WORKED_CASES)


def test_every_number_is_shown_with_its_meaning() -> None:
    """Weights, assumptions A1 to A7, verdict lines; nothing is changed at first."""
    assert len({setting.name for setting in ALL}) == len(ALL) > 45
    assert all(setting.words and setting.least <= setting.default <= setting.most for setting in ALL)
    assert not any(setting.changed for setting in ALL)
    assert {f"A{number}" for number in range(1, 8)} == {setting.words[:2] for setting in ALL if setting.words[2:3] == ":"}


@given(st.sampled_from(ALL), st.floats(0, 1), st.sampled_from(CASES))
@hypothesis_settings(deadline=None)
def test_any_setting_inside_its_limits_gives_a_verdict(setting: Setting, part: float, case: Case) -> None:
    """From the least to the most it may be."""
    least, most = setting.least, min(setting.most, 20 * max(setting.default, 1.0))
    value = least + part * (most - least)
    moved = changed(DEFAULTS, {setting.name: value}) if setting.name != "weights.conversion" or value else DEFAULTS
    found = assess(case, shipped(), moved)
    assert 0 <= found.proven.low <= found.proven.score <= found.proven.high <= 100
    assert math.isfinite(found.claimed.score)


@pytest.mark.parametrize("name", ["weights", "weights.", "lines.nothing", "region", ""])
def test_a_setting_that_is_none_is_named(name: str) -> None:
    """With where they are listed."""
    with pytest.raises(InputError, match="is no setting"):
        changed(DEFAULTS, {name: 1.0})


def test_whole_numbers_stay_whole() -> None:
    """Months and days are counted."""
    assert changed(DEFAULTS, {"lines.newcomer_months": 18.0}).lines.newcomer_months == 18
