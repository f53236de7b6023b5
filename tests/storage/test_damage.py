"""Damage: found in every page and every letter, told by name, and nearly everything saved out of it."""

from __future__ import annotations

import hashlib
import json
import random
import re
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.locked import QUICK, bare, listed, protected
from tests.often import often
from tests.storage.rows import ANSWERS, assert_whole, identity, save
from tests.storage.test_backups import PICTURE, _show
from vetter.domain.exhibit import Exhibit, ExhibitKind
from vetter.errors import CaseFileError
from vetter.storage import (
    CaseFile,
    backups,
    benchmarks,
    candidates,
    content,
    drafts,
    envelope,
    exhibits,
    history,
    inspection,
    jottings,
    keeping,
    keys,
    people,
    preferences,
    seals,
)
from vetter.storage.layout import EVIDENCE, FILE_NAME, KEY_FILE
from vetter.storage.pages import image
from vetter.storage.salvage import salvage

if TYPE_CHECKING:
    from pathlib import Path

AT = datetime(2026, 11, 27, 14, 32, 7, tzinfo=UTC)
FLIPPED, SCRAMBLED = often(100, of=1_000), often(30, of=1_000)
PAGE = 4096
MANY = 60
TEXT = re.compile(rb"[ -~]{40}")
"""Text, and not the empty middle of a page, where a bit more or less says nothing."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, bytes]:
    """Return the bytes of a case file with sixty interviews, as large as real ones, of a protected one too."""
    return {locked: _sixty(tmp_path_factory.mktemp("whole"), locked=locked) for locked in (False, True)}


def _sixty(folder: Path, *, locked: bool) -> bytes:
    if locked:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(envelope, "COST", QUICK)
            protected(folder)
    with closing(CaseFile.open(folder)) as made:
        for number in range(MANY):
            save(made, str(number), "as it was said in the talk " * 6)
            if number % 20 == 0:
                draft = drafts.Kept(
                    identity(f"draft {number}"), identity(f"d {number}"), "Dora", "", "2026-11-12T14:00:00.000Z", "typed " * 900
                )
                drafts.keep(made, draft)
        fill_the_rest(made, identity("candidate 2"), identity("candidate 3"))
    return (folder / FILE_NAME).read_bytes()


def fill_the_rest(case_file: CaseFile, one: str, other: str) -> None:
    """Put a row into every table that interviews and drafts leave empty."""
    benchmarks.load_shipped(case_file, "2026-11-12T14:00:00.000Z")
    benchmarks.keep_own(case_file, {"mine": "{}"}, "2026-11-12T14:00:00.000Z")
    candidates.retag(case_file, one, ["mother-in-law"])
    keeping.hold(case_file, one, None, "a claim is open", "2026-11-12T14:00:00.000Z")
    keeping.set_periods(case_file, {"hired": 24})
    jottings.keep(case_file, "note", one, "Rang Kari")
    people.keep_apart(case_file, one, other)
    preferences.keep(case_file, {"currency": "EUR"})
    row = Exhibit(identity("shown"), identity("2"), one, "question 1", hashlib.sha256(PICTURE).hexdigest(), "a.png", ExhibitKind.PNG, 9, "")
    exhibits.keep(case_file, row)
    with case_file.write() as db:
        db.table("erasure").insert({"id": identity("gone"), "candidate": identity("gone too"), "at": "2026-11-12", "rows": 9, "files": 0})


@pytest.fixture
def filled(folder: Path, whole: dict[bool, bytes]) -> Path:
    """Return a data folder with those interviews."""
    folder.mkdir(exist_ok=True)
    (folder / FILE_NAME).write_bytes(whole[(folder / KEY_FILE).exists()])
    (folder / EVIDENCE).mkdir()
    (folder / EVIDENCE / f"{hashlib.sha256(PICTURE).hexdigest()}.png").write_bytes(PICTURE)
    return folder


def _scramble(path: Path, page: int, chance: random.Random) -> None:
    with path.open("r+b") as file:
        file.seek(PAGE * page)
        file.write(chance.randbytes(PAGE))


def _answers(folder: Path) -> dict[tuple[str, str], str]:
    with closing(CaseFile.open(folder)) as opened:
        rows = opened.rows("SELECT interview, question, answer FROM answer")
        return {(row["interview"], row["question"]): row["answer"] for row in rows}


def test_a_sound_file(filled: Path) -> None:
    """Nothing is found where nothing is wrong, and what was looked at is told."""
    with closing(CaseFile.open(filled)) as opened:
        _show(opened, filled, "1")
    found = inspection.inspect(filled)
    assert found.problems == ()
    assert (found.rows["interview"], found.rows["answer"], found.exhibits) == (MANY, MANY * ANSWERS, 1)


SEALED = {
    "interview", "verdict", "draft", "candidate", "tag", "setting", "own_figure", "exhibit", "apart", "hold", "jotting", "retention",
    "erasure",
}  # fmt: skip
SHIPPED = {"edition", "benchmark"}
UNSEALED = {"answer": "sealed with its interview", "unread": "sealed with its interview", "history": "chained", "search": "words_seal"}
MADE_ANEW = {"mark", "flag", "benchmark_use"}


def test_every_table_is_sealed_or_has_its_reason(filled: Path) -> None:
    """What an owner entered is sealed; a table without a seal is chained, belongs to another, or is worked out from others."""
    with closing(CaseFile.open(filled)) as opened:
        sealed = {table for table in content.tables(opened.db.conn) if seals.SEAL in content.columns(opened.db.conn, table)}
        assert sealed == SEALED | SHIPPED
        assert set(content.tables(opened.db.conn)) == sealed | set(UNSEALED) | MADE_ANEW
        assert all(content.counts(opened.db.conn)[table] for table in sealed)


@pytest.mark.parametrize("table", sorted(SEALED | SHIPPED))
def test_each_column_of_a_sealed_table(filled: Path, table: str) -> None:
    """A value changed by another program is told, whichever it is; changed by Vetter it is sound."""
    with closing(CaseFile.open(filled)) as opened, closing(bare(filled / FILE_NAME)) as other:
        other.execute("PRAGMA foreign_keys=OFF")
        opened.db.execute("PRAGMA foreign_keys=OFF")
        for column in content.columns(opened.db.conn, table):
            # Numbers and texts alike stay what they are, only different.
            change = f'UPDATE "{table}" SET "{column}" = coalesce("{column}", 0) || 777 WHERE rowid = (SELECT min(rowid) FROM "{table}")'  # noqa: S608
            other.execute("SAVEPOINT before")
            other.execute(change)
            assert [name for name, _row in seals.broken(other)] == [table], column
            other.execute("ROLLBACK TO before")
            other.execute("RELEASE before")
            other.rollback()
            if table != "interview" and column != seals.SEAL:
                with opened.write() as db:
                    db.execute(change)
                assert list(seals.broken(opened.db.conn)) == [], column


def _one(folder: Path, statement: str) -> tuple[inspection.Problem, ...]:
    with closing(bare(folder / FILE_NAME)) as other, other:
        other.execute(statement)
    return inspection.inspect(folder).problems


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE answer SET answer = replace(answer, 'said', 'sa1d') WHERE rowid = 30", "interview"),
        ("DELETE FROM answer WHERE rowid = 30", "interview"),
        ("INSERT INTO unread VALUES ((SELECT interview FROM answer WHERE rowid = 30), 'more', 'x')", "interview"),
        ("UPDATE interview SET held_on = '2020-01-01' WHERE rowid = 3", "interview"),
        ("UPDATE verdict SET dossier = '{\"x\": 1}' WHERE rowid = 3", "verdict"),
        ("UPDATE verdict SET score = 90 WHERE rowid = 3", "verdict"),
        ("UPDATE verdict SET seal = NULL WHERE rowid = 3", "verdict"),
        ("UPDATE draft SET body = 'typed otherwise' WHERE rowid = 1", "draft"),
        ("UPDATE history SET detail = 'x' WHERE seq = 5", "history"),
        ("UPDATE candidate SET decision = 'hired' WHERE number = 4", "entry"),
        ("UPDATE candidate SET seal = NULL WHERE number = 4", "entry"),
        ("UPDATE tag SET tag = 'mother-in-1aw' WHERE rowid = 1", "entry"),
        ("UPDATE hold SET until = '2020-01-01'", "entry"),
        ("UPDATE exhibit SET name = 'b.png'", "exhibit"),
    ],
)
def test_a_changed_letter_is_told_by_name(filled: Path, statement: str, kind: str) -> None:
    """Each change by another program is one problem, of the right kind, with the candidate's name."""
    (problem,) = _one(filled, statement)
    assert problem.kind == kind
    assert problem.name in {"Candidate 2", "Dora"}
    assert problem.name in problem.sentence


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("CREATE TRIGGER lift AFTER INSERT ON verdict BEGIN UPDATE verdict SET verdict = 'x'; END", "form"),
        ("CREATE VIEW seen AS SELECT * FROM verdict", "form"),
        ("CREATE TABLE more (a)", "form"),
        ("ALTER TABLE verdict ADD COLUMN more TEXT", "form"),
        ("DROP INDEX idx_history_candidate_seq", "form"),
        ("DELETE FROM interview WHERE rowid = 3", "reference"),
        ("DELETE FROM search WHERE rowid = 3", "search"),
        ("UPDATE search_content SET c1 = replace(c1, 'said', 'sa1d') WHERE id = 3", "search"),
    ],
)
def test_another_form(filled: Path, statement: str, kind: str) -> None:
    """A table, trigger, view, column or index more or less, a lost reference and a lost word index are told."""
    assert {problem.kind for problem in _one(filled, statement)} == {kind}


