"""The kits: which questions a talk shows, and that nothing answered is hidden by a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.strategies import cases
from vetter.domain.case import Answer, AnswerState, Case
from vetter.domain.claims import Conversion, Reference, ReferenceOutcome
from vetter.domain.evidence import Evidence
from vetter.domain.working import DistinctBuyers
from vetter.questions import BY_KEY, MUST_ASK, QUESTIONS, Kit
from vetter.questions.kits import kit_of, open_still, questions_of
from vetter.questions.proof import DISTINCT_BUYERS
from vetter.questions.reputation import REFERENCES
from vetter.questions.results import CONVERSIONS, MONEY
from vetter.questions.start import KIT, NAME
from vetter.questions.trust import COMPLAINT, FIRST_MESSAGE, RUDE_COMMENT
from vetter.questions.watch import FACTS, GUT

if TYPE_CHECKING:
    from vetter.questions import Question

BLANK = Case("case", "candidate")
quick = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
each_kit = pytest.mark.parametrize("kit", Kit)


def keys(kit: Kit, case: Case = BLANK) -> list[str]:
    """Return the keys of a kit, in order."""
    return [question.key for part in questions_of(kit, case) for question in part.questions]


@each_kit
@quick
@given(case=cases())
def test_a_kit_keeps_the_order_of_the_catalogue(kit: Kit, case: Case) -> None:
    """Sections and questions stand as in the whole, each once, and no section is empty."""
    found = keys(kit, case)
    assert found == [question.key for question in QUESTIONS if question.key in found]
    assert all(part.questions for part in questions_of(kit, case))


@quick
@given(case=cases())
def test_each_size_holds_the_smaller_ones(case: Case) -> None:
    """Short is part of the usual talk, and that of everything there is."""
    short, usual, full = (set(keys(kit, case)) for kit in (Kit.SHORT, Kit.STANDARD, Kit.FULL))
    assert short < usual or case.answers
    assert short <= usual <= full == set(BY_KEY)


@pytest.mark.parametrize("kit", [kit for kit in Kit if kit is not Kit.SECOND])
@quick
@given(case=cases())
def test_what_was_asked_is_always_shown(kit: Kit, case: Case) -> None:
    """Choosing a smaller kit hides no answer."""
    assert set(case.answers) <= set(keys(kit, case))


@each_kit
@quick
@given(case=cases())
def test_what_cannot_be_read_yet_is_always_shown(kit: Kit, case: Case) -> None:
    """Text that waits to be put right can be reached."""
    assert {path.partition(".")[0] for path in case.unread} <= set(keys(kit, case))


@each_kit
def test_every_kit_says_who_when_and_what_was_seen(kit: Kit) -> None:
    """They cost no time of the talk; and the kit itself can be changed back."""
    assert {NAME.key, KIT.key, FACTS.key, GUT.key} <= set(keys(kit))


def test_the_short_talk_is_the_must_asks() -> None:
    """And beyond them nothing that is read aloud."""
    aloud = {key for key in keys(Kit.SHORT) if BY_KEY[key].aloud}
    assert aloud == {question.key for question in MUST_ASK if question.aloud}
    assert {question.key for question in MUST_ASK} <= set(keys(Kit.SHORT))


def test_the_usual_talk_is_what_a_blank_choice_shows() -> None:
    """Blank and chosen come to the same."""
    assert kit_of(BLANK) is Kit.STANDARD
    assert kit_of(BLANK.with_answer(KIT, Answer(Kit.LIVE))) is Kit.LIVE
    assert [part.questions for part in questions_of(Kit.STANDARD, BLANK)] == [part.questions for part in questions_of(kit_of(BLANK), BLANK)]
    assert set(keys(Kit.SHORT)) < set(keys(Kit.STANDARD)) < set(keys(Kit.FULL))


def test_the_live_tests_are_done_on_the_spot() -> None:
    """The rude comment and the first message among them; nothing that is only told."""
    assert {RUDE_COMMENT.key, FIRST_MESSAGE.key, "two_tones"} <= set(keys(Kit.LIVE))
    assert CONVERSIONS.key not in keys(Kit.LIVE)


def test_what_is_wanted_besides_is_shown() -> None:
    """A question that somebody was sent to is there, whatever the kit."""
    parts = questions_of(Kit.LIVE, BLANK, {CONVERSIONS.key})
    assert CONVERSIONS in {question for part in parts for question in part.questions}


@pytest.mark.parametrize(
    ("question", "answer", "still"),
    [
        (CONVERSIONS, None, True),
        (CONVERSIONS, Answer(state=AnswerState.NONE), False),
        (CONVERSIONS, Answer((Conversion(count=3, evidence=Evidence.WORD),)), True),
        (CONVERSIONS, Answer((Conversion(count=3, evidence=Evidence.SCREENSHOT),)), True),
        (CONVERSIONS, Answer((Conversion(count=3),)), True),
        (CONVERSIONS, Answer((Conversion(evidence=Evidence.ANALYTICS), Conversion(evidence=Evidence.WORD))), True),
        (CONVERSIONS, Answer((Conversion(evidence=Evidence.ANALYTICS),)), False),
        (MONEY, Answer(state=AnswerState.DODGED), True),
        (COMPLAINT, None, False),
        (COMPLAINT, Answer(state=AnswerState.DECLINED), True),
        (COMPLAINT, Answer((4,)), False),
        (DISTINCT_BUYERS, Answer((DistinctBuyers(buyers=4),)), True),
        (DISTINCT_BUYERS, Answer((DistinctBuyers(buyers=4, evidence=Evidence.THIRD_PARTY),)), False),
        (REFERENCES, Answer((Reference(who="Ann", outcome=ReferenceOutcome.OFFERED),)), True),
        (REFERENCES, Answer((Reference(who="Ann"),)), True),
        (REFERENCES, Answer((Reference(who="Ann", outcome=ReferenceOutcome.NOT_REACHED),)), True),
        (REFERENCES, Answer((Reference(who="Ann", outcome=ReferenceOutcome.CONFIRMED),)), False),
    ],
)
def test_what_a_second_talk_comes_back_to(question: Question[Any], answer: Answer[Any] | None, still: bool) -> None:  # noqa: FBT001
    """Must-asks left out, what was dodged or declined, results nobody has seen, references nobody has rung."""
    case = BLANK.with_answer(question, answer)
    assert open_still(question, case) is still
    assert (question.key in keys(Kit.SECOND, case)) is still


def _settled(question: Question[Any], case: Case) -> bool:
    rows = case[question]
    told = case.asked(question) and not case.withheld(question)
    rows = rows if isinstance(rows, tuple) else ()
    unproven = [row for row in rows if hasattr(row, "evidence") and (row.evidence is None or not row.evidence.verified)]
    return told and not unproven and question is not REFERENCES


@quick
@given(case=cases(most=12), data=st.data())
def test_a_second_talk_leaves_out_what_is_settled(case: Case, data: st.DataObject) -> None:
    """Nothing answered and verified is asked again, but for who and when, and what was seen."""
    del data
    case = case.with_unread({})
    frame = set(keys(Kit.SHORT)) - {question.key for question in MUST_ASK}
    again = [BY_KEY[key] for key in keys(Kit.SECOND, case) if key not in frame]
    assert [question.key for question in again if _settled(question, case)] == []
