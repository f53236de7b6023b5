"""Money for earlier clients: what came back for each unit paid, how sure that is, and what silence counts."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from tests.assessment.cases import case_with, client, judged
from tests.benchmark_table import shipped
from vetter.assessment.money import USUAL_MARGIN, complete, multiple, returns
from vetter.assessment.reading import Reading
from vetter.domain.case import Answer, AnswerState
from vetter.domain.evidence import Evidence
from vetter.settings import Assumptions, Settings

if TYPE_CHECKING:
    from vetter.domain.claims import ClientMoney

GIVEN = Assumptions()
PAID = client(4_000, 1_000)


def earned(*rows: ClientMoney) -> Any:
    """Return what is made of these clients."""
    return returns(Reading(case_with(money=rows), Settings(), shipped()), {})


@pytest.mark.parametrize(
    ("told", "back"),
    [
        ({}, 0.5 * GIVEN.incremental_share * 4),
        ({"held_out": True}, 0.5 * 4),
        ({"margin": None}, USUAL_MARGIN * GIVEN.incremental_share * 4),
        ({"margin": Decimal(250)}, GIVEN.incremental_share * 4),
        ({"savings": Decimal(500)}, 0.5 * GIVEN.incremental_share * 4 + 0.5),
        ({"revenue": None, "savings": Decimal(500)}, 0.5),
    ],
)
def test_what_comes_back_for_each_unit_paid(told: dict[str, Any], back: float) -> None:
    """4,000 for 1,000: what is left of sales that would not have come anyway, and service cost saved, over all cost."""
    assert multiple(replace(PAID, **told), GIVEN) == pytest.approx(back)


@pytest.mark.parametrize(
    ("told", "whole"),
    [
        ({}, True),
        ({"revenue": None}, True),
        ({"savings": None}, True),
        ({"revenue": None, "savings": None}, False),
        ({"cost": None}, False),
        ({"cost": Decimal(0)}, False),
    ],
)
def test_a_client_is_complete_with_something_earned_and_its_cost(told: dict[str, Any], whole: bool) -> None:  # noqa: FBT001
    """Service cost saved is earned, too; a cost of nothing is none."""
    assert complete(replace(PAID, **told)) is whole


def test_each_doubt_widens_and_no_period_halves_the_trust() -> None:
    """An unknown margin, a poorer way of showing, no group left out; what was shown best is trusted most."""
    [plain], [held], [blank], [spoken], [timeless] = (
        earned(replace(PAID, **told)) for told in ({}, {"held_out": True}, {"margin": None}, {"evidence": Evidence.WORD}, {"days": None})
    )
    assert held.variance < plain.variance < blank.variance
    assert spoken.variance > plain.variance
    assert blank.variance - plain.variance == pytest.approx(0.5**2)
    assert (plain.verified, spoken.verified, plain.margin_told, blank.margin_told) == (True, False, True, False)
    assert timeless.trust == pytest.approx(plain.trust / 2)
    assert spoken.trust < plain.trust


def test_an_unknown_margin_of_no_sales_is_no_doubt() -> None:
    """Where service cost alone was saved, nothing depends on it."""
    [told], [untold] = (earned(replace(PAID, revenue=Decimal(0), savings=Decimal(900), margin=margin)) for margin in (Decimal(50), None))
    assert told.variance == untold.variance


def test_money_not_asked_for_and_money_asked_for_in_vain() -> None:
    """Blank is what is thought of anybody; asked without a result counts against."""
    blank, none, told = (
        judged(case).proven.subscores[1]
        for case in (case_with(), case_with(money=Answer(state=AnswerState.NONE)), case_with(money=(client(4_000, 1_000),)))
    )
    assert (blank.asked, none.asked, told.asked) == (False, True, True)
    assert none.score < blank.score < told.score
    assert told.reason == "1 client with money and cost."
    assert math.isclose(blank.weight, Settings().weights.money)