def test_evidence_that_is_gone_or_changed(filled: Path) -> None:
    """An evidence file is told with its name and whose it is."""
    with closing(CaseFile.open(filled)) as opened:
        picture = _show(opened, filled, "1")
        opened.db.execute("UPDATE exhibit SET candidate = ?", (identity("candidate 1"),))
    picture.write_bytes(PICTURE + b"!")
    assert inspection.inspect(filled).problems[0].sentence == "The evidence file a.png of Candidate 1 was changed since it was attached."
    picture.unlink()
    assert inspection.inspect(filled).problems[0].sentence == "The evidence file a.png of Candidate 1 is no longer in the data folder."
    assert inspection.inspect(filled, evidence=False).sound


@pytest.mark.parametrize("name", ["vetter (Ana's conflicted copy 2026-11-27).db", "vetter.sync-conflict-20261127-143207-ABC.db"])
def test_a_conflict_copy_is_told(filled: Path, name: str) -> None:
    """A second case file beside the first, as folders kept in step make one, is named; what an earlier Vetter kept is not."""
    (filled / "vetter-before-update.db").write_bytes(b"x")
    assert inspection.inspect(filled).sound
    (filled / name).write_bytes((filled / FILE_NAME).read_bytes())
    (problem,) = inspection.inspect(filled).problems
    assert problem.sentence.startswith(f"{name} looks like a second case file")


