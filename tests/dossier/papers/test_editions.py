"""Two editions of one verdict, and the papers around it: what each may say, in which words, and of whom."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.assessment.cases import case_with, client, conversion
from tests.every_paper import every_paper, texts, typed
from tests.worked_cases import WORKED_CASES, case_of
from vetter.domain.case import Answer, AnswerState
from vetter.domain.claims import Metric, Reference, ReferenceOutcome, Said
from vetter.domain.evidence import Evidence
from vetter.dossier.claims import Found
from vetter.dossier.document import Readers
from vetter.dossier.model import Blank, Flags, Grid, Judgements, Lines, ScoreLine
from vetter.exchange.samples import sample, sample_names
from vetter.questions.watch import Fact

if TYPE_CHECKING:
    from vetter.domain.case import Case
    from vetter.dossier.document import Document

BANNED = re.compile(
    r"\b(fake|fraud|fraudster|liar|lying|lied|scam|scammer|con artist|guru|bogus|incompetent|charlatan|dishonest|"
    r"genuine person|he|she|his|her|him)\b",
    re.IGNORECASE,
)
OPEN = ("findings", "letter", "notice", "pilot", "kit")
"""What may come into the candidate's hands."""
ALLOWED = {"name", "said.words", "reply"}


def said_by(paper: Document, *, without: tuple[str, ...] = ()) -> str:
    """Return everything a paper says, sections of these keys left out."""
    parts = [section for section in paper.sections if section.key not in without]
    return "\n".join(texts((paper.name, paper.title, paper.whose, paper.headline, paper.facts, paper.lead, paper.foot, tuple(parts))))


@pytest.mark.parametrize("worked", WORKED_CASES, ids=lambda worked: worked["id"])
def test_no_paper_judges_a_person(worked: dict[str, Any]) -> None:
    """The banned words stand nowhere but in the one private flag, what was typed, and the titles of studies."""
    for name, paper in every_paper(case_of(worked)).items():
        said = said_by(paper, without=("pattern", "method", "ledger", "answers", "change-1-answers"))
        assert not BANNED.search(said), (name, BANNED.search(said))


