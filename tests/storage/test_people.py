"""One person under several entries: joined and separated, found by the words of both, on whichever shelf."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.storage.rows import identity, save
from vetter.storage import candidates, history, people
from vetter.storage.candidates import Order, Wanted

if TYPE_CHECKING:
    from vetter.storage import CaseFile

ONE, OTHER, THIRD = (identity(f"candidate {label}") for label in "123")


@pytest.fixture
def three(case_file: CaseFile) -> CaseFile:
    """Return a case file with three entries, each with words of its own."""
    for label, words in (("1", "alpha"), ("2", "beta"), ("3", "gamma")):
        save(case_file, label, words)
    return case_file


def found(case_file: CaseFile, typed: str = "", shelf: str = "current") -> set[str]:
    """Return who is found, and see that as many are counted."""
    page = candidates.page(case_file, Wanted(shelf), typed, Order.NAME, 50, 0, falling=False)
    assert page.matching == len(page.rows)
    return {row["candidate"] for row in page.rows}


def joined(case_file: CaseFile, one: str, into: str) -> None:
    """Join two entries."""
    with case_file.write() as db:
        people.join(db, one, into)


def test_a_joined_entry_is_found_by_the_words_of_both(three: CaseFile) -> None:
    """And shown once, under the one that is kept, with both histories."""
    joined(three, ONE, OTHER)
    assert found(three) == {OTHER, THIRD}
    assert found(three, "alpha") == found(three, "beta") == {OTHER}
    assert [event.candidate for event in history.of(three, OTHER)] == [ONE, ONE, OTHER, OTHER]
    assert candidates.about(three, OTHER) == (candidates.about(three, OTHER) or {}) | {"interviews": 2}


def test_separated_each_is_found_by_its_own_words_again(three: CaseFile) -> None:
    """Nothing is left of the other."""
    joined(three, ONE, OTHER)
    with three.write() as db:
        assert people.separate(db, ONE) == OTHER
    assert found(three, "alpha") == {ONE}
    assert found(three, "beta") == {OTHER}
    assert [event.candidate for event in history.of(three, OTHER)] == [OTHER, OTHER]


def test_joined_twice_all_stand_under_one(three: CaseFile) -> None:
    """Whatever was joined with an entry goes with it, and stays when one is separated."""
    joined(three, ONE, OTHER)
    joined(three, OTHER, THIRD)
    assert {people.kept_as(three, each) for each in (ONE, OTHER, THIRD)} == {THIRD}
    assert found(three, "alpha") == found(three, "beta") == {THIRD}
    with three.write() as db:
        people.separate(db, OTHER)
    assert found(three, "alpha") == {THIRD}
    assert found(three, "beta") == {OTHER}


@pytest.mark.parametrize("shelf", ["archive", "bin"])
def test_an_entry_is_found_on_its_own_shelf_alone(three: CaseFile, shelf: str) -> None:
    """By its words and without any, there and back."""
    candidates.shelve(three, [ONE], shelf)
    assert found(three, "alpha") == set()
    assert found(three, "alpha", shelf) == found(three, "", shelf) == {ONE}
    candidates.shelve(three, [ONE], "current")
    assert found(three, "alpha") == {ONE}
    assert found(three, "", shelf) == set()


def test_a_new_interview_keeps_the_words_of_joined_entries(three: CaseFile) -> None:
    """What is typed later changes the words of one entry alone."""
    joined(three, ONE, OTHER)
    save(three, "2", "delta")
    assert found(three, "alpha") == found(three, "delta") == {OTHER}
    assert found(three, "beta") == set()


def test_two_people_are_not_asked_about_again(three: CaseFile) -> None:
    """In whichever order they are named; a name of their own they do not share."""
    for label in "12":
        with three.write() as db:
            people.note_marks(db, identity(f"candidate {label}"), "Ana Ruiz", "ana@example.org", sample=False)
    assert {(pair["one"], pair["other"]) for pair in people.pairs(three, 10)} == {(min(ONE, OTHER), max(ONE, OTHER))}
    people.keep_apart(three, max(ONE, OTHER), min(ONE, OTHER))
    assert people.pairs(three, 10) == []


@pytest.mark.parametrize("offset", range(0, 9, 2))
@pytest.mark.parametrize("falling", [False, True])
def test_a_page_from_either_end_is_the_same_page(case_file: CaseFile, offset: int, falling: bool) -> None:  # noqa: FBT001 - a parameter
    """Rows past the middle are counted from the end."""
    for number in range(9):
        save(case_file, str(number), "alpha")
    whole = candidates.page(case_file, Wanted(), "alpha", Order.LAST_SEEN, 50, 0, falling=falling).rows
    part = candidates.page(case_file, Wanted(), "alpha", Order.LAST_SEEN, 3, offset, falling=falling).rows
    assert part == whole[offset : offset + 3]
