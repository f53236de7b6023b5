"""Benchmark rows in the case file: each edition loaded once and kept, the newest used."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Any

from vetter import resources
from vetter.domain.benchmark import Benchmark, BenchmarkTable
from vetter.domain.quantities import Base
from vetter.storage.schema import BENCHMARK, EDITION

if TYPE_CHECKING:
    from vetter.storage.casefile import CaseFile

_TABLE = "benchmarks/benchmarks.csv"
_VERSION = "benchmarks/VERSION"
_WHOLE = ("year", "tier")


def load_shipped(case_file: CaseFile, loaded_at: str) -> None:
    """Add the edition that ships with this program, unless it is there already."""
    version = resources.read_text(_VERSION).strip()
    if case_file.read_only or case_file.row("SELECT 1 FROM edition WHERE version = ?", (version,)):
        return
    rows = [_read(row, version) for row in csv.DictReader(StringIO(resources.read_text(_TABLE)))]
    with case_file.write() as db:
        if db.execute("SELECT 1 FROM edition WHERE version = ?", (version,)).fetchone():
            return
        db.table(EDITION).insert({"version": version, "loaded_at": loaded_at, "rows": len(rows)})
        db.table(BENCHMARK).insert_all(rows)


def newest(case_file: CaseFile) -> BenchmarkTable:
    """Return the newest edition, in a fixed order."""
    edition = case_file.row("SELECT version FROM edition ORDER BY version DESC LIMIT 1")
    version = edition["version"] if edition else "none"
    rows = case_file.rows("SELECT * FROM benchmark WHERE edition = ? ORDER BY id", (version,))
    return BenchmarkTable(version, tuple(_benchmark(row) for row in rows))


def _read(row: dict[str, str], version: str) -> dict[str, Any]:
    read: dict[str, Any] = {"edition": version, **row}
    read["value"] = float(row["value"])
    read["sample_size"] = int(row["sample_size"]) if row["sample_size"] else None
    return read | {name: int(row[name]) for name in _WHOLE}


def _benchmark(row: dict[str, Any]) -> Benchmark:
    fields = {name: value for name, value in row.items() if name != "edition"}
    return Benchmark(**{**fields, "base": Base(row["base"])})
