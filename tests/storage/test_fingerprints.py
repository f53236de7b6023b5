"""Fingerprints and seals: they are what they always were, however the rows are read, so that files that are kept stay sound."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.locked import bare
from tests.storage.rows import save
from vetter.storage import CaseFile, content, drafts, seals
from vetter.storage.layout import FILE_NAME
from vetter.storage.schema import DRAFT, VERDICT

if TYPE_CHECKING:
    from pathlib import Path

LONG = (255, 256, 65_535, 65_536, 70_000)
TEXTS = st.text(st.characters(exclude_categories=("Cs",))) | st.sampled_from(LONG).map(lambda length: "x" * (length - 1) + "é")
VALUES = st.none() | TEXTS | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False)


@given(rows=st.lists(st.tuples(TEXTS, VALUES, VALUES), max_size=4))
def test_rows_are_spelled_as_messagepack(rows: list[tuple[str, Any, Any]]) -> None:
    """In tables with long texts, which are never made into texts, as in all others."""
    wanted = hashlib.sha256()
    with closing(sqlite3.connect(":memory:")) as made:
        for table in sorted((VERDICT, DRAFT, "other")):
            made.execute(content.of_table("CREATE TABLE :table (a, b, c)", table))
            made.executemany(content.of_table("INSERT INTO :table VALUES (?, ?, ?)", table), rows)
            wanted.update(msgspec.msgpack.encode(table))
            for row in rows:
                wanted.update(msgspec.msgpack.encode(row))
        assert content.fingerprint(made) == f"msgpack:{wanted.hexdigest()}"


def _by_definition(row: tuple[object, ...]) -> str:
    said = [f"{len(value)}:{value}" if isinstance(value, str) else f"{value!r};" for value in row]
    return hashlib.sha256("".join(said).encode()).hexdigest()


@given(name=TEXTS, value=TEXTS)
def test_a_seal_counts_characters(name: str, value: str) -> None:
    """Written by one who has texts, and compared by one who has their bytes."""
    with closing(CaseFile.in_memory()) as file:
        with file.write() as db:
            db.table("setting").insert({"name": name, "value": value})
        assert file.row("SELECT seal FROM setting") == {"seal": _by_definition((name, value))}
        assert list(seals.broken(file.db.conn)) == []


def test_the_seal_of_an_interview_holds_its_answers_in_order(case_file: CaseFile) -> None:
    """By the names of the questions, whatever order they were written in."""
    key = save(case_file, "1", "wörds of “1”")
    row = case_file.db.execute("SELECT id, candidate, held_on, saved_at, sample FROM interview").fetchone()
    answers = case_file.db.execute("SELECT * FROM answer ORDER BY question").fetchall()
    unread = case_file.db.execute("SELECT * FROM unread ORDER BY path").fetchall()
    parts = [value for part, rows in (("answer", answers), ("unread", unread)) for value in (part, len(rows), *sum(rows, ()))]
    assert case_file.row("SELECT seal FROM interview WHERE id = ?", (key,)) == {"seal": _by_definition((*row, *parts))}
    with case_file.write() as db:
        db.execute("DELETE FROM answer")
        db.conn.executemany("INSERT INTO answer VALUES (?, ?, ?)", reversed(answers))
    assert list(seals.broken(case_file.db.conn)) == []


def test_what_is_no_text_any_more_is_told_by_name(folder: Path) -> None:
    """A bit that makes of a letter none: the row is told, and shown as far as it can be read."""
    with closing(CaseFile.open(folder)) as file:
        key = save(file, "1")
        draft = drafts.Kept(key, "c", "Ana", "results", "2026-11-12T14:00:00.000Z", "body")
        drafts.keep(file, draft)
    with closing(bare(folder / FILE_NAME)) as damaged:
        damaged.execute("UPDATE answer SET answer = CAST(x'e9' AS TEXT) WHERE question = 'question 3'")
        damaged.execute("UPDATE draft SET name = CAST(x'416ee9' AS TEXT)")
        damaged.commit()
        found = dict(seals.broken(damaged))
    assert found.keys() == {"interview", "draft"}
    assert found["interview"]["id"] == key
    assert found["draft"]["name"] == "An\ufffd"
