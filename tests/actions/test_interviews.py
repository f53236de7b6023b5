"""Drafts come back as typed; a finished interview is saved once, whole, and reopens exactly as it was judged."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.actions.people import everything, person
from tests.locked import BOTH
from vetter import actions
from vetter.actions import clock, discard_draft, drafts, finish, history, keep_draft, list_candidates, new_case, open_desk, open_verdict
from vetter.actions.candidates import latest_verdict
from vetter.domain.benchmark import BenchmarkTable
from vetter.domain.business import Business
from vetter.domain.case import Answer
from vetter.domain.claims import Industry
from vetter.dossier import frozen
from vetter.errors import InputError
from vetter.exchange.samples import sample, sample_names
from vetter.questions.business import BUSINESS
from vetter.questions.model import Kit
from vetter.questions.start import CONTACT, HELD_ON, KIT, NAME, TRADE
from vetter.questions.watch import GUT, NOTES, REPLY
from vetter.storage import interviews

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.actions import Desk


def test_a_draft_comes_back_after_a_restart(tmp_path: Path) -> None:
    """What was typed, also what could not be read yet, is offered at the next start with the section that was open."""
    case = person("Ana Ruiz").with_unread({"conversions.0.count": "about 7o"})
    with open_desk(tmp_path) as desk:
        kept = keep_draft(desk, case, "results")
    with open_desk(tmp_path) as desk:
        (draft,) = drafts(desk)
        assert draft.case == case
        assert draft.case.unread == {"conversions.0.count": "about 7o"}
        assert (draft.name, draft.section) == ("Ana Ruiz", "results")
        assert clock.stamp(draft.saved_at) == clock.stamp(kept)
        (row,) = list_candidates(desk, "ruiz").rows
        assert (row.name, row.draft, row.interviews, row.verdict) == ("Ana Ruiz", True, 0, None)


@BOTH
def test_a_draft_kept_again_is_one_draft(desk: Desk) -> None:
    """Typing on replaces the draft, and the candidate is found by the name that stands there now, not the earlier."""
    case = person("An")
    keep_draft(desk, case)
    keep_draft(desk, case.with_answer(NAME, Answer("Ana Ruiz")), "start")
    (draft,) = drafts(desk)
    assert (draft.name, draft.section) == ("Ana Ruiz", "start")
    assert [row.name for row in list_candidates(desk).rows] == ["Ana Ruiz"]
    assert list_candidates(desk, "ruiz").matching == 1


def test_drafts_newest_first(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The draft typed at last is offered first."""
    for second, name in enumerate(("Ana", "Bo", "Cem")):
        moment = clock.now().replace(second=second)
        monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
        keep_draft(desk, person(name))
    assert [draft.name for draft in drafts(desk)] == ["Cem", "Bo", "Ana"]


def test_a_draft_without_a_name(desk: Desk) -> None:
    """A draft needs no name; finished, it is listed as unnamed."""
    case = new_case(desk)
    keep_draft(desk, case)
    assert [row.name for row in list_candidates(desk).rows] == [drafts(desk)[0].name]
    assert finish(desk, case).dossier.candidate == drafts_name(desk)


def drafts_name(desk: Desk) -> str:
    """Return the only candidate's name."""
    (row,) = list_candidates(desk).rows
    return row.name


@BOTH
def test_finishing_ends_the_draft(desk: Desk) -> None:
    """A finished interview is no draft any more, and its candidate is listed once."""
    case = person("Ana Ruiz")
    keep_draft(desk, case)
    saved = finish(desk, case)
    assert drafts(desk) == ()
    (row,) = list_candidates(desk).rows
    assert (row.candidate, row.draft, row.interviews, row.verdict) == (saved.candidate, False, 1, saved.dossier.verdict)


def test_a_discarded_draft_takes_its_candidate_along(desk: Desk) -> None:
    """A candidate of whom nothing else is known goes with the draft, from the search too."""
    before = everything(desk)
    case = person("Ana Ruiz")
    keep_draft(desk, case)
    discard_draft(desk, case.id)
    assert everything(desk) == before
    assert list_candidates(desk, "ruiz").matching == 0


def test_a_discarded_draft_of_a_known_candidate(desk: Desk) -> None:
    """A draft over a finished interview is thrown away alone: the interview stays as it was."""
    case = person("Ana Ruiz")
    finish(desk, case)
    before = everything(desk)
    keep_draft(desk, case.with_answer(NAME, Answer("Somebody Else")))
    assert list_candidates(desk).rows[0].name == "Ana Ruiz"
    discard_draft(desk, case.id)
    assert everything(desk) == before