def _bits_in_text(data: bytes, chance: random.Random, times: int) -> list[tuple[int, int]]:
    starts = [at for at in range(0, len(data), 97) if TEXT.fullmatch(data[at : at + 40]) and b"said in the talk" in data[at : at + 60]]
    return [(chance.choice(starts) + chance.randrange(40), chance.randrange(7)) for _ in range(times)]


@pytest.mark.goal("G9", "bits flipped in what was said, and found", FLIPPED)
@pytest.mark.parametrize("folder", ["plain"], indirect=True)
def test_a_flipped_bit_in_stored_text_is_found(filled: Path) -> None:
    """Every bit flipped in what was said is found, though SQLite finds the file sound."""
    whole = (filled / FILE_NAME).read_bytes()
    chance = random.Random(20261112)  # noqa: S311 - not a secret
    silent = 0
    for at, bit in _bits_in_text(whole, chance, FLIPPED):
        data = bytearray(whole)
        data[at] ^= 1 << bit
        (filled / FILE_NAME).write_bytes(data)
        found = inspection.inspect(filled)
        assert not found.sound, f"byte {at}, bit {bit}"
        silent += not found.damaged
    assert silent > FLIPPED // 2


@pytest.mark.parametrize("folder", ["protected"], indirect=True)
def test_a_flipped_bit_in_an_encrypted_file_is_found(filled: Path) -> None:
    """Every bit flipped anywhere is found by the check of its page, and what the page held is saved all the same."""
    whole, chance = (filled / FILE_NAME).read_bytes(), random.Random(20261112)  # noqa: S311 - not a secret
    before = _answers(filled)
    for _ in range(20):
        data = bytearray(whole)
        data[chance.randrange(keys.HEAD, len(whole))] ^= 1 << chance.randrange(7)
        (filled / FILE_NAME).write_bytes(data)
        assert inspection.inspect(filled).damaged
    salvage(filled, AT)
    after = _answers(filled)
    assert sum(after.get(key) == text for key, text in before.items()) >= len(before) - ANSWERS


