"""`vetter assess`: from interview files to verdicts, touching nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.worked_cases import WORKED_CASES
from vetter.__version__ import __version__
from vetter.settings import RULES_VERSION

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program

EXPECTED = {name: worked["expect"] for name, worked in zip(("walk-in", "specialist"), WORKED_CASES, strict=False)}
EXPECTED["beginner"] = WORKED_CASES[3]["expect"]


@pytest.mark.parametrize("name", ["walk-in", "specialist", "beginner"])
def test_each_sample_gets_its_verdict(run: Program, samples: dict[str, Path], name: str) -> None:
    """The three samples come out as the method's worked cases do, within three points."""
    ran = run("assess", samples[name], "--json")
    assert (ran.code, ran.err) == (0, "")
    told: dict[str, Any] = json.loads(ran.out)
    expected = EXPECTED[name]
    assert told["format"] == "vetter-assessment"
    assert told["version"] == 1
    assert told["verdict"]["key"] == expected["verdict"]
    assert sorted(told["flags"]) == sorted(expected["flags"])
    for figure in ("score", "low", "high", "claimed", "vanity"):
        assert told[figure] == pytest.approx(expected[figure], abs=3)
    assert told["guru_pattern"] == (name == "walk-in")
    assert all(section["text"] for section in told["sections"])


def test_json_holds_every_figure_with_its_code_and_every_version(run: Program, samples: dict[str, Path]) -> None:
    """What a program needs to check a verdict: figures with ranges, judgements, findings, comparisons, what would change it, versions."""
    told: dict[str, Any] = json.loads(run("assess", samples["beginner"], "--json").out)
    assert [each["key"] for each in told["judgements"]] == ["conversion", "money", "audience", "trust", "plan", "reputation"]
    for each in (told, *told["judgements"]):
        assert 0 <= each["low"] <= each["score"] <= each["high"] <= 100
    assert told["claimed_range"][0] <= told["claimed"] <= told["claimed_range"][1]
    assert told["vanity_range"][0] <= told["vanity"] <= told["vanity_range"][1]
    assert [found["code"] for found in told["findings"]] == told["flags"]
    assert {found["severity"] for found in told["findings"]} <= {"red", "amber", "ask"}
    (compared, *_more) = told["comparisons"]
    assert {"base", "rate", "low", "high", "percentile", "benchmark_rows", "reason"} <= set(compared)
    assert {"change", "rests_on", "close_call", "changed_settings"} <= set(told)
    assert told["program_version"] == __version__
    assert told["rules_version"] == RULES_VERSION
    assert told["benchmarks_version"]


def test_nothing_is_stored(run: Program, samples: dict[str, Path]) -> None:
    """Judging a file makes no data folder."""
    assert run("assess", samples["walk-in"]).code == 0
    assert not run.folder.exists()


def test_the_verdict_in_words(run: Program, samples: dict[str, Path]) -> None:
    """Without --json the verdict, its reasons and its score are there to read, plain and within the width."""
    ran = run("assess", samples["walk-in"])
    for words in ("Dale Mercer (invented sample)", "Vanity metrics only: no business result shown", "Proven 29 (14 to 43)"):
        assert words in ran.out
    assert "\x1b" not in ran.out
    assert max(len(line) for line in ran.out.splitlines()) <= 100


def test_the_same_file_gives_the_same_text(run: Program, samples: dict[str, Path]) -> None:
    """Same input, same output."""
    assert run("assess", samples["specialist"]).out == run("assess", samples["specialist"]).out


def test_a_paper_of_one_file(run: Program, samples: dict[str, Path], tmp_path: Path) -> None:
    """With one file, --pdf names the file to write."""
    out = tmp_path / "dale.pdf"
    ran = run("assess", samples["walk-in"], "--pdf", out)
    assert (ran.code, ran.err) == (0, f"{out} written.\n")
    assert out.read_bytes().startswith(b"%PDF-")


def test_papers_of_several_files(run: Program, samples: dict[str, Path], tmp_path: Path) -> None:
    """With several files, --pdf names a folder, and each file gets a paper of its own, even of the same name."""
    twin = tmp_path / "twin.json"
    twin.write_text(samples["walk-in"].read_text(encoding="utf-8"), encoding="utf-8")
    out = tmp_path / "papers"
    assert run("assess", *samples.values(), twin, "--json", "--pdf", out).code == 0
    assert len(list(out.glob("*.pdf"))) == 4


