"""The papers one works with: the figure that stays hidden, the lines of a trial, room for every answer."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.assessment.cases import case_with
from tests.every_paper import every_paper, texts
from vetter.domain.business import Business, Offer
from vetter.domain.case import Case
from vetter.domain.claims import Reference, ReferenceOutcome
from vetter.dossier import papers
from vetter.dossier.model import Boxes, Grid
from vetter.dossier.papers.calls import ALOUD
from vetter.questions import QUESTIONS, Kit
from vetter.questions.kits import questions_of
from vetter.settings import Settings

if TYPE_CHECKING:
    from vetter.dossier.document import Document

KARI = Reference("Kari Nordli", "client", None, "buyers in spring", Decimal(4321), None, ReferenceOutcome.OFFERED)


def test_the_figure_to_confirm_stands_on_a_page_of_its_own_after_the_questions() -> None:
    """Nothing read aloud holds it, neither as a figure nor in the words noted."""
    told = case_with(name="Ingrid", references=(KARI, Reference("Lars", None, None, "4321 buyers", Decimal(4321))))
    sections = papers.calls(told, Settings().region).sections
    hidden = [section for section in sections if section.key.startswith("figure-")]
    assert len(hidden) == 2
    assert all(section.page_after == 0 for section in hidden)
    aloud = " ".join(texts(tuple(section for section in sections if section not in hidden)))
    assert "4,321" not in aloud
    assert "4321" not in aloud
    assert all("4,321" in " ".join(texts(section)) for section in hidden)
    assert "From 3,241 to 5,401" in " ".join(texts(hidden[0]))
    assert sum(text.format(candidate="Ingrid") in aloud for text in ALOUD) == len(ALOUD)


def test_settled_references_are_not_rung_again() -> None:
    """Only what is open gets a sheet; with nobody named there is one to fill in."""
    done = Reference(who="Lars", about="buyers", expected=Decimal(40), heard=Decimal(41))
    sections = papers.calls(case_with(references=(KARI, done)), Settings().region).sections
    assert "Lars" not in " ".join(texts(sections))
    assert "Not named yet" in " ".join(texts(papers.calls(Case("", ""), Settings().region).sections))


@pytest.fixture
def plan() -> Document:
    """Return the plan of a trial that can be worked out."""
    business = Business(600, Decimal(80), Decimal(50))
    offer = Offer(Decimal(300), Decimal(0), None, Decimal(3))
    return every_paper(case_with(name="Ingrid", business=(business,), offer=(offer,)))["pilot"]


def test_the_lines_of_a_trial_rise_with_the_visitors(plan: Document) -> None:
    """Milestones at 30, 60 and 90 days, each with the sales at which it has passed and at which it stops."""
    grid = next(block for section in plan.sections if section.key == "milestones" for block in section.blocks if isinstance(block, Grid))
    assert [row[0].text for row in grid.rows] == ["30", "60", "90"]
    visitors = [int(row[2].text.replace(",", "")) for row in grid.rows]
    passed = [int(row[3].text.replace(",", "")) for row in grid.rows]
    assert visitors == sorted(visitors)
    assert passed == sorted(passed)
    said = " ".join(texts(plan.sections))
    assert "£300" in said
    for word in ("owner’s name", "Handover", "Notice", "No bought followers"):
        assert word in said


def test_a_trial_that_is_over_says_so_at_the_later_milestones() -> None:
    """No line is drawn for visitors who are not counted any more."""
    business, offer = Business(6_000, Decimal(80), Decimal(50)), Offer(Decimal(900), Decimal(200), None, Decimal(4))
    sections = every_paper(case_with(business=(business,), offer=(offer,)))["pilot"].sections
    grid = next(block for section in sections if section.key == "milestones" for block in section.blocks if isinstance(block, Grid))
    assert [row[2].text for row in grid.rows] == ["128", "decided", "decided"]


def test_without_numbers_the_plan_is_one_to_fill_in() -> None:
    """Blank is not nought."""
    said = " ".join(texts(every_paper(case_with(name="Dale"))["pilot"].sections))
    assert "£0" not in said
    assert "Still to fill in" in said


@pytest.mark.parametrize("kit", list(Kit))
def test_a_kit_holds_each_of_its_questions_with_room_for_the_answer(kit: Kit) -> None:
    """In the order of the talk, marks with their anchors, figures with the steps of evidence to tick."""
    sections = papers.kit(kit).sections
    said = " ".join(texts(sections))
    wanted = [each for part in questions_of(kit, Case("", "")) for each in part.questions if each.key != "kit"]
    places = [said.index(question.ask) for question in wanted]
    assert places == sorted(places)
    for question in wanted:
        blocks = next(section.blocks for section in sections if section.key == f"kit-{question.key}")
        assert len(blocks) > 1, question.key
        if question.rated:
            assert f"1  Weak: {question.weak}" in " ".join(texts(blocks))


def test_every_kind_of_answer_has_room() -> None:
    """The whole catalogue can be filled in by pen."""
    assert len([section for section in papers.kit(Kit.FULL).sections if re.fullmatch(r"kit-\w+", section.key)]) >= len(QUESTIONS) - 1


def test_evidence_is_ticked_step_by_step() -> None:
    """Wherever a number can be shown, the four steps stand beside it."""
    boxes = [block for section in papers.kit(Kit.SHORT).sections for block in section.blocks if isinstance(block, Boxes)]
    steps = [block for block in boxes if all(cell.evidence for cell in block.items)]
    assert steps
    assert all([cell.evidence.step for cell in block.items if cell.evidence] == [1, 2, 3, 4] for block in steps)


def test_a_history_tells_what_changed_and_what_was_altered() -> None:
    """Every verdict, what changed between two, and each line in order."""
    told = every_paper(case_with(name="Dale", months_working=3), "A note")["history"]
    keys = [section.key for section in told.sections]
    assert keys[:2] == ["now", "verdicts"]
    assert any(key.startswith("change-1-") for key in keys)
    assert "changed by another program" in " ".join(texts(told.sections))