@pytest.mark.goal("G9", "pages scrambled and found, 99 of 100 answers saved", SCRAMBLED)
def test_a_scrambled_page_is_found_and_nearly_all_answers_are_saved(filled: Path) -> None:
    """Whichever page is lost: it is found, at least 99 of 100 answers are saved, and the damaged file is kept to the byte."""
    whole = (filled / FILE_NAME).read_bytes()
    before = _answers(filled)
    chance = random.Random(20261112)  # noqa: S311 - not a secret
    pages = len(whole) // PAGE
    in_use = [page for page in range(pages) if any(whole[page * PAGE : (page + 1) * PAGE])]
    path, saved, least = filled / FILE_NAME, 0, len(before)
    for number in range(SCRAMBLED):
        path.write_bytes(whole)
        _scramble(path, in_use[number % len(in_use)], chance)
        damaged = path.read_bytes()
        assert not inspection.inspect(filled).sound
        found = salvage(filled, AT)
        assert found.kept.kept is not None
        if found.kept.damaged:
            assert found.kept.kept.read_bytes() == damaged
            found.kept.kept.unlink()
        after = _answers(filled)
        same = sum(after.get(key) == text for key, text in before.items())
        saved, least = saved + same, min(least, same)
        assert not inspection.inspect(filled).damaged
    assert saved >= 0.99 * SCRAMBLED * len(before)
    assert least >= 0.90 * len(before)


