"""Benchmark rows in the case file: each edition loaded once and kept, the newest used."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Any

from vetter import resources
from vetter.domain.benchmark import Benchmark, BenchmarkTable
from vetter.domain.quantities import Base
from vetter.storage.content import of_table
from vetter.storage.schema import BENCHMARK, EDITION, NOTE_USES, OWN_FIGURE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlite_utils import Database

    from vetter.storage.casefile import CaseFile

_TABLE = "benchmarks/benchmarks.csv"
_VERSION = "benchmarks/VERSION"
_WHOLE = ("year", "tier")
_OF_EDITION = "SELECT :columns FROM :table WHERE edition = ? ORDER BY id"


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
    rows = case_file.rows(of_table(_OF_EDITION, BENCHMARK, Benchmark.__dataclass_fields__), (version,))
    return BenchmarkTable(version, tuple(_benchmark(row) for row in rows))


@dataclass(frozen=True, slots=True)
class Use:
    """A verdict that was held against a figure."""

    verdict: str
    candidate: str
    name: str
    judged_at: str


def own(case_file: CaseFile) -> dict[str, str]:
    """Return the owner's own figures as they were kept, by id, in the order they were entered."""
    return {row["id"]: row["body"] for row in case_file.rows("SELECT id, body FROM own_figure ORDER BY rowid")}


def keep_own(case_file: CaseFile, figures: Mapping[str, str | None], changed_at: str) -> None:
    """Keep these figures, all or none; None takes one out."""
    with case_file.write() as db:
        for key, body in figures.items():
            if body is None:
                db.table(OWN_FIGURE).delete_where("id = ?", [key])
            else:
                db.table(OWN_FIGURE).upsert({"id": key, "body": body, "changed_at": changed_at}, pk="id")


def note_uses(db: Database, verdict: str) -> None:
    """Note which figures a verdict was held against."""
    db.execute(NOTE_USES, (verdict,))


def uses(case_file: CaseFile) -> dict[str, int]:
    """Return for each figure that was used the number of verdicts held against it."""
    return {row["benchmark"]: row["n"] for row in case_file.rows("SELECT benchmark, count(*) AS n FROM benchmark_use GROUP BY benchmark")}


def used_in(case_file: CaseFile, ids: Iterable[str], limit: int) -> tuple[Use, ...]:
    """Return the newest verdicts held against any of these figures."""
    rows = case_file.rows(
        "SELECT DISTINCT verdict.id, verdict.candidate, candidate.name, verdict.judged_at FROM benchmark_use "
        "JOIN verdict ON verdict.id = benchmark_use.verdict JOIN candidate ON candidate.id = verdict.candidate "
        "WHERE benchmark_use.benchmark IN (SELECT value FROM json_each(?)) ORDER BY verdict.judged_at DESC, verdict.id LIMIT ?",
        (json.dumps(list(ids)), limit),
    )
    return tuple(Use(row["id"], row["candidate"], row["name"], row["judged_at"]) for row in rows)


def _read(row: dict[str, str], version: str) -> dict[str, Any]:
    read: dict[str, Any] = {"edition": version, **row}
    read["value"] = float(row["value"])
    read["sample_size"] = int(row["sample_size"]) if row["sample_size"] else None
    return read | {name: int(row[name]) for name in _WHOLE}


def _benchmark(row: dict[str, Any]) -> Benchmark:
    row["base"] = Base(row["base"])
    return Benchmark(**row)
