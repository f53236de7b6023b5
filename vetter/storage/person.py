"""Everything a case file holds about one person, table by table, as it stands there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from vetter.storage import content
from vetter.storage.schema import CANDIDATE, ERASURE, SEARCH

if TYPE_CHECKING:
    from vetter.storage.casefile import CaseFile

_ABOUT = "SELECT * FROM :table WHERE :columns IN (SELECT value FROM json_each(?)) ORDER BY rowid"


def everything(case_file: CaseFile, candidates: list[str]) -> dict[str, list[dict[str, Any]]]:
    """Return the rows about these entries, by table; which tables are about a person is told by their columns."""
    ids = json.dumps(candidates)
    talks = [row["id"] for row in case_file.rows(content.of_table(_ABOUT, "interview", ("candidate",)), (ids,))]
    found: dict[str, list[dict[str, Any]]] = {}
    for table in content.tables(case_file.db.conn):
        columns = content.columns(case_file.db.conn, table)
        if table == CANDIDATE:
            found[table] = case_file.rows(content.of_table(_ABOUT, table, ("id",)), (ids,))
        elif "candidate" in columns and table not in {SEARCH, ERASURE}:
            found[table] = case_file.rows(content.of_table(_ABOUT, table, ("candidate",)), (ids,))
        elif "interview" in columns:
            found[table] = case_file.rows(content.of_table(_ABOUT, table, ("interview",)), (json.dumps(talks),))
    return {table: rows for table, rows in found.items() if rows}