def test_discarding_twice(desk: Desk) -> None:
    """Throwing away what is gone does nothing."""
    discard_draft(desk, "gone")
    assert drafts(desk) == ()


def test_a_draft_moved_to_another_candidate(desk: Desk) -> None:
    """An interview that turns out to be with a known candidate leaves no empty one behind, kept or finished."""
    known = finish(desk, person("Ana Ruiz")).candidate
    for end in (keep_draft, finish):
        case = person(f"Ana R. {end.__name__}")
        keep_draft(desk, case)
        end(desk, replace(case, candidate=known))
        assert [row.candidate for row in list_candidates(desk).rows] == [known]


def test_a_second_talk_begins_with_all_that_is_known(desk: Desk) -> None:
    """Every answer counts on, the kit is that of a second talk, and what is of one talk alone begins anew."""
    before = (
        person("Ana Ruiz").with_answer(CONTACT, Answer("ana@example.org")).with_answer(GUT, Answer(7)).with_answer(NOTES, Answer("late"))
    )
    saved = finish(desk, before)
    again = new_case(desk, saved.candidate)
    assert again.candidate == saved.candidate
    assert again.id != saved.interview
    assert (again[NAME], again[CONTACT]) == ("Ana Ruiz", "ana@example.org")
    assert again[HELD_ON] == clock.today()
    assert again[KIT] is Kit.SECOND
    assert again[GUT] is None
    assert again[NOTES] is None
    settled = set(before.answers) - {HELD_ON.key, GUT.key, NOTES.key, REPLY.key}
    assert {key: again.answers[key] for key in settled} == {key: before.answers[key] for key in settled}
    finish(desk, again)
    assert [row.interviews for row in list_candidates(desk).rows] == [2]


def test_a_new_interview_knows_the_business_and_nothing_of_anybody(desk: Desk) -> None:
    """What is of the owner goes from one interview to the next, whoever is interviewed."""
    shop = (Business(1_500, Decimal(80), Decimal(50)),)
    finish(desk, person("Ana Ruiz").with_answer(BUSINESS, Answer(shop)).with_answer(TRADE, Answer(Industry.LEGAL)))
    fresh = new_case(desk)
    assert fresh[BUSINESS] == shop
    assert fresh[TRADE] is Industry.LEGAL
    assert set(fresh.answers) == {BUSINESS.key, TRADE.key, HELD_ON.key}


def test_finished_twice(desk: Desk) -> None:
    """The same interview finished again adds nothing and shows the verdict as it was dated."""
    case = person("Ana Ruiz")
    first = finish(desk, case, on=case[HELD_ON])
    before = everything(desk)
    second = finish(desk, case)
    assert everything(desk) == before
    assert second.verdict == first.verdict
    assert second.dossier == first.dossier
    assert clock.stamp(second.saved_at) == clock.stamp(first.saved_at)


@BOTH
def test_changed_after_a_verdict(desk: Desk) -> None:
    """A changed answer makes a second dated verdict of the same interview; the first stays as it was."""
    case = person("Ana Ruiz")
    first = finish(desk, case)
    second = finish(desk, case.with_answer(CONTACT, Answer("by telephone")))
    assert second.interview == first.interview
    assert second.verdict != first.verdict
    told = history(desk, case.candidate)
    assert [entry.verdict_id for entry in told.entries] == [None, first.verdict, None, second.verdict]
    assert [row.interviews for row in list_candidates(desk).rows] == [1]
    assert open_verdict(desk, first.verdict).case == case
    assert open_verdict(desk, first.verdict).dossier == first.dossier
    assert latest_verdict(desk, case.candidate) == second.verdict


def test_changed_back(desk: Desk) -> None:
    """Answers changed and changed back are judged again: the last verdict is of what stands there."""
    case = person("Ana Ruiz")
    first = finish(desk, case)
    finish(desk, case.with_answer(CONTACT, Answer("by telephone")))
    third = finish(desk, case)
    assert third.verdict != first.verdict
    assert latest_verdict(desk, case.candidate) == third.verdict
    assert desk.file.rows("SELECT 1 FROM answer WHERE interview = ? AND answer LIKE '%telephone%'", (case.id,)) == []


@pytest.mark.parametrize("key", sample_names())
def test_reopened_as_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    """A verdict reopens to the letter, after a restart, with other benchmarks, other rules and other settings."""
    with open_desk(tmp_path) as desk:
        saved = finish(desk, sample(key))
    monkeypatch.setattr("vetter.settings.RULES_VERSION", "99.0")
    with open_desk(tmp_path) as desk:
        desk.benchmarks = BenchmarkTable("2099.01", ())
        reopened = open_verdict(desk, saved.verdict)
        kept = interviews.verdict(desk.file, saved.verdict)
        assert kept is not None
        assert reopened.dossier == saved.dossier
        assert frozen.dumps(reopened.dossier) == kept.dossier == frozen.dumps(saved.dossier)
        assert reopened.case == sample(key)
        assert (reopened.candidate, reopened.verdict_id) == (saved.candidate, saved.verdict)


