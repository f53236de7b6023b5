"""The dossier says what was found, in fixed words, with sources, and never of a person."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from tests.assessment.cases import case_with, conversion, interviews, judged
from tests.benchmark_table import shipped
from tests.strategies import cases
from tests.worked_cases import WORKED_CASES, case_of
from vetter.domain.case import Answer, AnswerState
from vetter.domain.claims import Conversion, Metric, Referral, Said
from vetter.domain.evidence import Evidence
from vetter.domain.quantities import Base
from vetter.domain.working import FollowersSeen
from vetter.dossier import compose, frozen, live
from vetter.dossier.model import Dossier, Facts, Flags, Grid, Judgements, Lines, ScoreLine, Strip, Waterfall
from vetter.exchange.samples import sample, sample_names
from vetter.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.domain.case import Case

DAY = date(2026, 11, 23)
UNKIND = re.compile(
    r"\b(fake|fraud|fraudster|liar|lying|lied|scam|scammer|con artist|guru|bogus|incompetent|charlatan|dishonest|he|she|his|her|him)\b",
    re.IGNORECASE,
)


def written(case: Case) -> Dossier:
    """Return the dossier of a case, judged on a fixed day."""
    return compose(case, judged(case), shipped(), Settings(), DAY)


def texts(value: Any) -> Iterator[str]:
    """Yield every text inside a dossier or a part of one."""
    if isinstance(value, str):
        yield str(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from texts(getattr(value, name))


def section(dossier: Dossier, key: str) -> Any:
    """Return a section of the dossier."""
    return next(each for each in dossier.sections if each.key == key)


@pytest.mark.parametrize("worked", WORKED_CASES, ids=lambda worked: worked["id"])
def test_no_word_judges_a_person(worked: dict[str, Any]) -> None:
    """The banned words stand nowhere but in the one private flag, and in the titles of studies that are cited."""
    dossier = written(case_of(worked))
    spoken = [text for each in dossier.sections if each.key not in {"pattern", "method"} for text in texts(each)]
    assert not [text for text in (*spoken, dossier.headline, dossier.facts, dossier.footer) if UNKIND.search(text)]


@pytest.mark.parametrize("worked", WORKED_CASES, ids=lambda worked: worked["id"])
def test_the_deciding_reason_stands_first(worked: dict[str, Any]) -> None:
    """The verdict's sentence is its fixed name; the first reason says that it decides."""
    dossier = written(case_of(worked))
    assert dossier.headline == dossier.verdict.label
    first = dossier.sections[0].blocks[0].items[0]
    assert first.strong
    assert first.quiet == "This decides the verdict."


@pytest.mark.parametrize("worked", WORKED_CASES, ids=lambda worked: worked["id"])
def test_each_comparison_names_source_year_sample_and_tier(worked: dict[str, Any]) -> None:
    """No strip without where its band comes from."""
    for each in written(case_of(worked)).sections:
        for block in each.blocks:
            if isinstance(block, Strip) and block.spread is not None:
                assert re.search(r"\d{4}, sample (?:[\d,]+|not published), tier [123]", block.source)
                assert block.base.startswith("of ")
                assert all(0 <= mark.low <= mark.value <= mark.high for mark in block.marks)


def test_the_three_claims_always_get_an_answer() -> None:
    """Followers, conversion and referrals, told or not."""
    for case in (case_with(), sample("walk-in"), sample("specialist")):
        rows = section(written(case), "three").blocks[0].rows
        assert [row[0].text for row in rows] == ["Followers", "Conversion", "Referrals"]
        assert all(row[1].text and row[2].text for row in rows)


def test_followers_are_answered_as_the_buyers_they_imply() -> None:
    """100,000 followers: about five buyers a month."""
    rows = section(written(sample("walk-in")), "three").blocks[0].rows
    assert rows[0][1].text == "100,000"
    assert rows[0][2].text.startswith("About 5 buyers a month by usual ratios (0.6 to 38).")


def test_followers_looked_at_are_answered_by_the_most_that_can_be_real() -> None:
    """One-sided, with what the signs cannot see; a small look is called a hint."""
    found = section(written(case_with(followers_seen=(FollowersSeen(200, 60),))), "followers_seen")
    assert found.title == "At most 79\u00a0% of the followers are real people"
    told = " ".join(texts(found))
    assert "60 of 200 looked at" in told
    assert "it may be fewer" in told
    assert "hint" not in told
    small = section(written(case_with(followers_seen=(FollowersSeen(40, 10),))), "followers_seen")
    assert "a hint only: look at 200 or more" in " ".join(texts(small))


def test_referrals_are_held_against_the_sourced_rows_and_the_references() -> None:
    """No fair benchmark, what is near it with its sources, and who confirmed."""
    said = " ".join(texts(section(written(sample("specialist")), "people")))
    assert "No fair benchmark" in said
    assert "29\u00a0% of customers really referred somebody (Texas Tech, 2014" in said
    assert "independent references confirmed" in said


