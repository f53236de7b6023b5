"""Commands on the case file: in, listed, found, shown, out again."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

import pytest

from vetter.actions import keep_draft, new_case, open_desk
from vetter.domain.case import Answer
from vetter.questions.start import NAME

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program


@pytest.fixture
def filled(run: Program, samples: dict[str, Path]) -> Program:
    """Return the program with the three samples in its case file."""
    assert run("import", *samples.values()).code == 0
    return run


def test_an_empty_case_file(run: Program) -> None:
    """With nobody in it, the list says so."""
    ran = run("list")
    assert (ran.code, ran.out) == (0, "The case file holds no candidates yet.\n")


def test_imported_twice(filled: Program, samples: dict[str, Path]) -> None:
    """The same file twice adds neither a candidate nor a line of history."""
    before = filled("show", "Dale Mercer", "--json").out
    assert filled("import", samples["walk-in"]).code == 0
    assert filled("show", "Dale Mercer", "--json").out == before
    assert json.loads(filled("list", "--json").out)["total"] == 3


def test_a_bad_file_among_good_ones(run: Program, samples: dict[str, Path], tmp_path: Path) -> None:
    """A missing file is named, and the other one is brought in."""
    ran = run("import", tmp_path / "none.json", samples["beginner"])
    assert ran.code == 2
    assert ran.err.endswith("none.json: There is no such file.\n")
    assert "Priya Nair: Honest newcomer" in ran.out


def test_listed_by_name_and_score(filled: Program) -> None:
    """The list can be sorted, and says what was proven with its range."""
    names = [row["name"] for row in json.loads(filled("list", "--sort", "name", "--json").out)["candidates"]]
    assert names == ["Dale Mercer", "Ingrid Solheim", "Priya Nair"]
    scores = [row["score"] for row in json.loads(filled("list", "--sort", "score", "--json").out)["candidates"]]
    assert scores == sorted(scores, reverse=True)
    assert "Business results" in filled("list").out


def test_only_so_many(filled: Program) -> None:
    """A short list says how many it leaves out."""
    assert "1 of 3 shown." in filled("list", "--limit", "1").out


def test_found_by_what_was_typed(filled: Program) -> None:
    """Words from anywhere in an interview find the candidate; words that occur nowhere find nobody."""
    assert "Ingrid Solheim" in filled("search", "nordlys").out
    assert filled("search", "zeppelin").out == "0 found.\n"


@pytest.mark.parametrize("words", ["%", '"', "' OR 1=1 --", "*", "\x00", "NEAR(", "ingrid OR"])
def test_odd_searches(filled: Program, words: str) -> None:
    """Nothing typed into a search breaks it."""
    assert filled("search", words).code == 0


@pytest.mark.parametrize("typed", ["Ingrid Solheim", "ingrid solheim", "ingrid", "1582e665"])
def test_shown_by_name_or_id(filled: Program, typed: str) -> None:
    """A candidate is meant by name, by a part of it, or by the beginning of the id."""
    ran = filled("show", typed)
    assert ran.code == 0
    assert "Business results shown and confirmed" in ran.out
    assert "History" in ran.out


def test_a_verdict_by_its_id(filled: Program) -> None:
    """A verdict is shown by its own id, and is the one that was judged."""
    entries = json.loads(filled("show", "Dale Mercer", "--json").out)["entries"]
    verdict = next(entry["verdict_id"] for entry in entries if entry["verdict_id"])
    ran = filled("show", verdict, "--json")
    assert json.loads(ran.out)["assessment"]["verdict"]["key"] == "vanity_only"


def test_nobody_of_that_name(filled: Program) -> None:
    """A name nobody has is an error in one line."""
    ran = filled("show", "Nobody")
    assert ran.code == 2
    assert ran.err == "vetter: There is no candidate and no verdict “Nobody” in this case file. “vetter list” shows who is there.\n"


def test_two_of_one_name(filled: Program, samples: dict[str, Path], tmp_path: Path) -> None:
    """Two candidates of one name are told apart by their ids, never guessed between."""
    document = json.loads(samples["walk-in"].read_text(encoding="utf-8"))
    document["id"], document["candidate"] = None, None
    twin = tmp_path / "twin.json"
    twin.write_text(json.dumps(document), encoding="utf-8")
    assert filled("import", twin).code == 0
    ran = filled("pdf", "Dale Mercer")
    assert ran.code == 2
    assert "fits 2 candidates. Name one by its id: Dale Mercer" in ran.err


def test_out_as_it_came_in(filled: Program, samples: dict[str, Path], tmp_path: Path) -> None:
    """File, database, file: the same to the byte."""
    for name, key in (("Dale Mercer", "walk-in"), ("Ingrid Solheim", "specialist"), ("Priya Nair", "beginner")):
        out = tmp_path / f"{key}.json"
        assert filled("export", name, "--to", out).code == 0
        assert out.read_bytes() == samples[key].read_bytes()


def test_named_after_the_candidate(filled: Program, tmp_path: Path) -> None:
    """Without --to, the files are named after the candidate, and nothing is replaced unasked."""
    assert filled("export", "Dale").code == filled("pdf", "Dale").code == 0
    written = sorted(path.name for path in tmp_path.glob("vetter-dale-mercer-*"))
    assert [name.split(".", 1)[1] for name in written] == ["interview.json", "pdf"]
    ran = filled("pdf", "Dale")
    assert ran.code == 2
    assert "exists already. Name another file with --to" in ran.err


def test_a_paper_is_noted_in_the_history(filled: Program, tmp_path: Path) -> None:
    """A paper written from the case file leaves a line in the history."""
    assert filled("pdf", "Priya", "--to", tmp_path / "priya.pdf").code == 0
    assert (tmp_path / "priya.pdf").read_bytes().startswith(b"%PDF-")
    kinds = [entry["what"] for entry in json.loads(filled("show", "Priya", "--json").out)["entries"]]
    assert kinds == ["imported", "verdict", "exported_pdf"]


def test_a_damaged_case_file(run: Program) -> None:
    """A case file that is none ends with code 3, a line about it and a line about the way out, and is left as it is."""
    assert run("list").code == 0
    [database] = [path for path in run.folder.iterdir() if path.read_bytes().startswith(b"SQLite")]
    database.write_bytes(b"%PDF-1.7 not a database" * 100)
    before = database.read_bytes()
    ran = run("list")
    assert (ran.code, ran.out) == (3, "")
    problem, way_out = ran.err.splitlines()
    assert problem.startswith("vetter: vetter.db is not a case file")
    assert "vetter restore newest" in way_out
    assert database.read_bytes() == before


def test_another_data_folder(run: Program, samples: dict[str, Path], tmp_path: Path) -> None:
    """--data-dir is used instead of the usual folder."""
    other = tmp_path / "other"
    assert run("--data-dir", other, "import", samples["beginner"]).code == 0
    assert other.is_dir()
    assert not run.folder.exists()


def test_an_interview_under_way(run: Program) -> None:
    """A candidate whose interview is not finished is listed as such, and has no verdict to export."""
    with open_desk(run.folder) as desk:
        keep_draft(desk, new_case(desk).with_answer(NAME, Answer("Nadia Okafor")))
    assert "Interview under way" in run("list").out
    assert run("show", "Nadia").out == "Nadia Okafor\nThe first interview is under way; there is no verdict yet.\n"
    ran = run("export", "Nadia Okafor")
    assert ran.code == 2
    assert ran.err.startswith("vetter: ")
    assert ran.err.count("\n") == 1


def test_a_line_changed_by_another_program_is_said(filled: Program) -> None:
    """History is chained: what was altered from outside is named, on the terminal and in the data."""
    assert "changed by another program" not in filled("show", "Dale Mercer").out
    with sqlite3.connect(filled.folder / "vetter.db") as database:
        database.execute("UPDATE history SET title = 'Something else' WHERE what = 'verdict'")
    database.close()
    assert "This line was changed by another program." in filled("show", "Dale Mercer").out
