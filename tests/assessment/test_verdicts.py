"""Each verdict is reached, in the published order; the pattern is raised by its observations alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.assessment.cases import case_with, conversion, judged, with_followers
from tests.worked_cases import WORKED_CASES, case_of
from vetter.domain.case import Answer
from vetter.domain.claims import Metric, Reference, ReferenceOutcome, Said
from vetter.domain.evidence import Evidence
from vetter.domain.verdict import Verdict
from vetter.questions.plan import FirstAdvice, TwiceAnswer
from vetter.questions.watch import FACTS, Fact

WORKED = {worked["id"]: case_of(worked) for worked in WORKED_CASES}


def test_every_verdict_but_middling_is_a_worked_case() -> None:
    """The published cases reach eight of the nine."""
    reached = {judged(case).verdict for case in WORKED.values()}
    assert reached == set(Verdict) - {Verdict.MIXED}


def test_middling_is_checked_results_that_are_neither_good_nor_poor() -> None:
    """A verified rate near the middle, weak marks, nothing confirmed."""
    answers: dict[str, Any] = dict.fromkeys(("A1", "A2", "A3", "T1", "T2", "P1", "P2", "K1"), (2,))
    found = judged(case_with(conversions=(conversion(40, 2_600),), money=(), **answers))
    assert found.verdict is Verdict.MIXED


def test_a_stop_comes_before_everything_else() -> None:
    """Even the confirmed professional is stopped by an altered document."""
    assert judged(WORKED["V02"]).verdict is Verdict.PROFESSIONAL
    assert judged(WORKED["V02"].with_answer(FACTS, Answer((Fact.FORGED,)))).verdict is Verdict.STOP


def test_an_amber_bars_the_professional() -> None:
    """Sending mass messages costs the verdict, whatever the results."""
    assert judged(WORKED["V02"].with_answer(FACTS, Answer((Fact.MASS_DM,)))).verdict is not Verdict.PROFESSIONAL


def test_a_reference_counts_as_independent_only_when_noted_so() -> None:
    """Silence about independence is not independence."""
    noted = judged(case_with(references=(Reference(outcome=ReferenceOutcome.CONFIRMED, independent=True),)))
    silent = judged(case_with(references=(Reference(outcome=ReferenceOutcome.CONFIRMED),)))
    assert (noted.confirmations, silent.confirmations) == (1, 0)
    assert silent.proven.subscores[5].score < noted.proven.subscores[5].score


OBSERVED: dict[str, dict[str, Any]] = {
    "words": {"bio": "Social media Guru and #1 growth hacker"},
    "lead": {"said": tuple(Said(metric=metric, evidence=Evidence.WORD) for metric in (Metric.FOLLOWERS, Metric.LIKES))},
    "advice": {"twice": TwiceAnswer.AGREES},
    "method": {"facts": (Fact.HARD_SELL,)},
    "promises": {"facts": (Fact.GUARANTEE,)},
    "pressure": {"facts": (Fact.PRESSURE,)},
    "reporting": {"P2": (1,)},
}


@pytest.mark.parametrize("sort", OBSERVED)
def test_each_kind_of_observation_is_seen(sort: str) -> None:
    """One kind alone raises nothing."""
    found = judged(case_with(**OBSERVED[sort]))
    assert [seen.sort.value for seen in found.pattern] == [sort]
    assert not found.guru_pattern


def test_three_kinds_raise_the_flag_until_a_result_is_verified() -> None:
    """Words, advice and reporting together; a result seen live lowers the flag again."""
    three: dict[str, Any] = {"bio": "expert", "first_steps": FirstAdvice.GROW_FOLLOWERS, "P2": (1,)}
    assert judged(case_with(**three)).guru_pattern
    assert not judged(case_with(**three, conversions=(conversion(40, 1_000),))).guru_pattern
    assert judged(case_with(**three, conversions=(conversion(40, 1_000, Evidence.SCREENSHOT),))).guru_pattern


def test_ordinary_words_are_no_titles() -> None:
    """Words such as "expertise", "gurus" of others in a longer word, or a price of 1 are not titles."""
    assert not judged(case_with(bio="My expertise is e-mail. I charge 1,000 a month for legendary care.")).pattern


def test_the_number_of_followers_is_never_an_observation() -> None:
    """The largest audience in the world raises nothing by itself."""
    assert not judged(with_followers(case_with(), 10**12)).pattern


def test_what_each_verdict_asks_for_is_named() -> None:
    """In words an owner reads under “how the verdict was reached”."""
    answers: dict[str, Any] = dict.fromkeys(("A1", "A2", "A3", "T1", "T2", "P1", "P2", "K1"), (2,))
    tried = {each.verdict: each for each in judged(case_with(conversions=(conversion(40, 2_600),), money=(), **answers)).tried}
    assert [condition.words for condition in tried[Verdict.PROMISING].conditions] == [
        "Score if everything checks out",
        "Conversion and money if everything checks out",
        "A complete result",
        "No reference or figure refused",
    ]
    assert [condition.words for condition in tried[Verdict.MIXED].conditions] == ["Checked sales, or checked money"]
