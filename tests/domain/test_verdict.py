"""The names verdicts carry: plain, apart from each other, and about claims rather than people."""

from __future__ import annotations

import re

from vetter.domain.verdict import Verdict

FORBIDDEN = re.compile(r"guru|liar|lying|fraud|fake|cheat|dishonest|incompetent|scam", re.IGNORECASE)


def test_nine_verdicts_with_their_names() -> None:
    """There are nine, each with a sentence, a short name for lists, and a tone."""
    assert len(Verdict) == 9
    assert len({verdict.label for verdict in Verdict}) == len({verdict.short for verdict in Verdict}) == 9


def test_no_verdict_speaks_of_character() -> None:
    """Verdicts speak of claims and evidence, never of a person's character."""
    assert [verdict for verdict in Verdict if FORBIDDEN.search(f"{verdict} {verdict.label} {verdict.short}")] == []
