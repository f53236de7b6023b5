"""The first pages look as they did when they were last looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.report.dossiers import dale, render
from tests.report.pictures import GOLDEN, TOLERATED, drawn, farthest, first_page, kept
from vetter.domain.verdict import Verdict


@pytest.mark.parametrize("name", drawn())
def test_a_first_page_looks_as_it_did(name: str) -> None:
    """Nothing moved, grew or vanished; a change that is meant is kept by `python3 -m tests.report.pictures`."""
    assert farthest(first_page(drawn()[name]), kept(name)) < TOLERATED


def test_small_changes_are_seen() -> None:
    """Another icon, another word in a title, a page of another size: each is beyond what is tolerated."""
    other = replace(dale(), verdict=Verdict.UNPROVEN)
    assert farthest(first_page(render(other).data), kept("vanity")) > TOLERATED
    assert farthest(first_page(render(replace(dale(), headline="Unproven so far")).data), kept("vanity")) > TOLERATED
    assert farthest(first_page(render(dale(), page="Letter").data), kept("vanity")) > TOLERATED


def test_every_picture_is_of_a_paper() -> None:
    """No picture outlives its paper, and all are small."""
    assert {path.stem for path in GOLDEN.iterdir()} == set(drawn())
    assert sum(path.stat().st_size for path in GOLDEN.iterdir()) < 150_000
