"""Salvage: whatever rows of a damaged case file can still be read, taken over one by one into a fresh file."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlite_utils import Database

from vetter.errors import CaseFileError
from vetter.storage import backups, content, disk, keys, pages, seals
from vetter.storage.candidates import index_words
from vetter.storage.casefile import bring_up_to_date
from vetter.storage.casefile import make as make_empty
from vetter.storage.connection import connect
from vetter.storage.grafting import graft_schema
from vetter.storage.layout import FILE_NAME
from vetter.storage.restoring import Replaced, finish, fresh, put_in_place
from vetter.storage.schema import ANSWER, CANDIDATE, DRAFT, INTERVIEW, SEARCH
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

LOST = tr("Name lost")
"""What a candidate is called whose own row could not be read."""

_PROBE = "SELECT rowid, :columns FROM :table WHERE rowid > ? ORDER BY rowid"
_HIGHEST = "SELECT max(rowid) FROM :table"
_INDEXES = "SELECT name FROM pragma_index_list(?)"
_KEEP = "INSERT OR IGNORE INTO :table (rowid, :columns) VALUES "
_WORDS = "SELECT id, c0, c1 FROM search_content WHERE id > ? ORDER BY id"
_ROWS_A_PAGE = 400
"""No page of 4,096 bytes holds more rows of ours."""

_INTERVIEWS_OF_VERDICTS = """
INSERT OR IGNORE INTO interview (id, candidate, saved_at, sample) SELECT interview, candidate, judged_at, 0 FROM verdict
"""
_INTERVIEWS_OF_ANSWERS = """
INSERT OR IGNORE INTO interview (id, candidate, saved_at, sample) SELECT interview, interview, :day, 0
FROM (SELECT interview FROM answer UNION SELECT interview FROM unread) WHERE interview NOT IN (SELECT id FROM interview)
"""
_CANDIDATES = """
INSERT INTO candidate (id, name, sort_name, sample, interviews, last_seen, changed)
SELECT candidate, :lost, lower(:lost), 0, sum(talk), coalesce(nullif(max(substr(at, 1, 10)), ''), :day), 0
FROM (SELECT candidate, saved_at AS at, 1 AS talk FROM interview UNION ALL SELECT candidate, at, 0 FROM history)
WHERE candidate NOT IN (SELECT id FROM candidate) GROUP BY candidate
"""
_NAMES = """
UPDATE candidate SET name = coalesce((SELECT json_extract(inputs, '$.answers.name') FROM verdict
  WHERE verdict.candidate = candidate.id AND json_valid(inputs) ORDER BY rowid DESC LIMIT 1), name) WHERE name = :lost
"""
_WORDS_OF = """
SELECT name || char(10) || coalesce((SELECT group_concat(answer, char(10)) FROM answer
  JOIN interview ON interview.id = answer.interview WHERE interview.candidate = candidate.id), '') FROM candidate WHERE id = ?
"""
_MENDS = (_INTERVIEWS_OF_VERDICTS, _INTERVIEWS_OF_ANSWERS, _CANDIDATES, _NAMES)
"""Give what was saved a parent where the parent's own row is lost."""


@dataclass(frozen=True)
class Salvaged:
    """What could be saved: how many interviews, whose are not as they were saved (by name), where the damaged file is kept."""

    interviews: int
    answers: int
    harmed: tuple[str, ...]
    kept: Replaced


def salvage(folder: Path, at: datetime) -> Salvaged:
    """Make a case file of what can still be read in the damaged one, and keep that one.

    Raises `CaseFileError` when nothing in it can be read; then nothing has changed.
    """
    path = folder / FILE_NAME
    scratch = folder / f".{uuid4().hex}.part"
    with fresh(folder) as part:
        try:
            scratch.mkdir(mode=0o700)
            with closing(_readable(path, scratch)) as old:
                interviews, answers, harmed = _take_over(old, part, at.date().isoformat())
        except (OSError, sqlite3.DatabaseError) as error:
            message = tr(
                "Nothing in {path} can be read any more. Put a backup in its place; the damaged file was left as it is.", path=path.name
            )
            raise CaseFileError(message) from error
        finally:
            disk.discard(scratch)
        return Salvaged(interviews, answers, harmed, put_in_place(folder, part, "repair", at))


def _readable(path: Path, scratch: Path) -> sqlite3.Connection:
    """Open a copy whose tables can be found; where the damage hit their list, it is taken from a backup or a new file."""
    source = scratch / path.name
    keys.lend(path.parent, scratch)
    disk.copy(path, source)
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        disk.copy(journal, scratch / journal.name)
        with suppress(sqlite3.DatabaseError, CaseFileError), closing(connect(source)) as copy:
            content.tables(copy)  # what was cut short is undone
    found = pages.image(source)
    if _lists_tables(found):
        return pages.opened(found)
    newest = backups.newest(path.parent)
    if newest is not None and graft_schema(pages.image(newest.path / FILE_NAME), found) and _lists_tables(found):
        return pages.opened(found)
    empty = scratch / "empty.db"
    make_empty(empty)
    graft_schema(pages.image(empty), found)
    return pages.opened(found)


