"""The owner's own leaning: shown to the owner alone, and without any effect on the verdict."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.assessment.cases import case_with, judged
from tests.benchmark_table import shipped
from tests.strategies import cases
from vetter.domain.case import Answer, Case
from vetter.domain.claims import Metric, MetricClass
from vetter.domain.working import Rung
from vetter.dossier import compose
from vetter.dossier.model import Dossier, Lines
from vetter.kinds import Ranking
from vetter.questions import Kit
from vetter.questions.start import KIT, SWAY
from vetter.settings import Settings

assert isinstance(SWAY.kind, Ranking)
TEN: tuple[Metric, ...] = SWAY.kind.entries
BUSINESS_FIRST = tuple(sorted(TEN, key=lambda metric: metric.kind is MetricClass.VANITY))


def written(case: Case) -> Dossier:
    """Return the dossier of a case, judged on a fixed day."""
    return compose(case, judged(case), shipped(), Settings(), date(2026, 11, 23))


def section(dossier: Dossier, key: str) -> Any:
    """Return a section of the dossier, or None."""
    return next((each for each in dossier.sections if each.key == key), None)


def said(dossier: Dossier, key: str) -> str:
    """Return the lines of a section."""
    blocks = section(dossier, key).blocks
    return "\n".join(f"{line.strong} {line.text}" for block in blocks if isinstance(block, Lines) for line in block.items)


@pytest.mark.parametrize(
    ("order", "index", "words"),
    [
        (BUSINESS_FIRST, "0 of 100", "as they should"),
        (BUSINESS_FIRST[::-1], "100 of 100", "Read the verdict with that in mind"),
        (TEN, "52 of 100", "neither"),
    ],
)
def test_the_leaning_is_said_in_a_sentence(order: tuple[Metric, ...], index: str, words: str) -> None:
    """With its scale, what stood first, what it means, and that it is not scored."""
    dossier = written(case_with(sway=order))
    text = said(dossier, "leaning")
    assert text.startswith(index)
    assert f"sway you most: {order[0].label}." in text
    assert words in text
    assert "never scored" in text
    assert section(dossier, "leaning").private


def test_without_an_order_nothing_is_said() -> None:
    """Not asked stays not asked."""
    assert section(written(case_with()), "leaning") is None


def test_the_order_stands_nowhere_else() -> None:
    """It is the owner's own, not an answer of the candidate."""
    with_order, without = written(case_with(sway=TEN)), written(case_with())
    others = tuple(each for each in with_order.sections if each.key != "leaning")
    assert replace(with_order, sections=others) == without


@given(cases(), st.permutations(TEN))
def test_it_never_moves_the_verdict(case: Case, order: list[Metric]) -> None:
    """Whatever the order, the assessment is the same."""
    assert judged(case.with_answer(SWAY, Answer(tuple(order)))) == judged(case.with_answer(SWAY, None))


def test_what_was_not_asked_is_told_of_the_kit_alone() -> None:
    """A short talk is not blamed for a hundred questions it never meant to ask."""
    usual, full = (said(written(case_with().with_answer(KIT, Answer(kit))), "ledger") for kit in (Kit.STANDARD, Kit.FULL))
    assert "Public complaint" in usual
    assert "Last look through" not in usual
    assert "Last look through" in full


def test_rows_that_no_table_tells_stand_under_every_answer() -> None:
    """A ladder is printed step by step."""
    rows = (Rung("sees a post", "a tip", None, "writes"), Rung("writes", "an answer", "a visit", "comes"))
    text = said(written(case_with(ladder=rows)), "ledger")
    assert "The ladder, step by step:" in text
    assert "Step: writes; What we give: an answer; What we ask: a visit; How we know it was taken: comes" in text
