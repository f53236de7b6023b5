"""`vetter paper`, and the edition to pass on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program


def test_the_edition_to_pass_on(run: Program, samples: dict[str, Path], tmp_path: Path) -> None:
    """In words, as data and on paper; without score and flag."""
    ran = run("assess", samples["walk-in"], "--shareable")
    assert ran.code == 0
    assert "not checked" in ran.out
    assert "Proven" not in ran.out
    assert "guru" not in ran.out
    told = json.loads(run("assess", samples["walk-in"], "--shareable", "--json").out)
    assert told["format"] == "vetter-findings"
    assert "score" not in told
    out = tmp_path / "findings.pdf"
    assert run("assess", samples["walk-in"], "--shareable", "--pdf", out).code == 0
    assert out.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    "words",
    [
        ("kit", "--kit", "short"),
        ("notice", "--from", "Ann Reed, 020 7946 0000"),
        ("report", "Dale Mercer"),
        ("findings", "Dale Mercer"),
        ("letter", "Dale Mercer", "--page", "Letter"),
        ("calls", "Ingrid"),
        ("pilot", "Priya"),
        ("comparison", "Dale", "Ingrid"),
        ("history", "Dale"),
    ],
    ids=lambda words: words[0],
)
def test_each_paper_is_written_under_a_name_of_its_own(
    run: Program, samples: dict[str, Path], tmp_path: Path, words: tuple[str, ...]
) -> None:
    """Beside where one stands, and not over a file that is there."""
    assert run("import", *samples.values()).code == 0
    assert run("paper", *words).code == 0
    (written,) = tmp_path.glob("*.pdf")
    assert written.name.startswith("vetter-")
    assert "guru" not in written.name
    assert run("paper", *words).code == 2


@pytest.mark.parametrize("words", [("letter",), ("letter", "Nobody"), ("comparison", "Dale"), ("nothing",)])
def test_what_cannot_be_made_is_refused_in_a_sentence(run: Program, samples: dict[str, Path], words: tuple[str, ...]) -> None:
    """With what to name instead."""
    run("import", *samples.values())
    ran = run("paper", *words)
    assert ran.code == 2
    assert ran.err.strip()


def test_the_shareable_edition_of_a_kept_verdict(run: Program, samples: dict[str, Path], tmp_path: Path) -> None:
    """From the case file."""
    run("import", samples["walk-in"])
    assert run("pdf", "Dale Mercer", "--shareable", "--to", tmp_path / "dale.pdf").code == 0
    assert (tmp_path / "dale.pdf").exists()


def test_what_was_handed_on_stands_in_the_history(run: Program, samples: dict[str, Path], tmp_path: Path) -> None:
    """A letter written is a line of its own."""
    run("import", samples["walk-in"])
    run("paper", "letter", "Dale Mercer", "--to", tmp_path / "letter.pdf")
    assert "letter.pdf" in run("show", "Dale Mercer").out