def _lists_tables(found: bytearray) -> bool:
    try:
        with closing(pages.opened(found)) as connection:
            return INTERVIEW in content.tables(connection)
    except sqlite3.DatabaseError:
        return False


def _steps(old: sqlite3.Connection) -> tuple[str, ...]:
    """Return what the file has been through; where that cannot be read, all that this Vetter knows."""
    with suppress(sqlite3.DatabaseError):
        done = content.steps(old)
        if content.known(done):
            return done
    return content.every_step()


def _take_over(old: sqlite3.Connection, part: Path, day: str) -> tuple[int, int, tuple[str, ...]]:
    with closing(connect(part, new=True)) as new:
        old.text_factory = lambda text: text.decode("utf-8", "replace")
        content.shape(new, _steps(old))
        new.execute("PRAGMA foreign_keys=OFF")
        new.execute("BEGIN IMMEDIATE")
        for table in content.tables(new):
            _take_table(old, new, table)
        new.execute("COMMIT")
        bring_up_to_date(Database(new, execute_plugins=False))
        seals.keep(new)
        new.execute("BEGIN IMMEDIATE")
        _mend(new, day)
        new.execute("COMMIT")
        new.execute("PRAGMA foreign_keys=ON")
        finish(new)
        harmed = tuple(sorted({_whose(new, row[CANDIDATE]) for _table, row in seals.broken(new) if CANDIDATE in row}))
        rows = content.counts(new)
        if not any(rows[table] for table in (CANDIDATE, INTERVIEW, DRAFT)):
            message = tr("no row of ours")
            raise sqlite3.DatabaseError(message)
        return rows[INTERVIEW], rows[ANSWER], harmed


def _take_table(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> None:
    there = content.columns(new if table == SEARCH else old, table)
    columns = [name for name in content.columns(new, table) if name in there]
    keep = content.of_table(_KEEP, table, columns) + f"({', '.join('?' * (len(columns) + 1))})"
    for row in _rows(old, table, columns):
        with suppress(sqlite3.DatabaseError):  # a row of rubbish, which a strict table does not take
            new.execute(keep, row)


def _rows(old: sqlite3.Connection, table: str, columns: list[str]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows that can be read, number by number where a page between them cannot."""
    query = _WORDS if table == SEARCH else content.of_table(_PROBE, table, columns)
    at, highest = 0, _highest(old, table)
    while at < highest:
        try:
            for row in old.execute(query, (at,)):
                if not at < row[0] <= highest:
                    break  # rubbish that looks like a row
                at = row[0]
                yield row
            else:
                return
        except sqlite3.DatabaseError:
            pass
        at += 1


def _highest(old: sqlite3.Connection, table: str) -> int:
    """Return the highest row number, from the table or an index of it; where neither tells, as high as the pages allow."""
    for name in ("", *_names_of_indexes(old, table)):
        statement = f"{content.of_table(_HIGHEST, table)}{' INDEXED BY ' if name else ''}{name}"
        with suppress(sqlite3.DatabaseError):
            return int(old.execute(statement).fetchone()[0] or 0)
    return int(old.execute("PRAGMA page_count").fetchone()[0]) * _ROWS_A_PAGE


def _names_of_indexes(old: sqlite3.Connection, table: str) -> list[str]:
    try:
        return [name for (name,) in old.execute(_INDEXES, (table,))]
    except sqlite3.DatabaseError:
        return []


def _mend(new: sqlite3.Connection, day: str) -> None:
    """Take lost answers from the verdict on them, which holds them a second time; then see that every reference holds."""
    for table, row in list(seals.broken(new)):
        if table == INTERVIEW:
            _answers_again(new, str(row["id"]))
    for statement in _MENDS:
        new.execute(statement, {"lost": LOST, "day": day})
    for candidate in seals.wordless(new):
        index_words(Database(new, execute_plugins=False), candidate, new.execute(_WORDS_OF, (candidate,)).fetchone()[0])
    while loose := new.execute("PRAGMA foreign_key_check").fetchall():
        for table, number, _parent, _key in loose:
            new.execute(content.of_table("DELETE FROM :table WHERE rowid = ?", table), (number,))


def _answers_again(new: sqlite3.Connection, interview: str) -> None:
    judged = new.execute("SELECT inputs FROM verdict WHERE interview = ? ORDER BY rowid DESC LIMIT 1", (interview,)).fetchone()
    try:
        document = json.loads(judged[0]) if judged else {}
        answers, unread = document.get("answers", {}), document.get("unread", {})
    except (ValueError, AttributeError):
        return
    said = [(interview, key, json.dumps(value, ensure_ascii=False)) for key, value in answers.items()]
    new.executemany("INSERT OR IGNORE INTO answer (interview, question, answer) VALUES (?, ?, ?)", said)
    typed = [(interview, path, text) for path, text in unread.items()]
    new.executemany("INSERT OR IGNORE INTO unread (interview, path, text) VALUES (?, ?, ?)", typed)


def _whose(new: sqlite3.Connection, candidate: str) -> str:
    found = new.execute("SELECT name FROM candidate WHERE id = ?", (candidate,)).fetchone()
    return str(found[0]) if found else LOST
