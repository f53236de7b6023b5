"""The history: in order, and chained so that a change by another program shows."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.locked import bare
from tests.storage.rows import identity, save
from vetter.storage import CaseFile, history
from vetter.storage.casefile import FILE_NAME

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("UPDATE history SET detail = 'Proven 90.' WHERE seq = 4", 4),
        ("UPDATE history SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 1", 1),
        ("UPDATE history SET verdict = NULL WHERE seq = 2", 2),
        ("UPDATE history SET interview = NULL WHERE seq = 5", 5),
        ("DELETE FROM history WHERE seq = 3", 4),
    ],
)
def test_changed_by_another_program(folder: Path, change: str, named: int) -> None:
    """A line that was edited is named; one that was taken out shows at the line after it."""
    with closing(CaseFile.open(folder)) as ours:
        for label in ("1", "2", "3"):
            save(ours, label)
        assert history.broken(ours) is None
    with closing(bare(folder / FILE_NAME)) as other, other:
        other.execute(change)
    with closing(CaseFile.open(folder)) as ours:
        assert history.broken(ours) == named
        altered = [event.seq for label in ("1", "2", "3") for event in history.of(ours, identity(f"candidate {label}")) if event.altered]
        assert altered[0] == named


def test_in_the_order_things_happened(case_file: CaseFile) -> None:
    """The order is that of saving, whatever the clock said, and each candidate sees only their own lines."""
    save(case_file, "1")
    save(case_file, "2")
    save(case_file, "1", "said later")
    events = history.of(case_file, identity("candidate 1"))
    assert [(event.seq, event.what) for event in events] == [(1, "interview"), (2, "verdict"), (5, "interview"), (6, "verdict")]
    assert not any(event.altered for event in events)