def test_the_word_of_the_private_flag_stands_in_no_other_template() -> None:
    """Every text of the dossier and the papers is read: one title holds the word, and nothing else a banned one."""
    folder = Path(__file__).parents[3] / "vetter"
    found = [
        (path.name, node.value)
        for path in (*(folder / "dossier").rglob("*.py"), *(folder / "report").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and BANNED.search(node.value)
    ]
    found = [(name, text) for name, text in found if text != "guru_pattern"]
    assert found == [("told.py", "Vanity-metric “guru” pattern")]


@pytest.mark.parametrize("worked", WORKED_CASES, ids=lambda worked: worked["id"])
def test_what_is_passed_on_holds_neither_score_nor_flag(worked: dict[str, Any]) -> None:
    """No line, no mark out of a hundred, no flag, no judgement, no money of the owner, no gut."""
    made = every_paper(case_of(worked))
    for name in ("findings", "letter"):
        paper = made[name]
        assert paper.scores == ()
        blocks = [block for section in paper.sections for block in section.blocks]
        assert not [block for block in blocks if isinstance(block, ScoreLine | Judgements | Flags)]
        said = said_by(paper).lower()
        for word in ("proven", "of 100", "score", "flags?", "gut", "pattern", "break even", "for you alone"):
            assert not re.search(rf"\b{word}\b", said), (name, word)
    assert made["findings"].readers is Readers.BOTH
    assert made["report"].readers is Readers.OWNER


def test_contacts_and_third_parties_stay_with_the_owner() -> None:
    """Of everything that can be typed only the name, the claims in the candidate's words and the reply are passed on."""
    made = every_paper(typed(lambda where: f"canary<{where}>"))
    for name in OPEN:
        passed = set(re.findall(r"canary<([^>]*)>", said_by(made[name])))
        assert passed <= ALLOWED, (name, passed - ALLOWED)
    assert "canary<contact>" in said_by(made["report"])


def test_a_part_is_private_unless_it_says_otherwise() -> None:
    """What the shareable edition prints are sections written for it, of which no title of the private ones is one."""
    made = every_paper(sample("walk-in"))
    private = {section.key for section in made["report"].sections} - {"claims"}
    assert not private & {section.key for section in made["findings"].sections}


def found_in(case: Case) -> list[str]:
    """Return the findings of the table of claims, in order."""
    section = next(each for each in every_paper(case)["findings"].sections if each.key == "claims")
    grid = section.blocks[0]
    assert isinstance(grid, Grid)
    return [row[-1].text for row in grid.rows]


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (case_with(conversions=(conversion(76, 1800),)), "supported by the evidence seen"),
        (case_with(conversions=(conversion(76, 1800, base=None),)), "partly supported"),
        (case_with(conversions=(conversion(76, 1800, Evidence.SCREENSHOT),)), "partly supported"),
        (case_with(conversions=(conversion(76, 1800, Evidence.NOTHING),)), "not supported by the evidence supplied"),
        (case_with(conversions=(conversion(76, 1800, Evidence.WORD),)), "not checked"),
        (case_with(said=(Said("A hundred thousand", Metric.FOLLOWERS, 100_000, None, Evidence.WORD),)), "not checked"),
        (case_with(conversions=(conversion(76, 1800, Evidence.WORD),), facts=(Fact.REFUSED_EVIDENCE,)), "declined to show"),
        (case_with(money=(client(5_000, 1_000),)), "supported by the evidence seen"),
        (case_with(money=Answer(state=AnswerState.DECLINED)), "declined to show"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_findings_in_the_fixed_words(case: Case, expected: str) -> None:
    """Each way a claim can be shown has one of six words."""
    assert found_in(case) == [expected]


def test_contradicted_only_by_a_reference_that_is_quoted() -> None:
    """The figure the client named stands beside the word; another figure changes nothing."""
    told = conversion(76, 1800, Evidence.ANALYTICS)
    heard = Reference(who="Kari", about="buyers", expected=76, heard=12, outcome=ReferenceOutcome.CONTRADICTED)
    assert found_in(case_with(conversions=(told,), references=(heard,))) == ["contradicted by evidence (a reference said 12)"]
    other = Reference(who="Kari", about="buyers", expected=500, heard=12, outcome=ReferenceOutcome.CONTRADICTED)
    assert found_in(case_with(conversions=(told,), references=(other,))) == [
        "supported by the evidence seen",
        "contradicted by evidence (the reference said 12)",
    ]
    assert len(Found) == 6


def test_the_reply_is_printed_or_there_are_lines_for_it() -> None:
    """Both sides have their place."""
    with_reply = every_paper(case_with(reply="I can show it next week."))["findings"].sections[-1]
    assert with_reply.blocks[0].items[0].text == "I can show it next week."
    without = every_paper(case_with(name="Dale"))["findings"].sections[-1]
    assert any(isinstance(block, Blank) for block in without.blocks)


@pytest.mark.parametrize("name", sample_names())
def test_the_first_page_answers(name: str) -> None:
    """Verdict, why, the three claims and what was not checked, at most three reasons, flags and questions."""
    paper = every_paper(sample(name))["report"]
    first = paper.sections[: [each.page_after is not None for each in paper.sections].index(True)]
    assert [section.key for section in first][:2] == ["why", "three"]
    assert "unchecked" in {section.key for section in first}
    for section in first:
        assert all(len(block.items) <= 4 for block in section.blocks if isinstance(block, Lines | Flags))
    rest = {section.key for section in paper.sections[len(first) :]}
    assert {"claims", "ledger", "method", "exhibits", "decision", "versions"} <= rest


def test_the_letter_repeats_the_findings_and_says_how_to_answer() -> None:
    """Thanks, what was told and shown, what would change it, how to reply, and who writes."""
    papers = every_paper(sample("walk-in"), "Ann Reed, 020 7946 0000")
    letter = papers["letter"]
    assert letter.lead[0].startswith("Thank you for the talk on 12\u00a0November\u00a02026")
    claims = {section.key: section.blocks for section in papers["findings"].sections}
    assert next(section.blocks for section in letter.sections if section.key == "claims") == claims["claims"]
    assert "Ann Reed, 020 7946 0000" in said_by(letter)
    assert {"would_change", "how", "sender"} <= {section.key for section in letter.sections}
