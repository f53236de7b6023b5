"""What changed between two verdicts: said once, in words, nothing that stayed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given

from tests.assessment.cases import case_with, client, conversion, interviews
from tests.dossier.test_dossier import texts, written
from vetter.domain.case import Answer, AnswerState, Case
from vetter.domain.evidence import Evidence
from vetter.domain.region import DEFAULT_REGION
from vetter.dossier.between import between
from vetter.dossier.differing import differing
from vetter.questions.results import CONVERSIONS, MONEY

if TYPE_CHECKING:
    from vetter.dossier.model import Section


def changes(before: Case, after: Case) -> dict[str, Section]:
    """Return the sections by key."""
    found = between((before, written(before)), (after, written(after)), DEFAULT_REGION)
    return {section.key: section for section in found}


@given(interviews())
def test_the_same_twice_has_nothing_that_changed(case: Case) -> None:
    """Only the verdict is said, as before."""
    found = changes(case, case)
    assert set(found) == {"verdict"}
    assert "as before" in " ".join(texts(found["verdict"]))


def test_a_claim_that_was_checked() -> None:
    """The score, the judgement and the answer, before and after."""
    before = case_with(conversions=(conversion(40, 1_000, Evidence.WORD),), money=(client(4_000, 1_000),))
    after = case_with(conversions=(conversion(40, 1_000, Evidence.ANALYTICS),), money=(client(4_000, 1_000),))
    found = changes(before, after)
    assert "before: " in " ".join(texts(found["verdict"]))
    assert [row[0].text for row in found["judgements"].blocks[0].rows] == ["Conversion"]  # type: ignore[union-attr]
    told = " ".join(texts(found["answers"]))
    assert "Word only" in told
    assert "Seen live" in told


def test_what_was_flagged_and_is_cleared_up() -> None:
    """In both directions."""
    wrong, right = (case_with(conversions=(conversion(count, 100),)) for count in (120, 20))
    assert "New:" in " ".join(texts(changes(right, wrong)["flags"]))
    assert "Cleared up:" in " ".join(texts(changes(wrong, right)["flags"]))


def test_answers_that_differ_keep_their_kind() -> None:
    """Not asked, none and zero are three answers."""
    rows = case_with(conversions=(conversion(0, 50),))
    none = rows.with_answer(CONVERSIONS, Answer(state=AnswerState.NONE))
    unasked = rows.with_answer(CONVERSIONS, None)
    found = [[cell.text for cell in row] for row in differing((rows, none, unasked), DEFAULT_REGION)]
    assert len(found) == 1
    assert found[0][2:] == ["none", "not asked"]
    assert not list(differing((rows, rows), DEFAULT_REGION))


def test_another_edition_of_the_rules_is_said() -> None:
    """So that nobody takes it for a change of the candidate's."""
    case = case_with(money=(client(100, 50),)).with_answer(MONEY, None)
    made = written(case)
    found = between((case, replace(made, rules_version="0.9")), (case, made), DEFAULT_REGION)
    assert "before: rules 0.9" in " ".join(texts(found[0]))
