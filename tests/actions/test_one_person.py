"""One person under several entries: recognised by name and contact, joined with both histories kept, told apart for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.actions.people import NO_DAY, person
from vetter import actions
from vetter.actions import Sign
from vetter.domain.case import Answer
from vetter.errors import InputError
from vetter.questions.start import CONTACT, NAME

if TYPE_CHECKING:
    from vetter.actions import Desk
    from vetter.domain.case import Case


def reached(name: str, contact: str = "", day: int = 0, like: str = "specialist") -> Case:
    """Return an interview with somebody who can be reached somewhere."""
    return person(name, like, NO_DAY + timedelta(days=day)).with_answer(CONTACT, Answer(contact or "by telephone"))


@pytest.fixture
def both(desk: Desk) -> tuple[str, str]:
    """Return the same woman under two names, with one address."""
    first = actions.finish(desk, reached("Maren Oduya", "maren@example.org", like="walk-in"))
    second = actions.finish(desk, reached("Maren Lindgren", "MAREN@example.org", 9))
    return first.candidate, second.candidate


@pytest.mark.parametrize(
    ("name", "contact", "sign"),
    [
        ("Somebody Else", "write to Maren@Example.org", Sign.CONTACT),
        ("ODUYA, Maren", "", Sign.NAME),
        ("Maren Odoya", "", Sign.ALIKE),
        ("Maren Quist", "", None),
        ("Oliver", "", None),
        ("", "", None),
    ],
)
def test_recognised_while_the_name_is_typed(desk: Desk, name: str, contact: str, sign: Sign | None) -> None:
    """By contact, by name, by a slip in the name; a first name that many bear says nothing."""
    saved = actions.finish(desk, reached("Maren Oduya", "maren@example.org"))
    case = actions.new_case(desk).with_answer(NAME, Answer(name)).with_answer(CONTACT, Answer(contact))
    found = actions.seen_before(desk, case)
    assert [(each.candidate, each.sign) for each in found] == ([(saved.candidate, sign)] if sign else [])


def test_doubles_by_contact_come_before_those_by_name(desk: Desk, both: tuple[str, str]) -> None:
    """Each pair once, the entry seen last first."""
    actions.finish(desk, reached("Ana Ruiz", day=1))
    actions.finish(desk, replace(reached("Ruiz, Ana", day=2), candidate="another"))
    found = actions.doubles(desk)
    assert [each.sign for each in found] == [Sign.CONTACT, Sign.NAME]
    assert (found[0].other.candidate, found[0].kept.candidate) == both
    assert [found[1].kept.name, found[1].other.name] == ["Ruiz, Ana", "Ana Ruiz"]


def test_joined_both_histories_stand_on_one_line(desk: Desk, both: tuple[str, str]) -> None:
    """Under the entry seen last, whichever was named first; every verdict opens as it was judged."""
    before = {each: actions.history(desk, each).entries for each in both}
    assert actions.join(desk, *both) == both[1]
    whole = actions.history(desk, both[1])
    assert actions.history(desk, both[0]) == whole
    assert [*before[both[0]], *before[both[1]]] == list(whole.entries[:-1])
    assert whole.entries[-1].what is actions.HistoryKind.JOINED
    for entry in whole.entries:
        assert entry.verdict_id is None or actions.open_verdict(desk, entry.verdict_id)
    assert [row.candidate for row in actions.list_candidates(desk).rows] == [both[1]]
    assert actions.doubles(desk) == ()
    assert actions.joined_with(desk, both[1]) == ((both[0], "Maren Oduya"),)


def test_separated_everything_is_as_before(desk: Desk, both: tuple[str, str]) -> None:
    """But for the two lines that say so; and they are offered as doubles again."""
    before = {each: actions.history(desk, each).entries for each in both}
    actions.join(desk, *both)
    actions.separate(desk, both[0])
    for each in both:
        kept = [entry for entry in actions.history(desk, each).entries if entry.what is not actions.HistoryKind.JOINED]
        assert kept == list(before[each])
    assert {row.interviews for row in actions.list_candidates(desk).rows} == {1}
    assert len(actions.doubles(desk)) == 1


def test_two_people_are_asked_about_once(desk: Desk, both: tuple[str, str]) -> None:
    """What the owner told stays told; joining them all the same is allowed."""
    actions.keep_apart(desk, *both)
    assert actions.doubles(desk) == ()
    actions.ask_again(desk, *both)
    assert len(actions.doubles(desk)) == 1


def test_an_entry_is_not_joined_with_itself(desk: Desk, both: tuple[str, str]) -> None:
    """Nor with what is joined with it already, nor with nobody."""
    with pytest.raises(InputError, match="one entry already"):
        actions.join(desk, both[0], both[0])
    actions.join(desk, *both)
    with pytest.raises(InputError, match="one entry already"):
        actions.join(desk, *both)
    with pytest.raises(InputError, match="one entry already"):
        actions.join(desk, both[0], "nobody")


def test_a_talk_after_the_joining_stands_on_the_same_line(desk: Desk, both: tuple[str, str]) -> None:
    """Even one that was begun with the entry that is gone from the list."""
    actions.join(desk, *both)
    actions.finish(desk, replace(reached("Maren Oduya", day=30), id="third", candidate=both[0]))
    assert [row.interviews for row in actions.list_candidates(desk).rows] == [3]
    assert actions.history(desk, both[0]).name == "Maren Oduya"
