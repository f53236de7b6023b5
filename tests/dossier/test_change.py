"""What would change a verdict and what it means in money, in words an owner can act on."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.dossier.test_trace import ASKED, SHOP, dossier_of, priced
from tests.worked_cases import WORKED_CASES, case_of
from vetter.domain.case import Answer
from vetter.dossier.model import Facts, Lines
from vetter.questions.business import BUSINESS, OFFER

if TYPE_CHECKING:
    from vetter.domain.case import Case

WORKED = {worked["id"]: case_of(worked) for worked in WORKED_CASES}


def words(case: Case, key: str) -> str:
    """Return a section as text; empty where there is none."""
    told = []
    for section in dossier_of(case).sections:
        for block in section.blocks if section.key == key else ():
            told += [line.plain for line in block.items] if isinstance(block, Lines) else []
            told += [f"{name}: {value}" for name, value in block.items] if isinstance(block, Facts) else []
    return "\n".join(told)


def test_the_checks_that_lift_a_verdict_are_told_with_their_minutes() -> None:
    """The published sentence, in our words."""
    told = words(WORKED["V06"], "change")
    assert (
        "Seeing the analytics together, ringing one client and a second pair of ears (105\u00a0minutes) would turn "
        "“Promising: verify” into “Business results” if all of it comes out well." in told
    )
    assert "Ringing one client, 25\u00a0minutes. It must show the figure that was foretold" in told
    assert "It rests on 380 of 12,000 visitors, in 120 days: without it, “Unproven so far”." in told


def test_one_check_says_what_it_must_show() -> None:
    """With the size it would need."""
    told = words(WORKED["V01"], "change")
    assert told.startswith("One complete result, seen live (30\u00a0minutes) would turn “Vanity metrics only” into “Middling results”")
    assert "such as 3 of 100 visitors in a month" in told


def test_a_stop_asks_for_an_explanation() -> None:
    """Not for checks."""
    assert words(WORKED["V05"], "change").startswith("A plausible explanation of what cannot stand together.")


def test_money_for_the_owner() -> None:
    """Customers before anything is earned, against what is proven, the month, the trial and the terms."""
    told = words(priced(WORKED["V06"]), "yours")
    assert told.startswith("46 more customers a month must come before anything is earned: £1,100 a month, at £24 that each sale leaves")
    assert "That is 3.1\u00a0% of visitors. Proven at the low end: 0.43\u00a0%, which is not enough." in told
    assert "A month would leave −£" in told
    assert "A trial: 449 visitors, about 14 days. It passes with 19 sales" in told
    assert "Pay by results: £270 a month and £8.40 for each tracked sale" in told
    assert "is worth about £" in words(priced(WORKED["V06"]), "change")


def test_too_little_traffic_is_said_plainly() -> None:
    """A trial that would take years is not proposed."""
    few = (replace(SHOP[0], visits=60, order_value=Decimal(1_500)),)
    case = WORKED["V06"].with_answer(BUSINESS, Answer(few)).with_answer(OFFER, Answer((replace(ASKED[0], promised=Decimal(6)),)))
    assert "Your traffic is too small to tell 6.0\u00a0% of visitors from" in words(case, "yours")
    assert "Judge by enquiries instead." in words(case, "yours")


@pytest.mark.parametrize("missing", ["visits", "order_value", "margin"])
def test_what_is_missing_names_what_it_would_unlock(missing: str) -> None:
    """And the rest is still said."""
    case = priced(WORKED["V06"]).with_answer(BUSINESS, Answer((replace(SHOP[0], **{missing: None}),)))
    told = words(case, "yours")
    assert "Still to fill in: " in told
    assert "A month would leave" not in told


def test_without_any_number_of_the_owner_nothing_is_said() -> None:
    """Blank is not zero."""
    assert not words(WORKED["V06"], "yours")