def test_judged_anew_with_other_benchmarks(desk: Desk) -> None:
    """The same answers under newer benchmarks are a new verdict, which says by which it was judged."""
    case = person("Ana Ruiz")
    first = finish(desk, case)
    desk.benchmarks = BenchmarkTable("2099.01", desk.benchmarks.rows)
    second = finish(desk, case)
    assert second.verdict != first.verdict
    assert open_verdict(desk, first.verdict).dossier.benchmarks_version == first.dossier.benchmarks_version != "2099.01"
    assert open_verdict(desk, second.verdict).dossier.benchmarks_version == "2099.01"


@BOTH
def test_every_part_is_saved(desk: Desk) -> None:
    """Answers, unread text, verdict, history and words are there after one save."""
    case = person("Ana Ruiz").with_unread({"conversions.0.count": "about 7o"})
    saved = finish(desk, case)
    told = everything(desk)
    assert {row["question"] for row in told["answer"]} == set(case.answers)
    assert [(row["path"], row["text"]) for row in told["unread"]] == [("conversions.0.count", "about 7o")]
    assert [row["id"] for row in told["verdict"]] == [saved.verdict]
    assert [entry.what.value for entry in history(desk, case.candidate).entries] == ["interview", "verdict"]
    assert list_candidates(desk, "7o").matching == 1


def test_nothing_of_that_id(desk: Desk) -> None:
    """A candidate or verdict that is not there is named."""
    with pytest.raises(InputError, match=r"^There is no candidate nobody in this case file\.$"):
        history(desk, "nobody")
    with pytest.raises(InputError, match=r"^There is no verdict nothing in this case file\.$"):
        open_verdict(desk, "nothing")
    assert latest_verdict(desk, "nobody") is None


def test_a_line_changed_by_another_program_is_marked(desk: Desk) -> None:
    """The history shows which of its lines no longer says what it said."""
    saved = finish(desk, person("Ana Ruiz"))
    desk.file.db.execute("UPDATE history SET detail = 'Proven 99.' WHERE seq = 2")
    assert [entry.altered for entry in history(desk, saved.candidate).entries] == [False, True]


def test_opening_a_sample_stores_nothing(desk: Desk) -> None:
    """A sample is shown with its verdict and leaves no trace."""
    before = everything(desk)
    judged = actions.open_sample(desk, "walk-in")
    assert judged.verdict_id is None
    assert judged.dossier.sample
    assert everything(desk) == before


def test_a_sample_finished_stays_marked(desk: Desk) -> None:
    """A sample that is saved all the same is listed as one."""
    finish(desk, sample("beginner"))
    assert [row.sample for row in list_candidates(desk).rows] == [True]


@BOTH
def test_hostile_text_is_kept_to_the_letter(desk: Desk) -> None:
    """Markup, quotation marks and other scripts come back as typed, from the draft and from the interview."""
    name = '\'; DROP TABLE candidate; -- <b>\u202eאב</b> 李 🙂 \u2028 % _ \\ "x"'
    case = person(name)
    keep_draft(desk, case)
    assert drafts(desk)[0].case == case
    saved = finish(desk, case)
    assert open_verdict(desk, saved.verdict).case == case
    assert list_candidates(desk).rows[0].name == name


@pytest.mark.parametrize("zone", ["America/New_York", "Bogus"])
def test_a_clock_that_goes_back(desk: Desk, monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    """The last verdict is the one saved last, and the history stands in that order, whatever clock and time zone say meanwhile."""
    before = clock.now()
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        case, saved = person("Ana Ruiz"), []
        for days, value in ((0, "1"), (4_000, "2"), (-20_000, "3")):
            monkeypatch.setattr(clock, "now", lambda days=days: before + timedelta(days=days))
            saved.append(finish(desk, case.with_answer(NOTES, Answer(value))))
        entries = history(desk, case.candidate).entries
        assert [entry.verdict_id for entry in entries if entry.verdict is not None] == [each.verdict for each in saved]
        assert latest_verdict(desk, case.candidate) == saved[-1].verdict
        assert not any(entry.altered for entry in entries)
        assert actions.timeline(desk, history(desk, case.candidate))
    finally:
        monkeypatch.undo()
        time.tzset()
