"""What moved between two verdicts at a glance, and why, in words that follow from the answers."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from tests.assessment.cases import case_with, client, conversion, interviews
from tests.dossier.test_dossier import texts, written
from vetter.domain.case import Answer, Case
from vetter.domain.claims import Reference, ReferenceOutcome
from vetter.domain.evidence import Evidence
from vetter.dossier.moved import moved
from vetter.questions.reputation import REFERENCES


def told(before: Case, after: Case) -> tuple[str, str]:
    """Return the table and the reasons as text."""
    table, why = moved((before, written(before)), (after, written(after)))
    return " | ".join(texts(table)), " ".join(texts(why))


@given(interviews())
def test_the_same_twice_did_not_move(case: Case) -> None:
    """And says so in one sentence."""
    assert "Nothing that counts is different" in told(case, case)[1]


def test_a_claim_that_was_shown_better() -> None:
    """The numbers stayed; how they were shown did not."""
    before, after = (
        case_with(conversions=(conversion(40, 1_000, each),), money=(client(4_000, 1_000),)) for each in (Evidence.WORD, Evidence.ANALYTICS)
    )
    table, why = told(before, after)
    assert "The numbers stayed the same; what changed is how they were shown." in why
    assert "1 claim shown better than before: seen live." in why
    assert "What rose: Conversion by" in why
    assert "Word only" in table or "Seen live" in table
    assert "1 claim shown less well than before." in told(after, before)[1]


def test_a_number_that_is_told_differently_is_not_called_the_same() -> None:
    """However it was shown."""
    before, after = (case_with(conversions=(conversion(count, 1_000, Evidence.WORD),)) for count in (40, 80))
    why = told(before, after)[1]
    assert "stayed the same" not in why
    assert "1 new or changed claim." in why


def test_references_that_were_rung() -> None:
    """Counted in the table and named among the reasons."""
    offered = case_with(conversions=(conversion(40, 1_000),)).with_answer(
        REFERENCES, Answer((Reference(who="Kari", outcome=ReferenceOutcome.OFFERED),))
    )
    rung = offered.with_answer(REFERENCES, Answer((Reference(who="Kari", outcome=ReferenceOutcome.CONFIRMED),)))
    table, why = told(offered, rung)
    assert "1 offered" in table
    assert "1 confirmed" in table
    assert "1 more reference confirmed." in why


def test_flags_that_came_and_went() -> None:
    """In both directions."""
    wrong, right = (case_with(conversions=(conversion(count, 100),)) for count in (120, 20))
    assert "to clear up." in told(right, wrong)[1]
    assert "cleared up." in told(wrong, right)[1]


def test_newer_rules_alone() -> None:
    """Nobody takes them for a change of the candidate's."""
    case = case_with(conversions=(conversion(40, 1_000),))
    made = written(case)
    _table, why = moved((case, replace(made, rules_version="0.9")), (case, made))
    assert "The answers are the same; rules or benchmarks are newer." in " ".join(texts(why))
