"""Benchmarks in the case file: loaded once, by edition, the newest used."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from tests.benchmark_table import shipped
from vetter import resources
from vetter.storage import CaseFile, benchmarks

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

ROWS = 564
AT = "2026-11-12T14:32:07.123Z"


def test_loaded_once(folder: Path) -> None:
    """All rows of the shipped edition are there after the first start, and no more after the second."""
    for at in (AT, "2027-01-01T00:00:00.000Z"):
        with closing(CaseFile.open(folder)) as opened:
            benchmarks.load_shipped(opened, at)
            assert opened.row("SELECT count(*) AS n FROM benchmark") == {"n": ROWS}
            assert opened.rows("SELECT loaded_at, rows FROM edition") == [{"loaded_at": AT, "rows": ROWS}]


def test_read_as_shipped(case_file: CaseFile) -> None:
    """What comes out of the database is what the table holds, row by row."""
    benchmarks.load_shipped(case_file, AT)
    read, table = benchmarks.newest(case_file), shipped()
    assert read.version == table.version
    assert {row.id: row for row in read.rows} == {row.id: row for row in table.rows}


def test_a_newer_edition(case_file: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newer edition is used from then on; the older stays, since verdicts cite it, and is never loaded over it."""
    benchmarks.load_shipped(case_file, AT)
    before = benchmarks.newest(case_file)
    read = resources.read_text
    with monkeypatch.context() as patch:
        patch.setattr(resources, "read_text", lambda name: "2027.02\n" if name.endswith("VERSION") else read(name))
        benchmarks.load_shipped(case_file, AT)
    benchmarks.load_shipped(case_file, AT)
    assert benchmarks.newest(case_file).version == "2027.02"
    kept = case_file.rows("SELECT edition, count(*) AS n FROM benchmark GROUP BY edition")
    assert kept == [{"edition": before.version, "n": ROWS}, {"edition": "2027.02", "n": ROWS}]


def test_nothing_loaded(case_file: CaseFile) -> None:
    """A file without an edition gives an empty table, not an error."""
    assert benchmarks.newest(case_file).rows == ()