def test_a_file_where_the_folder_should_be(run: Program, samples: dict[str, Path], tmp_path: Path) -> None:
    """Several papers do not fit into one file, and the file is left alone."""
    out = tmp_path / "papers"
    out.write_text("mine", encoding="utf-8")
    ran = run("assess", samples["walk-in"], samples["beginner"], "--json", "--pdf", out)
    assert ran.code == 2
    assert "Several papers need a folder, and this is a file." in ran.err
    assert out.read_text(encoding="utf-8") == "mine"


def test_a_paper_that_cannot_be_written(run: Program, samples: dict[str, Path], tmp_path: Path) -> None:
    """Where no paper can be written, one line says so, and the exit code is 2."""
    ran = run("assess", samples["walk-in"], "--pdf", tmp_path / "nowhere" / "dale.pdf")
    assert ran.code == 2
    assert ran.err.startswith("vetter: dale.pdf cannot be written")
    assert ran.err.count("\n") == 1


def test_one_bad_file_among_good_ones(run: Program, samples: dict[str, Path], tmp_path: Path) -> None:
    """A file that cannot be read is named with its field; the others are judged all the same."""
    bad = tmp_path / "bad.interview.json"
    row = {"count": 7, "start": "2026-04-30", "end": "2026-03-01"}
    bad.write_text(json.dumps({"format": "vetter-interview", "version": 1, "answers": {"conversions": [row]}}), encoding="utf-8")
    ran = run("assess", bad, samples["beginner"], "--json")
    assert ran.code == 2
    assert ran.err == "vetter: bad.interview.json: conversions.0.end: This ends before it begins.\n"
    assert json.loads(ran.out)["verdict"]["key"] == "newcomer"


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 100_000, '{"format": "board"}'])
def test_no_interview_file(run: Program, tmp_path: Path, text: str) -> None:
    """Whatever is no interview file gets one line and no traceback."""
    bad = tmp_path / "bad.json"
    bad.write_text(text, encoding="utf-8")
    ran = run("assess", bad)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("vetter: bad.json: ")
    assert ran.err.count("\n") == 1


def test_hostile_text_cannot_steer_the_terminal(run: Program, samples: dict[str, Path], tmp_path: Path) -> None:
    """Escape sequences and marks that turn text round are made visible, not obeyed."""
    document = json.loads(samples["walk-in"].read_text(encoding="utf-8"))
    document["answers"]["name"] = "Dale \x1b[2J\x1b]0;x\x07 \u202eecreM\u2069"
    document["answers"]["bio"] = "guru\rAll fine\x08\x9b31m"
    bad = tmp_path / "hostile.json"
    bad.write_text(json.dumps(document), encoding="utf-8")
    ran = run("assess", bad)
    assert ran.code == 0
    assert not set(ran.out) & set("\x1b\x07\x08\r\x9b\u202e\u2069")
    assert "Dale \ufffd[2J\ufffd]0;x\ufffd \ufffdecreM\ufffd" in ran.out


def test_a_hostile_file_name(run: Program, tmp_path: Path) -> None:
    """Not even the name of a file steers the terminal."""
    bad = tmp_path / "a\x1b[2J\nb.json"
    bad.write_text("[]", encoding="utf-8")
    ran = run("assess", bad)
    assert "\x1b" not in ran.err
    assert ran.err.count("\n") == 1


def test_a_folder_that_cannot_be_made(run: Program, samples: dict[str, Path], tmp_path: Path) -> None:
    """A folder for papers inside a file cannot be made, and one line says so."""
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    ran = run("assess", samples["walk-in"], samples["beginner"], "--json", "--pdf", tmp_path / "file" / "papers")
    assert ran.code == 2
    assert "This folder cannot be made" in ran.err.splitlines()[0]


def test_characters_no_font_draws(run: Program, samples: dict[str, Path], tmp_path: Path) -> None:
    """A paper with characters that no bundled font has is written, and they are named."""
    document = json.loads(samples["walk-in"].read_text(encoding="utf-8"))
    document["answers"]["name"] = "Dale \U00010000"
    odd = tmp_path / "odd.json"
    odd.write_text(json.dumps(document), encoding="utf-8")
    ran = run("assess", odd, "--pdf", tmp_path / "odd.pdf")
    assert ran.code == 0
    assert "odd.pdf: cannot be drawn as written: " in ran.err
    assert "LINEAR B SYLLABLE B008 A" in ran.err