def test_where_nothing_fair_is_published_the_reason_is_said() -> None:
    """Of followers nobody publishes how many buy."""
    dossier = written(case_with(conversions=(conversion(40, 90_000, base=Base.FOLLOWERS),)))
    said = " ".join(texts(section(dossier, "against")))
    assert "No fair benchmark." in said
    assert "a wrong yardstick" in said


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        (None, "Not asked."),
        (Answer(state=AnswerState.NONE), "None was given."),
        (Answer(state=AnswerState.DODGED), "Dodged."),
        (Answer(state=AnswerState.DECLINED, note="contract"), "Declined."),
        (Answer((Referral(came=0, out_of=18),)), "0 of 18 clients"),
    ],
)
def test_none_dodged_declined_not_asked_and_zero_differ(answer: Answer[Any] | None, word: str) -> None:
    """Five different answers read differently."""
    case = case_with() if answer is None else case_with(referrals=answer)
    assert section(written(case), "three").blocks[0].rows[2][1].text == word


def test_an_unlucky_percentage_is_read_in_four_ways() -> None:
    """Five per cent of what is read base by base."""
    dossier = written(case_with(conversions=(Conversion(percent=Decimal(5), evidence=Evidence.WORD),)))
    said = " ".join(texts(section(dossier, "why")))
    assert "1 of 19 gives it too" in said
    for base in ("visitors", "list members", "leads", "followers"):
        assert f"of {base}" in said.lower()


def test_the_pattern_is_private_and_lists_its_observations() -> None:
    """Words, lead and advice of the walk-in, with what could be innocent."""
    pattern = section(written(sample("walk-in")), "pattern")
    assert pattern.private
    flag = pattern.blocks[0].items[0]
    assert {"Words:", "Lead:", "Advice:"} <= set(flag.detail.text.split())
    assert flag.innocent
    assert "pattern" not in {each.key for each in written(sample("specialist")).sections}


@given(interviews())
def test_the_same_case_gives_the_same_dossier(case: Case) -> None:
    """And it freezes to text and back without loss."""
    dossier = written(case)
    assert written(case) == dossier
    assert frozen.loads(frozen.dumps(dossier)) == dossier


@given(cases())
def test_any_case_at_all_can_be_judged_and_written(case: Case) -> None:
    """Nonsense of every kind ends in a dossier, a live panel and a frozen text."""
    assessment = judged(case)
    dossier = compose(case, assessment, shipped(), Settings(), DAY)
    assert frozen.loads(frozen.dumps(dossier)) == dossier
    assert live(case, assessment, Settings()).ask_next
    assert 0 <= dossier.score.low <= dossier.score.value <= dossier.score.high <= 100


@pytest.mark.parametrize("name", sample_names())
def test_every_kind_of_block_is_said_in_words_too(name: str) -> None:
    """Each chart has a sentence that says what it shows."""
    for each in written(sample(name)).sections:
        assert each.title
        for block in each.blocks:
            assert isinstance(block, Lines | Grid | Strip | Waterfall | ScoreLine | Judgements | Flags | Facts)
            if isinstance(block, Strip | Waterfall | ScoreLine | Judgements):
                assert block.sentence.endswith(".")


HOSTILE = ("<b>x</b>", "</para><img src='/etc/passwd'>", "R&D &amp; Söhne", "=cmd|' /C calc'!A0", "\u202egnp.exe", "a" * 5_000)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_typed_stays_as_it_was(text: str) -> None:
    """Nothing is stripped, escaped or cut on the way into the dossier."""
    case = case_with(name=text, notes=text, said=(Said(words=text, metric=Metric.FOLLOWERS),))
    dossier = written(case)
    assert dossier.candidate == text
    assert any(text in each for each in texts(section(dossier, "told")))
    assert any(text in each for each in texts(section(dossier, "ledger")))


def test_before_anything_is_asked_the_opening_question_is_asked() -> None:
    """Let the candidate begin."""
    case = case_with()
    panel = live(case, judged(case), Settings())
    assert panel.ask_key == "said"
    assert panel.asked == 0


def test_the_panel_names_the_one_next_question() -> None:
    """With followers told and no result it asks how many of them bought."""
    case = sample("walk-in")
    panel = live(case, judged(case), Settings())
    assert panel.ask_next == "“Of those 100,000, how many bought something in the last twelve months?”"
    assert [flag.title for flag in panel.flags] == ["Followers came first"]
    assert panel.waterfall is not None
    assert panel.asked == panel.must


@pytest.mark.parametrize(
    ("said", "number", "adds"),
    [
        (Said(metric=Metric.CONVERSION_RATE, complete=False, evidence=Evidence.THIRD_PARTY), "4.2\u00a0% of what?", "a result, half told"),
        (Said(metric=Metric.CONVERSION_RATE, complete=True, evidence=Evidence.NOTHING), "4.2\u00a0%, base told", "a result"),
        (Said(metric=Metric.ENGAGEMENT_RATE), "4.2\u00a0% of what?", "a little"),
        (Said(metric=Metric.REVENUE, complete=True), "4.2", "a result"),
    ],
)
def test_a_rate_that_was_volunteered_is_never_bare(said: Said, number: str, adds: str) -> None:
    """It says that its base was told, or asks for it; what it adds goes by whether it was told whole."""
    (row,) = section(written(case_with(said=(replace(said, number=Decimal("4.2")),))), "told").blocks[0].rows
    assert (row[2].text, row[4].text) == (number, adds)
