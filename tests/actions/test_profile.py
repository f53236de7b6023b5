"""What is known of the owner's business: kept once, taken into every interview, brought up to date by each."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import uuid4

from tests.actions.people import person
from vetter import actions
from vetter.actions.desk import PROFILE
from vetter.domain.business import Business
from vetter.domain.case import Answer
from vetter.domain.claims import Industry, Metric
from vetter.questions.business import BUSINESS
from vetter.questions.start import NAME, SWAY, TRADE
from vetter.storage import preferences

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.actions import Desk

SHOP = Business(visits=1_500, order_value=Decimal(80), margin=Decimal(50), capacity=60)
ORDER = (Metric.FOLLOWERS, *(metric for metric in SWAY.kind.entries if metric is not Metric.FOLLOWERS))  # type: ignore[attr-defined]


def shop(desk: Desk) -> None:
    """Keep a profile with some numbers."""
    case = actions.profile(desk).with_answer(BUSINESS, Answer((SHOP,))).with_answer(TRADE, Answer(Industry.FASHION))
    actions.keep_profile(desk, case.with_answer(NAME, Answer("Nobody's business")))


def words(desk: Desk) -> dict[str, str]:
    """Return what is told about the owner, by section."""
    sections = actions.about_owner(desk, actions.profile(desk))
    return {section.key: " ".join(item.plain for block in section.blocks for item in block.items) for section in sections}  # type: ignore[union-attr]


def test_it_is_there_after_a_restart_and_in_every_interview(tmp_path: Path) -> None:
    """With text that cannot be read yet; and nothing about a candidate is kept with it."""
    with actions.open_desk(tmp_path) as desk:
        shop(desk)
        unread = actions.profile(desk).with_reply(BUSINESS, Answer((SHOP,)), {"business.0.own_hours": "a few"})
        actions.keep_profile(desk, unread)
    with actions.open_desk(tmp_path) as desk:
        kept = actions.profile(desk)
        assert kept[BUSINESS] == (SHOP,)
        assert kept.unread == {"business.0.own_hours": "a few"}
        assert kept[NAME] is None
        begun = actions.new_case(desk)
        assert begun[BUSINESS] == (SHOP,)
        assert begun[TRADE] is Industry.FASHION


def test_an_interview_brings_it_up_to_date(desk: Desk) -> None:
    """What it tells is taken over, what it does not tell stays."""
    shop(desk)
    busier = replace(SHOP, visits=2_000)
    actions.finish(desk, actions.new_case(desk).with_answer(BUSINESS, Answer((busier,))).with_answer(TRADE, None))
    assert actions.profile(desk)[BUSINESS] == (busier,)
    assert actions.profile(desk)[TRADE] is Industry.FASHION


def test_neither_import_nor_judging_again_changes_it(desk: Desk) -> None:
    """An interview that comes from elsewhere speaks of another business."""
    shop(desk)
    other = person("Ingrid Solheim").with_answer(TRADE, Answer(Industry.FITNESS))
    actions.finish(desk, other, imported=True)
    actions.finish(desk, replace(other, id=str(uuid4())), again=True)
    assert actions.profile(desk)[TRADE] is Industry.FASHION


def test_before_one_was_kept_the_last_interview_counts(desk: Desk) -> None:
    """As it did before there was a profile."""
    actions.finish(desk, person("Ingrid Solheim").with_answer(BUSINESS, Answer((SHOP,))), imported=True)
    assert actions.profile(desk)[BUSINESS] == (SHOP,)
    assert actions.profile(desk)[NAME] is None


def test_a_second_talk_asks_about_today_s_business(desk: Desk) -> None:
    """Not about that of the first talk."""
    first = person("Ingrid Solheim").with_answer(BUSINESS, Answer((SHOP,)))
    actions.finish(desk, first)
    busier = replace(SHOP, visits=9_000)
    actions.keep_profile(desk, actions.profile(desk).with_answer(BUSINESS, Answer((busier,))))
    assert actions.new_case(desk, first.candidate)[BUSINESS] == (busier,)


def test_it_outlives_the_settings_and_its_own_damage(desk: Desk) -> None:
    """Putting the numbers back leaves it; one that cannot be read is a blank one."""
    shop(desk)
    actions.restore_settings(desk)
    assert actions.profile(desk)[BUSINESS] == (SHOP,)
    preferences.keep(desk.file, {PROFILE: "{"})
    assert actions.profile(desk).answers == {}


def test_what_the_numbers_tell(desk: Desk) -> None:
    """80 a sale, half of it left, 6 of 10 not come anyway: 24 a sale, 5 customers for each 100, and 60 of them earn 1,440."""
    assert set(words(desk)) == {"missing"}
    shop(desk)
    told = words(desk)
    assert set(told) == {"told"}
    assert told["told"].startswith("£24 is what one more sale leaves you.")
    assert "must bring 5 more customers a month" in told["told"]
    assert "1,440" in told["told"]
    assert "1,500 a month" in told["told"]


def test_each_missing_number_says_what_it_unlocks(desk: Desk) -> None:
    """And no sum is made without it."""
    without = replace(SHOP, margin=None, visits=None)
    actions.keep_profile(desk, actions.profile(desk).with_answer(BUSINESS, Answer((without,))))
    told = words(desk)
    assert set(told) == {"missing"}
    assert "What is left of a sale" in told["missing"]
    assert "Visitors a month" in told["missing"]
    assert "What one sale brings in" not in told["missing"]


def test_the_leaning_is_told_with_where_followers_stand(desk: Desk) -> None:
    """In plain words, and on its own where only that is wanted."""
    assert actions.owner_leans(desk) == ()
    actions.keep_profile(desk, actions.profile(desk).with_answer(SWAY, Answer(ORDER)))
    assert "You put followers at place 1 of 10." in words(desk)["leaning"]
    assert "Followers add nothing" in actions.owner_leans(desk)[-1].text
