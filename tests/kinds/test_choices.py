"""Answers picked from a list, ticked, marked, or set on a line."""

from __future__ import annotations

import pytest

from vetter.domain.claims import Platform
from vetter.domain.quantities import Base
from vetter.domain.region import DEFAULT_REGION as REGION
from vetter.errors import InputError
from vetter.kinds import Choice, Marks, Scale, Ticks, YesNo
from vetter.questions.watch import Fact


def test_a_choice_by_label_or_key() -> None:
    """Both the owner's word and the stored key are understood, in any case."""
    assert Choice(Platform).parse("x (twitter)", REGION) is Platform.TWITTER
    assert Choice(Platform).parse("TWITTER", REGION) is Platform.TWITTER
    assert Choice(Platform).from_json("Social any") is Platform.SOCIAL_ANY


def test_a_choice_not_offered() -> None:
    """What this question does not offer is refused, typed or in a file."""
    kind = Choice(Base, (Base.VISITORS, Base.LIST))
    with pytest.raises(InputError, match="“leads” is not on the list: visitors, list members"):
        kind.parse("leads", REGION)
    with pytest.raises(InputError, match="“leads” is not one of: visitors, list"):
        kind.from_json("leads")


def test_ticks_whose_labels_hold_commas() -> None:
    """Labels with commas in them are not torn apart."""
    ticked = (Fact.GUARANTEE, Fact.ADMITS_LIMITS)
    assert Ticks(Fact).parse(Ticks(Fact).write(ticked, REGION), REGION) == ticked
    assert Ticks(Fact).parse("admits_limits, guarantee", REGION) == ticked


def test_ticks_stand_in_the_order_of_the_list() -> None:
    """Ticks have one order and no doubles, whatever the file says; an empty list is a blank."""
    assert Ticks(Fact).from_json(["pods", "mass_dm", "pods"]) == (Fact.MASS_DM, Fact.PODS)
    assert Ticks(Fact).from_json([]) is None


@pytest.mark.parametrize(("text", "marks"), [("4", (4,)), ("4, 5", (4, 5)), ("4; –", (4, None)), ("-, 3", (None, 3)), ("–", None)])
def test_marks(text: str, marks: tuple[int | None, ...] | None) -> None:
    """One mark for each listener; a dash where a listener gave none."""
    assert Marks().parse(text, REGION) == marks


@pytest.mark.parametrize("text", ["0", "6", "4.5", "four", "４"])
def test_no_mark(text: str) -> None:
    """Marks are whole numbers from 1 to 5."""
    with pytest.raises(InputError, match="is not a mark from 1 to 5"):
        Marks().parse(text, REGION)


@pytest.mark.parametrize(("text", "value"), [("yes", True), ("N", False), ("family, friend or staff", False), ("", None)])
def test_yes_no(text: str, value: bool | None) -> None:  # noqa: FBT001 - the value under test
    """Yes and no, in the question's own words or plain ones; blank is neither."""
    assert YesNo("Yes", "Family, friend or staff").parse(text, REGION) is value


def test_perhaps() -> None:
    """What is neither yes nor no is refused."""
    with pytest.raises(InputError, match="“perhaps” is neither “Yes” nor “No”"):
        YesNo().parse("perhaps", REGION)


def test_scale() -> None:
    """A whole number on the line, shown with where the line ends."""
    kind = Scale(0, 10)
    assert (kind.parse("0", REGION), kind.show(7, REGION)) == (0, "7 of 10")
    with pytest.raises(InputError, match="“11” is not a whole number from 0 to 10"):
        kind.parse("11", REGION)