def test_what_comes_after_a_lost_page_is_saved(filled: Path) -> None:
    """Of the history, which stands nowhere else, the lines before and after a lost page are saved."""
    whole = image(filled / FILE_NAME)
    pages = [page for page in range(len(whole) // PAGE) if b"Proven 40." in whole[page * PAGE : (page + 1) * PAGE]]
    assert len(pages) > 3
    _scramble(filled / FILE_NAME, pages[1], random.Random(1))  # noqa: S311 - not a secret
    salvage(filled, AT)
    with closing(CaseFile.open(filled)) as opened:
        kept = [row["seq"] for row in opened.rows("SELECT seq FROM history ORDER BY seq")]
    assert {1, 2 * MANY} <= set(kept)
    assert 2 * MANY - 40 < len(kept) < 2 * MANY


def _no_first_page(path: Path) -> None:
    _scramble(path, 0, random.Random(1))  # noqa: S311 - not a secret


def _cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size * 3 // 4 // PAGE * PAGE)


@pytest.mark.parametrize("backed_up", [True, False], ids=["with a backup", "without"])
def test_the_list_of_tables_is_lost(filled: Path, *, backed_up: bool) -> None:
    """Without the first page no table can be found; with the page of a backup, or of a new file, all of them can."""
    before = _answers(filled)
    if backed_up:
        backups.make(filled, "asked", AT)
    _no_first_page(filled / FILE_NAME)
    found = salvage(filled, AT)
    assert found.harmed == ()
    assert _answers(filled) == before
    with closing(CaseFile.open(filled)) as opened:
        for number in range(MANY):
            assert_whole(opened, identity(str(number)))
        assert history.broken(opened) is None


def test_a_file_cut_short(filled: Path) -> None:
    """Of a file cut at three quarters what is there is saved; whose interviews suffered is told by name."""
    _cut(filled / FILE_NAME)
    found = salvage(filled, AT)
    assert found.interviews > MANY // 2
    assert found.kept.damaged
    with closing(CaseFile.open(filled)) as opened:
        assert {row["name"] for row in opened.rows("SELECT name FROM candidate")} >= set(found.harmed)
        save(opened, "again")


def test_lost_answers_are_taken_from_the_verdict(folder: Path) -> None:
    """A verdict holds the answers it was made of; what is lost beside it is taken from there, and the interview is whole again."""
    said = {f"question {number}": f"as said {number}" for number in range(ANSWERS)}
    with closing(CaseFile.open(folder)) as made:
        save(made, "1", "as said")
        with made.write() as db:
            document = json.dumps({"answers": said, "unread": {"conversions.0.count": "as said"}})
            db.execute("UPDATE verdict SET inputs = ?", (document,))
            db.execute("DELETE FROM answer")
    assert [problem.kind for problem in inspection.inspect(folder).problems] == ["interview"]
    found = salvage(folder, AT)
    assert (found.answers, found.harmed) == (ANSWERS, ())
    assert inspection.inspect(folder).sound


def test_what_belongs_to_lost_rows_gets_a_stand_in(filled: Path) -> None:
    """Answers without their interview, and interviews without their candidate, are kept under a name that says so."""
    with closing(bare(filled / FILE_NAME)) as other, other:
        other.execute("DELETE FROM interview WHERE id = ?", (identity("1"),))
        other.execute("DELETE FROM verdict WHERE interview IN (?, ?)", (identity("1"), identity("2")))
        other.execute("DELETE FROM candidate WHERE id = ?", (identity("candidate 2"),))
    salvage(filled, AT)
    with closing(CaseFile.open(filled)) as opened:
        for label in ("1", "2"):
            assert opened.rows("SELECT count(*) AS n FROM answer WHERE interview = ?", (identity(label),)) == [{"n": ANSWERS}]
        assert opened.rows("SELECT name FROM candidate WHERE id = ?", (identity("candidate 2"),)) == [{"name": "Name lost"}]
        assert opened.rows("PRAGMA foreign_key_check") == []


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 in its place", bytes(PAGE * 20)], ids=["empty", "another file", "zeros"])
def test_nothing_to_save(filled: Path, data: bytes) -> None:
    """Where nothing can be read, nothing is put in its place, and no empty file either."""
    (filled / FILE_NAME).write_bytes(data)
    with pytest.raises(CaseFileError, match=r"^Nothing in vetter\.db can be read any more\. Put a backup in its place; the damaged file"):
        salvage(filled, AT)
    assert (filled / FILE_NAME).read_bytes() == data
    assert listed(filled) == sorted([FILE_NAME, EVIDENCE])


def test_a_foreign_trigger_does_not_come_along(filled: Path) -> None:
    """Salvage takes rows alone: what another program put beside them stays behind, in a file that is kept."""
    _one(filled, "CREATE TRIGGER lift AFTER INSERT ON verdict BEGIN UPDATE verdict SET verdict = 'confirmed'; END")
    before = _answers_by_hand(filled)
    salvage(filled, AT)
    assert inspection.inspect(filled).sound
    assert _answers_by_hand(filled) == before


def _answers_by_hand(folder: Path) -> list[tuple[str, ...]]:
    with closing(bare(folder / FILE_NAME)) as plain:
        return plain.execute("SELECT * FROM answer ORDER BY 1, 2").fetchall()
