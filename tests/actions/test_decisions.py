"""What the owner decides, notes and tags: in the history for good, apart from the verdict, and nothing lost on any shelf."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.actions.people import NO_DAY, everything, person
from vetter.actions import (
    Filter,
    HistoryKind,
    changed,
    decide,
    discard_draft,
    finish,
    history,
    judge_again,
    keep_draft,
    list_candidates,
    note,
    open_verdict,
    shelve,
    tag,
    tags,
)
from vetter.actions.decisions import LONGEST_NOTE
from vetter.domain.case import Answer
from vetter.domain.claims import Industry
from vetter.domain.decision import Decision, Shelf
from vetter.domain.verdict import Verdict
from vetter.errors import InputError
from vetter.questions.start import TRADE

if TYPE_CHECKING:
    from vetter.actions import Desk


@pytest.fixture
def three(desk: Desk) -> tuple[str, str, str]:
    """Return three candidates, interviewed a day after another."""
    likes = ("walk-in", "specialist", "beginner")
    names = ("Ana", "Bogumil", "Çem")
    made = [
        finish(desk, person(name, like, NO_DAY + timedelta(days=day))) for day, (name, like) in enumerate(zip(names, likes, strict=True))
    ]
    return tuple(saved.candidate for saved in made)  # type: ignore[return-value]


def names(desk: Desk, wanted: Filter, query: str = "") -> list[str]:
    """Return who is found, newest first."""
    return [row.name for row in list_candidates(desk, query, wanted=wanted).rows]


def test_each_decision_stays_in_the_history(desk: Desk, three: tuple[str, str, str]) -> None:
    """The last one stands on the candidate; the verdict does not move."""
    before = list_candidates(desk, "Bogumil").rows[0]
    decide(desk, three[1], Decision.THINKING, "Wants to speak to Kari first.")
    decide(desk, three[1], Decision.HIRED)
    found = history(desk, three[1])
    assert found.decision is Decision.HIRED
    told = [(entry.title, entry.detail) for entry in found.entries if entry.what is HistoryKind.DECISION]
    assert told == [("Your decision: still thinking", "Wants to speak to Kari first."), ("Your decision: hired", "")]
    assert not any(entry.altered for entry in found.entries)
    after = list_candidates(desk, "Bogumil").rows[0]
    assert after == replace(before, decision=Decision.HIRED)


def test_notes_are_kept_to_the_letter(desk: Desk, three: tuple[str, str, str]) -> None:
    """An empty one is refused in a sentence, and so is one longer than a note can be."""
    note(desk, three[0], "  Rang on Tuesday. <b>Nobody</b> there.\nAgain on Friday?  ")
    entry = history(desk, three[0]).entries[-1]
    assert (entry.what, entry.detail) == (HistoryKind.NOTE, "Rang on Tuesday. <b>Nobody</b> there.\nAgain on Friday?")
    before = everything(desk)
    for text, words in (("  \n ", "nothing in this note"), ("x" * (LONGEST_NOTE + 1), "At most 20,000 characters")):
        with pytest.raises(InputError, match=words):
            note(desk, three[0], text)
    assert everything(desk) == before


def test_tags_are_kept_once_each(desk: Desk, three: tuple[str, str, str]) -> None:
    """Blanks and doubles go; the last spelling stays; what was there before is replaced."""
    assert tag(desk, three[0], ["  list   building ", "", "Seasonal", "seasonal"]) == ("list building", "seasonal")
    tag(desk, three[1], ["seasonal", "Ægir"])
    assert tags(desk) == ("list building", "seasonal", "Ægir")
    assert history(desk, three[1]).tags == ("seasonal", "Ægir")
    assert list_candidates(desk, "Ana").rows[0].tags == ("list building", "seasonal")
    tag(desk, three[0], [])
    assert history(desk, three[0]).tags == ()
    for wrong, words in ((["x" * 41], "at most 40 characters"), ([str(n) for n in range(21)], "At most 20 tags")):
        with pytest.raises(InputError, match=words):
            tag(desk, three[0], wrong)


def test_each_filter_narrows_and_all_go_together(desk: Desk, three: tuple[str, str, str]) -> None:
    """Verdict, decision, trade, day, tag; alone, with each other and with words."""
    decide(desk, three[1], Decision.HIRED)
    decide(desk, three[2], Decision.HIRED)
    tag(desk, three[2], ["new"])
    finish(desk, person("Dee", "specialist", NO_DAY + timedelta(days=9)).with_answer(TRADE, Answer(Industry.FITNESS)))
    assert names(desk, Filter()) == ["Dee", "Çem", "Bogumil", "Ana"]
    assert names(desk, Filter(verdict=Verdict.PROFESSIONAL)) == ["Dee", "Bogumil"]
    assert names(desk, Filter(decision=Decision.HIRED)) == ["Çem", "Bogumil"]
    assert names(desk, Filter(trade=Industry.FITNESS)) == ["Dee"]
    assert names(desk, Filter(since=NO_DAY + timedelta(days=2))) == ["Dee", "Çem"]
    assert names(desk, Filter(tag="new")) == ["Çem"]
    assert names(desk, Filter(verdict=Verdict.PROFESSIONAL, decision=Decision.HIRED)) == ["Bogumil"]
    assert names(desk, Filter(decision=Decision.HIRED), "bogumil") == ["Bogumil"]
    assert names(desk, Filter(since=date(2030, 1, 1))) == []
    page = list_candidates(desk, wanted=Filter(decision=Decision.HIRED), limit=1)
    assert (len(page.rows), page.matching, page.total) == (1, 2, 4)


def test_shelves_hide_and_lose_nothing(desk: Desk, three: tuple[str, str, str]) -> None:
    """Archived, thrown away and taken back, everything is as it was; a new interview brings one back."""
    before = [list_candidates(desk).rows, history(desk, three[0])]
    shelve(desk, three[:2], Shelf.BIN)
    assert names(desk, Filter()) == ["Çem"]
    assert names(desk, Filter(Shelf.BIN)) == ["Bogumil", "Ana"]
    shelve(desk, [three[0]], Shelf.ARCHIVE)
    assert names(desk, Filter(Shelf.ARCHIVE)) == ["Ana"]
    assert history(desk, three[0]).shelf is Shelf.ARCHIVE
    shelve(desk, three, Shelf.CURRENT)
    assert [list_candidates(desk).rows, history(desk, three[0])] == before
    shelve(desk, [three[0]], Shelf.BIN)
    again = replace(person("Ana", "specialist", NO_DAY + timedelta(days=20)), id="second", candidate=three[0])
    finish(desk, again)
    assert "Ana" in names(desk, Filter())


def test_what_was_noted_of_a_draft_outlives_it(desk: Desk) -> None:
    """A candidate of whom something was decided does not go with a thrown away draft; one with a tag alone does."""
    noted, tagged = person("Ina"), person("Jon")
    for case in (noted, tagged):
        keep_draft(desk, case)
    note(desk, noted.candidate, "Rings back.")
    tag(desk, tagged.candidate, ["later"])
    for case in (noted, tagged):
        discard_draft(desk, case.id)
    assert names(desk, Filter()) == ["Ina"]
    assert tags(desk) == ()


def test_judged_again_by_the_same_rules_adds_nothing(desk: Desk, three: tuple[str, str, str]) -> None:
    """And by others a dated line of its own, the old verdict as it was."""
    before = everything(desk)
    assert judge_again(desk, three[1]) is None
    assert everything(desk) == before
    old = history(desk, three[1]).entries[-1].verdict_id
    assert old is not None
    frozen = open_verdict(desk, old)
    stricter = replace(desk, settings=replace(desk.settings, rules_version="9.9"))
    made = judge_again(stricter, three[1])
    assert made is not None
    entries = history(desk, three[1]).entries
    assert [entry.what for entry in entries] == [HistoryKind.INTERVIEW, HistoryKind.VERDICT, HistoryKind.VERDICT]
    assert "judged again" in entries[-1].detail
    assert open_verdict(desk, old) == frozen
    sections = changed(desk, frozen, open_verdict(desk, made.verdict))
    assert [section.key for section in sections] == ["verdict"]
    with pytest.raises(InputError, match="no verdict yet"):
        judge_again(desk, "nobody")
